"""Killed, out of room, read while it writes: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from tests.desk.wire import FERRY, GAZETTE, STRIKE, article
from variorum.desk import add
from variorum.errors import StoreError
from variorum.model import Article
from variorum.store import Store, health, schema, statements, stories

# Children begin as copies of a process that has the parser loaded: they are at work at once.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["variorum.reading.sentences", "variorum.desk", "tests.desk.loaded"])

KILLS = 30
# Rounds of six kills, each begun with an empty store and ended with a run to the end.
ROUNDS = 5


def everything() -> list[Article]:
    """Give more articles than a batch: two stories, and some that nobody shares."""
    alone = [
        article(
            f"paper{n}",
            f"Report {n}\n\nThe {word} of Kelmouth was {deed} on Monday, {n} people said.",
        )
        for n, (word, deed) in enumerate(
            (w, d)
            for w in ("library", "brewery", "orchard", "lighthouse", "cinema")
            for d in ("painted", "sold", "flooded", "praised")
        )
    ]
    told = [article(outlet, text) for outlet, text in {**FERRY, **STRIKE}.items()]
    digest = article("digest", GAZETTE)
    return [one for pair in zip(alone, [*told, digest] * 4, strict=False) for one in pair]


def edited() -> list[Article]:
    """Give the same articles as their editors changed them: one figure, and a note that says so."""
    note = "Correction: An earlier version of this article gave other figures.\n"
    changes = (
        ("Twelve", "Thirteen"),
        ("80 p", "90 p"),
        ("six nights", "five nights"),
        ("said", "say"),
    )
    return [
        replace(one, id=f"{one.id[:-1]}x", text=f"{_changed(one.text, changes)}\n{note}")
        for one in everything()
    ]


def _changed(text: str, changes: Iterable[tuple[str, str]]) -> str:
    for old, new in changes:
        text = text.replace(old, new)
    return text


def work(place: str, acknowledged: Connection, room: int | None, *, again: bool = False) -> None:
    """Add everything, and send the name of each article that is acknowledged; or add it `again`, edited."""
    if room is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        with Store.open(place) as store:
            arriving = edited() if again else everything()
            add(store, arriving, on_kept=lambda one: acknowledged.send(one.name))
        acknowledged.send("done")
    except StoreError as error:
        acknowledged.send(error.code)


def run(
    place: str, *, kill_after: float | None = None, room: int | None = None, again: bool = False
) -> list[str]:
    """Run the work in a process of its own, kill it if asked to, and give what it acknowledged."""
    mine, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=work, args=(place, theirs, room), kwargs={"again": again})
    process.start()
    theirs.close()
    told: list[str] = []
    end = None if kill_after is None else time.monotonic() + kill_after
    with closing(mine):
        while end is None or time.monotonic() < end:
            try:
                if mine.poll(0.005 if end else None):
                    told.append(mine.recv())
            except EOFError:
                break
        if end is not None and process.pid is not None:
            with suppress(ProcessLookupError):  # it was done before
                os.kill(process.pid, signal.SIGKILL)
            told += rest(mine)
    process.join()
    return told


def rest(pipe: Connection) -> Iterator[str]:
    """Yield what was sent before the sender was killed."""
    try:
        while True:
            yield pipe.recv()
    except EOFError:
        return


def check(place: str, acknowledged: set[str]) -> None:
    """Say that all that was acknowledged is there, and that nothing is half there."""
    with Store.open(place) as store, store.reading() as db:
        kept = set(db.scalars(select(schema.articles.c.name)))
        assert acknowledged - {"done"} <= kept
        assert health.faults(db) == []
        placed = set(db.scalars(select(schema.gists.c.name)))
        copies = select(schema.articles.c.name).where(schema.articles.c.copy_of.is_not(None))
        assert placed | set(db.scalars(copies)) == kept
        read = set(db.scalars(select(schema.readings.c.article)))
        for story in stories.latest(db, at_least=2, most=None):
            accounts = {e.number for e in stories.members(db, story.number) if e.copy_of is None}
            assert accounts <= read


def contents(place: str) -> list[object]:
    """Give all that readers see of a store, without its moments and the gaps in its numbers."""
    with Store.open(place) as store, store.reading() as db:
        c, name = schema.statements.c, schema.articles.c.name
        said = select(name, c.came, c.gone, c.id, c.content).join_from(
            schema.statements, schema.articles
        )
        return [
            [
                (
                    s.name,
                    [e.name for e in stories.members(db, s.number)],
                    stories.edition(db, s.number),
                )
                for s in sorted(stories.latest(db, most=None), key=lambda s: s.number)
            ],
            sorted(map(tuple, db.execute(said)), key=repr),
            sorted(map(tuple, db.execute(select(schema.links)))),
        ]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[object], float]:
    """Give what a run that nobody disturbs ends in, and how long it takes."""
    place = str(tmp_path_factory.mktemp("clean") / "desk.db")
    run(str(tmp_path_factory.mktemp("warm") / "desk.db"))
    begun = time.monotonic()
    assert run(place)[-1] == "done"
    return contents(place), time.monotonic() - begun


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_nothing_acknowledged_is_lost(
    tmp_path: Path, clean: tuple[list[object], float], number: int
) -> None:
    wanted, takes = clean
    place = str(tmp_path / "desk.db")
    acknowledged: set[str] = set()
    for kill in range(KILLS // ROUNDS):
        # Moments spread over the whole run, other ones in every round.
        share = ((number * 7 + kill * 5 + 1) % KILLS) / KILLS
        acknowledged |= set(run(place, kill_after=share * takes))
        check(place, acknowledged)
    assert run(place)[-1] == "done"
    assert contents(place) == wanted


@pytest.fixture(scope="module")
def corrected(
    clean: tuple[list[object], float], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[object], float]:
    """Give a store with everything in it, what it holds once all is edited, and how long that takes."""
    assert clean
    folder = tmp_path_factory.mktemp("corrected")
    place = str(folder / "desk.db")
    assert run(place)[-1] == "done"
    shutil.copytree(folder, folder.parent / "before")
    begun = time.monotonic()
    assert run(place, again=True)[-1] == "done"
    return folder.parent / "before", contents(place), time.monotonic() - begun


@pytest.mark.parametrize("number", range(2))
def test_killed_while_articles_are_edited_no_version_is_lost_and_none_is_half_there(
    tmp_path: Path, corrected: tuple[Path, list[object], float], number: int
) -> None:
    before, wanted, takes = corrected
    shutil.copytree(before, tmp_path / "store")
    place = str(tmp_path / "store" / "desk.db")
    acknowledged: set[str] = set()
    for kill in range(6):
        acknowledged |= set(run(place, kill_after=(kill * 2 + number + 1) / 13 * takes, again=True))
        check(place, acknowledged)
        check_versions(place, acknowledged)
    assert run(place, again=True)[-1] == "done"
    assert contents(place) == wanted


def check_versions(place: str, acknowledged: set[str]) -> None:
    """Say that what was acknowledged has its second text, and every second text its statements."""
    with Store.open(place, read_only=True) as store, store.reading() as db:
        c = schema.articles.c
        versions = dict(db.execute(select(c.name, c.version)).all())
        assert all(versions[name] == 2 for name in acknowledged - {"done"})
        assert set(versions.values()) <= {1, 2}
        kept = select(schema.versions.c.article, func.max(schema.versions.c.version))
        counted = kept.group_by(schema.versions.c.article)
        assert sorted(map(tuple, db.execute(counted))) == sorted(
            map(tuple, db.execute(select(c.number, c.version)))
        )
        for number, version in db.execute(select(c.number, c.version).where(c.version == 2)):
            standing = statements.standing(db, number)
            gone = select(schema.statements.c.gone).where(schema.statements.c.article == number)
            assert {said.came for said in standing} <= {1, version}
            assert set(db.scalars(gone)) <= {None, version}


def test_a_client_that_is_killed_leaves_the_server_whole(
    place: str, clean: tuple[list[object], float]
) -> None:
    wanted, takes = clean
    acknowledged: set[str] = set()
    for share in (0.2, 0.5, 0.8):
        acknowledged |= set(run(place, kill_after=share * takes))
        check(place, acknowledged)
    assert run(place)[-1] == "done"
    assert contents(place) == wanted


@pytest.mark.parametrize("room", [150_000, 400_000, 700_000])
def test_a_full_disk_loses_nothing_that_was_acknowledged(
    tmp_path: Path, clean: tuple[list[object], float], room: int
) -> None:
    wanted, _ = clean
    place = str(tmp_path / "desk.db")
    Store.open(place).close()
    *acknowledged, code = run(place, room=room)
    assert code == "E_DISK"
    check(place, set(acknowledged))
    assert run(place)[-1] == "done"
    assert contents(place) == wanted


@pytest.mark.parametrize("left", [0.2, 0.6, 0.95])
def test_after_the_power_failed_the_same_articles_given_again_end_in_the_same_store(
    tmp_path: Path, clean: tuple[list[object], float], left: float
) -> None:
    """Without `--durable`, the last of the log may not have reached the disk."""
    wanted, _ = clean
    store = Store.open(tmp_path / "desk.db")
    add(store, everything())
    torn = tmp_path / "torn.db"
    shutil.copy(tmp_path / "desk.db", torn)
    log = (tmp_path / "desk.db-wal").read_bytes()
    (tmp_path / "torn.db-wal").write_bytes(log[: int(len(log) * left)])
    store.close()
    check(str(torn), set())
    assert run(str(torn))[-1] == "done"
    assert contents(str(torn)) == wanted


@pytest.mark.parametrize("seed", range(4))
def test_wherever_bits_flip_it_is_said_and_nothing_falls_over(
    tmp_path: Path, corrected: tuple[Path, list[object], float], seed: int
) -> None:
    """What is damaged is named by a code; a bit that nothing reads may go unseen."""
    before, _, _ = corrected
    data = (before / "desk.db").read_bytes()
    random = Random(seed)  # noqa: S311 (places to flip bits at)
    said = Counter[str]()
    for n in range(10):
        place = tmp_path / f"{n}.db"
        damaged = bytearray(data)
        for _ in range(3):
            damaged[random.randrange(len(data))] ^= 1 << random.randrange(8)
        place.write_bytes(damaged)
        said[_said_of(place)] += 1
    assert said["E_CORRUPT"] + said["faults"] > 0, said
    assert set(said) <= {"E_CORRUPT", "E_SCHEMA", "faults", "whole"}, said


def _said_of(place: Path) -> str:
    try:
        with Store.open(place, read_only=True) as store, store.reading() as db:
            faults = health.faults(db)
            for story in stories.latest(db, most=None):
                stories.edition(db, story.number)
    except StoreError as error:
        return error.code
    return "faults" if faults else "whole"


def test_a_store_that_may_grow_no_further_says_so(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    with Store.open(place) as store:
        with store.writing() as db:
            db.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(StoreError) as told:
            add(store, everything())
        assert told.value.code == "E_DISK"
    with closing(sqlite3.connect(place)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Store.open(place) as store:
        add(store, everything())
        with store.reading() as db:
            assert health.faults(db) == []


def test_a_reader_is_never_in_anybodys_way(place: str) -> None:
    Store.open(place).close()
    mine, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=work, args=(place, theirs, None))
    process.start()
    theirs.close()
    seen = []
    with Store.open(place, read_only=True) as store:
        while process.is_alive():
            with store.reading() as db:
                seen.append(len(stories.latest(db, most=None)))
    assert seen == sorted(seen)
    assert list(rest(mine))[-1] == "done"
