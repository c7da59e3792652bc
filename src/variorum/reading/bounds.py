"""Find the words that bound a figure or loosen it: "about", "at least", "up to", "or more"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from variorum.lexicon import entries
from variorum.model import Approximation
from variorum.reading.figure import LOOK_BACK, Figure

_AGAIN = re.compile(r"(?:[ -](?:deep|long|wide|high|tall|thick|away))?(?: [(\[]|,? or )")


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Approximation]]:
    means = {
        word: entry["means"]
        for section in ("before", "after")
        for entry in entries("approximators", section)
        for word in entry["words"]
    }

    def any_of(section: str) -> str:
        known = {word for entry in entries("approximators", section) for word in entry["words"]}
        return "|".join(re.escape(w) for w in sorted(known, key=lambda w: (-len(w), w)))

    before = re.compile(rf"(?i)(?<![\w-])({any_of('before')})\s*(?:(?:the|a|an|another)\s)?$")
    after = re.compile(rf"(?i)\s?({any_of('after')})(?![^\W_])")
    return before, after, means


# "a top range of 190 miles", "fines could reach $5m": the most it can be.
_MOST = re.compile(
    r"(?i)\b(?:(?:maximum|top|peak|longest|greatest)\s[a-z]+\s(?:of|is|was)"
    r"|(?:could|can|may|might)\s(?:reach|total|hit))\s$"
)
# "90 people or so": the bound stands behind what is counted.
_BEHIND = re.compile(r"\s[a-z]+\sor\s(?:so\b|more\b(?!\s\w))")
# "Edged up to 4 percent": where it went, and no bound.
_WENT_UP = re.compile(
    r"(?i)\b(?:edged|ticked|inched|crept|nudged|moved|went|shot|jumped)\sup\sto\s$"
)
# "More than the 120 it was built for": the 120 are exact, and another figure is more.
_COMPARED = re.compile(r"(?i)\bthan\s+the\s+$")


def bounded(text: str, floor: int, figure: Figure) -> Figure:
    """Take in the words that bound a figure, before it or behind."""
    before, after, means = _bounds()
    behind = text[max(floor, figure.start - LOOK_BACK) : figure.start]
    approximation, start, end = figure.approximation, figure.start, figure.end
    if _COMPARED.search(behind) or _WENT_UP.search(behind):
        pass
    elif (word := before.search(behind)) is not None:
        approximation, start = means[word[1].lower()], start - (len(behind) - word.start())
    elif (word := after.match(text, figure.last) or after.match(text, figure.end)) is not None:
        approximation, end = means[word[1].lower()], max(end, word.end())
    elif _MOST.search(behind):
        approximation = "up_to"
    elif (word := _BEHIND.match(text, figure.end)) is not None:
        approximation = "about" if word[0].endswith("so") else "at_least"
    if figure.kind == "vague" and approximation == "exact":
        approximation = "about"
    if figure.approximation == "between":
        return replace(figure, start=start, end=end)
    return replace(figure, start=start, end=end, approximation=approximation)


def told_again(text: str, before: Figure, figure: Figure) -> bool:
    """Say whether a figure in brackets is the one before it in another unit."""
    return (
        before.unit is not None
        and figure.unit is not None
        and before.approximation != "exact"
        and figure.approximation == "exact"
        and _AGAIN.fullmatch(text, before.end, figure.start) is not None
    )
