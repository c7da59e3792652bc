"""What is known of people's names, titles and roles.

Given names come from census and locale lists (see `given_names.json`); roles are our own.

>>> gender("Ada Lind"), gender("Mr Lind"), gender("Lind")
('f', 'm', None)
>>> role("spokeswoman").kind
'person'
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from variorum.lexicon import entries, words

Gender = Literal["m", "f"]
RoleKind = Literal["person", "group", "body", "document", "place"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a common noun says of the one it stands for."""

    word: str
    kind: RoleKind
    gender: Gender | None = None
    title: bool = False
    kin: bool = False
    unnamed: bool = False


def role(noun: str) -> Role | None:
    """Look a role up by its lower-case words."""
    return _roles().get(noun.lower().replace("defence", "defense").removesuffix("."))


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
        for word in e["word"]:
            word = word.replace("defence", "defense")
            old = roles.get(word, Role(word, e["kind"]))
            roles[word] = Role(
                word,
                old.kind,
                old.gender or e.get("gender"),
                old.title or e.get("title", False),
                old.kin or e.get("kin", False),
                old.unnamed or e.get("unnamed", False),
            )
    return roles
