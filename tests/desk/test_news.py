"""What was not there before: as items, and as feeds that others can read."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from tests.desk.wire import FERRY, GAZETTE, STRIKE, arriving, article
from variorum.cli import sample
from variorum.desk import add, news
from variorum.desk.news import Item
from variorum.desk.syndication import sentence, to_json_feed, to_rss
from variorum.store import Store

NOTE = "Correction: Fourteen people were treated, not twelve."


def kinds(items: list[Item]) -> set[str]:
    """Give the kinds of some items."""
    return {item.kind for item in items}


def test_a_story_is_new_with_its_statements_and_only_once(store: Store) -> None:
    before = store.now()
    add(store, arriving(FERRY))
    items = news.since(store, before)
    assert {"story", "statement"} <= kinds(items)
    assert any(item.who == "Eva Roth" and item.outlet == "courier" for item in items)
    assert len({item.id for item in items}) == len(items)
    assert news.since(store, store.now()) == []


def test_differences_are_news(store: Store) -> None:
    before = store.now()
    first, second, *others = sample.articles()
    add(store, [first, second])
    halfway = store.now()
    add(store, others)
    told = {item.id for item in news.since(store, before)}
    later = {item.id for item in news.since(store, halfway)}
    assert kinds(news.since(store, halfway)) >= {"difference", "statement"}
    assert later < told


def test_a_difference_that_comes_late_is_news_and_those_before_are_not(store: Store) -> None:
    def differing(since: str) -> set[str]:
        told = news.since(store, since)
        return {item.text for item in told if item.kind in {"difference", "update"}}

    texts = {
        "gazette": "The ferry Heron ran aground off Kelmouth on Monday. Twelve people were injured.",
        "lantern": "The ferry Heron ran aground off Kelmouth on Monday. Fifteen people were injured.",
    }
    start = store.now()
    add(store, arriving(texts))
    (injured,) = differing(start)
    assert injured == "People injured: Twelve people were injured | Fifteen people were injured"
    # One more account that gives both what is known and what nobody told so far.
    halfway = store.now()
    add(
        store,
        arriving(
            {
                "courier": "The ferry Heron ran aground off Kelmouth on Monday. Twelve people were injured. Three people were killed."
            }
        ),
    )
    assert differing(halfway) == set()
    late = store.now()
    add(
        store,
        arriving(
            {
                "post": "The ferry Heron ran aground off Kelmouth on Monday. Twelve people were injured. Five people were killed."
            }
        ),
    )
    assert differing(late) == {"People killed: Three people were killed | Five people were killed"}


def test_a_story_of_one_account_is_no_news(store: Store) -> None:
    before = store.now()
    add(store, arriving(FERRY)[:1])
    assert news.since(store, before) == []


def test_what_joins_a_story_is_news_and_what_was_there_is_not(store: Store) -> None:
    first, *others = arriving(FERRY)
    add(store, [first, others[0], *arriving(STRIKE)])
    before = store.now()
    add(store, others[1:])
    items = news.since(store, before)
    assert "story" not in kinds(items)
    assert {item.outlet for item in items if item.kind == "statement"} == {"courier"}


def test_an_edited_article_is_told_by_what_changed_in_it(store: Store) -> None:
    add(store, arriving(FERRY))
    before = store.now()
    edited = GAZETTE.replace("within two hours", "within three hours")
    add(store, [article("gazette", f"{edited}\n{NOTE}\n")])
    items = [item for item in news.since(store, before) if item.kind != "statement"]
    correction, *_ = (item for item in items if item.kind == "correction")
    assert correction.text == NOTE
    (changed,) = (item for item in items if item.kind == "changed")
    assert "two hours" in changed.before
    assert "three hours" in changed.text
    again = store.now()
    add(store, [article("gazette", f"{edited}\nThe shipyard is in Varna.\n{NOTE}\n")])
    assert "correction" not in kinds(news.since(store, again))


def test_what_a_correction_says_is_no_statement(store: Store) -> None:
    add(store, arriving(FERRY))
    before = store.now()
    note = "Correction: An earlier version said that the Heron had sunk, the Gazette said."
    add(store, [article("gazette", f"{GAZETTE}\n{note}\n")])
    assert [(item.kind, item.text) for item in news.since(store, before)] == [("correction", note)]


HOSTILE = Item(
    "1", "statement", "a", "A <b>&\x00", "2025-03-10T12:00:00+00:00",
    "]]><script>alert(1)</script>\u202e\x1b[2J", "", "", "", "javascript:alert(1)",
)  # fmt: skip


def test_feeds_hold_words_and_no_markup() -> None:
    entry = ET.fromstring(to_rss([HOSTILE])).find("channel/item")  # noqa: S314 (our own)
    assert entry is not None
    assert "&lt;script&gt;" in (entry.findtext("description") or "")
    assert entry.find("link") is None
    (item,) = json.loads(to_json_feed([HOSTILE]))["items"]
    assert item["content_text"] == sentence(HOSTILE)
    assert "external_url" not in item


def test_a_json_feed_is_one(store: Store) -> None:
    before = store.now()
    add(store, arriving(FERRY))
    feed = json.loads(to_json_feed(news.since(store, before)))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all({"id", "title", "content_text", "date_published"} <= set(i) for i in feed["items"])
