"""Hours of the day as stretches of minutes: half past six, shortly after noon, in the evening."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta

from variorum.model import Date

DAY = 24 * 60
_CLOCK = re.compile(r"T(\d\d):(\d\d)Z?$")
# What says of which half of the day an hour is.
_HALF = re.compile(
    r"[ap]\.?m|noon|midday|midnight|\b(?:0\d|1[3-9]|2\d)[:.]|\b(?:0\d|1[3-9]|2\d)\d\d\b"
    r"|morning|evening|night|afternoon",
    re.IGNORECASE,
)
_NOON = 12
# How many minutes a time can be off: as it is told, and by what it is rounded to. Nobody means
# half past six to the minute by "about half past six", but "about 6.10" is not 6.30.
EXACT, ROUGH = 2, {60: 20, 30: 15, 15: 10, 10: 7, 5: 7}
# How far "just", and how far "shortly", before or after an hour reaches.
JUST, SHORTLY = 9, 15
_AFTER = re.compile(
    r"\b(just|shortly|soon|a little|minutes|moments) (?:after|past)(?: about)?\s*$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(just|shortly|soon|a little|minutes|moments) before\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|approximately|towards?|circa|near|close to)\s*$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:after|before|past|by|until|till|since|from|between|to|and|than)\s*$", re.IGNORECASE
)
# Parts of the day, wide: an evening begins when some still call it afternoon.
_PARTS = {
    "TMO": (0, 12 * 60),
    "TAF": (12 * 60, 18 * 60 + 30),
    "TEV": (16 * 60 + 30, DAY - 1),
    "TNI": (18 * 60, DAY + 6 * 60),
}
# Minutes by which the clocks of a zone are ahead of Greenwich.
ZONES = {
    **dict.fromkeys(("GMT", "UTC"), 0),
    **dict.fromkeys(("BST", "CET"), 60),
    **dict.fromkeys(("JST", "KST"), 540),
    **dict.fromkeys(("EST", "CDT"), -300),
    **dict.fromkeys(("CST", "MDT"), -360),
    **dict.fromkeys(("MST", "PDT"), -420),
    **dict.fromkeys(("PST",), -480),
    **dict.fromkeys(("EDT",), -240),
    **dict.fromkeys(("CEST",), 120),
    **dict.fromkeys(("IST",), 330),
}
_ZONE = re.compile(rf"\b({'|'.join(ZONES)})\b")
_RUNS = re.compile(r" (?:\w+ )?(?:to|from|train|service|flight|bus|ferry|express|sailing)\b")
# The hour at which a page came out.
_STAMP = re.compile(r"\d{4}-\d\d-\d\d")
_NIGHT = re.compile(r"\b(?:last night|overnight|tonight|nights?$)", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:early|late)? ?(?:on )?[A-Z][a-z]+day(?: \w+)?$")
_LOCAL = re.compile(r"\blocal(?:ly)?\b", re.IGNORECASE)
# As many characters before an hour can say how near it is, and behind it name its zone.
_NEAR, _BEHIND = 20, 16


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it is told: from which minute of the day to which, and by whose clocks.

    `zone` is None where it is not told, "local", or the name of a zone; `of_twelve` tells that
    it may be of either half of the day; `said` is where the words begin that loosen it.
    """

    low: int
    high: int
    zone: str | None
    _: KW_ONLY
    of_twelve: bool
    said: int


def clock_of(text: str, told: Date) -> Clock | None:
    """Read the hour of a time expression, with the words before it that make it a rough one."""
    start, end = told.span.start, told.span.end
    before = text[max(0, start - _NEAR) : start]
    if _STAMP.match(told.span.exact):
        return None
    if (part := _PARTS.get(told.value[-3:])) is not None:
        if _NIGHT.search(told.span.exact):
            # "Last night", told on a Sunday and read in another zone, is any night.
            return None
        return Clock(*part, None, of_twelve=False, said=start)
    found = _CLOCK.search(told.value)
    if found is None or (before.lower().endswith(("the ", " a ")) and _RUNS.match(text, end)):
        # "The 7.42 to Dover" is a train.
        return None
    minute = int(found[1]) * 60 + int(found[2])
    zone = _zone(text[start : end + _BEHIND], told)
    twelve = int(found[1]) <= _NOON and not _HALF.search(told.span.exact) and zone is None
    low, high, said = _stretch(minute, before)
    return Clock(low, high, zone, of_twelve=twelve, said=start - said)


def _stretch(minute: int, before: str) -> tuple[int, int, int]:
    """Give from when to when it can have been, and how many characters before it say so."""
    grain = next(size for size in (60, 30, 15, 10, 5, 1) if minute % size == 0)
    if (told := _AFTER.search(before)) is not None:
        reach = JUST if told[1].lower() == "just" else SHORTLY
        return minute, minute + reach, len(told.group())
    if (told := _BEFORE.search(before)) is not None:
        reach = JUST if told[1].lower() == "just" else SHORTLY
        return minute - reach, minute, len(told.group())
    if (told := _ABOUT.search(before)) is not None:
        slack = ROUGH.get(grain, EXACT)
        return minute - slack, minute + slack, len(told.group())
    return minute - EXACT, minute + EXACT, 0


def is_open(text: str, told: Date) -> bool:
    """Say whether only one end is told: "after six", "by noon", "until 9pm"."""
    before = text[max(0, told.span.start - _NEAR) : told.span.start]
    return (
        _OPEN.search(before) is not None
        and _AFTER.search(before) is None
        and _BEFORE.search(before) is None
    )


def names_tomorrow(published: date | None, told: Date) -> bool:
    """Say whether a weekday may be that of tomorrow: in the east it is Tuesday when here it is Monday."""
    if published is None or not is_weekday(told) or told.begin is None:
        return False
    return published - date.fromisoformat(told.begin) == timedelta(days=6)


def is_weekday(told: Date) -> bool:
    """Say whether a day is told by its weekday alone: which week it is of has been guessed."""
    bare = told.span.exact.isalpha() or _WEEKDAY.match(told.span.exact) is not None
    return told.begin is not None and told.begin == told.end and bare


def _zone(behind: str, told: Date) -> str | None:
    own = behind.partition("(")[0]
    if (named := _ZONE.search(own)) is not None:
        return named[1]
    if told.value.endswith("Z"):
        return "GMT"
    return "local" if _LOCAL.search(own) else None


def apart(one: Clock, other: Clock) -> bool:
    """Say whether two hours of one zone cannot be one: no minute of the day is in both.

    >>> quarter = Clock(373, 377, None, of_twelve=False, said=0)
    >>> half = Clock(388, 392, None, of_twelve=False, said=0)
    >>> apart(quarter, half), apart(quarter, quarter)
    (True, False)
    """
    step = DAY // 2 if one.of_twelve or other.of_twelve else DAY
    return not any(
        one.low + turn <= other.high and other.low <= one.high + turn
        for turn in range(-2 * DAY, 2 * DAY + 1, step)
    )
