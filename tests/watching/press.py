"""A press of our own: papers with feeds and pages, by the hundred, about events that never were.

Most of it is in words that mean nothing, and in no language: it is kept and put into stories, but not
read in depth, so that whoever watches is as fast as can be. Three reports of one ferry stand among
it, some way from each other, and are read. Each feed has a ticker besides, with another text
whenever it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from html import escape
from itertools import count
from random import Random

from tests.desk.wire import FERRY
from tests.fetching.server import Reply, Server, serving

# Papers, each at an address of its own: they are asked side by side.
PAPERS = 4
# Reports of one event; words that all of them have, and words of each.
_REPORTS, _TOPIC, _BESIDES = 6, 25, 250
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_DAY = "Sat, 08 Mar 2025 08:00:00 GMT"


@contextmanager
def printing(reports: int) -> Iterator[list[str]]:
    """Serve so many reports and the three of the ferry on loopback; give the addresses of the feeds."""
    random = Random(7)  # noqa: S311 (words that mean nothing)
    told = [page for page, _ in zip(_reports(random), range(reports), strict=False)]
    for n, text in enumerate(FERRY.values()):
        told.insert((2 * n + 1) * reports // 6, _page(text.splitlines(), "en"))
    with ExitStack() as papers:
        servers = [papers.enter_context(serving({}, f"127.0.0.{n}")) for n in range(1, PAPERS + 1)]
        for n, server in enumerate(servers):
            _print(server, told[n::PAPERS], Random(n))  # noqa: S311
        yield [server.url("/rss") for server in servers]


def _print(server: Server, pages: list[bytes], random: Random) -> None:
    items = []
    for n, page in enumerate(pages):
        server.site[f"/{n}"] = Reply(page, headers={"Content-Type": "text/html"})
        items.append(_item(f"Report {n}", "…", f"<link>{server.url(f'/{n}')}</link>"))
    server.site["/rss"] = _feed("".join(items), random)


def _feed(items: str, random: Random) -> Callable[[Mapping[str, str]], Reply]:
    numbers = count()

    def asked(_: Mapping[str, str]) -> Reply:
        lines = [*ticker, _sentence(random.sample(topic, 10)), f"{next(numbers)}."]
        body = "".join(f"<p>{line}</p>" for line in lines)
        whole = f"<rss version='2.0'><channel>{_item('Ticker', body)}{items}</channel></rss>"
        return Reply(whole.encode(), headers={"Content-Type": "application/rss+xml"})

    topic = _words(random, _TOPIC)
    ticker = [_sentence(random.choices(topic, k=10)) for _ in range(40)]
    return asked


def _item(title: str, body: str, more: str = "") -> str:
    return (
        f"<item><title>{title}</title><guid>{title}</guid><pubDate>{_DAY}</pubDate>{more}"
        f"<description>{escape(body)}</description></item>"
    )


def _reports(random: Random) -> Iterator[bytes]:
    """Yield pages, event by event."""
    while True:
        topic = _words(random, _TOPIC)
        for _ in range(_REPORTS):
            told = [*random.sample(topic, 18), *random.sample(topic, 18), *_words(random, _BESIDES)]
            random.shuffle(told)
            lines = [_sentence(told[n : n + 12]) for n in range(0, len(told), 12)]
            yield _page([_sentence(random.sample(topic, 6)), *lines], "xx")


def _words(random: Random, number: int) -> list[str]:
    return ["".join(random.choices(_SYLLABLES, k=3)) for _ in range(number)]


def _sentence(words: list[str]) -> str:
    return f"{' '.join(words).capitalize()}."


def _page(lines: list[str], language: str) -> bytes:
    title, *body = filter(None, lines)
    told = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<!doctype html><html lang={language}><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()
