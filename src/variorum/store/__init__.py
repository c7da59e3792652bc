"""What was read, kept: articles and their versions, who said what, and the stories they tell.

One file of SQLite by default, a database of PostgreSQL for teams; the same tables in both, by
SQLAlchemy Core. An article comes in with its statements and its words in one transaction, or not
at all. While one program writes, others read what was there before.

`Store` opens, and gives transactions. What is done in them lies in the modules named after what
they keep: `articles`, `statements`, `stories`, `neighbours`, `search`, `notes`. The store knows
the nouns of `variorum.model` and no stage of the river; `variorum.desk` calls both.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection

from variorum.errors import InputError, StoreError
from variorum.store import connecting, location, migrations, notes
from variorum.store.turns import Held, hold

if TYPE_CHECKING:
    from sqlalchemy import Engine

__all__ = ["Connection", "Store"]

# Seconds to wait for another writer.
PATIENCE = 30.0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Store:
    """A store, open. Use it in a `with` statement, or `close` it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store.open(f"{folder}/desk.db") as store:
    ...     store.note("feed", "https://wire.example/rss", {"etag": "7"})
    ...     store.notes("feed")
    {'https://wire.example/rss': {'etag': '7'}}
    """

    def __init__(self, engine: Engine, name: str, clock: Callable[[], str]) -> None:
        self._engine = engine
        self.name = name
        self.now = clock

    @classmethod
    def open(
        cls,
        where: str | Path | None = None,
        *,
        durable: bool = False,
        read_only: bool = False,
        patience: float = PATIENCE,
        clock: Callable[[], str] = _now,
    ) -> Self:
        """Open a store, and bring an older one to the tables of today.

        Args:
            where: A file, `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`. Without it, what
                `VARIORUM_STORE` says, or `variorum.db` in the user's data folder.
            durable: Let every commit wait for the disk, so that it outlives a loss of power.
            read_only: Open only what is there, and never write.
            patience: Seconds to wait while another program writes.
            clock: What tells the moment, as ISO 8601 in UTC.

        Raises:
            StoreError: there is none to read (E_NOT_FOUND), it is of a newer version (E_SCHEMA),
                or it cannot be opened.
        """
        url = location.locate(where)
        name = location.shown(url)
        if url.get_backend_name() == "sqlite":
            _check_place(Path(str(url.database)), name, read_only=read_only)
        store = cls(
            connecting.connect(url, durable=durable, read_only=read_only, patience=patience),
            name,
            clock,
        )
        store._prepare(read_only=read_only)
        return store

    def _prepare(self, *, read_only: bool) -> None:
        try:
            with self.reading() as db:
                taken, all_steps = migrations.pending(db)
            if not read_only:
                connecting.let_readers_in(self._engine)
            if taken == all_steps:
                return
            self._back_up(taken, read_only=read_only)
            with self.writing() as db:
                migrations.migrate(db, self.now())
        except StoreError:
            self.close()
            raise

    def _back_up(self, taken: int, *, read_only: bool) -> None:
        """Copy a store of SQLite before its tables change; a server has copies of its own."""
        if read_only:
            raise StoreError(
                f"The store {self.name} is of an older version.",
                code="E_SCHEMA",
                hint="Open it once to write, with `variorum add`.",
            )
        if taken and self.backend == "sqlite":
            with (
                closing(sqlite3.connect(self.name)) as old,
                closing(sqlite3.connect(f"{self.name}.before-{taken + 1}")) as copy,
            ):
                old.backup(copy)

    @property
    def backend(self) -> str:
        """What keeps it: `sqlite` or `postgresql`."""
        return str(self._engine.dialect.name)

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a transaction that sees the store as it is now, and waits for nobody."""
        return connecting.transaction(self._engine, writes=False)

    def writing(self, *, patience: float | None = None) -> AbstractContextManager[Connection]:
        """Open a transaction that writes, once every other writer is done.

        When it ends without an error, what was written outlives the program. With less `patience`
        than the store has, it waits no more than so many seconds.
        """
        return connecting.transaction(self._engine, writes=True, patience=patience)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ── small things that others remember ───────────────────────────────────────

    def note(self, kind: str, key: str, value: Mapping[str, Any]) -> None:
        """Keep a small value (what JSON can hold) under a kind and a key; it replaces the last one."""
        with self.writing() as db:
            notes.write(db, kind, key, value)

    def note_all(
        self, kind: str, values: Mapping[str, Mapping[str, Any]], *, patience: float | None = None
    ) -> None:
        """Keep many values of one kind, all or none."""
        with self.writing(patience=patience) as db:
            for key, value in values.items():
                notes.write(db, kind, key, value)

    def notes(self, kind: str) -> dict[str, Any]:
        """Give all values of a kind, by key, in the order of the keys."""
        with self.reading() as db:
            return notes.read(db, kind)

    def forget(self, kind: str, key: str) -> None:
        """Drop a value; nothing happens where there is none."""
        with self.writing() as db:
            notes.drop(db, kind, key)

    def fail(self, failure: InputError) -> None:
        """Keep what could not be read, for `variorum doctor`."""
        with self.writing() as db:
            notes.fail(db, failure, self.now())

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Do something that only one program at a time may do with this store.

        Raises:
            StoreError: somebody does it already (E_LOCKED); the message says who, and since when.
        """
        who = Held(os.getpid(), socket.gethostname(), self.now())
        with hold(self._engine, self.name, work, who):
            yield


def _check_place(file: Path, name: str, *, read_only: bool) -> None:
    if read_only:
        try:
            there = file.exists()
        except OSError as error:  # a folder nobody may look into
            raise StoreError(
                f"The store {name} cannot be looked for: {error.strerror}.",
                hint="Check that its folder is yours, or say with --store where the store is.",
            ) from error
        if not there:
            raise StoreError(
                f"There is no store at {name}.",
                code="E_NOT_FOUND",
                hint="Make one with `variorum add`, or say where it is with --store.",
            )
    else:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder of the store {name} cannot be made: {error.strerror}.",
                hint="Say with --store where you may write.",
            ) from error
