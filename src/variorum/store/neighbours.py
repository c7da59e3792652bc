"""Gists, who holds which word, links and pieces, as grouping asks for them, in the tables of a store.

It has the shape of `variorum.collation.neighbours.Neighbourhood`; everything is asked for when
it is needed, so that what is kept never has to fit into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import bindparam, delete, select, text, update

from variorum.model import Gist
from variorum.store import schema
from variorum.store.packing import pack, unpack

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Connection, TextClause

_GISTS, _HOLDERS, _LINKS = schema.gists, schema.holders, schema.links
# SQLite takes 32,766 values in one statement; a piece has a few hundred.
_AT_ONCE = 10_000

AHolder = TypeVar("AHolder", bound=tuple[int, str, int])
ALink = TypeVar("ALink", bound=tuple[str, str, int, int])


class Kept(Generic[AHolder, ALink]):
    """A neighbourhood in a store, within one transaction.

    `holder` and `link` make what grouping calls a holder and a link, of their columns.
    """

    def __init__(
        self, db: Connection, holder: Callable[..., AHolder], link: Callable[..., ALink]
    ) -> None:
        self._db = db
        self._holder = holder
        self._link = link

    def place(self, gist: Gist, holders: dict[str, AHolder]) -> None:
        """Put a new article on its shelves; by itself it is a piece of one."""
        row = {"name": gist.article, "piece": gist.article, "gist": pack(gist)}
        self._db.execute(_GISTS.insert().values(row))
        rows = [
            {"word": word, "day": day, "name": name, "weight": weight}
            for word, (day, name, weight) in holders.items()
        ]
        if rows:
            self._db.execute(_HOLDERS.insert(), rows)

    def beside(
        self, holders: dict[str, AHolder], reach: int
    ) -> dict[str, tuple[Sequence[AHolder], Sequence[AHolder]]]:
        """Give under each word the nearest holders before and after, the nearest first."""
        found: dict[str, tuple[list[AHolder], list[AHolder]]] = {w: ([], []) for w in holders}
        words = sorted(holders)
        if words:
            day, name, _ = holders[words[0]]
            asked = {"day": day, "name": name, "reach": reach}
            asked |= {f"word{n}": word for n, word in enumerate(words)}
            for side, word, *holder in self._db.execute(_beside(len(words)), asked):
                found[word][side].append(self._holder(*holder))
        for before, after in found.values():
            before.sort(reverse=True)
            after.sort()
        return dict(found)

    def gists(self, names: Iterable[str]) -> dict[str, Gist]:
        """Give the gists of these articles."""
        query = select(_GISTS.c.gist).where(_GISTS.c.name.in_(bindparam("names", expanding=True)))
        found = (
            unpack(packed, Gist)
            for some in _portions(names)
            for packed in self._db.scalars(query, {"names": some})
        )
        return {gist.article: gist for gist in found}

    def links(self, names: Iterable[str]) -> list[ALink]:
        """Give all links of these articles, as seen from them."""
        query = select(_LINKS).where(_LINKS.c.one.in_(bindparam("names", expanding=True)))
        return [
            self._link(*row)
            for some in _portions(names)
            for row in self._db.execute(query, {"names": some})
        ]

    def link(self, links: Iterable[ALink]) -> None:
        """Add links, each to be seen from both sides."""
        rows = [
            {"one": a, "other": b, "likeness": likeness, "support": support}
            for one, other, likeness, support in links
            for a, b in ((one, other), (other, one))
        ]
        if rows:
            self._db.execute(_LINKS.insert(), rows)

    def loosen(self, pairs: Counter[tuple[str, str]]) -> set[str]:
        """Take so much support from links between these pairs; give the ends of those that are gone."""
        less = {
            pair: n for (one, other), n in pairs.items() for pair in ((one, other), (other, one))
        }
        if not less:
            return set()
        c = _LINKS.c
        # All links of these: asked for pair by pair, SQLite would read the whole table.
        left = {
            (one, other): support - less[one, other]
            for one, other, _, support in self.links({one for one, _ in less})
            if (one, other) in less
        }
        kept = [{"a": one, "b": other, "left": n} for (one, other), n in left.items() if n > 0]
        gone = [{"a": one, "b": other} for (one, other), n in left.items() if n <= 0]
        this = (c.one == bindparam("a")) & (c.other == bindparam("b"))
        if kept:
            self._db.execute(update(_LINKS).where(this).values(support=bindparam("left")), kept)
        if gone:
            self._db.execute(delete(_LINKS).where(this), gone)
        return {row["a"] for row in gone}

    def pieces(self, names: Iterable[str]) -> set[str]:
        """Give all articles that are in one piece with any of these."""
        asked: BindParameter[str] = bindparam("names", expanding=True)
        labels = select(_GISTS.c.piece).where(_GISTS.c.name.in_(asked))
        query = select(_GISTS.c.name).where(_GISTS.c.piece.in_(labels))
        return {
            name for some in _portions(names) for name in self._db.scalars(query, {"names": some})
        }

    def settle(self, pieces: Iterable[Sequence[str]]) -> None:
        """Make each of these a piece."""
        rows = [{"who": name, "label": min(piece)} for piece in pieces for name in piece]
        if rows:
            this = _GISTS.c.name == bindparam("who")
            changed = this & (_GISTS.c.piece != bindparam("label"))
            self._db.execute(update(_GISTS).where(changed).values(piece=bindparam("label")), rows)


@cache
def _beside(words: int) -> TextClause:
    """Ask for the neighbours under so many words, in one go."""
    order = {0: ("<", "DESC"), 1: (">", "ASC")}
    return text(
        " UNION ALL ".join(
            f"SELECT * FROM (SELECT {side} AS side, word, day, name, weight FROM holders"  # noqa: S608 (built of fixed words)
            f" WHERE word = :word{n} AND (day, name) {sign} (:day, :name)"
            f" ORDER BY day {way}, name {way} LIMIT :reach) AS asked{n}_{side}"
            for n in range(words)
            for side, (sign, way) in order.items()
        )
    )


def _portions(names: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(names)
    return (ordered[n : n + _AT_ONCE] for n in range(0, len(ordered), _AT_ONCE))
