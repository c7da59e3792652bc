"""Words and rules as data: one TOML file a subject, each entry with the example that justifies it.

>>> entries("units")[0]["seen"] != ""
True
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """Give a whole lexicon file: its tables of entries by name.

    Raises:
        FileNotFoundError: there is no such lexicon.
    """
    text = files(__package__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def entries(name: str, section: str = "entry", language: str = "en") -> tuple[dict[str, Any], ...]:
    """Give the entries of one section of a lexicon, in the order of the file.

    An entry is a mapping with at least `seen`: a sentence that shows the word at work.
    """
    return tuple(table(name, language).get(section, ()))


@cache
def words(
    name: str, section: str = "entry", field: str = "word", language: str = "en"
) -> frozenset[str]:
    """Give one field of every entry of a section, as a set.

    An entry may hold one word or a list of words.
    """
    found: set[str] = set()
    for entry in entries(name, section, language):
        value = entry[field]
        found.update([value] if isinstance(value, str) else value)
    return frozenset(found)


@cache
def paired(
    name: str, section: str, field: str, language: str = "en"
) -> Mapping[str, frozenset[str]]:
    """Give for each entry's `name` those with which it is paired, whichever of the two says so.

    `field` holds the names of the others.
    """
    found = defaultdict[str, set[str]](set)
    for entry in entries(name, section, language):
        for other in entry[field]:
            found[entry["name"]].add(other)
            found[other].add(entry["name"])
    return {one: frozenset(others) for one, others in found.items()}
