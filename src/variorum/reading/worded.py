"""Figures that are told without a numeral: "no injuries", "nobody was hurt", "twice as many", "threefold"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.lexicon import entries, words
from variorum.reading.figure import Figure
from variorum.reading.units import unit_of


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
