"""Join figures that belong together: ranges, ratios, scores, and pounds with their pence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.lexicon import words
from variorum.reading.figure import LOOK_BACK, Figure

# What may stand between the two ends of a range, and how long it may be.
_BETWEEN = re.compile(
    r"[^\S\n]?(?:to|through)[^\S\n]|[^\S\n]?[-–—~][^\S\n]?(?:to )?|[^\S\n]or[^\S\n]|[^\S\n]and[^\S\n]"
)
_LONGEST = 12
_RATIO = re.compile(r"[^\S\n](?:in(?: every)?|out of(?: every)?)[^\S\n]")
_SCALE = re.compile(r"[A-Za-z]")
_SCALES = (1e12, 1e9, 1e6, 1e3)


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
    if _RATIO.fullmatch(between) and first.unit is None and second.unit is None and 0 < a < b:
        if a == 1 or "out" in between:
            return (
                replace(first, end=second.end, last=second.last, value=a / b, dimension="fraction"),
            )
        return None
    if _small_change(first, second, between):
        return (replace(first, end=second.end, last=second.last, value=round(a + b, 6)),)
    link = _BETWEEN.fullmatch(between)
    if link is None:
        return None
    if first.unit and second.unit and first.dimension != second.dimension:
        return None
    word = between.strip().lower()
    behind = text[max(0, first.start - LOOK_BACK) : first.start].lower()
    if second.unit is None and first.unit is not None and first.unit.dimension != "money":
        return None
    if word == "and" and not behind.endswith("between "):
        return None
    if word == "or" and not a < b <= 2 * a:
        return None
    if word in ("-", "–", "—", "~") and a >= b:
        return _score(text, first, second)
    if (
        word == "to"
        and behind.endswith("from ")
        and words("counting", "change", "words") & set(re.findall(r"[a-z]+", behind))
    ):
        return None
    if not a < b:
        return None
    return (_range(text, first, second, behind),)


def _range(text: str, first: Figure, second: Figure, behind: str) -> Figure:
    start = first.start
    for word in ("between ", "from "):
        start -= len(word) if behind.endswith(word) else 0
    low, high = first.value or 0.0, second.value or 0.0
    if first.unit is None and second.unit is not None:
        low *= second.unit.scale
    if _SCALE.search(text, second.first, second.last) and not _SCALE.search(
        text, first.first, first.last
    ):
        # "10 to 15 million": the scale of the second is that of both.
        low *= next((scale for scale in _SCALES if high >= scale and low * scale < high), 1)
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
        and first.dimension == second.dimension == "money"
        and first.unit.name == second.unit.name
        and first.unit.scale == 1
        and second.unit.scale < 1
        and between.strip() in ("", "and")
    )


def _score(text: str, first: Figure, second: Figure) -> tuple[Figure, ...]:
    """Give a score, where the words round it say so; else nothing, for "50-50" counts nothing."""
    around = text[max(0, first.start - 60) : second.end + 60].lower()
    if (
        first.unit
        or second.unit
        or not words("counting", "score", "words") & set(re.findall(r"[a-z]+", around))
    ):
        return ()
    low, high = sorted((first.value or 0.0, second.value or 0.0))
    return (
        replace(
            second,
            start=first.start,
            first=first.first,
            value=None,
            low=low,
            high=high,
            dimension="score",
        ),
    )
