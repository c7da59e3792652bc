"""What is derived from articles, as a whole: to be dropped before it is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text, update

from variorum.errors import StoreError
from variorum.store import schema, search, statements

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLES = (
    schema.gists,
    schema.holders,
    schema.links,
    schema.signatures,
    schema.bands,
    schema.stories,
)


# Stands for the original of a copy until it is known again.
UNKNOWN = 0


def drop(db: Connection) -> None:
    """Drop everything but articles, versions, statements, points, rulings and notes."""
    for table in _TABLES:
        db.execute(delete(table))
    db.execute(update(schema.articles).values(copy_of=UNKNOWN, story=None))
    db.execute(text("DROP TABLE IF EXISTS words"))
    search.create(db)
    _drop_damaged_readings(db)


def _drop_damaged_readings(db: Connection) -> None:
    """Drop the readings that cannot be opened any more: their accounts are read once more."""
    c = schema.readings.c
    for article, version in db.execute(select(c.article, c.version)).all():
        try:
            statements.reading_of(db, article, version)
        except StoreError:
            this = (c.article == article) & (c.version == version)
            db.execute(delete(schema.readings).where(this))


def numbers(db: Connection) -> list[int]:
    """Give the numbers of all articles, in the order of their arrival."""
    return list(db.scalars(select(schema.articles.c.number).order_by(schema.articles.c.number)))


def count_stories(db: Connection) -> int:
    """Count the stories."""
    return int(db.scalar(select(func.count()).select_from(schema.stories)) or 0)
