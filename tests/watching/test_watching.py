"""Feeds that are followed: what is new arrives once, what changed is a new version, all of it politely."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_workers import dies_reading
from tests.desk.wire import FERRY
from tests.fetching.server import Reply, Server, serving
from variorum.desk import Prepared, Workers
from variorum.errors import InputError, NotFetched, StoreError
from variorum.fetching import Manners
from variorum.model import Article
from variorum.sources import Limits
from variorum.store import Store, notes
from variorum.watching import Rounded, Subscription, rounds, subscriptions, watch

for package in ("feedparser", "trafilatura", "httpx"):
    pytest.importorskip(package, reason="watching needs the extras [feeds], [pages] and [fetch]")

NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)
MANNERS = Manners(pause=0.0, deadline=2.0, allow=("127.0.0.0/8",))
EVERY = 900.0
READY = rounds.made_ready
TOLD = {
    "pier": "The old pier at Kelmouth fell into the sea and nobody was hurt, the council said.",
    "ferry": "The ferry Heron lost its way off Sarn with eighty aboard, the coastguard said.",
    "mill": "A fire burned the Holt mill to the ground in an hour, the fire service said.",
}


def page(name: str, more: str = "") -> Reply:
    line = f"<p>{TOLD[name]}</p>\n"
    body = f"<!doctype html><article><h1>The {name}</h1>{line * 8}<p>{more}</p></article>"
    return Reply(body.encode(), headers={"Content-Type": "text/html", "ETag": f'"{hash(more)}"'})


def item(server: Server, name: str, body: str = "", guid: str = "") -> str:
    body = body or TOLD[name][:40] + "…"
    return (
        f"<item><title>The {name}</title><description>{escape(body)}</description>"
        f"<guid>{guid or name}</guid><link>{server.url('/' + name)}</link>"
        "<pubDate>Sat, 08 Mar 2025 08:00:00 GMT</pubDate></item>"
    )


def feed(*items: str) -> Reply:
    whole = f'<rss version="2.0"><channel><title>Wire</title>{"".join(items)}</channel></rss>'
    return Reply(whole.encode(), headers={"Content-Type": "application/rss+xml"})


def dies_skimming(task: rounds.Task) -> Prepared | InputError:
    """Fall at the mill, each time."""
    if isinstance(task.came, Article) and "Holt mill" in task.came.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return READY(task)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "desk.db") as opened:
        yield opened


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({}) as one:
        yield one


def asked(store: Store, at: datetime = NOON, **settings: Any) -> list[Rounded]:
    usual = {"manners": MANNERS, "every": EVERY, "once": True, "clock": lambda: at}
    return list(watch(store, **{**usual, **settings}))


def followed(store: Store) -> Subscription:
    (one,) = subscriptions.all_of(store)
    return one


def kept(store: Store) -> list[str]:
    """Name the articles in the store by their addresses."""
    from sqlalchemy import select

    from variorum.store.schema import articles

    with store.reading() as db:
        return sorted(db.execute(select(articles.c.address)).scalars())


def days(store: Store) -> set[str | None]:
    """Name the days of the articles in the store."""
    from sqlalchemy import select

    from variorum.store.schema import articles

    with store.reading() as db:
        return set(db.execute(select(articles.c.published)).scalars())


def codes(came: list[Rounded]) -> list[str]:
    return [failure.code for one in came for failure in one.failures]


def test_pages_of_new_items_arrive_and_only_once(store: Store, server: Server) -> None:
    server.site |= {"/pier": page("pier"), "/ferry": page("ferry")}
    server.site["/rss"] = feed(item(server, "pier"), item(server, "ferry"))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    (first,) = asked(store)
    assert (first.added.new, first.failures) == (2, ())
    assert kept(store) == [server.url("/ferry"), server.url("/pier")]
    assert followed(store).title == "Wire"
    assert asked(store) == []  # it is not due
    server.asked.clear()
    (second,) = asked(store, NOON + timedelta(minutes=16))
    assert (second.added.new, second.added.known) == (0, 0)
    assert server.paths() == ["/rss"]


def test_ids_that_change_each_time_bring_nothing_new(store: Store, server: Server) -> None:
    server.site |= {"/pier": page("pier")}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    for turn in range(3):
        server.site["/rss"] = feed(item(server, "pier", guid=f"id-{turn}"))
        asked(store, NOON + timedelta(minutes=16 * turn))
    assert server.paths().count("/pier") == 1
    assert len(kept(store)) == 1


def test_an_id_that_comes_again_with_other_words_is_a_new_version(
    store: Store, server: Server
) -> None:
    def told(words: str) -> Reply:
        body = escape(f"<p>{words}</p>" * 20)
        return feed(
            f"<item><title>Pier</title><guid>7</guid><description>{body}</description></item>"
        )

    server.site["/rss"] = told(TOLD["mill"])
    subscriptions.follow(store, [(server.url("/rss"), "")])
    (first,) = asked(store)
    server.site["/rss"] = told(TOLD["mill"].replace("an hour", "two hours"))
    (again,) = asked(store, NOON + timedelta(minutes=16))
    assert (first.added.new, again.added.new, again.added.changed) == (1, 0, 1)
    assert kept(store) == [server.url("/rss#7")]


def test_what_stands_whole_in_a_feed_needs_no_page(store: Store, server: Server) -> None:
    whole = "".join(f"<p>{TOLD['mill']}</p>" for _ in range(20))
    server.site["/rss"] = feed(item(server, "mill", whole))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    (came,) = asked(store)
    assert came.added.new == 1
    assert server.paths() == ["/rss"]
    assert kept(store) == [server.url("/mill")]


def test_a_feed_cannot_speak_for_anothers_article(store: Store, server: Server) -> None:
    whole = "".join(f"<p>{TOLD['mill']}</p>" for _ in range(20))
    with serving({}, "127.0.0.2") as other:
        server.site["/rss"] = feed(item(other, "mill", whole))
        subscriptions.follow(store, [(server.url("/rss"), "")])
        asked(store)
        assert not other.asked
    assert kept(store) == [server.url("/rss#mill")]


def test_where_there_is_no_page_the_words_of_the_feed_are_kept(
    store: Store, server: Server
) -> None:
    words = "".join(f"<p>{TOLD['mill']}</p>" for _ in range(8))
    server.site["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /mill")
    server.site["/rss"] = feed(item(server, "mill", words), item(server, "pier"))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    came = asked(store)
    assert sorted(codes(came)) == ["E_ROBOTS", "E_STATUS"]
    # A teaser of forty characters is no article.
    assert kept(store) == [server.url("/mill")]
    assert "/mill" not in server.paths()


def test_a_page_that_changed_is_a_new_version(store: Store, server: Server) -> None:
    def current(headers: Mapping[str, str]) -> Reply:
        known = headers.get("if-none-match") == versions[0].headers["ETag"]
        return Reply(status=304) if known else versions[0]

    versions = [page("pier")]
    server.site["/pier"] = current
    server.site["/rss"] = feed(item(server, "pier"))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    asked(store)
    (quiet,) = asked(store, NOON + timedelta(hours=2))
    assert (quiet.added.known, quiet.failures) == (0, ())
    versions[0] = page("pier", "Correction: an earlier version named another pier.")
    (came,) = asked(store, NOON + timedelta(hours=6))
    assert (came.added.new, came.added.changed) == (0, 1)
    assert server.paths().count("/pier") == 3
    assert days(store) == {"2025-03-08"}  # as the feed says, for the page is silent
    # It is asked ever more rarely.
    assert asked(store, NOON + timedelta(hours=7))[0].added.known == 0
    assert server.paths().count("/pier") == 3


def test_a_day_that_is_still_to_come_is_no_day(store: Store, server: Server) -> None:
    head = b'<meta name="date" content="2031-01-01">'
    server.site |= {"/rss": feed(item(server, "pier")), "/pier": Reply(head + page("pier").body)}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    (came,) = asked(store)
    assert [doubt.code for doubt in came.doubts] == ["W_DATE"]
    assert (came.added.new, came.failures) == (1, ())


def test_a_page_that_failed_is_tried_again(store: Store, server: Server) -> None:
    server.site["/rss"] = feed(item(server, "pier"))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    assert codes(asked(store)) == ["E_STATUS"]
    server.site["/pier"] = page("pier")
    (came,) = asked(store, NOON + timedelta(minutes=16))
    assert came.added.new == 1


def test_a_feed_that_did_not_change_is_not_sent(store: Store, server: Server) -> None:
    def unless_known(headers: Mapping[str, str]) -> Reply:
        if headers.get("if-none-match") == '"7"':
            return Reply(status=304)
        return Reply(feed(item(server, "pier")).body, headers={"ETag": '"7"'})

    server.site |= {"/rss": unless_known, "/pier": page("pier")}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    asked(store)
    (came,) = asked(store, NOON + timedelta(minutes=16))
    assert came.failures == ()
    assert followed(store).seen


def test_feeds_that_fail_are_asked_ever_more_rarely(store: Store, server: Server) -> None:
    subscriptions.follow(store, [(server.url("/rss"), "")])
    at, gaps = NOON, []
    for _ in range(4):
        asked(store, at)
        due = datetime.fromisoformat(followed(store).due)
        gaps.append((due - at).total_seconds())
        at = due
    assert followed(store).failures == 4
    assert "404" in followed(store).problem
    assert gaps == pytest.approx([EVERY, EVERY * 2, EVERY * 4, EVERY * 8], rel=0.11)
    server.site["/rss"] = feed(item(server, "pier"))
    assert asked(store, NOON + timedelta(minutes=1)) == []
    # Whoever mended what was wrong need not wait.
    assert subscriptions.follow(store, [(server.url("/rss"), "")]) == (0, 1)
    asked(store, NOON + timedelta(minutes=1))
    assert (followed(store).failures, followed(store).problem) == (0, "")


def test_the_rest_a_host_asks_for_is_kept(store: Store, server: Server) -> None:
    server.site["/rss"] = Reply(status=429, headers={"Retry-After": "7200"})
    subscriptions.follow(store, [(server.url("/rss"), "")])
    assert codes(asked(store)) == ["E_BUSY"]
    assert followed(store).due >= subscriptions.later(NOON, 7_198)


def test_a_feed_that_is_gone_is_asked_no_more(store: Store, server: Server) -> None:
    server.site["/rss"] = Reply(status=410)
    subscriptions.follow(store, [(server.url("/rss"), "")])
    assert codes(asked(store)) == ["E_GONE"]
    assert followed(store).ended
    assert asked(store, NOON + timedelta(days=9)) == []
    assert subscriptions.follow(store, [(server.url("/rss"), "")]) == (0, 1)
    assert not followed(store).ended


def test_a_feed_that_moved_for_good_is_followed_there(store: Store, server: Server) -> None:
    server.site |= {
        "/old": Reply(status=301, headers={"Location": "/rss"}),
        "/rss": feed(item(server, "pier")),
        "/pier": page("pier"),
    }
    subscriptions.follow(store, [(server.url("/old"), "")])
    asked(store)
    assert followed(store).address == server.url("/rss")


def test_one_broken_feed_costs_no_other(store: Store, server: Server) -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:/etc/passwd">]><rss>&a;</rss>'
    server.site |= {
        "/bomb": Reply(bomb),
        "/page": page("mill"),
        "/broken": Reply(b"<rss><channel><item>"),
        "/image": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/rss": feed(item(server, "pier")),
        "/pier": page("pier"),
    }
    wanted = ("/bomb", "/broken", "/image", "/none", "/page", "/rss")
    subscriptions.follow(store, [(server.url(path), "") for path in wanted])
    came = asked(store)
    assert sum(one.added.new for one in came) == 1
    # One that holds nothing, and one that is a page.
    assert sorted(codes(came)) == ["E_NO_TEXT", "E_NO_TEXT", "E_STATUS", "E_TYPE", "E_XML_ENTITIES"]
    assert kept(store) == [server.url("/pier")]


def test_many_feeds_of_one_host_keep_to_one_connection(store: Store, server: Server) -> None:
    server.site |= {f"/rss{n}": feed(item(server, "pier")) for n in range(100)}
    server.site["/pier"] = page("pier")
    subscriptions.follow(store, [(server.url(f"/rss{n}"), "") for n in range(100)])
    asked(store, manners=replace(MANNERS, pause=0.02))
    assert server.most_at_once == 1
    assert len(server.paths()) == 101
    began = sorted(asked.at for asked in server.asked)
    assert min(after - before for before, after in pairwise(began)) > 0.02
    # What stands in all of them is fetched for one of them.
    assert server.paths().count("/pier") == 1
    assert len(kept(store)) == 1


def test_of_a_feed_with_very_many_items_some_are_taken_each_round(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "_MOST_PAGES", 1)
    server.site |= {f"/{name}": page(name) for name in TOLD}
    server.site["/rss"] = feed(*(item(server, name) for name in TOLD))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    came = asked(store)
    assert [one.added.new for one in came] == [1, 1, 1]


def test_an_interrupted_round_is_asked_again(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.site |= {"/rss": feed(item(server, "pier")), "/pier": page("pier")}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    with monkeypatch.context() as broken:
        broken.setattr("variorum.desk.grouping.keep", lambda *_: sys.exit(143))
        with pytest.raises(SystemExit):
            asked(store)
    assert not followed(store).asked
    assert kept(store) == []
    (came,) = asked(store)
    assert came.added.new == 1


def test_an_account_that_kills_its_reader_does_not_end_the_watch(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.desk.telling._read", dies_reading)
    texts = {name: FERRY[name].splitlines() for name in ("gazette", "courier")}
    for name, (title, *body) in texts.items():
        lines = "".join(f"<p>{line}</p>" for line in body if line)
        server.site[f"/{name}"] = Reply(f"<article><h1>{title}</h1>{lines}".encode())
    server.site["/rss"] = feed(*(item(server, name, TOLD["pier"]) for name in texts))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    with Workers(1) as reader:
        (came,) = asked(store, workers=reader)
        assert (came.added.new, came.failures) == (2, ())
        with store.reading() as db:
            (failure,) = notes.last_failures(db, 9)
        assert (failure.code, failure.path) == ("E_POISON", server.url("/courier"))
        server.site |= {"/rss": feed(item(server, "mill")), "/mill": page("mill")}
        (came,) = asked(store, NOON + timedelta(minutes=16), workers=reader)
    assert came.added.new == 1


def test_a_page_that_takes_too_long_to_parse_costs_itself(store: Store, server: Server) -> None:
    book = "<article>" + "<p>Nobody was hurt, the council said on Monday.</p>" * 60_000
    server.site |= {"/mill": Reply(book.encode()), "/pier": page("pier"), "/ferry": page("ferry")}
    server.site["/rss"] = feed(*(item(server, name) for name in ("mill", "pier", "ferry")))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    (came,) = asked(store, limits=Limits(seconds=1))
    assert [(failure.code, failure.path) for failure in came.failures] == [
        ("E_TIME", server.url("/mill"))
    ]
    assert kept(store) == [server.url("/ferry"), server.url("/pier")]


def test_an_article_that_kills_whoever_skims_it_does_not_end_the_watch(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "made_ready", dies_skimming)
    server.site |= {f"/{name}": page(name) for name in TOLD}
    server.site["/rss"] = feed(*(item(server, name) for name in TOLD))
    subscriptions.follow(store, [(server.url("/rss"), "")])
    with Workers(1) as reader:
        (came,) = asked(store, workers=reader)
    assert codes([came]) == ["E_POISON"]
    assert came.failures[0].path == server.url("/mill")
    assert kept(store) == [server.url("/ferry"), server.url("/pier")]
    assert asked(store, workers=reader) == []  # it is not asked again and again


def test_two_cannot_watch_one_store(store: Store) -> None:
    with store.alone("watch"), pytest.raises(StoreError) as caught:
        asked(store)
    assert caught.value.code == "E_LOCKED"


def test_only_web_addresses_are_followed(store: Store) -> None:
    for address in ("file:///etc/passwd", "wire.example/rss", "https://u:p@wire.example/"):
        with pytest.raises(NotFetched):
            subscriptions.follow(store, [("https://wire.example/", ""), (address, "")])
    assert subscriptions.all_of(store) == []
    subscriptions.follow(store, [("https://wire.example/rss", "Wire")])
    assert subscriptions.leave(store, "https://wire.example/rss")
    assert not subscriptions.leave(store, "https://wire.example/rss")


# ── the program ─────────────────────────────────────────────────────────────────


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "variorum", *arguments]


def test_feeds_are_added_imported_listed_and_left(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = program("feeds", *arguments, "--store", str(tmp_path / "desk.db"))
        return subprocess.run(done, capture_output=True, text=True, check=False, timeout=60)

    (tmp_path / "all.opml").write_text(
        '<opml><body><outline title="The Wire" xmlUrl="https://wire.example/rss"/></body></opml>'
    )
    assert run("add", "https://sea.example/atom").returncode == 0
    assert run("import", str(tmp_path / "all.opml")).returncode == 0
    assert run("import", str(tmp_path / "none.opml")).returncode == 2
    assert run("add", "sea.example").returncode == 2
    listed = run("list").stdout
    assert "https://sea.example/atom" in listed
    assert "https://wire.example/rss  The Wire" in listed
    assert run("remove", "https://sea.example/atom").returncode == 0
    assert "sea.example" not in run("list", "--format", "json").stdout


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_it_ends_cleanly_when_told_to(
    sent: signal.Signals, code: int, store: Store, server: Server
) -> None:
    def slowly(handler: Any) -> None:
        time.sleep(20)

    server.site |= {"/rss": feed(item(server, "pier")), "/pier": Reply(raw=slowly)}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    running = subprocess.Popen(
        program("watch", "--store", store.name, "--allow", "127.0.0.1"),
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 30
    while "/pier" not in server.paths() and time.monotonic() < end:
        time.sleep(0.05)
    began = time.monotonic()
    running.send_signal(sent)
    assert running.wait(timeout=10) == code
    assert time.monotonic() - began < 5
    assert running.stderr is not None
    with running.stderr as said:
        assert "Traceback" not in said.read()
    with store.alone("watch"):
        pass


def test_a_second_program_is_told_who_watches(store: Store, server: Server) -> None:
    def slowly(handler: Any) -> None:
        time.sleep(20)

    server.site["/rss"] = Reply(raw=slowly)
    subscriptions.follow(store, [(server.url("/rss"), "")])
    watching = program("watch", "--store", store.name, "--allow", "127.0.0.1")
    first = subprocess.Popen(watching, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while "/rss" not in server.paths() and time.monotonic() < end:
            time.sleep(0.05)
        second = subprocess.run(watching, capture_output=True, text=True, check=False, timeout=30)
        assert second.returncode == 2
        assert "[E_LOCKED]" in second.stderr
        assert f"process {first.pid} on " in second.stderr
    finally:
        first.terminate()
        assert first.wait(timeout=10) == 143


def test_once_and_it_ends_by_itself(store: Store, server: Server) -> None:
    server.site |= {"/rss": feed(item(server, "pier")), "/pier": page("pier")}
    subscriptions.follow(store, [(server.url("/rss"), "")])
    done = subprocess.run(
        program("watch", "--once", "--store", store.name, "--allow", "127.0.0.1"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "1 feed asked; 1 new; 1 story changed" in done.stderr
