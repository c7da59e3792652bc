"""Find when: time expressions with their TIMEX3 values.

Lengths of time are found here too. What is named only from the writer's day ("Monday", "last
week") is resolved from the day of publication and never from today's; where that is unknown
the expression stays open, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from variorum.model import Article, Date, DateKind, Sentence
from variorum.reading import calendar, durations, hours, namedtimes, nearbytimes
from variorum.reading.meaning import Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Grammar
from variorum.reading.timewords import Lexeme, lexemes

# "Long March 4C" is a rocket.
_OF_A_NAME = re.compile(r"(?<=\d)[A-Z](?!\w)")


def find_dates(article: Article, sentences: Sequence[Sentence]) -> tuple[Date, ...]:
    """Give the time expressions of an account, in text order.

    >>> from datetime import date
    >>> from variorum.reading.furniture import split_paragraphs
    >>> from variorum.reading.sentences import parse
    >>> article = Article.of("The pier fell on Sunday.", published=date(2024, 11, 18))
    >>> [d] = find_dates(article, parse(article, split_paragraphs(article, ())))
    >>> d.span.exact, d.value, d.kind
    ('Sunday', '2024-11-17', 'date')
    """
    blocks = [
        lexemes(article.text, inside[0].start, inside[-1].end)
        for _, block in groupby(sentences, key=lambda s: s.paragraph)
        if (inside := list(block))
    ]
    here = Standpoint(
        article.text, sentences, article.published, history=_is_history(article, blocks)
    )
    found = (
        expression
        for block in blocks
        for expression in _with_their_days(
            article.text, _with_their_hours(article.text, _grammar().find(block, here.at))
        )
    )
    whole = (f for f in found if not _OF_A_NAME.match(article.text, f.end))
    return tuple(_date(article, n, expression) for n, expression in enumerate(whole, 1))


@cache
def _grammar() -> Grammar:
    """Put the rules together; where two begin at one word, the earlier goes first."""
    return Grammar(namedtimes.rule, nearbytimes.rule, hours.rule, durations.rule)


def _date(article: Article, number: int, found: Found) -> Date:
    meaning = found.meaning
    days = calendar.interval(meaning.value) if meaning.reason is None else None
    return Date(
        id=f"{article.id}-d{number}",
        span=article.span(found.start, found.end),
        value=meaning.value,
        kind=meaning.kind,
        resolved=meaning.reason is None,
        reason=meaning.reason,
        begin=days[0] if days else None,
        end=days[1] if days else None,
    )


# "Monday, 5 May, at 3pm", "3pm on Monday": what may stand between a day and its hour.
_TOGETHER = re.compile(r",?\s(?:at|on|by|around|about|from|@|in)?\s?(?:the\s)?|\s?@\s?")


def _with_their_hours(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Make one expression of a day and the hour that stands beside it."""
    held: Found | None = None
    for expression in found:
        if held is None:
            held = expression
            continue
        between = _TOGETHER.fullmatch(text, held.end, expression.start)
        joined = _hour_of_day(held, expression) if between else None
        if joined is None:
            yield held
            held = expression
        else:
            held = joined
    if held is not None:
        yield held


# "from 5 to 6pm on Sunday"
_TILL = re.compile(r"\s?(?:to|and|until|till|[-–—])\s?")
_BARE_HOUR = re.compile(r"(?i)[\d:.]+\s?(?:[ap]\.?\s?m\.?)?|noon|midday|midnight")


def _with_their_days(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Give the hour that begins a range the day of the hour that ends it."""
    held: Found | None = None
    for expression in found:
        if held is not None:
            range_ = _TILL.fullmatch(text, held.end, expression.start)
            yield _on_day_of(text, held, expression) if range_ else held
        held = expression
    if held is not None:
        yield held


def _on_day_of(text: str, hour: Found, later: Found) -> Found:
    day = _DAY.match(later.meaning.value)
    told = _BARE_HOUR.fullmatch(text, hour.start, hour.end)
    if day is None or told is None or later.meaning.kind != "time":
        return hour
    clock = hour.meaning.value.partition("T")[2]
    meaning = Meaning(f"{day[1]}T{clock}", "time", later.meaning.reason)
    return Found(hour.start, hour.end, meaning)


def _hour_of_day(first: Found, second: Found) -> Found | None:
    clock = _CLOCK.fullmatch(second.meaning.value) is not None
    part = second.meaning.kind == "time" and _CLOCK.fullmatch(first.meaning.value) is None
    day, hour = (first, second) if clock or part else (second, first)
    told = re.fullmatch(r"[^T]*(T[\dMAENID].*)", hour.meaning.value)
    if told is None:
        return None
    again = day.meaning.kind == "set"
    value = "XXXX-XX-XX" if again and day.meaning.value == "P1D" else day.meaning.value
    named = _DAY.fullmatch(value)
    if named is None or (named[2] and not told[1][1].isdigit()):
        return None
    kind: DateKind = "set" if again else "time"
    meaning = Meaning(named[1] + _in_part(told[1], named[2]), kind, day.meaning.reason)
    return Found(first.start, second.end, meaning)


def _in_part(hour: str, part: str | None) -> str:
    """Give an hour its half of the day: "Monday evening at 8:15" is at 20:15."""
    number = int(hour[1:3]) if hour[1:3].isdigit() else 12
    later = part in ("TAF", "TEV") and number < 12
    return f"T{number + 12}{hour[3:]}" if later else hour


_DAY = re.compile(r"((?:\d{4}|XXXX)-(?:\d{2}-\d{2}|XX-XX|WXX-\d))(T[A-Z]{2})?")
_CLOCK = re.compile(r"(?:\d{4}-\d{2}-\d{2})?T\d.*")

# A text is a history when it names this many years, and this share of them lies in the past.
# Counted once each: a report on a quake may name that of 2004 five times.
_MANY_YEARS, _MOSTLY = 5, 0.8

# Who writes "on Tuesday" once in so many words writes news, where the day of publication is known.
_WORDS_A_WEEKDAY = 600


def _bare_weekdays(block: Sequence[Lexeme]) -> int:
    """Count the weekdays without their date, which mean nothing in a history."""
    return sum(
        word.kind == "weekday"
        and all(near.kind != "month" for near in block[max(0, n - 5) : n + 6])
        for n, word in enumerate(block)
    )


def _is_history(article: Article, blocks: Sequence[Sequence[Lexeme]]) -> bool:
    """Say whether an account is dated by the years it names and not by its publication."""
    years = [int(w.value) for block in blocks for w in block if w.kind == "year"]
    published = article.published.year if article.published else 2100
    past = [y for y in years if y < published - 1]
    words = sum(len(block) for block in blocks)
    if article.published and _WORDS_A_WEEKDAY * sum(map(_bare_weekdays, blocks)) > words:
        return False
    # One year in 150 words: a history; a report that looks back has fewer.
    return (
        len(set(years)) >= _MANY_YEARS
        and len(past) >= _MOSTLY * len(years)
        and 150 * len(past) > words
    )
