"""So long before or after what."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

MAYOR = "Ada Lind, the mayor of Calder, opened a bridge on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same length, in contrary order
        (
            MAYOR + "Lind approved the bridge two months before she leaves office.",
            MAYOR + "Lind approved the bridge two months after the end of her term.",
        ),
        (
            MAYOR + "Lind approved the bridge with three weeks to go before the election.",
            MAYOR + "Lind approved the bridge three weeks after the vote.",
        ),
        (
            MAYOR + "The nurses' strike begins a week before Christmas.",
            MAYOR + "The nurses' strike begins a week after Christmas.",
        ),
        # the same order, by unlike lengths
        (
            MAYOR + "The plane vanished from radar 40 minutes after take-off.",
            MAYOR + "The plane vanished from radar two hours after takeoff.",
        ),
        (
            MAYOR + "The minister resigned two days before the trial.",
            MAYOR + "The minister stepped down three weeks before the trial.",
        ),
        (
            MAYOR + "A guard was arrested an hour after the explosion.",
            MAYOR + "A guard was arrested two days after the blast.",
        ),
    ],
)
def test_the_lengths_exclude_each_other(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("how long ")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one moment in other words
        (
            MAYOR + "Lind approved the bridge two months before she leaves office.",
            MAYOR + "Lind approved the bridge with just under two months to go in her term.",
        ),
        # two deeds
        (
            MAYOR + "Lind approved the bridge two months before the election.",
            MAYOR + "Lind sold a house two months after the election.",
        ),
        # two moments
        (
            MAYOR + "The minister resigned two days before the trial.",
            MAYOR + "The minister resigned three weeks before the election.",
        ),
        # two people
        (
            MAYOR + "Karl Orn was arrested two days after the explosion.",
            MAYOR + "Jane Roe was arrested three weeks after the explosion.",
        ),
        # a bound
        (
            MAYOR + "The minister resigned less than three weeks before the trial.",
            MAYOR + "The minister resigned two days before the trial.",
        ),
        # no length in one
        (
            MAYOR + "The minister resigned days before the trial.",
            MAYOR + "The minister resigned two days before the trial.",
        ),
    ],
)
def test_the_lengths_go_together(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("how long ")]


def test_whoever_has_the_same_length_sides_with_an_order() -> None:
    told = differences(
        MAYOR + "Lind approved the bridge two months before she leaves office.",
        MAYOR + "Lind approved the bridge two months after the end of her term.",
        MAYOR + "In the final two months of her mandate, Mayor Lind wants to build a bridge.",
    )
    (point,) = (p for p in told if p.subject.startswith("how long "))
    assert sorted(len(reading.articles) for reading in point.readings) == [1, 2]
