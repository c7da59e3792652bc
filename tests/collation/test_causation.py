"""What brought it about: causes that exclude each other, and what looks like it and is not."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

FIRE = "A fire destroyed a barn near Calder on Tuesday. "
TRAIN = "A train derailed near Calder on Tuesday. "
PLANE = "A plane crashed near Calder on Tuesday. "
SHIP = "A ferry sank off Calder on Tuesday. "
ILL = "An outbreak of salmonella made 40 people ill in Calder on Tuesday. "
HALL = "The roof of a sports hall collapsed in Calder on Tuesday. "
DARK = "A power cut left Calder in the dark on Tuesday. "


def causes(one: str, other: str) -> list[Point]:
    return [p for p in differences(one, other) if p.subject == "what caused it"]


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (FIRE, "Lightning sparked the blaze.", "The blaze was caused by a cigarette."),
        (FIRE, "A candle was to blame for the fire.", "Investigators traced the fire to faulty wiring."),
        (FIRE, "The fire was put down to fireworks.", "A barbecue set off the blaze, neighbours said."),
        (FIRE, "The cause of the fire was a gas leak.", "The blaze was started deliberately."),
        (FIRE, "The fire started when lightning struck a shed.", "Welding caused the fire."),
        (FIRE, "The fire was arson, police said.", "Police blamed a short circuit for the fire."),
        (TRAIN, "Sabotage was behind the derailment.", "Buckled track caused the train to leave the rails."),
        (TRAIN, "Excessive speed led to the crash.", "The derailment resulted from a landslide."),
        (TRAIN, "A broken axle caused the accident.", "The accident was due to human error."),
        (PLANE, "The plane had run out of fuel.", "A bird strike disabled both engines of the plane."),
        (PLANE, "The plane was struck by lightning.", "A missile hit the plane, the ministry said."),
        (SHIP, "The ferry hit a reef.", "Overloading caused the sinking."),
        (ILL, "The outbreak was traced to oysters.", "The source of the outbreak was the tap water."),
        (ILL, "Raw milk was behind the outbreak.", "Bean sprouts were to blame for the infections."),
        (HALL, "The collapse was blamed on heavy snow.", "A design flaw caused the collapse."),
        (TRAIN, "The brakes failed, the driver said.", "Investigators found that the driver had fallen asleep."),
        (TRAIN, "The train derailed after hitting a cow.", "A broken axle is believed to have caused the crash."),
        (ILL, "The guests fell ill after eating oysters.", "The infections were linked to a hot tub."),
        (FIRE, "The blaze started in a tumble dryer.", "Lightning is thought to be behind the fire."),
        (FIRE, "A gas cylinder exploded.", "The cause was found to be a cigarette."),
        (SHIP, "The ferry sank because it was overloaded.", "A freak wave capsized the ferry."),
        (PLANE, "The plane was hit by a missile.", "The plane came down because of a technical fault."),
        (TRAIN, "A signal failure led to the train crash, the union said.", "The train crashed because the driver ran a red light."),
        (PLANE, "Ice brought the plane down.", "The crash was the work of saboteurs."),
        (DARK, "A squirrel knocked out power to the town.", "The outage was due to a software bug."),
        (DARK, "Hackers caused the blackout.", "The power cut was caused by a squirrel."),
    ],
)  # fmt: skip
def test_causes_that_exclude_each_other(told: str, one: str, other: str) -> None:
    (point,) = causes(told + one, told + other)
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        # A storm may be its lightning; an engine may stop for want of fuel.
        (FIRE, "Lightning sparked the blaze.", "A thunderstorm caused the fire."),
        (PLANE, "Engine failure caused the crash.", "The plane had run out of fuel."),
        (TRAIN, "The derailment was caused by human error.", "Excessive speed caused the crash."),
        # What is only held possible, or ruled out, is no cause that anybody tells.
        (FIRE, "Lightning may have caused the fire.", "A cigarette caused the fire."),
        (FIRE, "Police are investigating whether arson caused it.", "A candle started the fire."),
        (FIRE, "It was not caused by arson.", "A candle started the fire."),
        (FIRE, "A candle started the fire, though arson may have caused it.", "The fire was arson."),
        # What helped is no rival of what began it.
        (FIRE, "High winds fanned the fire.", "A cigarette caused the fire."),
        (HALL, "Snow contributed to the collapse.", "The collapse was caused by corrosion."),
        (HALL, "Snow was partly to blame for the collapse.", "Corrosion caused the collapse."),
        # Two happenings have two causes.
        (PLANE, "A bird strike caused the crash.", "Leaking fuel caused the fire after the crash."),
        (FIRE, "Lightning caused the fire.", "The storm caused delays on the railway."),
        (FIRE, "The firemen left. An hour went by. It was hot. A similar fire in 2019 was caused by lightning.", "A cigarette caused the fire."),
        (FIRE, "The blaze began in high winds.", "A cigarette caused the fire."),
        (PLANE, "The plane crashed after hitting a tree.", "Engine failure caused the crash."),
        (TRAIN, "The driver did not fall asleep.", "The brakes failed."),
        (TRAIN, "Fog caused a second accident on the road.", "A broken axle caused the crash."),
        (TRAIN, "In a separate incident fog caused a crash.", "A broken axle caused the crash."),
        # Who is named after a cause is none.
        (FIRE, "The gas company caused outrage.", "An electrical engineer sparked the fire debate."),
        (TRAIN, "The signal box was closed.", "The broken rail was removed."),
    ],
)  # fmt: skip
def test_causes_that_go_together_or_are_none(told: str, one: str, other: str) -> None:
    assert not causes(told + one, told + other)


def test_who_rules_a_cause_out_contradicts_who_asserts_it() -> None:
    one, other = "Investigators ruled out sabotage.", "Sabotage caused the derailment."
    (point,) = causes(TRAIN + one, TRAIN + other)
    assert len(point.readings) == 2


def test_a_cause_of_the_whole_story_need_not_say_of_what() -> None:
    (point,) = causes(
        TRAIN + "The cause was a broken axle.", TRAIN + "The derailment was blamed on a cow."
    )
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Investigators blamed a broken rail.", "The train was speeding when it left the rails, investigators said."),
        ("A broken axle caused the accident.", "The driver took the bend too fast, police said."),
        ("A landslide caused the derailment.", "The train was doing twice the speed limit; it was travelling at twice the limit."),
        ("A signal failure caused the crash.", "The driver ran a red light, the operator said."),
        ("A faulty signal caused the crash.", "The train passed a signal at danger."),
    ],
)  # fmt: skip
def test_speed_and_passed_signals_are_causes(one: str, other: str) -> None:
    (point,) = causes(TRAIN + one, TRAIN + other)
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one cause in two wordings
        ("The driver took the bend too fast.", "The train was speeding, police said."),
        # whoever sleeps does not brake
        ("The driver had fallen asleep.", "The train was travelling above the limit."),
        # asked, and not told
        ("A broken rail caused the crash.", "Police are investigating whether the train was speeding."),
        ("A broken rail caused the crash.", "The train may have been speeding."),
        # who comes to help
        ("A broken rail caused the crash.", "Ambulance drivers sped to the scene; the driver was speeding away from the scene."),
        ("A broken rail caused the crash.", "The train was running at high speed on a high-speed line."),
    ],
)  # fmt: skip
def test_speed_that_is_no_rival_cause(one: str, other: str) -> None:
    assert not causes(TRAIN + one, TRAIN + other)
