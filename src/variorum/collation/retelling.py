"""Say whether one account only tells again what another has told, in words of its own."""

from __future__ import annotations

import re

from variorum.lexicon import commonness
from variorum.model import Reading

# The part of an account's names, figures and rare words that stands in the account it credits.
# Independent reports of one event share up to .5 (measured on nine stories); a retelling that
# brings nothing of its own shares nearly all of them.
PART = 0.6
# Words this common tell nothing of who has them from whom.
COMMON = 1_500

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")


def retells(teller: frozenset[str], told: frozenset[str]) -> bool:
    """Say whether nearly all that is particular in one account stands in the other.

    It is asked only of an account that credits the other.

    >>> heron = frozenset("heron kelmouth narrows lind reid arne saltby 83".split())
    >>> retells(heron, heron | {"thornwick"})
    True
    """
    return len(teller) >= 8 and len(teller & told) >= PART * len(teller)


def particulars(reading: Reading) -> frozenset[str]:
    """Give the names, figures and rare words of an account; its headline is the desk's."""
    return frozenset(
        word.lower()
        for paragraph in reading.paragraphs
        if paragraph.role != "headline"
        for word in _WORD.findall(reading.article.text[paragraph.start : paragraph.end])
        if word[0].isdigit() or commonness.rank(word.lower()) > COMMON
    )
