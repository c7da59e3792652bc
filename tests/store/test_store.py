"""A store: opened, shared, guarded, and told what it cannot be."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from sqlalchemy import select

from variorum.errors import InputError, StoreError, Unreadable
from variorum.store import Connection, Store, health, location, migrations, notes, schema, search


def test_a_note_replaces_the_last_one_and_can_be_dropped(store: Store) -> None:
    store.note("feed", "https://wire.example/rss", {"etag": "1"})
    store.note("feed", "https://wire.example/rss", {"etag": "2"})
    store.note("feed", "https://b.example/\x00", {})
    assert store.notes("feed") == {
        "https://b.example/\ufffd": {},
        "https://wire.example/rss": {"etag": "2"},
    }
    store.forget("feed", "https://b.example/\x00")
    assert list(store.notes("feed")) == ["https://wire.example/rss"]
    assert store.notes("robots") == {}


def test_what_fails_again_counts_up(store: Store) -> None:
    for _ in range(3):
        store.fail(Unreadable("It is empty.", path="a.txt", code="E_EMPTY", hint="Fill it."))
    store.fail(InputError("It is \ud800.", path="b\x00.txt"))
    with store.reading() as db:
        last, first = notes.last_failures(db, 10)
    assert (first.path, first.code, first.times) == ("a.txt", "E_EMPTY", 3)
    assert (last.path, last.message) == ("b\ufffd.txt", "It is \ufffd.")


def test_what_raises_in_a_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as db:
        _write_and_raise(db)
    assert store.notes("feed") == {}


def _write_and_raise(db: Connection) -> None:
    notes.write(db, "feed", "a", {})
    raise ZeroDivisionError


def test_a_reader_sees_what_was_there_before_and_waits_for_nobody(place: str) -> None:
    with Store.open(place) as writer, Store.open(place, patience=0.1) as reader:
        writer.note("feed", "a", {})
        with writer.writing() as db:
            notes.write(db, "feed", "b", {})
            assert list(reader.notes("feed")) == ["a"]
        assert list(reader.notes("feed")) == ["a", "b"]


def test_a_second_writer_is_told_that_somebody_writes(place: str) -> None:
    with Store.open(place) as one, Store.open(place, patience=0.1) as other, one.writing():
        with pytest.raises(StoreError) as told:
            other.note("feed", "a", {})
        assert told.value.code == "E_LOCKED"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="asks for signals as Unix has them")
def test_who_waits_for_a_turn_hears_that_it_is_to_end(place: str) -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, end)
    began = time.monotonic()
    try:
        with Store.open(place) as one, Store.open(place) as other, one.writing():
            signal.setitimer(signal.ITIMER_REAL, 0.5)
            with pytest.raises(KeyboardInterrupt):
                other.note("feed", "a", {})
        assert time.monotonic() - began < 5
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_less_patience_is_a_matter_of_one_transaction(place: str) -> None:
    with Store.open(place) as one, Store.open(place) as other:
        with one.writing(), pytest.raises(StoreError) as told:
            other.note_all("feed", {"a": {}}, patience=0.1)
        assert told.value.code == "E_LOCKED"
        other.note("feed", "a", {})


def test_a_second_watcher_is_told_who_watches(place: str) -> None:
    with Store.open(place) as one, Store.open(place) as other:
        with one.alone("watch"):
            with (
                pytest.raises(StoreError, match=f"process {os.getpid()} on .*, since 20"),
                other.alone("watch"),
            ):
                pass
            with other.alone("mend"):
                pass
        with other.alone("watch"):
            pass


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ferry", [1]),
        ("FERRIES", [1]),
        ('"ran aground"', [1]),
        ('"aground ran"', []),
        ("ran", [1, 2]),
        ("ran late", [2]),
        ("'; DROP TABLE articles; --", []),
        ('NEAR( "x', []),
        ("title: *", []),
        ('" " ( * ^', []),
        ("", []),
        ("\x00\ud800", []),
        ("kelmouth & | ! <->", [1]),
    ],
)
def test_a_search_is_words_and_phrases_whatever_is_typed(
    store: Store, asked: str, found: list[int]
) -> None:
    with store.writing() as db:
        search.add(db, 1, "The ferry", "It ran aground off Kelmouth.")
        search.add(db, 2, "Trams", "They ran late.\x00")
    with store.reading() as db:
        assert sorted(search.find(db, asked)) == found


def test_words_that_were_dropped_are_not_found(store: Store) -> None:
    with store.writing() as db:
        search.add(db, 1, "The ferry", "It ran aground.")
        search.drop(db, 1, "The ferry", "It ran aground.")
        search.add(db, 1, "The ferry", "It was refloated.")
    with store.reading() as db:
        assert search.find(db, "aground") == []
        assert search.find(db, "refloated") == [1]


# ── old, new, broken ────────────────────────────────────────────────────────────


def test_a_store_of_a_newer_version_is_left_alone(place: str) -> None:
    with Store.open(place) as store, store.writing() as db:
        row = {"number": len(migrations.STEPS) + 1, "name": "m999", "applied": ""}
        db.execute(schema.migrations.insert().values(row))
    with pytest.raises(StoreError, match="newer Variorum") as told:
        Store.open(place)
    assert told.value.code == "E_SCHEMA"


def test_an_older_store_is_copied_and_brought_up_to_date(place: str) -> None:
    with mock.patch.object(migrations, "STEPS", migrations.STEPS[:1]), Store.open(place) as old:
        old.note("feed", "a", {})
    with pytest.raises(StoreError, match="older version"):
        Store.open(place, read_only=True)
    with Store.open(place) as store:
        assert list(store.notes("feed")) == ["a"]
        with store.reading() as db:
            assert search.find(db, "anything") == []
            taken = list(db.scalars(select(schema.migrations.c.number)))
        assert taken == list(range(1, len(migrations.STEPS) + 1))
        assert store.backend == "postgresql" or Path(f"{place}.before-2").exists()


def test_there_is_nothing_to_read_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        Store.open(tmp_path / "desk.db", read_only=True)
    assert told.value.code == "E_NOT_FOUND"
    assert not (tmp_path / "desk.db").exists()


def test_what_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("Not a database, but a text. " * 99)
    with pytest.raises(StoreError) as told:
        Store.open(tmp_path / "desk.db")
    assert told.value.code == "E_CORRUPT"


@pytest.mark.parametrize("table", ["bookmarks (name)", "migrations (name)"])
@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_is_left_alone(
    table: str, *, read_only: bool, tmp_path: Path
) -> None:
    place = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(place)) as other:
        other.execute(f"CREATE TABLE {table}")
    before = place.read_bytes()
    with pytest.raises(StoreError, match="of another program") as told:
        Store.open(place, read_only=read_only)
    assert (told.value.code, place.read_bytes() == before) == ("E_STORE", True)


def test_a_server_that_does_not_answer_is_an_error_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Store.open(f"postgresql://nobody@/none?host={tmp_path}")


def test_a_store_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    Store.open(tmp_path / "desk.db").close()
    with Store.open(tmp_path / "desk.db", read_only=True) as store:
        with pytest.raises(StoreError) as told:
            store.note("feed", "a", {})
        assert told.value.code == "E_READ_ONLY"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="asks for users as Unix has them")
@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("taken_from", "rights", "codes"),
    [
        ("desk.db", 0o444, {"E_READ_ONLY"}),
        ("desk.db", 0o000, {"E_STORE"}),
        (".", 0o000, {"E_STORE"}),
        (".", 0o555, {"E_STORE", "E_READ_ONLY"}),
    ],
)
def test_who_lacks_a_right_is_told_so(
    taken_from: str, rights: int, codes: set[str], *, read_only: bool
) -> None:
    # Nobody but its owner gets into the folders above `tmp_path`.
    with TemporaryDirectory() as folder:
        place = Path(folder, "desk", "desk.db")
        Store.open(place).close()
        Path(folder).chmod(0o755)
        with (
            without_rights(place.parent / taken_from, rights),
            pytest.raises(StoreError) as told,
            Store.open(place, read_only=read_only) as store,
        ):
            store.note("feed", "a", {})
    assert told.value.code in codes
    assert told.value.hint


@contextmanager
def without_rights(path: Path, rights: int) -> Iterator[None]:
    """Take rights away, and be somebody whom that stops: it does not stop root."""
    we, before = os.geteuid(), path.stat().st_mode
    path.chmod(rights)
    if we == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(we)
        path.chmod(before)


@pytest.mark.parametrize(
    ("kind", "named"),
    [("nfs4", "nfs4"), ("cifs", "cifs"), ("fuse.sshfs", "fuse.sshfs"), ("ext4", None)],
)
def test_a_store_on_another_machine_is_known(tmp_path: Path, kind: str, named: str | None) -> None:
    here = str(tmp_path.resolve()).replace(" ", "\\040")
    mounts = (
        f"/dev/sda1 / ext4 rw 0 0\nnas:/desk {here} {kind} rw 0 0\nnas:/b {here}-b nfs rw 0 0\n"
    )
    assert location.remote_file_system(tmp_path / "desk.db", mounts) == named
    assert location.remote_file_system(tmp_path / "desk.db", f"{mounts}\n\x00 \\777\n") == named


@pytest.mark.parametrize("left", [0.0, 0.3, 0.7, 0.99])
def test_of_a_log_that_was_cut_short_what_came_before_is_kept(tmp_path: Path, left: float) -> None:
    store = Store.open(tmp_path / "desk.db")
    for n in range(20):
        store.note("feed", str(n), {"n": n})
    torn = tmp_path / "torn.db"
    torn.write_bytes((tmp_path / "desk.db").read_bytes())
    log = (tmp_path / "desk.db-wal").read_bytes()
    (tmp_path / "torn.db-wal").write_bytes(log[: int(len(log) * left)])
    store.close()
    with Store.open(torn) as opened:
        with opened.reading() as db:
            assert health.faults(db) == []
        kept = sorted(int(key) for key in opened.notes("feed"))
        assert kept == list(range(len(kept)))
        assert len(kept) < 20


@pytest.mark.parametrize(("durable", "level"), [(False, 1), (True, 2)])
def test_a_durable_store_waits_for_the_disk(tmp_path: Path, durable: bool, level: int) -> None:  # noqa: FBT001
    with Store.open(tmp_path / "desk.db", durable=durable) as store, store.reading() as db:
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == level


@pytest.mark.parametrize("where", ["mysql://a/b", "sqlite://", "sqlite:///:memory:", "://"])
def test_only_files_and_postgresql_are_stores(where: str) -> None:
    with pytest.raises(StoreError, match="no store that Variorum knows"):
        location.locate(where)


def test_the_store_is_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(location.VARIABLE, str(tmp_path / "here.db"))
    with Store.open() as store:
        assert store.name == str(tmp_path / "here.db")
    assert sqlite3.connect(tmp_path / "here.db").execute("PRAGMA journal_mode").fetchone() == (
        "wal",
    )
