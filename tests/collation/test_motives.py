"""Why it was done: motives that exclude each other, and what looks like one and is not."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

SHOT = "A gunman shot two men dead at a cafe in Calder on Tuesday. "
BURNT = "A fire destroyed an inn in Calder on Tuesday. "


def motives(one: str, other: str) -> list[Point]:
    return [p for p in differences(one, other) if p.subject == "what it is taken for"]


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (SHOT, "The attack is being treated as terrorism.", "The motive was robbery, police said."),
        (SHOT, "The gunman killed them over a debt.", "He shot them out of jealousy."),
        (SHOT, "The men were shot during a robbery.", "The killing was in revenge for a stabbing."),
        (SHOT, "The attack was racially motivated.", "The shooting was gang-related."),
        (
            SHOT,
            "They were killed in a dispute over land.",
            "Police treat the shooting as terrorism.",
        ),
        (SHOT, "Racism was the motive.", "The men were killed in a row over parking."),
        (SHOT, "Jealousy drove him to kill them.", "The men were shot because of their religion."),
        (SHOT, "He shot them because he was jealous.", "The attack was a contract killing."),
        (SHOT, "He was driven by greed, the judge said.", "He acted out of revenge."),
        (
            BURNT,
            "The owner torched the inn to collect the insurance money.",
            "The inn was set ablaze by its owner to keep the town from buying it.",
        ),
        (
            BURNT,
            "The owner set fire to the inn to hide evidence.",
            "He burned it down out of revenge.",
        ),
    ],
)
def test_motives_that_exclude_each_other(told: str, one: str, other: str) -> None:
    (point,) = motives(told + one, told + other)
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        # A feud may be over parking, and revenge for a quarrel.
        (SHOT, "They were killed in a row over parking.", "He shot them over a parking space."),
        (SHOT, "He killed them out of revenge.", "They were killed in a feud between families."),
        # What is only held possible is told by nobody.
        (SHOT, "The motive may have been robbery.", "The attack is treated as terrorism."),
        (SHOT, "Police ask whether the men were killed over a debt.", "He acted out of jealousy."),
        (SHOT, "It is not treated as terrorism.", "The motive was robbery."),
        (SHOT, "He killed them to hide his debts.", "He killed them to keep them from talking."),
        (SHOT, "In a separate case a woman was shot in a dispute.", "He shot them out of hatred."),
        # What is no motive of this deed.
        (SHOT, "It was no joke, the mayor said.", "He shot them out of jealousy."),
        (SHOT, "He shot them and was held for an earlier altercation.", "He acted out of hatred."),
        (SHOT, "It was the third shooting in a row.", "He shot them out of jealousy."),
        (SHOT, "He had been jailed for robbery.", "He shot them out of jealousy."),
        (SHOT, "He worked for an insurance company.", "He shot them out of jealousy."),
        (SHOT, "Detectives came to stop traffic.", "He shot them out of jealousy."),
    ],
)
def test_motives_that_go_together_or_are_none(told: str, one: str, other: str) -> None:
    assert not motives(told + one, told + other)
