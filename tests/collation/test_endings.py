"""How it ended for whoever did it, whether it was meant, and what set a bomb off."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

SHOTS = "A gunman killed three people at a warehouse in Morbach on Tuesday. "
BOMB = "A car bomb exploded outside a barracks in Tarsuk on Tuesday. "
CRASH = "A lorry hit a school bus in Torre on Tuesday. "


def asked(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other)]


@pytest.mark.parametrize(
    ("lead", "one", "other", "question"),
    [
        (SHOTS, "The gunman was arrested at the scene.", "The gunman fled.", "whether the suspect got away"),
        (SHOTS, "The attacker was taken into custody.", "The attacker took his own life.", "whether the suspect was taken alive"),
        (BOMB, "It was a suicide bomber, the governor said.", "The bomb was set off by remote control.", "how the bomb was set off"),
        (CRASH, "The lorry driver fell asleep.", "The lorry driver blacked out.", "what came over whoever steered"),
        (SHOTS, "The dead were civilians.", "Those killed were fighters.", "who the dead were"),
        ("A fire burned down a mill in Ulm on Tuesday. ", "The fire was an accident.", "The fire was started deliberately.", "whether it was an accident"),
    ],
)  # fmt: skip
def test_what_a_story_tells_once(lead: str, one: str, other: str, question: str) -> None:
    assert question in asked(lead + one, lead + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gunman was arrested.", "The gunman had been arrested twice before."),
        ("The gunman was arrested.", "The gunman died in custody."),
        ("The gunman was arrested at the scene.", "The gunman fled the country in 2011."),
        ("The gunman fled, and was shot dead hours later.", "The gunman was shot dead."),
    ],
)
def test_what_happened_at_another_time(one: str, other: str) -> None:
    ends = {"whether the suspect got away", "whether the suspect was taken alive"}
    assert not ends & set(asked(SHOTS + one, SHOTS + other))
