"""Stores of older versions: what lies in them is there afterwards, in the shape of today."""

from __future__ import annotations

import json

from sqlalchemy import delete, select, text, update

from tests.desk.wire import FERRY, arriving
from variorum.desk import add
from variorum.model import Gist
from variorum.store import Store, articles, health, schema, stories
from variorum.store.packing import pack, unpack


def test_the_articles_of_an_older_store_are_found_by_their_paths_and_grouped(place: str) -> None:
    """Before step three no version had its path, and before step four a gist was made of pairs."""
    came = arriving(FERRY)
    with Store.open(place) as store:
        add(store, came[:2])
        with store.writing() as db:
            for name, packed in db.execute(select(schema.gists.c.name, schema.gists.c.gist)).all():
                gist = unpack(packed, Gist)
                pairs = list(zip(gist.words, gist.weights, strict=True))
                old = {"article": gist.article, "day": gist.day, "weights": pairs}
                this = schema.gists.c.name == name
                db.execute(update(schema.gists).where(this).values(gist=pack(old)))
            db.execute(text("DROP INDEX ix_versions_path"))
            db.execute(text("ALTER TABLE versions DROP COLUMN path"))
            db.execute(delete(schema.migrations).where(schema.migrations.c.number > 2))
    with Store.open(place) as store:
        add(store, came[2:])
        with store.reading() as db:
            assert health.faults(db) == []
            for one in came:
                article = one.article
                assert articles.text_of(db, article.path, article.sha256) == article.text
            assert articles.text_of(db, came[0].article.path, "0" * 64) is None
            (story,) = stories.latest(db)
            assert story.accounts == len(came)


def test_the_points_of_an_older_store_are_no_news(place: str) -> None:
    """Before step five a point was known by its place in the edition."""
    points = schema.points.c

    def kept(store: Store) -> dict[str, tuple[str, str]]:
        with store.reading() as db:
            rows = db.execute(select(points.key, points.answers, points.added))
            return {key: (answers, added) for key, answers, added in rows}

    with Store.open(place) as store:
        add(store, arriving(FERRY))
        now = kept(store)
        with store.writing() as db:
            (told,) = stories.latest(db)
            edition = stories.edition(db, told.number) or ""
            assert now
            for point in json.loads(edition)["stories"][0]["points"]:
                answers = " | ".join(reading["label"] for reading in point["readings"])
                this = (points.answers == answers) & (points.subject == point["subject"])
                db.execute(update(schema.points).where(this).values(key=point["id"]))
            db.execute(delete(schema.migrations).where(schema.migrations.c.number > 4))
        assert not now.keys() & kept(store).keys()
    with Store.open(place) as store:
        assert kept(store) == now
