"""What keeps two clauses from telling one thing, however many words they share.

An unlike figure, name, day, place, sign or mood: one is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.likeness import plain
from variorum.collation.nations import is_nation, nation_of
from variorum.collation.scene import Scene
from variorum.collation.slots import clash
from variorum.lexicon import entries, words
from variorum.model import Fact, Reading

_WORD = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")


def exclude(one: Fact, other: Fact) -> bool:
    """Say whether two clauses cannot tell one thing: unlike figures, days, names, or an opposite."""
    return clash(one, other) or not overlap(one, other)


def forbid(one: Fact, other: Fact, sides: Mapping[str, str]) -> bool:
    """Say whether two clauses must not be told as one; `sides` maps a name to its country.

    >>> quay, pier = (
    ...     Fact("event", a, ("close", None), f"closed the {n} quay", (), who=("quay",))
    ...     for a, n in (("a", "first"), ("b", "last"))
    ... )
    >>> forbid(quay, pier, {})
    True
    """
    return (
        one.polarity != other.polarity
        or mood(one) != mood(other)
        or clash(one, other)
        or _unlike_figures(one, other)
        or _unlike_parties(one, other, sides)
        or _unlike_places(one, other)
        or _unlike_names(one, other, sides)
        or _unlike_words(one, other)
    )


def sides_of(readings: Sequence[Reading], scene: Scene) -> Mapping[str, str]:
    """Map who is named to their country, as far as the accounts say: the French president, the Pentagon of the US."""
    found = defaultdict[str, set[str]](set)
    for reading in readings:
        for entity in reading.entities:
            name = scene.names.get((reading.article.id, entity.name), entity.name)
            words_ = " ".join((*entity.roles, name)).replace(",", " ").split()
            found[name].update(n for word in words_ if (n := nation_of(word)) is not None)
    return {name: next(iter(of)) for name, of in found.items() if len(of) == 1}


def mood(fact: Fact) -> str:
    """Keep what is so and what may come apart: who expects it has not seen it granted."""
    return "so" if fact.modality in ("real", "permitted") else "may be"


def _unlike_figures(one: Fact, other: Fact) -> bool:
    """Say whether each of two clauses has a figure that the other has not: "five people" is 5."""
    here, there = _figures(one), _figures(other)
    return not (here <= there or there <= here)


def _figures(fact: Fact) -> frozenset[str]:
    first = (plain(word).partition(" ")[0].replace(",", "") for word, _, _ in fact.marks)
    return frozenset(word for word in first if word[:1].isdigit())


def _unlike_parties(one: Fact, other: Fact, sides: Mapping[str, str]) -> bool:
    """Say whether two parties do it, or it is done to two: both are named, and neither is the other.

    Who is of a country and the country are one party: "Biden allowed it", "the US allowed it".
    """
    pairs = [(one.subject, other.subject), (one.key[1], other.key[1])]
    return any(
        here is not None
        and there is not None
        and here != there
        and here[:1].isupper()
        and there[:1].isupper()
        and sides.get(here, here) != sides.get(there, there)
        and here not in other.who
        and there not in one.who
        for here, there in pairs
    ) or any(
        here.subject is not None
        and there.subject not in (None, here.subject)
        and is_nation(here.subject)
        and sides.get(str(there.subject)) != here.subject
        and here.subject not in there.who
        for here, there in ((one, other), (other, one))
    )


def _unlike_names(one: Fact, other: Fact, sides: Mapping[str, str]) -> bool:
    """Say whether both name somebody, and nobody in common; or, of a noun, each somebody of its own."""
    here, there = ({w for w in f.who if w[:1].isupper()} for f in (one, other))
    mine = {sides.get(w, w) for w in here} - {sides.get(w, w) for w in there}
    yours = {sides.get(w, w) for w in there} - {sides.get(w, w) for w in here}
    if not (mine and yours):
        return False
    described = one.kind == "attribute" or other.kind == "attribute"
    return described or not (len(mine) < len(here) and len(yours) < len(there))


def _unlike_places(one: Fact, other: Fact) -> bool:
    """Say whether each is put in places of which the other knows none."""
    return bool(one.where and other.where) and not (
        set(one.where) & {*other.where, *other.who} or set(other.where) & set(one.who)
    )


def _unlike_words(one: Fact, other: Fact) -> bool:
    here, there = _said(one), _said(other)
    if any(bool(here & limits) != bool(there & limits) for limits in _limits()):
        return True
    return any(
        (mine := [n for n, sort in enumerate(series) if here & sort])
        and (yours := [n for n, sort in enumerate(series) if there & sort])
        and not set(mine) & set(yours)
        for series in _series()
    )


def _said(fact: Fact) -> frozenset[str]:
    """Give the words of a clause as written, and its predicate."""
    written = (word.lower() for word in _WORD.findall(fact.label))
    return frozenset({*written, plain(str(fact.key[0])), str(fact.key[0]).removeprefix("to ")})


@cache
def _limits() -> tuple[frozenset[str], ...]:
    """Give the words of which both clauses must have one, or neither."""
    return words("opposites", "habit", "words"), words("opposites", "limit", "words")


@cache
def _series() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(
        tuple(frozenset(sort) for sort in row["words"]) for row in entries("opposites", "series")
    )
