"""One article by every way in which articles come: the same statements, and the same known of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fetching.server import Reply, serving
from tests.sources import ways
from variorum.fetching import Manners
from variorum.model import Article
from variorum.reading import read, skim
from variorum.sources import Web, load

for package in ("feedparser", "trafilatura", "httpx", "fastwarc", "zstandard"):
    pytest.importorskip(package, reason="needs all extras for what comes in")

zstandard = pytest.importorskip("zstandard")

Write = Callable[[ways.Written], bytes]


def archived(written: ways.Written) -> bytes:
    return ways.record(ways.ADDRESS, ways.response(written.page().encode()))


def folded(written: ways.Written) -> bytes:
    """A page as a server sends it, in pieces and packed, kept as it came."""
    packed = gzip.compress(written.page().encode())
    pieces = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[at : at + 500]), packed[at : at + 500])
        for at in range(0, len(packed), 500)
    )
    said = {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}
    return ways.record(ways.ADDRESS, ways.response(pieces + b"0\r\n\r\n", **said))


def deep(written: ways.Written) -> bytes:
    """A page whose tags nest too deep for a parser."""
    return written.page().replace("<main>", "<main>" + "<div>" * 3_000).encode()


WAYS: dict[str, Write] = {
    "page.html": lambda w: w.page().encode(),
    "deep.html": deep,
    "wire.jsonl": lambda w: ways.line(w).encode(),
    "wire.rss": lambda w: ways.rss([w]).encode(),
    "wire.atom": lambda w: ways.atom([w]).encode(),
    "item.ninjs": lambda w: ways.ninjs([w], 1).encode(),
    "items.json": lambda w: ways.ninjs([w], 2).encode(),
    "plain.warc": archived,
    "packed.warc.gz": lambda w: gzip.compress(archived(w)),
    "other.warc.zst": lambda w: zstandard.compress(archived(w)),
    "folded.warc": folded,
    "deep.warc": lambda w: ways.record(ways.ADDRESS, ways.response(deep(w))),
}
FIELDS = {"text": "article.body"}


@pytest.fixture(scope="module")
def written() -> ways.Written:
    return ways.articles()[1]


@pytest.fixture(scope="module")
def as_text(
    written: ways.Written, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[object, ...]]:
    return ways.read_as_text(written, tmp_path_factory.mktemp("text") / "story")


def check(article: Article, written: ways.Written, as_text: list[tuple[object, ...]]) -> None:
    assert (article.outlet, article.byline) == (written.article.outlet, ways.AUTHOR)
    assert (article.title, article.language) == (written.article.title, "en")
    assert (article.published, article.published_basis) == (written.article.published, "metadata")
    assert as_text
    assert ways.said([read(skim(article))]) == as_text


@pytest.mark.parametrize("name", WAYS)
def test_as_a_file(
    name: str, written: ways.Written, as_text: list[tuple[object, ...]], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(WAYS[name](written))
    loaded = load(tmp_path, fields=FIELDS)
    assert not loaded.failures
    (article,) = loaded.articles
    assert article.url == ways.ADDRESS
    check(article, written, as_text)


@pytest.mark.parametrize("name", WAYS)
def test_from_an_address(
    name: str, written: ways.Written, as_text: list[tuple[object, ...]], tmp_path: Path
) -> None:
    web = Web(Manners(allow=("127.0.0.1",), pause=0.0), keep=tmp_path)
    reply = Reply(WAYS[name](written), headers={"Content-Type": "application/octet-stream"})
    with serving({f"/{name}": reply}) as server:
        both = server.url(f"/{name}"), server.url(f"/{name}#top")
        loaded = load(*both, fields=FIELDS, web=web)
        assert not loaded.failures
        (article,) = loaded.articles
        assert article.path.startswith(server.url(f"/{name}"))
        # Where it was fetched is known; what a page calls itself is only a claim.
        is_page = name.endswith(".html")
        assert article.url == (server.url(f"/{name}") if is_page else ways.ADDRESS)
        check(article, written, as_text)
    again = load(tmp_path, fields=FIELDS)
    assert not again.failures
    (kept,) = again.articles
    assert (kept.url, kept.sha256) == (article.url, article.sha256)
    check(kept, written, as_text)


def test_as_a_json_feed_of_one_outlet(
    written: ways.Written, as_text: list[tuple[object, ...]], tmp_path: Path
) -> None:
    whole = {**json.loads(ways.json_feed([written])), "title": written.article.outlet}
    (tmp_path / "wire.json").write_text(json.dumps(whole))
    (article,) = load(tmp_path).articles
    check(article, written, as_text)
