"""What a story fills once, filled unlike by two accounts: hours, weapons, causes, places, names."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

BLAST = "A bomb exploded at the market in Calder on Tuesday. "
SHOTS = "A gunman shot two people at a cafe in Calder on Tuesday. "
TRAIN = "A train derailed near Calder on Tuesday. "
FIRE = "A fire swept through a warehouse in Calder on Tuesday night. "


def found(one: str, other: str, aspect: str) -> list[Point]:
    return [p for p in differences(one, other) if p.aspect == aspect]


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (BLAST, "The blast happened at 10:30 a.m.", "It happened at about 11:30 local time."),
        (TRAIN, "The train left the tracks at 6.07am.", "The crash happened shortly before 7am."),
        (FIRE, "The fire broke out shortly after 9 p.m.", "The fire started at around 21:40."),
    ],
)
def test_hours_that_exclude_each_other(told: str, one: str, other: str) -> None:
    (point,) = found(told + one, told + other, "time")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (FIRE, "The fire broke out at 9:05 p.m.", "The fire broke out shortly after 9 p.m."),
        (FIRE, "The fire broke out at 9 p.m.", "The fire was put out at 11 p.m."),
        (BLAST, "The blast happened at 10:30 local time.", "The blast happened at 0930 GMT."),
        (TRAIN, "The train derailed at 7.48am.", "The 06:59 to Dover derailed."),
        (TRAIN, "The train derailed at 7.48am.", "The crash came after the 06:59 had passed."),
        (SHOTS, "The shooting began at 8:30 p.m.", "Police spoke to reporters at 10 p.m."),
    ],
)
def test_hours_that_go_together_or_are_of_something_else(told: str, one: str, other: str) -> None:
    assert not found(told + one, told + other, "time")


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (FIRE, "An electrical fault was the probable cause.", "It was started deliberately."),
        (FIRE, "Investigators ruled out an electrical fault.", "An electrical fault caused it."),
        (TRAIN, "The accident was caused by a broken rail.", "Officials blamed a signal failure."),
        (
            BLAST,
            "The bomb had been hidden in a rickshaw.",
            "The attacker detonated a suicide vest.",
        ),
        (BLAST, "It was a car bomb.", "A bomb in a suitcase went off, police said."),
        (SHOTS, "He lunged at a guard with a hammer.", "He threatened a guard with a screwdriver."),
        (SHOTS, "Two guards were hurt by a man with a knife.", "He was armed with a sword."),
        (FIRE, "The fire was an accident.", "The fire was deliberate."),
        (SHOTS, "He used a rifle.", "He was armed with a pistol."),
        (SHOTS, "The bomber was a man.", "The bomber was a woman."),
        (SHOTS, "The suspect is a Syrian man.", "The suspect is a Tunisian man."),
        (SHOTS, "The gunman killed himself.", "The gunman was shot dead by police."),
        ("", "A van ploughed into a crowd in Calder.", "A lorry drove into a crowd in Calder."),
        ("", "The plane crashed on landing.", "The plane crashed shortly after take-off."),
        ("", "The clerk was shot in the leg.", "The clerk was shot in the chest."),
        ("", "Ida Lund was charged with murder.", "Ida Lund was charged with manslaughter."),
        ("", "Police shot dead a man in Calder.", "A man was shot dead by soldiers in Calder."),
    ],
)
def test_means_causes_and_people_that_exclude_each_other(told: str, one: str, other: str) -> None:
    (point,) = found(told + one, told + other, "value")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He was shot near Alder Street station.", "He was shot near Birch Street station."),
        ("The bus crashed on Mill Road in Calder.", "The bus crashed on Station Road in Calder."),
        ("The plane was bound for Lisbon when it crashed.", "The plane was heading to Madrid when it crashed."),
        ("The shooting took place in the canteen.", "The shooting took place in the gym."),
        ("The train was heading to Leeds when it derailed.", "The train was on its way to York when it derailed."),
        ("The bomb exploded inside the church.", "The bomb exploded outside the church."),
        ("The northbound express derailed.", "The southbound express derailed."),
    ],
)  # fmt: skip
def test_places_that_exclude_each_other(one: str, other: str) -> None:
    (point,) = found(one, other, "place")
    assert len(point.readings) == 2


def test_a_role_that_one_person_bears_under_two_names() -> None:
    (point,) = found(
        "The ferry sank. Police held the captain, Daniel Lund.",
        "The ferry sank. Police held the captain, Jonas Lund.",
        "name",
    )
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (FIRE, "It was too early to speculate about the cause.", "A cigarette started the fire."),
        (SHOTS, "He used a gun.", "He used a rifle."),
        (BLAST, "A car bomb exploded.", "Bomb disposal officers found a suitcase."),
        (FIRE, "It was the second fatal accident there.", "The fire was deliberate."),
        (SHOTS, "A gunman opened fire.", "The attacker opened fire."),
        ("", "The train from Aldmoor to Kelby derailed.", "The train from Aldmoor derailed."),
        ("", "Ida Lund was charged with fraud.", "Ida Lund was charged with fraud and theft."),
        ("", "The Dutch driver Ada Lund won.", "The French driver Eva Roux came second."),
        ("", "The captain, Jon Lund, was held.", "The captain, John Lund, was held."),
    ],
)
def test_silence_and_detail_are_no_difference(told: str, one: str, other: str) -> None:
    assert not differences(told + one, told + other)


def test_an_account_with_two_fillers_is_a_witness_for_neither() -> None:
    both = "One man stabbed a guard with a knife; his brother attacked a clerk with an axe."
    assert not found(SHOTS + both, SHOTS + "The man stabbed a guard with a knife.", "value")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deputy governor, Yusef Lind, spoke.", "The deputy governor, Mr Lind, spoke."),
        ("Deputy governor Yusef Lind spoke.", "Mr Lind, the deputy governor, maintained it."),
    ],
)
def test_a_name_with_a_title_alone_is_no_other_name(one: str, other: str) -> None:
    assert not found(BLAST + one, BLAST + other, "name")


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (SHOTS, "The victim was killed by her husband.", "The victim was killed by her brother."),
        (SHOTS, "The gunman was a Belgian.", "The gunman was from Norway."),
        (SHOTS, "A French engineer was shot.", "A Danish engineer was shot."),
        (SHOTS, "The victim was a retired teacher.", "The victim was a soldier."),
        (SHOTS, "The gunman opened fire first.", "Officers fired the first shot."),
        (SHOTS, "Officers fired into the air.", "Officers fired into the crowd."),
        (FIRE, "A girl was rescued by her father.", "A passer-by pulled the girl from the flat."),
    ],
)
def test_who_it_was(told: str, one: str, other: str) -> None:
    assert [p.aspect for p in differences(told + one, told + other)] == ["value"]


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (SHOTS, "The victim was killed by a relative.", "The victim was killed by her uncle."),
        (FIRE, "A girl was rescued by firefighters.", "Police rescued the girl."),
        (SHOTS, "The gunman was a Belgian.", "The victim was from Norway."),
        (SHOTS, "The victim was a retired teacher.", "The gunman was a soldier."),
        (
            SHOTS,
            "Officers fired into the air, then into the crowd.",
            "Officers fired into the crowd.",
        ),
        (SHOTS, "The victim was a worker.", "The victim was a plumber."),
    ],
)
def test_who_may_be_one(told: str, one: str, other: str) -> None:
    assert differences(told + one, told + other) == []
