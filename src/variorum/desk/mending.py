"""Make anew what is derived from the articles: search, neighbours, copies, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.desk import grouping, telling
from variorum.desk.arrivals import Prepared, prepare
from variorum.desk.choices import vectors_at_hand
from variorum.store import articles, copies, derived
from variorum.store.articles import Kept

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store

# Articles whose stories are told apart at a time, once all have found their neighbours.
BATCH = 64


def mend(store: Store) -> int:
    """Derive everything anew from the articles as they are kept. Gives how many stories there are.

    Articles, their versions, their statements and what people decided stay as they are; so do
    the names of stories. All is done in one transaction: readers see the store as it was until
    it is done.

    Raises:
        StoreError: the store cannot be written.
        ModelError: sentence vectors were chosen for it, and are not installed here.
    """
    vectors = vectors_at_hand(store)
    with store.writing() as db:
        moment = store.now()
        derived.drop(db)
        placed = [
            name
            for number in derived.numbers(db)
            for name in _taken_in_again(db, number, vectors=vectors)
        ]
        names = sorted(set(placed))
        for n in range(0, len(names), BATCH):
            grouping.settle(db, names[n : n + BATCH], moment)
    telling.tell_all(store)
    with store.reading() as db:
        return derived.count_stories(db)


def _taken_in_again(db: Connection, number: int, *, vectors: bool) -> set[str]:
    articles.set_copy(db, number, None)
    (entry,) = articles.entries(db, [number])
    now = prepare(articles.skim_of(db, entry.number, entry.version), entry.address)
    articles.let_be_found(db, entry.number, now.article)
    copies.write(db, entry.number, now.signature)
    # It is grouped by the words it first came with, as when it came.
    first = articles.skim_of(db, entry.number, 1) if entry.version > 1 else now.arrival.skim
    then = prepare(first, entry.address, vectors=vectors)
    kept = Kept(entry.number, entry.name, entry.version, "new")
    touched, _ = grouping.place(db, Prepared(now.arrival, then.gist, now.signature), kept)
    return touched
