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

from variorum.model import Article, Date, Sentence
from variorum.reading import calendar, durations, hours, namedtimes, nearbytimes
from variorum.reading.meaning import Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timegrammar import Found, Grammar
from variorum.reading.timewords import Lexeme, lexemes


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
        for expression in _with_their_hours(article.text, _grammar().find(block, here.at))
    )
    return tuple(_date(article, n, expression) for n, expression in enumerate(found, 1))


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


def _hour_of_day(first: Found, second: Found) -> Found | None:
    day, hour = (first, second) if second.meaning.kind == "time" else (second, first)
    told = re.fullmatch(r"[^T]*(T[\dMAENID].*)", hour.meaning.value)
    if told is None or day.meaning.kind != "date" or not _DAY.fullmatch(day.meaning.value):
        return None
    meaning = Meaning(day.meaning.value + told[1], "time", day.meaning.reason)
    return Found(first.start, second.end, meaning)


_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d{2}-\d{2}|XX-XX|WXX-\d)")

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
