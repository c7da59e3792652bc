"""Figures that are told without a numeral.

"No injuries", "nobody was hurt", "twice as many", "threefold", "a pair of officers", "a tonne of sand".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.lexicon import entries, words
from variorum.reading.figure import Figure
from variorum.reading.units import unit_after, unit_of


def zeros(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield each zero that is told in words: "no injuries", "no one was hurt".

    >>> text = "There were no injuries."
    >>> [(text[f.start : f.end], f.value) for f in zeros(text, 0, len(text))]
    [('no', 0.0)]
    """
    for match in _nothing().finditer(text, start, end):
        first, last = match.span("no") if match["no"] else match.span()
        yield Figure(
            first, last, first, last, 0.0, None, None, None, "exact", figures=False, kind="zero"
        )


@cache
def _nothing() -> re.Pattern[str]:
    nobody = "|".join(sorted(words("counting", "nobody", "words")))
    things = "|".join(sorted(words("counting", "nothing", "words"), key=lambda w: (-len(w), w)))
    # They all begin with an N: looking there first spares most of the work.
    return re.compile(rf"\b(?=[Nn])(?i:(?P<no>no)\s(?:{things})|(?P<nobody>{nobody}))\b(?!['’]s)")


def multiples(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield each multiple that is told in one word: "twice as many", "more than twice", "threefold".

    What was done twice is no multiple.

    >>> text = "Twice as many came; he fell twice."
    >>> [(text[f.start : f.end], f.value) for f in multiples(text, 0, len(text))]
    [('Twice', 2.0)]
    """
    pattern, worth = _multiple()
    for match in pattern.finditer(text, start, end):
        word = match["fold"] or match["compared"] or match["bound"]
        first, last = match.span(match.lastgroup or 0)
        yield Figure(
            first, last, first, last, worth[word.lower()], None, None,
            unit_of("times"), "exact", figures=False, kind="multiple", dimension="ratio",
        )  # fmt: skip


@cache
def _multiple() -> tuple[re.Pattern[str], dict[str, float]]:
    worth = {
        w: float(v) for entry in entries("numbers", "multiple") for w, v in entry["words"].items()
    }
    folds = "|".join(w for w in worth if w.endswith("fold"))
    others = "|".join(w for w in worth if not w.endswith("fold"))
    initials = "".join(sorted({letter for w in worth for letter in (w[0], w[0].upper())}))
    compared = r"(?=\s(?:as|the|that|what|its|their|his|her|our)\b)"
    bound = r"(?i:(?<=more than )|(?<=less than )|(?<=almost )|(?<=nearly )|(?<=about ))"
    return re.compile(
        rf"\b(?=[{initials}])(?i:(?P<fold>{folds})|(?P<compared>{others}){compared}"
        rf"|{bound}(?P<bound>{others}))\b"
    ), worth


def groups(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield each group whose name says how many it has; a pair of shoes is one thing.

    >>> text = "A pair of officers wore a pair of gloves each."
    >>> [(text[f.start : f.end], f.value) for f in groups(text, 0, len(text))]
    [('A pair of', 2.0)]
    """
    pattern, worth = _group()
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        yield Figure(
            first, last, first, last, worth[match["group"].lower()], None, None,
            None, "exact", figures=False, kind="cardinal",
        )  # fmt: skip


@cache
def _group() -> tuple[re.Pattern[str], dict[str, float]]:
    worth = {
        w: float(v) for entry in entries("numbers", "group") for w, v in entry["words"].items()
    }
    one_thing = "|".join(sorted(words("counting", "one thing", "words")))
    return re.compile(
        rf"\b[Aa]\s(?P<group>{'|'.join(worth)})\sof(?=\s)(?!\s(?:[a-z]+\s)?(?:{one_thing})\b)"
    ), worth


def singles(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield each single unit that measures something: "roughly a foot long", "a tonne of sand".

    A mile stone and a foot that was broken measure nothing.

    >>> text = "It is a foot long and holds close to a tonne; a foot was broken."
    >>> [(text[f.start : f.end], f.unit.name) for f in singles(text, 0, len(text))]
    [('a foot', 'foot'), ('a tonne', 'tonne')]
    """
    for match in _single().finditer(text, start, end):
        measure = unit_after(text, match.start("unit") - 1)
        if measure is not None and measure[1] == match.end("unit"):
            unit, (first, last) = measure[0], match.span("one")
            half = (match["more"] or "").lower() == "and a half"
            yield Figure(
                first, match.end("more") if half else last, first, match.end("article"),
                1.5 if half else 1.0, None, None,
                unit, "exact", figures=False, kind="cardinal", dimension=unit.dimension,
            )  # fmt: skip


@cache
def _single() -> re.Pattern[str]:
    loose = (w for entry in entries("approximators", "before") for w in entry["words"])
    before = "|".join(
        re.escape(w) for w in sorted(loose, key=lambda w: (-len(w), w)) if w.isalpha() or " " in w
    )
    units = "|".join(sorted(words("counting", "single", "words")))
    extent = "|".join(sorted(words("counting", "extent", "words"), key=lambda w: (-len(w), w)))
    times = "|".join(sorted(words("counting", "single time", "words")))
    more = "|".join(sorted(words("counting", "time more", "words")))
    one = rf"(?P<one>(?P<article>[Aa]n?)\s(?P<unit>{units}|(?P<time>{times})))"
    # What loosens it stands before it, or what it measures behind.
    behind = rf"(?(time)(?=\s(?:{more})\b)|(?=\s(?:{extent})\b))"
    half = rf"(?(time)(?:\s(?P<more>{more})\b)?)"
    return re.compile(rf"\b(?P<before>(?i:{before})\s)?\b{one}\b(?(before)|{behind}){half}")
