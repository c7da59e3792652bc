"""Join the names of all accounts into the story's entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Doubt, Entity, Reading


@dataclass(frozen=True, slots=True)
class Joined:
    """The story's entities, and which of them each account's own entity became."""

    entities: tuple[Entity, ...]
    ids: dict[str, str]
    doubts: tuple[Doubt, ...] = ()


def join_entities(readings: Sequence[Reading]) -> Joined:
    """Join what the accounts name. Son is not father, minister is not ministry."""
    entities = tuple(entity for reading in readings for entity in reading.entities)
    return Joined(entities, {})
