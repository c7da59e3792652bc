"""Tolls of what happened in another year: "in 2010, a bomb at the same church killed four people".

Background is of one event where two accounts give it the same year, no place of its own, and
tell it in the same nouns. Otherwise a year may hold any two attacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.bounds import compatible
from variorum.collation.figures import Figure
from variorum.collation.likeness import plain
from variorum.collation.one_mind import of_one_mind
from variorum.collation.scene import Scene
from variorum.collation.severity import wording_of
from variorum.collation.slots import filler
from variorum.collation.together import Together
from variorum.lexicon import words
from variorum.model import Fact

# The nouns of the sentence, as a slot of a toll that has a day of its own.
BESIDE = "told beside"
# So many nouns must be shared: the bomb and the church.
SHARED = 2
# A count with a place behind it is of that place: "230,000 people in 14 countries".
_PLACING = frozenset({"in", "across", "around", "throughout", "at", "near", "on", "alone"})


def with_nouns(figure: Figure, fact: Fact) -> Fact:
    """Give a toll that has a time of its own with the nouns it is told in; one of a place without."""
    tree = figure.tree
    behind = tree.tokens[figure.inside[-1] + 1 : figure.inside[-1] + 4]
    if fact.when is None or any(t.text.lower() in _PLACING for t in behind):
        return fact
    told = {
        plain(t.lemma.lower())
        for t in tree.tokens
        if t.pos in ("NOUN", "PROPN") and t.lemma.lower() not in words("past", "common", "words")
    }
    return replace(fact, slots=(*fact.slots, (BESIDE, tuple(sorted(told)))))


def without_nouns(fact: Fact) -> Fact:
    """Give a toll without the nouns it is told in."""
    slots = tuple((slot, told) for slot, told in fact.slots if slot != BESIDE)
    return fact if len(slots) == len(fact.slots) else replace(fact, slots=slots)


def past_tolls(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the tolls of one event of another year where two accounts have them unlike."""
    by_year = defaultdict[tuple[object, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "toll" and not fact.part and not fact.status and filler(fact, BESIDE):
            era = scene.era(fact)
            if era not in (None, "now") and all(place in scene.places for place in fact.where):
                by_year[(*fact.key[:3], era)].append(fact)
    for held in by_year.values():
        groups = Together[int]()
        for i, j in combinations(range(len(held)), 2):
            if held[i].article != held[j].article and _are_one(held[i], held[j]):
                groups.join(i, j)
        together = defaultdict[int, list[Fact]](list)
        for i, fact in enumerate(held):
            together[groups.name(i)].append(fact)
        for group in together.values():
            told = of_one_mind(group, lambda one, other: not compatible(one, other))
            if any(not compatible(one, other) for one, other in combinations(told, 2)):
                yield tuple(_asked(fact, scene) for fact in told)


def _asked(fact: Fact, scene: Scene) -> Fact:
    """Give a toll as the question it answers: how many were killed in that year."""
    what = wording_of(*map(str, fact.key[:2]), counted=fact.subject or "")
    year = f"{what} in {scene.era(fact)}"
    return replace(without_nouns(fact), key=("number", "past"), subject=year)


def _are_one(one: Fact, other: Fact) -> bool:
    return len(set(filler(one, BESIDE)) & set(filler(other, BESIDE))) >= SHARED
