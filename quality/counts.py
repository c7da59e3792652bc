"""Precision, recall and their mean, from counts that can be pooled."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, of how many given, of how many wanted.

    `found` is for measures where one given answers several wanted ones; else it is `right`.

    >>> Counts(8, 10, 16)
    Counts(right=8, given=10, wanted=16, found=None)
    >>> round(Counts(8, 10, 16).f, 3)
    0.615
    >>> Counts(8, 10, 16) + Counts(2, 10, 4)
    Counts(right=10, given=20, wanted=20, found=None)
    """

    right: int
    given: int
    wanted: int
    found: int | None = None

    @property
    def p(self) -> float:
        """The share of what was given that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def r(self) -> float:
        """The share of what was wanted that is there."""
        found = self.right if self.found is None else self.found
        return found / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def __add__(self, other: Counts) -> Counts:
        found = None if self.found is None else self.found + (other.found or 0)
        return Counts(
            self.right + other.right, self.given + other.given, self.wanted + other.wanted, found
        )


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, printed as such.

    >>> str(Share(4, 9)), round(float(Share(4, 9)), 2)
    ('4/9', 0.44)
    """

    right: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read `4/9`."""
        right, of = text.split(maxsplit=1)[0].split("/")
        return cls(int(right), int(of))

    def __float__(self) -> float:
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


Figure = float | int | Share
Figures = dict[str, dict[str, Figure]]  # section, name of the measure, figure


def b_cubed(found: Mapping[Any, Hashable], wanted: Mapping[Any, Hashable]) -> Counts:
    """Score a clustering by B³, as counts in thousandths of an item.

    `found` and `wanted` map each item to its cluster.
    Source: Bagga and Baldwin, “Algorithms for scoring coreference chains”, 1998.

    >>> b_cubed({1: "a", 2: "a", 3: "a"}, {1: "x", 2: "x", 3: "y"}).p
    0.5556666666666666
    """
    ours, theirs = _clusters(found), _clusters(wanted)
    precision = recall = 0.0
    for item, cluster in wanted.items():
        us, them = ours[found[item]], theirs[cluster]
        precision += len(us & them) / len(us)
        recall += len(us & them) / len(them)
    n = len(wanted)
    return Counts(round(1000 * precision), 1000 * n, 1000 * n, round(1000 * recall))


def _clusters(of: Mapping[Any, Hashable]) -> dict[Hashable, set[Any]]:
    clusters: dict[Hashable, set[Any]] = {}
    for item, cluster in of.items():
        clusters.setdefault(cluster, set()).add(item)
    return clusters


def overlap(given: Iterable[tuple[int, int]], wanted: Iterable[tuple[int, int]]) -> Counts:
    """Count ranges that share a character with one of the other side."""
    ours, theirs = sorted(set(given)), sorted(set(wanted))

    def met(these: list[tuple[int, int]], those: list[tuple[int, int]]) -> int:
        return sum(any(a < d and c < b for c, d in those) for a, b in these)

    return Counts(met(ours, theirs), len(ours), len(theirs), met(theirs, ours))


def exact(given: Iterable[tuple[int, int]], wanted: Iterable[tuple[int, int]]) -> Counts:
    """Count ranges that are the very same."""
    ours, theirs = set(given), set(wanted)
    return Counts(len(ours & theirs), len(ours), len(theirs))
