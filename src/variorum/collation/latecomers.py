"""Accounts that came out too far from the others to be compared with them: each a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.contemporaries import TOGETHER, days_of_telling, first_day, is_of_its_time
from variorum.model import COMPARISON, Doubt, Reading


def latecomers(readings: Sequence[Reading]) -> Iterator[Doubt]:
    """Yield the accounts that are compared with few others or none, for the day they came out on."""
    published = {r.article.id: day for r in readings if (day := r.article.published) is not None}
    first = first_day(published.values())
    counted = days_of_telling(readings)
    if first is None:
        return
    for reading in readings:
        day = published.get(reading.article.id)
        if day is None or not reading.sentences:
            continue
        if not is_of_its_time(first, counted[reading.article.id]):
            opening = reading.sentences[0]
            span = reading.article.span(opening.start, opening.end)
            reason = (
                f"This account is dated {day}, more than {TOGETHER.days} days from those of {first} "
                f"to {first + TOGETHER}: what it tells is not compared with theirs."
            )
            yield Doubt(reading.article.id, span, COMPARISON, reason)
