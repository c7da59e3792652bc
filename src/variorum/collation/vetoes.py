"""What keeps two clauses from telling one thing, however many words they share.

An unlike figure, name, place, sign or mood: one is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.likeness import plain
from variorum.collation.nations import is_nation, nation_of
from variorum.collation.scene import Scene
from variorum.collation.slots import clash
from variorum.lexicon import entries, words
from variorum.model import Fact, Reading

# Whatever acts for its owner: "Lind's board", "the Lind administration".
_OWNED = re.compile(r"(\w.*?(?:[’']s?)?) (\w+)")
_WORD = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")


def exclude(one: Fact, other: Fact) -> bool:
    """Say whether two clauses cannot tell one thing: unlike figures, days, names, or an opposite."""
    return clash(one, other) or not overlap(one, other)


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a clause can forbid to join it with another, found once for all comparisons.

    `names` are those it names, `parties` who acts and who undergoes, each with their country
    where it is known. `limits` says of each list of limiting words whether one is there,
    `ranks` which places its words take in each series that they take any in (*first*, *final*).
    """

    fact: Fact
    mood: str
    figures: frozenset[str]
    names: frozenset[str]
    parties: tuple[tuple[str, str] | None, tuple[str, str] | None]
    limits: tuple[bool, ...]
    ranks: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, fact: Fact, sides: Mapping[str, str]) -> Traits:
        """Find the traits of a clause; `sides` maps a name to its country."""
        said = _said(fact)
        return cls(
            replace(fact, slots=tuple(_of_parties(fact, sides))),
            mood(fact),
            _figures(fact),
            frozenset(party(w, sides) for w in fact.who if w[:1].isupper()),
            (_party(fact.subject, sides), _party(fact.key[1], sides)),
            tuple(bool(said & limits) for limits in _limits()),
            _ranks_of(said),
        )


def forbid(one: Traits, other: Traits, *, named: bool = True) -> bool:
    """Say whether two clauses must not be told as one.

    Without `named` only who acts and who undergoes is looked at, and nobody else who is named.

    >>> quay, pier = (
    ...     Traits.of(Fact("event", a, ("close", None), f"closed the {n} quay", ()), {})
    ...     for a, n in (("a", "first"), ("b", "final"))
    ... )
    >>> forbid(quay, pier)
    True
    """
    return (
        _unlike_signs(one, other)
        or one.limits != other.limits
        or not (one.figures <= other.figures or other.figures <= one.figures)
        or _unlike_ranks(one, other)
        or _unlike_places(one.fact, other.fact)
        or (named and _unlike_names(one, other))
        or _unlike_parties(one, other)
        or bool(one.fact.slots and other.fact.slots and clash(one.fact, other.fact))
    )


def sides_of(readings: Sequence[Reading], scene: Scene) -> Mapping[str, str]:
    """Map who is named to their country, as far as the accounts say: the French president, the Pentagon of the US."""
    found = defaultdict[str, set[str]](set)
    for reading in readings:
        for entity in reading.entities:
            name = scene.names.get((reading.article.id, entity.name), entity.name)
            said = " ".join((*entity.roles, name)).replace(",", " ").split()
            found[name].update(n for word in said if (n := nation_of(word)) is not None)
    return {name: next(iter(of)) for name, of in found.items() if len(of) == 1}


def mood(fact: Fact) -> str:
    """Keep what is so and what may come apart: who expects it has not seen it granted.

    What is granted is so, and may come: it is told with either.
    """
    if fact.modality == "permitted":
        return "granted"
    return "so" if fact.modality == "real" else "may be"


def _figures(fact: Fact) -> frozenset[str]:
    """Give the figures of a clause: "five people" is 5. One of two clauses may have more of them."""
    first = (plain(word).partition(" ")[0].replace(",", "") for word, _, _ in fact.marks)
    return frozenset(word for word in first if word[:1].isdigit())


def _unlike_signs(one: Traits, other: Traits) -> bool:
    """Say whether one is so and the other not, or not yet.

    Classes have signs of their own ("found" is no longer missing): across two of them only
    what the account negates itself can be compared.
    """
    here, there = one.fact, other.fact
    if one.mood != other.mood and "granted" not in (one.mood, other.mood):
        return True
    if here.key[0] == there.key[0]:
        return here.polarity != there.polarity
    return str(here.value).startswith("not ") != str(there.value).startswith("not ")


def _party(name: str | None, sides: Mapping[str, str]) -> tuple[str, str] | None:
    return (name, party(name, sides)) if name is not None else None


def party(name: str, sides: Mapping[str, str]) -> str:
    """Give for whom a name acts: a president for the country, a board for its firm.

    >>> party("Lind’s board", {}), party("White House", {}), party("Lind", {"Lind": "Norway"})
    ('Lind', 'United States', 'Norway')
    """
    owned = _OWNED.fullmatch(name)
    if owned is not None and owned[2].lower().removesuffix("s") in words("acting", "body", "words"):
        # Only the government of one country is called by its president's name and "administration".
        name = owned[1].removesuffix("’s").removesuffix("'s")
        if owned[2] == "administration" and name[:1].isupper():
            return sides.get(name, "United States")
    return _seats().get(name) or sides.get(name, name)


def _of_parties(fact: Fact, sides: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the slots of a fact; who acts and who undergoes, by the parties they stand for."""
    for slot, fillers in fact.slots:
        yield slot, tuple(party(f, sides) for f in fillers) if slot in ("by", "to") else fillers


@cache
def _seats() -> Mapping[str, str]:
    return {word: row["country"] for row in entries("acting", "seat") for word in row["words"]}


def _unlike_parties(one: Traits, other: Traits) -> bool:
    """Say whether two parties do it, or it is done to two: both are named, and neither is the other.

    Who is of a country and the country are one party: "Biden allowed it", "the US allowed it".
    """
    if one.parties == other.parties:
        return False
    for here, there in zip(one.parties, other.parties, strict=True):
        if here is None or there is None or here[0] == there[0]:
            continue
        named = here[0][:1].isupper() and there[0][:1].isupper()
        known = here[0] in other.fact.who or there[0] in one.fact.who
        if named and here[1] != there[1] and not known:
            return True
    here, there = one.parties[0], other.parties[0]
    if here is None or there is None or here[0] == there[0]:
        return False
    return any(
        is_nation(a[0]) and b[1] != a[0] and a[0] not in fact.who
        for a, b, fact in ((here, there, other.fact), (there, here, one.fact))
    )


def _unlike_names(one: Traits, other: Traits) -> bool:
    """Say whether both name somebody, and nobody in common; or, of a noun, each somebody of its own."""
    mine, yours = one.names - other.names, other.names - one.names
    if not (mine and yours):
        return False
    described = "attribute" in (one.fact.kind, other.fact.kind)
    return described or not one.names & other.names


def _unlike_places(one: Fact, other: Fact) -> bool:
    """Say whether each is put in places of which the other knows none."""
    return bool(one.where and other.where) and not (
        set(one.where) & {*other.where, *other.who} or set(other.where) & set(one.who)
    )


def _said(fact: Fact) -> frozenset[str]:
    """Give the words of a clause as written, and its predicate."""
    written = (word.lower() for word in _WORD.findall(fact.label))
    bare = str(fact.key[0]).removeprefix("to ")
    return frozenset({*written, *fact.scope, plain(bare), bare})


@cache
def _limits() -> tuple[frozenset[str], ...]:
    """Give the words of which both clauses must have one, or neither."""
    return words("opposites", "habit", "words"), words("opposites", "limit", "words")


def _unlike_ranks(one: Traits, other: Traits) -> bool:
    """Say whether they take unlike places in one series: what is first is not final."""
    shared = one.ranks.keys() & other.ranks.keys() if one.ranks and other.ranks else ()
    return any(not one.ranks[series] & other.ranks[series] for series in shared)


def _ranks_of(said: frozenset[str]) -> Mapping[int, frozenset[int]]:
    found = defaultdict[int, set[int]](set)
    for word in said & _series().keys():
        for series, place in _series()[word]:
            found[series].add(place)
    return {series: frozenset(places) for series, places in found.items()}


@cache
def _series() -> Mapping[str, Sequence[tuple[int, int]]]:
    """Map the words of all series of opposites to the series, and to the place in it."""
    found = defaultdict[str, list[tuple[int, int]]](list)
    for number, row in enumerate(entries("opposites", "series")):
        for place, sort in enumerate(row["words"]):
            for word in sort:
                found[word].append((number, place))
    return dict(found)
