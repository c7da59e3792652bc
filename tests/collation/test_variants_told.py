"""What accounts of a crash, a shooting or a court day contradict each other in."""

from __future__ import annotations

from datetime import date, timedelta

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


def test_an_age_told_with_a_trade_is_of_who_is_named() -> None:
    (point,) = differences(
        "Ines Marlo, a 41-year-old baker, was hurt in the fall.",
        "Ines Marlo, a 44-year-old baker, was hurt in the fall.",
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


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        (
            "Ivo Lang bought the boat lawfully from a dealer.",
            "Ivo Lang bought the boat unlawfully, neighbours think.",
            "value",
        ),
        (
            "The tunnel will stay closed until Thursday.",
            "The tunnel will stay closed until Saturday.",
            "time",
        ),
        ("Ivo Lang bought the boat in March.", "The boat was bought in April.", "time"),
    ],
)
def test_one_deed_with_unlike_particulars(one: str, other: str, aspect: str) -> None:
    told = [p for p in points(one, other) if p.aspect == aspect]
    assert [len(p.readings) for p in told] == [2]


def test_an_arson_ruled_out_and_not_ruled_out() -> None:
    (point,) = differences(
        "The inspector ruled out arson.", "The inspector said arson could not be ruled out."
    )
    assert (point.relation, point.aspect) == ("differ", "polarity")


def test_a_plea_of_not_guilty_is_a_plea() -> None:
    assert not differences(
        "Ivo Lang pleaded not guilty on Monday.", "Ivo Lang entered a plea on Monday."
    )
    assert differences("Ivo Lang pleaded not guilty.", "Ivo Lang did not enter a plea.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivo Lang bought the boat lawfully.", "Ivo Lang bought the boat unlawfully."),
        ("The quarry owner hired 12 armed guards.", "The quarry owner hired 30 armed guards."),
        (
            "Peru is the largest buyer of Kelmouth herring.",
            "Chile is the largest buyer of Kelmouth herring.",
        ),
        ("Ines Marlo issued a harsh statement.", "Ivo Lang issued a harsh statement."),
    ],
)
def test_what_fills_one_slot_unlike_is_not_told_alike(one: str, other: str) -> None:
    for point in points(one, other):
        assert point.relation != "agree" or "guards" not in point.subject
        if point.relation == "agree":
            (reading,) = point.readings
            assert not {"12", "Peru", "lawfully"} & set(reading.label.split())


def test_a_day_in_the_dateline_is_no_day_of_the_event() -> None:
    told = points(
        "AIX, May 8 (Kestrel) - Three people were killed when a bus overturned on Sunday.",
        "Three people were killed when a bus overturned in Aix on Sunday.",
        days=(DAY, DAY),
    )
    assert not [p for p in told if p.aspect == "time"]


def test_west_is_not_south() -> None:
    (point,) = differences(
        "The quake struck 55 km west of Adelaide.", "The quake struck 55 km south of Adelaide."
    )
    assert point.aspect == "place"


def test_of_many_sheds_some_are_damaged_and_some_flattened() -> None:
    assert not differences("The storm flattened sheds.", "The storm damaged many sheds.")


def test_the_reason_says_what_the_rule_saw() -> None:
    (point,) = differences("The crash killed six people.", "The crash killed nine people.")
    assert point.reason == (
        "Both count the people killed: six and nine cannot both be right, "
        "and neither account is later."
    )


def test_the_question_of_whether_is_named_as_one() -> None:
    (point,) = differences("The council closed the pier.", "The council had not closed the pier.")
    assert point.subject == "whether the council closed the pier"
    assert [reading.reply for reading in point.readings] == ["no", "yes"]


def test_a_scrap_is_no_agreement() -> None:
    told = points(
        "The rush hour was slow and the road was wet.", "Cars stood still in the rush hour."
    )
    assert not [p for p in told if p.subject == "rush hour"]


def test_an_agreement_is_not_cut_inside_a_name() -> None:
    told = points(
        "Divers found the bell of the Vessland Queen Astrid near Kelmouth.",
        "Divers found the bell of the Vessland Queen Astrid in March.",
    )
    for point in told:
        assert not point.subject.endswith(("Vessland", "Queen"))


def test_a_letter_reported_first_is_not_the_news() -> None:
    told = points(
        "The pier collapsed on Sunday. A letter on the piles, first reported by the Kelmouth "
        "Gazette, spoke of cracks.",
        "The pier collapsed on Sunday, police said.",
    )
    assert not [p for p in told if p.aspect == "attribution"]


def test_the_reason_says_which_of_two_came_later() -> None:
    less, more = "The gunman fired 60 shots.", "The gunman fired 100 shots."
    days = [DAY, DAY + timedelta(days=3)]
    (point,) = differences(less, more, days=days)
    assert point.reason.endswith("and the higher is the later one.")
    (point,) = differences(more, less, days=days)
    assert point.reason.endswith("and the lower is the later one.")


def test_accounts_of_another_month_answer_nothing() -> None:
    one, other = "The crash killed six people.", "The crash killed nine people."
    assert differences(one, other)
    assert not differences(one, other, days=[DAY, DAY + timedelta(days=40)])


def test_without_the_account_of_another_month_nothing_is_asked() -> None:
    slapped = "A girl slapped a soldier at the gate of Calder."
    punched = "A girl punched a soldier at the gate of Calder."
    assert differences(slapped, slapped, punched)
    assert not differences(slapped, slapped, punched, days=[DAY, DAY, DAY + timedelta(days=40)])


def test_the_child_of_an_earlier_year_is_another_child() -> None:
    fell = "A boy fell into the pit at Calder zoo on Monday. "
    past = "Similar visits ended badly, including the 2013 mauling of a 2-year-old boy by dogs."
    assert differences(fell + "The boy is 4 years old.", fell + "The boy is 3 years old.")
    assert not differences(fell + "The boy is 4 years old.", fell + past)
