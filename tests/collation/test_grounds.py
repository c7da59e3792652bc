"""On what ground somebody did what the story is about."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BAN = "The council of Calder lifted its ban on boats on Tuesday. "
STRIKE = BAN + "The decision came in response to a strike by Danish pilots."
PILOTS = BAN + "The move was prompted by the strike of the Danish pilots."


def test_one_account_gives_a_ground_of_its_own() -> None:
    lobby = BAN + "The move comes after intense lobbying from hotels."
    assert _asked(STRIKE, PILOTS, lobby)


@pytest.mark.parametrize(
    "other",
    [
        # it speaks of the ground of the others, too
        "The move comes after intense lobbying from hotels. Danish pilots had been on strike.",
        # no ground
        "Hotels had lobbied for it.",
        # the same ground
        "The step was influenced by the strike of Danish pilots.",
        # a time, and no ground
        "The move comes two days after a storm.",
        # it is denied
        "The move was not prompted by intense lobbying from hotels.",
    ],
)
def test_nothing_is_asked(other: str) -> None:
    assert not _asked(STRIKE, PILOTS, BAN + other)


def test_two_accounts_with_a_ground_each_may_both_be_right() -> None:
    assert not _asked(STRIKE, BAN + "The move comes after intense lobbying from hotels.")


def _asked(*texts: str) -> bool:
    return any(p.subject == "what moved them to it" for p in differences(*texts))
