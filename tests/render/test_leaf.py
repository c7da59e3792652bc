"""What the page says of a story besides its words: who reports what, how it is meant, who is behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.model import Article, Centre, Edition, Quantity
from variorum.render.leaf import Leaf, leaf_of
from variorum.render.reader import blocks
from variorum.render.said import Said


def leaf(edition: Edition) -> Leaf:
    return leaf_of(1, edition, edition.stories[0])


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({"a0", "a1", "a2", "a3"}, "all"),
        ({"a2"}, "only in C"),
        ({"a0", "a1", "a2"}, "all but D"),
        ({"a0", "a1"}, "2 of 4"),
    ],
)
def test_who_reports_something_is_said_in_words(there: set[str], said: str) -> None:
    assert leaf(edition_of("One.", "Two.", "Three.", "Four.")).reported(frozenset(there)) == said


def test_points_speakers_and_events_are_surveyed() -> None:
    rows = leaf(edition_of(HARBOUR, POST, label="Hurt")).survey()
    assert [(row.kind, row.about) for row in rows][:2] == [("point", "Hurt"), ("speaker", "Hurt")]
    assert {row.kind for row in rows} == {"point", "speaker", "event"}


def test_a_saying_of_several_accounts_tells_how_each_means_it() -> None:
    edition = edition_of(HARBOUR, POST, label="Hurt")
    one, other = edition.statements
    page = leaf(edition)
    assert page.stances([one]) == "direct, hedged, through Hurt"
    denied = replace(other, polarity="negative", chain=(), said="2024-05-05")
    assert page.stances([one, denied]) == (
        "A: direct, hedged, through Hurt · B: direct, hedged, negative, said 2024-05-05"
    )


def test_wordings_of_one_saying_stand_where_the_first_stood() -> None:
    edition = edition_of("One.", "Two.", "Three.")
    [position] = edition.stories[0].positions
    together = replace(position, wordings=(("t0", "t2"),))
    found = leaf(edition).sayings(together)
    assert [[s.id for s in saying] for saying in found] == [["t0", "t2"], ["t1"]]


def test_who_is_on_record_is_said_and_so_is_that_nobody_is() -> None:
    edition = edition_of(HARBOUR, label="Ada Lind")
    [story] = edition.stories
    line = story.brief.sections[0].lines[0]
    known = replace(story, centre=Centre(line, ("a0",), 1, ("e",)))
    assert leaf(replace(edition, stories=(known,))).on_record() == "on record: Ada Lind"
    assert leaf(edition).on_record() == "nobody named is on record for it"


def test_a_figure_is_written_as_given_and_in_the_unit_of_the_axis() -> None:
    edition = edition_of("Six miles away.", "Ten kilometres away.", label="far")
    [point, *_] = edition.stories[0].points
    spans = [reading.evidence[0] for reading in point.readings]
    miles = Quantity(
        "q", spans[0], 6, None, None, "mile", "length", "exact", si_value=9656.0, si_unit="metre"
    )
    kilometres = Quantity(
        "r", spans[1], 10, None, None, "kilometre", "length", "about", si_value=1e4, si_unit="metre"
    )
    page = leaf(replace(edition, quantities=(miles, kilometres)))
    assert page.values(point) == ["6 miles", "about 10 kilometres = 6.214 miles"]


def test_lines_of_furniture_are_folded_together_with_the_blank_ones_between() -> None:
    text = "The pier closed.\nSign up for our letter.\n\nMore letters."
    edition = edition_of(text)
    found = blocks(leaf(edition), edition.articles[0])
    assert [(bool(block.furniture), len(block.lines)) for block in found] == [
        (False, 1),
        (True, 3),
    ]


def test_the_points_of_a_line_stand_in_its_margin() -> None:
    edition = edition_of(HARBOUR, POST)
    found = blocks(leaf(edition), edition.articles[1])
    assert [[n for n, _ in block.points] for block in found] == [[1, 2], []]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12))
def test_who_speaks_at_a_place_is_found_as_if_all_were_asked(places: list[tuple[int, int]]) -> None:
    article = Article.of("x" * 60)
    spans = [article.span(start, start + length) for start, length in places]
    told = edition_of(HARBOUR).statements[0]
    said = Said.of(
        replace(told, id=f"t{n}", content=(span,), cue=None) for n, span in enumerate(spans)
    )
    for start in range(0, 60, 7):
        place = article.span(start, start + 5)
        expected = {f"t{n}" for n, span in enumerate(spans) if span.overlaps(place)}
        assert {statement.id for _, statement in said.touching(place)} == expected
