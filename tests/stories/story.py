"""A story of the tests, read once, and ways to ask what its edition says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import variorum
from variorum.model import Edition, Point, Span, Statement, StoryEdition


@dataclass(frozen=True)
class Told:
    """The edition of one folder of accounts."""

    edition: Edition

    @classmethod
    def by(cls, folder: Path) -> Self:
        """Read, collate and edit the accounts in `folder`."""
        return cls(variorum.edit(variorum.collate(variorum.read(folder))))

    @property
    def story(self) -> StoryEdition:
        """The only story of the edition."""
        (only,) = self.edition.stories
        return only

    def article(self, outlet: str) -> str:
        """Give the id of an outlet's article."""
        return next(a.id for a in self.edition.articles if a.outlet == outlet)

    def statements_of(self, outlet: str) -> list[Statement]:
        """Give what an outlet's article says that people said."""
        return [s for s in self.edition.statements if s.article == self.article(outlet)]

    def points_on(self, *words: str) -> list[Point]:
        """Give the points in which, for each of the words, some reading cites it."""
        return [
            p
            for p in self.story.points
            if all(any(w in e.exact for r in p.readings for e in r.evidence) for w in words)
        ]

    def apart(self, one: str, other: str) -> list[Point]:
        """Give the differences and updates that put two wordings into two readings."""
        return [
            p
            for p in self.points_on(one, other)
            if p.relation != "agree"
            and not any(_cites(r.evidence, one) and _cites(r.evidence, other) for r in p.readings)
        ]

    def together(self, one: str, other: str) -> list[Point]:
        """Give the points that put two wordings into one reading, or into an agreement."""
        return [
            p
            for p in self.points_on(one, other)
            if p.relation == "agree"
            or any(_cites(r.evidence, one) and _cites(r.evidence, other) for r in p.readings)
        ]


def _cites(evidence: tuple[Span, ...], words: str) -> bool:
    return any(words in span.exact for span in evidence)
