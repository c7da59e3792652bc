"""Say whether two names may belong to one: spelling, transliteration, short and long forms.

What is asked here is only about the words. Whether the two stand in one account, and hold
one role, is for `entities` to weigh.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from rapidfuzz.fuzz import ratio

from variorum.collation.classes import people
from variorum.lexicon import words
from variorum.lexicon.gazetteer import country_of_adjective, known
from variorum.lexicon.persons import (
    gender,
    is_suffix,
    middle_names_agree,
    strip_title,
    surname,
)

# Spellings of one name, in per cent of equal letters. For surnames 85 joins Andersen and Anderson
# (88), and keeps apart Berg and Berger (80), Smith and Smyth (80). For given names beside a like
# surname 82 joins Sergei and Sergey (83), and keeps apart Mario and Maria (80).
SURNAME, GIVEN = 85, 82
# Places have no second name to bear them out: Hormozgan and Hormuzgan (89) join, Kerman and
# Kermit (67) don't, nor North Elbe and South Elbe (80).
PLACE_SPELLING = 88
LONG_ENOUGH = 6


@cache
def plain(name: str) -> str:
    """Write a name without case, accents, article, points and legal form, and with countries alike.

    >>> plain("The Elbe Steel Co. Ltd") == plain("Elbe Steel")
    True
    >>> plain("U.S. officials") == plain("American officials")
    True
    """
    straight = name.replace("’", "'").replace("U. S.", "U.S.").removeprefix("the ")
    parts = [_of_country(w) for w in straight.removeprefix("The ").split()]
    while len(parts) > 1 and parts[-1] in words("name_heads", "corporate"):
        parts.pop()
    decomposed = unicodedata.normalize("NFKD", " ".join(parts))
    kept = (
        c if c.isalnum() or c == "'" else " " for c in decomposed if not unicodedata.combining(c)
    )
    return " ".join("".join(kept).casefold().split())


def _of_country(word: str) -> str:
    """Write "Norwegian", "Norway's" and "Norway" alike."""
    own = word.removesuffix("'s")
    entry = known(own)
    named = entry.name if entry is not None and entry.kind == "country" else None
    return named or country_of_adjective(own) or word


# One portfolio in other words.
OFFICES_CALLED = {"internal affairs": "interior", "foreign affairs": "foreign"}


def bag(name: str) -> str:
    """Write a body's name so that only its words count: "the teaching hospital in Elbe".

    >>> bag("Elbe Teaching Hospital") == bag("the teaching hospital in Elbe")
    True
    """
    small = ("the", "of", "in", "at", "for", "s")
    return " ".join(sorted(w for w in plain(name).split() if w not in small))


def body(name: str) -> str:
    """Write a body's name so that order, plural and gaps don't count.

    >>> body("Norwegian Ministry of Defence") == body("Norway's Defense Ministry")
    True
    >>> body("Elbe Group") == body("ElbeGroup")
    True
    >>> body("Ministry of Internal Affairs") == body("Interior Ministry")
    True
    """
    written = plain(name).replace("defence", "defense")
    for long, short in OFFICES_CALLED.items():
        written = written.replace(long, short)
    parts = written.split()
    if "of" in parts or "ministry" in parts:
        parts = sorted(w for w in parts if w not in ("of", "the", "for"))
    return "".join(parts).removesuffix("s")


def place(name: str) -> str:
    """Write a place's name without the noun that says what it is: "Elbe Province" is Elbe."""
    parts = plain(name).split()
    while len(parts) > 1 and parts[-1] in AREAS:
        parts.pop()
    return " ".join(parts)


AREAS = frozenset(
    {"island", "province", "region", "oblast", "county", "district", "governorate", "prefecture"}
)


def full(name: str) -> bool:
    """Say whether a person's name has more than one part."""
    return len(strip_title(name).split()) > 1


def one_person(a: str, b: str) -> bool:
    """Say whether two full names may be spellings of one.

    >>> one_person("Volodymyr Zelensky", "Volodymyr Zelenskyy")
    True
    >>> one_person("Karl Lind", "Karl Lind Jr."), one_person("Mario Lind", "Maria Lind")
    (False, False)
    >>> one_person("Karl Addo Lind", "Karl Ole Lind")
    False
    >>> one_person("Sprinter Ada Lind", "Ada Lind")
    True
    """
    a, b = _without_trade(a), _without_trade(b)
    if is_suffix(a.rsplit(maxsplit=1)[-1]) != is_suffix(b.rsplit(maxsplit=1)[-1]) or {
        gender(a),
        gender(b),
    } == {"m", "f"}:
        return False
    given_a, given_b = plain(a).split()[0], plain(b).split()[0]
    last_a, last_b = plain(surname(a)), plain(surname(b))
    initial = len(min(given_a, given_b, key=len)) == 1 and given_a[0] == given_b[0]
    given = initial or _spelled_alike(given_a, given_b, GIVEN)
    alike = given and _spelled_alike(last_a, last_b, SURNAME)
    return alike and middle_names_agree(strip_title(a), strip_title(b))


def _without_trade(name: str) -> str:
    """Write a name without the trade that a sentence begins with: "Sprinter Ada Lind won"."""
    trade, _, rest = name.partition(" ")
    return rest if " " in rest and trade.lower() in people() else name


def one_surname(a: str, b: str) -> bool:
    """Say whether two surnames may be spellings of one."""
    return _spelled_alike(plain(a), plain(b), SURNAME)


def one_place(a: str, b: str) -> bool:
    """Say whether two unlisted places may be spellings of one.

    >>> one_place("Hormozgan Province", "Hormuzgan"), one_place("Kerman", "Kermit")
    (True, False)
    """
    x, y = place(a), place(b)
    if x == y:
        return True
    long = min(len(x), len(y)) >= LONG_ENOUGH and " " not in x + y
    return long and x[0] == y[0] and x[-1] == y[-1] and ratio(x, y) >= PLACE_SPELLING


def _spelled_alike(a: str, b: str, enough: float) -> bool:
    if a == b:
        return True
    short = min(len(a), len(b)) < 4  # Tan is not Than, Kim is not Kin
    return not short and a[0] == b[0] and ratio(a, b) >= enough
