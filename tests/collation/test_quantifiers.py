"""All of them, some, none: of how many of a group something is said."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BUS = "A school bus collided with a train near Calder on Tuesday. "
BOMB = "A bomb exploded at a checkpoint near Calder on Tuesday. "
TRIAL = "The trial of five men over a bribery scheme opened in Calder on Tuesday. "
SHOOT = "A gunman opened fire in a shopping centre in Calder on Tuesday. "
FERRY = "A ferry capsized off Calder on Tuesday. "
FIRE = "A fire swept through a care home in Calder on Tuesday. "
STRIKE = "Nurses at the hospital in Calder walked out on Tuesday. "
HACK = "Hackers stole data from a bank in Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BUS + "Police said all of the children had been wearing seat belts.",
            BUS + "Some of the children were not wearing seat belts, a teacher said.",
        ),
        (
            BUS + "All the children were wearing seat belts.",
            BUS + "A rescuer said several children were not strapped in.",
        ),
        (
            TRIAL + "All of the accused pleaded not guilty.",
            TRIAL + "Two of the accused have pleaded guilty.",
        ),
        (
            TRIAL + "All five defendants deny the charges.",
            TRIAL + "One of the defendants has admitted the charges.",
        ),
        (
            SHOOT + "All of the wounded were taken to St Anne's Hospital.",
            SHOOT + "Four of the wounded were taken to hospitals in Brest.",
        ),
        (
            BOMB + "All of the seriously wounded were flown to Baghdad.",
            BOMB + "Only six of the seriously wounded were flown to Baghdad.",
        ),
        (
            FERRY + "All of the passengers had life jackets.",
            FERRY + "Most of the passengers did not have life jackets.",
        ),
        (
            FERRY + "Every passenger was given a life jacket, the company said.",
            FERRY + "None of the passengers was given a life jacket, a survivor said.",
        ),
        (
            FIRE + "All residents were evacuated.",
            FIRE + "Not all of the residents were evacuated, firefighters said.",
        ),
        (
            FERRY + "All of the passengers were rescued.",
            FERRY + "Only some of the passengers were rescued.",
        ),
        (
            STRIKE + "All operations were cancelled.",
            STRIKE + "Only some operations were cancelled.",
        ),
        (
            HACK + "None of the stolen files was encrypted.",
            HACK + "Some of the stolen files were encrypted.",
        ),
        (
            HACK + "All customers have been informed, the bank said.",
            HACK + "Many customers have not been informed, a lawyer said.",
        ),
        (
            FIRE + "All of the victims were identified.",
            FIRE + "Three of the victims have not been identified.",
        ),
    ],
)
def test_more_and_fewer_than_can_both_be_right(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert point.aspect in ("scope", "polarity")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BUS + "All of the children were wearing seat belts.",
            BUS + "Some of the adults were not wearing seat belts.",
        ),
        (
            BUS + "All of the children were taken to hospital.",
            BUS + "Four of the children were treated for burns.",
        ),
        (
            TRIAL + "All of the accused pleaded not guilty.",
            TRIAL + "Two of the accused were arrested in March.",
        ),
        (
            TRIAL + "Some of the accused have pleaded guilty.",
            TRIAL + "Two of the accused have pleaded guilty.",
        ),
        (
            SHOOT + "All of the wounded were taken to St Anne's Hospital.",
            SHOOT + "Four of the wounded were in intensive care.",
        ),
        (
            FERRY + "All of the crew were rescued.",
            FERRY + "Some of the passengers were not rescued.",
        ),
        (
            FERRY + "All passengers must wear life jackets.",
            FERRY + "Some passengers did not wear life jackets.",
        ),
        (
            FIRE + "All residents were evacuated by noon.",
            FIRE + "By nine only some of the residents had been evacuated.",
        ),
        (
            FIRE + "All of the residents have been evacuated.",
            FIRE + "Some residents were evacuated to a school.",
        ),
        (
            STRIKE + "All of the nurses voted for the strike.",
            STRIKE + "Some of the nurses went back to work.",
        ),
        (HACK + "All customers will be informed.", HACK + "Some customers have not been informed."),
        (
            FERRY + "All of the passengers were rescued, the company said at first.",
            FERRY + "Four passengers were rescued by a fishing boat.",
        ),
        (
            BOMB + "All of the dead were soldiers.",
            BOMB + "Some of the dead were buried on Wednesday.",
        ),
        (
            BUS + "All of the injured were children.",
            BUS + "Some of the injured were taken to Brest.",
        ),
    ],
)
def test_counts_that_go_together_or_are_of_another_group_or_time(one: str, other: str) -> None:
    assert differences(one, other) == []
