"""When an account came out among the others of its story, and what of it the later ones updated."""

from __future__ import annotations

from variorum.model import COMPARISON, Span, Story

__all__ = ["apart", "outdated", "place_in_time"]


def place_in_time(story: Story) -> dict[str, float]:
    """Place each account between the first day (0) and the last (1) on which any came out.

    An account whose day is unknown has no place, and neither has one of another time.
    """
    far = apart(story)
    days = {
        reading.article.id: reading.article.published.toordinal()
        for reading in story.readings
        if reading.article.published and reading.article.id not in far
    }
    first, last = min(days.values(), default=0), max(days.values(), default=0)
    return {article: (day - first) / (last - first or 1) for article, day in days.items()}


def apart(story: Story) -> frozenset[str]:
    """Give the accounts that came out too far from the others to be compared with them."""
    return frozenset(doubt.article for doubt in story.doubts if doubt.stage == COMPARISON)


def outdated(story: Story) -> tuple[Span, ...]:
    """Give the words that a later account has updated: the first toll, once a second one is known."""
    return tuple(
        span
        for point in story.points
        if point.relation == "update" and point.status == "firm"
        for reading in point.readings[:-1]
        for span in reading.evidence
    )
