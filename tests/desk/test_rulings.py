"""What an editor decides about stories holds, and can be taken back; nothing breaks a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.desk.test_adding import entry, told
from tests.desk.wire import FERRY, GAZETTE, STRIKE, arriving, article
from variorum.desk import add, rulings
from variorum.errors import StoreError
from variorum.model import Article
from variorum.store import Store, stories
from variorum.store.stories import Told

APART = [["courier", "gazette", "lantern"], ["ostrava-news", "tram-times"]]
ALL = [["courier", "gazette", "lantern", "ostrava-news", "tram-times"]]


def story_of(store: Store, outlet: str) -> Told:
    """Give the story that a paper's article tells."""
    with store.reading() as db:
        found = stories.find(db, entry(store, outlet).name)
    assert found is not None
    return found


def test_two_stories_are_made_one_and_two_again(store: Store) -> None:
    add(store, arriving(FERRY, STRIKE))
    number = rulings.join(store, story_of(store, "gazette"), story_of(store, "tram-times"))
    assert told(store) == ALL
    with store.reading() as db:
        (move,) = stories.moves(db)
        assert (move.kind, len(move.articles)) == ("merge", 2)
        assert stories.untold(db) == []
    rulings.undo(store, ruling=number)
    assert told(store) == APART


def test_a_merge_is_undone_by_its_number(store: Store) -> None:
    add(store, arriving(FERRY, STRIKE))
    rulings.join(store, story_of(store, "gazette"), story_of(store, "tram-times"))
    with store.reading() as db:
        (move,) = stories.moves(db)
    rulings.undo(store, move=move)
    assert told(store) == APART


def test_an_article_is_taken_out_of_its_story_and_what_comes_later_changes_nothing(
    store: Store,
) -> None:
    first, *others = arriving(FERRY)
    add(store, [first, *others[:1]])
    rulings.part(store, story_of(store, "gazette"), [entry(store, "lantern")])
    add(store, arriving(STRIKE))
    assert ["gazette"] in told(store)
    assert ["lantern"] in told(store)
    add(store, [*others[1:], article("gazette", GAZETTE.replace("Twelve", "Ten"))])
    assert not any({"gazette", "lantern"} <= set(story) for story in told(store))


def test_a_split_is_undone_by_its_number(store: Store) -> None:
    add(store, arriving(FERRY))
    rulings.part(store, story_of(store, "gazette"), [entry(store, "lantern")])
    with store.reading() as db:
        (move,) = stories.moves(db)
    assert move.kind == "split"
    rulings.undo(store, move=move)
    assert told(store) == [["courier", "gazette", "lantern"]]


def test_every_link_leads_to_the_story_that_holds_its_article_now(store: Store) -> None:
    add(store, arriving(FERRY, STRIKE))
    trams, ferry = story_of(store, "tram-times"), story_of(store, "gazette")
    rulings.join(store, ferry, trams)
    assert story_of(store, "ostrava-news").name == ferry.name
    with store.reading() as db:
        joined = stories.find(db, trams.name)
    assert joined is not None
    assert joined.name == ferry.name
    rulings.part(store, story_of(store, "gazette"), [entry(store, "gazette")])
    # The founder left: its name goes with it, and the others bear that of the first of them.
    assert story_of(store, "gazette").name == ferry.name
    assert story_of(store, "lantern").name == entry(store, "lantern").name


def event(name: str, reports: int) -> Iterator[Article]:
    """Give reports of an event that never was: some words of each are those of all."""
    random = Random(name)  # noqa: S311 (words that mean nothing)
    topic = [f"{name}{random.randrange(10**6)}" for _ in range(30)]
    for n in range(reports):
        words = [*random.sample(topic, 22), *(f"{name}{n}x{k}" for k in range(15))]
        yield article(f"{name}{n}", f"{' '.join(words[:5])}\n\n{' '.join(words)}.\n")


QUAKE, FLOOD = (
    [f"{name}{n}" for n in range(reports)] for name, reports in (("quake", 9), ("flood", 3))
)


@pytest.fixture
def two_events(store: Store) -> Store:
    """Give a store with two stories of many accounts, each in no language, so that none is read."""
    both = [*event("quake", 9), *event("flood", 3)]
    add(store, [replace(one, language="xx") for one in both])
    assert told(store) == [FLOOD, QUAKE]
    return store


def test_of_two_stories_with_many_accounts_all_come_together(two_events: Store) -> None:
    number = rulings.join(
        two_events, story_of(two_events, "quake0"), story_of(two_events, "flood0")
    )
    assert told(two_events) == [[*FLOOD, *QUAKE]]
    rulings.undo(two_events, ruling=number)
    assert told(two_events) == [FLOOD, QUAKE]
    with two_events.reading() as db:
        assert list(stories.rulings(db)) == []


def test_the_last_word_counts(two_events: Store) -> None:
    for _ in range(2):
        rulings.join(two_events, story_of(two_events, "quake0"), story_of(two_events, "flood0"))
        assert told(two_events) == [[*FLOOD, *QUAKE]]
        with two_events.reading() as db:
            merge = next(move for move in stories.moves(db) if move.kind == "merge")
        rulings.undo(two_events, move=merge)
        assert told(two_events) == [FLOOD, QUAKE]
        with pytest.raises(StoreError, match="undone already"):
            rulings.undo(two_events, move=merge)


def test_who_leaves_what_was_joined_leaves_the_others_together(two_events: Store) -> None:
    rulings.join(two_events, story_of(two_events, "quake0"), story_of(two_events, "flood0"))
    founder = story_of(two_events, "quake0")
    rulings.part(two_events, founder, [entry(two_events, "quake0"), entry(two_events, "flood1")])
    left = ["flood1", "quake0"]
    assert told(two_events) == [sorted({*FLOOD, *QUAKE} - {*left}), left]


def test_a_copy_goes_where_its_original_goes(store: Store) -> None:
    add(store, [*arriving(FERRY), article("digest", GAZETTE)])
    ferry = story_of(store, "gazette")
    with pytest.raises(StoreError, match="are copies"):
        rulings.part(store, ferry, [entry(store, "digest")])
    rulings.part(store, ferry, [entry(store, "gazette")])
    assert told(store) == [["courier", "lantern"], ["digest", "gazette"]]
    rulings.join(store, story_of(store, "digest"), story_of(store, "lantern"))
    assert told(store) == [["courier", "digest", "gazette", "lantern"]]


def test_not_everything_can_leave_a_story(store: Store) -> None:
    add(store, arriving(FERRY, STRIKE))
    ferry = story_of(store, "gazette")
    everything = [entry(store, outlet) for outlet in FERRY]
    for leaving in ([], everything, [entry(store, "tram-times")]):
        with pytest.raises(StoreError, match="cannot leave"):
            rulings.part(store, ferry, leaving)


def test_what_was_never_decided_cannot_be_taken_back(store: Store) -> None:
    with pytest.raises(StoreError, match="no decision 7"):
        rulings.undo(store, ruling=7)
