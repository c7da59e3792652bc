"""Turns: one connection to a host at a time, a pause between two, and rest when it asks for rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from variorum.errors import NotFetched


@dataclass(slots=True)
class _Host:
    """A host, as we left it: who is at it, from when on it may be asked again, and why not before."""

    lock: Lock = field(default_factory=Lock)
    ready: float = 0.0
    pause: float = 0.0
    resting: bool = False


class Turns:
    """The turns at all hosts. Threads may share it."""

    def __init__(self, *, pause: float, patience: float, wait: Callable[[float], object]) -> None:
        """Take turns with so many seconds between two at one host.

        Whoever would have to wait longer than `patience` because a host asked for rest is told so
        instead. `wait` lets time pass.
        """
        self._pause = pause
        self._patience = patience
        self._wait = wait
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Wait for a turn at a host, and have it to oneself.

        Raises:
            NotFetched: it asked for a longer rest than we have patience for (E_BUSY).
        """
        state = self._host(host)
        with state.lock:
            seconds = state.ready - monotonic()
            if state.resting and seconds > self._patience:
                raise busy(seconds)
            if seconds > 0:
                self._wait(seconds)
            state.resting = False
            try:
                yield
            finally:
                if not state.resting:
                    state.ready = monotonic() + max(self._pause, state.pause)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long. Called by whoever has the turn."""
        state = self._host(host)
        state.ready = monotonic() + max(seconds, self._pause)
        state.resting = True

    def slow(self, host: str, seconds: float) -> None:
        """Keep a longer pause with a host, as its robots.txt asks for."""
        self._host(host).pause = seconds

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())


def busy(seconds: float) -> NotFetched:
    """Say that a host wants to be left alone for so long."""
    return NotFetched(
        f"The host asks to be left alone for {seconds:,.0f} seconds.",
        code="E_BUSY",
        hint="Try again later.",
        retry_after=seconds,
    )
