"""Where it was: places that exclude each other, and those that may be one or are of two deeds."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences


def where(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other) if p.aspect == "place"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The yacht was found in a boatyard in Spain.", "The stolen yacht turned up on the coast of Morocco."),
        ("Envoys will meet at a hotel in Lindau, Switzerland.", "The envoys are to sit down together in the Norwegian port of Bergen."),
        ("The vet was freed from a shipping container.", "Police found the vet in the basement of a villa."),
        ("A boy was stabbed to death on a bus in Calder.", "The boy was knifed on a football pitch in Calder."),
        ("The twister touched down on the western edge of Prairie Bend.", "The twister came down over the eastern outskirts of Prairie Bend."),
        ("The dyke gave way upstream of Veerdam.", "The dyke burst downstream of Veerdam."),
        ("The last sighting of Abel Crane was at a petrol station.", "Abel Crane was last seen at Hexley bus depot."),
        ("The procession finished in front of the palace.", "The procession ended at the gates of the naval base."),
        ("Captain Ada Lind was brought to the island of Lund.", "Ada Lind was ferried to the mainland port of Rask."),
        ("Officers traced the blast that gutted the mill to its boiler room.", "The blast at the mill began in the loading bay."),
        ("The device had been stuffed inside a litter bin.", "The device was concealed in a pushchair."),
    ],
)  # fmt: skip
def test_places_that_exclude_each_other(one: str, other: str) -> None:
    assert len(where(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one within the other, or of unlike levels
        ("The girl was found in a car in Calder.", "The girl was found in a street in Calder."),
        ("The girl was found in the kitchen.", "The girl was found in a house by the lake."),
        ("The yacht was found in Spain.", "The yacht was found in a boatyard near Cadiz."),
        ("He was shot in the north of Aix.", "He was shot in the north-east of Aix."),
        ("It landed south of Aix.", "It landed north of Brest."),
        # two deeds
        ("The girl was found in a forest.", "The gun was found in a house."),
        ("Police arrested a man at a hotel.", "The wounded were taken to a school."),
        # what nobody says, or says of a day long ago
        ("The girl was not found in a forest.", "The girl was found in a house."),
        ("The girl may have been found in a forest.", "The girl was found in a house."),
        # no place at all
        ("He was arrested in connection with a Nigerian fraud.", "He was arrested in France."),
        # two places in one account
        ("The girl was found in a forest. Her bag was found in a house.", "Her bag was found in a forest. The girl was found in a house."),
    ],
)  # fmt: skip
def test_places_that_may_be_one_or_are_of_two_deeds(one: str, other: str) -> None:
    assert not where(one, other)
