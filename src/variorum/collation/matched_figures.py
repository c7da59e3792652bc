"""Figures that are described alike: one question, if nothing tells apart what they are of.

What admits two figures is typed: the thing they are of, what is told of it, in which role, who
takes part. Each adds its weight, and what is known of both and unlike keeps them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.bounds import compatible
from variorum.collation.doings import LISTED, done_to_things
from variorum.collation.one_mind import of_one_mind
from variorum.collation.responders import COMING
from variorum.collation.scene import Scene
from variorum.collation.together import Together
from variorum.model import Fact

# What is known of two figures and is alike, and how much it says. A deed says most; a word that
# restricts the thing says more than a name or a noun that takes part in the deed. What is done
# to things is done to them once, whoever does it: so many flights are cancelled.
DEED, NARROW, PARTNER, THING, DONE = 2.0, 1.5, 1.0, 0.5, 1.0
# Two figures that are unlike: a deed, a participant of it, and the thing or a second participant.
UNLIKE = 3.5
# Two that are alike need less: the thing, and one word that restricts it or takes part.
ALIKE = 1.5
# More participants than so many say no more.
PARTNERS = 2
# Figures that are only listed are of one thing where they are large, and near: 14 and 16 contracts.
LISTED_FROM, LISTED_SIZE = 10, 2
# What is so many times as much is of something else; what grows from day to day may be.
SIZE, GROWN = 10, 1_000


def figures_described_alike(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the figures that answer one question by all that is said of them, from two accounts or more."""
    by_kind = defaultdict[tuple[object, ...], list[Fact]](list)
    # "Two engines were sent, and six more": who came is told in parts.
    parts = {
        (f.article, _slot(f, "thing"))
        for f in facts
        if f.key[0] == "told" and f.part and _slot(f, "deed") == (COMING,)
    }
    for fact in facts:
        if _slot(fact, "deed") == (COMING,) and (fact.article, _slot(fact, "thing")) in parts:
            continue
        if fact.key[0] == "told" and not fact.part and not fact.status:
            # Of what has no noun at least the deed must be one.
            of = _slot(fact, "thing") or _slot(fact, "deed")
            by_kind[fact.key[1], of, fact.modality].append(fact)
    for held in by_kind.values():
        groups = Together[int]()
        for i, j in combinations(range(len(held)), 2):
            if held[i].article != held[j].article and _is_one_question(held[i], held[j], scene):
                groups.join(i, j)
        together = defaultdict[int, list[Fact]](list)
        for i, fact in enumerate(held):
            together[groups.name(i)].append(fact)
        for group in together.values():
            told = of_one_mind(group, lambda one, other: not compatible(one, other))
            several = len({fact.article for fact in told}) > 1
            if several and not any(_of_another_size(*two, scene) for two in combinations(told, 2)):
                yield tuple(_asked(fact) for fact in told)


def _asked(fact: Fact) -> Fact:
    """Give a fact with nothing but its question: what is only listed is told once, and does not grow."""
    (deed,) = _slot(fact, "deed") or ("",)
    asked = {LISTED: ("told", "list"), COMING: ("number", "responder")}
    return replace(fact, key=asked.get(deed, fact.key), slots=())


def _is_one_question(one: Fact, other: Fact, scene: Scene) -> bool:
    # "Dozens" go with any 63.
    alike = one.value is not None and other.value is not None and compatible(one, other)
    needed = ALIKE if alike else UNLIKE
    return not _told_apart(one, other, scene) and _weight(one, other, scene) >= needed


def _weight(one: Fact, other: Fact, scene: Scene) -> float:
    """Weigh what two figures of one thing are both said to be."""
    weight = THING if _slot(one, "thing") else 0.0
    (deed,) = _slot(one, "deed") or ("",)
    if deed and deed == (_slot(other, "deed") or ("",))[0]:
        weight += DEED
        weight += DONE if _is_done(one, deed) and _is_done(other, deed) else 0.0
    if _slot(one, "narrow") and _slot(one, "narrow") == _slot(other, "narrow"):
        weight += NARROW
    shared = len(set(_slot(one, "with")) & set(_slot(other, "with")))
    return weight + PARTNER * min(shared, PARTNERS)


def _is_done(fact: Fact, deed: str) -> bool:
    """Say whether it is told what is done to things: they are so many, whoever does it."""
    if _slot(fact, "role") != ("object",) or not _slot(fact, "thing"):
        return False
    if deed == LISTED:
        return isinstance(fact.value, float) and fact.value >= LISTED_FROM
    return deed == COMING or deed in done_to_things().values()


def _told_apart(one: Fact, other: Fact, scene: Scene) -> bool:
    """Say whether anything that is known of both is unlike."""
    here, there = set(_slot(one, "narrow")), set(_slot(other, "narrow"))
    with_, beside = set(_slot(one, "with")), set(_slot(other, "with"))
    deeds = {*_slot(one, "deed"), *_slot(other, "deed")}
    both = _slot(one, "deed") and _slot(other, "deed")
    return (
        len(deeds) > 1
        or (bool(both) and _slot(one, "role") != _slot(other, "role"))
        or not (here <= there or there <= here)
        or (bool(with_) and bool(beside) and not with_ & beside and not _done_alike(one, other))
        or scene.era(one) != scene.era(other)
        or (bool(one.where) and bool(other.where) and not set(one.where) & set(other.where))
        or scene.elsewhere(one) != scene.elsewhere(other)
        or _days_apart(one, other)
    )


def _done_alike(one: Fact, other: Fact) -> bool:
    return all(_is_done(f, d) for f in (one, other) for d in _slot(f, "deed"))


def _days_apart(one: Fact, other: Fact) -> bool:
    if one.when is None or other.when is None or "?" in (*one.when, *other.when):
        return False
    return one.when[1] < other.when[0] or other.when[1] < one.when[0]


def _of_another_size(one: Fact, other: Fact, scene: Scene) -> bool:
    sizes = [f.value if isinstance(f.value, float | int) else f.low for f in (one, other)]
    small, large = sorted(
        (abs(size or 0.0), f.article) for size, f in zip(sizes, (one, other), strict=True)
    )
    if LISTED in _slot(one, "deed"):
        # Things that are only listed may be any of their kind.
        return large[0] > LISTED_SIZE * small[0]
    days = [scene.published.get(account) for _, account in (small, large)]
    grown = None not in days and str(days[0]) < str(days[1])
    return large[0] > (GROWN if grown else SIZE) * small[0]


def _slot(fact: Fact, name: str) -> tuple[str, ...]:
    return next((words for slot, words in fact.slots if slot == name), ())
