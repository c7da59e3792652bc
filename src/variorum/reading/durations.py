"""Read lengths of time, and what comes back again and again."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reading import calendar
from variorum.reading.meaning import Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Rules, Words, one
from variorum.reading.timewords import Lexeme

rule = Rules()

_WHOLE = frozenset({"D", "W", "WE", "M", "Y"})
# "Sixty miles an hour" is a speed.
_OFTEN = frozenset({"D", "W", "M", "Q", "Y"})


@rule("(the|a)? (last|next|that)? about? (num|day) dash? UNIT period")
def _period(words: Words, here: Standpoint) -> Meaning:
    """Read "the 12-month period", "a ten-day stretch"."""
    return Meaning(length(counter(words[1:]) or words[0], words[-2]), "duration")


@rule("the? nth (num|day|few) UNIT")
def _first_of_all(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the first nine months"."""
    which = one(words, "nth")
    number = one(words, "num", "day", "few")
    if which is None or which.value != 1 or number is None:
        return None
    return Meaning(length(number, words[-1]), "duration")


@rule("spanning")
def _spanning(words: Words, here: Standpoint) -> Meaning | None:
    """Read "a daylong hearing"."""
    return None if here.is_in_a_name(words[0]) else Meaning(str(words[0].value), "duration")


@rule("a unit")
def _per_unit(words: Words, here: Standpoint) -> Meaning | None:
    """Read "two million barrels a day", "8 percent a year": so much, again and again."""
    often = words[1].value in _OFTEN and here.is_rate(words[1])
    return Meaning(_one(words[1]), "set") if often else None


@rule("num dash and dash num dash (unit|units) (dash (long|old))?")
def _and_a_half(words: Words, here: Standpoint) -> Meaning | None:
    """Read "a two-and-a-half-year inquiry"."""
    whole, part, unit = words[0], words[4], words[6]
    return Meaning(length(whole, unit, part.value), "duration") if 0 < part.value < 1 else None


@rule("the? ABOUT{0,3} NUMBER dash? UNIT (and a? half|and num)? (dash? old|dash long)?")
def _lasting(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    """Read "two weeks", "nearly half an hour", "the 30-day truce", "an hour-long speech"."""
    unit = one(words, "unit", "units")
    # Of "an hour and a half" the hour is counted by what stands before it.
    number = counter(words[: words.index(unit)]) if unit is not None else None
    if unit is None or not _counts(number, unit):
        return None
    article = number is not None and number.kind == "a"
    if article and words[-1].kind == "long":
        return iter([Found(unit.start, words[-1].end, Meaning(_one(unit), "duration"))])
    if article and not here.lasts(words):
        return None
    extra = 0.5 if words[-1].word in ("half", "a half") and words[-2].kind in ("a", "and") else 0.0
    meaning = Meaning(length(number, unit, extra), "duration")
    # "the 30-day truce": the article is the truce's; "over three weekends": it was in their course.
    of_noun = words[0].kind == "the" and one(words, "dash") is not None
    in_course = words[0].word == "over" and not here.stands_for(words[0])
    first = words[1] if of_noun or in_course else words[0]
    return iter([Found(first.start, words[-1].end, meaning)])


def _counts(number: Lexeme | None, unit: Lexeme) -> bool:
    """Say whether a number can count a unit: not "a days", not "-3 days"."""
    if number is None or number.value is None:
        return number is None or number.kind != "a" or unit.kind == "unit"
    return number.kind not in ("day", "num") or number.value >= 0


@rule("(a|the) whole unit")
def _a_whole(words: Words, here: Standpoint) -> Meaning | None:
    """Read "a single day", "the whole week"."""
    return Meaning(_one(words[2]), "duration") if words[2].value in _WHOLE else None


@rule("(unit|units) dash (long|old)")
def _unit_long(words: Words, here: Standpoint) -> Meaning:
    """Read "month-long" and "decade-old"; "weeks-long" says not how many."""
    return Meaning(
        length(None, words[0]) if words[0].kind == "units" else _one(words[0]), "duration"
    )


@rule("all unit")
def _all_day(words: Words, here: Standpoint) -> Meaning | None:
    """Read "all day", "all week"."""
    unit = words[1]
    return Meaning(_one(unit), "duration") if unit.value in _WHOLE else None


@rule("ABOUT{0,3} units")
def _bare_units(words: Words, here: Standpoint) -> Meaning | None:
    """Read "for months", "just weeks": so long, nobody says how long."""
    if not here.lasts(words):
        return None
    return Meaning(length(None, words[-1]), "duration")


@rule(
    "(once|num units|num word) (a|every) unit",
    "every other? NUMBER? UNIT",
    "every other? weekday part?",
    "weekdays",
    "frequency",
    "every part",
)
def _again(words: Words, here: Standpoint) -> Meaning | None:
    last = words[-1]
    if words[0].kind == "num" and words[1].word != "times":
        return None
    if (name := one(words, "weekday", "weekdays")) is not None:
        part = one(words, "part")
        return Meaning(f"XXXX-WXX-{name.value}" + (f"T{part.value}" if part else ""), "set")
    if last.kind == "frequency":
        if here.is_in_a_name(last):
            return None  # "the Daily Bugle", "the daily Elbe Bugle"
        return Meaning(str(last.value), "set")
    if last.kind == "part":
        return Meaning(f"XXXX-XX-XXT{last.value}", "set")
    number = counter(words[1:])
    return Meaning(length(number, last) if number else _one(last), "set")


def _one(unit: Lexeme) -> str:
    return calendar.duration(1, str(unit.value))


def counter(words: Words) -> Lexeme | None:
    """Give the word that says how many: a number, before "half", "few" and "a"."""
    return (
        one(words, "num", "day", "vague")
        or one(words, "half")
        or one(words, "few")
        or one(words, "a")
    )


def count(words: Words) -> tuple[float | None, str]:
    """Give how many of what; None for "a few"."""
    number, unit = counter(words), one(words, "unit", "units")
    code = str(unit.value) if unit else "D"
    if number is None or number.kind in ("few", "vague"):
        return None, code
    return (1 if number.kind == "a" else float(number.value)), code


def length(number: Lexeme | None, unit: Lexeme, extra: float = 0.0) -> str:
    """Spell so many of a unit as a duration: P3Y, PT2H, PXM."""
    if number is None or number.kind in ("few", "vague"):
        return calendar.duration(None, str(unit.value))
    amount = 1.0 if number.kind == "a" else float(number.value)
    return calendar.duration(amount + extra, str(unit.value))
