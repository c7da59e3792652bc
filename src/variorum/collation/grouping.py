"""Group articles into stories, by their words and names, without a parser.

Articles are linked with those of their neighbours that are alike; what hangs together by links
is a piece, and a piece is clustered into stories. Pieces that have grown large are cut at a
stricter likeness first, so that no arrival costs more than one piece.

All of this depends on which articles there are, and not on the order in which they came: the
heap at once, and article by article, give the same stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from variorum.collation.clusters import Pair, cluster
from variorum.collation.gists import ONE, gist
from variorum.collation.neighbours import LINKED, InMemory, Neighbourhood, arrive
from variorum.model import Gist, Skim

# A piece that would be larger is cut at the next of these. The largest of `news_cluster` holds 148;
# cut at 60, it gives the same stories.
LARGEST = 300
STRICTER = (LINKED, 0.14, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
# Who hands over a few articles together mostly holds them to be accounts of one story, and may be
# believed from this mean likeness on. Of 56 folders of one story each, the usual threshold leaves
# three in parts, .10 two, .08 none; of 11,748 times that a stranger lies among them, it comes
# along 58 times at .12, 103 at .10, 181 at .08, nearly always from the same country or trade.
HANDED = 0.08
# Of fewer words than this, that a weekday is the same can make so much likeness.
WORDY = 40


def group(
    skims: Sequence[Skim], *, gist_of: Callable[[Skim], Gist] = gist
) -> tuple[tuple[str, ...], ...]:
    """Give the ids of the articles of each story; an article with no company is a story of one.

    The order of the articles changes nothing. `gist_of` gives what an article is about: its words
    and names, or also its meaning (`meanings.gist_with_meaning`).

    >>> from variorum.model import Article
    >>> group([Skim(Article.of("The ferry sank."), (), ())])  # doctest: +ELLIPSIS
    (('...',),)
    """
    there = InMemory()
    by_id = {skim.article.id: skim for skim in skims}
    for skim in by_id.values():
        arrive(there, gist_of(skim))
    return tuple(sorted(regroup(there, by_id)))


def group_handed(
    skims: Sequence[Skim], *, gist_of: Callable[[Skim], Gist] = gist
) -> tuple[tuple[str, ...], ...]:
    """Group articles that somebody handed over together.

    As long as no more than one story has several accounts, those that stand alone are taken for
    accounts of it, too, however few of its words they use; where two stories are told, that they
    came together says nothing of a third.

    >>> group_handed([])
    ()
    """
    stories = group(skims, gist_of=gist_of)
    if sum(len(story) > 1 for story in stories) > 1 or len(skims) > LARGEST:
        return stories
    accompanied = {name for story in stories if len(story) > 1 for name in story}
    gists = [gist(skim) for skim in {skim.article.id: skim for skim in skims}.values()]
    joining = [g for g in gists if g.article in accompanied or len(g.words) >= WORDY]
    alone = {g.article for g in gists} - {g.article for g in joining}
    return tuple(sorted([*cluster(joining, alike=HANDED), *((name,) for name in alone)]))


def regroup(
    there: Neighbourhood,
    touched: Iterable[str],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Iterator[tuple[str, ...]]:
    """Give the stories of all articles that are in one piece with those that were touched.

    `together` and `apart` are pairs of articles that somebody decided about.
    """
    bound = tuple(together)
    pieces = list(_pieces(there, touched, bound))
    there.settle(pieces)
    gists = there.gists(name for piece in pieces if len(piece) <= LARGEST for name in piece)
    for piece in pieces:
        if len(piece) > LARGEST:
            yield piece
        else:
            yield from cluster([gists[name] for name in piece], together=bound, apart=apart)


def _pieces(
    there: Neighbourhood, touched: Iterable[str], bound: Sequence[Pair]
) -> Iterator[tuple[str, ...]]:
    """Give the pieces that the articles are in now."""
    web = _Web(there, bound)
    left = set(touched)
    web.look_at(left)
    while left:
        piece = web.piece_of(min(left))
        left -= piece
        yield tuple(sorted(piece))


class _Web:
    """The links between articles, as far as they were asked for."""

    def __init__(self, there: Neighbourhood, bound: Sequence[Pair]) -> None:
        self._there = there
        self._links: dict[str, list[tuple[str, int]]] = {}
        self._bound: dict[str, list[tuple[str, int]]] = {}
        # From which of the likenesses in `STRICTER` on the piece of an article may be small enough.
        self._step: dict[str, int] = {}
        for one, other in bound:
            self._bound.setdefault(one, []).append((other, ONE))
            self._bound.setdefault(other, []).append((one, ONE))

    def look_at(self, names: set[str]) -> None:
        """Ask for the links of all these at once."""
        unknown = sorted(names - self._links.keys())
        self._links |= {name: list(self._bound.get(name, ())) for name in unknown}
        for link in self._there.links(unknown) if unknown else ():
            self._links[link.one].append((link.other, link.likeness))

    def piece_of(self, name: str) -> set[str]:
        """Give what hangs together with an article, at the least strict likeness that keeps it small."""
        for step in range(self._step.get(name, 0), len(STRICTER) - 1):
            found = self._within(name, STRICTER[step], LARGEST)
            if len(found) <= LARGEST:
                return found
            # What hangs together with so many is in a piece as large as theirs.
            self._step |= dict.fromkeys(found, step + 1)
        # Hundreds of articles as alike as that tell one story.
        return self._within(name, STRICTER[-1], None)

    def _within(self, name: str, strictness: float, most: int | None) -> set[str]:
        """Give what hangs together with an article; of more than so many, some."""
        found, edge = {name}, {name}
        while edge and (most is None or len(found) <= most):
            self.look_at(edge)
            edge = {
                other
                for one in edge
                for other, likeness in self._links[one]
                if likeness >= strictness * ONE
            } - found
            found |= edge
        return found
