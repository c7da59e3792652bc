"""What a time expression means."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import DateKind

NO_DAY = "The calendar has no such day."
NO_ANCHOR = "The day of publication is not known."
NOT_TOLD = "The text does not say which time this is reckoned from."
NO_DAY_MEANT = "No day in particular is meant."
NO_DAY_NAMED = "The text names no day for this hour."
EITHER_SIDE = "It may be six days ago or tomorrow: the text may be newer than its date."
EITHER_WAY = "Day and month could stand either way round."


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value, its kind, and the reason why it stays open, if it does."""

    value: str
    kind: DateKind = "date"
    reason: str | None = None
