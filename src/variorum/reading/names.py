"""Find the names that stand in a sentence, and what their neighbours say about them.

A name is a run of capitalised words. Titles, adjectives of nationality and known names cut
the run: "Norwegian Prime Minister Ada Lind" holds one name and a title, "Elbe Steel Chief
Executive Karl Berg" holds two names. Nothing is decided here but the borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import Known, is_adjective, is_people, known, longest
from variorum.lexicon.persons import is_given_name, role
from variorum.model import EntityType, Sentence, Token

DECIMAL = re.compile(r"\d[.,]\d")
# The article of an Arabic name: "al-Masri", "el-Sisi", "ash-Shami".
ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|ul|ol|bin|ibn)[-‑][A-Z]")
HYPHENS = frozenset("-–")
# Soft hyphens and spaces without width, which nobody sees.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
OPENING = frozenset("\"“‘'—–-•*")
PARTICLES = frozenset(
    [
        "de",
        "la",
        "von",
        "van",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "bint",
        "ter",
        "ten",
        "zu",
        "af",
        "av",
        "le",
        "du",
    ]
)
# Never a name, however it is written at the head of a sentence.
FUNCTION_TAGS = frozenset({"PRP", "PRP$", "DT", "IN", "MD", "WRB", "WP", "CC", "UH", "EX"})
SHORT, HEADLINE = 3, 3
LONGEST_TITLE = 4  # "Assistant Chief Constable" takes three words, and "Former" makes it four


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a sentence: its tokens (inclusive), its words, and the title before it."""

    sentence: int
    first: int
    last: int
    text: str
    known: Known | None = None
    title: str = ""
    people: bool = False


class _Word(NamedTuple):
    """Tokens that touch through a hyphen, taken as one word; a tuple, for every word is one."""

    first: int
    last: int
    text: str
    tag: str
    glued: bool = False


def find_names(index: int, sentence: Sentence) -> tuple[Name, ...]:
    """Give the names of one sentence, in text order.

    Where everything is capitalised, only known names are given.
    """
    runs = list(_runs(_words(sentence)))
    shouted = bool(runs) and is_headline(sentence)
    return tuple(
        name for run in runs for name in _split(index, run) if not shouted or name.known is not None
    )


def is_headline(sentence: Sentence) -> bool:
    """Say whether nearly every long word is capitalised, so that capitals mark no names.

    >>> from variorum.model import Token
    >>> line = "Harbour Bridge Opens After Long Delay".split()
    >>> tokens = tuple(Token(0, 1, w, w.lower(), "NNP", "PROPN", "ROOT", 0) for w in line)
    >>> is_headline(Sentence(0, 1, 0, tokens))
    True
    """
    content = [t for t in sentence.tokens if t.text.isalpha() and t.tag[:1] in "NVJR"]
    small = sum(t.text.islower() for t in content)
    # Three capitalised words make a headline ("Quake Jolts Norway"); one small verb in ten words
    # makes a sentence of it ("President Ada Lind met President Ole Berg").
    return sum(len(t.text) > SHORT for t in content) >= HEADLINE and small <= len(content) / 10


def head_type(words_of_name: Sequence[str]) -> EntityType | None:
    """Read the type off the word that says what kind of thing is named ("Elbe Bridge")."""
    last, first = words_of_name[-1], words_of_name[0]
    if len(words_of_name) < 2:
        return None
    if first in bodies() and words_of_name[1] in ("of", "for"):
        return "ORG"  # an office, whatever it is the office of
    for place, word in (("last", last.capitalize() if last.islower() else last), ("first", first)):
        for kind, where, listed in _heads():
            if word in listed and (where == place or (where == "any" and place == "last")):
                return kind
    if any(w in bodies() for w in words_of_name) and any(w in ("of", "for") for w in words_of_name):
        return "ORG"
    return None


@cache
def _heads() -> tuple[tuple[EntityType, str, frozenset[str]], ...]:
    return tuple((e["type"], e["where"], frozenset(e["word"])) for e in entries("name_heads"))


@cache
def bodies() -> frozenset[str]:
    """Give the words that make a name one of a body: "Elbe *Ministry*"."""
    return words_for("ORG")


@cache
def words_for(type: EntityType) -> frozenset[str]:
    """Give the words that say a name to be of some type: "Elbe *Gazette*" is an outlet."""
    return frozenset(w for kind, _, listed in _heads() if kind == type for w in listed)


def _words(sentence: Sentence) -> list[_Word]:
    """Join what hyphens hold together."""
    tokens = sentence.tokens
    parts: list[_Word] = []
    before = -1
    last = len(tokens) - 1
    i = 0
    while i <= last:
        token = tokens[i]
        j = i
        while j + 2 <= last and tokens[j + 1].text in HYPHENS and _touch(tokens[j : j + 3]):
            j += 2
        glued = token.start == before
        text = token.text if i == j else "".join(t.text for t in tokens[i : j + 1])
        if not text.isascii():
            text = UNSEEN.sub("", text)
        parts.append(_Word(i, j, text, tokens[j].tag, glued))
        before = tokens[j].end
        i = j + 1
    return parts


def _touch(tokens: Sequence[Token]) -> bool:
    """Say whether a hyphen holds the words on its sides together."""
    left, hyphen, right = tokens
    joined = left.end == hyphen.start and hyphen.end == right.start
    return joined and _holds(left.text, right.text)


def _holds(left: str, right: str) -> bool:
    """Say whether a hyphen makes one name: not in "Russian-Belarusian" nor in "US-made"."""
    if is_adjective(left) or not right[:1].isalnum():
        return False
    return not (right[0].islower() and known(left) is not None and known(f"{left}-{right}") is None)


@lru_cache(maxsize=1 << 14)
def _is_plain(word: str) -> bool:
    """Say whether a word is written small and is the name of nothing: most words are."""
    return word.islower() and word.isalpha() and known(word) is None


def _is_name_like(word: _Word, *, opens: bool = False) -> bool:
    if _is_plain(word.text):
        return False
    figure = DECIMAL.search(word.text) or not any(c.isalpha() for c in word.text)
    if figure or word.text in words("name_heads", "calendar") or _is_sum(word.text):
        return False
    if known(word.text) is not None:
        return word.text[0].isupper() or word.tag.startswith("NN")
    if ARTICLED.match(word.text):
        return True  # "Faisal al-Jabouri"
    if not word.text[0].isupper() or word.tag in FUNCTION_TAGS:
        return False
    if "-" in word.text and word.text.rsplit("-", 1)[1][:1].islower():
        return is_given_name(word.text) or word.tag == "NNP"  # "Ki-moon"
    if opens:
        return word.tag in ("NNP", "NNPS") or is_adjective(word.text)
    return True


def _is_sum(word: str) -> bool:
    """Say whether a word is a currency or a sum of one: "US$", "CZK", "Kč412"."""
    return word.rstrip("0123456789") in words("currencies", field="signs")


def _runs(parts: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Yield runs of name-like words, with the small words that hold them together."""
    run: list[_Word] = []
    opens = True
    i = 0
    while i < len(parts):
        word = parts[i]
        if not run and _is_plain(word.text):
            opens = False
            i += 1
            continue
        if (
            reach := _phrase(parts, i)
            or _belongs(run, word, opens=opens)
            or (_joint(run, parts, i) if run else 0)
            or int(_ends_with(run, word))
        ):
            run.extend(parts[i : i + reach])
            i += reach
        else:
            if run:
                yield run
            run = []
            i += 1
        opens = word.tag in ("``", "''", ":", "-LRB-") or word.text in OPENING
    if run:
        yield run


def _phrase(parts: Sequence[_Word], i: int) -> int:
    """How many words a known name of several words takes here: "Transport for London"."""
    if not parts[i].text[:1].isupper():
        return 0
    found = longest([p.text for p in parts[i : i + 7]])
    return found[0] if found and found[0] > 1 else 0


def _belongs(run: Sequence[_Word], word: _Word, *, opens: bool) -> int:
    if run and is_given_name(run[-1].text) and word.text in ("May", "March", "August", "June"):
        return 1
    return int(
        _is_name_like(word, opens=opens) and (bool(run) or word.text not in ("The", "A", "An"))
    )


def _ends_with(run: Sequence[_Word], word: _Word) -> bool:
    """Say whether a small noun is the last word of a body's name: "British Transport police"."""
    if len(run) < 2 or word.text not in words("name_heads", "small"):
        return False
    texts = [w.text for w in run]
    return known(" ".join(texts[-2:])) is None and not _title_length(texts)


def _joint(run: Sequence[_Word], parts: Sequence[_Word], i: int) -> int:
    """How many small words from `i` on hold the run to the next name: "Ministry of the Interior"."""
    if i + 1 >= len(parts):
        return 0
    word, after, last = parts[i].text, parts[i + 1], run[-1].text
    sat = word != "on" or last in words("name_heads", "with_on")
    if word in ("of", "for", "on") and sat and last in bodies() | words("name_heads", "with_of"):
        if after.text == "the" and i + 2 < len(parts) and _is_name_like(parts[i + 2]):
            return 2
        holds = not _title_length([after.text])
    elif word == "and":
        holds = last in words("name_heads", "with_and") and any(w.text == "of" for w in run)
    elif word in ("'s", "’s") and after.text in ("Office", "Department", "Service"):
        holds = _ends_with_title([w.text for w in run])
    elif word in ("'s", "’s"):
        saint = len(run) > 1 and run[-2].text in ("St", "St.", "Saint")
        holds = saint or last in words("name_heads", "with_s")
    else:
        holds = word in PARTICLES or word == "&"
    return int(holds and _is_name_like(after))


def _split(index: int, run: Sequence[_Word]) -> Iterator[Name]:
    """Cut a run at titles, nationalities and known names."""
    title: list[str] = []
    i = 0
    while i < len(run):
        rest = run[i:]
        texts = [w.text for w in rest]
        found = longest(texts)
        size = 0 if found and found[0] > 1 else _prefix_length(texts)
        if title and texts[0] == "of":  # "Mayor of Elbe Karl Lind"
            ruled = longest(texts[1:])
            size = 1 + (ruled[0] if ruled else 1)
            size = size if size < len(texts) else 1
        if size and not _names_a_body(texts, size):
            title.extend(texts[:size])
            i += size
        elif is_people(" ".join(texts)):
            yield Name(index, rest[0].first, rest[-1].last, " ".join(texts), people=True)
            i = len(run)
        else:
            size = _name_length(texts, found)
            text, last = _text(rest[:size]), rest[size - 1].last
            yield Name(index, rest[0].first, last, text, known(text), " ".join(title))
            title = []
            i += size


def _text(run: Sequence[_Word]) -> str:
    return "".join(w.text if w.glued or n == 0 else f" {w.text}" for n, w in enumerate(run))


def _prefix_length(texts: Sequence[str]) -> int:
    """How many words from the first on are a title or a nationality."""
    if len(texts) == 2 and is_given_name(texts[0]) and not _title_length(texts[1:]):
        return 0  # an adjective that is a given name: "Christian Lind"
    sizes = (n for n in (3, 2, 1) if len(texts) >= n and is_adjective(" ".join(texts[:n])))
    return _title_length(texts) or next(sizes, 0)


def _ends_with_title(texts: Sequence[str]) -> bool:
    """Say whether the last words are a title: "Hennepin County *Attorney*"."""
    return any(_title_length(texts[-n:]) == n for n in range(1, min(LONGEST_TITLE, len(texts)) + 1))


def _title_length(texts: Sequence[str]) -> int:
    """How many words from the first on are a title."""
    for size in range(min(LONGEST_TITLE, len(texts)), 0, -1):
        found = role(" ".join(texts[:size])) or role(" ".join(texts[:size]).replace("-", " "))
        if found is not None and (found.title or (found.kin and len(texts) == size + 1)):
            return size  # "Brother Karl" at the head of a sentence
        if size == 1 and "-" in texts[0] and (rank := role(texts[0].partition("-")[0])):
            return int(rank.title)  # "Lieutenant-Colonel", "Inspector-General"
    leads = texts[0].lower() in words("roles", "modifier")
    return int(leads and len(texts) > 1 and _title_length(texts[1:]) > 0)


def _names_a_body(texts: Sequence[str], start: int) -> bool:
    """Say whether the words up to the next title name no person: "Russian Foreign Ministry"."""
    stop = _next_title(texts, start)
    if stop <= start:
        return False
    if texts[start] in bodies() and stop > start + 1 and not is_given_name(texts[start]):
        return True  # nobody is called so: "Major League Baseball", "General Council Chamber"
    entry = known(" ".join(texts[start:stop]))
    kind = head_type(texts[:stop])
    street = kind == "LOC" and texts[0] in words("name_heads", "titular")
    treaty = kind not in (None, "LOC", "ORG") and is_adjective(" ".join(texts[:start]))
    return street or treaty or kind == "ORG" or (entry is not None and entry.kind == "body")


def _next_title(texts: Sequence[str], start: int) -> int:
    """Give where the next title begins; "the State Attorney's Office" and "the Daily Reporter" hold none."""
    n, led = start, False
    while n < len(texts):
        size = _title_length(texts[n:])
        owned = texts[n + size : n + size + 1] in (["'s"], ["’s"])
        masthead = n + 1 == len(texts) and texts[n] in words_for("OUTLET")
        # "Office of the Prosecutor General"
        led = size > 0 and n > 0 and (led or texts[n - 1] in ("of", "the", "for"))
        if size and not owned and not masthead and not led:
            return n
        n += max(size, 1)
    return len(texts)


def _name_length(texts: Sequence[str], found: tuple[int, Known] | None) -> int:
    """How many words from the first on make one name."""
    stop = _next_title(texts, 1)
    if stop == 1 and len(texts) == 2 and is_given_name(texts[0]) and found is None:
        return 2  # a title that is a surname: "Stephen King"
    inside = found is None and stop < len(texts)
    if inside and stop + _title_length(texts[stop:]) + 1 == len(texts):
        # a title inside a body's name: "Tax Justice Network"
        return len(texts) if head_type(texts) == "ORG" else stop
    if found is None or found[0] >= stop:
        return stop if found is None else found[0]
    size, entry = found
    if entry.kind == "outlet" and size > 1:
        return size
    after = longest(list(texts[size:stop]))
    if after is not None and entry.kind != "country":
        return size
    if size == 1 and is_given_name(texts[0]) and entry.kind != "country":
        return stop
    goes_on = (
        head_type(texts[:stop]) is not None
        or after is not None
        or entry.kind not in ("country", "outlet", "capital")
    )
    return stop if goes_on else size
