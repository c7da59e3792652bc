"""Whether it is known why: the cause, the motive, the suspects, a name."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

FIRE = "A fire swept through a warehouse in Calder on Tuesday night. "
KNIFE = "A man stabbed three people in a park in Orlow on Monday. "
POWER = "The lights went out in Aix on Monday. "


@pytest.mark.parametrize(
    ("told", "one", "other", "asked"),
    [
        (FIRE, "The cause of the fire is not known.", "The fire was caused by an electrical fault.", "cause"),
        (FIRE, "It is unclear how the blaze started.", "A candle was to blame.", "cause"),
        (FIRE, "No cause has been established.", "A cigarette was the cause, the fire chief said.", "cause"),
        (POWER, "The outage was caused by a squirrel.", "The firm did not know what had caused the outage.", "cause"),
        (KNIFE, "The motive remains a mystery.", "The attacker acted out of revenge.", "motive"),
        (KNIFE, "Police do not know why he did it.", "He was motivated by hatred.", "motive"),
        (KNIFE, "Police have no suspects.", "Police have identified two suspects.", "suspects"),
        (KNIFE, "A boy was hurt; police have not released the boy’s name.", "The boy was named as Leo Brandt.", "named"),
    ],
)  # fmt: skip
def test_known_and_unknown(told: str, one: str, other: str, asked: str) -> None:
    assert any(asked in point.subject for point in differences(told + one, told + other))


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (FIRE, "Investigators are looking into the cause.", "The fire was caused by a candle."),
        (FIRE, "The cause of the fire is not known.", "Police believe a candle caused the fire."),
        (FIRE, "The cause of the fire is not known.", "A candle may have been the cause."),
        (FIRE, "The cause of death is not known.", "The fire was caused by a candle."),
        (FIRE, "The cause is unclear.", "Anger was caused by the slow response."),
        (KNIFE, "The motive is unknown.", "Police are investigating whether it was terrorism."),
        (KNIFE, "The cause was unknown at first; a candle was to blame.", "A candle was to blame."),
        (KNIFE, "The boy has not been named.", "The suspect was named as Otto Lind."),
        (KNIFE, "Police said a man named Lind was hurt.", "The man was not identified by witnesses."),
    ],
)  # fmt: skip
def test_what_is_no_answer(told: str, one: str, other: str) -> None:
    subjects = [p.subject for p in differences(told + one, told + other)]
    assert not [s for s in subjects if "known" in s or "named" in s]
