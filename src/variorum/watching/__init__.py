"""Feeds that are followed: asked politely when it is time, and what is new in them handed to the desk.

A round asks the feeds that are due, fetches the pages of what is new in them, and gives it all to
`desk.add`. What a feed was found to hold is noted only after that is kept: who is interrupted in
the middle of a round asks again, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

from variorum.watching import subscriptions
from variorum.watching.crew import Crew
from variorum.watching.rounds import About, Round
from variorum.watching.subscriptions import Subscription

if TYPE_CHECKING:
    from variorum.desk import Added, Workers
    from variorum.errors import Doubtful, InputError
    from variorum.fetching import Manners
    from variorum.sources import Limits
    from variorum.store import Store

__all__ = ["Rounded", "Subscription", "subscriptions", "watch"]

# Feeds of one round: what is new in them is in the stories before the next are asked.
_MOST = 64
# Feeds that others add meanwhile are seen after so many seconds.
_LOOK_UP = 30.0


@dataclass(frozen=True, slots=True)
class Rounded:
    """What came of a round: how many feeds were asked, what was added, what failed, what is odd."""

    feeds: int
    added: Added
    failures: tuple[InputError, ...]
    doubts: tuple[Doubtful, ...]


def watch(
    store: Store,
    *,
    manners: Manners,
    every: float,
    once: bool,
    limits: Limits | None = None,
    workers: Workers | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Rounded]:
    """Ask the feeds of a store whenever they are due, and yield what came of each round.

    Args:
        store: Where the feeds are noted, and where articles go.
        manners: How to behave.
        every: Seconds between two questions to a feed; one that fails is asked more rarely.
        once: End when no feed is due any more; without it there is no end.
        limits: What is taken in.
        workers: Processes to make articles ready and to read them in; without them, it is done here.
        clock: What tells the moment.

    Raises:
        StoreError: another program watches this store (E_LOCKED), or it cannot be written.
        NotFetched: what fetching needs is not installed.
        ModelError: sentence vectors were chosen for this store, and are not installed here.
    """
    from variorum import desk
    from variorum.desk import choices
    from variorum.fetching import fetcher

    ended = Event()
    workers = workers or desk.Workers()
    crew: Crew[About] = Crew(fetcher(manners, wait=ended.wait), ended)
    with closing(crew), store.alone("watch"):
        while True:
            now, feeds = clock(), subscriptions.all_of(store)
            following = subscriptions.due(feeds, now)[:_MOST]
            if following:
                elsewhere = subscriptions.pages_of(feed for feed in feeds if feed not in following)
                this = Round(
                    following,
                    crew,
                    now=now,
                    every=every,
                    limits=limits,
                    elsewhere=elsewhere,
                    vectors=choices.vectors_at_hand(store),
                )
                added = desk.add(store, this.arriving(workers), workers=workers)
                this.remember(store)
                yield Rounded(len(following), added, tuple(this.failures), tuple(this.doubts))
            elif once:
                return
            else:
                ended.wait(subscriptions.seconds_to_next(feeds, now, most=_LOOK_UP))
