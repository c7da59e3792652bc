"""Which feeds are followed, and how we stand with each. Kept among the notes of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from variorum.fetching import Validators
from variorum.fetching.addresses import parse

if TYPE_CHECKING:
    from variorum.store import Store

KIND = "feed"


@dataclass(frozen=True, slots=True)
class Seen:
    """An item of a feed that was seen: where its page is, which version we have, and when to ask again.

    `day` is the one the feed gives it. `url` is empty for one whose words stand in the feed, or whose
    page stands in another feed, too; `due` for one that is not asked for again. `gap` is the time in
    seconds that passed last between two questions; each is twice as long as the one before.
    """

    url: str = ""
    day: str = ""
    etag: str | None = None
    modified: str | None = None
    due: str = ""
    gap: float = 0.0

    @property
    def validators(self) -> Validators:
        """By what its server knows which version we have."""
        return Validators(self.etag, self.modified)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed.

    `due` is when it is asked again, empty for at once. `failures` counts those in a row, and
    `problem` says what the last one was; a feed that is gone for good is `ended`. `seen` has the
    items that stood in it when it was last read, by what they say.
    """

    address: str
    title: str = ""
    etag: str | None = None
    modified: str | None = None
    asked: str = ""
    due: str = ""
    failures: int = 0
    problem: str = ""
    ended: bool = False
    seen: Mapping[str, Seen] = field(default_factory=dict)

    @classmethod
    def of(cls, address: str, noted: Mapping[str, Any]) -> Self:
        """Make one of what is noted of it."""
        seen = {key: Seen(**value) for key, value in noted.get("seen", {}).items()}
        return cls(address, **{**noted, "seen": seen})

    def noted(self) -> dict[str, Any]:
        """Give what is to be noted of it."""
        noted = asdict(self)
        del noted["address"]
        return noted

    @property
    def validators(self) -> Validators:
        """By what its server knows which version we have."""
        return Validators(self.etag, self.modified)

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time to ask it."""
        return not self.ended and self.due <= written(now)


def written(moment: datetime) -> str:
    """Give a moment as it is noted: as text it sorts as it should.

    >>> written(datetime(2025, 3, 9, 12, tzinfo=UTC))
    '2025-03-09T12:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def later(moment: datetime, seconds: float) -> str:
    """Give the moment that is so many seconds later, as it is noted."""
    return written(moment + timedelta(seconds=seconds))


def all_of(store: Store) -> list[Subscription]:
    """Give all feeds that are followed, by address."""
    return [Subscription.of(address, noted) for address, noted in store.notes(KIND).items()]


def due(feeds: Iterable[Subscription], now: datetime) -> list[Subscription]:
    """Give the feeds that it is time to ask, the one that waits longest first."""
    return sorted((one for one in feeds if one.is_due(now)), key=lambda one: (one.due, one.address))


def pages_of(feeds: Iterable[Subscription]) -> set[str]:
    """Give the addresses of the pages that were fetched for these feeds."""
    return {seen.url for feed in feeds for seen in feed.seen.values()}


def seconds_to_next(feeds: Iterable[Subscription], now: datetime, *, most: float) -> float:
    """Give the seconds until a feed is due, at least one."""
    waiting = [one.due for one in feeds if not one.ended]
    if not waiting:
        return most
    soonest = datetime.fromisoformat(min(waiting) or written(now))
    return min(max((soonest - now).total_seconds(), 1.0), most)


def follow(store: Store, wanted: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Follow feeds, by address and title; give how many are new, and how many were known.

    Nothing is fetched. One that had ended, or that failed when it was last asked, is asked anew.

    Raises:
        NotFetched: an address is none that can be fetched (E_ADDRESS); none is followed then.
    """
    known = {one.address: one for one in all_of(store)}
    chosen = {str(parse(address)): title for address, title in wanted}
    new = {a: Subscription(a, title) for a, title in chosen.items() if a not in known}
    again = {
        a: replace(known[a], title=title or known[a].title, ended=False, due="", problem="")
        for a, title in chosen.items()
        if a in known and (known[a].problem or title)
    }
    store.note_all(KIND, {one.address: one.noted() for one in (*new.values(), *again.values())})
    return len(new), len(chosen) - len(new)


def leave(store: Store, address: str) -> bool:
    """Follow a feed no longer; say whether it was followed. Its articles stay."""
    followed = {one.address for one in all_of(store)}
    address = str(parse(address))
    store.forget(KIND, address)
    return address in followed
