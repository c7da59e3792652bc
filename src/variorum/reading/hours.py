"""Read parts of the day and hours of the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reading.meaning import NO_DAY_MEANT, Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Rules, Words, one
from variorum.reading.timewords import Lexeme

rule = Rules()

# What names an hour by the sun, and no stretch of the day that could be a thing's ("a night train").
_HOURS_OF_SUN = frozenset(
    {"nightfall", "dawn", "dusk", "sunrise", "sunset", "daybreak", "lunchtime"}
)
_MINUTES = frozenset({5, 10, 20, 25})
_SHARES = {"half": 30.0, "quarter": 15.0}
# Behind one of these a bare number can be an hour: "at three in the morning".
_AT_AN_HOUR = frozenset(
    {"at", "until", "till", "by", "since", "after", "before", "around", "about"}
)
_AT = frozenset({
    "at", "from", "between", "around", "about", "by", "until", "till", "since", "after", "before",
})  # fmt: skip


@rule("part")
def _lone_part(words: Words, here: Standpoint) -> Meaning | None:
    """Read "by nightfall", "before dawn", and the hour of what is held: "an evening address"."""
    part = words[0]
    told = part.word in _HOURS_OF_SUN and here.stands_in(part)
    if not told and not here.is_when_held(part):
        return None
    return here.part(part.value, None)


@rule("EARLY? the? (this|last|that|next) part", "the part", "(early|later) part")
def _part_of_day(words: Words, here: Standpoint) -> Meaning | None:
    which, part = one(words, "this", "last", "that", "next"), words[-1]
    if which is None and words[0].kind == "the" and not here.stands_in(words[0]):
        return None
    return here.part(part.value, which)


@rule("the early units of (this|that) part", "the early units")
def _small_hours(words: Words, here: Standpoint) -> Meaning | None:
    """Read "in the early hours", "the early hours of this morning"."""
    if not small_hours(words) or not here.stands_in(words[0]):
        return None
    return here.part("MO", one(words, "this", "that"))


@rule("(in|at) the? part")
def _in_the_part(words: Words, here: Standpoint) -> Iterator[Found] | None:
    if words[0].kind == "in" and words[1].kind != "the":
        return None
    if words[0].kind == "at" and words[1].word == "night":
        # "at night": no night in particular
        return iter(
            [Found(words[1].start, words[1].end, Meaning("XXXX-XX-XXTNI", "time", NO_DAY_MEANT))]
        )
    return iter([Found(words[1].start, words[-1].end, here.part(words[-1].value, None))])


@rule("(num|day|half|unit) units? (last|to) (num|day) oclock? (in the part)?")
def _past_the_hour(words: Words, here: Standpoint) -> Meaning | None:
    """Read "half past seven", "20 minutes past eight in the evening", "a quarter to nine"."""
    first, link = words[0], one(words, "last", "to")
    hour = words[words.index(link) + 1] if link else None
    if link is None or hour is None or link.word not in ("past", "to") or not _is_hour(hour):
        return None
    minutes = _SHARES.get(first.word.removeprefix("a "), first.value)
    spelt = (
        minutes in _SHARES.values()
        or link.word == "past"
        # "at ten to eight", but not "fell from ten to eight"
        or (minutes in _MINUTES and here.word_before(first.start) in _AT_AN_HOUR)
    )
    if not spelt or not isinstance(minutes, (int, float)) or not 0 < minutes < 60:
        return None
    if words[-1] is hour and not here.stands_alone(hour):
        return None  # "twenty past eleven others"
    total = 60 * _in_half(int(hour.value), one(words, "part"))
    total += int(minutes) if link.word == "past" else -int(minutes)
    return here.clock(f"{total // 60:02d}:{total % 60:02d}", "")


@rule("(num|day) ((to|dash|and|until) (num|day))? in the part")
def _hour_in_the_part(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "at three in the morning", "between 5 and 6 in the afternoon"."""
    hours = [word for word in words if word.kind in ("num", "day")]
    if not all(_is_hour(hour) for hour in hours) or here.word_before(words[0].start) not in _AT:
        return None
    ends = [words[0], words[-1]] if len(hours) == 2 else [words[-1]]
    return iter(
        [
            Found(
                hour.start,
                end.end,
                here.clock(f"{_in_half(int(hour.value), words[-1]):02d}:00", ""),
            )
            for hour, end in zip(hours, ends, strict=True)
        ]
    )


@rule("(num|day) on? weekday part?")
def _hour_on_weekday(words: Words, here: Standpoint) -> Meaning | None:
    """Read "by eight on Monday morning", "until seven on Friday"; "cut by 8 on Monday" is a number."""
    hour, name, part = words[0], one(words, "weekday"), one(words, "part")
    before = here.word_before(hour.start)
    spelt = part is not None or not hour.word.isdigit() or before in ("at", "until", "till")
    if name is None or not _is_hour(hour) or before not in _AT_AN_HOUR or not spelt:
        return None
    day = here.weekday(name.value, None)
    return Meaning(f"{day.value}T{_in_half(int(hour.value), part):02d}:00", "time", day.reason)


@rule("(num|day|clock) (to|dash|and|until) clock zone?")
def _from_hour_to_hour(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "5 to 6pm", "from 2:00 to 2:30 pm": the half of the day that ends it is that of both."""
    first, second = words[0], words[2]
    half = re.search(r"[ap]\.?\s?m\.?$", second.word)
    if half is None or re.search(r"[ap]\.?\s?m", first.word):
        return None
    if first.kind != "clock" and not _is_hour(first):
        return None
    digits = first.word if first.kind == "clock" else f"{first.value:.0f}"
    begins, told = (
        _time_of_day([first._replace(kind="clock", word=word)])
        for word in (f"{digits}{half[0]}", digits)
    )
    ends = _time_of_day(words[2:])
    if begins is None or told is None or ends is None:
        return None
    zone = str(words[-1].value) if words[-1].kind == "zone" else ""
    return iter(
        [
            Found(first.start, first.end, here.clock(begins if begins <= ends else told, zone)),
            Found(second.start, words[-1].end, here.clock(ends, zone)),
        ]
    )


@rule("clock zone? (word|moment)?", "noon", "(num|day) oclock (in the part)?")
def _clock(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    zone = one(words, "zone")
    of_zone = zone is not None and words[-1].word == "time"
    end = words[-1] if of_zone or words[-1].kind not in ("word", "moment") else words[-2]
    time = _time_of_day(words)
    if time is None or (words[0].kind == "noon" and here.describes_thing(words[0])):
        return None  # "a midnight red"
    meaning = here.clock(time, str(zone.value) if zone else "")
    return iter([Found(words[0].start, end.end, meaning)])


def _is_hour(number: Lexeme) -> bool:
    return float(number.value).is_integer() and 1 <= number.value <= 12


def _in_half(hour: int, part: Lexeme | None) -> int:
    """Give an hour of the clock its place in the day: "eight in the evening" is the twentieth."""
    later = part is not None and part.value in ("AF", "EV", "NI") and hour < 12
    return hour + 12 if later else hour


@rule("at (year|num) units?")
def _bare_hour(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "at 6.10" and "at 1353" as hours of the day."""
    number = words[1]
    told = re.fullmatch(r"([01]?\d|2[0-3])[.]?([0-5]\d)", number.word)
    if told is None or len(number.word) < 4 or not here.is_hour(number):
        return None
    meaning = here.clock(f"{int(told[1]):02d}:{told[2]}", "")
    return iter([Found(number.start, words[-1].end, meaning)])


def _time_of_day(words: Words) -> str | None:
    first = words[0]
    if first.kind == "noon":
        return str(first.value)
    digits = re.findall(r"\d+", first.word) if first.kind == "clock" else [str(int(first.value))]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if len(digits) == 1 and len(digits[0]) >= 3:
        hour, minute = divmod(int(digits[0]), 100)
    half = re.search(r"([ap])\.?\s?m", first.word)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    hour = _in_half(hour, one(words, "part"))
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def in_part(meaning: Meaning, part: Lexeme | None) -> Meaning:
    """Narrow a day to the part of it that a word names; its early hours are its morning."""
    if part is None or meaning.kind != "date":
        return meaning
    code = "MO" if part.kind == "units" else part.value
    return Meaning(f"{meaning.value}T{code}", "time", meaning.reason)


def small_hours(words: Words) -> bool:
    """Say whether "the early hours" are spoken of, those after midnight."""
    early, units = one(words, "early"), one(words, "units")
    return early is not None and early.value == "START" and units is not None and units.value == "H"
