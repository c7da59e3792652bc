"""At which lap, round or minute something happened."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The race in Brno was stopped in the 31st lap after heavy rain.",
            "Stewards halted the race on lap 32 after heavy rain.",
        ),
        (
            "The race was red-flagged with 12 of 60 laps completed.",
            "The race was halted after 13 of 60 laps.",
        ),
        (
            "Ada Lind scored in the 84th minute.",
            "Ada Lind scored in the 85th minute as the crowd left.",
        ),
        (
            "Ada Lind hit a home run just five pitches into the game.",
            "Ada Lind hit the fourth pitch of the game over the fence.",
        ),
    ],
)
def test_two_laps_of_one_deed_differ(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert len(labels(point)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # after the 31st lap is in the 32nd
        ("The race was stopped after 31 of 60 laps.", "The race was stopped in the 32nd lap."),
        # far apart: two goals, and the first and the second stop
        ("Ada Lind scored in the 20th minute.", "Ada Lind scored in the 71st minute."),
        (
            "The race was stopped in the 31st lap.",
            "The race was stopped for a second time in the 32nd lap.",
        ),
        # another player; two goals of one account
        ("Ada Lind scored in the 84th minute.", "Eva Horn scored in the 85th minute."),
        (
            "Ada Lind scored in the 84th minute.",
            "Ada Lind scored in the 85th minute. Ada Lind scored in the 86th minute.",
        ),
    ],
)
def test_what_may_be_two_deeds_is_not_compared(one: str, other: str) -> None:
    assert not differences(one, other)
