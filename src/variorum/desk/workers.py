"""Work shared among processes, in order; one that dies takes nothing with it but its piece of work."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Any, Self, TypeVar

Piece = TypeVar("Piece")
Made = TypeVar("Made")

# A piece of work that brought down its process so often is not tried again.
TRIES = 3
# Pieces handed out ahead of the one that is waited for, for each process.
_AHEAD = 4


class Died(Exception):
    """A piece of work brought down its process, three times."""


class Workers:
    """Processes that do what they are handed. For a `number` of none, the work is done here.

    What is done here is done at once, and brings all down if it falls; what has a process of its
    own takes half a second to begin with, and falls alone.

    >>> with Workers() as workers:
    ...     list(workers.over(len, ["a", "bc"]))
    [('a', 1), ('bc', 2)]
    """

    def __init__(self, number: int = 0) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None

    def over(
        self, work: Callable[[Piece], Made], pieces: Iterable[Piece]
    ) -> Iterator[tuple[Piece, Made | Died]]:
        """Do the work for each piece, and yield the pieces in their order, each with what came of it.

        What the work raises is raised here. `work` must be a function of a module.
        """
        if not self._number:
            yield from ((piece, work(piece)) for piece in pieces)
            return
        waiting: deque[tuple[Piece, Future[Made] | None]] = deque()
        for piece in pieces:
            waiting.append((piece, self._submit(work, piece)))
            if len(waiting) >= self._number * _AHEAD:
                first, future = waiting.popleft()
                yield first, self._done(work, first, future)
        for first, future in waiting:
            yield first, self._done(work, first, future)

    def _submit(self, work: Callable[[Piece], Made], piece: Piece) -> Future[Made] | None:
        try:
            return self._processes().submit(work, piece)
        except BrokenProcessPool:
            return None

    def _done(
        self, work: Callable[[Piece], Made], piece: Piece, future: Future[Any] | None
    ) -> Made | Died:
        try:
            if future is not None:
                made: Made = future.result()
                return made
        except (BrokenProcessPool, CancelledError):
            pass
        # One of those at work together brought all down: each is tried again by itself.
        return self._by_itself(work, piece)

    def _by_itself(self, work: Callable[[Piece], Made], piece: Piece) -> Made | Died:
        self._stop()
        for _ in range(TRIES):
            with _pool(1) as alone:
                try:
                    return alone.submit(work, piece).result()
                except BrokenProcessPool:
                    continue
        return Died()

    def _processes(self) -> ProcessPoolExecutor:
        self._pool = self._pool or _pool(self._number)
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()


def _pool(number: int) -> ProcessPoolExecutor:
    # A fresh process inherits no connection to a database, and no thread.
    return ProcessPoolExecutor(number, mp_context=get_context("forkserver"), initializer=_begin)


def _begin() -> None:
    """Leave interrupts to the parent, and end when it ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
