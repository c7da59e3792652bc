"""The worst hurt: who is hurt critically is hurt badly, so that six hurt badly cannot hold 14 hurt critically."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.answers import number_of
from variorum.collation.bounds import compatible
from variorum.model import Fact

_WORST, _BADLY = "injure critically", "injure seriously"


def as_worst_hurt(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, the badly hurt as the worst where another account has more of the worst than those.

    Only of accounts that count one of the two: "four critically and nine seriously" is no rival.
    """
    told = [f for f in facts if f.key[0] == "toll" and f.key[1] in (_WORST, _BADLY)]
    both = {f.article for f in told if f.key[1] == _WORST} & {
        f.article for f in told if f.key[1] == _BADLY
    }
    worst = [f for f in told if f.key[1] == _WORST and f.article not in both and _is_all(f)]
    for fact in facts:
        fewer = (
            fact.key[:2] == ("toll", _BADLY)
            and fact.article not in both
            and _is_all(fact)
            and any(_are_more(other, fact) for other in worst)
        )
        yield replace(fact, key=("toll", _WORST, *fact.key[2:])) if fewer else fact


def _is_all(fact: Fact) -> bool:
    return not fact.part and not fact.status and fact.value is not None


def _are_more(worst: Fact, badly: Fact) -> bool:
    """Say whether more are told to be hurt critically than another account has hurt badly at all."""
    return (
        worst.article != badly.article
        and worst.key[2:] == badly.key[2:]
        and number_of(worst) > number_of(badly)
        and not compatible(worst, badly)
    )
