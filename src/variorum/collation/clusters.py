"""Which articles of a piece tell one story: average linkage, by one threshold.

Groups whose articles are alike on average are joined, the most alike first, until none are
alike enough (Sokal and Michener 1958). All is reckoned at once, as one matrix of whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np

from variorum.collation.gists import ONE, UNIT
from variorum.collation.neighbours import APART, FADING, NEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from variorum.model import Gist

    Matrix = NDArray[np.float64]

# Two groups are one story from this mean likeness on: the one threshold, for all corpora. Swept
# over 320 articles of 61 stories, streamed by day (B³ precision, recall, F), with AKIN at three
# quarters of it: .12: .87 .98 .921; .14: .93 .96 .944; .15: .94 .96 .949; .16: .96 .95 .954;
# .17: .96 .93 .943; .18: .98 .90 .935; .20: .97 .87 .918. Nine stories mixed come apart without
# a fault from .12 to .18.
ALIKE = 0.16
# One or two articles that no group is that near to join the group they are nearest to, if it
# is this near, and half as near again as the next: a column that never names the place of the
# quake comes home so. At .10 and .11 precision falls to .941, at .13 recall to .935.
AKIN = 0.12
LEAD = 1.5
STRAYS = 2

# Where articles have a meaning (`meanings`), so much of what their cosine is above `NEARBY` is added
# to their likeness; nothing is ever taken off. On `news_cluster` recall rises from .946 to .964, and
# precision stays at .961 (F .954 → .963); so it is, within .003, from .10 to .25 and from .45 to
# .55. Nine stories mixed come apart without a fault.
SPEAKS, NEARBY = 0.15, 0.5

Pair = tuple[str, str]


def cluster(
    gists: Sequence[Gist],
    *,
    alike: float = ALIKE,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """Give the stories that these articles tell, each as the sorted names of its articles.

    Groups are one story when they are `alike` on average. `together` and `apart` are pairs that
    somebody decided about; they stand above all likeness.
    """
    gists = sorted(gists, key=lambda gist: gist.article)
    groups = _Groups(gists)
    place = {gist.article: n for n, gist in enumerate(gists)}
    for one, other in sorted(apart):
        if one in place and other in place:
            groups.forbid(place[one], place[other])
    for one, other in sorted(together):
        if one in place and other in place:
            groups.join(groups.of(place[one]), groups.of(place[other]))
    groups.join_alike(alike)
    groups.bring_home()
    return sorted(
        tuple(gists[n].article for n in sorted(members)) for members in groups.members.values()
    )


class _Groups:
    """Growing groups, by the place of their first article; sums of likeness between all of them."""

    def __init__(self, gists: Sequence[Gist]) -> None:
        self.members = {n: [n] for n in range(len(gists))}
        self._sums = _products(gists)
        self._sizes = np.ones(len(gists))
        # A group of which no day is known has no mean day: what is not a number stays none.
        self._dated = np.array([float(gist.day is not None) for gist in gists])
        self._days = np.array([float(gist.day or 0) for gist in gists])
        self._forbidden = np.eye(len(gists), dtype=bool)

    def of(self, article: int) -> int:
        """Give the group an article is in."""
        return next(group for group, members in self.members.items() if article in members)

    def forbid(self, one: int, other: int) -> None:
        """Keep two groups from ever being joined."""
        self._forbidden[one, other] = self._forbidden[other, one] = True

    def join(self, one: int, other: int) -> None:
        """Make one group of two, unless that is forbidden."""
        low, high = sorted((one, other))
        if low == high or self._forbidden[low, high]:
            return
        self.members[low] += self.members.pop(high)
        for matrix, combined in ((self._sums, np.add), (self._forbidden, np.logical_or)):
            matrix[low] = combined(matrix[low], matrix[high])
            matrix[:, low] = matrix[low]
        self._forbidden[low, low] = True
        self._forbidden[high] = self._forbidden[:, high] = True
        for vector in (self._sizes, self._dated, self._days):
            vector[low] += vector[high]

    def join_alike(self, threshold: float) -> None:
        """Join the most alike groups until none are alike enough."""
        likeness = self._likeness(slice(None))
        while likeness.size and likeness.max() >= threshold:
            low, high = sorted(map(int, np.unravel_index(int(likeness.argmax()), likeness.shape)))
            self.join(low, high)
            likeness[high] = likeness[:, high] = -1.0
            likeness[low] = likeness[:, low] = self._likeness(slice(low, low + 1))[0]

    def bring_home(self) -> None:
        """Let strays join the one group they could belong to, if there is one."""
        homes = [g for g, members in self.members.items() if len(members) > STRAYS]
        likeness = self._likeness(slice(None))
        moving = []
        for stray in (g for g, members in self.members.items() if len(members) <= STRAYS):
            ranked = sorted((-likeness[stray, home], home) for home in homes)[:2]
            nearest = -ranked[0][0] if ranked else 0.0
            next_one = -ranked[1][0] if len(ranked) > 1 else 0.0
            if nearest >= AKIN and nearest >= LEAD * next_one:
                moving.append((ranked[0][1], stray))
        for home, stray in moving:
            self.members[home] += self.members.pop(stray)

    def _likeness(self, some: slice) -> Matrix:
        """Give the mean likeness of some groups' articles to those of every other; -1 where forbidden."""
        mean = self._sums[some] / (self._sizes[some, None] * self._sizes) / ONE
        with np.errstate(divide="ignore", invalid="ignore"):
            day = self._days / self._dated
            apart = np.abs(day - day[some, None])
        nearness = np.maximum(APART, np.exp(-np.maximum(0.0, apart - NEAR) / FADING))
        found = np.where(np.isnan(apart), mean, mean * nearness).round(9)
        return np.where(self._forbidden[some], -1.0, found)


def _products(gists: Sequence[Gist]) -> Matrix:
    """Give the product of each gist with each other.

    The products are whole numbers below `ONE`, which floats of 32 bits hold exactly.
    """
    lengths = [len(gist.words) for gist in gists]
    number = defaultdict[str, int](count().__next__)
    told = chain.from_iterable(gist.words for gist in gists)
    columns = np.fromiter(map(number.__getitem__, told), dtype=np.intp, count=sum(lengths))
    weights = np.fromiter(chain.from_iterable(gist.weights for gist in gists), dtype=np.float32)
    rows = np.repeat(np.arange(len(gists)), lengths)
    # A word that one article holds alone makes no product.
    shared = np.bincount(columns, minlength=len(number)) > 1
    kept = shared[columns]
    held = np.zeros((len(gists), int(shared.sum())), dtype=np.float32)
    held[rows[kept], (shared.cumsum() - 1)[columns[kept]]] = weights[kept]
    return (held @ held.T).astype(np.float64) + _nearer(gists)


def _nearer(gists: Sequence[Gist]) -> Matrix | float:
    """Give what is added to each product for the meanings of two gists; nothing where one has none.

    It is made of whole numbers and rounded to one, so that it is the same in any company.
    """
    if not any(gist.meaning for gist in gists):
        return 0.0
    width = max(len(gist.meaning) for gist in gists)
    packed = b"".join(gist.meaning or bytes(width) for gist in gists)
    vectors = np.frombuffer(packed, dtype="<i2").reshape(len(gists), -1).astype(np.float64)
    cosine = (vectors @ vectors.T) / UNIT**2
    return np.rint(SPEAKS * ONE * np.maximum(0.0, cosine - NEARBY))
