"""Which time it is, and what is to be the first."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, points

BOAT = "The firm Brell showed its new boat in Calder on Tuesday. "
WAR = "Norway said on Tuesday that it had got new ships. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BOAT + "Norway tested the boat for the first time.",
            BOAT + "Norway tested the boat for the third time.",
        ),
        (
            BOAT + "It is the first time that Norway has tested a boat.",
            BOAT + "It was the second time Norway tested a boat.",
        ),
        (
            WAR + "Norway plans to use the ships for the first time in the coming days.",
            WAR + "Norway plans to conduct its first night raids in the coming days.",
        ),
    ],
)
def test_only_one_is_the_first(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if _asks(p.subject)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of some days only
        (
            BOAT + "Norway tested the boat for the second time in four days.",
            BOAT + "Norway tested the boat for the first time.",
        ),
        # since a year
        (
            BOAT + "Norway tested a boat for the first time since 1990.",
            BOAT + "Norway tested a boat for the third time.",
        ),
        # it is denied
        (
            BOAT + "It is not the first time that Norway has tested a boat.",
            BOAT + "It was the second time Norway tested a boat.",
        ),
        # two deeds
        (
            BOAT + "Norway tested the boat for the first time.",
            BOAT + "Norway sold the boat for the third time.",
        ),
        # two doers
        (
            BOAT + "Norway tested the boat for the first time.",
            BOAT + "Denmark tested the boat for the third time.",
        ),
        # one first in other words
        (
            WAR + "Norway plans to attack at night for the first time in the coming days.",
            WAR + "Norway plans to conduct its first attack in the coming days.",
        ),
    ],
)
def test_nothing_is_asked(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if _asks(p.subject)]


def test_what_is_to_be_the_first_leaves_it_agreed_that_it_is_to_come() -> None:
    told = points(
        WAR + "Norway plans to use the ships for the first time in the coming days.",
        WAR + "Norway plans to use the ships in its first night raids in the coming days.",
    )
    assert [p for p in told if p.relation == "agree" and "coming days" in p.subject]


def _asks(subject: str) -> bool:
    return subject.startswith(("which time it is", "what is to be the first"))
