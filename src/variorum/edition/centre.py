"""The centre of a story: the line that tells it, how many sources stand behind it, and who is on record."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Brief, Centre, Line, Severity, Story, Variant

__all__ = ["find_centre"]

_GRAVE: tuple[Severity, ...] = ("low", "medium", "high")


def find_centre(story: Story, brief: Brief) -> Centre | None:
    """Give the line that opens the brief with who stands behind it; None for a brief that is empty.

    Behind it stands the reading of the gravest question that touches the line, and of these the
    one with most accounts: who died, and not who the president is. Where no point touches it,
    the accounts that the line cites.
    """
    line = next((line for section in brief.sections for line in section.lines), None)
    if line is None:
        return None
    touching = [*_touching(story, line)]
    if not touching:
        cited = tuple(dict.fromkeys(span.article for span in line.evidence))
        groups = dict(story.sources.groups)
        return Centre(line, cited, len({groups.get(article, article) for article in cited}))
    # Of equals the sober one: a count of sources is never too low by much, and soon too high.
    _, reading = max(
        touching, key=lambda t: (_GRAVE.index(t[0]), len(t[1].articles), -t[1].independent)
    )
    return Centre(line, reading.articles, reading.independent, _on_record(story, reading))


def _touching(story: Story, line: Line) -> Iterator[tuple[Severity, Variant]]:
    for point in story.points:
        for reading in point.readings:
            if any(span.overlaps(own) for span in reading.evidence for own in line.evidence):
                yield point.severity, reading


def _on_record(story: Story, reading: Variant) -> tuple[str, ...]:
    """Give those on whose word a reading stands who have a name; "officials" are on no record."""
    behind = frozenset(reading.statements)
    named = {entity.id for entity in story.entities if entity.named}
    speakers = (
        statement.speaker
        for account in story.readings
        for statement in account.statements
        if statement.id in behind
    )
    return tuple(dict.fromkeys(s for s in speakers if s is not None and s in named))
