"""One deed, told with unlike particulars: how it was done, until when it holds.

What is asked of two facts here: one class of predicate, one thing it is done to, one sign;
and each account has one answer only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.scene import Scene
from variorum.collation.slots import clash, filler
from variorum.model import Fact

_DONE = frozenset({"real", "permitted"})
_HOLDS = frozenset({"real", "permitted", "future"})


def deeds(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of one deed whose accounts fill one slot unlike."""
    buckets = defaultdict[tuple[str, str, str, str], list[Fact]](list)
    for fact in events:
        if fact.key[1] is None:
            continue
        for slot, _ in fact.slots:
            told = fact.modality in (_HOLDS if slot == "until" else _DONE)
            now = slot != "until" or scene.era(fact) == "now"
            asked = slot == "until" or slot.startswith("how ")
            if told and now and asked:
                buckets[slot, str(fact.key[0]), fact.key[1], fact.polarity].append(fact)
    for (slot, name, undergoer, _), facts in buckets.items():
        kept = list(_of_one_mind(facts, slot))
        if any(_apart(a, b, slot) for a in kept[:1] for b in kept[1:]):
            kind = slot.partition(" ")[0]
            yield tuple(
                replace(f, key=(f"{kind} done", name, undergoer), subject=f.subject) for f in kept
            )


def _of_one_mind(facts: Sequence[Fact], slot: str) -> Iterator[Fact]:
    """Leave out the accounts that answer twice: theirs are two deeds."""
    by_account = defaultdict[str, list[Fact]](list)
    for fact in facts:
        by_account[fact.article].append(fact)
    for told in by_account.values():
        if not any(_apart(told[0], other, slot) for other in told[1:]):
            yield told[0]


def _apart(one: Fact, other: Fact, slot: str) -> bool:
    return clash(
        replace(one, slots=((slot, filler(one, slot)),)),
        replace(other, slots=((slot, filler(other, slot)),)),
    )
