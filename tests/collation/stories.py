"""Small stories of our own, read and collated, for the tests of points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from variorum.collation import collate
from variorum.model import Article, Fact, Point, Reading
from variorum.reading import read, skim

DAY = date(2023, 5, 9)  # a Tuesday


def account(text: str, *, day: date = DAY, outlet: str | None = None) -> Reading:
    """Read one account."""
    return read(skim(Article.of(text, published=day, outlet=outlet)))


def points(*texts: str, days: Sequence[date] = ()) -> tuple[Point, ...]:
    """Collate accounts, each of another outlet, all of one day unless `days` says otherwise."""
    dated = [*days, *[DAY] * (len(texts) - len(days))]
    readings = [
        account(text, day=day, outlet=f"Outlet {n}")
        for n, (text, day) in enumerate(zip(texts, dated, strict=True))
    ]
    return collate(readings).points


def differences(*texts: str, days: Sequence[date] = ()) -> list[Point]:
    """Give the points in which the accounts do not agree, and which are asserted."""
    return [p for p in points(*texts, days=days) if p.relation != "agree" and p.status == "firm"]


def labels(point: Point) -> list[str]:
    """Give the words of a point's readings."""
    return [reading.label for reading in point.readings]


def tolls(facts: Sequence[Fact]) -> list[tuple[str, str, float | str | None]]:
    """Give the counts among facts: what became of whom, and how many."""
    return [(str(f.key[1]), str(f.key[2]), f.value) for f in facts if f.key[0] == "toll"]
