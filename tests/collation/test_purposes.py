"""What a force, a measure or a sum is there for."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

WAR = "Rebels fought the army near Calder on Tuesday. "
AID = "The council of Calder met on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WAR + "Norwegian troops are massing near Calder to attack the port.",
            WAR + "Norwegian soldiers were deployed near Calder to defend the port.",
        ),
        (
            WAR + "Norwegian tanks were massed at Calder to invade the port.",
            WAR + "Norway has deployed tanks to Calder to protect the port.",
        ),
        (
            WAR + "The Norwegian army is gathering in Calder in preparation for an offensive.",
            WAR + "Norwegian forces were sent to Calder for a drill.",
        ),
        (
            WAR + "Norwegian warships were sent to Calder to deter the rebels.",
            WAR + "The Norwegian fleet was sent to Calder to bombard the rebels.",
        ),
        (
            AID + "The grant to farmers in Calder was meant to compensate them.",
            AID + "The payment to farmers in Calder was intended to bribe them.",
        ),
        (
            AID + "The levy on plastic was designed to raise prices.",
            AID + "The levy on plastic is meant to lower prices.",
        ),
    ],
)
def test_it_cannot_be_for_both(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("what the ")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of two countries
        (
            WAR + "Norwegian troops are massing near Calder to attack the port.",
            WAR + "Danish soldiers were deployed near Calder to defend the port.",
        ),
        # at two places
        (
            WAR + "Norwegian troops are massing near Calder to attack the fort.",
            WAR + "Norwegian soldiers were deployed near Brell to defend the harbour.",
        ),
        # one end in two words
        (
            WAR + "Norwegian troops are massing near Calder to attack the port.",
            WAR + "Norwegian soldiers are gathering near Calder to storm the port.",
        ),
        # it is denied
        (
            WAR + "Norwegian troops were not sent to Calder to attack the port.",
            WAR + "Norwegian soldiers were sent to Calder to defend the port.",
        ),
        # an account that tells both
        (
            WAR + "Norwegian troops are massing near Calder to attack the port. "
            "Norwegian troops were sent to Calder to defend the port.",
            WAR + "Norwegian soldiers were deployed near Calder to defend the port.",
        ),
        # two measures
        (
            AID + "The levy on plastic was designed to raise prices.",
            AID + "The law on plastic is meant to lower prices.",
        ),
    ],
)
def test_it_may_be_for_both(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("what the ")]
