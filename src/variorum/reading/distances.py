"""How far from here: last week, the following month, two days ago, three days later.

Weeks, months and years are reckoned from the day of publication, and what follows on something told
from the day that was named last.
"""

from __future__ import annotations

import re
from datetime import date

from variorum.reading import calendar
from variorum.reading.focus import Focus
from variorum.reading.meaning import NO_DAY, Meaning
from variorum.reading.timewords import Lexeme

# "The same week", "the following week": those of what is told.
_TOLD = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing", "same"})
_TO_FOLLOW = frozenset({"following", "subsequent", "ensuing"})
_PART_OF_YEAR = re.compile(r"(\d{4})(-(?:Q\d|H\d|\d\d|[A-Z]{2}))")


class Distances(Focus):
    """What lies so far from the day of publication, or from the day that was named last."""

    def days_from_here(self, unit: Lexeme, which: Lexeme) -> Meaning | None:
        """Read "the coming days", "these days", "the following weeks"."""
        if which.word in ("coming", "upcoming", "next"):
            return Meaning("FUTURE_REF")
        if which.word in ("past", "last", "those"):
            return Meaning("PAST_REF")
        if which.word in ("these", "current"):
            return Meaning("PRESENT_REF")
        return (
            Meaning(calendar.duration(None, str(unit.value)), "duration")
            if which.kind in ("last", "next")
            else None
        )

    def unit(self, code: str, which: Lexeme | None, *, article: bool = False) -> Meaning | None:
        """Read "last week", "that month", "the following day", "the end of the year".

        "Next year" is seen from the day of publication; with its `article`, "the next year" follows
        what was told.
        """
        told = which is not None and (
            which.kind == "that" or which.word in _TOLD or (article and which.word == "next")
        )
        if code == "D" and which is not None and which.kind == "this" and not self._history:
            return Meaning("PRESENT_REF")  # "to this day"
        since = article and which is not None and which.word == "last" and code in ("Y", "M")
        long = code in ("10Y", "100Y") and which is not None and which.kind in ("last", "next")
        if (
            code in ("S", "MIN", "H")
            or long
            or since
            or (which is not None and which.word == "past")
        ):
            return (
                Meaning(calendar.duration(1, code), "duration")
                if which and which.kind != "that"
                else None
            )
        if told and which is not None and which.kind != "that" and self._focus_days() is None:
            told = False
        if code == "D" and not told and which is not None and which.word in _TO_FOLLOW:
            return Meaning("XXXX-XX-XX", reason=self.why_open)
        days = self._focus_days() if told or self._history else None
        focus = days[0] if days else None
        base = focus if told or self._history else self._published
        if which is not None and which.word == "next" and code == "D" and focus is None:
            base = self._focus_day() or base
        count = which.value if which is not None and which.kind in ("last", "next") else 0
        if base is None or (told and code in ("D", "NI") and self._focus_day() is None):
            return Meaning(
                {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX"}.get(code, "XXXX-WXX"),
                reason=self.why_open,
            )
        value = self._of(base, code, count)
        if value is None:
            return None
        return self.seen(Meaning(value)) if code != "NI" else Meaning(f"{value}TNI", "time")

    def _of(self, base: date, code: str, count: int) -> str | None:
        """Give the week, month, … so many after that of a day."""
        if code in ("W", "WE"):
            there = calendar.add(base, 7 * count)
            if there is None:
                return None
            if code == "WE" and count == -1 and self._names_weekend(there):
                there = calendar.add(there, -7) or there
            # "this weekend" on a Monday, of what has happened: the one that has just gone.
            if code == "WE" and count == 0 and base.isoweekday() < 5 and self.tense() == "past":
                there = calendar.add(base, -7) or base
            return calendar.week(there) + ("-WE" if code == "WE" else "")
        if code in ("10Y", "100Y") and count == 0:
            return str(base.year).zfill(4)[: 3 if code == "10Y" else 2]  # "this decade"
        return calendar.shift(base, code, count)

    def _names_weekend(self, sunday: date) -> bool:
        """Say whether a day of a weekend was called by its name.

        Who writes "on Sunday" of yesterday means another weekend by "last weekend".
        """
        return any(calendar.week(day) == calendar.week(sunday) for day in self._weekend_days)

    def week_of(self, month: Meaning, number: int, code: str) -> Meaning | None:
        """Date "the last week of August": the week that holds its last day; the first holds its first."""
        days = calendar.interval(month.value) if month.reason is None else None
        if days is None or number == 0:
            return month
        first, last = (date.fromisoformat(d) for d in days)
        there = (
            last if number == -1 else calendar.add(first, (number - 1) * (1 if code == "D" else 7))
        )
        if there is None or there > last:
            return Meaning(month.value, reason=NO_DAY)
        if code == "D":
            return self.seen(Meaning(there.isoformat()))
        return self.seen(Meaning(calendar.week(there) + ("-WE" if code == "WE" else "")))

    def since(self, count: float | None, code: str) -> Meaning | None:
        """Read "less than a fortnight ago": one of the days since then."""
        base = self._published if not self._history else self._base()
        begun = calendar.shift(base, code, -int(count)) if base and count else None
        if base is None or begun is None or len(begun) != len("2024-11-18"):
            return None
        return Meaning(f"{begun}/{base.isoformat()}")

    def away(self, count: float | None, code: str, sign: int) -> Meaning:
        """Date "two weeks ago", "three days from now"."""
        base = self._published if not self._history else self._base()
        return self._moved(base, count, code, sign)

    def year_before(self) -> Meaning:
        """Date "the year-ago quarter": the quarter, half or month named last, a year before it."""
        told = _PART_OF_YEAR.fullmatch(self._focus or "")
        base = self._base()
        if told is not None:
            return Meaning(f"{int(told[1]) - 1:04d}{told[2]}")
        return Meaning(f"{base.year - 1:04d}") if base else Meaning("XXXX", reason=self.why_open)

    def after(self, count: float | None, code: str, sign: int) -> Meaning:
        """Date "two days later": after the day that was named last."""
        if code in ("D", "W", "2W", "NI", "WE"):
            base = self._focus_day() or self._event
        else:
            days = self._focus_days()
            base = days[0] if days else None
        if base is None or count is None or code in ("H", "MIN", "S"):
            return Meaning(calendar.duration(count, code), "duration")
        moved = self._moved(base, count, code, sign)
        return moved if self._can_be(moved) else Meaning(calendar.duration(count, code), "duration")

    def _can_be(self, told: Meaning) -> bool:
        """Say whether something told can have been then: "108 years later" is no year to come."""
        days = calendar.interval(told.value)
        ahead = days is not None and self._published is not None and days[0] > str(self._published)
        return self._history or not ahead or self.tense() != "past"

    def _moved(self, base: date | None, count: float | None, code: str, sign: int) -> Meaning:
        if count is None:
            return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF")
        if code in ("H", "MIN", "S"):
            return (
                Meaning(base.isoformat(), "time")
                if base
                else Meaning("XXXX-XX-XX", "time", self.why_open)
            )
        if base is None:
            return Meaning("XXXX-XX-XX", reason=self.why_open)
        if code == "Y" and float(12 * count).is_integer() and not float(count).is_integer():
            code, count = "M", 12 * count
        if not float(count).is_integer():
            return Meaning(calendar.duration(count, code), "duration")
        value = calendar.shift(base, code, sign * int(count)) if count < 100_000 else None
        return self.seen(Meaning(value)) if value else Meaning("XXXX-XX-XX", reason=NO_DAY)

    def quarter_told(self) -> Meaning | None:
        """Date "the quarter": the one that was named last."""
        told = re.match(r"\d{4}-Q\d", self._focus or "")
        return Meaning(told[0]) if told else None
