"""Work that only one program at a time may do: held by a lock that dies with the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from variorum.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds it: which process, on which machine, since when."""

    pid: int
    host: str
    since: str


@contextmanager
def hold(engine: Engine, name: str, work: str, who: Held) -> Iterator[None]:
    """Hold the right to do a piece of work with a store.

    Raises:
        StoreError: somebody holds it (E_LOCKED).
    """
    if engine.dialect.name == "sqlite":
        with _by_file(Path(f"{name}.{work}"), work, who):
            yield
    else:
        with _by_server(engine, work, who):
            yield


@contextmanager
def _by_file(file: Path, work: str, who: Held) -> Iterator[None]:
    import fcntl

    with file.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise _taken(work, lock.read()) from error
        lock.truncate(0)
        lock.write(json.dumps(asdict(who)))
        lock.flush()
        try:
            yield
        finally:
            # The file stays: were it removed, two could hold locks on two files of one name.
            lock.truncate(0)


@contextmanager
def _by_server(engine: Engine, work: str, who: Held) -> Iterator[None]:
    number = {"number": int.from_bytes(sha256(work.encode()).digest()[:4], "big", signed=True)}
    with engine.connect() as db:
        # The server shows this name of ours to whoever asks who holds the lock.
        told = json.dumps([who.pid, who.host[:20], who.since[:19]])
        db.execute(text("SELECT set_config('application_name', :told, false)"), {"told": told})
        if not db.scalar(text("SELECT pg_try_advisory_lock(:number)"), number):
            holder = db.scalar(
                text(
                    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
                    " WHERE locktype = 'advisory' AND objid = (:number)::bigint & 4294967295"
                    " AND granted LIMIT 1"
                ),
                number,
            )
            raise _taken(work, holder or "")
        db.commit()
        try:
            yield
        finally:
            db.rollback()
            db.execute(text("SELECT pg_advisory_unlock(:number)"), number)
            db.commit()


def _taken(work: str, told: str) -> StoreError:
    by = "another program"
    with suppress(ValueError, TypeError):
        found = json.loads(told)
        held = Held(**found) if isinstance(found, dict) else Held(*found)
        by = f"process {held.pid} on {held.host}, since {held.since[:19]}"
    return StoreError(
        f"Somebody does this already ({work}): {by}.",
        code="E_LOCKED",
        hint="Let them, or stop them first.",
    )
