"""How many came to help: fire engines, crews, helicopters."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BUS = "A bus ran into a wall in Aix on Monday, killing nine people. "


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        (
            "Four helicopters flew the injured to hospital.",
            "The injured were flown out by three helicopters.",
            "number of helicopters",
        ),
        (
            "Eight fire engines and five fire rescue units were involved.",
            "Eight fire engines and four fire and rescue crews are in attendance.",
            "number of rescue crews",
        ),
        (
            "About 70 firefighters were sent to the depot.",
            "More than 100 firefighters fought the flames.",
            "number of firefighters",
        ),
    ],
)
def test_how_many_came(one: str, other: str, subject: str) -> None:
    assert [p.subject for p in differences(BUS + one, BUS + other)] == [subject]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two fire engines were sent, and six more followed.", "Nine fire engines were sent."),
        ("The first two fire engines were sent at six.", "Nine fire engines were sent."),
        ("The town has four fire engines.", "Nine fire engines were sent."),
        ("Four helicopters flew the injured to hospital.", "Nine ambulances took them there."),
        ("Two ambulances burned out.", "Nine ambulances were sent."),
    ],
)
def test_who_has_not_come_is_not_counted(one: str, other: str) -> None:
    assert not differences(BUS + one, BUS + other)
