"""What one source is given to say: it says so in one account; in another it denies it, or is silent."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import differences

BLAST = "An explosion tore through the Lindholm refinery in Calder on Tuesday. "
SHOOT = "A gunman killed two people at a bank in Calder on Tuesday. "
TRAIN = "A train left the tracks near Calder on Tuesday. "
TRIAL = "Ada Lind, a former banker, went on trial in Calder on Tuesday. "
RECALL = "The carmaker Brell called its Tarn model back on Tuesday. "
STRIKE = "A strike at the port of Calder went on on Tuesday. "
VOTE = "Peru voted for a new president on Tuesday. "
RAID = "Warplanes bombed the border town of Calder on Tuesday. "
LEAK = "Chemicals leaked into the river at Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            LEAK + "The company admitted that it had dumped waste into the river.",
            LEAK
            + "Fishermen said waste had been dumped into the river, a claim the company denies.",
        ),
        (
            LEAK + "The mayor said the water was unsafe to drink.",
            LEAK + "Campaigners say the water is unsafe to drink, an assertion the mayor disputes.",
        ),
        (
            TRAIN + "The operator conceded that the brakes had failed.",
            TRAIN + "The operator rejected a report that the brakes had failed.",
        ),
        (
            SHOOT + "Police believe the gunman had an accomplice.",
            SHOOT + "Police said there was no evidence of an accomplice.",
        ),
        (
            BLAST + "Police suspect sabotage.",
            BLAST + "Police have found nothing to suggest sabotage, they said.",
        ),
        (
            SHOOT + "The gunman shouted a slogan, according to police.",
            SHOOT + "Police declined to say whether a slogan had been shouted.",
        ),
        (
            RAID + "The army said it had lost a jet over the town.",
            RAID
            + "The army refused to comment on the loss of a jet; rebels said they shot it down.",
        ),
        (
            STRIKE + "The mediators announced a deal on wages at the port.",
            STRIKE + "The union spoke of a deal on wages; the mediators made no such announcement.",
        ),
        (
            VOTE + "The electoral commission confirmed that ballots had been stolen in Lima.",
            VOTE + "The electoral commission denied reports that ballots had been stolen in Lima.",
        ),
        (
            RECALL + "Brell acknowledged that the airbags of the model had killed two drivers.",
            RECALL + "Brell denied that the airbags of the model had killed drivers.",
        ),
        (
            RAID + "The defence ministry said that a hospital had been hit by its planes.",
            RAID + "The defence ministry said nothing about the hospital that rebels say was hit.",
        ),
    ],
)
def test_one_source_cannot_say_a_thing_and_deny_it(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.aspect in ("attribution", "polarity")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # many mouths
        (
            BLAST + "Residents said they had heard two blasts.",
            BLAST + "Residents denied that they had heard two blasts.",
        ),
        # two ministries
        (
            RAID + "The defence ministry said that the bridge had been bombed by mistake.",
            RAID + "The health ministry denied that the bridge had been bombed by mistake.",
        ),
        # other matters
        (
            SHOOT + "Police said the gunman had bought his rifle in Peru.",
            SHOOT + "Police denied that a hostage had been hurt during the rescue.",
        ),
        (
            SHOOT + "Police said the gunman had worked at the bank.",
            SHOOT + "Police declined to say how many officers were involved.",
        ),
        # one who accuses, and one who denies
        (
            TRIAL + "Prosecutors said Lind had moved the money to Peru.",
            TRIAL + "Lind denied that she had moved the money to Peru.",
        ),
        # another number
        (
            RAID + "The defence ministry said two soldiers died in the raid.",
            RAID + "The defence ministry denied claims that 50 soldiers died in the raid.",
        ),
        # silent only so far
        (
            TRAIN + "The operator said that the driver had been drunk.",
            TRAIN + "The operator has not yet said whether the driver had been drunk.",
        ),
        # both deny it
        (
            LEAK + "The company denied that it had dumped waste into the river.",
            LEAK + "Fishermen said waste was dumped into the river, a claim the company rejects.",
        ),
        # police of two towns
        (
            SHOOT + "Police in Lima said that the man had an accomplice.",
            SHOOT + "Police in Calder declined to say whether the man had been tried in Cusco.",
        ),
    ],
)
def test_what_can_both_be_told_of_one_source_is_no_difference(one: str, other: str) -> None:
    found = [p for p in differences(one, other) if p.aspect == "attribution"]
    assert [p.subject for p in found] == []


def test_silence_may_be_broken_on_another_day() -> None:
    silent = "Police declined to say whether the gunman had an accomplice."
    told = "Police said that the gunman had an accomplice."
    days = (date(2023, 5, 9), date(2023, 5, 11))
    assert not [
        p for p in differences(SHOOT + silent, SHOOT + told, days=days) if p.aspect == "attribution"
    ]
