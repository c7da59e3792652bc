"""The worst hurt, whichever word of two an account has for them."""

from __future__ import annotations

from tests.collation.stories import differences

BOMB = "A bomb went off in Aix on Monday. "


def test_fewer_hurt_badly_than_others_hurt_critically() -> None:
    one = BOMB + "Ninety people were hurt, 14 of them critically."
    (point,) = differences(one, BOMB + "About 90 people were hurt, half a dozen of them badly.")
    assert point.subject == "people in critical condition"


def test_some_of_those_badly_hurt_are_hurt_critically() -> None:
    one = BOMB + "Ninety people were hurt, 4 of them critically."
    assert not differences(one, BOMB + "About 90 people were hurt, six of them badly.")
