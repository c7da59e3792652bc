"""Small things that are remembered by kind and key, and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from variorum.errors import InputError
from variorum.store import schema
from variorum.store.packing import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NOTES, _FAILURES = schema.notes, schema.failures


def write(db: Connection, kind: str, key: str, value: Mapping[str, Any]) -> None:
    """Keep a value; it replaces the last one of that kind and key."""
    drop(db, kind, key)
    db.execute(_NOTES.insert().values(kind=kind, key=storable(key), value=json.dumps(value)))


def read(db: Connection, kind: str) -> dict[str, Any]:
    """Give all values of a kind, by key."""
    rows = db.execute(select(_NOTES.c.key, _NOTES.c.value).where(_NOTES.c.kind == kind))
    return {key: json.loads(value) for key, value in sorted((k, v) for k, v in rows)}


def drop(db: Connection, kind: str, key: str) -> None:
    """Forget a value."""
    db.execute(delete(_NOTES).where(_NOTES.c.kind == kind, _NOTES.c.key == storable(key)))


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: what, why, how often, and when for the last time."""

    path: str
    code: str
    message: str
    hint: str
    times: int
    first: str
    last: str


def fail(db: Connection, failure: InputError, moment: str) -> None:
    """Keep what could not be read; the same again only counts up."""
    path = storable(failure.path)
    known = (_FAILURES.c.path == path) & (_FAILURES.c.code == failure.code)
    said = {"message": storable(failure.message), "hint": failure.hint, "last": moment}
    again = update(_FAILURES).where(known).values(times=_FAILURES.c.times + 1, **said)
    if not db.execute(again).rowcount:
        row = {"path": path, "code": failure.code, "times": 1, "first": moment, **said}
        db.execute(_FAILURES.insert().values(row))


def last_failures(db: Connection, most: int) -> list[Failure]:
    """Give the failures met last, the latest first."""
    order = (_FAILURES.c.last.desc(), _FAILURES.c.path)
    rows = db.execute(select(_FAILURES).order_by(*order).limit(most)).mappings()
    return [Failure(**row) for row in rows]
