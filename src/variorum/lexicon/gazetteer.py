"""What is known of names before a text is read: countries, cities, bodies, outlets.

The places come from GeoNames (see `gazetteer.json` for source and licence); bodies and
outlets are lists of our own. A name is looked up as printed, without its article.

>>> known("Kiev").name, known("Kiev").country
('Kyiv', 'Ukraine')
>>> known("the New York Times").type
'OUTLET'
>>> country_of_adjective("Norwegian")
'Norway'
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from variorum.lexicon import entries, table, words
from variorum.model import EntityType

Kind = Literal[
    "country", "capital", "state", "city", "region", "body", "outlet", "event", "product"
]


# "RAMALLAH" is Ramallah, but "WHO" is not who; "F.B.I." takes six signs.
LONGEST_ACRONYM = 6
# "PARIS" and "SYDNEY" in a dateline are the cities; "MALI" may be anything.
SHORTEST_SHOUT = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer: its common form, its type, and the country it lies in, if any."""

    name: str
    type: EntityType
    kind: Kind
    country: str | None = None


# The same few words are looked up again and again, sentence by sentence.
@lru_cache(maxsize=8192)
def known(form: str) -> Known | None:
    """Look a name up as printed; an article, capitals throughout and points change nothing.

    >>> known("RAMALLAH").type, known("F.B.I.").name
    ('LOC', 'FBI')
    """
    names = _names()
    plain = _straight(form)
    plain = plain if plain in names else plain.removeprefix("the ").removeprefix("The ")
    if plain in names:
        return names[plain]
    if not plain.isupper():
        return None
    if len(plain) > LONGEST_ACRONYM:
        return names.get(plain.title())
    acronym = names.get(plain.replace(".", ""))
    place = names.get(plain.title()) if len(plain) >= SHORTEST_SHOUT else None
    return acronym or (place if place is not None and place.type in ("LOC", "GPE") else None)


def longest(parts: list[str]) -> tuple[int, Known] | None:
    """Find the longest known name that the words begin with, and how many of them it takes.

    >>> longest(["Black", "Sea", "fleet"])[0]
    2
    """
    reach = _reach().get(_straight(parts[0]), 0) if parts else 0
    for size in range(min(reach, len(parts)), 0, -1):
        if found := _names().get(_straight(" ".join(parts[:size]))):
            return size, found
    return None


def country_of_adjective(word: str) -> str | None:
    """Give the country an adjective speaks of ("Ukrainian" → "Ukraine")."""
    return _adjectives().get(word)


def country_of_people(word: str) -> str | None:
    """Give the country whose people a plural noun names ("Ukrainians" → "Ukraine")."""
    return _peoples().get(word)


def is_adjective(word: str) -> bool:
    """Say whether a word is an adjective of a country, a people or a faith ("Kurdish")."""
    return word in _adjectives() or word in words("places", "adjective")


def is_people(word: str) -> bool:
    """Say whether a plural names a people ("Kurds")."""
    return word in _peoples() or word in words("places", "people")


def capital_of(name: str) -> str | None:
    """Give the country a city is the capital of."""
    found = known(name)
    return found.country if found and found.kind == "capital" else None


@cache
def _data() -> dict[str, Any]:
    text = files("variorum.lexicon").joinpath("en", "gazetteer.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _names() -> dict[str, Known]:
    """Everything known, by printed form. What comes later overrides what came before."""
    data = _data()
    names: dict[str, Known] = {}
    country = {c["code"]: c["name"] for c in data["countries"]}
    for code, cities in data["cities"].items():
        names |= {city: Known(city, "LOC", "city", country.get(code)) for city in cities}
    names |= {state: Known(state, "LOC", "state", "United States") for state in data["states"]}
    for c in data["countries"]:
        names |= {
            form: Known(c["capital"][0], "LOC", "capital", c["name"]) for form in c["capital"]
        }
    names |= {n: Known(n, "LOC", "region") for e in entries("places") for n in e["word"]}
    for c in data["countries"]:
        names |= {
            form: Known(c["name"], "GPE", "country", c["name"])
            for form in (c["name"], *c["aliases"])
        }
    for entry in entries("bodies"):
        kind: Kind = {"EVENT": "event", "PRODUCT": "product"}.get(entry["type"], "body")  # type: ignore[assignment]
        names |= {n: Known(n, entry["type"], kind) for n in entry["word"]}
    for section in ("entry", "shy"):
        names |= {
            n: Known(n, "OUTLET", "outlet") for e in entries("outlets", section) for n in e["word"]
        }
    for lexicon in ("places", "bodies", "outlets"):
        for form, full in table(lexicon)["alias"].items():
            names[form] = names.get(full) or Known(full, "LOC", "city")
    return {_straight(form): found for form, found in names.items()}


@cache
def _reach() -> dict[str, int]:
    """How many words the longest name takes that begins with a word."""
    reach: dict[str, int] = {}
    for form in _names():
        parts = form.split()
        reach[parts[0]] = max(reach.get(parts[0], 0), len(parts))
    return reach


@cache
def _adjectives() -> dict[str, str]:
    return {a: c["name"] for c in reversed(_data()["countries"]) for a in c["adjectives"]}


@cache
def _peoples() -> dict[str, str]:
    return {p: c["name"] for c in reversed(_data()["countries"]) for p in c["people"]}


def _straight(form: str) -> str:
    return form.replace("’", "'")
