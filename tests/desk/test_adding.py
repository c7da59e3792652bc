"""What comes in is kept once, in its story; copies are carried, edits are versions."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.desk.wire import COURIER, FERRY, GAZETTE, LANTERN, STRIKE, TRAMS, arriving, article
from variorum.desk import Acknowledged, Added, add, news, prepare, telling
from variorum.errors import Unreadable
from variorum.render.json import from_json
from variorum.store import Store, articles, schema, search, statements, stories
from variorum.store.articles import Entry


def told(store: Store) -> list[list[str]]:
    """Give the stories as the outlets of their articles."""
    with store.reading() as db:
        found = stories.latest(db, most=None)
        return sorted(sorted(e.outlet or "" for e in stories.members(db, s.number)) for s in found)


def entry(store: Store, outlet: str) -> Entry:
    """Give the one article of an outlet."""
    with store.reading() as db:
        numbers = db.scalars(
            select(schema.articles.c.number).where(schema.articles.c.outlet == outlet)
        )
        (found,) = articles.entries(db, numbers)
        return found


def count(store: Store, table: str) -> int:
    """Count the rows of a table."""
    with store.reading() as db:
        return db.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0


def said(store: Store, outlet: str) -> list[str]:
    """Give what an article says that others said."""
    number = entry(store, outlet).number
    with store.reading() as db:
        return [statement.content for statement in statements.standing(db, number)]


def test_two_events_are_two_stories_and_their_accounts_are_read(store: Store) -> None:
    added = add(store, arriving(FERRY, STRIKE))
    assert added == Added(new=5, stories=2)
    assert told(store) == [["courier", "gazette", "lantern"], ["ostrava-news", "tram-times"]]
    assert "We are looking into it" in " ".join(said(store, "courier"))
    with store.reading() as db:
        assert stories.untold(db) == []
        assert len(search.find(db, "ferry")) == 3
        (ferry, _) = sorted(stories.latest(db), key=lambda story: story.number)
        assert '"variorum/1"' in (stories.edition(db, ferry.number) or "")


def test_the_same_again_changes_nothing(store: Store) -> None:
    add(store, arriving(FERRY, STRIKE))
    before = {table: count(store, table) for table in schema.metadata.tables}
    assert add(store, arriving(STRIKE, FERRY)) == Added(known=5)
    assert {table: count(store, table) for table in schema.metadata.tables} == before


def test_an_account_alone_is_not_read_until_another_comes(store: Store) -> None:
    first, *others = arriving(FERRY)
    add(store, [first])
    assert count(store, "readings") == 0
    add(store, others)
    assert count(store, "readings") == 3


def test_what_is_kept_is_acknowledged_after_it_is_kept(store: Store) -> None:
    seen: list[tuple[str, int]] = []

    def note(one: Acknowledged) -> None:
        seen.append((one.how, count(store, "articles")))

    add(store, arriving(FERRY, STRIKE), on_kept=note)
    assert seen == [("new", 5)] * 5


def test_what_failed_is_kept_for_the_doctor_and_the_rest_goes_on(store: Store) -> None:
    failure = Unreadable("It is empty.", path="a.txt", code="E_EMPTY")
    assert add(store, [failure, *arriving(STRIKE), failure]) == Added(new=2, failed=2, stories=1)
    assert count(store, "failures") == 1


# ── the same article, and others ────────────────────────────────────────────────


def test_a_new_text_at_an_address_is_a_new_version(store: Store) -> None:
    add(store, arriving(FERRY))
    edited = GAZETTE.replace("Twelve people", "Fourteen people")
    assert add(store, [article("gazette", edited)]) == Added(changed=1, stories=1)
    gazette = entry(store, "gazette")
    assert gazette.version == 2
    with store.reading() as db:
        assert articles.skim_of(db, gazette.number, 1).article.text == GAZETTE
        assert articles.skim_of(db, gazette.number, 2).article.text == edited
        assert search.find(db, "twelve") == []
        assert search.find(db, "fourteen") == [gazette.number]
        assert stories.untold(db) == []


def test_an_edit_flags_exactly_the_statements_that_changed(store: Store) -> None:
    add(store, arriving(FERRY))
    before = said(store, "gazette")
    edited = GAZETTE.replace("within two hours", "within three hours").replace(
        "Captain Tom Varga", "No one else was hurt, said the coastguard. Captain Tom Varga"
    )
    add(store, [article("gazette", edited)])
    with store.reading() as db:
        came, went = statements.came_and_went(db, entry(store, "gazette").number, 2)
    changed = [
        (old.content, new.content) for new in came for old in went if new.instead_of == old.id
    ]
    assert [("two" in old, "three" in new) for old, new in changed] == [(True, True)]
    assert [new.content for new in came if not new.instead_of] == ["No one else was hurt"]
    assert len(went) == 1
    assert len(said(store, "gazette")) == len(before) + 1


def test_what_a_newer_reader_sees_in_the_same_text_is_no_news(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = arriving(FERRY)
    add(store, [first, others[0]])
    before, after = said(store, "gazette"), store.now()
    monkeypatch.setattr(telling, "made_by", lambda: "variorum 999")
    add(store, others[1:])
    assert said(store, "gazette") == before
    assert {item.outlet for item in news.since(store, after) if item.kind == "statement"} == {
        "courier"
    }
    assert count(store, "readings") == 3


def test_what_was_not_known_of_an_article_is_filled_in(store: Store) -> None:
    nameless = [replace(one.article, outlet=None, published=None) for one in arriving(FERRY)]
    add(store, nameless)
    with store.reading() as db:
        (story,) = stories.latest(db)
        before = [(s.content, s.came) for s in statements.standing(db, story.number)]
    assert story.first is None
    moment = store.now()
    assert add(store, arriving(FERRY)) == Added(changed=3, stories=1)
    assert add(store, nameless) == Added(known=3)
    with store.reading() as db:
        (story,) = stories.latest(db)
        assert [(s.content, s.came) for s in statements.standing(db, story.number)] == before
        edition = from_json(stories.edition(db, story.number) or "")
    assert (story.first, story.accounts) == ("2025-03-10", 3)
    assert {account.outlet for account in edition.articles} == set(FERRY)
    assert news.since(store, moment) == []


def test_white_space_makes_no_version(store: Store) -> None:
    add(store, [article("gazette", GAZETTE)])
    assert add(store, [article("gazette", GAZETTE.replace("\n\n", "\n\n\n"))]) == Added(known=1)


def test_one_web_address_is_one_article_wherever_it_was_met(store: Store) -> None:
    url = "https://gazette.example/heron"
    edited = GAZETTE.replace("Twelve", "Fourteen")
    met = [
        article("gazette", GAZETTE, path="https://feeds.example/a#1", url=url),
        article("gazette", GAZETTE, path="https://feeds.example/b#9", url=url),
        article("gazette", edited, path="https://feeds.example/c#3", url=url),
    ]
    assert add(store, met) == Added(new=1, known=1, changed=1, stories=1)


def test_a_page_that_claims_anothers_address_is_its_own_article(store: Store) -> None:
    url = "https://gazette.example/heron"
    met = [
        article("gazette", GAZETTE, url=url),
        article("ostrava-news", TRAMS, url=url),
    ]
    assert add(store, met) == Added(new=2, stories=2)


def test_a_feed_that_changes_its_ids_adds_nothing(store: Store) -> None:
    feed = "https://gazette.example/rss"
    assert add(store, [article("gazette", GAZETTE, path=f"{feed}#1")]).new == 1
    assert add(store, [article("gazette", GAZETTE, path=f"{feed}#2")]) == Added(known=1)


def test_one_text_at_many_addresses_is_one_account_and_its_carriers(store: Store) -> None:
    add(store, arriving(FERRY))
    carriers = [article(f"paper{n}", GAZETTE) for n in range(30)]
    assert add(store, carriers).copies == 30
    assert count(store, "readings") == 3
    with store.reading() as db:
        (story,) = stories.latest(db)
        assert (story.articles, story.accounts) == (33, 3)


def test_a_text_at_five_hundred_addresses_stands_behind_nothing_more_than_one(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        add(store, [*arriving(FERRY), *(article(f"paper{n}", GAZETTE) for n in range(500))])
        assert count(store, "readings") == 3
        with store.reading() as db:
            (story,) = stories.latest(db)
            (told,) = from_json(stories.edition(db, story.number) or "").stories
    assert (story.articles, story.accounts) == (503, 3)
    assert told.points
    assert max(reading.independent for point in told.points for reading in point.readings) <= 3


def test_a_text_that_leaves_a_paragraph_out_is_a_copy(store: Store) -> None:
    longer = f"{GAZETTE}\nThe Heron was built in 1998 and crosses the sound twice a day.\n"
    added = add(store, [article("gazette", longer), article("digest", GAZETTE)])
    assert (added.new, added.copies) == (1, 1)
    assert entry(store, "digest").copy_of == entry(store, "gazette").number


def test_one_word_changed_makes_an_account(store: Store) -> None:
    changed = GAZETTE.replace("all passengers", "some passengers")
    added = add(store, [*arriving(FERRY), prepare(article("digest", changed))])
    assert (added.new, added.copies) == (4, 0)
    assert count(store, "readings") == 4


def test_a_carrier_stands_by_itself_once_its_original_was_edited(store: Store) -> None:
    add(store, [*arriving(FERRY), prepare(article("digest", GAZETTE))])
    add(store, [article("gazette", GAZETTE.replace("Twelve", "Fourteen"))])
    assert entry(store, "digest").copy_of is None
    assert told(store) == [["courier", "digest", "gazette", "lantern"]]
    assert count(store, "readings") == 5


@pytest.mark.parametrize(
    "text", ["\x00\x00", "\ud800 " * 50, "word", "a\u202eb", "« »" * 99, "9" * 5000]
)
def test_any_text_is_kept_as_it_is(store: Store, text: str) -> None:
    assert add(store, [article("gazette", text)]).new == 1
    with store.reading() as db:
        kept = articles.skim_of(db, entry(store, "gazette").number, 1)
    assert kept.article.text == text


# ── the order of arrival ────────────────────────────────────────────────────────


def test_stories_do_not_depend_on_the_order_of_arrival(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    everything = arriving(FERRY, STRIKE)
    found = set()
    for order in islice(permutations(everything), 0, None, 23):
        place = tmp_path_factory.mktemp("order") / "desk.db"
        with Store.open(place) as store:
            for one in order[:3]:
                add(store, [one])
            add(store, order[3:])
            found.add(str(told(store)))
    assert len(found) == 1


def test_a_story_keeps_its_name_and_every_article_leads_to_it(store: Store) -> None:
    first, *others = arriving(FERRY)
    add(store, [first])
    with store.reading() as db:
        (alone,) = stories.latest(db)
    add(store, others)
    with store.reading() as db:
        (story,) = stories.latest(db)
        assert story.name == alone.name == entry(store, "gazette").name
        for outlet in FERRY:
            assert stories.find(db, entry(store, outlet).name) == story
        assert stories.find(db, "") is not None
        assert stories.find(db, "%") is None


def test_texts_of_the_wire_are_ours_alone() -> None:
    assert all("Kelmouth" in text for text in (GAZETTE, LANTERN, COURIER))
