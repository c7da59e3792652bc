"""The desk: what comes in is kept, put into stories, and read where a story has several accounts.

`add` is the way in, for files, feeds and archives alike. It may be called as often as anyone
likes, with whatever is known already; it may be killed at any moment, and called again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from variorum.desk import choices, grouping, telling
from variorum.desk.arrivals import Prepared, prepare
from variorum.desk.workers import Workers
from variorum.errors import InputError
from variorum.model import Article, Skim
from variorum.store import stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store

__all__ = ["Acknowledged", "Added", "Prepared", "Workers", "add", "prepare"]

# Articles to a transaction. Eight are read in some seconds, for which other writers wait; and a
# commit costs less than a thousandth of that.
BATCH = 8

How = Literal["new", "changed", "known", "copy"]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An article that is kept, whatever happens now: its address, its name, and how it was met."""

    address: str
    name: str
    how: How


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a call: how many articles were met how, what failed, how many stories changed."""

    new: int = 0
    changed: int = 0
    known: int = 0
    copies: int = 0
    failed: int = 0
    stories: int = 0


def add(
    store: Store,
    arriving: Iterable[Prepared | Article | Skim | InputError],
    *,
    workers: Workers | None = None,
    on_kept: Callable[[Acknowledged], None] | None = None,
) -> Added:
    """Keep the articles that arrive, group them into stories, and tell the stories that changed.

    Args:
        store: Where they are kept.
        arriving: Articles, in any order and without an end if need be: `Prepared` where the
            address is known, or plain. An `InputError` among them is kept for `doctor`.
        workers: Processes to read in; without them, it is done here.
        on_kept: Called for each article after the transaction that keeps it.

    Raises:
        StoreError: the store cannot be written. What was acknowledged is in it.
        ModelError: sentence vectors were chosen for this store, and are not installed here.

    >>> from tempfile import TemporaryDirectory
    >>> from variorum.store import Store
    >>> with TemporaryDirectory() as folder, Store.open(f"{folder}/desk.db") as store:
    ...     articles = [Article.of("The Heron ran aground off Kelmouth with eighty aboard.")]
    ...     add(store, articles).new, add(store, articles).known
    (1, 1)
    """
    workers = workers or Workers()
    met: Counter[str] = Counter()
    changed: set[int] = set()
    for batch in _batches(store, arriving, met):
        with store.writing() as db:
            acknowledged, stories_changed = _take_in(db, batch, workers, store.now())
        changed |= stories_changed
        for one in acknowledged:
            met[one.how] += 1
            if on_kept is not None:
                on_kept(one)
    telling.tell_all(store, workers=workers)
    return Added(met["new"], met["changed"], met["known"], met["copy"], met["failed"], len(changed))


def _batches(
    store: Store,
    arriving: Iterable[Prepared | Article | Skim | InputError],
    met: Counter[str],
) -> Iterator[list[Prepared]]:
    """Yield what arrives in batches, made ready; note what failed."""
    vectors = choices.vectors_at_hand(store)

    def ready() -> Iterator[Prepared]:
        for one in arriving:
            if isinstance(one, InputError):
                store.fail(one)
                met["failed"] += 1
            else:
                yield one if isinstance(one, Prepared) else prepare(one, vectors=vectors)

    source = ready()
    while batch := list(islice(source, BATCH)):
        yield batch


def _take_in(
    db: Connection, batch: Iterable[Prepared], workers: Workers, moment: str
) -> tuple[list[Acknowledged], set[int]]:
    """Keep a batch of articles, with their words, their stories, and their statements."""
    acknowledged, touched, edited = [], set[str](), set[int]()
    for prepared in batch:
        kept = grouping.keep(db, prepared, moment)
        how: How = kept.how
        if kept.how != "known":
            names, is_copy = grouping.place(db, prepared, kept)
            how = "copy" if is_copy and kept.how == "new" else kept.how
            touched |= names
            edited |= {kept.number} if kept.how == "changed" else set()
        acknowledged.append(Acknowledged(prepared.arrival.address, kept.name, how))
    changed = grouping.settle(db, touched, moment) if touched else set()
    for story in stories.of(db, edited) - changed:
        stories.touch(db, story, moment)
        changed |= {story}
    for story in sorted(changed):
        accounts = telling.accounts_of(db, story)
        if len(accounts) > 1:
            telling.read_accounts(db, accounts, workers, moment)
    return acknowledged, changed
