"""How far an account has come in time: the day named last, and the day of what happened.

An hour ("at 5pm") belongs to the day that its paragraph speaks of, or to that of the event; a
part of the day ("the morning") may be today's as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from variorum.model import Sentence
from variorum.reading import calendar
from variorum.reading.meaning import NO_ANCHOR, NOT_TOLD, Meaning
from variorum.reading.surroundings import Surroundings

# So many characters on, an evening still belongs to the day that was named.
_SHORTLY = 400

# A report names the day of what happened among its first paragraphs, or nowhere.
_LEAD = 1_500

# What is news has happened within a week of its publication.
_NEWS = 7


class Focus(Surroundings):
    """The days that count while an account is read from its first line to its last."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], published: date | None, *, history: bool
    ) -> None:
        super().__init__(text, sentences)
        self._published = published
        self._history = history
        self._focus: str | None = None
        self._focus_at = -1
        self._event: date | None = None
        self._named: tuple[date, int] | None = None
        # Saturdays and Sundays that were called so.
        self._weekend_days: set[date] = set()

    def seen(self, meaning: Meaning) -> Meaning:
        """Remember what was named last: the story has come so far.

        What is said less exactly than before changes nothing, and a bare year moves a history
        on only at the head of a sentence: "a campaign planned for 1976" does not.
        """
        known = meaning.reason is not None or (self._focus or "").startswith(meaning.value)
        passing = self._history and re.fullmatch(r"\d{4}", meaning.value) and not self.leads()
        if not known and not (self._focus and passing):
            self._focus, self._focus_at = meaning.value, self._at
        days = calendar.interval(meaning.value) if meaning.reason is None else None
        if days is not None and days[0] == days[1]:
            self._happened_on(date.fromisoformat(days[0]))
        return meaning

    def _happened_on(self, day: date) -> None:
        """Remember the day of what is reported, but not one on which somebody only spoke of it."""
        if self._history or self.is_telling() or self.in_dateline():
            return
        self._named = (day, self.paragraph())
        begun = self._starts[0] if self._starts else 0
        recent = self._published is None or 0 <= (self._published - day).days < _NEWS
        leads = self._at - begun < _LEAD
        if self._event is None and recent and leads and self.tense() != "future":
            self._event = day

    @property
    def why_open(self) -> str:
        """Why a time cannot be reckoned: nothing to reckon from is known, or it is not told."""
        return NO_ANCHOR if self._published is None else NOT_TOLD

    def _focus_days(self) -> tuple[date, date] | None:
        days = calendar.interval(self._focus) if self._focus else None
        return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None

    def _focus_day(self) -> date | None:
        """Give the day named last, if it was a day and not a month or a year."""
        days = self._focus_days()
        return days[0] if days and days[0] == days[1] else None

    def _base(self) -> date | None:
        """Give the day that "this month" and "last year" are reckoned from."""
        if self._history:
            days = self._focus_days()
            return days[0] if days else None
        return self._published

    def _today(self) -> date | None:
        if self._history:
            return self._focus_day()
        return self._published

    def _day_near_by(self) -> date | None:
        """Give the day a part of the day belongs to: the one named shortly before, or else today."""
        near = 0 <= self._at - self._focus_at < _SHORTLY
        named = self._focus_day() if near else None
        if self._history or named:
            return named
        return (self._event if self.tense() == "past" else None) or self._published

    def _day_spoken_of(self) -> date | None:
        """Give the day "that morning" points to: the one its paragraph named, or that of the event."""
        if self._history:
            return self._focus_day()
        return self._day_of_paragraph() or self._event or self._focus_day()

    def _day_of_paragraph(self) -> date | None:
        """Give the day that this paragraph named last, for something that happened on it."""
        day, paragraph = self._named or (None, -1)
        return day if paragraph == self.paragraph() else None

    def _day_of_hour(self) -> date | None:
        """Give the day an hour belongs to: the one its paragraph named last, or that of the event."""
        if self._history:
            return self._day_near_by()
        tense = self.tense()
        here = self._day_of_paragraph()
        if tense == "future":
            return here or self._published
        # What is still to come on the day of publication cannot have had its hour.
        over = here is not None and (self._published is None or here <= self._published)
        return here if over else self._event
