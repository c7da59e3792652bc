"""Positions: who said what, speaker by speaker."""

from __future__ import annotations

from collections import defaultdict

from variorum.model import Position, Statement, Story

__all__ = ["list_positions"]


def list_positions(story: Story) -> tuple[Position, ...]:
    """Give each identified speaker with their statements, in the order of the accounts.

    Who is quoted by most accounts comes first, then who is quoted most often.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for reading in story.readings:
        for statement in reading.statements:
            if statement.speaker is not None:
                said[statement.speaker].append(statement)
    names = {entity.id: entity.name for entity in story.entities}

    def rank(speaker: str) -> tuple[object, ...]:
        statements = said[speaker]
        return (
            -len({s.article for s in statements}),
            -len(statements),
            names.get(speaker, ""),
            speaker,
        )

    return tuple(
        Position(speaker, tuple(s.id for s in said[speaker])) for speaker in sorted(said, key=rank)
    )
