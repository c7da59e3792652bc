"""Is the store whole? What the database says of itself, and whether all that is kept can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from variorum.errors import StoreError
from variorum.model import Gist, Reading, Skim
from variorum.store import schema
from variorum.store.packing import unpack, unpack_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Rows fetched at a time, so that a large store does not have to fit into memory.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a store, and whether it can be made anew from the articles."""

    what: str
    mendable: bool


def faults(db: Connection) -> list[Fault]:
    """Look for what is wrong: with the database, with what is packed in it, with what belongs together."""
    return [*_of_the_database(db), *_of_what_is_packed(db), *_of_what_belongs_together(db)]


def counts(db: Connection) -> dict[str, int]:
    """Count what is kept, by table."""
    tables = ("articles", "versions", "readings", "statements", "stories", "points", "failures")
    known = schema.metadata.tables
    return {t: int(db.scalar(select(func.count()).select_from(known[t])) or 0) for t in tables}


def versions(db: Connection) -> dict[str, str]:
    """Say which database it is, and how large the store has grown."""
    if db.dialect.name == "sqlite":
        pages = int(db.scalar(text("PRAGMA page_count")) or 0)
        size = pages * int(db.scalar(text("PRAGMA page_size")) or 0)
        return {
            "SQLite": str(db.scalar(text("SELECT sqlite_version()"))),
            "size": f"{size:,} bytes",
        }
    size = int(db.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    return {"PostgreSQL": str(db.scalar(text("SHOW server_version"))), "size": f"{size:,} bytes"}


def _of_the_database(db: Connection) -> Iterator[Fault]:
    if db.dialect.name == "sqlite":
        for said in db.scalars(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield Fault(f"SQLite: {said}", mendable=False)
        for table, *_ in db.execute(text("PRAGMA foreign_key_check")):
            yield Fault(f"{table}: a row of no article", mendable=table not in _KEPT)


_KEPT = ("articles", "versions", "rulings", "notes")


def _of_what_is_packed(db: Connection) -> Iterator[Fault]:
    kept = schema.versions.c
    for number, version, packed, skim in _rows(
        db, kept.article, kept.version, kept.text, kept.skim
    ):
        if not (_opens(unpack_text, packed) and _opens(unpack, skim, Skim)):
            yield Fault(f"article {number}, version {version}: its text is damaged", mendable=False)
    read = schema.readings.c
    for number, packed in _rows(db, read.article, read.reading):
        if not _opens(unpack, packed, Reading):
            yield Fault(f"article {number}: its reading is damaged", mendable=True)
    for name, packed in _rows(db, schema.gists.c.name, schema.gists.c.gist):
        if not _opens(unpack, packed, Gist):
            yield Fault(f"article {name}: its gist is damaged", mendable=True)
    for name, packed in _rows(db, schema.stories.c.name, schema.stories.c.edition):
        if packed is not None and not _opens(unpack_text, packed):
            yield Fault(f"story {name}: its edition is damaged", mendable=True)


def _of_what_belongs_together(db: Connection) -> Iterator[Fault]:
    articles, stories = schema.articles.c, schema.stories.c
    alone = select(articles.name).where(articles.story.is_(None))
    for name in db.scalars(alone):
        yield Fault(f"article {name}: in no story", mendable=True)
    counted = select(articles.story, func.count()).group_by(articles.story)
    told: dict[int | None, int] = dict(db.execute(counted).all())
    for number, name, size in db.execute(select(stories.number, stories.name, stories.articles)):
        if told.pop(number, 0) != size:
            yield Fault(f"story {name}: it says {size} articles and holds others", mendable=True)
    for number in told:
        if number is not None:
            yield Fault(f"story {number}: it has articles and no row", mendable=True)
    texts = select(articles.number).where(
        ~select(schema.versions.c.article)
        .where(schema.versions.c.article == articles.number)
        .where(schema.versions.c.version == articles.version)
        .exists()
    )
    for number in db.scalars(texts):
        yield Fault(f"article {number}: its text is missing", mendable=False)


def _rows(db: Connection, *columns: Any) -> Iterator[tuple[Any, ...]]:
    found = db.execute(select(*columns).execution_options(yield_per=_AT_ONCE))
    return (tuple(row) for row in found)


def _opens(opening: Any, *given: Any) -> bool:
    try:
        opening(*given)
    except StoreError:
        return False
    return True
