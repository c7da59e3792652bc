"""How long readers wait while others write at full speed: beside `add`, and beside `variorum watch`.

A reader asks of a store what `variorum stories`, `stories --search` and `story` ask, in turns, with
a moment between two. An edition is timed until it is ready to be printed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.stream import article, gists
from tests.store import server
from tests.watching.press import printing
from variorum import desk
from variorum.cli import sample
from variorum.render.json import from_json
from variorum.store import Connection, Store, search, stories
from variorum.watching import subscriptions

ARTICLES, PAGES = 400, 1_000
# What is asked for by its words: the ferry of the press, and the pier of the sample.
WORDS = ("Heron", "Kelmouth pier")
SPAWN = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Waited:
    """How long each question took, in seconds, while so many articles came in within so many seconds."""

    times: tuple[float, ...]
    articles: int
    seconds: float

    def share(self, share: float) -> float:
        """Give what a share of the questions did not exceed."""
        return sorted(self.times)[int(len(self.times) * share)]


def beside_adding() -> Waited:
    """Read while another process adds articles of made-up words, and some that are read in depth."""
    with TemporaryDirectory() as name:
        place = str(Path(name) / "desk.db")
        Store.open(place).close()
        writer = SPAWN.Process(target=_add, args=(place,))
        writer.start()
        return _asked(place, writer.is_alive)


def beside_watching() -> Waited:
    """Read while `variorum watch` takes in a thousand pages from a server on loopback, without a pause."""
    with TemporaryDirectory() as name:
        return _beside_watching(str(Path(name) / "desk.db"))


def beside_watching_on_a_server() -> Waited | None:
    """Read in the same way from PostgreSQL; nothing where none is installed."""
    if server.why_not():
        return None
    with server.running() as place:
        return _beside_watching(place)


def _beside_watching(place: str) -> Waited:
    with _press() as feeds:
        with Store.open(place) as store:
            desk.add(store, sample.articles())
            subscriptions.follow(store, [(feed, "") for feed in feeds])
        watch = [sys.executable, "-m", "variorum", "watch", "--once", "--quiet", "--store", place]
        manners = ["--allow", "127.0.0.0/8", "--manner", "pause=0"]
        with subprocess.Popen([*watch, *manners]) as watching:
            waited = _asked(place, lambda: watching.poll() is None)
        assert watching.returncode == 0  # noqa: S101 (times beside what failed would be worth nothing)
        return waited


def _asked(place: str, somebody_writes: Callable[[], bool]) -> Waited:
    times, begun = [], time.monotonic()
    questions = cycle((_list, _search, _story))
    with Store.open(place, read_only=True) as store:
        while somebody_writes():
            question, asked = next(questions), time.monotonic()
            with store.reading() as db:
                question(db)
            times.append(time.monotonic() - asked)
            time.sleep(0.002)
        seconds = time.monotonic() - begun
        with store.reading() as db:
            kept = sum(story.articles for story in stories.latest(db, most=None))
    return Waited(tuple(times), kept, seconds)


def _list(db: Connection) -> None:
    stories.latest(db, at_least=2, most=50)


def _search(db: Connection) -> None:
    for words in WORDS:
        stories.latest(db, holding=search.find(db, words), at_least=2, most=50)


def _story(db: Connection) -> None:
    told = (story.number for story in stories.latest(db, at_least=2, most=50) if story.told)
    for number in islice(told, 1):
        if kept := stories.edition(db, number):
            from_json(kept)


def _add(place: str) -> None:
    with Store.open(place) as store:
        desk.add(store, sample.articles())
        made = islice(gists(Random(2)), ARTICLES)  # noqa: S311 (a stream to measure with)
        desk.add(store, (article(gist) for gist in made))


@contextmanager
def _press() -> Iterator[list[str]]:
    """Serve pages from a process of its own: what it computes is not to make our reader wait."""
    mine, theirs = SPAWN.Pipe()
    press = SPAWN.Process(target=_print, args=(theirs,))
    press.start()
    yield mine.recv()
    mine.send("enough")
    press.join()


def _print(pipe: Pipe) -> None:
    with printing(PAGES) as feeds:
        pipe.send(feeds)
        pipe.recv()
