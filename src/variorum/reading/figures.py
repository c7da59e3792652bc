"""Read figures: numerals that count or measure something, with their unit.

What stands at once before and behind a numeral tells whether it is one: "5G", "10:30", "MGM-140",
"two-way" and "24/7" are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from heapq import merge

from variorum.lexicon import words
from variorum.reading.bounds import bounded, told_again
from variorum.reading.figure import LOOK_BACK, Figure
from variorum.reading.numerals import Numeral, find_numerals, scale_of
from variorum.reading.ranges import joined
from variorum.reading.units import Unit, currency_before, rate_after, unit_after, unit_of
from variorum.reading.worded import groups, multiples, singles, zeros

# Units on their own: what stands right behind a figure and makes it an age, a magnitude …
_AGE = re.compile(r"(?i)[ -]?old(?:s|er)?\b|[ -]of[ -]age\b")
_AGED = re.compile(r"(?i)\b(?:aged|age)\s$")
_RICHTER = re.compile(
    r"(?i)[ -](?:degrees?\s)?(?:on the (?:open-ended )?richter(?: scale)?|magnitude)\b"
)
_MAGNITUDE = re.compile(r"(?i)\bmagnitude(?:[ -]| of | at | was | is )$")
# "the 7.42 from Torvik", "at 6.10": an hour, or a train that is called after it.
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_TOLD_AS_HOUR = re.compile(r"(?i)\b(?:the|at)\s$")
_MILLIONS = re.compile(r"\s?(?:m|M|mm)(?![\w])")
# What can be less than nothing.
_SIGNED = frozenset({"temperature", "angle", "money", "percent", "points"})
_WORD = re.compile(r"[A-Za-z]{1,20}\b")
_IN_LIST = re.compile(r"[.)][^\S\n]")
_LEADING_ZERO = re.compile(r"0 ?\d")


def find_figures(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[Figure]:
    """Give the figures of one paragraph, joined and bounded, in text order."""
    free = [n for n in find_numerals(text, start, end) if not _meets(taken, n.start, n.end)]
    ordinals = {n: f for n in free if (f := _ordinal(text, n))}
    found = [
        f
        for n in free
        if n.kind != "ordinal" and n not in ordinals and (f := _measured(text, start, n))
    ]
    told = [
        *zeros(text, start, end),
        *multiples(text, start, end),
        *groups(text, start, end),
    ]
    # "half a mile" is read already
    read = sorted((f.start, f.end) for f in found)
    told += [f for f in singles(text, start, end) if not _meets(read, f.start, f.end)]
    found += [f for f in told if not _meets(taken, f.first, f.last)]
    found.sort(key=lambda f: f.start)
    yield from merge(_whole(text, start, found), ordinals.values(), key=lambda f: f.start)


def _whole(text: str, start: int, found: Sequence[Figure]) -> Iterator[Figure]:
    """Join and bound the figures of a paragraph."""
    before = None
    for whole in joined(text, found):
        figure = bounded(text, start, whole)
        if before is not None and told_again(text, before, figure):
            # "over 310 miles (500 kilometres)": the same figure twice, under one bound.
            figure = replace(figure, approximation=before.approximation)
        yield figure
        before = figure


# "A third" may be one more, "a half" and "a quarter" may not.
_NTH = re.compile(r"[Aa] (?!half|quarter)")


def _ordinal(text: str, numeral: Numeral) -> Figure | None:
    """Read "third" and "4th"; "a third" is one too where it is no share of anything."""
    part = numeral.kind == "fraction" and _NTH.match(text, numeral.start, numeral.end)
    if part and not _is_share(text, numeral) and numeral.value:
        at, value = numeral.start + len("a "), float(round(1 / numeral.value))
        numeral = replace(numeral, start=at, value=value, kind="ordinal")
    if numeral.kind != "ordinal" or not _stands_free(text, numeral):
        return None
    return replace(_plain(numeral), dimension="ordinal")


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a range meets one of the taken ones, which are in order and apart."""
    at = bisect_left(taken, end, key=lambda t: t[0])
    return at > 0 and taken[at - 1][1] > start


def _measured(text: str, floor: int, numeral: Numeral) -> Figure | None:
    """Give a numeral its unit; None when its neighbours show that it is no number at all."""
    decade = _decade_of_life(text, floor, numeral)
    if decade is not None:
        return decade
    figure = _in_money(text, numeral) or _in_unit(text, floor, numeral) or _bare(text, numeral)
    if figure is None:
        return None
    figure = _cued(text, floor, figure)
    if figure.dimension != "magnitude" and not _prefix_counts(text, floor, figure.start):
        return None
    listed = figure.start == floor and figure.unit is None and _IN_LIST.match(text, figure.last)
    return None if listed else figure


def _plain(numeral: Numeral) -> Figure:
    """Make a figure of a numeral as it stands."""
    return Figure(
        start=numeral.start,
        end=numeral.end,
        first=numeral.start,
        last=numeral.end,
        value=numeral.value,
        low=numeral.low,
        high=numeral.high,
        unit=None,
        approximation="exact",
        figures=numeral.figures,
        kind=numeral.kind,
        dimension="fraction" if numeral.kind == "fraction" else "count",
    )


def _in_money(text: str, numeral: Numeral) -> Figure | None:
    """Read a sum whose currency stands before it: "£1.2m", "$70 a share"."""
    money = currency_before(text, numeral.start)
    if money is None:
        return None
    currency, start = money
    figure = replace(_plain(numeral), start=start)
    millions = _MILLIONS.match(text, numeral.end)
    if millions is not None and figure.value is not None:
        figure = replace(figure, value=figure.value * 1e6, last=millions.end(), end=millions.end())
    unit, end = rate_after(text, figure.end, currency)
    return replace(figure, unit=unit, end=end, dimension=unit.dimension)


def _in_unit(text: str, floor: int, numeral: Numeral) -> Figure | None:
    """Read a figure whose unit stands behind it: "190 miles", "15-year-old", "half a mile"."""
    half_a = numeral.kind == "fraction" and text.startswith((" a ", " an "), numeral.end)
    at = text.index(" ", numeral.end + 1) if half_a else numeral.end
    of = at + len(" of") if numeral.kind == "vague" and text.startswith(" of ", at) else at
    behind = unit_after(text, of)
    if of > at and behind is not None and behind[0].dimension != "money":
        # "hundreds of miles", "hundreds of millions of years"
        at = of
    measure = unit_after(text, at) or _points_after(text, numeral) or _degrees_after(text, numeral)
    if measure is None or _is_resolution(text, numeral, measure[0]):
        return None
    unit, end = measure
    figure = _plain(numeral)
    if unit.name == "metre" and (sum_ := _MILLIONS.match(text, at)) is not None:
        # "800m euros"
        money = unit_after(text, sum_.end())
        if money is not None and money[0].dimension == "money":
            unit, end = money
            figure = replace(in_millions(figure), last=sum_.end())
    if unit.name == "pound" and _is_money(text, floor, numeral):
        unit = unit_of("gbp")
    figure = replace(figure, end=end, unit=unit, dimension=unit.dimension)
    if text[figure.first] in "-−" and unit.dimension not in _SIGNED:
        # "75 -300mm": a dash, for nothing is shorter than nothing
        figure = replace(
            figure, start=figure.first + 1, first=figure.first + 1, value=abs(figure.value or 0.0)
        )
    age = _AGE.match(text, end) if unit.dimension == "duration" else None
    return figure if age is None else replace(figure, dimension="age", end=age.end())


_POINT = re.compile(r"(?i)[ -]points?\b(?! of)")
_DEGREES = re.compile(r"([CF])(?![\w&'’-])")
_NEAR = 80
_LINES = frozenset({480, 720, 1080, 1440, 2160})


def _points_after(text: str, numeral: Numeral) -> tuple[Unit, int] | None:
    """Read "a quarter point", "half-point": of a percentage, for nothing else is counted so."""
    point = _POINT.match(text, numeral.end) if numeral.kind == "fraction" else None
    return (unit_of("percentage point"), point.end()) if point else None


def _degrees_after(text: str, numeral: Numeral) -> tuple[Unit, int] | None:
    """Read "1.5C" and, where it speaks of weather, "31C"."""
    sign = _DEGREES.match(text, numeral.end) if numeral.figures else None
    if sign is None:
        return None
    around = text[max(0, numeral.start - _NEAR) : numeral.end + _NEAR].lower()
    decimal = "." in text[numeral.start : numeral.end]
    if not decimal and words("counting", "weather", "words").isdisjoint(re.findall(r"\w+", around)):
        return None
    return unit_of("celsius" if sign[1] == "C" else "fahrenheit"), sign.end()


def _is_resolution(text: str, numeral: Numeral, unit: Unit) -> bool:
    """Say whether a "p" counts the lines of a picture: "1080p"."""
    return unit.name == "penny" and text[numeral.end] == "p" and numeral.value in _LINES


def in_millions(figure: Figure) -> Figure:
    """Make millions of a figure whose "m" looked like metres."""
    value = None if figure.value is None else figure.value * 1e6
    return replace(figure, value=value, last=figure.end, unit=None, dimension="count")


def _bare(text: str, numeral: Numeral) -> Figure | None:
    """Read a figure without a unit: a count, a share, or so much on the Richter scale."""
    scale = _RICHTER.match(text, numeral.end)
    if scale is not None:
        return replace(_plain(numeral), dimension="magnitude", end=scale.end())
    hour = _HOUR.fullmatch(text, numeral.start, numeral.end)
    if hour and _TOLD_AS_HOUR.search(text, max(0, numeral.start - 4), numeral.start):
        return None
    if _stands_free(text, numeral) and _is_share(text, numeral):
        return _plain(numeral)
    return None


def _cued(text: str, floor: int, figure: Figure) -> Figure:
    """Take in the word before a bare figure that says what it measures: "magnitude", "aged"."""
    if figure.unit is not None:
        return figure
    behind = text[max(floor, figure.start - LOOK_BACK) : figure.start]
    if (cue := _MAGNITUDE.search(behind)) is not None:
        start = figure.start - (len(behind) - cue.start())
        return replace(figure, start=start, dimension="magnitude")
    if (cue := _AGED.search(behind)) is not None:
        start = figure.start - (len(behind) - cue.start())
        return replace(figure, start=start, dimension="age", unit=unit_of("year"))
    return figure


# "her mid-50s", "their early 40s"
_OF_LIFE = re.compile(r"(?i)\b(?:his|her|their|my|our|your)\s(?:(early|mid|late)[- ])?$")
_PLURAL = re.compile(r"['’]?s\b")
_DECADE = {None: (0, 9), "early": (0, 3), "mid": (3, 7), "late": (7, 9)}


def _decade_of_life(text: str, floor: int, numeral: Numeral) -> Figure | None:
    """Read an age told by its decade, as the years it can be."""
    plural = _PLURAL.match(text, numeral.end)
    if plural is None or numeral.value is None or numeral.value % 10:
        return None
    behind = _OF_LIFE.search(text[max(floor, numeral.start - LOOK_BACK) : numeral.start])
    if behind is None:
        return None
    early = behind[1].lower() if behind[1] else None
    low, high = (numeral.value + years for years in _DECADE[early])
    start = numeral.start - (len(early) + 1 if early else 0)
    return Figure(
        start, plural.end(), numeral.start, numeral.end, None, low, high,
        unit_of("year"), "about", numeral.figures, "cardinal", "age",
    )  # fmt: skip


def _is_money(text: str, floor: int, numeral: Numeral) -> bool:
    """Say whether pounds are sterling: millions of them, or behind "paid", "fined", "worth"."""
    behind = re.findall(
        r"[a-z]+", text[max(floor, numeral.start - LOOK_BACK) : numeral.start].lower()
    )
    # "half a million pounds": little else is weighed in millions of pounds.
    what = _OF_WHAT.match(text, numeral.end)
    weighed = what is not None and not words("counting", "weighed", "words").isdisjoint(
        what[1].lower().split()
    )
    millions = scale_of(text[numeral.start : numeral.end]) >= 1e6 and not weighed
    return millions or bool(words("counting", "money", "words") & set(behind))


# "5.1 million pounds of liftoff thrust"
_OF_WHAT = re.compile(r"(?i) ?(?:pounds?|lbs?) of ((?:[a-z]+[ -])?[a-z]+)\b")

# "a 3-for-1 split", "a one-to-one talk"
_SPLIT = re.compile(r"-(?:for|to|on)-")


def _stands_free(text: str, numeral: Numeral) -> bool:
    """Say whether a bare numeral is not glued into something else: "5G", "10:30", "two-way", "3/a"."""
    after = text[numeral.end : numeral.end + 2].ljust(2)
    before = text[numeral.start - 1 : numeral.start] if numeral.start else ""
    if _LEADING_ZERO.match(text, numeral.start):
        return False
    if before in ("/", "#", "@", "_", "=", "&", ":") and before:
        return False
    if after[0].isalnum() or after[0] in "_@=":
        return False
    if after[0] in ":/.,'’" and after[1].isalnum():
        return False
    if _SPLIT.match(text, numeral.end):
        return False
    if after[0] in "-‑":
        counts = numeral.figures and after[1].islower()
        return after[1].isdigit() or counts or _is_joined(text, numeral.end + 1)
    return True


def _is_joined(text: str, at: int) -> bool:
    """Say whether what a number word is hyphened to is counted: "a seven-storey block", not "two-way"."""
    word = _WORD.match(text, at)
    return word is not None and word[0].lower() in words("counting", "joined", "words")


# "Fell by a third", "more than a third"; but "joined by a third".
_BOUND_SHARE = re.compile(
    r"(?i)\b(?:(?:more|less) than|nearly|almost|about|around|roughly|as (?:much|many) as|up to"
    r"|only|just|over|under|(?P<by>by))\s$"
)


def _is_lone_share(text: str, numeral: Numeral) -> bool:
    """Say whether a fraction is a share by the words before it, or by standing alone on its line."""
    bound = _BOUND_SHARE.search(text, max(0, numeral.start - 14), numeral.start)
    if bound is None:
        return _is_line(text, numeral)
    behind = text[max(0, numeral.start - LOOK_BACK) : numeral.start].lower()
    changed = not words("counting", "change", "words").isdisjoint(behind.split())
    half = text[numeral.start : numeral.end].lower() == "half"
    return changed if bound["by"] else half or not _COUNTS_ON.match(text, numeral.end)


def _is_line(text: str, numeral: Numeral) -> bool:
    """Say whether nothing else stands on its line."""
    before, after = (
        text[max(0, numeral.start - 1) : numeral.start],
        text[numeral.end : numeral.end + 1],
    )
    return before in ("", "\n") and after in ("", "\n")


# "Almost a third person", "about a quarter mile": something follows that is no whole.
_COUNTS_ON = re.compile(
    r"[ -](?!(?:in|to|from|since|this|last|on|after|at|during|for|and|or)\b)[a-z]"
)
# "half of them", "a third of the crew"; "the first half" and "a quarter" of a year are no shares.
_OF_WHOLE = re.compile(
    r"(?i)(?:-|\s)(?:of|the|its|their|his|her|our|my|your|those|these|that|this|all|as)\b"
)


_ORDER = re.compile(r"(?i)\b(?:first|second|latter|last|other|third|fourth)\s$")


def _is_share(text: str, numeral: Numeral) -> bool:
    """Say whether a fraction is a share of something: two-thirds always, a half only "of" it."""
    if numeral.kind != "fraction" or numeral.figures:
        return True
    if _ORDER.search(text, max(0, numeral.start - 8), numeral.start):
        return False
    written = text[numeral.start : numeral.end].lower()
    several = written.endswith("s") or written.startswith("one") or " over " in written
    if several or _OF_WHOLE.match(text, numeral.end) is not None:
        return True
    return _is_lone_share(text, numeral)


@cache
def _prefixes() -> frozenset[str]:
    return words("counting", "prefix", "words")


def _prefix_counts(text: str, floor: int, start: int) -> bool:
    """Say whether what is hyphened before a figure measures ("magnitude-5.9") or names ("MGM-140")."""
    if start - 1 < floor or text[start - 1] not in "-‑–":
        return True
    word = re.search(r"[^\W_]{1,30}$", text[max(floor, start - 31) : start - 1])
    if word is None or word[0][0].isdigit():
        return True
    return text[start - 1] == "–" or word[0].lower() in _prefixes()
