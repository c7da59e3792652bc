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


@rule("the? ABOUT{0,3} NUMBER dash? UNIT (and a? half|and num)? dash? old?")
def _lasting(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    unit = one(words, "unit", "units")
    number = counter(words)
    if unit is None:
        return None
    if number is not None and number.kind == "a" and not here.lasts(words):
        return None
    if (
        number is not None
        and number.kind in ("day", "num")
        and number.value is not None
        and number.value < 0
    ):
        return None
    if number is not None and number.kind == "a" and unit.kind == "units":
        return None
    extra = 0.5 if words[-1].word in ("half", "a half") and words[-2].kind in ("a", "and") else 0.0
    meaning = Meaning(length(number, unit, extra), "duration")
    if words[0].kind == "the" and one(words, "dash"):
        # "the 30-day truce": the article is the truce's
        return iter([Found(words[1].start, words[-1].end, meaning)])
    return meaning


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
