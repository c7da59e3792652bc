"""Who they were: as many killed, hurt or seized, soldiers by one account and civilians by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.scene import Scene
from variorum.lexicon import entries
from variorum.model import Fact

# One of a group may be anything; of so many it is the number that tells that they are the same.
MANY = 2


def victims(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield counts of those to whom one thing happened that are equal, and of people who exclude each other."""
    told = defaultdict[tuple[str | None, object], list[Fact]](list)
    most = defaultdict[tuple[object, str], float](float)
    for fact in facts:
        if fact.key[0] == "toll" and isinstance(fact.value, float) and scene.era(fact) == "now":
            group = (fact.key[1], fact.article)
            most[group] = max(most[group], fact.value)
            if not fact.part and fact.approximation == "exact" and fact.value >= MANY:
                told[fact.key[1], fact.value].append(fact)
    for (fate, value), held in told.items():
        # Those of a part, where an account counts more: six of the nine were soldiers.
        whole = [f for f in held if most[fate, f.article] == value and kind_of(f) is not None]
        by_account = {f.article: f for f in reversed(whole)}
        kinds = {
            article: {kind_of(f) for f in whole if f.article == article} for article in by_account
        }
        single = [f for article, f in by_account.items() if len(kinds[article]) == 1]
        opposed = [f for f in single if any(unlike_victims(f, g) for g in single)]
        if opposed:
            yield tuple(replace(f, key=("victims", fate), value=kind_of(f)) for f in opposed)


def unlike_victims(one: Fact, other: Fact) -> bool:
    """Say whether those counted cannot be the same, and nothing tells two events apart."""
    if one.where and other.where and not set(one.where) & set(other.where):
        return False
    return kind_of(one) != kind_of(other) and overlap(one, other)


def asked_of_victims(question: Sequence[Fact]) -> str:
    """Give what is asked: "who they were: soldiers or civilians"."""
    named = sorted({str(f.subject) for f in question})
    return f"who they were: {' or '.join(named)}"


def kind_of(fact: Fact) -> str | None:
    """Give to which of those that exclude each other the people counted belong."""
    noun = str(fact.subject or "").lower().split()
    last = noun[-1] if noun else ""
    return (
        _kinds().get(last)
        or _kinds().get(last.removesuffix("s"))
        or _kinds().get(f"{last.removesuffix('men')}man")
    )


@cache
def _kinds() -> Mapping[str, str]:
    return {word: row["kind"] for row in entries("victims") for word in row["words"]}
