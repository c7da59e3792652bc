"""Reckon with days, months and years: what a TIMEX3 value spans, and what lies before or after it.

Values follow TIMEX3 (ISO 8601 with its extensions): a day `2024-11-17`, a month `2024-11`, a year
`2024`, a decade `198`, a week `2024-W46`, its weekend `2024-W46-WE`, a quarter `2024-Q3`, a half
year `2024-H1`, a season `2024-WI`, a part of a day `2024-11-17TNI`, years before Christ `BC0480`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

# The winter of a year begins in its December; a Northern reckoning, as the newspapers' is.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# Decades and centuries of which nobody says how many.
_LONG = {"10Y": "PXDE", "100Y": "PXCE"}
_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-W(?P<week>\d{2})(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)


def day(year: int, month: int, number: int) -> date | None:
    """Give a day, or None where the calendar has no such day.

    >>> day(2023, 2, 30) is None
    True
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def interval(value: str) -> tuple[str, str] | None:
    """Give the first and last day a TIMEX3 value can mean; None where it names no days.

    >>> interval("2024-W46-WE")
    ('2024-11-16', '2024-11-17')
    >>> interval("198")
    ('1980-01-01', '1989-12-31')
    >>> interval("2015/2016")
    ('2015-01-01', '2016-12-31')
    """
    if re.fullmatch(r"\d{2,3}", value):
        pad = 4 - len(value)
        return f"{value}{'0' * pad}-01-01", f"{value}{'9' * pad}-12-31"
    if "/" in value:
        begin, end = (interval(part) for part in value.split("/", 1))
        return (begin[0], end[1]) if begin and end else None
    match = _VALUE.fullmatch(value)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["weekend"]))
    first, last = 1, 12
    if match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    elif match["season"]:
        first, last = _SEASONS[match["season"]]
    elif match["month"]:
        first = last = int(match["month"])
    if not 1 <= first <= 12:
        return None
    if match["day"]:
        there = day(year, first, int(match["day"]))
        return (there.isoformat(), there.isoformat()) if there else None
    opening, after = month_after(year, first, 0), month_after(year, last, 1)
    if opening is None or after is None:
        return None
    return opening.isoformat(), (after - timedelta(days=1)).isoformat()


def _week(year: int, week: int, *, weekend: bool) -> tuple[str, str] | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        last = date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def month_after(year: int, month: int, count: int) -> date | None:
    """Give the first day of the month that lies `count` months after another (before, if negative).

    >>> month_after(2024, 11, 3)
    datetime.date(2025, 2, 1)
    """
    months = year * 12 + month - 1 + count
    return day(months // 12, months % 12 + 1, 1)


def shift(start: date, unit: str, count: int) -> str | None:
    """Give the value that lies so many units after a day, as exact as the unit is.

    >>> shift(date(2024, 11, 18), "W", -2), shift(date(2024, 11, 18), "M", -3)
    ('2024-11-04', '2024-08')
    """
    years = re.fullmatch(r"(\d*)Y", unit)
    if years is not None:
        year = start.year + count * int(years[1] or 1)
        return f"{year:04d}" if 0 < year <= 9999 else None
    if unit == "M":
        there = month_after(start.year, start.month, count)
        return there.isoformat()[:7] if there else None
    if unit == "Q":
        there = month_after(start.year, start.month, 3 * count)
        return f"{there.year:04d}-Q{(there.month + 2) // 3}" if there else None
    days = {"D": 1, "NI": 1, "W": 7, "2W": 14, "WE": 7}.get(unit)
    if days is None:
        return None
    moved = add(start, days * count)
    return moved.isoformat() if moved else None


def duration(amount: float | None, unit: str) -> str:
    """Spell so many units as a TIMEX3 duration; None is a number nobody gives.

    >>> duration(2, "10Y"), duration(0.5, "H"), duration(None, "M"), duration(None, "10Y")
    ('P20Y', 'PT0.5H', 'PXM', 'PXDE')
    """
    if amount is None and unit in _LONG:
        return _LONG[unit]
    per = re.fullmatch(r"(\d*)([A-Z]+)", unit)
    times, letter = (int(per[1] or 1), per[2]) if per else (1, unit)
    number = "X" if amount is None else f"{amount * times:.10g}"
    if letter in ("H", "MIN", "S"):
        return f"PT{number}{letter[0]}"
    return f"P{number}{'D' if letter == 'NI' else letter}"


def add(start: date, days: int) -> date | None:
    """Give the day so many days after another, or None past the ends of the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def week(of: date) -> str:
    """Give the ISO week a day lies in.

    >>> week(date(2024, 11, 18))
    '2024-W47'
    """
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Give so many a weekday of a month; the fifth is the last.

    >>> nth_weekday(2024, 11, 4, 4), nth_weekday(2024, 5, 1, 5)
    (datetime.date(2024, 11, 28), datetime.date(2024, 5, 27))
    """
    days = [there for n in range(1, 32) if (there := day(year, month, n))]
    fitting = [there for there in days if there.isoweekday() == weekday]
    return fitting[min(number, len(fitting)) - 1] if fitting else None


def easter(year: int) -> date | None:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's reckoning).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, off = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    fourth, remainder = divmod(rest, 4)
    weekday = (32 + 2 * off + 2 * fourth - epact - remainder) % 7
    shifted = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * shifted + 114, 31)
    return day(year, month, number + 1)
