"""While `variorum watch` takes in all it can, others read: nobody fails, and each sees a whole state."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.watching.press import PAPERS, printing
from variorum.render.json import from_json
from variorum.store import Connection, Store, articles, schema, search, stories
from variorum.watching import subscriptions

for package in ("feedparser", "trafilatura", "httpx"):
    pytest.importorskip(package, reason="watching needs the extras [feeds], [pages] and [fetch]")

REPORTS = 300
FERRY = 3
Program = subprocess.Popen[str]


def test_readers_see_whole_states_while_it_watches_at_full_speed(place: str) -> None:
    with printing(REPORTS) as feeds, ThreadPoolExecutor() as readers:
        with Store.open(place) as store:
            subscriptions.follow(store, [(feed, "") for feed in feeds])
        watching = watch(place)
        asked = [
            readers.submit(reading, place, question, watching)
            for question in (listed, searched, told)
        ]
        programs = readers.submit(reading_by_the_program, place, watching)
        _, said = watching.communicate(timeout=240)
        assert watching.returncode == 0, said
        for reader in asked:
            seen = reader.result()
            # It read while there was something new to see, and never went back in time.
            assert len(set(seen)) > FERRY
            assert seen == sorted(seen)
        assert programs.result() > 0
    with Store.open(place, read_only=True) as store, store.reading() as db:
        assert listed(db) == REPORTS + FERRY + PAPERS
        assert told(db) == REPORTS + FERRY + PAPERS


def watch(place: str) -> Program:
    """Start the program, as fast as it can be: with no pause for a host."""
    manners = ("--allow", "127.0.0.0/8", "--manner", "pause=0")
    return program("watch", "--once", "--store", place, *manners)


def program(*arguments: str) -> Program:
    return subprocess.Popen(
        [sys.executable, "-m", "variorum", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def reading(place: str, question: Callable[[Connection], int], watching: Program) -> list[int]:
    """Ask a question until nobody watches any more; give what was seen, one number each time."""
    seen = []
    with Store.open(place, read_only=True) as store:
        while watching.poll() is None:
            with store.reading() as db:
                seen.append(question(db))
            time.sleep(0.02)  # those who write are to have most of the machine
    return seen


def listed(db: Connection) -> int:
    """Look through all stories: they hold each article once. Gives how many articles there are."""
    kept = stories.latest(db, most=None)
    for story in kept[:10]:
        members = stories.members(db, story.number)
        assert len(members) == story.articles
        assert sum(entry.copy_of is None for entry in members) == story.accounts
        assert {entry.story for entry in members} == {story.number}
    number = db.scalar(select(func.count()).select_from(schema.articles)) or 0
    assert sum(story.articles for story in kept) == number
    return number


def searched(db: Connection) -> int:
    """Search: what is found is there, and stands in a story. Gives how many of the reports are found."""
    found = search.find(db, "Heron")
    assert {entry.number for entry in articles.entries(db, found)} == set(found)
    assert bool(found) == bool(stories.latest(db, holding=found))
    assert len(found) <= FERRY
    return len(found)


def told(db: Connection) -> int:
    """Read editions: each tells of the articles that its story held. Gives how many articles there are."""
    kept = stories.latest(db, at_least=2, most=None)
    for story in kept[:3]:
        document = stories.edition(db, story.number)
        if story.told:
            assert document is not None
            (printed,) = from_json(document).stories
            assert len(printed.articles) == story.articles
            assert printed.id == story.name
    return db.scalar(select(func.count()).select_from(schema.articles)) or 0


def reading_by_the_program(place: str, watching: Program) -> int:
    """Read as people do, one command after another; give how many stories were read."""
    number = 0
    while watching.poll() is None:
        found = json.loads(answer("stories", "--format", "json", "--store", place))
        for story in found[:1]:
            read = json.loads(answer("story", story["id"], "--format", "json", "--store", place))
            assert [one["id"] for one in read["stories"]] == [story["id"]]
            number += 1
        answer("stories", "--search", "Heron", "--store", place)
        answer("new", "--since", "1h", "--store", place)
        time.sleep(0.5)
    return number


def answer(*arguments: str) -> str:
    asked = program(*arguments)
    said, complaints = asked.communicate(timeout=120)
    assert (asked.returncode, complaints) == (0, "")
    return said
