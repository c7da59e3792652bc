"""One deed at two kinds of places, in a thing or near it, from here or from there, to one or to another."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

CRASH = "A tram derailed in Calder on Tuesday, killing four people. "
BOMB = "A car bomb exploded at a checkpoint on Tuesday, killing nine soldiers. "
TRIAL = "A former minister was charged with bribery on Tuesday. "
SHOOT = "A gunman shot three people in Calder on Tuesday. "
DRONE = "A drone hit an oil depot in Calder on Tuesday. "
BLAST = "Two bombs exploded in Lisbon on Tuesday. "
FIRE = "A fire broke out in Calder on Tuesday. "
WAR = "A bridge near Calder was destroyed on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WAR + "The bridge was destroyed by Russian troops.",
            WAR + "Ukrainian forces destroyed the bridge, the governor said.",
        ),
        (DRONE + "The depot was bombed by an Iranian drone.", DRONE + "Iraq bombed the depot."),
        (
            SHOOT + "The gunman opened fire in the lobby.",
            SHOOT + "The gunman opened fire in the library.",
        ),
        (
            SHOOT + "He opened fire in the food court.",
            SHOOT + "The first shots were fired not in the food court but by the cinema entrance.",
        ),
        (
            SHOOT + "The gunman opened fire in the lobby.",
            SHOOT + "The shooting began in the car park, a guard said.",
        ),
        (
            TRIAL + "He paid bribes to two officials, prosecutors said.",
            TRIAL + "Bribes were paid to a judge and two officials, prosecutors said.",
        ),
        (
            TRIAL + "The money was paid to a football club.",
            TRIAL + "The money was paid to three officials.",
        ),
        (
            TRIAL + "The cash was handed over to two officials.",
            TRIAL + "The cash was handed over to four officials.",
        ),
        (
            TRIAL + "It came to light in a police operation against betting shops.",
            TRIAL + "It came to light in a police operation against a drug ring.",
        ),
        (
            TRIAL + "It began with a sting operation that targeted massage parlours.",
            TRIAL + "It began with a sting operation against brokers.",
        ),
        (
            CRASH + "The tram came off the tracks in a tunnel.",
            CRASH + "The accident happened near a tunnel.",
        ),
        (
            BLAST + "The first bomb exploded in a hotel.",
            BLAST + "The first bomb exploded outside a hotel.",
        ),
        (FIRE + "The fire started in the church.", FIRE + "The fire started next to the church."),
        (
            BOMB + "The car had come from the direction of Baghdad.",
            BOMB + "The vehicle came from the border with Iran.",
        ),
        (
            DRONE + "The drone had been launched from Belarus.",
            DRONE + "The drone was launched from Russia.",
        ),
        (
            BOMB + "The truck had arrived from Mosul.",
            BOMB + "The truck arrived from Kirkuk, a soldier said.",
        ),
        (
            TRIAL + "The money changed hands in an underground garage in Brno.",
            TRIAL + "The cash was handed over at a petrol station in Prague.",
        ),
        (
            TRIAL + "The minister was arrested at his home.",
            TRIAL + "The minister was arrested at the airport.",
        ),
        (
            SHOOT + "The gunman was arrested at a hotel.",
            SHOOT + "The suspect was arrested at a petrol station.",
        ),
        (SHOOT + "The gun was found in a church.", SHOOT + "The gun was found at a school."),
        (
            TRIAL + "The bribe was paid in a hotel in Vienna.",
            TRIAL + "The bribe was paid in a school in Prague.",
        ),
        (
            SHOOT + "The gunman had come from Leeds.",
            SHOOT + "The gunman came from Bristol by train.",
        ),
    ],
)
def test_places_and_people_that_exclude_each_other(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert point.aspect in ("place", "value", "scope")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WAR + "The bridge was destroyed by Russian troops.",
            WAR + "Ukrainian forces repaired the bridge.",
        ),
        (
            WAR + "The bridge was destroyed by Russian troops.",
            WAR + "The bridge was destroyed by the army.",
        ),
        (
            WAR + "The bridge was destroyed by Russian troops.",
            WAR + "Ukrainian forces destroyed a bridge in Brest.",
        ),
        (SHOOT + "He opened fire in the food court.", SHOOT + "He was found dead by the entrance."),
        (
            SHOOT + "He opened fire in the food court.",
            SHOOT + "The shooting began in the food court, by a fountain.",
        ),
        (
            TRIAL + "He paid bribes to two officials, prosecutors said.",
            TRIAL + "He paid bribes to several officials, prosecutors said.",
        ),
        (TRIAL + "The money was paid to Ada Lind.", TRIAL + "The money was paid to the actress."),
        (
            TRIAL + "He paid a visit to two judges.",
            TRIAL + "He paid bribes to a judge and two officials.",
        ),
        (
            TRIAL + "It came to light in a police operation against a gang of smugglers.",
            TRIAL + "It came to light in a police operation against traffickers.",
        ),
        (
            TRIAL + "It came to light in a police operation against betting shops.",
            TRIAL + "An army operation against rebels began.",
        ),
        (
            CRASH + "The tram left the rails in Calder.",
            CRASH + "The tram left the rails near Calder.",
        ),
        (
            CRASH + "The tram came off the tracks in a tunnel.",
            CRASH + "A shop near the tunnel was closed.",
        ),
        (BOMB + "The car had come from Baghdad.", BOMB + "The car came from the south."),
        (BOMB + "The car had come from Iraq.", BOMB + "The vehicle had come from Baghdad."),
        (
            BOMB + "The quake was felt from Mosul to Basra.",
            BOMB + "The quake was felt from Basra to Mosul.",
        ),
        (
            TRIAL + "The minister was arrested at his home.",
            TRIAL + "The minister was questioned at the airport.",
        ),
        (
            TRIAL + "The minister was arrested at the airport.",
            TRIAL + "The minister was arrested in Prague.",
        ),
        (
            SHOOT + "A man was arrested at a hotel.",
            SHOOT + "A man was arrested at a petrol station.",
        ),
        (SHOOT + "The gun was found in a car park.", SHOOT + "The gun was found at a hotel."),
        (
            SHOOT + "Shots were fired in a restaurant.",
            SHOOT + "Shots were fired at a school in 2019.",
        ),
        (
            SHOOT + "Two people were taken from a house.",
            SHOOT + "Two people were taken from a school.",
        ),
        (
            DRONE + "The drone had been launched from Belarus.",
            DRONE + "Last month drones were launched from Russia.",
        ),
        (
            TRIAL + "The money was found in a bank in Prague.",
            TRIAL + "The money was paid at a restaurant in Brno.",
        ),
        (FIRE + "Smoke came from the hotel.", FIRE + "Smoke came from the roof."),
    ],
)
def test_places_that_go_together_or_are_of_something_else(one: str, other: str) -> None:
    assert differences(one, other) == []
