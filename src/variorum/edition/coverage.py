"""Coverage: which accounts report a point, and which are silent on it."""

from __future__ import annotations

from variorum.model import Coverage, Story

__all__ = ["survey"]


def survey(story: Story) -> tuple[Coverage, ...]:
    """Give the accounts that report each point and those that do not. Silence is no disagreement."""
    articles = [reading.article.id for reading in story.readings]
    found = []
    for point in story.points:
        reporting = {article for reading in point.readings for article in reading.articles}
        found.append(
            Coverage(
                point.id,
                tuple(a for a in articles if a in reporting),
                tuple(a for a in articles if a not in reporting),
            )
        )
    return tuple(found)
