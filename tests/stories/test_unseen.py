"""Two stories written before the program read them: a derailed train, and an indictment.

What an editor expects of them was written down first. They are told in the tones that news
comes in (agency, tabloid, broadcaster, local paper), and hold a trap beside each difference.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.stories.story import Told

HERE = Path(__file__).parent


@cache
def told(story: str) -> Told:
    return Told.by(HERE / story)


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        ("derailment", "six people were killed", "Eight people have died"),
        ("derailment", "about 40 injured", "more than 60 people hurt"),
        ("derailment", "112 passengers", "150 people"),
        ("derailment", "118 km", "140km/h"),
        ("derailment", "34-year-old", "36-year-old"),
        ("derailment", "driver was arrested", "not been arrested"),
        ("derailment", "until Friday", "until Sunday"),
        ("derailment", "technical failure could not be ruled out", "ruled out a technical failure"),
        ("indictment", "wounded seven", "Eight people were wounded"),
        ("indictment", "24-year-old", "Roone, 26"),
        ("indictment", "31", "50 shots"),
        ("indictment", "Sept. 3", "September 2"),
        ("indictment", "pleaded not guilty", "did not enter a plea"),
        ("indictment", "legally in July", "illegally"),
        ("indictment", "July", "June"),
        ("indictment", "Joan Abbot, 61", "Joan Abbot, 60"),
    ],
)
def test_what_differs_is_told_apart(story: str, one: str, other: str) -> None:
    assert told(story).apart(one, other)


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        ("derailment", "118 km", "80"),
        ("derailment", "43", "12 of them seriously"),
        ("derailment", "Seven people", "seven people died"),
        ("indictment", "seven counts", "10"),
        ("indictment", "killed three", "three counts"),
        ("indictment", "Peter Abbot, 63", "Luis Mendez, 38"),
        ("indictment", "no motive that we know of", "no known motive"),
    ],
)
def test_what_only_looks_alike_is_no_difference(story: str, one: str, other: str) -> None:
    assert not told(story).apart(one, other)


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        ("derailment", "driver was arrested", "denied reports that the driver had been arrested"),
        ("indictment", "bought the rifle legally in July", "bought the rifle illegally"),
        ("indictment", "legally in July", "legally at a store in Fairmont in June"),
    ],
)
def test_what_differs_is_never_printed_as_one(story: str, one: str, other: str) -> None:
    assert not told(story).together(one, other)


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        ("derailment", "far too early to speak of a cause", "much too early to talk about a cause"),
        ("derailment", "118 km/h", "118km/h"),
        ("indictment", "no motive that we know of", "no motive known to us"),
        ("indictment", "three counts of murder and seven counts", "10 felony counts"),
        ("indictment", "three counts of murder", "three counts of first-degree murder"),
    ],
)
def test_one_thing_in_two_wordings_is_one(story: str, one: str, other: str) -> None:
    assert told(story).together(one, other)


def test_an_agency_text_in_two_papers_is_one_source() -> None:
    groups = {a.outlet: a.group for a in told("indictment").edition.articles}
    assert groups["Fairmont Ledger"] == groups["State Tribune"]


def test_he_under_arrest_is_not_the_prosecutor() -> None:
    story = told("derailment")
    said = next(
        s for s in story.statements_of("NBS News") if "He is not under arrest" in s.content[0].exact
    )
    names = {e.id: e.name for e in story.edition.entities}
    assert said.speaker is None or "Ferrand" in names[said.speaker]
