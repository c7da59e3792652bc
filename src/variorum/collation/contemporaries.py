"""Accounts that came out together: what is told a month later may be of the next event of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

# Accounts that came out further apart may tell of the next event of the kind; no annotated
# story spans as much as a week.
TOGETHER = timedelta(days=14)


def first_day(days: Iterable[date]) -> date | None:
    """Give the day that begins the fortnight in which most came out, the earliest of several.

    None stands for a story that spans no more than that.

    >>> first_day([date(2023, 5, 1), date(2024, 5, 1), date(2024, 5, 3)])
    datetime.date(2024, 5, 1)
    """
    counts = Counter(days)
    if not counts or max(counts) - min(counts) <= TOGETHER:
        return None
    return max(
        sorted(counts),
        key=lambda first: sum(n for day, n in counts.items() if is_of_its_time(first, day)),
    )


def is_of_its_time(first: date, day: date) -> bool:
    """Say whether a day lies in the fortnight that begins with another."""
    return timedelta(0) <= day - first <= TOGETHER
