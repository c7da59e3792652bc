"""What accounts of a crash tell unlike: the cause, the line, what was hit, who was on board, how it was guarded."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

TRAIN = "A train derailed near Calder on Tuesday, and seven people were killed. "
BUS = "A bus crashed near Calder on Tuesday, and nine people were killed. "
PLANE = "A plane crashed near Calder on Tuesday, and 40 people were killed. "
SHIP = "A ferry capsized off Calder on Tuesday, and nine people were killed. "


@pytest.mark.parametrize(
    ("told", "one", "other", "asked"),
    [
        (TRAIN, "The cause of the accident was unclear.", "Investigators said the train was travelling at a much higher speed than is permitted.", "cause is known"),
        (TRAIN, "It is not clear what caused the derailment.", "The train was speeding, the rail agency said.", "cause is known"),
        (TRAIN, "There was no word on the cause.", "The driver ran a red light, police said.", "cause is known"),
        (BUS, "It was not known what made the bus leave the road.", "The driver dozed off, police said.", "cause is known"),
        (TRAIN, "The train hit a lorry stuck on the crossing.", "The train hit a landslide.", "collided"),
        (TRAIN, "The train ran into a fallen tree.", "The train was struck by a boulder.", "collided"),
        (BUS, "The bus collided with a lorry.", "The bus was hit by a train.", "collided"),
        (TRAIN, "The train was going from Dorn to Melk.", "The Melk to Dorn express came off the rails.", "bound"),
        (TRAIN, "The train was on its way to Melk.", "The train was heading to Dorn.", "bound"),
        (TRAIN, "All of the carriages overturned.", "Two of the carriages overturned.", "carriages"),
        (TRAIN, "The gates were open when the lorry drove onto the crossing.", "The barriers were down, a neighbour said.", "crossing was closed"),
        (TRAIN, "The barriers had not come down, a neighbour said.", "The gates had been lowered, the operator said.", "crossing was closed"),
        (TRAIN, "The two trains collided head-on.", "One train ran into the back of the other.", "collided"),
        (PLANE, "The pilot issued a mayday.", "The pilot did not send a mayday, controllers said.", "distress call"),
        (PLANE, "The plane crashed shortly after taking off.", "The plane crashed as it was landing.", "on landing or on taking off"),
        (PLANE, "The plane crashed while trying to land.", "The plane crashed soon after take-off.", "on landing or on taking off"),
        (BUS, "The driver fled the scene.", "The driver stayed at the scene, police said.", "stayed"),
        (BUS, "It was raining at the time.", "The weather was clear at the time.", "weather"),
    ],
)  # fmt: skip
def test_what_accounts_of_a_crash_tell_unlike(told: str, one: str, other: str, asked: str) -> None:
    assert any(asked in point.subject for point in differences(told + one, told + other))


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        # nobody who is bound to know says so
        (TRAIN, "The cause is not known.", "Speed may have been a factor, investigators said."),
        (TRAIN, "The cause is not known.", "Police are investigating whether the train was speeding."),
        (TRAIN, "The cause is not known.", "The train was going too fast, a passenger said."),
        # one thing in two words, one of several
        (TRAIN, "The train hit a lorry.", "The train hit a truck stuck on the crossing."),
        (BUS, "The bus hit a car and then a lorry.", "The bus hit a lorry."),
        (BUS, "The bus hit a tree.", "The bus slammed into a lorry."),
        (TRAIN, "The train hit a car on the line last year.", "The train hit a tree."),
        # a line runs both ways, a town lies in its country
        (TRAIN, "The train was going from Dorn to Melk.", "The Melk-Dorn service derailed."),
        (PLANE, "The plane was on its way to Spain.", "The plane was flying to Madrid."),
        (PLANE, "The plane had taken off from Dorn.", "The plane crashed as it was landing."),
        # a crew is on board, too
        (TRAIN, "The train was carrying 60 passengers.", "About 65 people were on board the train."),
        (SHIP, "The ferry was carrying 310 passengers.", "There were 350 people on board."),
        # two deeds, and a part of one
        (TRAIN, "All the carriages derailed.", "Two of the carriages overturned."),
        (TRAIN, "Two of the carriages overturned.", "Three of the carriages overturned."),
        (TRAIN, "The barriers were down.", "The gates were closed, a neighbour said."),
        (BUS, "The driver was injured.", "The driver of the car fled the scene."),
        (BUS, "It was raining in the mountains.", "The weather was clear."),
    ],
)  # fmt: skip
def test_what_goes_together(told: str, one: str, other: str) -> None:
    asked = ("cause is known", "collided", "bound", "on board", "carriages overturned", "crossing was closed", "on landing or on taking off", "stayed", "weather")  # fmt: skip
    found = [p.subject for p in differences(told + one, told + other)]
    assert not [s for s in found if any(word in s for word in asked)]
