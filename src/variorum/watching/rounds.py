"""One round: ask the feeds that are due, fetch the pages of what is new, hand it all on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from variorum.errors import Doubtful, InputError, NotFetched, Unreadable
from variorum.fetching import Fetched, resting
from variorum.fetching.answers import NOTHING_KNOWN
from variorum.sources import Limits
from variorum.sources.fetched import articles_of, contents_of
from variorum.sources.items import Contents, Item, with_key
from variorum.watching.crew import Crew, Errand
from variorum.watching.subscriptions import KIND, Seen, Subscription, later

if TYPE_CHECKING:
    from variorum.desk import Prepared, Workers
    from variorum.model import Article
    from variorum.store import Store

# Of a feed that is new to us, so many pages are fetched in a round; the rest in the next ones.
_MOST_PAGES = 50
# A page that was fetched is asked again after an hour, two, four, as long as it stands in the feed.
_FIRST_GAP = 3_600.0
# Where an item is shorter than this, or breaks off, its page has more.
_WHOLE = 1_500
_BROKEN_OFF = ("…", "...", "[…]", "[...]", "read more", "continue reading")
# What a feed says itself is taken where its page cannot be had, unless it is only a teaser.
_WORTH_KEEPING = 400


@dataclass(frozen=True, slots=True)
class About:
    """What an errand is about: a feed, or one item of it."""

    feed: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What came, for a worker to make ready: an article, or what went wrong, which stays as it is."""

    came: Article | InputError
    vectors: bool


class Round:
    """The feeds of a round, and what becomes of them."""

    def __init__(
        self,
        following: Sequence[Subscription],
        crew: Crew[About],
        *,
        now: datetime,
        every: float,
        limits: Limits | None = None,
        elsewhere: Iterable[str] = (),
        vectors: bool = False,
    ) -> None:
        """Ask these feeds, all at the moment `now`, and again after `every` seconds.

        The pages that stand in other feeds, `elsewhere`, are asked for when it is their turn.
        `vectors` says whether sentence vectors help to group.
        """
        self.failures: list[InputError] = []
        self.doubts: list[Doubtful] = []
        self._feeds = {one.address: one for one in following}
        self._seen = {one.address: dict(one.seen) for one in following}
        self._items: dict[tuple[str, str], Item] = {}
        self._addresses = {one.address: one.address for one in following}
        self._crew = crew
        self._now = now
        self._every = every
        self._limits = limits or Limits()
        self._sent_for = set(elsewhere)
        self._vectors = vectors

    def arriving(self, workers: Workers) -> Iterator[Prepared | InputError]:
        """Yield the articles of all feeds, as they come, made ready by workers, and what went wrong."""
        from variorum.desk.arrivals import poison
        from variorum.desk.workers import Died

        for task, made in workers.over(made_ready, self._coming()):
            ready = poison(task.came.path) if isinstance(made, Died) else made
            if isinstance(ready, InputError):
                self.failures.append(ready)
            yield ready

    def remember(self, store: Store) -> None:
        """Note how we stand with each feed. Called when what arrived is kept."""
        # Somebody may have left a feed meanwhile.
        followed = store.notes(KIND)
        noted = {
            self._addresses[name]: replace(feed, seen=self._seen[name]).noted()
            for name, feed in self._feeds.items()
            if name in followed
        }
        store.note_all(KIND, noted)
        for old, new in self._addresses.items():
            if old != new:
                store.forget(KIND, old)

    def _coming(self) -> Iterator[Task]:
        for feed in self._feeds.values():
            self._crew.send(Errand(feed.address, feed.validators, About(feed.address)))
        for errand, answer in self._crew.answers():
            came = self._page if errand.about.item else self._feed
            yield from (Task(one, self._vectors) for one in came(errand.about, answer))

    # ── a feed ──────────────────────────────────────────────────────────────────

    def _feed(self, about: About, answer: Fetched | NotFetched) -> Iterator[Article | InputError]:
        feed = self._feeds[about.feed]
        if isinstance(answer, NotFetched):
            self._feeds[about.feed] = self._after_failure(feed, answer)
            yield answer
            return
        self._addresses[about.feed] = answer.moved or self._addresses[about.feed]
        if answer.data is None:
            self._feeds[about.feed] = self._after_success(feed, answer)
            self._ask_again(about.feed)
            return
        contents = contents_of(answer, self._limits)
        yield from self._refused(contents, feed.address)
        # A page has one article, without a key; what lists articles gives each its own.
        if contents.items and all(item.key for item in contents.items):
            self._feeds[about.feed] = self._after_success(feed, answer, contents)
            yield from self._new_in(about.feed, contents)
            self._ask_again(about.feed)
        else:
            problem = NotFetched(
                "It is no feed, or holds nothing.",
                path=feed.address,
                code="E_NO_TEXT",
                hint="Give the address of the feed, not of the site.",
            )
            self._feeds[about.feed] = self._after_failure(feed, problem)
            if not contents.refusals:
                yield problem

    def _new_in(self, name: str, contents: Contents) -> Iterator[Article | InputError]:
        """Yield the new items that are whole, and send for the pages of the others."""
        before, here, sent = self._seen[name], dict[str, Seen](), 0
        for item in contents.items:
            key = _said(item)
            if key in before:
                here[key] = before[key]
            elif not item.url or _is_whole(item.text):
                here[key] = Seen()
                yield from self._from_feed(name, item)
            elif item.url in self._sent_for:
                here[key] = Seen()
            elif sent < _MOST_PAGES:
                sent += 1
                self._sent_for.add(item.url)
                day = item.published.isoformat() if item.published else ""
                here[key] = Seen(item.url, day)
                self._items[name, key] = item
                self._crew.send(Errand(item.url, NOTHING_KNOWN, About(name, key)))
            else:
                self._feeds[name] = self._with_more_to_come(self._feeds[name])
        self._seen[name] = here

    def _from_feed(self, name: str, item: Item) -> Iterator[Article | InputError]:
        """Give an item as the feed has it.

        Its address is that of its page, where that is of the same site: for another's article, a
        feed cannot speak.
        """
        feed = self._addresses[name]
        ours = item.url and _is_of_one_site(feed, item.url)
        address = item.url if item.url and ours else with_key(feed, item.key)
        as_sent = Fetched(address, item.text.encode())
        yield from self._articles(as_sent, Contents((replace(item, key=""),)))

    def _after_success(
        self, feed: Subscription, answer: Fetched, contents: Contents | None = None
    ) -> Subscription:
        outlets = {item.outlet for item in contents.items} if contents else set()
        title = feed.title or (outlets.pop() if len(outlets) == 1 else None) or ""
        return replace(
            feed,
            title=title,
            etag=answer.validators.etag,
            modified=answer.validators.modified,
            asked=later(self._now, 0),
            due=later(self._now, self._every),
            failures=0,
            problem="",
        )

    def _with_more_to_come(self, feed: Subscription) -> Subscription:
        """Ask it again at once, and as if we had not seen it: there is more in it than we took."""
        return replace(feed, etag=None, modified=None, due=later(self._now, 0))

    def _after_failure(self, feed: Subscription, error: NotFetched) -> Subscription:
        failures = feed.failures + 1
        rest = resting.after_failures(failures, first=self._every, name=feed.address)
        return replace(
            feed,
            asked=later(self._now, 0),
            due=later(self._now, max(rest, error.retry_after or 0)),
            failures=failures,
            problem=f"{error.message} [{error.code}]",
            ended=error.lasting,
        )

    # ── the page of an item ─────────────────────────────────────────────────────

    def _ask_again(self, name: str) -> None:
        """Ask for pages once more that are still in the feed: whoever corrects an article says so there."""
        for key, seen in self._seen[name].items():
            if seen.due and seen.due <= later(self._now, 0):
                self._crew.send(Errand(seen.url, seen.validators, About(name, key)))

    def _page(self, about: About, answer: Fetched | NotFetched) -> Iterator[Article | InputError]:
        seen = self._seen[about.feed].get(about.item)
        item = self._items.pop((about.feed, about.item), None)
        if seen is None:
            return
        if isinstance(answer, NotFetched):
            self._seen[about.feed][about.item] = self._next_time(seen, answer)
            yield answer
            made: list[Article | InputError] = []
        else:
            seen = replace(seen, etag=answer.validators.etag, modified=answer.validators.modified)
            self._seen[about.feed][about.item] = self._next_time(seen)
            if answer.data is None:
                return
            contents = contents_of(answer, self._limits)
            yield from self._refused(contents, answer.address)
            known = item or self._remembered(about.feed, seen)
            made = list(self._articles(answer, _filled(contents, known)))
            yield from made
        if item and not made and len(item.text) >= _WORTH_KEEPING:
            yield from self._from_feed(about.feed, item)

    def _remembered(self, name: str, seen: Seen) -> Item:
        """Give what is still known of an item whose page is asked for again."""
        day = date.fromisoformat(seen.day) if seen.day else None
        return Item("", outlet=self._feeds[name].title or None, published=day)

    def _next_time(self, seen: Seen, error: NotFetched | None = None) -> Seen:
        """Say when to ask for a page again; never, where that is of no use."""
        if error and (
            error.lasting or error.code in {"E_ROBOTS", "E_TYPE", "E_ADDRESS", "E_NOT_PUBLIC"}
        ):
            return replace(seen, due="")
        gap = seen.gap * 2 or (self._every if error else _FIRST_GAP)
        gap = max(gap, error.retry_after or 0 if error else 0)
        return replace(seen, gap=gap, due=later(self._now, gap))

    # ── both ────────────────────────────────────────────────────────────────────

    def _articles(self, fetched: Fetched, contents: Contents) -> Iterator[Article]:
        return articles_of(fetched, contents, on=self._now.date(), on_doubt=self.doubts.append)

    def _refused(self, contents: Contents, address: str) -> Iterator[InputError]:
        """Yield what could not be read; what is only odd is put aside."""
        for one in contents.refusals:
            path = with_key(address, one.key)
            if one.code.startswith("W_"):
                self.doubts.append(Doubtful(one.message, path=path, code=one.code, hint=one.hint))
            else:
                yield Unreadable(one.message, path=path, code=one.code, hint=one.hint)


def made_ready(task: Task) -> Prepared | InputError:
    """Make an article ready for the desk: what a worker does."""
    from variorum.desk import arrivals

    came = task.came
    return came if isinstance(came, InputError) else arrivals.made_ready(came, vectors=task.vectors)


def _is_of_one_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one site: of one host, or of a host and one below it.

    >>> _is_of_one_site("https://feeds.wire.example/rss", "https://www.wire.example/7")
    True
    >>> _is_of_one_site("https://wire.example/rss", "https://sea.example/7")
    False
    """
    hosts = [(urlsplit(a).hostname or "").removeprefix("www.") for a in (one, other)]
    above, below = sorted(hosts, key=len)
    return above == below or below.endswith(f".{above}")


def _said(item: Item) -> str:
    """Give what an item is known by: what it says, whatever id it bears this time."""
    parts = (item.url or "", item.title or "", item.text)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_whole(text: str) -> bool:
    return len(text) >= _WHOLE and not text.rstrip().lower().endswith(_BROKEN_OFF)


def _filled(contents: Contents, item: Item) -> Contents:
    """Say of a page what only the feed says of it: its day, its outlet, who wrote it."""
    return replace(
        contents,
        items=tuple(
            replace(
                one,
                published=one.published or item.published,
                outlet=one.outlet or item.outlet,
                byline=one.byline or item.byline,
            )
            for one in contents.items
        ),
    )
