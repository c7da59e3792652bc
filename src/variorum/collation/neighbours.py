"""Who is worth comparing with whom: articles that share their heaviest words, and are near in time.

Every word has its holders, in the order of their days. An article is compared with the nearest
few on either side, so that its cost does not grow with what is kept; and who stands how near is
a matter of who is there, not of who came first. When somebody comes to stand between two
holders, they may get out of each other's reach: every link knows how many words support it, and
goes with the last.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import mul
from typing import NamedTuple, Protocol

from variorum.collation.gists import ONE
from variorum.model import Gist

# So many of an article's heaviest words propose whom to compare it with, and under each word so
# many holders before it and after it. With 16 words a reach of 2 to 8 gives the same stories on
# `news_cluster` (B³ F .954) and on nine stories mixed (1.0); with 12 words too, with 8 F is .950.
# What is out of reach costs nothing: shelves fill up as a stream goes on, and a reach of 8 made the
# cost of an article grow by half from the second day to the hundredth.
PROPOSING = 16
REACH = 6
# A pair is compared if what it shares of those words makes this much likeness. From .05 to .08 the
# stories are the same, from .09 on recall falls.
PROMISING = 0.06
# Articles at least so alike are linked: what no chain of links joins is never one story. It is
# the least likeness that `clusters` asks for.
LINKED = 0.12
# Days between two articles count from this many on, and take off three tenths at most: a feed
# often gives the day it was fetched for the day of publication. A window with an edge costs much:
# B³ F is .916 where nothing over 60 days apart is linked, .906 at 30, .876 at 14, .848 at 7.
NEAR = 4
FADING = 30
APART = 0.7
# Where no day is known, an article stands after all others.
NO_DAY = 9_999_999


class Holder(NamedTuple):
    """Who holds a word among the heaviest of theirs: since when, who, and how heavy."""

    day: int
    name: str
    weight: int


class Link(NamedTuple):
    """Two articles that are alike, in parts of `ONE`, and how many words bring them together."""

    one: str
    other: str
    likeness: int
    support: int


class Neighbourhood(Protocol):
    """Where gists, holders and links are kept: in memory, or in a store."""

    def place(self, gist: Gist, holders: dict[str, Holder]) -> None:
        """Put a new article on its shelves; by itself it is a piece of one."""

    def beside(
        self, holders: dict[str, Holder], reach: int
    ) -> dict[str, tuple[Sequence[Holder], Sequence[Holder]]]:
        """Give under each word the nearest holders before and after, the nearest first."""

    def gists(self, names: Iterable[str]) -> dict[str, Gist]:
        """Give the gists of these articles."""

    def links(self, names: Iterable[str]) -> list[Link]:
        """Give all links of these articles, as seen from them."""

    def link(self, links: Iterable[Link]) -> None:
        """Add links, each to be seen from both sides."""

    def loosen(self, pairs: Counter[tuple[str, str]]) -> set[str]:
        """Take so much support from links between these pairs; give the ends of those that are gone."""

    def pieces(self, names: Iterable[str]) -> set[str]:
        """Give all articles that are in one piece with any of these."""

    def settle(self, pieces: Iterable[Sequence[str]]) -> None:
        """Make each of these a piece."""


def likeness(one: Gist, other: Gist) -> int:
    """Give how alike two articles are, in parts of `ONE`: the cosine, less for days between them.

    >>> rain, snow = Gist("a", 7, ("rain",), (2048,)), Gist("b", 7, ("snow",), (2048,))
    >>> likeness(rain, rain) == ONE, likeness(rain, snow)
    (True, 0)
    """
    return next(likenesses(one, [other]))


def likenesses(one: Gist, others: Iterable[Gist]) -> Iterator[int]:
    """Yield how alike an article is to each of others, in parts of `ONE`."""
    weight_of = dict(zip(one.words, one.weights, strict=True)).get
    for other in others:
        # Some of these come to each arrival, with a hundred words each: no loop of ours.
        shared = sum(map(mul, map(weight_of, other.words, repeat(0)), other.weights))
        if one.day is None or other.day is None:
            yield shared
        else:
            yield round(shared * nearness(abs(one.day - other.day)))


def nearness(days: float) -> float:
    """Give by how much days between two articles lessen their likeness."""
    return max(APART, math.exp(-max(0.0, days - NEAR) / FADING))


def holders_of(gist: Gist) -> dict[str, Holder]:
    """Give an article as a holder of each of its heaviest words."""
    day = NO_DAY if gist.day is None else gist.day
    heaviest = zip(gist.words[:PROPOSING], gist.weights, strict=False)
    return {word: Holder(day, gist.article, weight) for word, weight in heaviest}


def arrive(there: Neighbourhood, gist: Gist) -> set[str]:
    """Let an article take its place among its neighbours.

    Gives the articles of which it must be asked anew with whom they are in one piece.
    """
    own = holders_of(gist)
    beside = there.beside(own, REACH)
    shared: defaultdict[str, int] = defaultdict(int)
    support: defaultdict[str, int] = defaultdict(int)
    for word, (before, after) in beside.items():
        mine = own[word].weight
        for _, name, weight in chain(before, after):
            shared[name] += weight * mine
            support[name] += 1
    near = there.gists(sorted(name for name, part in shared.items() if part >= PROMISING * ONE))
    found = [
        Link(gist.article, name, alike, support[name])
        for name, alike in zip(near, likenesses(gist, near.values()), strict=True)
        if alike >= LINKED * ONE
    ]
    there.place(gist, own)
    there.link(found)
    parted = there.loosen(_out_of_reach(beside))
    # Pieces are what they were until they are settled anew.
    return there.pieces({gist.article, *parted, *(link.other for link in found)})


def _out_of_reach(
    beside: dict[str, tuple[Sequence[Holder], Sequence[Holder]]],
) -> Counter[tuple[str, str]]:
    """Give the pairs that were just in reach of each other under a word before one came between."""
    return Counter(
        (before[n].name, after[REACH - 1 - n].name)
        for before, after in beside.values()
        for n in range(max(0, REACH - len(after)), min(len(before), REACH))
    )


@dataclass(slots=True)
class InMemory:
    """A neighbourhood for as long as the program runs."""

    _gists: dict[str, Gist] = field(default_factory=dict)
    _holders: defaultdict[str, list[Holder]] = field(default_factory=lambda: defaultdict(list))
    _links: defaultdict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))
    _piece: dict[str, str] = field(default_factory=dict)
    _members: dict[str, set[str]] = field(default_factory=dict)

    def place(self, gist: Gist, holders: dict[str, Holder]) -> None:
        """Put a new article on its shelves; by itself it is a piece of one."""
        self._gists[gist.article] = gist
        for word, holder in holders.items():
            bisect.insort(self._holders[word], holder)
        self.settle([[gist.article]])

    def beside(
        self, holders: dict[str, Holder], reach: int
    ) -> dict[str, tuple[Sequence[Holder], Sequence[Holder]]]:
        """Give under each word the nearest holders before and after, the nearest first."""
        found: dict[str, tuple[Sequence[Holder], Sequence[Holder]]] = {}
        for word, holder in holders.items():
            shelf = self._holders.get(word, [])
            at = bisect.bisect(shelf, holder)
            found[word] = shelf[max(0, at - reach) : at][::-1], shelf[at : at + reach]
        return found

    def gists(self, names: Iterable[str]) -> dict[str, Gist]:
        """Give the gists of these articles."""
        return {name: self._gists[name] for name in names}

    def links(self, names: Iterable[str]) -> list[Link]:
        """Give all links of these articles, as seen from them."""
        return [link for name in names for link in self._links[name].values()]

    def link(self, links: Iterable[Link]) -> None:
        """Add links, each to be seen from both sides."""
        for link in links:
            self._links[link.one][link.other] = link
            self._links[link.other][link.one] = link._replace(one=link.other, other=link.one)

    def loosen(self, pairs: Counter[tuple[str, str]]) -> set[str]:
        """Take so much support from links between these pairs; give the ends of those that are gone."""
        gone: set[str] = set()
        for pair, less in pairs.items():
            for one, other in (pair, pair[::-1]):
                link = self._links[one].get(other)
                if link and link.support > less:
                    self._links[one][other] = link._replace(support=link.support - less)
                elif link:
                    del self._links[one][other]
                    gone.add(one)
        return gone

    def pieces(self, names: Iterable[str]) -> set[str]:
        """Give all articles that are in one piece with any of these."""
        return {n for piece in {self._piece[name] for name in names} for n in self._members[piece]}

    def settle(self, pieces: Iterable[Sequence[str]]) -> None:
        """Make each of these a piece."""
        for piece in pieces:
            for name in piece:
                if (old := self._piece.get(name)) is not None:
                    self._members[old].discard(name)
            label = min(piece)
            self._piece |= dict.fromkeys(piece, label)
            self._members[label] = set(piece)
