"""Put side by side the facts that answer the same question."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Fact, Reading


def align(facts: Sequence[Fact], readings: Sequence[Reading]) -> tuple[tuple[Fact, ...], ...]:
    """Give the questions that two or more facts answer: each a tuple of facts with one typed key."""
    return ()
