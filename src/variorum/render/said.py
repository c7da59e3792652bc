"""Whose words stand at a place of an account: looked up by place, however many statements there are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from variorum.model import Span, Statement

__all__ = ["Said"]


@dataclass(frozen=True, slots=True)
class Said:
    """The contents of one account's statements, by where they begin.

    `reach` is, for each, how far it or any before it goes: behind that none needs to be asked.
    """

    starts: tuple[int, ...]
    reach: tuple[int, ...]
    contents: tuple[tuple[Span, Statement], ...]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Said:
        """Index the statements of one account."""
        contents = sorted(
            ((span, statement) for statement in statements for span in statement.content),
            key=lambda found: (found[0].start, found[0].end),
        )
        return cls(
            tuple(span.start for span, _ in contents),
            tuple(accumulate((span.end for span, _ in contents), max)),
            tuple(contents),
        )

    def touching(self, place: Span) -> Iterator[tuple[Span, Statement]]:
        """Yield the contents that share a character with a place, the last first."""
        n = bisect_left(self.starts, place.end)
        while n and self.reach[n - 1] > place.start:
            n -= 1
            if self.contents[n][0].end > place.start:
                yield self.contents[n]

    def by_place(self) -> dict[tuple[int, int], list[Statement]]:
        """Give the statements by the places of their contents."""
        found: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        for span, statement in self.contents:
            found[span.start, span.end].append(statement)
        return found
