from __future__ import annotations

import pytest

from tests.collation.stories import account, differences
from variorum.collation.facts import find_facts


def measures(text: str) -> list[tuple[object, object, object]]:
    facts = (f for f in find_facts(account(text)) if f.key[0] == "measure")
    return [(f.key[1], f.subject, f.value) for f in facts]


@pytest.mark.parametrize(
    ("text", "measure", "subject", "value"),
    [
        ("A fire tore through a 22-storey tower block.", "storeys", "the building", 22.0),
        ("The earthquake struck at a depth of 12 kilometres.", "depth", "quake", 12_000.0),
        ("The quake struck 20 km deep.", "depth", "quake", 20_000.0),
        ("Daria Oru won 54 percent of the vote.", "share", "share of the vote for Daria Oru", 0.54),
    ],
)
def test_a_measure_is_of_what_the_words_say(
    text: str, measure: str, subject: str, value: float
) -> None:
    assert (measure, subject, value) in measures(text)


def test_shares_of_two_candidates_are_no_difference() -> None:
    assert not differences("Daria Oru won 54 percent of the vote.", "Tom Belk won 43 percent.")
    assert differences("Ada Oru won 54 percent of the vote.", "Ada Oru won 52 percent of the vote.")


def test_a_range_is_compared_in_one_unit_with_a_figure() -> None:
    fall = "A boy fell into the moat at the zoo in Calder on Saturday. He fell "
    assert not differences(fall + "about 12 feet.", fall + "10 to 12 feet.")
    assert not differences(fall + "about four metres.", fall + "10 to 15 feet.")
    assert differences(fall + "20 feet.", fall + "10 to 12 feet.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a size of which nothing says whether it is of height or length
        ("The bridge was 210 metres long.", "The 182-metre bridge collapsed at noon."),
        ("The tower is 88 metres tall.", "Flames engulfed the 67-metre tower."),
        ("The 40-foot boat sank.", "The boat, which was 60 feet long, sank."),
        # winds, whatever had them
        ("The storm's winds reached 210 km/h.", "It packed winds of 170 kilometres an hour."),
        ("About 80 tonnes of acid leaked into the bay.", "The mill spilled 200 tonnes of acid."),
        # from a place without a name
        ("The plane came down 12 km from the airport.", "The jet crashed 7 km from the runway."),
        # quakes
        ("A magnitude 6.1 quake shook Aix.", "Measuring 7.2, the tremor struck at noon."),
        ("The quake was centred 8 km below the surface.", "Its focus lay at a depth of 70 km."),
        # one person under a name and a noun
        ("The boy fell 15 feet into the moat.", "Tim Gregg, who fell 10 to 12 feet, is well."),
    ],
)
def test_one_measure_in_many_words(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge is 210 metres long and 30 metres high.", "The 182-metre bridge collapsed."),
        ("She won the 400-metre race.", "The 800-metre race was put off."),
        ("The boy fell 15 feet.", "Tim Gregg fell 15 feet. Ann Lund fell 40 feet."),
    ],
)
def test_a_bare_size_may_be_of_anything(one: str, other: str) -> None:
    assert not differences(one, other)


def test_what_is_played_has_no_size() -> None:
    told = "Dorn beat Melk. "
    assert not differences(
        told + "Meanwhile, Karl Lind made a 48-yard field goal to put his Dorn Eagles ahead.",
        told + "Dorn added a 36-yard field goal on the next drive.",
    )


def test_what_stands_before_a_beast_is_its_weight() -> None:
    one, other = "A 450-pound gorilla got out.", "The 400-pound (181-kg) gorilla was found at dawn."
    (point,) = differences(one, other)
    assert point.subject == "weight of gorilla"
    assert not differences(one, "The 400-pound keeper was found at dawn.")
    assert not differences(one, "The 450-pound (204-kg) gorilla was found at dawn.")


FERRY = "A ferry sank off Kiso on Monday, killing nine people. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ferry was some 5km off Kiso.",
            "The ferry was about three kilometres from the shore.",
        ),
        ("It sank 30 miles off the coast of Kiso.", "The boat was 40 miles off the coast."),
    ],
)
def test_how_far_from_a_shore(one: str, other: str) -> None:
    assert [p.subject for p in differences(FERRY + one, FERRY + other)] == ["distance ship – shore"]


def test_how_far_from_two_shores() -> None:
    one, other = "The ferry was 90 miles off Libya.", "The ferry was 40 miles off Malta."
    assert not differences(FERRY + one, FERRY + other)


BOMB = "A car bomb killed nine people in Aix on Monday. "


def test_what_a_bomb_weighs_is_its_explosives() -> None:
    carried = BOMB + "The car carried an estimated 200 kilograms (440 pounds) of explosives."
    told = differences(carried, BOMB + "The bomb weighed no more than 100kg, an officer said.")
    assert [p.subject for p in told] == ["amount of explosives"]
    assert not differences(carried, BOMB + "Police seized 100kg of explosives in a house later.")


def test_a_village_of_so_many() -> None:
    quake = "A quake struck Torvik on Monday. "
    home = quake + "Torvik, home to 3,500 people, was cut off."
    told = differences(home, quake + "Torvik, a village of 2,000 people, was cut off.")
    assert [p.subject for p in told] == ["population of Torvik"]
    assert not differences(home, quake + "A village of 300 people was cut off.")
    island = "The island, which lies off the port of Torvik and is home to 9,000 people, shook."
    assert not differences(home, quake + island)
