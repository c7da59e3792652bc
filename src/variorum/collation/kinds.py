"""Words that name things which exclude each other, and the slots of what happened that they fill."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.trees import Tree
from variorum.lexicon import entries

# A slot, what fills it, the class of what happened it is a slot of (None: of the whole story),
# and whose it is.
Slot = tuple[str, str, str | None, str | None]
Fill = Callable[[Framer, Tree, int], Iterator[Slot]]


@cache
def family(slot: str) -> dict[str, str]:
    """Map the words of a family to the kinds they name.

    >>> family("weapon")["pistol"], family("weapon")["dagger"]
    ('handgun', 'knife')
    """
    return {
        word: kind[0]
        for row in entries("kinds", "family")
        if row["slot"] == slot
        for kind in row["kinds"]
        for word in kind
    }


def kind_of(slot: str, tree: Tree, index: int) -> str | None:
    """Give the kind of a family that a token names."""
    token = tree.tokens[index]
    held = family(slot)
    return held.get(token.lemma.lower()) or held.get(token.text.lower())
