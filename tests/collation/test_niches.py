"""One place of two sentences, filled with what excludes each other."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.collation.families import family_named, family_of_places
from variorum.collation.rival_points import RIVALRIES


def asked(one: str, other: str) -> list[str]:
    reason = RIVALRIES["niche"].reason
    return [p.subject for p in differences(one, other) if p.reason == reason]


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        # Behind a preposition, of a verb or of a noun.
        ("The yacht Merlin sank in the North Sea on Sunday.", "Rescuers said the Merlin went down in the Irish Sea.", "in which sea: Merlin"),
        ("Lind hid the stolen painting in a barn near the town.", "The stolen painting had been hidden in a garage for two years, police said.", "what kind of building: the painting"),
        ("Police found two kilos of heroin in the car of the ambassador.", "Two kilos of cocaine were found in the ambassador's car.", "which drug: the kilos"),
        ("The hostages were held in a school for two days.", "The hostages were kept in a mosque for two days.", "what kind of building: the hostages"),
        ("The gunman arrived at the bank on a bicycle.", "Police said the gunman came to the bank in a taxi.", "in what vehicle: the gunman"),
        ("The suspect was arrested at the home of his brother.", "Police arrested the suspect at his cousin's home.", "which of the family: the home"),
        # Beside a noun.
        ("The bullet struck him in the left shoulder.", "Doctors said the bullet had lodged in his right shoulder.", "left or right: the shoulder"),
        ("A gas leak closed the museum's east wing.", "The museum's west wing was closed by a gas leak.", "on which side: the wing"),
        ("The driver of a red van fled the scene.", "Police are looking for the driver of a white van that sped off.", "of what colour: the van"),
        ("The missile was an intermediate-range missile, Seoul said.", "The missile was an intercontinental ballistic missile, Tokyo said.", "of which range: the missile"),
        ("A freight train hit the bus at a level crossing.", "The bus was hit by a passenger train at the crossing.", "for what: the train"),
        ("The jury convicted Berg of second-degree murder.", "Berg was found guilty of first-degree murder on Friday.", "of which degree: the murder"),
        # Said of somebody or something.
        ("Ada Lind, the co-founder of the firm, resigned on Monday.", "Ada Lind, founder of the firm, resigned on Monday.", "founder or co-founder: Ada Lind"),
        ("Ada Lind, a Republican, voted against the bill.", "Ada Lind is a Democrat and voted against it.", "of which party: Ada Lind"),
        ("The plane, an Airbus A320, was carrying 150 people.", "The plane that crashed was a Boeing, the airline said.", "by whom made: the plane"),
        # One preposition is as good as another, and what is of the navy is a navy's.
        ("The minister resigned in a letter to the president.", "The minister resigned by text message, the president's office said.", "by what means: the minister"),
        ("A helicopter of the navy rescued the four climbers on Sunday.", "The four climbers were rescued by an air force helicopter.", "of which service: the helicopter"),
        # Who did it.
        ("A soldier found the body by the canal.", "The body was found by a fisherman by the canal.", "of what trade: the body"),
    ],
)  # fmt: skip
def test_one_place_filled_unlike(one: str, other: str, question: str) -> None:
    assert question in asked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both are in it, or several.
        ("The ship left a port on the Pacific Ocean and was lost in the Atlantic Ocean.", "The ship was lost in the Atlantic Ocean."),
        ("The yacht Merlin sank in the North Sea. She had left the Irish Sea in May.", "The Merlin sank in the Irish Sea."),
        ("The fleet patrols the North Sea and the Baltic Sea.", "The fleet patrols the Black Sea."),
        ("Soldiers and fishermen found the body.", "The body was found by a nurse."),
        # Two of them, and two deeds.
        ("A red van hit a cyclist in May.", "On Friday a white van hit a lamp post."),
        ("The driver of a red van saw the crash.", "The driver of a white van also saw the crash."),
        ("A car was parked at the school.", "A car was parked at the mosque."),
        ("Her brother found the letter.", "Her sister found the car."),
        ("The team lost the final in 2012.", "The team lost the semi-final in 2014."),
        ("She was at the hospital on Monday.", "She was at the mosque on Tuesday."),
        ("Wheat prices rose on Monday.", "Maize prices rose on Monday."),
        # What stands beside tells them apart, or it befell many.
        ("The team won the gold medal in the relay.", "The team won the silver medal in the sprint."),
        ("The hotel's north tower was evacuated.", "The hotel's south tower stayed open."),
        ("The boat left from a beach in Libya.", "The boat sank off a beach in Tunisia."),
        ("The virus killed a horse on the farm.", "The virus killed a cow on the farm."),
        ("The driver of the lorry was killed when it hit a tree.", "The driver of the car was killed when it hit the lorry."),
        # A word that means something else: a name, a verb.
        ("The White House welcomed the vote on the house.", "The house, a green house, was sold. The vote was welcomed."),
        ("The Falcon Heavy was born in Aix.", "The bear and the eagle were born in Aix."),
        # What may be told as the other.
        ("The yacht Merlin sank in the Mediterranean Sea.", "The Merlin sank in the Adriatic Sea."),
        ("The hostages were held in a school.", "The hostages were held in the school's gym."),
        # Not so, or only perhaps.
        ("The yacht Merlin did not sink in the North Sea.", "The Merlin sank in the Irish Sea."),
        ("The yacht Merlin may have sunk in the North Sea.", "The Merlin sank in the Irish Sea."),
        # Of two people.
        ("Senator Ada Lind, a Republican, spoke first.", "Senator Karl Berg, a Democrat, spoke next."),
        ("His left arm was broken.", "His right arm and his left arm were broken."),
    ],
)  # fmt: skip
def test_places_that_may_be_two(one: str, other: str) -> None:
    assert not asked(one, other)


def test_readings_hold_what_fills_the_place() -> None:
    (point,) = [
        p
        for p in differences(
            "Ada Lind, the co-founder of the firm, resigned.", "The founder, Ada Lind, resigned."
        )
        if p.reason == RIVALRIES["niche"].reason
    ]
    assert {r.label for r in point.readings} == {
        "Ada Lind, the co-founder",
        "The founder, Ada Lind",
    }


def test_a_capital_may_have_its_towns_round_it() -> None:
    towns = family_of_places("city")
    assert towns is not None
    assert towns.exclude("Bergen", "Trondheim")
    assert not towns.exclude("Bergen", "Oslo")
    assert towns.exclude("Bergen", "Lima")


def test_a_part_is_no_other_than_its_whole() -> None:
    sea = family_named("sea")
    assert sea.exclude("pacific ocean", "atlantic ocean")
    assert not sea.exclude("pacific ocean", "tasman sea")
