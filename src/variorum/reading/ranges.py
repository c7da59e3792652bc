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
        return (share,) if a == 1 or "out" in between else None
    if _small_change(first, second, between):
        return (replace(first, end=second.end, last=second.last, value=round(a + b, 6)),)
    if _BETWEEN.fullmatch(between) is None or not _alike(first, second):
        return None
    word = between.strip().lower()
    behind = text[max(0, first.start - LOOK_BACK) : first.start].lower()
    if word in _DASHES and a >= b:
        return _score(text, first, second)
    apart = (
        (word == "and" and not behind.endswith("between "))
        or (word == "or" and b > 2 * a)
        or (word == "to" and behind.endswith("from ") and _told("change", behind))
    )
    return None if apart or a >= b else (_range(text, first, second, behind),)


def _alike(first: Figure, second: Figure) -> bool:
    """Say whether two figures measure in one dimension; "$5 to 10" does, "5% to 10" does not."""
    if first.unit is None:
        return True
    if second.unit is None:
        return first.dimension == "money"
    return first.dimension == second.dimension


def _told(section: str, context: str) -> bool:
    """Say whether a word of a section of the lexicon stands in the words around."""
    return not words("counting", section, "words").isdisjoint(re.findall(r"[a-z]+", context))


def _range(text: str, first: Figure, second: Figure, behind: str) -> Figure:
    start = first.start
    for word in ("between ", "from "):
        start -= len(word) if behind.endswith(word) else 0
    low, high = first.value or 0.0, second.value or 0.0
    if first.unit is None and second.unit is not None:
        low *= second.unit.scale
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
        and first.dimension == second.dimension == "money"
        and first.unit.name == second.unit.name
        and first.unit.scale == 1
        and second.unit.scale < 1
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
