"""Who they were: soldiers by one account, civilians by another."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BOMB = "A bomb went off on a road near Calder on Tuesday. "
RAID = "Jets struck a village near Calder on Tuesday. "
SHIP = "A boat was stopped off Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BOMB + "It killed seven soldiers on patrol, the army said.",
            BOMB + "Seven civilians died on their way to a market, an elder said.",
        ),
        (
            RAID + "The strike killed nine militants, a general said.",
            RAID + "Nine farmers were killed, villagers said.",
        ),
        (
            BOMB + "Four policemen were wounded.",
            BOMB + "A hotel said that four tourists were wounded.",
        ),
    ],
)
def test_as_many_but_others(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if "who they were" in p.subject]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # some of more
        (
            BOMB + "Nine people were killed, among them seven soldiers.",
            BOMB + "Seven civilians died, a hospital said.",
        ),
        # other numbers
        (BOMB + "It killed seven soldiers.", BOMB + "It killed two civilians."),
        # both were there
        (
            BOMB + "It killed two soldiers and two civilians.",
            BOMB + "Two civilians were killed.",
        ),
        # killed, and hurt
        (BOMB + "It killed seven soldiers.", BOMB + "Seven civilians were hurt."),
        # a wider word
        (BOMB + "It killed seven soldiers.", BOMB + "It killed seven people."),
        # two places
        (
            BOMB + "It killed seven soldiers in Calder.",
            BOMB + "In Lima, seven civilians were killed in a crash.",
        ),
    ],
)
def test_part_of_them_or_another_group(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if "who they were" in p.subject]
