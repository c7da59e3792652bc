"""The sample story holds one of each thing the product is for; the edition must show it."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import pytest

from tests.stories.story import Told
from variorum.render import render


@cache
def told() -> Told:
    with as_file(files("variorum") / "sample") as folder:
        return Told.by(folder)


def test_six_accounts_are_one_story() -> None:
    assert len(told().story.articles) == len(told().edition.articles) == 6


def test_one_length_in_two_units_is_an_agreement() -> None:
    assert [p.relation for p in told().points_on("310 metres", "1,017 feet")] == ["agree"]


def test_a_toll_that_grows_with_the_day_is_an_update() -> None:
    (toll,) = told().points_on("killing two", "Four people are dead")
    assert toll.relation == "update"


def test_forty_and_ninety_people_on_the_pier_differ() -> None:
    (crowd,) = told().points_on("40 people", "90 people")
    assert (crowd.relation, crowd.aspect, crowd.status) == ("differ", "value", "firm")


def test_fishing_boats_sunk_and_boats_damaged_are_not_one_figure() -> None:
    for point in told().points_on("Thirty-one fishing boats", "140 boats"):
        assert point.aspect == "scope"


def test_closed_not_closed_and_unclear_answer_one_question() -> None:
    (closed,) = [p for p in told().points_on("closed", "unclear") if p.relation == "differ"]
    assert closed.aspect == "polarity"
    assert len(closed.readings) == 3


def test_one_saying_in_two_wordings_is_one_utterance() -> None:
    (saying,) = told().points_on("ask for permission", "asks nobody's leave")
    assert saying.relation == "agree"


def test_a_chain_keeps_every_link_outermost_first() -> None:
    retold = next(
        s for s in told().statements_of("Inland Herald") if s.cue and s.cue.exact == "reported"
    )
    assert [link.span.exact for link in retold.chain] == [
        "the Kelmouth Gazette",
        "a harbour official",
    ]


def test_an_agency_text_in_two_papers_is_one_source() -> None:
    groups = {a.outlet: a.group for a in told().edition.articles}
    assert groups["The Daily Lantern"] == groups["Vess Morning Post"]
    crowd = next(
        r for p in told().points_on("40 people", "90 people") for r in p.readings if "90" in r.label
    )
    assert {told().article("The Daily Lantern"), told().article("Vess Morning Post")} <= set(
        crowd.articles
    )
    assert crowd.independent < len(crowd.articles)


def test_an_age_is_no_toll() -> None:
    """“The fourth, a woman of 34, died”: thirty-four is how old she was."""
    for point in told().story.points:
        assert not any("34" in r.label and "died" in r.label for r in point.readings)


def test_two_accounts_of_one_past_moment_are_no_update() -> None:
    """Whether the pier was closed on Saturday does not change with the day of printing."""
    assert not [p for p in told().points_on("had not closed the pier") if p.relation == "update"]


def test_a_rewritten_copy_rests_on_the_paper_it_credits() -> None:
    edges = [e for e in told().story.sources.edges if e.from_ == told().article("Inland Herald")]
    names = {o.id: o.name for o in told().story.sources.origins} | {
        a.id: a.outlet for a in told().edition.articles
    }
    assert any("Gazette" in str(names.get(e.to)) for e in edges)


def test_the_son_is_not_the_father() -> None:
    dinghy = next(
        s
        for s in told().statements_of("Kelmouth Gazette")
        if "hold out your hand" in s.content[0].exact
    )
    names = {e.id: e.name for e in told().edition.entities}
    assert dinghy.speaker is None or names[dinghy.speaker] == "Jonas Rehn"


@pytest.mark.parametrize("words", ["butter prices", "old timetable", "privacy policy", "Ten soups"])
def test_furniture_never_speaks(words: str) -> None:
    printed = render(told().edition, "json") + render(told().edition, "markdown")
    assert words not in printed
