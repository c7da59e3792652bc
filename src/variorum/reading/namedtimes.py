"""Read times that are named: days and months, years, decades, centuries, seasons, feasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reading import calendar
from variorum.reading.hours import in_part, small_hours
from variorum.reading.meaning import EITHER_WAY, NO_DAY, Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Rules, Words, every, one
from variorum.reading.timewords import Lexeme

rule = Rules()


@rule("isodate")
def _iso(words: Words, here: Standpoint) -> Meaning:
    value = words[0].word.upper()
    if calendar.interval(value) is None:
        return Meaning(value[:10], reason=NO_DAY)
    return here.seen(Meaning(value, "time" if "T" in value else "date"))


@rule("(weekday comma?)? numdate")
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


@rule(
    "(the? EARLY? part of|the? early units of|early in the part of) weekday? comma? (the? DATE of? month|month the? DATE) YEAR?"
)
def _part_of_that_day(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the night of 4 May": a part of the day that is named behind it."""
    part = one(words, "part", "units")
    if part is None or (part.kind == "units" and not small_hours(words)):
        return None
    day = _day_of_month(words[words.index(part) + 1 :], here)
    return in_part(day, part) if isinstance(day, Meaning) else None


@rule(
    "the? DATE (dash|to|and|or|comma) the? DATE of? month YEAR?",
    "from? the? DATE (dash|to|and|until) the? DATE of? month YEAR?",
)
def _days_before_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    first, second = every(words, "day", "nth")
    cut = words.index(second)
    month, year = words[cut + 1 :], one(words, "year")
    name = one(month, "month")
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


@rule("(on|until) the nth")
def _nth_of_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "on the 20th", where nothing follows that it could count."""
    number = words[-1]
    if not (number.word[0].isdigit() and 1 <= number.value <= 31 and here.stands_alone(number)):
        return None
    meaning = here.day_of_this_month(int(number.value))
    return iter([Found(words[1].start, number.end, meaning)]) if meaning else None


@rule("month the? DATE (dash|to|and|or|until) the? DATE (comma? year)?")
def _days_after_month(words: Words, here: Standpoint) -> Iterator[Found] | None:
    first, second = every(words, "day", "nth")
    if first.word[0].isdigit() and not second.word[0].isdigit():
        return None  # "on January 9 – the first since 2015"
    cut = words.index(second)
    return _two_days(
        words[: words.index(first) + 1],
        words[cut:],
        first,
        second,
        words[0],
        one(words, "year"),
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


@rule(
    "month (dash|to|and|until|or) month YEAR",
    "month the? DATE (dash|to|and|until) month the? DATE YEAR",
    "the? DATE of? month (dash|to|and|until) the? DATE of? month YEAR",
)
def _two_in_a_year(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "from January to April 2015": the year that ends a range is that of its beginning too."""
    first, second = every(words, "month")
    year = one(words, "year")
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
        day = one(part, "day", "nth")
        meaning = (
            here.day_of_month(month.value, int(day.value), number)
            if day is not None
            else here.seen(Meaning(f"{number:04d}-{month.value:02d}"))
        )
        found.append(Found(part[0].start, part[-1].end, meaning))
    return iter(found)


@rule(
    "(weekday comma?)? the? DATE of? month (YEAR|(last|this|next) unit)?",
    "(weekday comma?)? month comma? the? DATE (YEAR|of that unit|(last|this|next) unit)?",
    "DATE (dash|slash) month (dash|slash) year",
    "year (dash|slash) month (dash|slash) DATE",
    "month (dash|slash) DATE ((dash|slash) year)?",
)
def _day_of_month(words: Words, here: Standpoint) -> Meaning | None:
    month, number, year = one(words, "month"), one(words, "day", "nth"), one(words, "year")
    if month is None or number is None or not 1 <= number.value <= 31:
        return None
    if words[-2].kind in ("last", "this", "next"):
        return here.day_of_year(month.value, int(number.value), words[-2], str(words[-1].value))
    return here.day_of_month(month.value, int(number.value), int(year.value) if year else None)


@rule(
    "(EDGE|EARLY)? (the? (last|next|this|that)) month",
    "(EDGE|EARLY)? month (comma|of)? (last|next|this|that) unit",
    "(EDGE|EARLY)? month ((dash|slash) year|YEAR)?",
)
def _month(words: Words, here: Standpoint) -> Meaning | None:
    month, year = one(words, "month"), one(words, "year")
    if month is None:
        return None
    after = words[words.index(month) + 1 :]
    if len(words) == 1 and not here.is_name_of_month(month):
        return None
    which = one(words, "last", "next", "this", "that")
    if which is not None and month.shortened:
        return None  # "this Dec. 28 photo"
    if year:
        return here.seen(Meaning(f"{int(year.value):04d}-{month.value:02d}"))
    return here.month(month.value, which, of_year=bool(after) and after[-1].value == "Y")


@rule("(year|num|day) (dash|to) (year|num|day) bc")
def _between_christ(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "(499-493 BC)": the first year is one before Christ too."""
    first, second = words[0], words[2]
    if not (first.word.isdigit() and second.word.isdigit()):
        return None
    early = here.seen(Meaning(f"BC{int(first.value):04d}"))
    late = here.seen(Meaning(f"BC{int(second.value):04d}"))
    return iter((Found(first.start, first.end, early), Found(second.start, words[-1].end, late)))


@rule("about? (year|num|day) bc", "(EDGE|EARLY)? about? (year|num|day) bc")
def _before_christ(words: Words, here: Standpoint) -> Meaning | None:
    number = one(words, "year", "num", "day")
    if number is None or not number.word.isdigit():
        return None
    return here.seen(Meaning(f"BC{int(number.value):04d}"))


@rule(
    "the? fiscal? nth dash? unit (of|in)? (the|this|last|next|that)? fiscal? (year|unit)?",
    "quarter (of|comma|in|dash)? year?",
    "year dash? quarter",
    "the? year nth (unit|half)",
    "(last|this|next) unit word word nth (unit|half)",
    "the? nth half of (year|(this|last|next|that) unit)",
)
def _quarter(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the third quarter of 2024", "Q3"; the year is the one it was published in, if none is named."""
    if (short := one(words, "quarter")) is not None:
        letter, number = short.word[0].upper(), int(short.word[1])
    else:
        nth = one(words, "nth")
        unit = one(words[words.index(nth) :], "unit", "half") if nth else None
        if unit is None or nth is None or not (unit.value == "Q" or unit.kind == "half"):
            return None
        letter, number = ("H" if unit.kind == "half" else "Q"), int(nth.value)
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    year = one(words, "year")
    if year is not None:
        return here.seen(Meaning(f"{int(year.value):04d}-{letter}{number}"))
    return here.quarter(letter, number, one(words, "last", "next", "this", "that"))


@rule("(the fiscal unit|fiscal unit?) year", "fiscalyear")
def _fiscal_year(words: Words, here: Standpoint) -> Meaning | None:
    """Read "fiscal 2024", "the fiscal year 2024", "FY24": as the year it is called after."""
    digits = words[-1].word[-4:].lstrip("fy ’'")
    year = int(digits) + (0 if len(digits) == 4 else 1900 if int(digits) > 50 else 2000)
    return here.seen(Meaning(f"{year:04d}"))


@rule("(EDGE|EARLY)? (the|this|that|last|next|its|a)? (last|next)? fiscal unit")
def _this_fiscal_year(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the fiscal year", "the last fiscal year", "its fiscal third quarter"."""
    which = one(words, "last", "next", "this")
    return here.unit("Y", which) if words[-1].value == "Y" else None


# "1914-18"; "2003-99" is no range of years.
_LONGEST_RANGE = 35


@rule("year (dash|slash) (num|day)")
def _across_years(words: Words, here: Standpoint) -> Meaning | None:
    """Read "2015-16", "2015/16": a season or a fiscal year that lies in two; "2015-03" is a month."""
    first, last = int(words[0].value), words[-1].word
    if not (last.isdigit() and len(last) == 2) or here.goes_on(words[-1]):
        return None
    end = first - first % 100 + int(last)
    if first < end < first + _LONGEST_RANGE:
        return here.seen(Meaning(f"{first:04d}/{end:04d}"))
    month = f"{first:04d}-{last}"
    return (
        here.seen(Meaning(month)) if calendar.interval(month) and words[1].kind == "dash" else None
    )


@rule(
    "(EDGE|EARLY)? (the unit of?)? about? year ad?",
    "early dash? in? year",
)
def _year(words: Words, here: Standpoint) -> Meaning | None:
    year = one(words, "year")
    loose = all(word.kind in ("about", "year") for word in words)  # "roughly 2000 planets"
    if year is None or not here.is_year(year, bare=loose):
        return None
    return here.seen(Meaning(f"{int(year.value):04d}"))


# "nineteen", "twenty": what a year in words begins with.
_CENTURIES = range(17, 21)


@rule("num num", "num")
def _year_in_words(words: Words, here: Standpoint) -> Meaning | None:
    """Read "in nineteen ninety-six", "since two thousand and fifteen"."""
    if any(word.word[0].isdigit() for word in words) or not here.stands_in(words[0]):
        return None
    if not here.stands_alone(words[-1]):
        return None  # "in twenty twenty people came"
    value = words[0].value
    if len(words) == 2:
        if value not in _CENTURIES or not 10 <= words[1].value <= 99:
            return None
        value = 100 * value + words[1].value
    elif not 2000 < value < 2100:
        return None
    return here.seen(Meaning(f"{value:04.0f}"))


@rule("weekday comma? the? nth")
def _weekday_and_nth(words: Words, here: Standpoint) -> Meaning | None:
    """Read "Monday the 21st", where no month follows."""
    day, number = words[0], words[-1]
    if not 1 <= number.value <= 31 or not here.stands_alone(number):
        return None
    return here.weekday_of_month(day.value, int(number.value))


@rule("short")
def _short_year(words: Words, here: Standpoint) -> Meaning | None:
    return here.short_year(int(words[0].word[1:]))


@rule("EDGE? (the? EARLY)? the? decade")
def _decade(words: Words, here: Standpoint) -> Meaning | None:
    decade = one(words, "decade")
    if decade is None:
        return None
    digits = re.sub(r"\D", "", decade.word)
    return Meaning(digits[:3] if len(digits) == 4 else f"19{digits[0]}")


@rule("EDGE? EARLY? the? nth dash? (unit|units) bc?")
def _nth_unit(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the 18th century", "the third quarter", "the second half"."""
    number, unit = one(words, "nth"), one(words, "unit", "units")
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


@rule(
    "EDGE? EARLY? (the|this|that|last|next)? season ((of|comma)? year|of? (that|last|next) unit)?"
)
def _season(words: Words, here: Standpoint) -> Meaning | None:
    season, year = one(words, "season"), one(words, "year")
    if season is None:
        return None
    if year is not None:
        return here.seen(Meaning(f"{int(year.value):04d}-{season.value}"))
    which = one(words, "last", "next", "this", "that")
    if not here.is_noun(season) or (season.word == "fall" and here.is_of_something(season)):
        return None  # "it continues to fall", "the fall of the wall"
    if season.word == "fall" and here.is_told_before("fell|fallen|falling", season):
        return None  # "he fell from the wall … hurt in the fall"
    # "fall" and "spring" do other work too: they need a word that makes them seasons.
    if (
        season.word in ("fall", "spring")
        and not which
        and not one(words, "early")
        and not here.stands_in(words[0])
    ):
        return None
    return here.season(season.value, which)


@rule("(last|this|next|that)? feast day? ((comma|of|in)? year)?")
def _feast(words: Words, here: Standpoint) -> Meaning | None:
    name, year = one(words, "feast"), one(words, "year")
    if name is None or here.word_before(words[0].start) in ("father", "mother"):
        return None
    which = one(words, "last", "this", "next")
    number = int(year.value) if year else None if which else here.year_behind(words[-1])
    return here.feast(str(name.value), number, which)
