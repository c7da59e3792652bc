"""One country under its names: *Russian*, *the Russians*, *Moscow* and *Russia* are one party."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


def nation_of(word: str) -> str | None:
    """Give the country a word stands for: its name, its people, its adjective, its capital.

    >>> nation_of("Norwegian"), nation_of("Oslo"), nation_of("kettle")
    ('Norway', 'Norway', None)
    """
    return _nations().get(word.lower())


def is_nation(name: str) -> bool:
    """Say whether a name is a country's own."""
    return _nations().get(name.lower()) == name


@cache
def _nations() -> dict[str, str]:
    text = files("variorum.lexicon").joinpath("en", "gazetteer.json").read_text(encoding="utf-8")
    found = dict[str, str]()
    for country in json.loads(text)["countries"]:
        words = [
            country["name"],
            *country["aliases"],
            *country["adjectives"],
            *country["people"],
            *country["capital"],
        ]
        for word in words:
            found.setdefault(word.lower(), country["name"])
    return found
