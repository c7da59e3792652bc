"""Connections to a store: how they are opened, and what it means when a database complains."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from variorum.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

# Writers take turns by this number: any will do that no other program on the server uses.
_TURN = 7_664_701
# Seconds to wait for a turn before we look whether we are to end.
_MOMENT = 0.5
# Pages in SQLite's own memory (64 MB), and bytes that are mapped instead of read.
_PRAGMAS = ("cache_size = -65536", "temp_store = memory", "foreign_keys = on")


def connect(url: URL, *, durable: bool, read_only: bool, patience: float) -> Engine:
    """Give an engine that opens connections as a store needs them.

    `durable` lets every commit wait for the disk, so that it outlives a loss of power; without
    it, it outlives whatever becomes of the program. `patience` is how many seconds to wait for
    a writer to end.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(
            url,
            connect_args={"timeout": patience, "check_same_thread": False},
            poolclass=QueuePool,
        )
        settings = [
            f"synchronous = {'full' if durable else 'normal'}",
            *_PRAGMAS,
            *(["query_only = on"] if read_only else []),
        ]
        event.listen(engine, "connect", lambda raw, _: _prepare(raw, settings))
        event.listen(engine, "begin", partial(_begin, patience=patience))
        return engine
    options = {"options": f"-c lock_timeout={int(patience * 1000)}"}
    engine = create_engine(url, connect_args=options)
    if durable:
        event.listen(engine, "begin", lambda db: db.exec_driver_sql("SET synchronous_commit = on"))
    return engine


def let_readers_in(engine: Engine) -> None:
    """Let others read while one writes: SQLite puts what is written into a log first, from now on.

    Raises:
        StoreError: it cannot.
    """
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = wal")
    except sqlite3.Error as error:
        raise _meaning(error) from error
    finally:
        raw.close()


def _prepare(raw: Any, settings: list[str]) -> None:
    # Python would begin transactions by itself, too late and not as a writer should.
    raw.isolation_level = None
    for setting in settings:
        raw.execute(f"PRAGMA {setting}")


def _begin(db: Connection, *, patience: float) -> None:
    """Begin a transaction of SQLite; one that writes when it is its turn.

    Whoever waits within SQLite hears no signal: so we wait there for a moment, again and again.
    """
    said = db.get_execution_options()
    if not said.get("writes", False):
        db.exec_driver_sql("BEGIN")
        return
    wait = min(patience, said.get("patience", patience))
    by = monotonic() + wait
    db.exec_driver_sql(f"PRAGMA busy_timeout = {int(min(wait, _MOMENT) * 1000)}")
    try:
        while not _has_begun(db, last=monotonic() >= by):
            pass
    finally:
        db.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def _has_begun(db: Connection, *, last: bool) -> bool:
    """Try to begin to write; what speaks against it is raised if this is the `last` try."""
    try:
        db.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if last or "is locked" not in str(error.orig):
            raise
        return False
    return True


@contextmanager
def transaction(
    engine: Engine, *, writes: bool, patience: float | None = None
) -> Iterator[Connection]:
    """Open a transaction. It is committed at the end, and rolled back when something raises.

    One transaction writes at a time; the others wait for their turn, so many seconds if `patience`
    is less than the engine's. Readers wait for nobody, and all that one of them asks is answered
    from the same moment.

    Raises:
        StoreError: the database cannot do what it is asked.
    """
    options: dict[str, Any] = {"writes": writes}
    if patience is not None:
        options["patience"] = patience
    if not writes and engine.dialect.name == "postgresql":
        # Else each question would be answered from a moment of its own; in SQLite none is.
        options["isolation_level"] = "REPEATABLE READ"
    try:
        with engine.connect().execution_options(**options) as db, db.begin():
            if writes and db.dialect.name == "postgresql":
                if patience is not None:
                    milliseconds = {"most": str(int(patience * 1000))}
                    db.execute(text("SELECT set_config('lock_timeout', :most, true)"), milliseconds)
                db.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            yield db
    except DBAPIError as error:
        raise complaint(error) from error


# What a complaint is about, by the words of SQLite and the codes of PostgreSQL.
_MEANINGS = (
    (("disk is full", "disk i/o error", "53100", "53200"), "E_DISK",
     "There is no room for the store.", "Make room and do the same again: what was kept is kept."),
    (("is locked", "55p03"), "E_LOCKED",
     "Somebody else writes to the store.", "Try again when they are done."),
    (("readonly", "25006"), "E_READ_ONLY",
     "The store can only be read.", "Give yourself the right to write to it, and to its folder."),
    (("not a database",), "E_CORRUPT",
     "It is no store, or damaged from its first byte on.",
     "Say with --store where the store is, or go back to your last copy."),
    (("malformed", "xx001", "xx002"), "E_CORRUPT",
     "The store is damaged.", "See what `variorum doctor` says, and go back to your last copy."),
    (("connection failed", "connection refused", "could not translate host"), "E_STORE",
     "The server of the store does not answer.", "Check its address, and whether it runs."),
    (("unable to open",), "E_STORE",
     "The store cannot be opened.", "Check that its folder is there and is yours."),
)  # fmt: skip


def complaint(error: DBAPIError) -> StoreError:
    """Say what a database's complaint means to whoever uses the store."""
    return _meaning(error.orig or error)


def _meaning(cause: BaseException) -> StoreError:
    said = f"{getattr(cause, 'sqlstate', None) or ''} {cause}".lower()
    for signs, code, message, hint in _MEANINGS:
        if any(sign in said for sign in signs):
            return StoreError(message, code=code, hint=hint)
    kind = "SQLite" if isinstance(cause, sqlite3.Error) else "The database"
    first = str(cause).strip().splitlines()
    said = first[0].rstrip(".") if first else type(cause).__name__
    return StoreError(f"{kind} says: {said}.", hint="Ask `variorum doctor`.")
