"""Reports read by the shape of the words, where the parse fails."""

from __future__ import annotations

import pytest

from tests.reading.frames import frames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The lift had failed twice, local media report.",
            "local media | report | The lift had failed twice",
        ),
        (
            "The gate was shut at noon, a spokeswoman for the port, Ada Lind, said.",
            "a spokeswoman for the port, Ada Lind | said | The gate was shut at noon",
        ),
        (
            "The gate was shut at noon, a spokesman, Captain Jonas Rehn, told Elbe Radio.",
            "a spokesman, Captain Jonas Rehn | told | The gate was shut at noon",
        ),
        (
            "He has not ruled out a strike, his spokesman was quoted as saying.",
            "his spokesman | was quoted as saying | He has not ruled out a strike",
        ),
        (
            "The chief engineer, Dr Rehn, acknowledged mistakes had been made.",
            "The chief engineer, Dr Rehn | acknowledged | mistakes had been made",
        ),
        (
            "It was a quarter past six when the wall fell, recalled a survivor.",
            "a survivor | recalled | It was a quarter past six when the wall fell",
        ),
        (
            "“There was nobody there,” wept a neighbour at the gate.",
            "a neighbour at the gate | wept | “There was nobody there,”",
        ),
        (
            "“You have failed us,” she thundered outside the court.",
            "she | thundered | “You have failed us,”",
        ),
    ],
)
def test_reads_who_reports_by_the_shape_of_the_words_where_the_parse_fails(
    text: str, expected: str
) -> None:
    assert frames(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The dam was safe and the road was wet, officials were told.",
        "An adult found guilty of fraud could be jailed.",
        "The navy put a probe into orbit.",
        "The king named Berg as minister.",
        "No union has claimed that the wall was safe.",
        "She was told to leave.",
        "The mill, claimed in 1999 by the town, was sold.",
        "The president dismissed his interior minister.",
        "The two sides agreed to meet again.",
        "“It was late,” he got up.",
    ],
)
def test_what_has_the_shape_of_a_report_but_is_none(text: str) -> None:
    assert frames(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It also fined the guild known as the “Lamp Club,” state-run Elbe-Ost newspaper reported.",
            [
                "state-run Elbe-Ost newspaper | reported | It also fined the guild known as the “Lamp Club,”"
            ],
        ),
        (
            "Port charts show traffic had climbed above its peak in May.",
            ["Port charts | show | traffic had climbed above its peak in May"],
        ),
    ],
)
def test_a_hyphened_word_and_a_plural_are_part_of_the_source(
    text: str, expected: list[str]
) -> None:
    assert frames(text) == expected


def test_what_others_report_ends_where_the_sentence_is_credited() -> None:
    text = "The court ordered ten of them to pay a club of “judges,” state-run Elbe Post reported."
    assert "The court | ordered | ten of them to pay a club of “judges,”" in frames(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "These sailors, Lind explained earlier in the hearing, were “well-paid,” with two meals a day.",
            "Lind | explained | These sailors … were “well-paid,” with two meals a day",
        ),
        (
            "The report does not answer whether the door was open, as police have said.",
            "police | have said | The report does not answer whether the door was open",
        ),
        (
            "As Lind put it in a statement to the Elbe Courier in July, the pier is a marvel.",
            "Lind | put it | the pier is a marvel",
        ),
        (
            "Elbe, as one of her advisers pointed out, does not have a second pier.",
            "one of her advisers | pointed out | Elbe … does not have a second pier",
        ),
    ],
)
def test_an_aside_tells_who_says_the_rest(text: str, expected: str) -> None:
    assert frames(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The crew, as police said the road was shut, went home.",
        "The boat, Lind knew, was old.",
        "He left, the pier closed, and it rained.",
    ],
)
def test_no_aside_tells_who_says_it(text: str) -> None:
    assert all("…" not in frame for frame in frames(text))
