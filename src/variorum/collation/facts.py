"""Reduce an account to comparable facts."""

from __future__ import annotations

from variorum.model import Fact, Reading


def find_facts(reading: Reading) -> tuple[Fact, ...]:
    """Give the comparable facts of one account, in text order."""
    return ()
