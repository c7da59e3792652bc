"""The answers to one question of figures: equal values together, round ones with those they allow for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collation.bounds import compatible, equal, is_exact
from variorum.model import Fact


@dataclass(frozen=True, slots=True)
class Answer:
    """One value, and the facts that give it."""

    facts: tuple[Fact, ...]

    @property
    def lead(self) -> Fact:
        """The fact that stands for the answer: an exact figure before a round one."""
        return next((f for f in self.facts if is_exact(f)), self.facts[0])


def gather(question: Sequence[Fact]) -> Iterator[Answer]:
    """Gather equal values; a round or open figure joins the exact one it allows for, and bridges none."""
    exact = [f for f in question if is_exact(f)]
    loose = [f for f in question if not is_exact(f)]
    clusters: list[list[Fact]] = []
    for fact in sorted(exact, key=number_of):
        home = next(
            (c for c in clusters if equal(c[0], fact) or compatible(c[0], fact)),
            None,
        )
        if home is None:
            clusters.append([fact])
        else:
            home.append(fact)
    alone: list[list[Fact]] = []
    for fact in loose:
        homes = [c for c in clusters if _joins(fact, c[0])]
        if homes:
            min(homes, key=lambda c: abs(number_of(c[0]) - number_of(fact))).append(fact)
            continue
        home = next(
            (c for c in alone if equal(c[0], fact) or (_joins(fact, c[0]) and _joins(c[0], fact))),
            None,
        )
        if home is None:
            alone.append([fact])
        else:
            home.append(fact)
    for cluster in (*clusters, *alone):
        yield Answer(tuple(cluster))


def _joins(loose: Fact, exact: Fact) -> bool:
    # A toll of "at least five" is five until somebody counts more: seven is news, not the same.
    # "At least 100", though, may well be 103.
    if loose.key[0] == "toll" and loose.approximation == "at_least" and not equal(loose, exact):
        return compatible(replace(loose, approximation="about"), exact)
    return compatible(loose, exact)


def number_of(fact: Fact) -> float:
    """Give a figure as one number, for order: its value, else the bound it has."""
    if isinstance(fact.value, float | int):
        return float(fact.value)
    return fact.low if fact.low is not None else fact.high if fact.high is not None else 0.0
