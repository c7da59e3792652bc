"""How an attack was carried out: where the gun came from, what was known of the gunman, how the bomb came there."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, labels

SHOOTING = "A gunman opened fire at a mill in Calder on Tuesday, killing five people. "
BOMBING = "A bomb exploded outside a chapel in Calder on Tuesday, killing nine people. "


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        (
            "where the weapon came from",
            "The rifle had been lawfully purchased.",
            "The weapon had been stolen in May.",
        ),
        (
            "where the weapon came from",
            "The gun was licensed to him.",
            "He did not have a licence for the gun.",
        ),
        (
            "whether the attacker had a criminal record",
            "The gunman had no criminal record.",
            "The gunman, a convicted robber, lived in Aix.",
        ),
        (
            "whether the attacker had a criminal record",
            "The gunman had never been arrested.",
            "The gunman had served time for theft.",
        ),
        (
            "whether the attacker was known to the authorities",
            "A neighbour had warned police about the gunman.",
            "The authorities knew nothing about the gunman.",
        ),
        (
            "whether the attacker wore body armour",
            "The gunman, clad in a bulletproof vest, fired at once.",
            "The gunman wore no body armour.",
        ),
        (
            "whether the attacker was masked",
            "The gunman hid his face behind a mask.",
            "The gunman was unmasked.",
        ),
        (
            "whether the attacker said anything",
            "The gunman yelled at the millers.",
            "The gunman said nothing, a miller said.",
        ),
    ],
)
def test_a_shooting(asked: str, one: str, other: str) -> None:
    assert asked in {p.subject for p in differences(SHOOTING + one, SHOOTING + other)}


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        (
            "how the bomb came there",
            "The blast was the work of a suicide bomber.",
            "The device had been hidden under a pew.",
        ),
        (
            "how the bomb came there",
            "The bomb was hurled from a passing car.",
            "The bomb had been planted overnight.",
        ),
        (
            "how the bomb was set off",
            "It was set off by remote control.",
            "The bomb had a timer.",
        ),
        (
            "what became of the second bomb",
            "A second bomb, which was defused, lay in the yard.",
            "A second device went off in the yard.",
        ),
    ],
)
def test_a_bombing(asked: str, one: str, other: str) -> None:
    assert asked in {p.subject for p in differences(BOMBING + one, BOMBING + other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two guns
        ("The rifle was bought legally.", "The pistol had been stolen."),
        # something else was stolen
        ("The rifle was bought legally.", "His car had been stolen."),
        # somebody else's record
        ("The gunman had no criminal record.", "His brother had been convicted of theft."),
        # what is to come
        ("The gunman had no criminal record.", "The gunman could be jailed for life."),
        # one of a kind with the other
        ("The gunman had been convicted of theft.", "The gunman had spent a year in jail."),
        # others had none
        ("The gunman wore body armour.", "The guards wore no body armour."),
        # at another time
        ("The gunman yelled.", "The gunman said nothing when he was questioned."),
    ],
)
def test_no_question_of_a_shooting(one: str, other: str) -> None:
    assert not differences(SHOOTING + one, SHOOTING + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A suicide bomber blew himself up.", "A second bomb had been left under a pew."),
        ("A suicide bomber blew himself up.", "Police fear that bombs were hidden elsewhere."),
        ("The bomb was set off by remote control.", "A phone was used to set off the bomb."),
        ("A second bomb was defused.", "The bomb went off at the gate."),
    ],
)
def test_no_question_of_a_bombing(one: str, other: str) -> None:
    assert not differences(BOMBING + one, BOMBING + other)


def test_a_reading_tells_what_it_is_about() -> None:
    (point,) = differences(
        BOMBING + "The blast was the work of a suicide bomber.",
        BOMBING + "The device had been hidden under a pew.",
    )
    assert set(labels(point)) == {"a suicide bomber", "The device had been hidden under a pew"}
