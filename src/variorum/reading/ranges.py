"""Join figures that belong together: ranges, ratios, scores, and pounds with their pence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.lexicon import words
from variorum.reading.figure import LOOK_BACK, Figure
from variorum.reading.numerals import scale_of

# What may stand between the two ends of a range, and how long it may be.
_BETWEEN = re.compile(
    r"[^\S\n]?(?:to|through)[^\S\n]|[^\S\n]?[-–—~][^\S\n]?(?:to )?|[^\S\n]or[^\S\n]|[^\S\n]and[^\S\n]"
)
_LONGEST = 12
_DASHES = frozenset("-–—~")
_RATIO = re.compile(r"[^\S\n](?:in(?: every)?|out of(?: every)?)[^\S\n]")


def joined(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Join neighbours into ranges, ratios, scores and sums of money with their small change."""
    at = 0
    while at < len(figures):
        first, second = figures[at], figures[at + 1] if at + 1 < len(figures) else None
        at += 1
        if second is None or second.start - first.end > _LONGEST or first.end > second.start:
            yield first
            continue
        together = _pair(text, first, second)
        if together is None:
            yield first
            continue
        at += 1
        yield from together


def _pair(text: str, first: Figure, second: Figure) -> tuple[Figure, ...] | None:
    """Give what two neighbouring figures make together; None when they stay two."""
    between = text[first.end : second.start]
    a, b = first.value, second.value
    if a is None or b is None:
        return None
    bare = first.unit is None and second.unit is None
    if bare and 0 < a < b and _RATIO.fullmatch(between):
        share = replace(first, end=second.end, last=second.last, value=a / b, dimension="fraction")
        return (share,) if a == 1 or "out" in between or _is_poll(text, second) else None
    if second.unit is not None and _small_change(first, second, between):
        cents = b * (second.unit.factor or 0.0)
        return (replace(first, end=second.end, last=second.last, value=round(a + cents, 6)),)
    if _BETWEEN.fullmatch(between) is None or not _alike(first, second):
        return None
    word = between.strip().lower()
    behind = text[max(0, first.start - LOOK_BACK) : first.start].lower()
    if word in _DASHES and a >= b:
        return _score(text, first, second)
    if word == "to" and bare and a > b and not behind.endswith("from "):
        return _score(text, first, second) or None
    apart = (
        (word == "and" and not behind.endswith("between "))
        or (word == "or" and b > 2 * a)
        or (word == "to" and behind.endswith("from ") and _told("change", behind))
        or (word == "to" and _is_step(first, second, behind))
    )
    return None if apart or a >= b else (_range(text, first, second, behind),)


def _alike(first: Figure, second: Figure) -> bool:
    """Say whether two figures measure in one dimension; "$5 to 10" does, "5% to 10" does not."""
    if first.unit is None:
        return True
    if second.unit is None:
        return first.dimension == "money"
    return first.dimension == second.dimension


# "Three in 10 Americans": what a poll asks the whole of.
_OF_ALL = frozenset({3, 4, 5, 10, 20, 100, 1000})
_NATION = re.compile(r"\s[A-Z][a-z]+(?:s|ese|ish|ch)\b")
_ADULTS = re.compile(r"\s(?:[a-z]+ )?([a-z]+)s\b|\s(people|women|men|children)\b")


def _is_poll(text: str, whole: Figure) -> bool:
    """Say whether so many "in 10" are a share of all: "three in 10 Americans", "two in five voters"."""
    if whole.value not in _OF_ALL:
        return False
    told = _ADULTS.match(text, whole.end)
    people = told is not None and (
        told[2] is not None or told[1] in words("counting", "asked", "words")
    )
    return people or _NATION.match(text, whole.end) is not None


# How much larger a bare figure is than its change: "fell 3/8 to 22 1/4", but "fell 2 to 3 points".
_STEP = 4


def _is_step(first: Figure, second: Figure, behind: str) -> bool:
    """Say whether the first figure is a change and the second what it led to: "rose $1.50 to $82"."""
    verb = re.findall(r"[a-z]+", behind)[-1:]
    if not verb or verb[0] not in words("counting", "change", "words"):
        return False
    if first.unit is None and second.unit is None:
        return (second.value or 0) > _STEP * (first.value or 0)
    return first.unit is not None and (second.unit is not None or second.start < second.first)


def _told(section: str, context: str) -> bool:
    """Say whether a word of a section of the lexicon stands in the words around."""
    return not words("counting", section, "words").isdisjoint(re.findall(r"[a-z]+", context))


def _range(text: str, first: Figure, second: Figure, behind: str) -> Figure:
    start = first.start
    for word in ("between ", "from "):
        start -= len(word) if behind.endswith(word) else 0
    low, high = first.value or 0.0, second.value or 0.0
    scale = scale_of(text[second.first : second.last])
    if scale_of(text[first.first : first.last]) == 1 and low * scale < high:
        low *= scale  # "two to three million": the scale of the second is that of both
    inherits = second.unit is None and first.unit is not None
    return replace(
        second,
        start=start,
        first=first.first,
        value=None,
        low=low,
        high=high,
        unit=second.unit or first.unit,
        approximation="between",
        dimension=first.dimension if inherits else second.dimension,
    )


def _small_change(first: Figure, second: Figure, between: str) -> bool:
    """Say whether the second is the cents of the first: "3 dollars 50 cents"."""
    return (
        first.unit is not None
        and second.unit is not None
        and second.unit.base == first.unit.name
        and between.strip() in ("", "and")
    )


def _score(text: str, first: Figure, second: Figure) -> tuple[Figure, ...]:
    """Give a score, where the words round it say so; else nothing, for "50-50" counts nothing."""
    around = text[max(0, first.start - 60) : second.end + 60].lower()
    if first.unit or second.unit or not _told("score", around):
        return ()
    low, high = sorted((first.value or 0.0, second.value or 0.0))
    whole = replace(second, start=first.start, first=first.first, value=None, low=low, high=high)
    return (replace(whole, dimension="score"),)
