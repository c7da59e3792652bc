"""Of one matter: two sentences that tell of the same people and things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Fact

# Sentences at the head of an account, where it tells what it is about.
HEAD = 3
# So many names and nouns have to be shared by two sentences of which one stands further down.
SHARED = 2


def topic(framer: Framer, tree: Tree) -> tuple[str, ...]:
    """Give the names and nouns of a sentence, and of the one before it."""
    trees = framer.forest.trees[max(0, tree.number - 1) : tree.number + 1]
    return tuple(sorted({word for where in trees for word in _nouns(where)}))


def _nouns(tree: Tree) -> Iterator[str]:
    for token in tree.tokens:
        if token.pos in ("NOUN", "PROPN") and token.text.isalpha() and len(token.text) > 2:
            yield token.lemma.lower()


def of_one_matter(one: Fact, other: Fact) -> bool:
    """Say whether two facts share what they are about, held in `who`; `part` tells that one stands further down."""
    shared = set(one.who) & set(other.who) - _common()
    return len(shared) >= (SHARED if one.part or other.part else 1)


@cache
def _common() -> frozenset[str]:
    """Give the nouns that any two sentences may share: days, months, those who speak."""
    return frozenset(
        word
        for section in ("weekday", "month", "today", "part")
        for entry in entries("times", section)
        for word in entry["words"]
    ) | frozenset({"year", "month", "week", "day", "people", "spokesman", "statement", "official"})
