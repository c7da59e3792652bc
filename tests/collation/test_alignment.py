from __future__ import annotations

from datetime import date

from tests.collation.stories import account, differences, labels, points
from variorum.collation.alignment import align
from variorum.collation.facts import find_facts


def test_nothing_stands_beside_nothing() -> None:
    assert align((), ()) == ()


def test_a_question_holds_the_facts_of_all_accounts() -> None:
    readings = [account(f"The ferry sank and {n} people drowned.") for n in ("six", "six", "nine")]
    facts = [f for r in readings for f in find_facts(r)]
    (toll,) = [q for q in align(facts, readings) if q[0].key[0] == "toll"]
    assert sorted(str(f.value) for f in toll) == ["6.0", "6.0", "9.0"]


def test_what_happened_in_another_year_is_another_event() -> None:
    assert not differences(
        "A train derailed near Aix on Monday, killing six people.",
        "Six people died when a train derailed near Aix. In 2013, a derailment near Lyon killed 44 people.",
    )


def test_a_part_is_no_rival_of_its_whole() -> None:
    assert not differences(
        "The blast injured 30 people, four of them seriously.",
        "The blast injured 30 people. Four people were seriously injured.",
    )


def test_some_in_one_town_are_not_all() -> None:
    found = differences(
        "The quake hit Chile on Monday. It injured 90 people across Chile.",
        "The quake hit Chile on Monday. Five people were injured in Arica.",
        "The quake in Chile injured 90 people on Monday.",
    )
    assert not [p for p in found if p.relation == "differ" and p.aspect == "value"]


def test_unlike_things_of_one_unit_do_not_meet() -> None:
    assert not differences(
        "The shaft is 60 metres deep.",
        "The tower beside it is 90 metres high. The pond is 4 metres deep.",
    )


def test_houses_are_not_wounded_nor_people_flattened() -> None:
    kinds = {
        p.subject for p in points("The storm hurt nine people.", "The storm flattened nine houses.")
    }
    assert not kinds & {"people injured", "houses destroyed"}


def test_a_group_beside_a_wider_one_is_a_matter_of_scope() -> None:
    (point,) = [
        p
        for p in points(
            "Some 10,000 Swedish soldiers are camped at the border.",
            "They face 40,000 Danish and Swedish soldiers.",
        )
        if p.relation == "differ"
    ]
    assert point.aspect == "scope"


def test_an_earlier_figure_of_the_account_itself_does_not_count_against_it() -> None:
    found = differences(
        "Seven people died in the fire. An earlier count had put the dead at nine.",
        "Seven people died in the fire.",
    )
    assert not found


def test_the_same_day_under_two_names_is_one_day() -> None:
    found = points(
        "A court indicted the mayor on Monday.",
        "The mayor was indicted today, the court said.",
        days=(date(2023, 5, 9), date(2023, 5, 8)),
    )
    assert not [p for p in found if p.aspect == "time"]


def test_labels_are_the_sources_own_words() -> None:
    (toll,) = differences("The fire killed six people.", "Nine people were killed in the fire.")
    assert labels(toll) == ["killed six people", "Nine people were killed"]
