"""Sets that grow together, two at a time (union-find; Galler and Fischer 1964)."""

from __future__ import annotations

from typing import Generic, TypeVar

Member = TypeVar("Member", int, str)


class Together(Generic[Member]):
    """Sets of members; whoever was never joined is a set of one. A set is named by its least member.

    >>> pairs = Together[str]()
    >>> for a, b in [("b", "c"), ("c", "a")]:
    ...     pairs.join(a, b)
    >>> pairs.name("b"), pairs.name("d")
    ('a', 'd')
    """

    __slots__ = ("_above",)

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def name(self, member: Member) -> Member:
        """Give the least member of the set this one is in."""
        way = [member]
        while (above := self._above.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        self._above.update(dict.fromkeys(way[:-1], way[-1]))
        return way[-1]

    def join(self, a: Member, b: Member) -> None:
        """Make one set of two."""
        low, high = sorted((self.name(a), self.name(b)))
        if low != high:
            self._above[high] = low
