"""Tolls of what happened in another year."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BOMB = "A bomb went off in Aix on Monday, killing nine people. "
CHURCH = BOMB + "In 2010, a bomb at the same church killed four people."


def test_one_event_of_another_year() -> None:
    other = BOMB + "A bomb attack on the same church killed six people thirteen years ago."
    (point,) = differences(CHURCH, other)
    assert (point.subject, point.severity) == ("people killed in 2010", "low")


@pytest.mark.parametrize(
    "other",
    [
        "In 2010, a gunman in a mosque killed six people.",
        "In 2011, a bomb at the same church killed six people.",
        "In 2010, a bomb at the same church killed six people in the choir.",
        "In 2010, a bomb at the same church killed four people and hurt six.",
    ],
)
def test_two_events_of_the_past(other: str) -> None:
    assert not differences(CHURCH, BOMB + other)
