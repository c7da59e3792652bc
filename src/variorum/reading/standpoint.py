"""Where a time expression is read from: the day of publication, or the day the story has come to.

News is dated by its publication: "Monday" of a report is the Monday before it, of a plan the Monday
after. A history is dated by itself: "the following month" follows the month named last.
"""

from __future__ import annotations

import re
from datetime import date

from variorum.lexicon import words
from variorum.reading import calendar
from variorum.reading.distances import Distances
from variorum.reading.meaning import EITHER_SIDE, NO_DAY, NO_DAY_NAMED, Meaning
from variorum.reading.surroundings import into
from variorum.reading.timewords import Lexeme
from variorum.reading.units import unit_after

# In a history the next mention of a month is more often ahead of the last than behind it:
# swept 1, 1.5, 2, 3, 4 on the WikiWars training set (.853, .856, .852, .853, .841 right).
_BACKWARD_COSTS = 1.5

_SATURDAY = 6

# A weekday that lies six days back is also that of tomorrow.
_SIX_DAYS = 6


class Standpoint(Distances):
    """What the words of time mean "here", while an account is read from its first line to its last."""

    # ── years, months, days ─────────────────────────────────────────────────────

    def is_year(self, year: Lexeme, *, bare: bool) -> bool:
        """Say whether four digits are a year: "in 1944", not "1944 men"."""
        value, before = int(year.value), self.word_before(year.start)
        if _FIGURE_GOES_ON.match(self._text, year.end) or before == "at":
            return False
        if before in words("counting", "designator", "words"):
            return False  # "Flight 1943"
        unit = unit_after(self._text, year.end)
        if unit is not None and unit[0].dimension in (
            "length",
            "mass",
            "area",
            "volume",
            "temperature",
            "percent",
        ):
            return False
        if _FIGURE_GOES_BEFORE.search(self._text, max(0, year.start - 5), year.start):
            return False
        if value < 1500 or value > 2100:
            return before in into() or not bare
        found = self.token(year.start)
        if found is None or not bare:
            return True
        sentence, index = found
        token = sentence.tokens[index]
        follower = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        if (
            follower is not None
            and follower.tag == "NNS"
            and (token.head, token.dep) == (index + 1, "nummod")
        ):
            return before in ("the", "in", "its", "their", "his", "her", "s") or value % 10 != 0
        behind_a_word = _WORD_AT_ONCE.search(self._text, max(0, year.start - 5), year.start)
        return self._history or value >= 1900 or before in into() or behind_a_word is None

    def short_year(self, number: int) -> Meaning | None:
        """Read "’68", where a preposition shows that it is a year."""
        if self.word_before(self._at) not in into():
            return None
        base = self._base()
        century = base.year // 100 if base and self._history else (19 if number > 50 else 20)
        return self.seen(Meaning(f"{century * 100 + number:04d}"))

    def day_of_this_month(self, number: int) -> Meaning | None:
        """Date "the 20th": of the month that was named last, or of the month of the report."""
        base = self._base()
        there = calendar.day(base.year, base.month, number) if base else None
        if there is None or base is None:
            return None
        if not self._history and there > base and self.tense() != "future":
            before = calendar.month_after(base.year, base.month, -1)
            there = calendar.day(before.year, before.month, number) if before else None
        return self.seen(Meaning(there.isoformat())) if there else None

    def is_name_of_month(self, month: Lexeme) -> bool:
        """Say whether a lone "May" or "March" is a month, and not a verb or somebody's name."""
        found = self.token(month.start)
        if found is None or (
            len(month.word) < 5 and month.word not in ("june", "july", "may", "sept")
        ):
            return False
        sentence, index = found
        token = sentence.tokens[index]
        if token.tag not in ("NNP", "NNPS", "NN"):
            return False
        before = sentence.tokens[index - 1] if index else None
        named = before is not None and before.tag == "NNP" and token.dep != "npadvmod"
        leads = (
            token.dep == "compound"
            and token.head == index + 1
            and sentence.tokens[index + 1].tag == "NNP"
        )
        if month.word in _FIRST_NAMES and (
            named or (leads and self.word_before(month.start) not in into())
        ):
            return False
        if month.word not in ("may", "march"):
            return True
        word = self.word_before(month.start)
        if word == "s":  # "last year's March", but "the Women's March"
            return _OF_A_TIME.search(self._text, max(0, month.start - 12), month.start) is not None
        return word in into() | {"last", "this", "next", "the", "and"}

    def day_of_month(self, month: int, number: int, year: int | None) -> Meaning:
        """Date "17 November", in the year it names or the one that is meant."""
        open_value = f"XXXX-{month:02d}-{number:02d}"
        # 2000 was a leap year: what is no day in it is a day in none.
        if calendar.day(2000, month, number) is None:
            return Meaning(open_value, reason=NO_DAY)
        if year is None:
            year = self._year_of(month, number)
            if year is None:
                return Meaning(open_value, reason=self.why_open)
        there = calendar.day(year, month, number)
        return (
            self.seen(Meaning(there.isoformat())) if there else Meaning(open_value, reason=NO_DAY)
        )

    def day_of_year(self, month: int, number: int, which: Lexeme, code: str) -> Meaning | None:
        """Date "12 November last year"; None where no year is told so."""
        base = self._base()
        if code != "Y":
            return None
        return self.day_of_month(month, number, base.year + which.value if base else None)

    def month(self, month: int, which: Lexeme | None, *, of_year: bool = False) -> Meaning:
        """Date "November", "last November", "November last year"."""
        base = self._base()
        year = self._year_of(month, None)
        if which is not None and of_year:
            told = self._focus_days() if which.kind == "that" else None
            base = told[0] if told else base
            year = base.year + which.value if base else None
            which = None
        if which is not None and which.kind in ("last", "next") and base is not None:
            past = which.kind == "last"
            year = base.year - (month >= base.month) if past else base.year + (month <= base.month)
        elif which is not None and which.kind in ("this", "that") and base is not None:
            year = base.year
        if year is None:
            return Meaning(f"XXXX-{month:02d}", reason=self.why_open)
        return self.seen(Meaning(f"{year:04d}-{month:02d}"))

    def _year_of(self, month: int, number: int | None) -> int | None:
        """Give the year of a month or day that names none."""
        base = self._base()
        if base is None:
            return None
        options = [y for y in (base.year - 1, base.year, base.year + 1) if 0 < y < 10_000]
        days = {y: d for y in options if (d := calendar.day(y, month, number or 15))}
        if not days:
            return None
        if self._history:
            if self._focus and re.fullmatch(r"\d{4}", self._focus):
                return base.year

            def cost(year: int) -> float:
                ahead = (days[year] - base).days
                return ahead if ahead >= 0 else -ahead * _BACKWARD_COSTS

            return min(days, key=cost)
        # A month that is still running may be meant as well as one that is over.
        late = 16 if number is None else 0
        past = [y for y, d in days.items() if (d - base).days <= late]
        ahead = [y for y, d in days.items() if (d - base).days >= -late]
        tense = self.tense()
        if tense == "future" and ahead:
            return min(ahead)
        if tense == "past" and past:
            return max(past)
        return min(days, key=lambda y: (abs((days[y] - base).days), y))

    def quarter(self, letter: str, number: int, which: Lexeme | None) -> Meaning:
        """Date "the third quarter": of the year of publication, or the one before if it is yet to come."""
        base = self._base()
        if base is None:
            return Meaning(f"XXXX-{letter}{number}", reason=self.why_open)
        year = base.year + (
            which.value if which is not None and which.kind in ("last", "next") else 0
        )
        begun = (base.month - 1) // (3 if letter == "Q" else 6) + 1
        if which is None and number > begun and self.tense() == "past":
            year -= 1
        return self.seen(Meaning(f"{year:04d}-{letter}{number}"))

    def season(self, code: str, which: Lexeme | None) -> Meaning:
        """Date "the winter", "last summer"."""
        base = self._base()
        if base is None:
            return Meaning(f"XXXX-{code}", reason=self.why_open)
        # January lies in the winter that began the year before.
        year = base.year - (code == "WI" and base.month <= 2)
        days = calendar.interval(f"{year:04d}-{code}")
        if days is not None and not self._history:
            begun, over = date.fromisoformat(days[0]) <= base, date.fromisoformat(days[1]) < base
            if which is not None and which.kind == "last":
                year -= not over
            elif which is not None and which.kind == "next":
                year += begun
            elif which is None and not begun and self.tense() == "past" and code != "WI":
                year -= 1
        return self.seen(Meaning(f"{year:04d}-{code}"))

    def feast(self, when: str, year: int | None, which: Lexeme | None) -> Meaning:
        """Date "Christmas Eve", "Good Friday", "last Easter"."""
        if (counted := _COUNTED.fullmatch(when)) is not None:
            month, weekday = int(counted[1]), _WEEKDAYS.index(counted[2]) + 1
            of_year = year or self._year_of(month, 15)
            if of_year is None:
                return Meaning(f"XXXX-{month:02d}", reason=self.why_open)
            there = calendar.nth_weekday(of_year, month, weekday, int(counted[3]))
            return (
                self.seen(Meaning(there.isoformat()))
                if there
                else Meaning("XXXX-XX-XX", reason=NO_DAY)
            )
        if not when.startswith("easter"):
            month, number = (int(n) for n in when.split("-"))
            return self.day_of_month(month, number, year)
        base = self._base()
        if year is None and base is None:
            return Meaning("XXXX-XX-XX", reason=self.why_open)
        if year is None and base is not None:
            year = base.year + (
                which.value if which is not None and which.kind in ("last", "next") else 0
            )
        sunday = calendar.easter(year or 1)
        there = calendar.add(sunday, int(when[6:] or 0)) if sunday else None
        return (
            self.seen(Meaning(there.isoformat())) if there else Meaning("XXXX-XX-XX", reason=NO_DAY)
        )

    # ── days and weeks from here ────────────────────────────────────────────────

    def weekday(
        self, number: int, which: Lexeme | None, *, of_week: bool = False, today: bool = False
    ) -> Meaning:
        """Date "Monday": the last one of a report, the coming one of a plan.

        On a Monday, "late Monday" is `today` even of a plan.
        """
        base = self._today()
        if base is None:
            return Meaning(f"XXXX-WXX-{number}", reason=self.why_open)
        back = (base.isoweekday() - number) % 7
        if of_week and which is not None:
            monday = calendar.add(base, 1 - base.isoweekday())
            there = calendar.add(monday, 7 * which.value + number - 1) if monday else None
        elif which is not None and which.kind == "last":
            there = calendar.add(base, -(back or 7))
        elif which is not None and which.kind == "next":
            there = calendar.add(base, 7 - back)
        elif which is not None and which.kind == "this":
            there = calendar.add(base, number - base.isoweekday())
        elif (self.tense() == "future" or self._history) and (back or not today):
            there = calendar.add(base, 7 - back)
        elif back == _SIX_DAYS and self.is_telling():
            # "Said on Tuesday" in a paper of Monday: brought up to date under its old date.
            return Meaning(f"XXXX-WXX-{number}", reason=EITHER_SIDE)
        else:
            there = calendar.add(base, -back)
        if there is None:
            return Meaning(f"XXXX-WXX-{number}", reason=NO_DAY)
        if number >= _SATURDAY:
            self._weekend_days.add(there)
        return self.seen(Meaning(there.isoformat()))

    def weekday_after(self, begin: Meaning, number: int) -> Meaning:
        """Date the weekday that ends a range: "from Monday to *Friday*"."""
        days = calendar.interval(begin.value) if begin.reason is None else None
        if days is None:
            return Meaning(f"XXXX-WXX-{number}", reason=begin.reason)
        base = date.fromisoformat(days[0])
        there = calendar.add(base, (number - base.isoweekday()) % 7)
        if there is None:
            return Meaning(f"XXXX-WXX-{number}", reason=NO_DAY)
        return self.seen(Meaning(there.isoformat()))

    def weekday_of_month(self, weekday: int, number: int) -> Meaning | None:
        """Date "Monday the 21st": the nearest 21st that is a Monday, before or after as its verb says."""
        base = self._base()
        if base is None:
            return None
        months = (calendar.month_after(base.year, base.month, n) for n in range(-12, 13))
        days = (calendar.day(m.year, m.month, number) for m in months if m)
        away = [(d - base).days for d in days if d and d.isoweekday() == weekday]
        tense = self.tense()
        side = [n for n in away if (n >= 0) == (tense == "future")] if tense else []
        near = min(side or away, key=abs, default=None)
        there = calendar.add(base, near) if near is not None else None
        return self.seen(Meaning(there.isoformat())) if there else None

    def day(self, count: int) -> Meaning:
        """Date "today", "yesterday", "tomorrow"."""
        base = self._today()
        there = calendar.add(base, count) if base else None
        return (
            self.seen(Meaning(there.isoformat()))
            if there
            else Meaning("XXXX-XX-XX", reason=self.why_open)
        )

    def night(self, count: int) -> Meaning:
        """Date "tonight", and "overnight", which is the night before unless it is still to come."""
        base = self._today()
        there = calendar.add(base, 0 if self.tense() == "future" else count) if base else None
        if there is None:
            return Meaning("XXXX-XX-XXTNI", "time", self.why_open)
        self._happened_on(there)
        return Meaning(f"{there.isoformat()}TNI", "time")

    def part(self, code: str, which: Lexeme | None) -> Meaning:
        """Date "this morning", "last night", "that evening", "the night"."""
        base = (
            self._today()
            if which is not None and which.kind in ("this", "last", "next")
            else self._day_near_by()
        )
        if which is not None and which.kind == "that":
            base = self._day_spoken_of() or base
        days = 0
        if which is not None and which.kind in ("last", "next"):
            days = which.value
        elif which is None and code == "NI" and base == self._published and self.tense() == "past":
            days = -1
        there = calendar.add(base, days) if base else None
        if there is None:
            return Meaning(f"XXXX-XX-XXT{code}", "time", self.why_open)
        if which is not None:
            self._happened_on(there)
        return Meaning(f"{there.isoformat()}T{code}", "time")

    def clock(self, time: str, zone: str) -> Meaning:
        """Date "5pm": of the day that is spoken of; where none is named it stays an hour."""
        base = self._day_of_hour()
        if base is None:
            return Meaning(f"T{time}{zone}", "time", NO_DAY_NAMED)
        return Meaning(f"{base.isoformat()}T{time}{zone}", "time")


# "1944m", "1944.5", "1944-strong" are figures; so are "$1944" and "MGM-1944".
_FIGURE_GOES_ON = re.compile(r"[\w%°]|[.,:]\d|-[a-z]")
_FIGURE_GOES_BEFORE = re.compile(r"[$£€#/@]$|(?<!mid|pre|ost)(?<=[A-Za-z])-$")
_WORD_AT_ONCE = re.compile(r"[^\W\d_]\s*$")
# "11-thursday-4": the fourth Thursday of November.
_COUNTED = re.compile(r"(\d{2})-([a-z]+)-(\d)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OF_A_TIME = re.compile(r"\b(?:year|month|week|spring|today|yesterday)['’]s\s$")
_FIRST_NAMES = frozenset({"april", "may", "june", "august", "march", "july"})
