"""A crew that fetches: many hosts at once, and at each host one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from variorum.errors import NotFetched
from variorum.fetching import Fetched, Validators

if TYPE_CHECKING:
    from variorum.fetching import Fetcher

Matter = TypeVar("Matter")

# Hosts that are asked at the same time.
_SIZE = 8
_TICK = 0.2


@dataclass(frozen=True, slots=True)
class Errand(Generic[Matter]):
    """An address to fetch, which version of it we have, and what it is about."""

    address: str
    known: Validators
    about: Matter


class Crew(Generic[Matter]):
    """Threads that fetch. Errands may be added while answers are taken."""

    def __init__(self, fetcher: Fetcher, ended: Event, size: int = _SIZE) -> None:
        """Fetch with so many threads at most, until it is `ended`."""
        self._fetcher = fetcher
        self._ended = ended
        self._lock = Lock()
        self._by_host: dict[str, deque[Errand[Matter]]] = {}
        self._hosts: Queue[str] = Queue()
        self._answers: Queue[tuple[Errand[Matter], Fetched | NotFetched]] = Queue(size)
        self._out = 0
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def send(self, errand: Errand[Matter]) -> None:
        """Have something fetched."""
        host = (urlsplit(errand.address).hostname or "").lower()
        self._out += 1
        with self._lock:
            waiting = self._by_host.get(host)
            if waiting is None:
                self._by_host[host] = deque([errand])
                self._hosts.put(host)
            else:
                waiting.append(errand)

    def answers(self) -> Iterator[tuple[Errand[Matter], Fetched | NotFetched]]:
        """Yield what came of the errands, as it comes, until all are back."""
        while self._out:
            yield self._answers.get()
            self._out -= 1

    def close(self) -> None:
        """Let them go home. Who is waiting for an answer does not wait for long."""
        self._ended.set()

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                host = self._hosts.get(timeout=_TICK)
            except Empty:
                continue
            while errand := self._next(host):
                self._hand_over(errand, self._fetched(errand))

    def _next(self, host: str) -> Errand[Matter] | None:
        """Take the next errand to a host; when there is none, somebody else may serve it later."""
        with self._lock:
            waiting = self._by_host[host]
            if waiting and not self._ended.is_set():
                return waiting.popleft()
            del self._by_host[host]
            return None

    def _fetched(self, errand: Errand[Matter]) -> Fetched | NotFetched:
        try:
            return self._fetcher.fetch(errand.address, errand.known)
        except NotFetched as error:
            return error
        except Exception as error:  # noqa: BLE001 (the others must not wait for this one for ever)
            return NotFetched(
                f"It could not be fetched: {type(error).__name__} in Variorum itself.",
                path=errand.address,
                code="E_STAGE",
                hint="The rest is fetched. Please report it.",
            )

    def _hand_over(self, errand: Errand[Matter], answer: Fetched | NotFetched) -> None:
        while not self._ended.is_set():
            try:
                return self._answers.put((errand, answer), timeout=_TICK)
            except Full:
                continue
        return None
