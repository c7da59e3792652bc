"""Deeds of several accounts that are one by their typed keys, though they share few words.

Two are one when they are of one class and one sign, when the same side acts or the same is done
to, when no role is filled by two, and when nothing forbids it: figures, days, places, moods. Who
is of a country acts for it, and so does a board for its firm. Of several deeds that fit, each
account's nearest is taken, and only where the choice is mutual.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from variorum.collation.classes import people
from variorum.collation.likeness import is_of_many, plain, weigh
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.tellings import SAMPLE, TOLD, WINDOW, with_plain_words
from variorum.collation.vetoes import Traits, forbid, party
from variorum.lexicon import entries, words
from variorum.model import Fact

# The account, and where in it the predicate stands.
Place = tuple[str, int]

# What two deeds must share, class and roles and all else, weighed by rarity in the story. Read in 56
# stories: of 36 points that this added, some 29 tell one thing; of eight more at 0.8, three do.
ENOUGH = 0.9
# "Its board" is somebody's, and nobody knows whose.
_PRONOUNS = ("its ", "their ", "his ", "her ", "our ", "my ")
_YEAR = re.compile(r"(?:19|20)\d\d")
# So many participants must be one: of "Lind denied it" alone nobody knows what it was. One more is
# asked for where the class is not known.
FEWEST = 2
# Who resigned says all.
WHOLE = 0.3
# A rare deed and a rare participant are enough.
RARE = 1.3


@dataclass(frozen=True, slots=True)
class Act:
    """A deed with its roles under the names that all accounts share.

    `known` says that its class is one of the lexicon's, `noun` that a noun tells it; `parts` is all
    that takes part.
    """

    fact: Fact
    name: str
    known: bool
    noun: bool
    agent: str | None
    undergoer: str | None
    parts: frozenset[str]
    era: str | None


def by_key(
    tellings: Sequence[tuple[Fact, ...]],
    clauses: Sequence[Fact],
    acts: Sequence[Fact],
    scene: Scene,
    sides: Mapping[str, str],
) -> Iterator[tuple[Fact, ...]]:
    """Yield what accounts tell alike, with what is joined to it, or by itself, because the deed is one.

    `tellings` are joined by the likeness of their words, `clauses` are all that could have been;
    the `acts` stand at the same places under wider classes.
    """
    events = [f for f in clauses if f.kind == "event" and f.modality in TOLD]
    named = [scene.marked(f) for f in events]
    deeds = [scene.marked(f) for f in acts if f.modality in TOLD]
    classes = {_place(deed): str(deed.key[0]) for deed in deeds}
    groups = [list(telling) for telling in tellings]
    group_of = {_place(f): n for n, told in enumerate(groups) for f in told if f.kind == "event"}
    stretches = {f.evidence[0] for told in tellings for f in told}
    joined = set[int]()
    units = [*deeds, *(f for f in named if _place(f) not in classes)]
    for _, *pair in sorted(same_acts(units, scene, sides), key=_strongest_first):
        held = [group_of.get(_place(fact)) for fact in pair]
        if None not in held:
            # What is told by each is told already; two such tellings made one would drift.
            continue
        if any(n is None and f.evidence[0] in stretches for n, f in zip(held, pair, strict=True)):
            # "Plans to use" is printed once, as a plan or as a use.
            continue
        both = [groups[n] if n is not None else [fact] for n, fact in zip(held, pair, strict=True)]
        if not _agree(both[0], both[1], sides):
            continue
        for n in held:
            if n is not None:
                groups[n] = []
        whole = [
            with_plain_words(replace(f, kind="event")) if f.kind == "act" else f
            for f in chain(*both)
        ]
        group_of |= {_place(f): len(groups) for f in whole}
        joined.add(len(groups))
        groups.append(whole)
    for n, told in enumerate(groups):
        if told:
            keyed = (_under_its_key(f, classes, sides) for f in told)
            yield tuple(keyed if n in joined else told)


def _strongest_first(pair: tuple[float, Fact, Fact]) -> tuple[float, Place, Place]:
    return -pair[0], _place(pair[1]), _place(pair[2])


def _place(fact: Fact) -> Place:
    """Say where the predicate of a clause stands."""
    return fact.article, fact.marks[0][1]


def _agree(here: Sequence[Fact], there: Sequence[Fact], sides: Mapping[str, str]) -> bool:
    """Say whether nothing forbids that any of two groups tell one thing."""
    one, other = ([Traits.of(f, sides) for f in facts[:SAMPLE]] for facts in (here, there))
    return not any(
        forbid(a, b, named=False) for a in one for b in other if a.fact.article != b.fact.article
    )


def _under_its_key(fact: Fact, classes: Mapping[Place, str], sides: Mapping[str, str]) -> Fact:
    """Give a clause with its marks under the class of its deed, and under the parties that names stand for."""
    (name, *place), *others = fact.marks
    parties = ((_kind_of(plain(party(word, sides))), start, end) for word, start, end in others)
    marks = ((classes.get(_place(fact), name), place[0], place[1]), *parties)
    return replace(fact, who=tuple(sorted({word for word, _, _ in marks[1:]})), marks=marks)


def same_acts(
    acts: Sequence[Fact], scene: Scene, sides: Mapping[str, str]
) -> Iterator[tuple[float, Fact, Fact]]:
    """Yield the pairs of deeds that are one, of two accounts each, with how much they share."""
    held = [_act(fact, scene, sides) for fact in acts]
    weights = weigh([frozenset({a.name, *a.parts}) for a in held])
    traits = cache(lambda i: Traits.of(held[i].fact, sides))
    choices = [dict[str, float]() for _ in held]
    found = dict[tuple[int, int], float]()
    for i, j in _pairs(held):
        shared = _shared(held[i], held[j], weights)
        if shared >= ENOUGH and not forbid(traits(i), traits(j), named=False):
            found[i, j] = shared
            for one, other in ((i, j), (j, i)):
                account = held[other].fact.article
                choices[one][account] = max(choices[one].get(account, 0.0), shared)
    for (i, j), shared in found.items():
        here, there = held[i].fact, held[j].fact
        if shared >= max(choices[i][there.article], choices[j][here.article]):
            yield shared, here, there


def _known(name: str | None, sides: Mapping[str, str]) -> str | None:
    if name is None or name.lower().startswith(_PRONOUNS):
        return None
    return plain(party(name, sides))


def _act(fact: Fact, scene: Scene, sides: Mapping[str, str]) -> Act:
    agent, undergoer = _known(fact.subject, sides), _known(fact.key[1], sides)
    parts = {agent, undergoer, *(_known(word, sides) for word, _, _ in fact.marks[1:])}
    name = str(fact.key[0])
    known = fact.kind == "act" or not name.startswith("to ") or is_of_many(name)
    return Act(
        fact,
        # The classes of deeds are no words, and meet no clause that has one of their names.
        f"deed: {name}" if fact.kind == "act" else plain(name),
        known,
        fact.status == "noun",
        agent,
        undergoer,
        frozenset(part for part in parts if part is not None),
        scene.era(fact),
    )


def _pairs(held: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Yield each pair of deeds of one class and two accounts in which somebody or something is the same."""
    groups = defaultdict[tuple[str, str], list[int]](list)
    for i, act in enumerate(held):
        for part in act.parts:
            groups[act.name, part].append(i)
    met = set[tuple[int, int]]()
    for places in groups.values():
        for n, i in enumerate(places):
            for j in places[n + 1 : n + 1 + WINDOW]:
                if held[i].fact.article != held[j].fact.article and (i, j) not in met:
                    met.add((i, j))
                    yield i, j


def _shared(one: Act, other: Act, weights: Mapping[str, float]) -> float:
    """Give how much two deeds share; nothing where a role is filled by two."""
    pairs = ((one.agent, other.agent), (one.undergoer, other.undergoer))
    roles = [_role(here, there, one, other) for here, there in pairs]
    if None in roles or True not in roles or (one.noun and other.noun) or _are_more(one, other):
        return 0.0
    if one.era is not None and other.era is not None and one.era != other.era:
        return 0.0
    if _is_years_ago(one, other) or _is_years_ago(other, one):
        return 0.0
    shared = (one.parts & other.parts) - {one.name}
    filled = [pair for role, pair in zip(roles, pairs, strict=True) if role]
    met = {str(here) for here, there in filled if not shared & {here, there}}
    whole = one.fact.key[0] in words("acting", "whole", "words") and any(map(_is_party, filled))
    weight = weights[one.name] + sum(weights[part] for part in (*shared, *met)) + WHOLE * whole
    needed = FEWEST + (not one.known) - whole
    rare = one.fact.kind == "act" and weight >= RARE
    if len(shared) + len(met) < needed - rare:
        return 0.0
    return weight


def _is_years_ago(one: Act, other: Act) -> bool:
    """Say whether a deed is told with a year, and another with a day that is not of it."""
    years = {part for part in one.parts if _YEAR.fullmatch(part)}
    day = filler(other.fact, "on") or other.fact.when
    return bool(years) and bool(day) and not any(d.startswith(y) for d in day or () for y in years)


def _is_party(pair: tuple[str | None, str | None]) -> bool:
    """Say whether somebody is named who fills a role, or told to be of a trade."""
    return any(name is not None and (name[:1].isupper() or _is_person(name)) for name in pair)


def _are_more(one: Act, other: Act) -> bool:
    """Say whether it is done to several by one account, and to one by the other: three missiles, the missile."""
    several = [_is_of_several(act.fact) for act in (one, other)]
    alone = [act.fact.unit == "one" for act in (one, other)]
    return any(several) and any(alone) and one.undergoer == other.undergoer


def _is_of_several(fact: Fact) -> bool:
    counted = (n for slot, held in fact.slots if slot.startswith("count ") for n in held)
    return fact.unit == "several" or any(float(n) > 1 for n in counted)


def _role(here: str | None, there: str | None, one: Act, other: Act) -> bool | None:
    """Say whether a role is filled by one and the same; False if that is unknown, None if it is filled by two.

    "Internet access" and "the internet" are one; a name that stands beside a common word says whom it means.
    """
    if here is None or there is None:
        return False
    if here == there or _may_be_one(here, there):
        return True
    people = _is_person(here) and _is_person(there)
    if {here, there} & words("acting", "anybody", "words") and people:
        return True
    if {here, there} & words("acting", "many", "words") and (_is_person(here) or _is_person(there)):
        return True
    if here in filler(other.fact, "which") or there in filler(one.fact, "which"):
        return True
    if here in other.parts or there in one.parts:
        return here[:1].isupper() or there[:1].isupper()
    return None


def _may_be_one(here: str, there: str) -> bool:
    """Say whether two common words can stand for one thing: the bid and the offer."""
    return bool(_alike().get(here, frozenset()) & _alike().get(there, frozenset()))


def _kind_of(word: str) -> str:
    """Give the word that stands for all that may be one with this: "child" for a boy."""
    numbers = _alike().get(word)
    return str(entries("acting", "alike")[min(numbers)]["words"][0]) if numbers else word


@cache
def _alike() -> Mapping[str, frozenset[int]]:
    found = defaultdict[str, set[int]](set)
    for number, row in enumerate(entries("acting", "alike")):
        for word in row["words"]:
            found[word].add(number)
            found[plain(word)].add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


def _is_person(name: str) -> bool:
    return name in people()
