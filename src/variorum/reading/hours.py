"""Read parts of the day and hours of the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reading.meaning import NO_DAY_MEANT, Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Rules, Words, one
from variorum.reading.timewords import Lexeme

rule = Rules()


@rule("EARLY? (this|last|that|next) part", "the part", "(early|later) part")
def _part_of_day(words: Words, here: Standpoint) -> Meaning | None:
    which, part = one(words, "this", "last", "that", "next"), words[-1]
    if which is None and words[0].kind == "the" and not here.stands_in(words[0]):
        return None
    return here.part(part.value, which)


@rule("(in|at) the? part")
def _in_the_part(words: Words, here: Standpoint) -> Iterator[Found] | None:
    if words[0].kind == "in" and words[1].kind != "the":
        return None
    if words[0].kind == "at" and words[1].word == "night":
        # "at night": no night in particular
        return iter(
            [Found(words[1].start, words[1].end, Meaning("XXXX-XX-XXTNI", "time", NO_DAY_MEANT))]
        )
    inner = words[1:] if words[1].kind == "the" else words
    meaning = here.part(words[-1].value, None)
    return iter([Found(inner[0].start, inner[-1].end, meaning)])


@rule("clock zone? word?", "noon", "(num|day) oclock (in the part)?")
def _clock(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    zone = one(words, "zone")
    end = (
        words[-1] if words[-1].kind != "word" or (zone and words[-1].word == "time") else words[-2]
    )
    time = _time_of_day(words)
    if time is None:
        return None
    meaning = here.clock(time, str(zone.value) if zone else "")
    return iter([Found(words[0].start, end.end, meaning)])


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
    part = one(words, "part")
    if part and part.value in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def in_part(meaning: Meaning, part: Lexeme | None) -> Meaning:
    """Narrow a day to the part of it that a word names."""
    if part is None or meaning.kind != "date":
        return meaning
    return Meaning(f"{meaning.value}T{part.value}", "time", meaning.reason)
