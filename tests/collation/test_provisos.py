"""For good or for now, with conditions or without."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

MINE = "A mine near Calder was flooded on Tuesday. "
WAR = "Rebels in Calder held talks with the army on Tuesday. "
DEAL = "The carmaker Brell met its union in Calder on Tuesday. "
TRIAL = "Ada Lind, a banker, stood before a court in Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINE + "The mine will be shut for good.", MINE + "The mine was shut temporarily."),
        (
            MINE + "The owner closed the mine permanently, a miner said.",
            MINE + "The mine is closed for the time being, its owner said.",
        ),
        (
            DEAL + "The workers won permanent contracts.",
            DEAL + "The workers were given temporary contracts.",
        ),
        (
            WAR + "The rebels offered an unconditional truce.",
            WAR + "The rebels offered a truce in return for the release of prisoners.",
        ),
        (
            WAR + "The rebels released the captives without conditions.",
            WAR + "The captives were released in exchange for two generals.",
        ),
        (
            TRIAL + "She was banned permanently from trading, the court ruled.",
            TRIAL + "The court banned Lind from trading for now.",
        ),
    ],
)
def test_it_cannot_be_both(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.aspect == "scope"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two things
        (MINE + "The mine was shut for good.", MINE + "The road was shut temporarily."),
        # two deeds
        (MINE + "The mine was shut for good.", MINE + "The mine was drained temporarily."),
        # two bans
        (
            DEAL + "A permanent ban on smoking was agreed.",
            DEAL + "A temporary ban on overtime was agreed.",
        ),
        # it is denied
        (MINE + "The mine was not shut for good.", MINE + "The mine was shut temporarily."),
        # it may come
        (MINE + "The mine could be shut for good.", MINE + "The mine was shut temporarily."),
        # one says nothing of it
        (MINE + "The mine was shut.", MINE + "The mine was shut temporarily."),
    ],
)
def test_what_is_told_of_two_things_is_no_difference(one: str, other: str) -> None:
    assert [p.subject for p in differences(one, other) if p.aspect == "scope"] == []
