"""Accounts that came out together: what is told a month later may be of the next event of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from variorum.model import Doubt, Reading

# Accounts that came out further apart may tell of the next event of the kind; no annotated
# story spans as much as a week.
TOGETHER = timedelta(days=14)
STAGE = "comparison"


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


def latecomers(readings: Sequence[Reading]) -> Iterator[Doubt]:
    """Yield the accounts that are compared with few others or none, for the day they came out on."""
    published = {r.article.id: day for r in readings if (day := r.article.published) is not None}
    first = first_day(published.values())
    if first is None:
        return
    for reading in readings:
        day = published.get(reading.article.id)
        if day is not None and not is_of_its_time(first, day) and reading.sentences:
            opening = reading.sentences[0]
            span = reading.article.span(opening.start, opening.end)
            reason = (
                f"This account is dated {day}, more than {TOGETHER.days} days from those of {first} "
                f"to {first + TOGETHER}: what it tells is not compared with theirs."
            )
            yield Doubt(reading.article.id, span, STAGE, reason)
