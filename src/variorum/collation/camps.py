"""To which camp a source belongs: the police and the mayor to one, passengers and families to others.

Two sources of one camp may have it from one another, or be one and the same under two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from variorum.lexicon import entries

# Who vouches for what an account tells in its own voice, and for what is in circulation.
OWN, HEARSAY = "own voice", "hearsay"
_WORD = re.compile(r"[^\W\d_]+")


def camp_of(names: Iterable[str]) -> str | None:
    """Give the camp that the words of a source tell, the telling ones before the loose.

    A word with a capital before a name is a title: a priest called father is nobody's family.

    >>> camp_of(["a union official"]), camp_of(["Officials"]), camp_of(["Father Lind"])
    ('group', 'authorities', None)
    """
    spoken = [word for name in names for word in _told(name)]
    for camps in (_camps(loose=False), _camps(loose=True)):
        camp = next((camps[word] for word in spoken if word in camps), None)
        if camp is not None:
            return camp
    return None


def _told(name: str) -> Iterable[str]:
    """Yield the words of a name in small letters, without forms of address that are words for kin."""
    found = _WORD.findall(name)
    for word, following in pairwise([*found, ""]):
        titled = word[:1].isupper() and following[:1].isupper()
        if not (titled and _camps(loose=False).get(word.lower()) == "family"):
            # Two words tell more than one: "the White House", "the county attorney".
            yield f"{word} {following}".lower()
            yield word.lower()


def spoken_of(camp: str) -> str:
    """Name a camp as a sentence does; who is of no camp goes by the words of the account.

    >>> spoken_of("people there"), spoken_of("Kiribati")
    ('people who were there', 'Kiribati')
    """
    return next((row["spoken"] for row in entries("camps") if row["camp"] == camp), camp)


@cache
def _camps(*, loose: bool) -> Mapping[str, str]:
    return {
        word: row["camp"]
        for row in entries("camps")
        if row.get("loose", False) is loose
        for word in row["word"]
    }
