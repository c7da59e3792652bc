"""How a store comes to have the tables of today: a list of steps, each taken once.

A step is never changed once it was released; a new one is put at the end. A store that knows
more steps than this list is of a newer version and is left alone.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, inspect, select

from variorum.errors import StoreError
from variorum.store import schema, search

Step = Callable[[Connection], None]


def m001_articles_and_stories(db: Connection) -> None:
    """Make the tables of the first release."""
    schema.metadata.create_all(db)


def m002_full_text(db: Connection) -> None:
    """Let articles be searched by their words."""
    search.create(db)


STEPS: tuple[Step, ...] = (m001_articles_and_stories, m002_full_text)


def pending(db: Connection) -> tuple[int, int]:
    """Give how many steps the store has taken, and how many there are.

    Raises:
        StoreError: the store is of a newer version (E_SCHEMA).
    """
    there = inspect(db).has_table(schema.migrations.name)
    taken = db.scalar(select(func.max(schema.migrations.c.number))) or 0 if there else 0
    if taken > len(STEPS):
        raise StoreError(
            f"The store is of a newer Variorum: it has taken step {taken}, this one knows"
            f" {len(STEPS)}.",
            code="E_SCHEMA",
            hint="Update Variorum, or choose another store.",
        )
    return taken, len(STEPS)


def migrate(db: Connection, moment: str) -> None:
    """Take the steps that were not taken yet."""
    taken, _ = pending(db)
    for number, step in enumerate(STEPS[taken:], start=taken + 1):
        step(db)
        db.execute(
            schema.migrations.insert().values(number=number, name=step.__name__, applied=moment)
        )
