"""Families of words that exclude each other: a lander is no rover, and the Pacific is no Atlantic.

Which words are of one family, and at which places of a sentence they answer what a reader asks,
is data (`lexicon/en/niches.toml`). What may be told as another kind, as a tram may be told as a
train, excludes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.lexicon.gazetteer import known

# So many words make the longest phrase that names a kind.
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Family:
    """A family: where its words stand as answers, what they modify, and what lies within what.

    `common` families are met in any account many times over: only what fills the very same place
    counts there. In a `loose` one any preposition is as good as another; `plural` ones are told in
    the plural of one thing, and of `paired` ones there are two. The
    words of `named` ones stand in names.
    """

    name: str
    asks: str
    stands: frozenset[str]
    heads: frozenset[str]
    common: bool
    loose: bool
    plural: bool
    paired: bool
    named: bool
    levels: frozenset[str]
    within: frozenset[frozenset[str]]

    def exclude(self, one: str, other: str) -> bool:
        """Say whether nothing can be of both kinds; no town of a country is known to lie off its capital."""
        if one == other or frozenset({one, other}) in self.within:
            return False
        here, there = (known(name) if self.levels else None for name in (one, other))
        if here is None or there is None:
            return not self.levels
        return "capital" not in (here.kind, there.kind) or here.country != there.country


@dataclass(frozen=True, slots=True)
class Member:
    """A word or phrase of a family in one sentence: its kind, its first, last and main token."""

    family: Family
    kind: str
    first: int
    last: int
    head: int


def members(tree: Tree) -> Iterator[Member]:
    """Yield the words of a sentence that are of a family, of two that overlap the first and longer."""
    covered = dict[str, int]()
    for first, token in enumerate(tree.tokens):
        for word in dict.fromkeys((token.lemma.lower(), token.text.lower())):
            for phrase, family, kind in _phrases().get(word, ()):
                last = first + len(phrase) - 1
                if covered.get(family.name, -1) < first and _stands_at(tree, first, phrase):
                    covered[family.name] = last
                    yield Member(family, kind, first, last, _main(tree, first, last))


def members_at(tree: Tree, head: int) -> Iterator[Member]:
    """Yield the words of a family of which a token is the main one."""
    tokens = tree.tokens
    for first in range(max(0, head - LONGEST + 1), head + 1):
        for word in dict.fromkeys((tokens[first].lemma.lower(), tokens[first].text.lower())):
            for phrase, family, kind in _phrases().get(word, ()):
                last = first + len(phrase) - 1
                if last == head and _stands_at(tree, first, phrase):
                    yield Member(family, kind, first, last, head)


@cache
def family_of_places(level: str) -> Family | None:
    """Give the family of the places of one level of the gazetteer: towns, states, countries."""
    return next((f for f in _families().values() if level in f.levels), None)


def family_named(name: str) -> Family:
    """Give a family by its name."""
    return _families()[name]


def _stands_at(tree: Tree, first: int, phrase: tuple[str, ...]) -> bool:
    tokens = tree.tokens[first : first + len(phrase)]
    return len(tokens) == len(phrase) and all(
        word in (token.lemma.lower(), token.text.lower())
        for word, token in zip(phrase, tokens, strict=True)
    )


def _main(tree: Tree, first: int, last: int) -> int:
    inside = range(first, last + 1)
    tops = (i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i)
    return next(tops, last)


@cache
def _families() -> dict[str, Family]:
    return {
        row["name"]: Family(
            row["name"],
            row["asks"],
            frozenset(row["stands"]),
            frozenset(row.get("heads", ())),
            bool(row.get("common")),
            bool(row.get("loose")),
            bool(row.get("plural")),
            bool(row.get("paired")),
            bool(row.get("named")),
            frozenset(row.get("levels", ())),
            frozenset(_within(row.get("within", ()))),
        )
        for row in entries("niches", "family")
    }


def _kinds(row: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the kinds of a family, also those that it has from a family of what happened."""
    yield from row.get("kinds", ())
    for other in entries("kinds", "family"):
        if other["slot"] == row.get("like"):
            yield from other["kinds"]


def _within(rows: list[str]) -> Iterator[frozenset[str]]:
    for row in rows:
        whole, _, parts = row.partition(" > ")
        yield from (frozenset({whole, part}) for part in parts.split(", "))


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Family, str], ...]]:
    """Map the first word of each phrase to the phrases, the longest first; the parser splits at hyphens."""
    found = defaultdict[str, list[tuple[tuple[str, ...], Family, str]]](list)
    for row in entries("niches", "family"):
        for kind in _kinds(row):
            for word in kind:
                for form in dict.fromkeys((word, word.replace("-", " - "))):
                    phrase = tuple(form.split())
                    found[phrase[0]].append((phrase, _families()[row["name"]], kind[0]))
    return {word: tuple(sorted(held, key=lambda e: -len(e[0]))) for word, held in found.items()}
