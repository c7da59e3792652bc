"""How a store comes to have the tables of today: a list of steps, each taken once.

A step is never changed once it was released; a new one is put at the end. A store that knows
more steps than this list is of a newer version and is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, delete, func, inspect, select, text, update

from variorum.errors import StoreError
from variorum.model import Gist, Skim
from variorum.store import schema, search, stories
from variorum.store.packing import pack, storable, unpack, unpack_text

Step = Callable[[Connection], None]


def m001_articles_and_stories(db: Connection) -> None:
    """Make the tables of the first release."""
    schema.metadata.create_all(db)


def m002_full_text(db: Connection) -> None:
    """Let articles be searched by their words."""
    search.create(db)


def m003_texts_by_their_paths(db: Connection) -> None:
    """Let the text that a span refers to be found by its path."""
    versions = schema.versions
    if versions.c.path.name not in {c["name"] for c in inspect(db).get_columns(versions.name)}:
        db.execute(text("ALTER TABLE versions ADD COLUMN path VARCHAR"))
        db.execute(text("CREATE INDEX ix_versions_path ON versions (path)"))
    for number, version in db.execute(select(versions.c.article, versions.c.version)).all():
        this = (versions.c.article == number) & (versions.c.version == version)
        skim = unpack(db.scalars(select(versions.c.skim).where(this)).one(), Skim)
        db.execute(update(versions).where(this).values(path=storable(skim.article.path)))


def m004_words_and_weights(db: Connection) -> None:
    """Keep the words of a gist in one row and their weights in another, where they were pairs."""
    gists = schema.gists
    for name in db.scalars(select(gists.c.name)).all():
        this = gists.c.name == name
        told = unpack(db.scalars(select(gists.c.gist).where(this)).one(), dict[str, Any])
        if "words" not in told:
            words, weights = zip(*told["weights"], strict=True) if told["weights"] else ((), ())
            gist = Gist(told["article"], told["day"], words, weights)
            db.execute(update(gists).where(this).values(gist=pack(gist)))


# What every store has; a server may hold tables of others beside it.
_OURS = {schema.migrations.name, schema.articles.name}


def m005_points_by_what_they_say(db: Connection) -> None:
    """Let a point be known by its question and answers, where it was known by its place in the edition."""
    points, told = schema.points, schema.stories
    for story in db.scalars(select(points.c.story).distinct()).all():
        mine = points.c.story == story
        rows = {row["key"]: dict(row) for row in db.execute(select(points).where(mine)).mappings()}
        db.execute(delete(points).where(mine))
        packed = db.scalar(select(told.c.edition).where(told.c.number == story))
        kept = {}
        for point in _points_of(packed) if packed else ():
            if row := rows.get(point["id"]):
                given = [
                    (one["value"], one.get("reply"), one["label"]) for one in point["readings"]
                ]
                key = stories.key_of(point["relation"], point["subject"], given)
                answers = " | ".join(storable(one["label"]) for one in point["readings"])
                said = {name: point[name] for name in _SAID}
                kept[key] = row | said | {"key": key, "answers": answers, "gone": None}
        if kept:
            db.execute(points.insert(), list(kept.values()))


_SAID = ("relation", "aspect", "status", "severity", "confidence", "subject")


def _points_of(packed: bytes) -> list[dict[str, Any]]:
    try:
        return [
            point for one in json.loads(unpack_text(packed))["stories"] for point in one["points"]
        ]
    except (StoreError, ValueError, KeyError):
        return []  # what is damaged is made anew, and its points with it


STEPS: tuple[Step, ...] = (
    m001_articles_and_stories,
    m002_full_text,
    m003_texts_by_their_paths,
    m004_words_and_weights,
    m005_points_by_what_they_say,
)


def pending(db: Connection) -> tuple[int, int]:
    """Give how many steps the store has taken, and how many there are.

    Raises:
        StoreError: the store is of a newer version (E_SCHEMA), or a file of another program (E_STORE).
    """
    tables = set(inspect(db).get_table_names())
    if db.dialect.name == "sqlite" and tables and not tables >= _OURS:
        raise StoreError(
            "It is a database of another program.",
            hint="Say with --store where the store is, or where a new one is to be.",
        )
    there = schema.migrations.name in tables
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
