"""Turns: never two connections to one host, a pause between two, and other hosts meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from threading import Thread

import pytest

from tests.fetching.server import Reply, serving
from variorum.errors import NotFetched
from variorum.fetching import Fetcher, Manners

pytest.importorskip("httpx", reason="fetching needs the extra [fetch]")

HERE = ("127.0.0.0/8",)
PAUSE = 0.1


def together(*work: Callable[[], object]) -> None:
    threads = [Thread(target=one, daemon=True) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def slowly(seconds: float) -> Reply:
    def write(handler: object) -> None:
        time.sleep(seconds)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")  # type: ignore[attr-defined]

    return Reply(raw=write)


def test_a_host_has_one_connection_and_its_rest() -> None:
    with serving({"/": slowly(0.05)}) as server:
        one = Fetcher(Manners(pause=PAUSE, allow=HERE))
        together(*[lambda: one.fetch(server.url())] * 5)
        assert server.most_at_once == 1
        began = sorted(asked.at for asked in server.asked)
        pauses = [after - before for before, after in pairwise(began)]
        # One that came before the rules were known asked for them, too.
        assert len(pauses) >= 5
        assert min(pauses) > PAUSE


def test_hosts_do_not_wait_for_each_other() -> None:
    with serving({"/": slowly(1.5)}) as slow, serving({"/": slowly(0)}, "127.0.0.2") as quick:
        one = Fetcher(Manners(pause=0.0, allow=HERE))
        together(lambda: one.fetch(slow.url()), *[lambda: one.fetch(quick.url())] * 3)
        (waiting,) = (asked for asked in slow.asked if asked.path == "/")
        # The slow one had not answered yet when the quick one had answered all.
        assert all(asked.at < waiting.at + 1.5 for asked in quick.asked)
        assert len(quick.paths()) == 3


def test_a_longer_pause_is_kept_where_the_host_asks_for_it() -> None:
    rules = Reply(b"User-agent: *\nCrawl-delay: 1\n")
    with serving({"/robots.txt": rules, "/": Reply(b"hi")}) as server:
        waited: list[float] = []
        one = Fetcher(Manners(pause=0.0, allow=HERE), wait=waited.append)
        one.fetch(server.url())
        one.fetch(server.url())
        assert [round(seconds) for seconds in waited if seconds > 0.5] == [1]


def test_one_host_at_rest_does_not_hold_the_others() -> None:
    with (
        serving({"/": Reply(status=503, headers={"Retry-After": "900"})}) as busy,
        serving({"/": Reply(b"hi")}, "127.0.0.2") as other,
    ):
        one = Fetcher(Manners(pause=0.0, allow=HERE))
        for _ in range(3):
            with pytest.raises(NotFetched):
                one.fetch(busy.url())
        assert one.fetch(other.url()).data == b"hi"
        assert busy.paths() == ["/"]
