"""On whose word a claim stands: which pairs of accounts an editor would want side by side."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

GUARDS = "Border guards fired at a lorry near Tarvik on Monday night."
ASLEEP = "The driver of the night coach to Orsa fell asleep at the wheel."
ARREST = "Police said officers arrested the gardener Milo Renn at a house in Estby on Sunday."

# Each pair: who vouches for it in the first account, and who in the second.
DIFFER = {
    "a doctor": (
        GUARDS,
        "The lorry was hit when border guards opened fire on it near Tarvik on Monday, a doctor said.",
        ("own voice", "hospital"),
    ),
    "passengers": (
        ASLEEP,
        "The coach left the road near Orsa because its driver fell asleep at the wheel, two passengers said.",
        ("own voice", "people there"),
    ),
    "villagers": (
        "On Tuesday morning a drone bombed the grain store in Belogor.",
        "Villagers told of a bang, and said the grain store in Belogor was bombed by a drone.",
        ("own voice", "people there"),
    ),
    "his family": (
        "Two officers shot the fisherman Joel Abara on the quay at Lind.",
        "Joel Abara was shot by two officers on the quay, according to his family.",
        ("own voice", "family"),
    ),
    "his lawyer": (
        "A court in Velden sentenced the banker Otto Brandt to six years in prison for fraud.",
        "Otto Brandt, a banker, was sentenced to six years in prison in Velden, his lawyer said.",
        ("own voice", "defence"),
    ),
    "a rights group": (
        "Nineteen people were killed in the clashes at the refinery.",
        "A rights group said that nineteen people had been killed at the refinery.",
        ("own voice", "group"),
    ),
    "the rebels": (
        "Port Kesh fell on Friday; forty soldiers were killed.",
        "The rebels said that forty soldiers were killed in the attack on Port Kesh.",
        ("own voice", "group"),
    ),
    "one report": (
        "Five children were killed when the roof of a school in Marn collapsed.",
        "One report said that five children were killed in Marn.",
        ("own voice", "hearsay"),
    ),
    "it is believed": (
        "The skipper Ola Brand is dead. His trawler Svea sank off the Lind lighthouse in a storm.",
        "The trawler Svea is believed to have sunk off the Lind lighthouse in Monday's storm.",
        ("own voice", "hearsay"),
    ),
    "a nameless source": (
        "The mayor's office said that thieves stole nine paintings from the Aldine gallery.",
        "Nine paintings were stolen from the Aldine gallery by thieves, a source told reporters.",
        ("authorities", "unnamed"),
    ),
    "police and neighbours": (
        ARREST,
        "The gardener Milo Renn was arrested on Sunday by officers at a house in Estby, neighbours said.",
        ("authorities", "people there"),
    ),
    "ministry and survivors": (
        "The transport ministry said that eleven people were killed when the Orla sank.",
        "Survivors said eleven people had been killed.",
        ("authorities", "people there"),
    ),
    "a company": (
        "Hackers stole the card numbers of 300,000 customers of the Pelan stores.",
        "The company said the card numbers of 300,000 Pelan customers were stolen by hackers.",
        ("own voice", "company"),
    ),
    "a union": (
        "Guards shot the strike leader Ines Marlo at the gate of the Kessel smelter.",
        "Ines Marlo, who led the strike, was shot by guards at the smelter's gate, the union said.",
        ("own voice", "group"),
    ),
}

# Each pair tells one thing, or two, and nothing is to be asked of its source.
ALIKE = {
    "in both own voices": (GUARDS, "Near Tarvik, border guards opened fire on a lorry on Monday."),
    "a source reaches over its paragraph": (
        GUARDS,
        "A doctor said the lorry had not stopped. Border guards fired at it near Tarvik on Monday night.",
    ),
    "the source comes in the next sentence": (
        f"The coach left the road. {ASLEEP} He had been up for sixteen hours, a passenger said.",
        "The night coach to Orsa crashed as its driver fell asleep at the wheel, two passengers said.",
    ),
    "a body and its spokesman": (
        ARREST,
        "The gardener Milo Renn was arrested by officers at a house in Estby, a police spokesman said.",
    ),
    "authorities under two names": (
        "The mayor said that eleven people were killed when the Orla sank.",
        "Eleven people had been killed, officials said.",
    ),
    "a hospital counts for the authorities": (
        "Police said that eleven people were killed when the Orla sank.",
        "Eleven people had been killed, the hospital said.",
    ),
    "one account leaves the police out": (
        "Officers arrested the gardener Milo Renn in Estby on Sunday.",
        "The gardener Milo Renn was arrested by officers in Estby on Sunday, police said.",
    ),
    "an agency's credit": (
        GUARDS,
        "On Monday border guards opened fire on a lorry near Tarvik, the Associated Press reported.",
    ),
    "an account that tells it both ways": (
        GUARDS + "\n\nThe border guards opened fire on the lorry near Tarvik twice, a doctor said.",
        "The lorry was hit when border guards opened fire on it near Tarvik on Monday, a doctor said.",
    ),
    "who speaks of the last only": (
        "Ten people were injured in the fire at the Vesper hall.",
        "Ten people were injured, among them the guard Ivo Lenz, who was at home again, his wife said.",
    ),
    "a doctor speaks of the dead": (
        "The governor admitted that border guards opened fire on a lorry near Tarvik on Monday.",
        "Eight people died when border guards opened fire on a lorry near Tarvik on Monday, a doctor said.",
    ),
    "unlike figures": (
        "Nineteen people were killed in the clashes at the refinery.",
        "A rights group said that thirty people had been killed at the refinery.",
    ),
    "another man": (
        "Officers arrested the gardener Milo Renn at a house in Estby on Sunday.",
        "The baker Hugo Vance was arrested by officers at a hotel in Estby on Sunday, neighbours said.",
    ),
    "what is asked": (
        ASLEEP,
        "Passengers asked whether the driver of the night coach to Orsa fell asleep at the wheel.",
    ),
    "what is feared to come": (
        "A drone bombed the grain store in Belogor on Tuesday.",
        "Villagers said a drone might bomb the grain store in Belogor.",
    ),
    "the weather": (
        "It rained all day in Lind on Saturday.",
        "It rained in Lind all Saturday, residents said.",
    ),
    "how bad it was": (
        "The fire at the Vesper hall was put out at noon.",
        "Passengers said that the fire at the Vesper hall was terrible.",
    ),
    "a priest is nobody's father": (
        GUARDS,
        "Border guards opened fire on a lorry near Tarvik on Monday, Father Lind said.",
    ),
    "a headline without its source": (
        "Guards fire at lorry near Tarvik\n\nBorder guards fired at a lorry near Tarvik on Monday, a doctor said.",
        "The lorry was hit when border guards opened fire on it near Tarvik on Monday, a doctor said.",
    ),
}


def attributions(*texts: str) -> list[Point]:
    return [p for p in differences(*texts) if p.aspect == "attribution"]


@pytest.mark.parametrize("told", DIFFER.values(), ids=DIFFER)
def test_on_whose_word(told: tuple[str, str, tuple[str, str]]) -> None:
    one, other, whose = told
    (point,) = attributions(one, other)
    assert tuple(reading.value for reading in point.readings) == whose


@pytest.mark.parametrize("told", ALIKE.values(), ids=ALIKE)
def test_nothing_to_ask(told: tuple[str, str]) -> None:
    assert not attributions(*told)


def test_who_vouches_is_read_first_and_the_claim_stands_over_it() -> None:
    (point,) = attributions(*DIFFER["passengers"][:2])
    assert point.subject.startswith("on whose word: ")
    assert [r.evidence[0].exact for r in point.readings] == [ASLEEP, "two passengers said"]
    assert "only on the word of people who were there" in point.reason


@pytest.mark.parametrize(
    ("pair", "severity"),
    [("a rights group", "high"), ("his lawyer", "medium"), ("a company", "low")],
)
def test_lives_weigh_more_than_money(pair: str, severity: str) -> None:
    (point,) = attributions(*DIFFER[pair][:2])
    assert point.severity == severity


def test_a_copy_may_leave_the_source_out() -> None:
    told = "Two masked men robbed the savings bank in Orsa of nine gold bars on Friday morning"
    assert not attributions(f"{told}, a source said.", f"{told}.")
