"""Which figures answer one question, and which of them are of another event, or parts of a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.collation.amounts import of_one_ransom
from variorum.collation.answers import number_of
from variorum.collation.bounds import compatible, equal
from variorum.collation.far import of_one_shore
from variorum.collation.nations import is_nation
from variorum.collation.one_mind import of_one_mind
from variorum.collation.owners import of_one_owner
from variorum.collation.past_tolls import past_tolls, without_nouns
from variorum.collation.populations import PEOPLE
from variorum.collation.scene import Scene
from variorum.collation.spells import of_one_company
from variorum.collation.tenures import of_one_body
from variorum.collation.worst_hurt import as_worst_hurt
from variorum.lexicon import words
from variorum.model import Fact

Key = tuple[object, ...]

# Counts of one thing in one event stay within this factor of each other, first reports included.
SIZE = 100
# Measures that are compared elsewhere.
_APART = frozenset({"told", "stage", "tally"})
# What stands nearer to one another than so many characters is told of two things, or of a part.
BESIDE = 250


def figure_questions(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the measures that answer one question together, each question once."""
    buckets = defaultdict[Key, list[Fact]](list)
    asked = [f for f in facts if f.kind == "measure" and f.key[0] not in _APART]
    yield from past_tolls(asked, scene)
    measures = of_one_owner([without_nouns(f) for f in asked])
    for known in (of_one_body, of_one_shore, of_one_company, of_one_ransom, as_worst_hurt):
        measures = [*known(measures)]
    # "120 dead", says the headline, and the text: "in Chile and Peru".
    wider = {(f.article, f.key[:2], f.value) for f in measures if _countries(f)}
    measures = [*_as_first_told(measures)]
    parts = defaultdict[Key, set[str]](set)
    for fact in measures:
        if fact.part and "whole" in dict(fact.slots):
            parts[(*fact.key[:3], fact.value)].add(fact.article)
    for fact in measures:
        if not _countries(fact) and (fact.article, fact.key[:2], fact.value) in wider:
            continue
        if key := _question(fact, scene):
            buckets[key].append(fact)
    for key, counted in buckets.items():
        bucket = [
            fact
            for fact in _not_asked_of_all(key, counted, buckets)
            if not _may_be_some(fact, counted)
            # "11 were saved", of 40 of whom another account says that 11 were on the roof
            and (fact.part or parts[(*fact.key[:3], fact.value)] <= {fact.article})
        ]
        if key[0] == "term":
            yield from _of_one_defendant(bucket, scene)
        elif bucket and key[:3] == ("measure", "length", "time"):
            # Of two searches of one account nobody can tell which the others mean.
            told = of_one_mind(bucket, lambda one, other: not compatible(one, other))
            yield tuple(_as_once_more(bucket, told)) or tuple(told)
        elif bucket:
            pruned = tuple(_of_one_size(tuple(_prune(bucket))))
            yield pruned
            yield from _by_source(pruned)


def _as_once_more(bucket: Sequence[Fact], told: Sequence[Fact]) -> Iterator[Fact]:
    """Yield all lengths of one event where an account has that of the others, and far from it another.

    "A 17-minute delay", say three accounts, and one of them further down: "delayed for half an hour".
    """
    if len({f.article for f in told}) < 2 or any(not compatible(told[0], f) for f in told):
        return
    beside = [f for f in bucket if f not in told]
    again = [f for f in beside if compatible(f, told[0])]
    unlike = [f for f in beside if f not in again]
    if told[0].subject in words("spells", "scheduled", "words"):
        return
    accounts = {f.article for f in again}
    once = len({f.value for f in unlike}) == 1 and {f.article for f in unlike} <= accounts
    apart = all(
        abs(one.evidence[0].start - other.evidence[0].start) > BESIDE
        for one in again
        for other in unlike
        if one.article == other.article
    )
    if unlike and once and apart:
        yield from bucket


def _may_be_some(fact: Fact, counted: Sequence[Fact]) -> bool:
    """Say whether three motorists may be some of the eight people whom another account counts."""
    if "among" not in dict(fact.slots):
        return False
    return any(
        other.article != fact.article
        and "among" not in dict(other.slots)
        and number_of(other) > number_of(fact)
        for other in counted
    )


def _as_first_told(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, a figure told to be the first one as any where its account has no later one."""
    told = Counter((fact.article, fact.key[:3]) for fact in facts)
    for fact in facts:
        alone = fact.status == "earlier" and told[fact.article, fact.key[:3]] == 1
        yield replace(fact, status="") if alone else fact


def _not_asked_of_all(
    key: Key, bucket: Sequence[Fact], buckets: Mapping[Key, Sequence[Fact]]
) -> Sequence[Fact]:
    """Leave out the officers hurt that are all that were hurt, where accounts are compared in that."""
    if key[0] == "age" and key[1] is not None:
        # Somebody whom all call alike is asked for by name.
        named = [held for other, held in buckets.items() if other[:2] == ("age", None)]
        counted = {fact.evidence for fact in bucket}
        again = any(counted <= {fact.evidence for fact in held} for held in named)
        return [] if again else bucket
    if key[0] != "toll" or key[2] == PEOPLE.name:
        return bucket
    everybody = buckets.get((*key[:2], PEOPLE.name, *key[3:]), ())
    if len({fact.article for fact in everybody}) < 2:
        return bucket
    counted = {fact.evidence for fact in everybody}
    return [fact for fact in bucket if fact.evidence not in counted]


def _by_source(question: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the measures credited to one and the same source, where they are not one figure."""
    held = defaultdict[str, list[Fact]](list)
    for fact in question:
        if fact.source is not None and fact.key[0] == "measure":
            held[fact.source].append(fact)
    for source, facts in held.items():
        several = len({f.article for f in facts}) > 1 and len(held) > 1
        if several and any(not compatible(facts[0], f) for f in facts):
            yield tuple(replace(f, status=f"from {source}") for f in facts)


def _of_one_defendant(bucket: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Compare terms of prison of one person: all of them, unless two are named."""
    known = set(scene.names.values())
    named = {f.subject for f in bucket if f.subject in known}
    if len(named) < 2:
        yield tuple(bucket)
        return
    for name in sorted(str(n) for n in named):
        yield tuple(f for f in bucket if f.subject == name)


def _question(fact: Fact, scene: Scene) -> Key | None:
    """Give the key of the question a figure answers; a part answers only beside its equals."""
    if fact.key[0] == "age":
        # Whenever something happened to somebody, a name's age is of these days; the boy of an
        # earlier year is another boy.
        another = str(fact.subject).islower() and scene.era(fact) != "now"
        return None if fact.subject is None or fact.part or another else (*fact.key, fact.subject)
    era = scene.era(fact)
    if era is None:
        return None
    if fact.key[0] in ("toll", "number"):
        place = _countries(fact) if era == "now" else _proper(fact, scene)
        key = (*fact.key[:3], era, place)
        return (*key, fact.value, fact.low) if _is_part(fact, scene, era) else key
    if fact.key[0] == "term":
        return None if fact.part else (*fact.key, era)
    if fact.key[0] == "money":
        # Of an unnamed deal equal sums are one sum; unequal ones may be of two deals.
        known = fact.key[1] == "in all" and (
            fact.key[2] in ("first", "with debt") or fact.subject is not None
        )
        return (
            (*fact.key, *((fact.subject,) if fact.key[2] is None else ()))
            if known
            else (*fact.key[:2], fact.value)
        )
    if fact.subject is None or fact.part or fact.status == "earlier":
        return None
    if fact.key[1] == "duration":
        # How long it shook, or rained, is another question in every town.
        return (*fact.key, fact.subject, era, fact.where) if fact.where else None
    place = () if era == "now" else _proper(fact, scene)
    return None if era != "now" and not place else (*fact.key, fact.subject, era, place)


def _is_part(fact: Fact, scene: Scene, era: str) -> bool:
    if fact.part or fact.status == "earlier":
        return True
    if fact.status == "remaining" and fact.key[1] not in words("fates", "lasting", "classes"):
        return True
    if era != "now":
        # What happened in another year is known by its place; without one it is any other event.
        return not _proper(fact, scene)
    return scene.elsewhere(fact) or _of_another_cause(fact, scene)


def _countries(fact: Fact) -> tuple[str, ...]:
    """Give the countries a count is of, if it is of several: "in Chile and Peru" is not "in Chile"."""
    named = tuple(sorted({place for place in fact.where if is_nation(place)}))
    return named if len(named) > 1 else ()


def _proper(fact: Fact, scene: Scene) -> tuple[str, ...]:
    """Give the places that tell an event of the past from the story's own."""
    return tuple(place for place in fact.where if place not in scene.places)


def _of_another_cause(fact: Fact, scene: Scene) -> bool:
    """Say whether something killed that the story is not about: a landslide after the quake."""
    cause = fact.key[3] if len(fact.key) > 3 else None
    known = words("populations", "calamity", "classes")
    told = scene.happenings & known
    if cause not in known or not told:
        # Where the accounts have no word for it in common, any of theirs may be the story's.
        return False
    return cause not in told and not (cause in _VIOLENCE and told & _VIOLENCE)


# One attack is struck, launched, shot and blown up in as many words.
_VIOLENCE = frozenset({"attack", "strike", "bomb", "explode", "shoot", "stab"})


def _prune(bucket: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out what an account counts in part where it also holds the value others share.

    An account rarely contradicts itself: beside "12 dead", which others have too, its "two
    dead" are two of the twelve.
    """
    if bucket[0].key[0] not in ("toll", "number") and bucket[0].key[1] != "magnitude":
        yield from bucket
        return
    by_account = defaultdict[str, list[Fact]](list)
    for fact in bucket:
        by_account[fact.article].append(fact)
    for account, held in by_account.items():
        # "Dozens" is no figure of the account where it also has a number.
        counted = [f for f in held if f.value is not None] or held
        shared = [
            f
            for f in counted
            if any(equal(f, other) for other in bucket if other.article != account)
        ]
        if held[0].key[0] == "measure":
            yield from shared or held
            continue
        if len({f.source for f in held}) > 1 and all(f.source for f in held):
            # The police say one thing and the hospital another: no part of one count.
            yield from held
            continue
        top = max((f.value for f in held if isinstance(f.value, float | int)), default=None)
        most = max((f.value for f in shared if isinstance(f.value, float | int)), default=None)
        # A headline counts all there are: where the text has more, one of the two is old.
        headed = [f for f in held if shared and "in" in dict(f.slots) and f.value is not None]
        kept = [*(f for f in shared if f.value == most and f not in headed), *headed] or shared
        whole = [f for f in held if f.value == top] if top is not None else held
        yield from kept or whole


def _of_one_size(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out tolls of another size: a hundred times as many is another event."""
    values = sorted(f.value for f in facts if isinstance(f.value, float | int) and f.value > 0)
    if not values:
        yield from facts
        return
    middle = values[len(values) // 2]
    for fact in facts:
        size = fact.value if isinstance(fact.value, float | int) else fact.low
        if size is None or size <= 0 or middle / SIZE <= size <= middle * SIZE:
            yield fact
