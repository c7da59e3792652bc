"""For what reason it was done."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

FAIR = "The fair in Calder drew few people on Tuesday. "
COURT = "Ada Lind, a minister, spoke in Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            FAIR + "A concert was cancelled because of bad weather.",
            FAIR + "The concert was called off due to a shortage of staff.",
        ),
        (
            FAIR + "The bridge was closed owing to strong winds.",
            FAIR + "The bridge was shut because of a bomb threat.",
        ),
        (
            FAIR + "Flights were grounded because of a software glitch.",
            FAIR + "Flights were grounded due to heavy fog.",
        ),
        (
            COURT + "Lind resigned over a bribery scandal.",
            COURT + "Lind stepped down for health reasons.",
        ),
        (
            COURT + "The minister quit, citing poor health.",
            COURT + "Ada Lind resigned over a row with her party.",
        ),
    ],
)
def test_the_reasons_are_of_unlike_kinds(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("the reason given")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one kind in other words
        (
            FAIR + "The concert was cancelled because of bad weather.",
            FAIR + "The concert was called off due to heavy rain.",
        ),
        # kinds that are told for each other
        (
            FAIR + "The concert was cancelled because of bad weather.",
            FAIR + "The concert was called off due to concerns for safety.",
        ),
        # two things
        (
            FAIR + "The concert was cancelled because of bad weather.",
            FAIR + "The match was called off due to a shortage of staff.",
        ),
        # it is denied
        (
            FAIR + "The concert was not cancelled because of bad weather.",
            FAIR + "The concert was called off due to a shortage of staff.",
        ),
        # both, says one
        (
            FAIR + "The concert was cancelled because of bad weather and a shortage of staff.",
            FAIR + "The concert was called off due to a shortage of staff.",
        ),
        # two ministers
        (
            COURT + "Lind resigned over a bribery scandal.",
            COURT + "Karl Orn stepped down for health reasons.",
        ),
    ],
)
def test_the_reasons_go_together(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("the reason given")]
