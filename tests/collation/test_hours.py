"""At what hour it happened: rough and exact hours, calls for help, and clocks of two zones."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BLAST = "A bomb exploded outside the town hall in Dera on Monday, killing nine people. "
QUAKE = "An earthquake struck Java in Indonesia on Tuesday, killing nine people. "


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (BLAST, "It went off at 08:40.", "Residents heard the explosion at about 9:30 in the morning."),
        (BLAST, "The bomb went off at 08:40.", "The 9:30 a.m. blast shook the town."),
        (BLAST, "It exploded just after 8:30 a.m.", "The explosion came shortly before 9 a.m."),
        (BLAST, "The blast happened on Monday evening.", "It exploded early on Monday morning."),
        (BLAST, "Police were called at 8:04 a.m.", "The bomb exploded at 8:15 a.m."),
        (BLAST, "The attack, which occurred at about 8:10 a.m., was filmed.", "It came at 9:20 a.m."),
        (QUAKE, "It struck at 5:12 a.m. local time.", "The tremor was felt at 6.40am."),
        (QUAKE, "It struck at 07:12 GMT.", "It struck at 7:12 a.m. local time."),
        (QUAKE, "It struck at 7:12 a.m. local time (0012 GMT).", "It struck at 0242 GMT."),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_one(told: str, one: str, other: str) -> None:
    assert [p.subject for p in differences(told + one, told + other)] == [
        "at what hour it happened"
    ]


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (BLAST, "It exploded at 8:40 a.m.", "It exploded shortly after 8:30 a.m."),
        (BLAST, "It exploded on Monday morning.", "The bomb went off at 8:40 a.m."),
        (BLAST, "The first bomb exploded at 8:40 a.m.", "The second bomb exploded at 9:05 a.m."),
        (BLAST, "It exploded at 8:40 a.m.", "Police were called at 8:47 a.m."),
        (BLAST, "It exploded at 8:40 a.m.", "Police were called to a fire at 2 a.m."),
        (BLAST, "It exploded at 8:40 a.m.", "It exploded after 8 a.m."),
        (BLAST, "It exploded at 8:40 a.m.", "Two men died at 11 p.m."),
        (BLAST, "It exploded at 8:40 a.m.", "It exploded last night, residents said."),
        (QUAKE, "It struck at 07:12 GMT.", "It struck at 2:12 p.m. local time."),
        (QUAKE, "It struck at 07:12 GMT.", "It struck at 2:12 p.m."),
        (QUAKE, "It struck at 5:58 a.m. local time (2258 GMT Monday).", "It struck at 2300 GMT."),
    ],
)  # fmt: skip
def test_hours_that_may_be_one_or_are_of_something_else(told: str, one: str, other: str) -> None:
    assert not [p for p in differences(told + one, told + other) if p.aspect == "time"]


def test_hours_of_two_weeks_are_of_two_falls() -> None:
    fall = "Coal prices plunged. "
    assert not differences(
        fall + "Prices plunged during the evening on May 2.",
        fall + "Prices plunged on Tuesday morning.",
    )
    assert differences(
        fall + "Prices plunged during the evening on Monday.",
        fall + "Prices plunged on Tuesday morning.",
    )


def test_what_fits_both_hours_speaks_for_neither() -> None:
    rough = BLAST + "It exploded at about 8.40 a.m., a neighbour said. It went off at 8.41 a.m."
    (point,) = differences(rough, BLAST + "The bomb exploded at 8.46 a.m.")
    assert [[e.exact for e in r.evidence] for r in point.readings] == [
        ["8.41 a.m."],
        ["8.46 a.m."],
    ]


def test_an_hour_is_shown_without_its_day() -> None:
    (point,) = differences(
        BLAST + "The bomb exploded at 8.40am on Monday.", BLAST + "It went off at 9.20am."
    )
    assert sorted(e.exact for r in point.readings for e in r.evidence) == ["8.40am", "9.20am"]
