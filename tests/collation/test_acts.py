"""Deeds of one class by one side are one, though the accounts share few words."""

from __future__ import annotations

import pytest

from tests.collation.stories import labels, points


def told_alike(one: str, other: str) -> list[list[str]]:
    """Give the labels of the agreements that both accounts tell in a clause or a noun with its agent."""
    return [
        labels(p)
        for p in points(one, other)
        if p.relation == "agree"
        and p.reason.startswith("The accounts tell the same")
        and len(p.readings[0].evidence) == 2
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a verb and a phrase
        (
            "Several hundred shoppers were led out through the kitchens of the arcade.",
            "Hundreds of people were walked out of the building by porters.",
        ),
        # a verb and a noun with its owner
        (
            "Generals deposed President Karl Lind in 2013.",
            "Karl Lind's overthrow in 2013 was welcomed by his aides.",
        ),
        # whoever acts for somebody
        (
            "The White House granted temporary exemptions to dairies in March.",
            "The United States provided temporary exemptions in March.",
        ),
        # one thing under two nouns
        (
            "Ada Lind has always denied any wrongdoing.",
            "Through a lawyer, Ada Lind dismissed the accusations.",
        ),
        (
            "Norway has always implemented the resolutions of the United Nations.",
            "The Norwegian government has strictly followed United Nations resolutions.",
        ),
    ],
)
def test_one_deed_of_one_side_is_one_point(one: str, other: str) -> None:
    assert told_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another party
        (
            "France granted temporary exemptions to dairies.",
            "Norway provided temporary exemptions.",
        ),
        # done to another
        (
            "The White House granted temporary exemptions to dairies in March.",
            "The White House provided tents in March.",
        ),
        # several, and one
        (
            "Three rockets were launched on Saturday.",
            "The rocket was fired at 5.58 a.m. from the harbour.",
        ),
        # of now, and of years ago
        (
            "Norway launched a rocket over Denmark in 1999.",
            "Norway launched a rocket over Denmark on Monday.",
        ),
        # so, and not yet
        (
            "The White House granted temporary exemptions in March.",
            "The United States may provide temporary exemptions.",
        ),
        # nobody knows what was denied, and by whom
        (
            "Karl Lind denied the charge.",
            "A broker in Aix denied the rumour.",
        ),
    ],
)
def test_two_deeds_are_not_one(one: str, other: str) -> None:
    assert not told_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "There is little chance that the dredgers will change the course of the river.",
            "The dredgers will not alter the course of the river.",
        ),
        (
            "The dredgers are unlikely to change the course of the river.",
            "The dredgers will not alter the course of the river.",
        ),
        (
            "It is unlikely that the dredgers will change the course of the river.",
            "The dredgers will not alter the course of the river.",
        ),
    ],
)
def test_what_has_little_chance_is_denied(one: str, other: str) -> None:
    assert told_alike(one, other)
    assert not told_alike(one, other.replace("will not", "will"))


def test_what_nobody_is_reluctant_to_do_is_not_denied() -> None:
    one = "The dredgers are not unlikely to change the course of the river."
    assert not told_alike(one, "The dredgers will not alter the course of the river.")


def test_what_is_permitted_may_be_done() -> None:
    one = "The council allowed Lind to flood the meadows north of the weir."
    assert told_alike(one, "Lind may flood the meadows north of the weir.")
