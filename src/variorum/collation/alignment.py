"""Put side by side the facts that answer the same question.

Two thresholds: equal and distinctive values need little to stand together; unequal ones
need every field of the key known and equal. A field that is unknown is never a wildcard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collation.bounds import equal
from variorum.collation.scene import Scene, survey
from variorum.model import Fact, Reading

Key = tuple[object, ...]


def align(facts: Sequence[Fact], readings: Sequence[Reading]) -> tuple[tuple[Fact, ...], ...]:
    """Give the questions that two or more facts answer: each a tuple of facts with one typed key."""
    scene = survey(readings)
    buckets = defaultdict[Key, list[Fact]](list)
    for fact in facts:
        for key in _questions(fact, scene):
            buckets[key].append(fact)
    found = [tuple(_prune(bucket)) for bucket in buckets.values()]
    return tuple(question for question in found if len(question) > 1)


def _questions(fact: Fact, scene: Scene) -> Iterator[Key]:
    """Give the key of the question a fact answers; a part answers only beside its equals."""
    if fact.kind != "measure":
        yield (fact.kind, *fact.key)
        return
    era = scene.era(fact)
    if era is None:
        return
    place = () if era == "now" else tuple(fact.where)
    if fact.key[0] in ("toll", "number"):
        part = (
            fact.part
            or fact.status != ""
            or (era == "now" and (scene.elsewhere(fact) or _of_another_cause(fact, scene)))
        )
        if part:
            yield ("part", *fact.key, era, place, fact.value, fact.low)
        elif era == "now" or place:
            yield (*fact.key, era, place)
    elif fact.subject is not None and not fact.part:
        yield (*fact.key, fact.subject, era)


def _of_another_cause(fact: Fact, scene: Scene) -> bool:
    cause = fact.key[3] if len(fact.key) > 3 else None
    return cause is not None and bool(scene.happenings) and cause not in scene.happenings


def _prune(bucket: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out what an account counts in part where it also holds the value others share.

    An account rarely contradicts itself: beside "12 dead", which others have too, its "two
    dead" are two of the twelve.
    """
    if bucket[0].key[0] not in ("toll", "number"):
        yield from bucket
        return
    by_account = defaultdict[str, list[Fact]](list)
    for fact in bucket:
        by_account[fact.article].append(fact)
    for account, held in by_account.items():
        shared = [
            f for f in held if any(equal(f, other) for other in bucket if other.article != account)
        ]
        top = max((f.value for f in held if isinstance(f.value, float | int)), default=None)
        kept = [
            f
            for f in shared
            if f.value
            == max((g.value for g in shared if isinstance(g.value, float | int)), default=None)
        ] or shared
        whole = [f for f in held if f.value == top] if top is not None else held
        yield from kept or whole
