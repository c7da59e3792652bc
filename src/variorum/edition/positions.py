"""Positions: who said what, speaker by speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.model import Position, Statement, Story

__all__ = ["list_positions"]

# Two wordings of one saying share this part of the words of the shorter one, and two copies of an
# agency's text nearly all; sayings of one speaker on one subject stay below .6 on the seeds.
SAME = 0.8
# What stands behind one reading of a point is one saying with fewer shared words: "the sea does
# not ask for permission" and "the sea asks nobody's leave" share .57, two sayings that give one
# toll .2 and less.
SAME_READING = 0.4
# Of fewer words than these all must be shared: "he said so" and "so he said" are no wordings.
FEWEST = 4
# A word that stands in more sayings of one speaker than this tells none of them from the others.
FEW = 60


def list_positions(story: Story) -> tuple[Position, ...]:
    """Give each identified speaker with their statements, in the order of the accounts.

    Who is quoted by most accounts comes first, then who is quoted most often. What several
    accounts have one speaker say of the same thing is put together in `wordings`.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for reading in story.readings:
        for statement in reading.statements:
            if statement.speaker is not None:
                said[statement.speaker].append(statement)
    names = {entity.id: entity.name for entity in story.entities}

    def rank(speaker: str) -> tuple[object, ...]:
        statements = said[speaker]
        return (
            -len({s.article for s in statements}),
            -len(statements),
            names.get(speaker, ""),
            speaker,
        )

    together = _collated(story)
    return tuple(
        Position(
            speaker,
            tuple(s.id for s in said[speaker]),
            tuple(_wordings(said[speaker], together)),
        )
        for speaker in sorted(said, key=rank)
    )


def _collated(story: Story) -> dict[str, frozenset[str]]:
    """Give for each statement the readings it stands behind."""
    behind: dict[str, set[str]] = defaultdict(set)
    for point in story.points:
        for n, reading in enumerate(point.readings):
            for statement in reading.statements:
                behind[statement].add(f"{point.id}.{n}")
    return {statement: frozenset(readings) for statement, readings in behind.items()}


def _wordings(
    statements: Sequence[Statement], together: Mapping[str, frozenset[str]]
) -> list[tuple[str, ...]]:
    """Put the statements together that say one thing, each account once."""
    groups: list[list[_Saying]] = []
    # Only groups that share a word which few have are compared: that keeps the work linear.
    known: dict[str, list[int]] = defaultdict(list)
    for statement in statements:
        saying = _Saying(statement, _words(statement), together.get(statement.id, frozenset()))
        few = [known[word] for word in saying.words if len(known[word]) <= FEW]
        near = sorted(set[int]().union(*few))
        home = next((n for n in near if _says_the_same(saying, groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(saying)
        for word in saying.words:
            if known[word][-1:] != [home]:
                known[word].append(home)
    return [tuple(s.statement.id for s in group) for group in groups if len(group) > 1]


class _Saying(NamedTuple):
    """A statement with its words and the readings of points it stands behind."""

    statement: Statement
    words: frozenset[str]
    behind: frozenset[str]


def _says_the_same(saying: _Saying, group: Sequence[_Saying]) -> bool:
    if any(known.statement.article == saying.statement.article for known in group):
        return False
    return any(
        _alike(saying.words, known.words, SAME_READING if saying.behind & known.behind else SAME)
        for known in group
    )


def _words(statement: Statement) -> frozenset[str]:
    said = " ".join(span.exact for span in statement.content)
    return frozenset(re.findall(r"\w+", said.lower()))


def _alike(one: frozenset[str], other: frozenset[str], part: float = SAME) -> bool:
    """Say whether two sayings are one in other words, or cut.

    >>> _alike(
    ...     frozenset("the pier is no longer safe".split()), frozenset("is no longer safe".split())
    ... )
    True
    >>> _alike(frozenset("the pier is safe".split()), frozenset("nothing is safe".split()))
    False
    """
    shorter = min(len(one), len(other))
    shared = len(one & other)
    return shared >= FEWEST and shared >= part * shorter if shorter >= FEWEST else one == other
