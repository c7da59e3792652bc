"""Ordinals and small numbers, as single words: "28th", "third", "four", "20"."""

from __future__ import annotations

import re
from functools import cache

from variorum.lexicon import entries

_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def ordinal(word: str) -> float | None:
    """Give which one a word tells, None where it tells none.

    >>> ordinal("28th"), ordinal("third"), ordinal("next")
    (28.0, 3.0, None)
    """
    nth = _NTH.fullmatch(word.lower())
    return float(nth[1]) if nth is not None else _values("ordinal").get(word.lower())


def cardinal(word: str) -> float | None:
    """Give how many a word tells, None where it is no whole number below a thousand.

    >>> cardinal("20"), cardinal("four"), cardinal("4.5")
    (20.0, 4.0, None)
    """
    if word.isascii() and word.isdigit() and len(word) < 4:
        return float(word)
    return _values("cardinal").get(word.lower())


@cache
def _values(section: str) -> dict[str, float]:
    return {
        word: float(value)
        for row in entries("numbers", section)
        for word, value in row["words"].items()
    }
