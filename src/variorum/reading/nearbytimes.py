"""Read times that are seen from here: last week, Monday, tonight, two days ago, the day after."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reading.durations import count, counter, length
from variorum.reading.hours import in_part, small_hours
from variorum.reading.meaning import Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Rules, Words, one

rule = Rules()

# "On Friday mornings": every week.
_REPEATED = frozenset({"mornings", "afternoons", "evenings", "nights"})

_MOMENTS = {"this": "PRESENT_REF", "that": "PAST_REF"}
_ADJECTIVES = {"current": "PRESENT_REF", "recent": "PAST_REF", "future": "FUTURE_REF"}


@rule("the? unit dash ago (unit|period)?", "the? unit dash later (unit|period)")
def _year_ago(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the year-ago quarter": that of which is spoken, a year before."""
    if (later := one(words, "later")) is not None and later.word != "earlier":
        return None
    unit = one(words, "unit")
    return here.year_before() if unit is not None and unit.value == "Y" else None


@rule(
    "the that (unit|period) (of|in)? last unit",
    "the that (unit|period) (of|in)? a unit (ago|later|after)",
)
def _same_a_year_ago(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the same quarter last year", "the same period a year earlier"."""
    back = words[-1] if words[-2].kind == "unit" else words[-2]
    unit = words[-1] if words[-1].kind == "unit" else words[-2]
    if back.value != -1 or unit.value != "Y" or words[2].value in ("D", "Y"):
        return None
    return here.year_before()


@rule("the? (last|nth|about) unit (of|in) year")
def _week_of_year(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the first week of 2015", "the last day of 2016"."""
    which, unit, year = words[-4], words[-3], words[-1]
    number = (
        -1 if which.word in ("last", "final") else int(which.value) if which.kind == "nth" else 0
    )
    return (
        here.week_of(Meaning(f"{int(year.value):04d}"), number, str(unit.value)) if number else None
    )


@rule(
    "the? (last|nth|about) unit of (the|this|last|next|that) unit",
)
def _week_of_that_month(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the last week of this month", "the 15th day of next month"."""
    which, inner, outer, whole = one(words, "last", "nth", "about"), *words[-4:-3], *words[-2:]
    if which is None or inner.value not in ("W", "WE", "D") or whole.value != "M":
        return None
    month = here.unit("M", outer if outer.kind != "the" else None)
    number = -1 if which.word in ("last", "final") else which.value if which.kind == "nth" else 0
    return here.week_of(month, int(number), str(inner.value)) if month and number else None


@rule(
    "the unit of (month the? DATE|the? DATE of? month) YEAR?",
    "the unit (word|edge) on? (month the? DATE|the? DATE of? month) YEAR?",
)
def _week_of_day(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the week of 10 April", "the week beginning April 10"."""
    month, number, year = one(words, "month"), one(words, "day", "nth"), one(words, "year")
    begins = words[2].kind == "of" or words[2].word in ("beginning", "starting", "commencing")
    if words[1].value != "W" or not begins or month is None or number is None:
        return None
    day = here.day_of_month(month.value, int(number.value), int(year.value) if year else None)
    return here.week_of(day, 1, "W")


@rule("the? (last|nth|about) unit of month YEAR?")
def _week_of_month(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the last week of August", "the first week of May 2024"."""
    unit, month, year = one(words, "unit"), one(words, "month"), one(words, "year")
    which = one(words, "last", "nth", "about")
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


@rule(
    "EDGE (the|this|that|last|next){1,3} unit",
    "EDGE unit",
    "EARLY (the|this|that|last|next){1,3} unit",
    "the? (this|that|last|next) (this|that|last|next)? (unit|units)",
)
def _unit_from_here(words: Words, here: Standpoint) -> Meaning | None:
    """Read "last week", "the same day", "the end of the year", "the coming days"."""
    unit = words[-1]
    which = [w for w in words if w.kind in ("this", "that", "last", "next")]
    if unit.kind == "units":
        return here.days_from_here(unit, which[-1]) if which else None
    article = words[0].kind == "the"
    return here.unit(unit.value, which[0] if which else None, article=article)


@rule("the unit")
def _the_unit(words: Words, here: Standpoint) -> Meaning | None:
    """Read "at the weekend", "over the weekend"; and "in the quarter", which was named before."""
    if not here.stands_in(words[0]):
        return None
    if words[1].value == "Q":
        return here.quarter_told()
    return here.unit("WE", None) if words[1].value == "WE" else None


@rule("the? unit dash edge", "unit word word edge")
def _year_end(words: Words, here: Standpoint) -> Meaning | None:
    """Read "by year-end", "at year's end"."""
    unit = one(words, "unit")
    own = words[-2].kind == "dash" or words[-2].word == "s"
    if unit is None or not own or words[-1].word != "end":
        return None
    return here.unit(unit.value, None)


@rule(
    "the? (last|next|this|that|about) (few|num|day) of? UNIT",
    "the? (num|few) (last|next|about) UNIT",
)
def _some_units_from_here(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the last three years", "the next two weeks", "the coming few days"."""
    unit, number = words[-1], one(words, "num", "day", "few")
    if number is None or words[0].kind == "about":
        return None
    return Meaning(length(number, unit), "duration")


@rule("weekday part? (to|until|dash|through) the? weekday part?")
def _from_day_to_day(words: Words, here: Standpoint) -> Iterator[Found] | None:
    """Read "from Monday to Friday": the day that ends it follows the one that begins it."""
    link = next(n for n, w in enumerate(words) if w.kind in ("to", "until", "dash", "through"))
    parts = words[:link], words[link + 1 :]
    first, second = (one(part, "weekday") for part in parts)
    if first is None or second is None or first.shortened != second.shortened:
        return None
    begin = here.weekday(first.value, None)
    end = here.weekday_after(begin, second.value)
    return iter(
        Found(part[0].start, part[-1].end, in_part(meaning, one(part, "part")))
        for part, meaning in zip(parts, (begin, end), strict=True)
    )


@rule(
    "weekday (comma|of|in)? the? (this|last|next) unit",
    "weekday (in|at|on) the? part",
    "the? (last|next|this|that)? EARLY? weekday (EARLY? part|noon)?",
    "EARLY weekday part?",
)
def _weekday(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    name, part = one(words, "weekday"), one(words, "part")
    lone = all(word.kind in ("weekday", "the") for word in words)
    if name is None or (name.shortened and lone) or here.is_in_title(words[-1]):
        return None
    if name is words[0] and here.is_called(name):
        return None
    which = one(words, "last", "next", "this", "that")
    of_week = which if which and words[-1].kind == "unit" else None
    if part is not None and which is None and part.word in _REPEATED:
        return Meaning(f"XXXX-WXX-{name.value}T{part.value}", "set")
    late = one(words[:-1], "early", "later") is not None
    day = here.weekday(name.value, which, of_week=of_week is not None, today=late)
    meaning = in_part(day, part)
    if words[0].kind == "the" and which is None and here.describes_thing(words[-1]):
        # "the Sunday flight": the article is the flight's
        return iter([Found(words[1].start, words[-1].end, meaning)])
    return meaning


@rule("the early units (of|on) (weekday|today)")
def _small_hours_of(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the early hours of Monday"."""
    if not small_hours(words):
        return None
    day, hours = words[-1], words[2]
    found = (
        here.day(day.value) if day.kind == "today" else here.weekday(day.value, None, today=True)
    )
    return in_part(found, hours)


@rule("EARLY? today (EARLY? part|noon)?", "the? unit after today")
def _today(words: Words, here: Standpoint) -> Meaning | None:
    name = one(words, "today")
    if name is None:
        return None
    days = name.value
    if words[0].kind != "today" and (other := one(words, "after")) is not None:
        days += other.value
    return in_part(here.day(days), one(words, "part"))


@rule("tonight")
def _tonight(words: Words, here: Standpoint) -> Meaning:
    return here.night(words[0].value)


@rule("ABOUT{0,3} a unit and (a? half|num) ago")
def _and_a_half_ago(words: Words, here: Standpoint) -> Meaning:
    """Read "a year and a half ago"."""
    return here.away(1.5, count(words)[1], -1)


@rule("ABOUT{0,3} the? NUMBER (and a half)? UNIT (from reference|ago)", "units ago")
def _ago(words: Words, here: Standpoint) -> Meaning | None:
    number, code = count(words)
    if words[-1].kind != "ago":
        return here.away(number, code, 1)
    bound = one(words, "more")
    if bound is not None and code in ("D", "NI", "W", "2W"):
        # Before "more than two weeks ago" there is no first day.
        return Meaning("PAST_REF") if bound.value > 0 else here.since(number, code)
    return here.away(number, code, -1)


@rule("in ABOUT{0,3} NUMBER UNIT")
def _in_so_long(words: Words, here: Standpoint) -> Meaning | None:
    """Read "will open in two weeks": a day to come; of what is past it is a length of time."""
    number, code = count(words)
    ahead = here.tense() == "future" and here.word_before(words[0].start) != "time"
    if not ahead or code in ("H", "MIN", "S"):
        return None  # "the first time in 20 years", "done in an hour"
    return here.away(number, code, 1) if number is not None else None


@rule("ABOUT{0,3} NUMBER UNIT (later|after)", "units (later|after)")
def _later(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    """Read "two days later"; before a clause ("two days after the vote") it is a length of time."""
    unit = words[-2]
    if words[-1].word not in ("after", "before"):
        return here.after(*count(words), words[-1].value)
    lasting = Meaning(length(counter(words), unit), "duration")
    return iter([Found(words[0].start, unit.end, lasting)])


@rule("the part after")
def _the_night_before(words: Words, here: Standpoint) -> Meaning | None:
    if words[2].word not in ("before", "after") or words[1].capital:
        return None
    meaning = in_part(here.after(1, "D", words[2].value), words[1])
    return meaning if meaning.kind == "time" else None


@rule("the unit after")
def _the_day_before(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    if words[-1].word not in ("before", "after"):
        return None
    meaning = here.after(1, words[1].value, words[-1].value)
    return meaning if meaning.kind == "date" else Meaning("XXXX-XX-XX", reason=here.why_open)


@rule("so far this unit", "so far")
def _so_far(words: Words, here: Standpoint) -> Meaning | Iterator[Found] | None:
    """Read "so far"; in "so far this year" the year says how far."""
    if words[-1].kind == "far":
        return Meaning("PRESENT_REF")
    meaning = here.unit(words[-1].value, words[-2])
    return iter([Found(words[-2].start, words[-1].end, meaning)]) if meaning else None


@rule("the distant? future", "the distant last", "the last")
def _no_day(words: Words, here: Standpoint) -> Meaning | None:
    """Read "in the future", "in the distant past"."""
    if not here.stands_in(words[0]) or not here.stands_alone(words[-1]):
        return None
    if words[-1].word == "past":
        return Meaning("PAST_REF")
    return Meaning("FUTURE_REF") if words[-1].kind == "future" else None


@rule("reference", "few units")
def _reference(words: Words, here: Standpoint) -> Meaning | None:
    """Read "now", "recently", "in recent years", "the current owner"."""
    if words[0].kind == "reference":
        return Meaning(str(words[0].value))
    if words[0].word == "recent":
        return Meaning("PAST_REF")
    return Meaning(length(words[0], words[1]), "duration") if words[0].word != "some" else None


@rule("this", "few", "future")
def _as_adjective(words: Words, here: Standpoint) -> Meaning | None:
    """Read "the current owner", "a recent report", "future owners"."""
    value = _ADJECTIVES.get(words[0].word)
    return Meaning(value) if value and here.is_adjective(words[0]) else None


@rule("(this|that) moment", "the moment")
def _moment(words: Words, here: Standpoint) -> Meaning | None:
    """Read "at this time", "by that time", "for the moment"; "this time it rained" counts the times."""
    if words[0].kind == "the":
        lasts = words[1].word == "moment" and here.word_before(words[0].start) in ("at", "for")
        return Meaning("PRESENT_REF") if lasts and here.stands_alone(words[1]) else None
    if words[0].word not in _MOMENTS or not here.stands_in(words[0]):
        return None
    return Meaning(_MOMENTS[words[0].word])
