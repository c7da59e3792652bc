"""What is wrong with a store is seen, and what can be derived is made anew."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, select, update

from tests.desk.test_adding import entry, told
from tests.desk.wire import FERRY, GAZETTE, STRIKE, arriving, article
from variorum.desk import add, rulings
from variorum.desk.mending import mend
from variorum.store import Store, health, notes, schema, search, stories


def faults(store: Store) -> list[tuple[str, bool]]:
    """Give what is wrong with a store."""
    with store.reading() as db:
        return [(fault.what, fault.mendable) for fault in health.faults(db)]


@pytest.fixture
def full(store: Store) -> Store:
    """Give a store with two stories, a copy, and an edited article."""
    add(store, [*arriving(FERRY, STRIKE), article("digest", GAZETTE)])
    add(store, [article("tram-times", "Ostrava tram strike ends\n\nTrams run again in Ostrava.")])
    return store


def state(store: Store) -> list[object]:
    """Give all that readers see of a store's stories."""
    with store.reading() as db:
        return [
            (s.name, s.articles, s.accounts, s.first, stories.edition(db, s.number))
            for s in sorted(stories.latest(db, most=None), key=lambda s: s.name)
        ]


def test_a_store_is_whole(full: Store) -> None:
    assert faults(full) == []


def test_what_is_derived_is_made_anew_as_it_was(full: Store) -> None:
    before, stories_before = state(full), told(full)
    with full.writing() as db:
        for table in (schema.links, schema.holders, schema.gists, schema.bands, schema.stories):
            db.execute(delete(table))
        db.execute(update(schema.articles).values(story=None, copy_of=None))
    assert {mendable for _, mendable in faults(full)} == {True}
    assert mend(full) == 2
    assert told(full) == stories_before
    assert state(full) == before
    assert faults(full) == []
    with full.reading() as db:
        assert len(search.find(db, "ferry")) == 4
        assert stories.moves(db) == []


def test_decisions_outlive_mending(full: Store) -> None:
    with full.reading() as db:
        one, other = stories.latest(db)
    rulings.join(full, one, other)
    assert mend(full) == 1


@pytest.mark.parametrize(
    ("table", "column", "what"),
    [
        (schema.readings, "reading", "its reading is damaged"),
        (schema.gists, "gist", "its gist is damaged"),
        (schema.stories, "edition", "its edition is damaged"),
    ],
    ids=["reading", "gist", "edition"],
)
def test_what_is_derived_and_damaged_is_found_and_mended(
    full: Store, table: Any, column: str, what: str
) -> None:
    before = state(full)
    with full.writing() as db:
        for packed in db.scalars(select(table.c[column]).where(table.c[column].is_not(None))).all():
            broken = packed[:30] + bytes([packed[30] ^ 4]) + packed[31:]
            db.execute(update(table).where(table.c[column] == packed).values({column: broken}))
    found = faults(full)
    assert found
    assert all(said.endswith(what) and mendable for said, mendable in found)
    mend(full)
    assert faults(full) == []
    assert state(full) == before


def test_a_damaged_reading_costs_its_own_story(full: Store) -> None:
    with full.writing() as db:
        db.execute(update(schema.readings).values(reading=b"mdamaged"))
    late = GAZETTE.replace("all passengers", "some passengers")
    added = add(full, [article("late", late), article("alone", "A mill in Holt burned down.")])
    assert (added.new, added.failed) == (2, 0)
    with full.reading() as db:
        assert [failure.code for failure in notes.last_failures(db, 9)] == ["E_CORRUPT"]


def test_a_damaged_text_is_found_by_the_doctor(full: Store) -> None:
    number = entry(full, "gazette").number
    this = schema.versions.c.article == number
    with full.writing() as db:
        text = db.scalar(select(schema.versions.c.text).where(this)) or b""
        db.execute(update(schema.versions).where(this).values(text=text[:20] + b"x" + text[21:]))
    assert faults(full) == [(f"article {number}, version 1: its text is damaged", False)]
