"""What is known of people's names, titles and roles.

Given names come from census and locale lists (see `given_names.json`); roles are our own.

>>> gender("Ada Lind"), gender("Mr Lind"), gender("Lind")
('f', 'm', None)
>>> role("spokeswoman").kind
'person'
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import country_of_adjective, is_adjective, known

Gender = Literal["m", "f"]
RoleKind = Literal["person", "group", "body", "document", "place"]


AGENTS = ("er", "or", "ist", "ian", "man", "woman")
# "Princess " and a little white space.
LONGEST_HONORIFIC = 12


@dataclass(frozen=True, slots=True)
class Role:
    """What a common noun says of the one it stands for."""

    word: str
    kind: RoleKind
    gender: Gender | None = None
    title: bool = False
    kin: bool = False
    unnamed: bool = False
    generic: bool = False


@lru_cache(maxsize=8192)
def role(noun: str) -> Role | None:
    """Look a role up by its lower-case words."""
    return _roles().get(noun.lower().replace("defence", "defense").removesuffix("."))


def names_a_doer(noun: str) -> bool:
    """Say whether a noun that no list knows ends like what people do.

    >>> names_a_doer("beekeeper"), names_a_doer("newspaper"), names_a_doer("harbour")
    (True, False, False)
    """
    return role(noun) is None and noun.endswith(AGENTS) and not noun.endswith(("our", "ower"))


def is_given_name(word: str) -> bool:
    """Say whether a word is a given name."""
    return word in _given()


def is_suffix(word: str) -> bool:
    """Say whether a word tells father from son ("Jr.")."""
    return word in words("roles", "suffix")


def is_honorific(word: str) -> bool:
    """Say whether a word is a form of address that belongs to no office ("Mrs")."""
    return word.lower().removesuffix(".") in _honorifics()


def gender(name: str) -> Gender | None:
    """Tell he from she by the form of address or the given name, where they are certain."""
    parts = name.split()
    if not parts:
        return None
    first = parts[0].lower().removesuffix(".")
    if first in _honorifics():
        return _honorifics()[first]
    return _given().get(parts[0]) if len(parts) > 1 else None


def gender_before(text: str, start: int) -> Gender | None:
    """Tell he from she by the form of address that stands right before a name.

    >>> gender_before("So said Mrs. Lind.", 13)
    'f'
    """
    before = text[max(0, start - LONGEST_HONORIFIC) : start].split()
    return gender(f"{before[-1]} X") if before and is_honorific(before[-1]) else None


def strip_title(text: str) -> str:
    """Take forms of address off the front of a name.

    >>> strip_title("Mr. Karl Lind")
    'Karl Lind'
    """
    parts = text.split()
    while len(parts) > 1 and is_honorific(parts[0]):
        parts = parts[1:]
    return " ".join(parts)


def surname(text: str) -> str:
    """Give the last word of a person's name that is no suffix.

    >>> surname("Karl Lind Jr.")
    'Lind'
    """
    parts = [p for p in text.split() if not is_suffix(p)]
    return parts[-1] if parts else text


def full_names(short: str, people: Sequence[str]) -> list[str]:
    """Give the full names that a surname or a given name fits.

    A plain surname means whoever bears it without "Jr.", if there is such a one. The first
    word of a name may be its surname too: "Mr. Song" is Song Jiandang.

    >>> full_names("Lind", ["Karl Lind", "Karl Lind Jr."])
    ['Karl Lind']
    >>> full_names("Lind", ["Karl Lind", "Ada Lind"])
    ['Karl Lind', 'Ada Lind']
    """
    by_surname = [p for p in people if surname(p) == short]
    if by_surname:
        return [p for p in by_surname if not is_suffix(p.split()[-1])] or by_surname
    return [p for p in people if p.split(maxsplit=1)[0] == short]


def same_person(one: str, other: str) -> bool:
    """Say whether two full names differ only by middle names that one of them leaves out.

    >>> same_person("Karl Lind", "Karl M. Lind"), same_person("Karl Lind", "Karl Lind Jr.")
    (True, False)
    >>> same_person("Karl Addo Lind", "Karl Ole Lind")
    False
    """
    a, b = one.split(), other.split()
    alike = a[0] == b[0] and surname(one) == surname(other)
    return alike and is_suffix(a[-1]) == is_suffix(b[-1]) and middle_names_agree(one, other)


def middle_names_agree(one: str, other: str) -> bool:
    """Say whether one name's middle names are the other's, some left out or told by an initial.

    >>> middle_names_agree("Karl M. Lind", "Karl Ole Maria Lind")
    True
    >>> middle_names_agree("Karl Addo Lind", "Karl Ole Lind")
    False
    """
    few, many = sorted((_middle(one), _middle(other)), key=len)
    rest = iter(many)
    return all(any(_may_stand_for(name, other_name) for other_name in rest) for name in few)


def _middle(name: str) -> list[str]:
    return [part for part in name.split() if not is_suffix(part)][1:-1]


def _may_stand_for(one: str, other: str) -> bool:
    initial = len(one.removesuffix(".")) == 1 or len(other.removesuffix(".")) == 1
    return one[0] == other[0] if initial else one == other


def facets(title: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Read a title: every role in it, and the country or party it belongs to.

    >>> list(facets(["Norwegian", "Prime", "Minister"]))
    [('prime minister', 'Norway'), ('minister', 'Norway')]
    >>> list(facets(["president", "of", "Norway"])), list(facets(["South", "Korean", "envoy"]))
    ([('president', 'Norway')], [('envoy', 'South Korea')])
    """
    if not words("roles", "past").isdisjoint(w.lower() for w in title):
        return  # who was president is not meant by "the president"
    country = next((c for w in _stretches(title) if (c := allegiance(w))), None)
    title = title[: list(title).index("of")] if "of" in title[1:] else title
    for n in range(len(title)):
        if (found := role(" ".join(title[n:]))) is not None:
            yield found.word, country
        if title[n].lower() in words("roles", "lesser"):
            return  # a vice president is no president


@cache
def also_called(held: str) -> frozenset[str]:
    """Give every word the holder of a role may be called by.

    >>> sorted(also_called("prime minister"))
    ['leader', 'minister', 'prime minister']
    >>> sorted(also_called("vice president"))
    ['vice president']
    """
    parts = held.split()
    lesser = next((n for n, w in enumerate(parts) if w in words("roles", "lesser")), len(parts))
    called = {" ".join(parts[n:]) for n in range(min(lesser + 1, len(parts)))}
    called |= {w for e in entries("roles", "same") if held in e["word"] for w in e["word"]}
    return frozenset(called | ({"leader"} if held in words("roles", "leader") else set()))


def allegiance(word: str) -> str | None:
    """Give the country, faith or party a word tells of: "Norwegian", "Norway", "Democratic".

    >>> allegiance("Norwegian"), allegiance("Democratic"), allegiance("wooden")
    ('Norway', 'Democratic', None)
    """
    entry = known(word)
    named = entry.country if entry is not None and entry.kind == "country" else None
    return country_of_adjective(word) or named or (word if is_adjective(word) else None)


def _stretches(words_: Sequence[str]) -> Iterator[str]:
    """Yield all runs of up to three words, the longest first: "South Korean" before "Korean"."""
    for size in (3, 2, 1):
        yield from (" ".join(words_[n : n + size]) for n in range(len(words_) - size + 1))


def same_role(held: str, named: str) -> bool:
    """Say whether who holds one role may be called by the other.

    >>> same_role("prime minister", "leader"), same_role("minister", "prime minister")
    (True, False)
    """
    return named in also_called(held)


@cache
def _honorifics() -> dict[str, Gender]:
    return {w: e["gender"] for e in entries("roles", "honorific") for w in e["word"]}


@cache
def _given() -> dict[str, Gender | None]:
    text = files("variorum.lexicon").joinpath("en", "given_names.json").read_text(encoding="utf-8")
    lists = json.loads(text)
    sexes: tuple[tuple[str, Gender | None], ...] = (
        ("female", "f"),
        ("male", "m"),
        ("either", None),
    )
    return {name: sex for key, sex in sexes for line in lists[key] for name in line.split()}


@cache
def _roles() -> dict[str, Role]:
    """Merge the entries: a word may be a title in one and have its gender in another."""
    roles: dict[str, Role] = {}
    for e in entries("roles"):
        for word in (w.replace("defence", "defense") for w in e["word"]):
            old = roles.get(word, Role(word, e["kind"]))
            roles[word] = Role(
                word,
                old.kind,
                old.gender or e.get("gender"),
                old.title or e.get("title", False),
                old.kin or e.get("kin", False),
                old.unnamed or e.get("unnamed", False),
                old.generic or e.get("generic", False),
            )
    return roles
