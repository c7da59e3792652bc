"""How long somebody was with a club or a firm."""

from __future__ import annotations

import pytest

from tests.collation.stories import account, differences
from variorum.collation.facts import find_facts
from variorum.model import Fact


def tenures(text: str) -> list[Fact]:
    return [f for f in find_facts(account(text)) if f.key[:2] == ("measure", "tenure")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind spent seven years with the Linz Ravens before she retired.",
        "Ada Lind was drafted by the Linz Ravens, where she played seven seasons.",
        "After a seven-year stint with the Linz Ravens, Ada Lind retired.",
        "Ada Lind played for the Linz Ravens for seven seasons.",
    ],
)
def test_years_with_one_club(text: str) -> None:
    ((person, body),) = [f.key[2:] for f in tenures(text)]
    assert (person, body) == ("Ada Lind", "Linz Ravens")


@pytest.mark.parametrize(
    "text",
    [
        # nobody named, no club, not spent yet
        "She spent seven years with her aunt.",
        "Ada Lind waited seven years for the Linz Ravens to win.",
        "Ada Lind will spend seven years with the Linz Ravens.",
        "Ada Lind did not play seven seasons with the Linz Ravens.",
    ],
)
def test_what_is_no_time_with_a_club(text: str) -> None:
    assert not tenures(text)


def test_years_and_seasons_are_compared() -> None:
    one = "Ada Lind spent five years with the Linz Ravens before she retired."
    other = "Ada Lind was drafted by the Linz Ravens, where she played eight seasons."
    (point,) = differences(one, other)
    assert point.aspect == "value"
    assert not differences(one, one.replace("Linz Ravens", "Graz Owls").replace("five", "eight"))
