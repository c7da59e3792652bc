"""Words for causes: which kind of cause a noun names, and what else that may be told for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# What hangs on a noun and belongs to its name.
_PARTS = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})
# No name of a cause is so deep inside its phrase.
_DEEP = 6


@dataclass(frozen=True, slots=True)
class Cause:
    """A kind of cause, where its name stands, and the kinds that it may be told for."""

    kind: str
    first: int
    last: int
    may_be: frozenset[str]


def causes_in(tree: Tree) -> Mapping[int, tuple[Cause, ...]]:
    """Give the causes that a sentence names, by the noun that bears them.

    "A spark from a power line" is borne by the spark, "lightning or arson" by the lightning.
    """
    borne = defaultdict[int, list[Cause]](list)
    for cause in _named(tree):
        bearer = _bearer(tree, cause.last, frozenset())
        if bearer is not None:
            borne[bearer].append(cause)
    return {bearer: tuple(held) for bearer, held in borne.items()}


def _named(tree: Tree) -> Iterator[Cause]:
    for index in range(len(tree.tokens)):
        found = max(_ending_at(tree, index), key=lambda c: index - c.first, default=None)
        if found is not None:
            yield found


def _ending_at(tree: Tree, index: int) -> Iterator[Cause]:
    token = tree.tokens[index]
    for word in dict.fromkeys((token.lemma.lower(), token.text.lower())):
        for before, kind, may_be in _by_last_word().get(word, ()):
            first = _back(tree, index, before)
            if first is not None:
                yield Cause(kind, first, index, may_be)


def _back(tree: Tree, index: int, before: tuple[str, ...]) -> int | None:
    """Give where a name of several words begins; hyphens between them do not count."""
    for word in reversed(before):
        index -= 1
        while index >= 0 and tree.tokens[index].text == "-":
            index -= 1
        token = tree.tokens[index] if index >= 0 else None
        if token is None or word not in (token.lemma.lower(), token.text.lower()):
            return None
    return index


def _bearer(tree: Tree, index: int, seen: frozenset[int]) -> int | None:
    """Climb from a name to the noun that stands for it in its clause; None where that is another thing.

    A gas leak is gas, and "a failure of the brakes" the brakes; a gas company is neither.
    """
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    if len(seen) > _DEEP or index in seen:
        return None
    seen |= {index}
    if token.dep in _PARTS and over.pos in ("NOUN", "PROPN", "ADJ", "VERB") and token.head > index:
        return _bearer(tree, token.head, seen) if _may_bear(tree, token.head) else None
    if token.dep == "conj" and over.pos in ("NOUN", "PROPN"):
        return _bearer(tree, token.head, seen)
    if token.dep == "pobj" and over.pos == "ADP":
        noun = over.head
        if tree.tokens[noun].pos == "NOUN" and _bears(tree, noun):
            return _bearer(tree, noun, seen)
    return index


def _may_bear(tree: Tree, index: int) -> bool:
    """Say whether a word is a fault, names a cause itself, or only describes one that does."""
    token = tree.tokens[index]
    describes = token.dep in _PARTS or token.pos in ("VERB", "ADJ")
    return describes or _bears(tree, index) or any(True for _ in _ending_at(tree, index))


def _bears(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma.lower() in words("causes", "bearing", "words")


@cache
def _by_last_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str, frozenset[str]], ...]]:
    found = defaultdict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]](list)
    for row in entries("causes", "cause"):
        for name in row["words"]:
            *before, last = name.lower().split()
            found[last].append((tuple(before), row["kind"], frozenset(row.get("may_be", ()))))
    return {word: tuple(held) for word, held in found.items()}
