"""The grammar of time: patterns over classes of words, and what each means from where the reader stands.

A pattern is written in the classes of `timewords`, one word a class. Where it matches, its
function says what the words mean, or None when they mean no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.reading import calendar
from variorum.reading.meaning import EITHER_WAY, NO_DAY, NO_DAY_MEANT, Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timewords import Lexeme


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: where it stands, and what it means."""

    start: int
    end: int
    meaning: Meaning


Words = Sequence[Lexeme]
Reader = Callable[[Words, Standpoint], "Meaning | Iterator[Found] | None"]

_RULES: list[tuple[str, Reader]] = []

# What stands for a longer pattern inside the patterns below.
_SHORT = {
    "NUMBER": "(num|day|half a?|a half?|a? few of?|vague)",
    "DATE": "(day|nth)",
    "EDGE": "(the? edge of)",
    "EARLY": "(the? (early|later) dash?|(early|later) (in|on))",
    "ABOUT": "(about|few|more than)",
    "YEAR": "(comma? (of|in)? year)",
    "UNIT": "(unit|units)",
}


def _rule(*patterns: str) -> Callable[[Reader], Reader]:
    def add(reader: Reader) -> Reader:
        _RULES.extend((pattern, reader) for pattern in patterns)
        return reader

    return add


def find(words: Words, standpoint: Callable[[Lexeme], Standpoint]) -> Iterator[Found]:
    """Yield the time expressions of a stretch of text, in order."""
    grammar, rules, letters = _grammar()
    spelt = "".join(letters.get(w.kind, " ") for w in words)
    at = 0
    while (match := grammar.search(spelt, at)) is not None:
        here = standpoint(words[match.start()])
        at = match.start() + 1
        for rule in range(int((match.lastgroup or "r0")[1:]), len(rules)):
            tried = rules[rule].match(spelt, match.start())
            if tried is None:
                continue
            found = words[tried.start() : tried.end()]
            meaning = _RULES[rule][1](found, here)
            if meaning is None:
                continue
            at = tried.end()
            if isinstance(meaning, Meaning):
                yield Found(found[0].start, found[-1].end, meaning)
            else:
                yield from meaning
            break


@cache
def _grammar() -> tuple[re.Pattern[str], list[re.Pattern[str]], dict[str, str]]:
    """Compile the rules: each class becomes one letter, so that a text is a word to match."""
    letters: dict[str, str] = {}

    def letter(match: re.Match[str]) -> str:
        return letters.setdefault(match[0], chr(0x4E00 + len(letters)))

    def compiled(pattern: str) -> str:
        for name, meaning in _SHORT.items():
            pattern = pattern.replace(name, meaning)
        return re.sub(r"[a-z]+", letter, pattern).replace(" ", "").replace("(", "(?:")

    rules = [compiled(pattern) for pattern, _ in _RULES]
    whole = "|".join(f"(?P<r{n}>{rule})" for n, rule in enumerate(rules))
    return re.compile(whole), [re.compile(rule) for rule in rules], letters


def _one(words: Words, *kinds: str) -> Lexeme | None:
    return next((w for w in words if w.kind in kinds), None)


def _all(words: Words, *kinds: str) -> list[Lexeme]:
    return [w for w in words if w.kind in kinds]


# ── dates in figures ────────────────────────────────────────────────────────────


@_rule("isodate")
def _iso(words: Words, here: Standpoint) -> Meaning:
    value = words[0].word.upper()
    if calendar.interval(value) is None:
        return Meaning(value[:10], reason=NO_DAY)
    return here.seen(Meaning(value, "time" if "T" in value else "date"))


@_rule("(weekday comma?)? numdate")
def _in_figures(words: Words, here: Standpoint) -> Meaning:
    """Read "22/04/2024"; "11/12/24" could be November or December, and stays open."""
    first, second, year = (int(n) for n in re.split(r"[/.-]", words[-1].word))
    if year < 100:
        year += 2000 if year <= 50 else 1900
    readings = {(first, second), (second, first)}
    days = sorted({there for d, m in readings if (there := calendar.day(year, m, d)) is not None})
    if len(days) == 1:
        return here.seen(Meaning(days[0].isoformat()))
    return Meaning(f"{year:04d}", reason=EITHER_WAY if days else NO_DAY)


# ── days and months by name ─────────────────────────────────────────────────────


@_rule(
    "(the? EARLY? part of|early in the part of) weekday? comma? (the? DATE of? month|month the? DATE) YEAR?"
)
def _part_of_that_day(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the night of 4 May": a part of the day that is named behind it."""
    part = _one(words, "part")
    if part is None:
        return None
    day = _day_of_month(words[words.index(part) + 1 :], here)
    return _in_part(day, part) if isinstance(day, Meaning) else None


@_rule(
    "the? DATE (dash|to|and|or|comma) the? DATE of? month YEAR?",
    "from? the? DATE (dash|to|and|until) the? DATE of? month YEAR?",
)
def _days_before_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    first, second = _all(words, "day", "nth")
    cut = words.index(second)
    month, year = words[cut + 1 :], _one(words, "year")
    name = _one(month, "month")
    if name is None:
        return None
    return _two_days(
        words[words.index(first) : words.index(first) + 1],
        words[cut:],
        first,
        second,
        name,
        year,
        here,
    )


@_rule("(on|until) the nth")
def _nth_of_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "on the 20th", where nothing follows that it could count."""
    number = words[-1]
    if not (number.word[0].isdigit() and 1 <= number.value <= 31 and here.stands_alone(number)):
        return None
    meaning = here.day_of_this_month(int(number.value))
    return iter([Found(words[1].start, number.end, meaning)]) if meaning else None


@_rule("month the? DATE (dash|to|and|or|until) the? DATE (comma? year)?")
def _days_after_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    first, second = _all(words, "day", "nth")
    cut = words.index(second)
    return _two_days(
        words[: words.index(first) + 1],
        words[cut:],
        first,
        second,
        words[0],
        _one(words, "year"),
        here,
    )


def _two_days(
    before: Words,
    after: Words,
    first: Lexeme,
    second: Lexeme,
    month: Lexeme,
    year: Lexeme | None,
    here: Standpoint,
) -> Iterator[Found] | None:
    if not (1 <= first.value <= 31 and 1 <= second.value <= 31):
        return None
    number = int(year.value) if year else None
    days = [here.day_of_month(month.value, int(d.value), number) for d in (first, second)]
    return iter(
        Found(part[0].start, part[-1].end, meaning)
        for part, meaning in zip((before, after), days, strict=True)
    )


@_rule(
    "(weekday comma?)? the? DATE of? month YEAR?",
    "(weekday comma?)? month comma? the? DATE (YEAR|of that unit)?",
    "DATE (dash|slash) month (dash|slash) year",
    "year (dash|slash) month (dash|slash) DATE",
    "month (dash|slash) DATE ((dash|slash) year)?",
)
def _day_of_month(words: Words, here: Standpoint) -> Meaning | None:
    month, number, year = _one(words, "month"), _one(words, "day", "nth"), _one(words, "year")
    if month is None or number is None or not 1 <= number.value <= 31:
        return None
    return here.day_of_month(month.value, int(number.value), int(year.value) if year else None)


@_rule(
    "month (dash|to|and|until|or) month YEAR",
    "month the? DATE (dash|to|and|until) month the? DATE YEAR",
    "the? DATE of? month (dash|to|and|until) the? DATE of? month YEAR",
)
def _two_in_a_year(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "from January to April 2015": the year that ends a range is that of its beginning too."""
    first, second = _all(words, "month")
    year = _one(words, "year")
    if year is None:
        return None
    link = next(i for i, w in enumerate(words) if w.kind in ("dash", "to", "and", "until", "or"))
    parts = (words[:link], words[link + 1 :])
    crossing = first.value > second.value and words[link].kind in ("dash", "to", "until")
    found = []
    for part, month, number in (
        (parts[0], first, int(year.value) - crossing),
        (parts[1], second, int(year.value)),
    ):
        day = _one(part, "day", "nth")
        meaning = (
            here.day_of_month(month.value, int(day.value), number)
            if day is not None
            else here.seen(Meaning(f"{number:04d}-{month.value:02d}"))
        )
        found.append(Found(part[0].start, part[-1].end, meaning))
    return iter(found)


@_rule(
    "(EDGE|EARLY)? (the? (last|next|this|that)) month",
    "(EDGE|EARLY)? month (comma|of)? (last|next|this|that) unit",
    "(EDGE|EARLY)? month ((dash|slash) year|YEAR)?",
)
def _month(words: Words, here: Standpoint) -> Meaning | None:
    month, year = _one(words, "month"), _one(words, "year")
    if month is None:
        return None
    after = words[words.index(month) + 1 :]
    if len(words) == 1 and not here.is_name_of_month(month):
        return None
    which = _one(words, "last", "next", "this", "that")
    if year:
        return here.seen(Meaning(f"{int(year.value):04d}-{month.value:02d}"))
    return here.month(month.value, which, of_year=bool(after) and after[-1].value == "Y")


# ── years and longer ────────────────────────────────────────────────────────────


@_rule("(year|num|day) (dash|to) (year|num|day) bc")
def _between_christ(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "(499-493 BC)": the first year is one before Christ too."""
    first, second = words[0], words[2]
    if not (first.word.isdigit() and second.word.isdigit()):
        return None
    early = here.seen(Meaning(f"BC{int(first.value):04d}"))
    late = here.seen(Meaning(f"BC{int(second.value):04d}"))
    return iter((Found(first.start, first.end, early), Found(second.start, words[-1].end, late)))


@_rule("about? (year|num|day) bc", "(EDGE|EARLY)? about? (year|num|day) bc")
def _before_christ(words: Words, here: Standpoint) -> Meaning | None:
    number = _one(words, "year", "num", "day")
    if number is None or not number.word.isdigit():
        return None
    return here.seen(Meaning(f"BC{int(number.value):04d}"))


# "1914-18"; "2003-99" is no range of years.
_LONGEST_RANGE = 35


@_rule("year (dash|slash) (num|day)")
def _across_years(words: Words, here: Standpoint) -> Meaning | None:
    """Read "2015-16", "2015/16": a season or a fiscal year that lies in two."""
    first, last = int(words[0].value), words[-1].word
    end = first - first % 100 + int(last) if last.isdigit() and len(last) == 2 else 0
    return (
        here.seen(Meaning(f"{first:04d}/{end:04d}"))
        if first < end < first + _LONGEST_RANGE
        else None
    )


@_rule(
    "(EDGE|EARLY)? (the unit of)? about? year ad?",
    "early dash? in? year",
)
def _year(words: Words, here: Standpoint) -> Meaning | None:
    year = _one(words, "year")
    if year is None or not here.is_year(year, bare=len(words) == 1):
        return None
    return here.seen(Meaning(f"{int(year.value):04d}"))


@_rule("short")
def _short_year(words: Words, here: Standpoint) -> Meaning | None:
    return here.short_year(int(words[0].word[1:]))


@_rule("EDGE? (the? EARLY)? the? decade")
def _decade(words: Words, here: Standpoint) -> Meaning | None:
    decade = _one(words, "decade")
    if decade is None:
        return None
    digits = re.sub(r"\D", "", decade.word)
    return Meaning(digits[:3] if len(digits) == 4 else f"19{digits[0]}")


@_rule("EDGE? EARLY? the? nth dash? (unit|units) bc?")
def _nth_unit(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the 18th century", "the third quarter", "the second half"."""
    number, unit = _one(words, "nth"), _one(words, "unit", "units")
    if number is None or unit is None or number.value < 1:
        return None
    if unit.value == "100Y":
        century = int(number.value) - 1
        return (
            Meaning(f"BC{century:02d}" if words[-1].kind == "bc" else f"{century:02d}")
            if century < 22
            else None
        )
    return None


@_rule(
    "the? nth dash? unit (of|in)? (the|this|last|next|that)? (year|unit)?",
    "quarter (of|comma|in)? year?",
    "year dash? quarter",
    "the? nth half of year",
)
def _quarter(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the third quarter of 2024", "Q3"; the year is the one it was published in, if none is named."""
    if (short := _one(words, "quarter")) is not None:
        letter, number = short.word[0].upper(), int(short.word[1])
    else:
        unit, nth = _one(words, "unit", "half"), _one(words, "nth")
        if unit is None or nth is None or not (unit.value == "Q" or unit.kind == "half"):
            return None
        letter, number = ("H" if unit.kind == "half" else "Q"), int(nth.value)
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    year = _one(words, "year")
    if year is not None:
        return here.seen(Meaning(f"{int(year.value):04d}-{letter}{number}"))
    return here.quarter(letter, number, _one(words, "last", "next", "this", "that"))


@_rule(
    "EDGE? EARLY? (the|this|that|last|next)? season ((of|comma)? year|of? (that|last|next) unit)?"
)
def _season(words: Words, here: Standpoint) -> Meaning | None:
    season, year = _one(words, "season"), _one(words, "year")
    if season is None:
        return None
    if year is not None:
        return here.seen(Meaning(f"{int(year.value):04d}-{season.value}"))
    which = _one(words, "last", "next", "this", "that")
    # "fall" and "spring" do other work too: they need a word that makes them seasons.
    if (
        season.word in ("fall", "spring")
        and not which
        and not _one(words, "early")
        and not here.stands_in(words[0])
    ):
        return None
    return here.season(season.value, which)


# ── weeks, days and their parts, seen from here ─────────────────────────────────


@_rule("the? (last|nth|about) unit (of|in) year")
def _week_of_year(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the first week of 2015", "the last day of 2016"."""
    which, unit, year = words[-4], words[-3], words[-1]
    number = (
        -1 if which.word in ("last", "final") else int(which.value) if which.kind == "nth" else 0
    )
    return (
        here.week_of(Meaning(f"{int(year.value):04d}"), number, str(unit.value)) if number else None
    )


@_rule("the? (last|nth|about) unit of month YEAR?")
def _week_of_month(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the last week of August", "the first week of May 2024"."""
    unit, month, year = _one(words, "unit"), _one(words, "month"), _one(words, "year")
    which = _one(words, "last", "nth", "about")
    if unit is None or month is None or which is None or unit.value not in ("W", "WE", "D"):
        return None
    found = (
        here.seen(Meaning(f"{int(year.value):04d}-{month.value:02d}"))
        if year
        else here.month(month.value, None)
    )
    number = (
        -1 if which.word in ("last", "final") else int(which.value) if which.kind == "nth" else 0
    )
    return here.week_of(found, number, str(unit.value))


@_rule(
    "EDGE (the|this|that|last|next){1,3} unit",
    "EARLY (the|this|that|last|next){1,3} unit",
    "the? (this|that|last|next) (this|that|last|next)? (unit|units)",
)
def _unit_from_here(words: Words, here: Standpoint) -> Meaning | None:
    """Read "last week", "the same day", "the end of the year", "the coming days"."""
    unit = words[-1]
    which = [w for w in words if w.kind in ("this", "that", "last", "next")]
    if unit.kind == "units":
        return here.days_from_here(unit, which[-1]) if which else None
    return here.unit(unit.value, which[0] if which else None)


@_rule(
    "the? (last|next|this|that|about) (few|num|day) of? UNIT",
    "the? (num|few) (last|next|about) UNIT",
)
def _some_units_from_here(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the last three years", "the next two weeks", "the coming few days"."""
    unit, number = words[-1], _one(words, "num", "day", "few")
    if number is None:
        return None
    return Meaning(_length(number, unit), "duration")


@_rule(
    "weekday (comma|of|in)? (this|last|next) unit",
    "weekday (in|at|on) the? part",
    "the? (last|next|this|that)? EARLY? weekday (EARLY? part|noon)?",
    "EARLY weekday part?",
)
def _weekday(words: Words, here: Standpoint) -> Meaning | None:
    name, part = _one(words, "weekday"), _one(words, "part")
    if name is None or (name.shortened and len(words) == 1):
        return None
    which = _one(words, "last", "next", "this", "that")
    of_week = which if which and words[-1].kind == "unit" else None
    late = _one(words[:-1], "early", "later") is not None
    return _in_part(here.weekday(name.value, which, of_week=of_week is not None, today=late), part)


def _in_part(meaning: Meaning, part: Lexeme | None) -> Meaning:
    if part is None or meaning.kind != "date":
        return meaning
    return Meaning(f"{meaning.value}T{part.value}", "time", meaning.reason)


@_rule("EARLY? today (EARLY? part|noon)?", "the? unit after today")
def _today(words: Words, here: Standpoint) -> Meaning | None:
    name = _one(words, "today")
    if name is None:
        return None
    days = name.value
    if words[0].kind != "today" and (other := _one(words, "after")) is not None:
        days += other.value
    return _in_part(here.day(days), _one(words, "part"))


@_rule("tonight")
def _tonight(words: Words, here: Standpoint) -> Meaning:
    return here.night(words[0].value)


@_rule("EARLY? (this|last|that|next) part", "the part", "(early|later) part")
def _part_of_day(words: Words, here: Standpoint) -> Meaning | None:
    which, part = _one(words, "this", "last", "that", "next"), words[-1]
    if which is None and words[0].kind == "the" and not here.stands_in(words[0]):
        return None
    return here.part(part.value, which)


@_rule("(in|at) the? part")
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


# ── so long ago, so long after ──────────────────────────────────────────────────


@_rule("ABOUT{0,3} the? NUMBER (and a half)? UNIT (from reference|ago)", "units ago")
def _ago(words: Words, here: Standpoint) -> Meaning | None:
    sign = -1 if words[-1].kind == "ago" else 1
    return here.away(*_count(words), sign)


@_rule("in ABOUT{0,3} NUMBER UNIT")
def _in_so_long(words: Words, here: Standpoint) -> Meaning | None:
    """Read "will open in two weeks": a day to come; of what is past it is a length of time."""
    if here.tense() != "future":
        return None
    count, code = _count(words)
    return here.away(count, code, 1) if count is not None else None


@_rule("ABOUT{0,3} NUMBER UNIT (later|after)", "units (later|after)")
def _later(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    """Read "two days later"; before a clause ("two days after the vote") it is a length of time."""
    unit = words[-2]
    if words[-1].word in (
        "later",
        "earlier",
        "afterwards",
        "afterward",
        "thereafter",
        "beforehand",
    ):
        return here.after(*_count(words), words[-1].value)
    length = Meaning(_length(_counter(words), unit), "duration")
    return iter([Found(words[0].start, unit.end, length)])


@_rule("the unit after")
def _the_day_before(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    if words[-1].word not in ("before", "after"):
        return None
    return here.after(1, words[1].value, words[-1].value)


# ── lengths of time ─────────────────────────────────────────────────────────────


@_rule("the? ABOUT{0,3} NUMBER dash? UNIT (and a? half|and num)? dash? old?")
def _lasting(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    unit = _one(words, "unit", "units")
    number = _counter(words)
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
    meaning = Meaning(_length(number, unit, extra), "duration")
    if words[0].kind == "the" and _one(words, "dash"):
        # "the 30-day truce": the article is the truce's
        return iter([Found(words[1].start, words[-1].end, meaning)])
    return meaning


@_rule("unit dash long")
def _unit_long(words: Words, here: Standpoint) -> Meaning:
    return Meaning(_length(None, words[0]).replace("X", "1"), "duration")


@_rule("ABOUT{0,3} units")
def _bare_units(words: Words, here: Standpoint) -> Meaning | None:
    """Read "for months", "just weeks": so long, nobody says how long."""
    if not here.lasts(words):
        return None
    return Meaning(_length(None, words[-1]), "duration")


def _counter(words: Words) -> Lexeme | None:
    """Give the word that says how many: a number, before "half", "few" and "a"."""
    return (
        _one(words, "num", "day", "vague")
        or _one(words, "half")
        or _one(words, "few")
        or _one(words, "a")
    )


def _count(words: Words) -> tuple[float | None, str]:
    """Give how many of what; None for "a few"."""
    number, unit = _counter(words), _one(words, "unit", "units")
    code = str(unit.value) if unit else "D"
    if number is None or number.kind in ("few", "vague"):
        return None, code
    return (1 if number.kind == "a" else float(number.value)), code


def _length(number: Lexeme | None, unit: Lexeme, extra: float = 0.0) -> str:
    """Spell a duration: P3Y, PT2H, PXM."""
    code = str(unit.value)
    per = re.fullmatch(r"(\d*)([A-Z]+)", code)
    times, letter = (int(per[1] or 1), per[2]) if per else (1, code)
    if number is None or number.kind in ("few", "vague"):
        amount = "X"
    else:
        value = ((1.0 if number.kind == "a" else float(number.value)) + extra) * times
        amount = f"{value:g}" if value < 1e6 else f"{value:.0f}"
    if letter in ("H", "MIN", "S"):
        return f"PT{amount}{letter[0]}"
    return f"P{amount}{ {'NI': 'D', 'Q': 'Q'}.get(letter, letter) }"


# ── again and again ─────────────────────────────────────────────────────────────


@_rule(
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
    if (name := _one(words, "weekday", "weekdays")) is not None:
        part = _one(words, "part")
        return Meaning(f"XXXX-WXX-{name.value}" + (f"T{part.value}" if part else ""), "set")
    if last.kind == "frequency":
        return Meaning(str(last.value), "set")
    if last.kind == "part":
        return Meaning(f"XXXX-XX-XXT{last.value}", "set")
    number = _counter(words[1:])
    return Meaning(
        _length(number, last) if number else _length(None, last).replace("X", "1"), "set"
    )


# ── the clock ───────────────────────────────────────────────────────────────────


@_rule("clock zone? word?", "noon", "(num|day) oclock (in the part)?")
def _clock(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    zone = _one(words, "zone")
    end = (
        words[-1] if words[-1].kind != "word" or (zone and words[-1].word == "time") else words[-2]
    )
    time = _time_of_day(words)
    if time is None:
        return None
    meaning = here.clock(time, str(zone.value) if zone else "")
    return iter([Found(words[0].start, end.end, meaning)])


@_rule("at (year|num) units?")
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
    half = re.search(r"([ap])\.?m", first.word)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    part = _one(words, "part")
    if part and part.value in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


# ── feasts and references ───────────────────────────────────────────────────────


@_rule("(last|this|next|that)? feast (day)? (comma|of|in)? year?")
def _feast(words: Words, here: Standpoint) -> Meaning | None:
    name, year = _one(words, "feast"), _one(words, "year")
    if name is None:
        return None
    return here.feast(
        str(name.value), int(year.value) if year else None, _one(words, "last", "this", "next")
    )


@_rule("reference", "so far", "few units")
def _reference(words: Words, here: Standpoint) -> Meaning | None:
    if words[0].kind == "reference":
        return Meaning(str(words[0].value))
    if words[0].kind == "so":
        return Meaning("PRESENT_REF")
    if words[0].word == "recent":
        return Meaning("PAST_REF")
    return Meaning(_length(words[0], words[1]), "duration") if words[0].word != "some" else None
