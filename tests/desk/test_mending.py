"""What is wrong with a store is seen, and what can be derived is made anew."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from tests.desk.test_adding import entry, told
from tests.desk.wire import FERRY, GAZETTE, STRIKE, arriving, article
from variorum.desk import add, rulings
from variorum.desk.mending import mend
from variorum.store import Store, health, schema, search, stories


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


def test_a_damaged_text_is_found_by_the_doctor(full: Store) -> None:
    number = entry(full, "gazette").number
    this = schema.versions.c.article == number
    with full.writing() as db:
        text = db.scalar(select(schema.versions.c.text).where(this)) or b""
        db.execute(update(schema.versions).where(this).values(text=text[:20] + b"x" + text[21:]))
    assert faults(full) == [(f"article {number}, version 1: its text is damaged", False)]
