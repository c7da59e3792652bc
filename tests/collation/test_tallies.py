"""Which of its kind it is, in one year."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "This is the ninth Norwegian rocket test this year.",
            "It was the 12th launch of a rocket by Norway this year.",
        ),
        (
            "It is the fifth oil spill in the bay this year, the harbour said.",
            "The oil spill is the seventh oil spill this year.",
        ),
    ],
)
def test_two_counts_of_one_kind_differ(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert len(labels(point)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another country, another kind, another year
        (
            "This is the ninth Norwegian rocket test this year.",
            "It was the 12th launch of a rocket by Iceland this year.",
        ),
        ("It was the fifth oil spill this year.", "It was the seventh bus fire this year."),
        ("It was the fifth oil spill this year.", "It was the seventh oil spill of 2019."),
        # twice as many, numbered by itself, and an account that has two
        ("It was the fifth oil spill this year.", "It was the 40th oil spill this year."),
        (
            "It was the fifth round of the cup this year.",
            "It was the sixth round of the cup this year.",
        ),
        (
            "It was the fifth oil spill this year. It was the sixth oil spill this year.",
            "It was the seventh oil spill this year.",
        ),
    ],
)
def test_what_is_of_another_kind_is_not_compared(one: str, other: str) -> None:
    assert not differences(one, other)


def test_it_is_said_which_one_it_was() -> None:
    (point,) = differences(
        "Norway fired a rocket on Monday. This is the ninth Norwegian rocket test this year.",
        "Norway fired a rocket on Monday. It was the 12th launch of a rocket by Norway this year.",
    )
    assert point.reason.startswith("Both say which launch of the year it was: ")
