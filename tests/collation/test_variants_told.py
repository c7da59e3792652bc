"""What accounts of a crash, a shooting or a court day contradict each other in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import DAY, differences, labels, points

LATER = date(2023, 5, 10)


@pytest.mark.parametrize(
    "denial",
    [
        "The mayor denied reports that the pilot had been arrested.",
        "The mayor rejected claims that the pilot was arrested.",
        "The mayor denied that the pilot had been arrested.",
        "The mayor said the pilot had not been arrested.",
    ],
)
def test_who_denies_it_does_not_assert_it(denial: str) -> None:
    told = points("The pilot was arrested after the crash.", denial)
    (point,) = [p for p in told if p.aspect == "polarity"]
    assert (point.relation, len(point.readings)) == ("differ", 2)
    assert not [p for p in told if p.relation == "agree" and "arrested" in p.subject]


def test_what_could_not_be_done_was_not_done() -> None:
    assert differences(
        "Crews could not reopen the bridge on Monday.", "Crews reopened the bridge on Monday."
    )


def test_a_rate_before_a_noun_is_of_that_noun() -> None:
    assert not differences(
        "The coach was travelling at 95 km/h in a 60 km/h zone.",
        "The coach was travelling at 95 km/h.",
    )


@pytest.mark.parametrize("verb", ["thundered down the hill", "flew off the road", "was going"])
def test_speed_by_many_verbs_of_motion(verb: str) -> None:
    (point,) = differences(f"The coach {verb} at 120 km/h.", "The coach was travelling at 95 km/h.")
    assert point.subject.startswith("speed")


def test_counts_of_two_charges_add_up() -> None:
    joined = "She was indicted on two counts of arson and four counts of attempted arson."
    assert not differences(joined, "She was indicted on six charges.")
    assert differences(joined, "She was indicted on nine charges.")


def test_an_age_is_of_these_days_whenever_it_happened() -> None:
    (point,) = differences(
        "Ines Marlo, 33, was hurt in a fall on 4 January.",
        "Ines Marlo, 35, was hurt in a fall on 4 January.",
    )
    assert point.subject == "age of Ines Marlo"


def test_the_age_behind_a_name_is_of_who_is_named() -> None:
    (point,) = differences(
        "Neighbours of Ines Marlo, 33, wept.", "Ines Marlo, 35, was hurt in the fire."
    )
    assert labels(point)


def test_how_often_somebody_fired_is_how_many_shots() -> None:
    (point,) = differences("The ranger fired 12 times.", "The ranger fired 20 shots at the car.")
    assert point.subject == "number of shots"


def test_people_on_board_are_counted_as_carried() -> None:
    assert differences(
        "The ferry was carrying 80 people when it sank.", "The ferry carrying 120 people sank."
    )


def test_an_ordinal_tells_the_toll() -> None:
    (point,) = differences(
        "The storm killed two people.",
        "A third person died in the storm.",
        days=(DAY, LATER),
    )
    assert (point.relation, point.subject) == ("update", "people killed")


def test_those_known_to_have_died_are_dead() -> None:
    (point,) = differences(
        "Nine people are now known to have died in the storm.", "The storm killed seven people."
    )
    assert point.subject == "people killed"


def test_the_day_of_an_event_of_weeks_ago_is_compared() -> None:
    told = points(
        "Gunmen attacked the market on 11 April. A court charged two men on Monday.",
        "Gunmen attacked the market on 12 April. Two men were charged on Monday.",
        "The attack on the market on 11 April was planned, prosecutors said.",
        "Two men are in court over the attack on the market on 11 April.",
    )
    assert [p for p in told if p.relation == "differ" and p.aspect == "time"]
