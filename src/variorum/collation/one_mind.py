"""Who answers a question once: an account that gives two answers to it tells of two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from variorum.model import Fact


def of_one_mind(facts: Iterable[Fact], against: Callable[[Fact, Fact], bool]) -> list[Fact]:
    """Leave out the accounts that say two things which cannot both be right.

    Their two answers are about two groups, two times or two deeds, and nobody can tell which of
    them the other accounts mean. The facts come account by account, in the order given.
    """
    by_account = defaultdict[str, list[Fact]](list)
    for fact in facts:
        by_account[fact.article].append(fact)
    return [
        fact
        for told in by_account.values()
        if not any(against(one, other) for one in told for other in told)
        for fact in told
    ]


def opposed(facts: Iterable[Fact], against: Callable[[Fact, Fact], bool]) -> tuple[Fact, ...]:
    """Give the answers of accounts of one mind that another account's answer rules out."""
    kept = of_one_mind(facts, against)
    return tuple(f for f in kept if any(f.article != g.article and against(f, g) for g in kept))
