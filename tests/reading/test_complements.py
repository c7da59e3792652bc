"""What a verb reports: where its clause begins and ends."""

from __future__ import annotations

import pytest

from tests.reading.frames import frames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said for the first time that he had “been soft” on the owners.",
            "The mayor | said | he had “been soft” on the owners",
        ),
        (
            "The man admitted to a court that he lied about his age when he entered the country.",
            "The man | admitted | he lied about his age when he entered the country",
        ),
        (
            "They were raised by their mother, who told the children that their father had died.",
            "their mother | told | their father had died",
        ),
        (
            "The envoy said at the yearly conference near Elbe last week that he intended to run for mayor.",
            "The envoy | said | he intended to run for mayor",
        ),
        (
            "Mr Lind said that would lead to a strike.",
            "Mr Lind | said | that would lead to a strike",
        ),
        (
            "Coach Karl Berg once said he and skipper Ole Lind would sail away together.",
            "Coach Karl Berg | once said | he and skipper Ole Lind would sail away together",
        ),
        (
            "The founder told the Courier earlier that the letter was false.",
            "The founder | told | the letter was false",
        ),
        (
            "Investors asked the owner to study the wall.",
            "Investors | asked | to study the wall",
        ),
        (
            "But a guard, who is from here, accused them of theft and the sailors were asked to leave the pier.",
            "a guard | accused | them of theft",
        ),
        (
            "According to the letter, however, “the pier was never a safe place to moor.”",
            "the letter | According to | “the pier was never a safe place to moor.”",
        ),
        (
            "Lind says the men have fled, but added that those who stayed should pay.",
            "Lind | says | the men have fled",
        ),
        (
            "She pointed to reports that the owner called the crew lazy.",
            "She | pointed to | reports that the owner called the crew lazy",
        ),
        (
            "She called on the town to shut the road and consider a toll.",
            "She | called on | the town to shut the road and consider a toll",
        ),
    ],
)
def test_begins_and_ends_with_the_clause(text: str, expected: str) -> None:
    assert expected in frames(text)


def test_what_is_joined_on_with_that_was_said_by_the_first() -> None:
    text = "Lind said a manager apologized to the crew and that they later sailed home."
    assert frames(text) == [
        "Lind | said | a manager apologized to the crew and that they later sailed home"
    ]
