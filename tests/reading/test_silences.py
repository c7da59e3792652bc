"""Who was asked and said nothing."""

from __future__ import annotations

import pytest

from tests.reading.frames import frames, voices
from variorum.model import Article
from variorum.reading import read, skim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The firm did not immediately respond to requests for comment.",
            "The firm | did not immediately respond | to requests for comment",
        ),
        (
            "The owner could not be reached for comment.",
            "The owner | could not be reached | for comment",
        ),
        (
            "A spokesman for the port did not return calls.",
            "A spokesman for the port | did not return | calls",
        ),
        ("The ministry had no comment.", "The ministry | had | no comment"),
        ("The mayor would not comment on the case.", "The mayor | would not comment | on the case"),
        ("The mayor was not available for comment.", "The mayor | was not available | for comment"),
        ("The owner was unavailable for comment.", "The owner | was unavailable | for comment"),
        ("Police did not say how many there were.", "Police | did not say | how many there were"),
        ("Police did not identify the driver.", "Police | did not identify | the driver"),
    ],
)
def test_keeps_who_said_nothing_when_asked(text: str, expected: str) -> None:
    assert frames(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The patient did not respond to treatment.",
        "The divers could not reach the wreck.",
        "He did not return to the port.",
        "The town had no money.",
        "The photo does not reveal the hull.",
        "The victims could not identify their attackers.",
    ],
)
def test_is_no_silence(text: str) -> None:
    assert voices(text) == ()


def test_is_told_apart_from_statements() -> None:
    (silence,) = read(skim(Article.of("The firm did not reply to emails."))).statements
    assert silence.act == "silence"
