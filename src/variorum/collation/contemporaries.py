"""Accounts that came out together, or tell one story that runs on: what else is told a month later is of the next event of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from statistics import median_low

from variorum.collation.gists import ONE, gist
from variorum.collation.neighbours import likeness
from variorum.model import Date, Gist, Reading

# Accounts that came out further apart may tell of the next event of the kind; no annotated
# story spans as much as a week.
TOGETHER = timedelta(days=14)
# An account of weeks before or after tells the same story where it is as like the others as they
# are like one another, at least so much, and very like one of them. Of 46 such accounts in 21
# clusters these let in 13, all of the same story, and leave out some twenty that are of another; from
# .26 down a film's first trailer comes in with its second, and from .32 up a satellite that falls
# for a year is two stories.
ALIKE, VERY = 0.3 * ONE, 0.4 * ONE
# They need not be quite as like: of two stages of one story each has what the other cannot.
NEARLY = 0.75
# Of fewer words than this nobody can tell which ferry capsized.
WORDY = 25
# The sentences of an account that tell its news, and how many days back that may have happened.
OPENING, FRESH = 5, timedelta(days=14)
# So many of the others say what they are like; of hundreds not all need be asked.
ASKED = 40


def days_of_telling(readings: Sequence[Reading]) -> dict[str, date]:
    """Give the day by which each account is compared with the others: mostly the day it came out.

    A satellite falls for a year, a trial lasts for months: an account of such a story counts as
    of the time of the others, however far from them it came out. It tells no news that
    happened on a day of its own, of which none of the others knows. A day of the week is enough: the
    day on which a page was fetched is often given for that on which it came out, and the days it
    names lie as far off.
    """
    days = {r.article.id: day for r in readings if (day := r.article.published) is not None}
    first = first_day(days.values())
    if first is None:
        return days
    near = [
        r for r in readings if r.article.id in days and is_of_its_time(first, days[r.article.id])
    ]
    # How alike they are, whatever the days between them.
    gists = {
        r.article.id: replace(gist(r.skim), day=None) for r in readings if r.article.id in days
    }
    known = {day for reading in near for found in reading.dates if (day := _day(found))}
    openings = {day.isoweekday() for r in near for day in _fresh(r, days[r.article.id])}
    asked = sorted(near, key=lambda r: (days[r.article.id], r.article.id))[:ASKED]
    company = [gists[r.article.id] for r in asked]
    for reading in readings:
        name = reading.article.id
        if name in days and not is_of_its_time(first, days[name]):
            own = _fresh(reading, days[name])
            weekdays = {day.isoweekday() for day in own - known}
            if weekdays <= openings and _is_of_one_story(gists[name], company):
                days[name] = first
    return days


def _is_of_one_story(one: Gist, company: Sequence[Gist]) -> bool:
    """Say whether an account is as like the others as they are like one another."""
    found = [likeness(one, other) for other in company]
    among = [likeness(a, b) for a, b in combinations(company, 2)]
    enough = max(ALIKE, NEARLY * median_low(among or [0]))
    can_be_told = len(one.words) >= WORDY and bool(found)
    return can_be_told and max(found) >= VERY and median_low(found) >= enough


def _fresh(reading: Reading, published: date) -> set[date]:
    """Give the days, shortly before it came out, on which an account says that its news happened."""
    end = reading.sentences[:OPENING][-1].end if reading.sentences else 0
    named = {_day(found) for found in reading.dates if found.span.start < end}
    return {day for day in named if day and published - FRESH <= day <= published}


def _day(found: Date) -> date | None:
    """Give the one day that an expression means, if it means one."""
    if not (found.resolved and found.begin and found.begin == found.end):
        return None
    try:
        return date.fromisoformat(found.begin)
    except ValueError:
        return None


def first_day(days: Iterable[date]) -> date | None:
    """Give the day that begins the fortnight in which most came out, the earliest of several.

    None stands for a story that spans no more than that.

    >>> first_day([date(2023, 5, 1), date(2024, 5, 1), date(2024, 5, 3)])
    datetime.date(2024, 5, 1)
    """
    counts = Counter(days)
    if not counts or max(counts) - min(counts) <= TOGETHER:
        return None
    return max(
        sorted(counts),
        key=lambda first: sum(n for day, n in counts.items() if is_of_its_time(first, day)),
    )


def is_of_its_time(first: date, day: date) -> bool:
    """Say whether a day lies in the fortnight that begins with another."""
    return timedelta(0) <= day - first <= TOGETHER
