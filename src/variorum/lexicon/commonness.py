"""How common a word is in English, for those who ask what a text is about.

The words come from a ranked list (see `common_words.json` for source and licence). How
often the word of a rank is met follows from Zipf's law.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

# A word that is not on the list is taken for one of this rank.
UNLISTED = 20_000
# Zipf's law over some 50,000 word forms: the word of rank r is 1 in r * 12 words.
_ZIPF = 12


def share(word: str, length: int = 300) -> float:
    """Give the share of texts of so many words that hold a word (in lower case).

    >>> round(share("the"), 2), round(share("seismograph"), 4)
    (1.0, 0.0012)
    """
    return 1 - (1 - 1 / (rank(word) * _ZIPF)) ** length


def rank(word: str) -> int:
    """Give a word's place among the commonest, from 1.

    >>> rank("the")
    1
    """
    return _ranks().get(word, UNLISTED)


@cache
def _ranks() -> dict[str, int]:
    text = files(__package__).joinpath("en", "common_words.json").read_text(encoding="utf-8")
    ranked = " ".join(json.loads(text)["words"]).split()
    return {word: number for number, word in reversed(list(enumerate(ranked, 1)))}
