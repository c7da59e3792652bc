"""Fetching: what is taken, what is refused, how soon, and how politely. Every server is our own."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetching.bombs import bomb
from tests.fetching.server import Reply, Server, Site, serving
from variorum.errors import NotFetched
from variorum.fetching import Fetcher, Manners, Validators
from variorum.fetching.bodies import Bounds, Cut, unpacked

pytest.importorskip("httpx", reason="fetching needs the extra [fetch]")
brotli = pytest.importorskip("brotli", reason="fetching needs the extra [fetch]")
zstandard = pytest.importorskip("zstandard", reason="fetching needs the extra [fetch]")

HERE = ("127.0.0.1", "127.0.0.2")
PAGE = b"<!doctype html><p>The pier fell."
MB = 1_000_000


def fetcher(**settings: Any) -> Fetcher:
    return Fetcher(Manners(**{"pause": 0.0, "deadline": 2.0, "allow": HERE, **settings}))


def code_of(server: Server, path: str = "/", **settings: Any) -> str:
    """Fetch in vain, soon, and give the code."""
    began = time.perf_counter()
    with pytest.raises(NotFetched) as caught:
        fetcher(**settings).fetch(server.url(path))
    assert time.perf_counter() - began < 5
    assert caught.value.path == server.url(path)
    return caught.value.code


def test_a_page_is_fetched_as_it_lies_there() -> None:
    reply = Reply(PAGE, headers={"Content-Type": "text/html; charset=cp1252", "ETag": '"7"'})
    with serving({"/a": reply}) as server:
        got = fetcher(agent="Desk/1 (desk@press.example)").fetch(server.url("/a#top"))
        assert (got.data, got.charset, got.address) == (PAGE, "cp1252", server.url("/a"))
        assert (got.validators, got.moved) == (Validators(etag='"7"'), None)
        rules, page = server.asked
        assert (rules.path, page.path) == ("/robots.txt", "/a")
        assert page.headers["user-agent"] == "Desk/1 (desk@press.example)"
        assert "cookie" not in page.headers


# ── only what changed ───────────────────────────────────────────────────────────


def unless_known(headers: Mapping[str, str]) -> Reply:
    sent = {"ETag": 'W/"7"', "Last-Modified": "Thu, 01 Jan 2099 00:00:00 GMT"}
    known = headers.get("if-none-match") == sent["ETag"]
    known = known and headers.get("if-modified-since") == sent["Last-Modified"]
    return Reply(status=304, headers=sent) if known else Reply(PAGE, headers=sent)


def test_what_did_not_change_is_not_sent_again() -> None:
    with serving({"/": unless_known}) as server:
        first = fetcher().fetch(server.url())
        again = fetcher().fetch(server.url(), first.validators)
        assert (first.data, again.data) == (PAGE, None)
        assert again.validators == first.validators


def test_unchanged_is_no_answer_to_who_knows_nothing() -> None:
    with serving({"/": Reply(status=304)}) as server:
        assert code_of(server) == "E_STATUS"


def test_validators_that_no_header_can_hold_are_not_kept() -> None:
    site: Site = {"/": Reply(PAGE, headers={"ETag": "x" * 1_000, "Last-Modified": "caf\xe9"})}
    with serving(site) as server:
        assert fetcher().fetch(server.url()).validators == Validators()


# ── packed ──────────────────────────────────────────────────────────────────────

PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "two members": ("x-gzip", lambda b: gzip.compress(b[:9]) + gzip.compress(b[9:]) + b"\0\0"),
    "zlib": ("deflate", zlib.compress),
    "raw deflate": ("deflate", lambda b: zlib.compress(b)[2:-4]),
    "brotli": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.compress),
    "plain": ("identity", bytes),
}


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("size", [0, 1, 300_000])
def test_each_packing_is_unpacked(name: str, size: int) -> None:
    coding, pack = PACKERS[name]
    body = b"".join(b"The pier fell on day %d.\n" % n for n in range(size // 20)) or PAGE[:size]
    packed = pack(body)
    with serving({"/": Reply(packed, headers={"Content-Encoding": coding})}) as server:
        assert fetcher().fetch(server.url()).data == body


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused_at_once(coding: str) -> None:
    reply = Reply(bomb(coding), headers={"Content-Encoding": coding})
    with serving({"/": reply}) as server, in_megabytes(40):
        began = time.perf_counter()
        assert code_of(server) == "E_BOMB"
        assert time.perf_counter() - began < 2


@contextmanager
def in_megabytes(most: int) -> Iterator[None]:
    """Say that never more memory was asked for than so much."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "identity", "odd"])
@given(pieces=st.lists(st.binary(max_size=60), max_size=6))
def test_any_bytes_are_unpacked_or_refused(coding: str, pieces: list[bytes]) -> None:
    with suppress(NotFetched, Cut):
        assert len(unpacked(pieces, coding, Bounds(MB, 100))) <= MB


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"x" * (2 * MB)), "E_TOO_LARGE"),
        (Reply(gzip.compress(b"".join(b"%d" % n for n in range(MB))), headers={"Content-Encoding": "gzip"}), "E_TOO_LARGE"),
        (Reply(PAGE, headers={"Content-Encoding": "gzip"}), "E_CODING"),
        (Reply(PAGE, headers={"Content-Encoding": "br"}), "E_CODING"),
        (Reply(PAGE, headers={"Content-Encoding": "zstd"}), "E_CODING"),
        (Reply(PAGE, headers={"Content-Encoding": "compress"}), "E_CODING"),
        (Reply(PAGE, headers={"Content-Encoding": "gzip, gzip"}), "E_CODING"),
        (Reply(gzip.compress(PAGE)[:-9], headers={"Content-Encoding": "gzip"}), "E_CUT"),
        (Reply(PAGE, headers={"Content-Type": "video/mp4"}), "E_TYPE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_not_taken(reply: Reply, code: str) -> None:
    with serving({"/": reply}) as server:
        assert code_of(server, body_bytes=MB) == code


# ── where it leads ──────────────────────────────────────────────────────────────


def to(where: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": where})


def test_redirects_are_followed_and_a_move_for_good_is_known() -> None:
    site: Site = {"/a": to("/b", 301), "/b": to("/c", 308), "/c": Reply(PAGE), "/d": to("/b", 302)}
    with serving(site) as server:
        moved = fetcher().fetch(server.url("/a"))
        assert (moved.address, moved.moved) == (server.url("/c"), server.url("/c"))
        lent = fetcher().fetch(server.url("/d"))
        assert (lent.address, lent.moved) == (server.url("/c"), None)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("/", "E_REDIRECTS"),
        ("/1", "E_REDIRECTS"),
        ("file:///etc/passwd", "E_ADDRESS"),
        ("gopher://a.example/", "E_ADDRESS"),
        ("http://user:word@127.0.0.1/", "E_ADDRESS"),
        ("http://127.0.0.9:9/", "E_NOT_PUBLIC"),
        ("http://0177.0.0.9:9/", "E_ADDRESS"),
        ("http://2852039166/latest/meta-data", "E_NOT_PUBLIC"),
    ],
)
def test_each_step_is_judged(where: str, code: str) -> None:
    steps: Site = {f"/{n}": to(f"/{n + 1}") for n in range(1, 20)}
    with serving({"/": to(where), **steps, "/20": Reply(PAGE)}) as server:
        assert code_of(server) == code
        assert len(server.paths()) <= 6


def test_what_a_page_says_leads_nowhere() -> None:
    page = b'<meta http-equiv="refresh" content="0; url=/secret"><base href="http://127.0.0.9/">'
    with serving({"/": Reply(page), "/secret": Reply(PAGE)}) as server:
        assert fetcher().fetch(server.url()).data == page
        assert server.paths() == ["/"]


# ── what goes wrong ─────────────────────────────────────────────────────────────


def dripping(handler: Any, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n") -> None:
    handler.wfile.write(head)
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def dripping_head(handler: Any) -> None:
    dripping(handler, b"HTTP/1.1 200 OK\r\nX-Long: ")


def endless_head(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(100_000):
        handler.wfile.write(b"X-%d: y\r\n" % n)


def silent(handler: Any) -> None:
    time.sleep(3)


def short(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nThe pier")


def short_chunks(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nThe pier\r\n")


def no_http(handler: Any) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (dripping, "E_DEADLINE"),
        (dripping_head, "E_DEADLINE"),
        (silent, "E_DEADLINE"),
        (endless_head, "E_CUT"),
        (short, "E_CUT"),
        (short_chunks, "E_CUT"),
        (no_http, "E_CUT"),
    ],
)
def test_servers_that_misbehave(raw: Callable[[Any], None], code: str) -> None:
    with serving({"/": Reply(raw=raw)}) as server:
        assert code_of(server, deadline=0.5) == code
        # What was cut is asked for once more, and never taken for whole.
        assert len(server.paths()) in {1 + (code == "E_CUT"), 0}


def without_end(head: bytes, sent: list[bytes]) -> Reply:
    """Answer with five hundred megabytes behind a head, unless somebody closes the connection."""

    def write(handler: Any) -> None:
        handler.wfile.write(head)
        for _ in range(500):
            handler.wfile.write(b"x" * MB)
            sent.append(head)

    return Reply(raw=write)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Large: ", "E_CUT"),
        (b"HTTP/1.1 200 OK\r\n\r\n", "E_TOO_LARGE"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500000000\r\n\r\n", "E_TOO_LARGE"),
    ],
    ids=["head", "body", "body that says so"],
)
def test_of_what_has_no_end_only_the_beginning_is_taken(head: bytes, code: str) -> None:
    sent: list[bytes] = []
    with serving({"/": without_end(head, sent)}) as server, in_megabytes(40):
        assert code_of(server, body_bytes=MB) == code
        # What a server could still hand to the system, once or twice.
        assert len(sent) < 40


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "E_STATUS"), (401, "E_STATUS"), (500, "E_STATUS"), (204, "E_STATUS"), (410, "E_GONE")],
)
def test_a_status_is_told(status: int, code: str) -> None:
    with serving({"/": Reply(status=status)}) as server:
        assert code_of(server) == code


def test_nobody_there() -> None:
    with serving({}) as server:
        address = server.url()
    with pytest.raises(NotFetched) as caught:
        fetcher().fetch(address)
    assert caught.value.code == "E_UNREACHABLE"


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({}) as proxy, serving({"/": Reply(PAGE)}) as server:
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        assert fetcher().fetch(server.url()).data == PAGE
        assert not proxy.asked


# ── the host's wishes ───────────────────────────────────────────────────────────


def rules(text: str, status: int = 200, **headers: str) -> Reply:
    return Reply(text.encode(), status=status, headers={"Content-Type": "text/plain", **headers})


@pytest.mark.parametrize(
    ("reply", "allowed"),
    [
        (rules("User-agent: *\nDisallow: /"), False),
        (rules("User-agent: variorum\nDisallow: /a\n\nUser-agent: *\nAllow: /"), False),
        (rules("User-agent: variorum\nDisallow: /*.php$\nAllow: /"), True),
        (rules("\ufeffUser-agent: *\r\nDisallow: /a"), False),
        (rules("<!doctype html><p>User-agent: who?"), True),
        (rules("#" * 600_000 + "\nUser-agent: *\nDisallow: /"), True),
        (rules("User-agent: *\nDisallow: /\n" + "#" * 600_000), False),
        (rules("", 404), True),
        (rules("", 401), True),
        (rules("", 500), False),
        (to("/elsewhere"), False),
        (to("/robots.txt"), True),
    ],
)
def test_robots(reply: Reply, *, allowed: bool) -> None:
    elsewhere = rules("User-agent: *\nDisallow: /")
    with serving({"/robots.txt": reply, "/elsewhere": elsewhere, "/a": Reply(PAGE)}) as server:
        if allowed:
            assert fetcher().fetch(server.url("/a")).data == PAGE
        else:
            assert code_of(server, "/a") == "E_ROBOTS"
            assert "/a" not in server.paths()
        assert fetcher(robots=False).fetch(server.url("/a")).data == PAGE


def test_of_rules_of_hundreds_of_megabytes_the_beginning_is_taken() -> None:
    sent: list[bytes] = []
    head = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /b\n\n#"
    site: Site = {"/robots.txt": without_end(head, sent), "/a": Reply(PAGE), "/b": Reply(PAGE)}
    with serving(site) as server, in_megabytes(40):
        assert fetcher().fetch(server.url("/a")).data == PAGE
        assert code_of(server, "/b") == "E_ROBOTS"
    assert len(sent) < 40


def test_the_rules_are_asked_for_once() -> None:
    with serving({"/a": Reply(PAGE), "/b": Reply(PAGE)}) as server:
        shared = fetcher()
        for path in ("/a", "/b", "/a"):
            shared.fetch(server.url(path))
        assert [one.path for one in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_little_rest_is_given(status: int) -> None:
    replies = [Reply(status=status, headers={"Retry-After": "1"}), Reply(PAGE)]
    with serving({"/": lambda _: replies.pop(0)}) as server:
        assert fetcher().fetch(server.url()).data == PAGE
        first, second = (one for one in server.asked if one.path == "/")
        assert second.at - first.at > 0.9


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("3600", 3_600),
        ("9" * 400, 86_400),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400),
        ("soon", 60),
        ("", 60),
        ("-1", 60),
    ],
)
def test_a_long_rest_is_for_others_to_wait(asked: str, seconds: float) -> None:
    with serving({"/": Reply(status=503, headers={"Retry-After": asked})}) as server:
        shared = fetcher()
        for _ in range(2):
            with pytest.raises(NotFetched) as caught:
                shared.fetch(server.url())
            assert caught.value.code == "E_BUSY"
            assert caught.value.retry_after == pytest.approx(seconds, abs=2)
        assert len(server.paths()) == 1
