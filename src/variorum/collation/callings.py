"""Who is meant by a calling alone: "the defence minister", "the union", where the story knows one such.

An account that only calls somebody so leaves it to its readers to know who that is; another
account names them. Where the story knows two, nobody is meant for certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from variorum.lexicon import entries, words
from variorum.lexicon.persons import also_called, facets
from variorum.model import Entity

# What may stand before a calling and tells nothing of which one is meant.
_LEADING = ("the ", "its ", "their ", "his ", "her ")
_OWNED = (" of ", "'s ", "’s ")


def calling(entity: Entity) -> str | None:
    """Give the office, or the kind of body, by which alone an account calls somebody.

    >>> calling(Entity("e", "Defense minister", "OTHER", named=False))
    'defense minister'
    >>> calling(Entity("e", "Norwegian minister", "OTHER", named=False)) is None
    True
    """
    if entity.named or entity.type not in ("OTHER", "ORG"):
        return None
    if (kin := _only_kin(entity.name)) is not None:
        return kin
    bare = _spelled(entity.name)
    for word in _LEADING:
        bare = bare.removeprefix(word)
    at_home = all(land is None for _, land in facets(entity.name.split()))
    kind = any(bare == e["noun"] for e in _kinds())
    return bare if kind or (at_home and _is_office(bare)) else None


def callings_of(entity: Entity) -> Iterator[str]:
    """Yield what an account may call somebody whom another names: by office, by kind of body.

    >>> sorted(set(callings_of(Entity("e", "Ada Lind", "PERSON", roles=("Defense Secretary",)))))
    ['defense minister', 'defense secretary']
    >>> list(callings_of(Entity("e", "Elbe Port Workers", "ORG")))
    ['union']
    """
    if entity.type == "PERSON":
        for title in entity.roles:
            if (kin := _only_kin(title)) is not None:
                yield kin
            held = [_spelled(title), *(word for word, _ in facets(title.split()))]
            current = len(held) > 1  # who was mayor once has no facet, and is not "the mayor"
            yield from (w for h in held if current for w in also_called(h) if _is_office(w))
    elif (entity.type == "ORG" and entity.named) or entity.name.lower() == "police":
        parts = set(entity.name.lower().replace("’", "'").split())
        yield from (e["noun"] for e in _kinds() if not parts.isdisjoint(e["word"]))


def elsewhere(entity: Entity) -> Iterator[str]:
    """Yield the offices that somebody without a name holds in a place or body that is told.

    >>> list(elsewhere(Entity("e", "Norway's defense minister", "OTHER", named=False)))
    ['defense minister', 'minister']
    """
    if entity.named or entity.type != "OTHER":
        return
    owned = any(mark in entity.name for mark in _OWNED)
    yield from (held for held, land in facets(entity.name.split()) if owned or land is not None)


def _spelled(name: str) -> str:
    return name.lower().replace("defence", "defense")


def _only_kin(called: str) -> str | None:
    """Give whose wife, husband, mother or father somebody is, by the surname: "Karl Lind’s wife"."""
    owner, mark, noun = called.lower().replace("'s ", "’s ").rpartition("’s ")
    only = mark and owner and noun in words("roles", "only")
    return f"{owner.split()[-1]}’s {noun}" if only else None


def _is_office(bare: str) -> bool:
    """Say whether a place or a body has one such at a time."""
    parts = bare.split()
    if bare in words("roles", "sole"):
        return True
    return len(parts) in (2, 3) and parts[-1] in words("roles", "portfolio")


def _kinds() -> Iterator[dict[str, Any]]:
    return (e for e in entries("speakers", "kind") if e.get("across"))
