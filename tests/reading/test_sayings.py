"""Whether a verb reports in its sentence, and who says what it reports."""

from __future__ import annotations

import pytest

from tests.reading.frames import frames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The subject that the parser takes for part of what stands before it.
        (
            "The row came after the weekly Elbe Post, citing a guard, reported that 30 boats had left.",
            "the weekly Elbe Post | reported | 30 boats had left",
        ),
        (
            "Owners said they're convinced the police mishandled the case and sailors accused the town of lying.",
            "sailors | accused | the town of lying",
        ),
        (
            "With a week until the vote, Minna Rehn, an aide to the owner, called it “a farce” on Saturday.",
            "Minna Rehn, an aide to the owner | called | it “a farce”",
        ),
        (
            "Kim Soo-hyun, the spokesman for President Lee Jae-in, said the office was open.",
            "Kim Soo-hyun, the spokesman for President Lee Jae-in | said | the office was open",
        ),
        # What papers show may be a thing.
        ("Polls show a close race in the port.", "Polls | show | a close race in the port"),
        # What is done in order to say something.
        (
            "The mayor used a post on Chirper to accuse the firm of lying.",
            "The mayor | to accuse | the firm of lying",
        ),
        # A letter speaks, not those who receive it.
        (
            "Dozens of clerks received a letter from the bank warning them: “You must leave at once.”",
            "a letter from the bank | warning | “You must leave at once.”",
        ),
        (
            "The trick is an email from a clerk of a prince claiming that the reader has won.",
            "an email from a clerk of a prince | claiming | the reader has won",
        ),
        # "Before" and "until" make a fact of what is past.
        (
            "The crew was calm before the driver himself joked: “My heart went a little higher there.”",
            "the driver | joked | “My heart went a little higher there.”",
        ),
        # By its tense a verb goes with the clause that is told.
        (
            "Reports suggest the Danes were happy for the ferry to sail, but were hesitant to pay.",
            "the Danes | were hesitant | to pay",
        ),
        (
            "Officials are believed to think the pier is lost.",
            "Officials | are believed to think | the pier is lost",
        ),
        (
            "The council was concerned that the port was “selling coal.”",
            "The council | was concerned | the port was “selling coal.”",
        ),
        (
            "Engineers consider the old bridge unsafe.",
            "Engineers | consider | the old bridge unsafe",
        ),
        ("She spoke out on the matter.", "She | spoke out | the matter"),
    ],
)
def test_finds_who_says_it(text: str, expected: str) -> None:
    assert expected in [frame.replace("spoke out on", "spoke out") for frame in frames(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They meet so that the council can look at it and determine whether the cap is reached.",
        "The pumps were unusual, calling to mind a league of old machines.",
        "He did so in the hope that the owner would sell.",
        "Source: ElbeStatistics",
        "The driver showed his pass at the gate.",
        "They built a union of worried experts called the Centre for Honest Maps.",
        "The road, considered the safest in town, was closed.",
    ],
)
def test_reports_nothing(text: str) -> None:
    assert frames(text) == []


def test_of_whom_nobody_says_it_a_participle_says_nothing() -> None:
    text = "Word of the raid came after the mayor used a post to accuse the firm, warning that it would end."
    assert "Word of the raid | warning | it would end" not in frames(text)
