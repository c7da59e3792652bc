"""The stream of articles: stories depend on what is there, never on the order or the portions it came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collation import grouping
from variorum.collation.clusters import cluster
from variorum.collation.gists import ONE
from variorum.collation.grouping import regroup
from variorum.collation.neighbours import InMemory, arrive
from variorum.model import Gist

WORDS = [f"word{n}" for n in range(30)]


def gist(name: str, day: int | None, words: Iterable[str]) -> Gist:
    """Give the gist of an article in which all words weigh the same."""
    held = sorted(set(words))
    weight = int((ONE / max(1, len(held))) ** 0.5)
    return Gist(name, day, tuple(held), (weight,) * len(held))


@st.composite
def streams(draw: st.DrawFn) -> list[Gist]:
    """Draw articles of a few events, told in few words: every cap there is comes to bear."""
    topics = draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=8), min_size=1, max_size=5)
    )
    told = st.tuples(
        st.sampled_from(topics),
        st.lists(st.sampled_from(WORDS), max_size=6),
        st.one_of(st.none(), st.integers(1, 60)),
    )
    return [
        gist(f"{n:03}", day, [*topic, *others])
        for n, (topic, others, day) in enumerate(draw(st.lists(told, max_size=60)))
    ]


def stories(articles: Sequence[Gist], portion: int) -> dict[str, tuple[str, ...]]:
    """Let articles arrive in portions, and give the story each is in at the end."""
    there, found = InMemory(), dict[str, tuple[str, ...]]()
    for n in range(0, len(articles), portion):
        touched = {name for one in articles[n : n + portion] for name in arrive(there, one)}
        found |= {name: story for story in regroup(there, touched) for name in story}
    return found


@pytest.mark.parametrize("largest", [6, 300])
@settings(max_examples=60)
@given(data=st.data())
def test_neither_order_nor_portions_change_anything(largest: int, data: st.DataObject) -> None:
    articles = data.draw(streams())
    with mock.patch.object(grouping, "LARGEST", largest):
        wanted = stories(articles, 60)
        assert stories(data.draw(st.permutations(articles)), 1) == wanted
        assert stories(data.draw(st.permutations(articles)), 7) == wanted


def test_a_story_that_is_told_for_weeks_stays_one() -> None:
    topic = WORDS[:8]
    told = [gist(f"{n:03}", n, [*topic, WORDS[8 + n % 20]]) for n in range(40)]
    assert set(map(len, stories(told, 3).values())) == {40}


def test_hundreds_of_accounts_as_alike_as_that_are_one_story() -> None:
    told = [gist(f"{n:03}", 1, WORDS[:9]) for n in range(40)]
    with mock.patch.object(grouping, "LARGEST", 10):
        assert set(map(len, stories(told, 8).values())) == {40}


# ── what people decide ──────────────────────────────────────────────────────────

ONE_STORY = [gist(name, 1, WORDS[:5]) for name in "abc"]
ANOTHER = [gist(name, 1, WORDS[10:15]) for name in "xyz"]


def test_what_was_ruled_together_is_one_story() -> None:
    assert cluster([*ONE_STORY, *ANOTHER], together=[("a", "y")]) == [tuple("abcxyz")]


def test_what_was_ruled_apart_is_two() -> None:
    assert cluster(ONE_STORY, apart=[("a", "c"), ("b", "c")]) == [("a", "b"), ("c",)]


def test_of_two_rulings_that_clash_the_one_that_parts_holds() -> None:
    assert cluster(ONE_STORY[:2], together=[("a", "b")], apart=[("a", "b")]) == [("a",), ("b",)]
