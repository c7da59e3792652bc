"""Counts as facts: how many were killed, injured, arrested.

A count is a whole or a part. Parts say so ("two of them", "another nine", "died overnight"), or
their noun does ("three women"): only where an account counts nobody else of that fate do its
"12 workers" stand for everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.collation.bounds import compatible
from variorum.collation.counts import Count, counts_of
from variorum.collation.fates import fate_of
from variorum.collation.figures import Figure
from variorum.collation.parts import TOP, at_the_head, is_marked_part
from variorum.collation.populations import PEOPLE, population
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.sums import sums_of
from variorum.model import Fact

# Sentences at the head of an account in which it gives its tolls.
HEAD = 4


# Two counts of one event by two sources: what is four times as much is of another.
RIVAL = 4


# Who is rarely everybody: three motorists, where others count eight people.
SOME = frozenset({"man", "woman", "child", "adult", "staff", "troops", "trade"})
# Fates that an account tells of further down, where it tells of them at all.
_ANYWHERE = frozenset({"arrest", "charge", "abduct", "trap", "rescue", "evacuate", "displace"})


def find_tolls(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each count of which it is clear what became of the counted, and the sums of parts."""
    yield from (fact for figure in figures if (fact := _ordinal(figure)) is not None)
    counts = list(counts_of(figures))
    sums = [
        (number, total)
        for number, together in groupby(counts, key=lambda c: c.figure.tree.number)
        for total in sums_of(list(together))
    ]
    yield from _wholes(counts, [fact for _, fact in sums])
    yield from (
        replace(fact, part=True)
        if number >= TOP and _beside_the_head(fact, _head(counts))
        else fact
        for number, fact in sums
    )


def _wholes(counts: Sequence[Count], sums: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the counts; one by its noun alone a part is whole where its account counts nobody else.

    The head of an account gives its toll: what stands further down and does not go with it is
    a part, another event's, or somebody's claim.
    """
    values = defaultdict[str, set[object]](set)
    for fact in (*(c.fact for c in counts if not c.again), *sums):
        values[str(fact.key[1])].add(fact.value)
    head = _head(counts)
    for count in counts:
        fact = count.fact
        if _is_rival(count, head):
            yield replace(fact, part=False)
            continue
        others = values[str(fact.key[1])] - {fact.value}
        early = count.figure.tree.number < HEAD or count.fate.name in _ANYWHERE
        if count.stands_for_all and not others and early:
            key = (*fact.key[:2], PEOPLE.name, *fact.key[3:])
            some = (("among", ("some",)),) if count.counted.name in SOME else fact.slots
            yield replace(fact, key=key, part=False, slots=some)
            if not fact.part:
                yield fact
        elif (
            not _says_total(count)
            and not _is_at_the_head(count.figure)
            and _beside_the_head(fact, head)
        ):
            yield replace(fact, part=True)
        else:
            yield fact


def _is_rival(count: Count, head: Sequence[Fact]) -> bool:
    """Say whether a count is more than all that the head counts, on somebody else's word.

    "Police say 12 were killed; the hospital has counted 15": no part is larger than its whole.
    """
    fact = count.fact
    told = [f for f in head if f.key[:3] == fact.key[:3] and f.evidence != fact.evidence]
    return (
        bool(told)
        and fact.source is not None
        and all(f.source not in (None, fact.source) for f in told)
        and not is_marked_part(count.figure, count.fate)
        and all(_more(fact, f) for f in told)
    )


def _more(fact: Fact, other: Fact) -> bool:
    """Say whether a count is larger than another, but of its size."""
    if not isinstance(fact.value, float) or not isinstance(other.value, float):
        return False
    return other.value < fact.value <= RIVAL * other.value


def _says_total(count: Count) -> bool:
    """Say whether the account itself calls a count a total: "the toll now stands at 26"."""
    return count.fate.total and not count.fact.source


def _head(counts: Sequence[Count]) -> tuple[Fact, ...]:
    """Give the whole counts of an account's headline and lead."""
    return tuple(
        c.fact
        for c in counts
        if _is_at_the_head(c.figure) and not c.fact.part and c.fact.status != "earlier"
    )


def _is_at_the_head(figure: Figure) -> bool:
    return at_the_head(figure.tree, figure.framer.forest)


def _beside_the_head(fact: Fact, head: Sequence[Fact]) -> bool:
    """Say whether the head of the account counts the same people, and not as many."""
    told = [f for f in head if f.key[:3] == fact.key[:3]]
    # What has a day of its own is of another event, or is told as of that day; "this year" is none.
    dated = (
        fact.when is not None
        and fact.when[0][:7] == fact.when[1][:7]
        and all(f.when != fact.when for f in told)
    ) or (fact.when is not None and _past(fact, told))
    return bool(told) and not dated and not any(compatible(f, fact) for f in told)


def _past(fact: Fact, told: Sequence[Fact]) -> bool:
    """Say whether a fact's days end before the year of what the head tells."""
    years = {f.when[0][:4] for f in told if f.when is not None}
    return fact.when is not None and all(fact.when[1][:4] < year for year in years)


def _ordinal(figure: Figure) -> Fact | None:
    """Read the toll an ordinal tells: with "a third person died" three are dead."""
    if figure.quantity.dimension != "ordinal":
        return None
    tree = figure.tree
    noun = tree.tokens[figure.number].head
    fate = fate_of(replace(figure, noun=noun))
    if fate is None or fate.name != "kill" or tree.tokens[noun].tag != "NN":
        return None
    if not population(tree, noun).persons or claim_at(tree, fate.index) != Claim(1, "real"):
        return None
    return figure.fact(
        ("toll", "kill", "people", None),
        figure.evidence(noun, fate.index),
        fate.index,
        subject="people",
    )
