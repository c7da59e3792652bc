from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import account, differences, labels, points
from variorum.collation import collate
from variorum.collation.variants import compare
from variorum.model import Lineage

EARLY, LATE = date(2023, 5, 8), date(2023, 5, 9)


def test_no_question_no_point() -> None:
    assert compare((), (), Lineage()) == ()


def test_figures_that_exclude_each_other_differ() -> None:
    (point,) = differences("The crash injured 27 people.", "The crash injured 25 people.")
    assert (point.relation, point.aspect, point.severity) == ("differ", "value", "high")
    assert len(point.readings) == 2


def test_a_count_that_grows_is_an_update() -> None:
    (point,) = differences(
        "The flood killed at least seven people.", "The flood killed 11 people.", days=(EARLY, LATE)
    )
    assert point.relation == "update"


def test_a_count_that_shrinks_is_no_update() -> None:
    (point,) = differences(
        "The flood killed 11 people.", "The flood killed seven people.", days=(EARLY, LATE)
    )
    assert point.relation == "differ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The radar has a range of 190 miles.", "The radar has a range of 305 kilometres."),
        ("The blast hurt about 80 people.", "The blast hurt 82 people."),
        ("The blast hurt more than 50 people.", "The blast hurt 51 people."),
        ("The storm killed about 600 people.", "The storm killed 612 people."),
    ],
)
def test_conversion_rounding_and_bounds_agree(one: str, other: str) -> None:
    assert not differences(one, other)
    assert [p for p in points(one, other) if p.relation == "agree"]


def test_what_an_account_takes_back_is_replaced() -> None:
    first = "Seven workers were killed in the blast."
    for later in (
        "Six workers died in the blast, police said, correcting an earlier figure of seven.",
        "The toll was revised to six from seven, police said.",
    ):
        (point,) = differences(first, later)
        assert point.relation == "update"
        assert [reading.value for reading in point.readings] == [7.0, 6.0]
        assert "replace" in point.reason


def test_those_still_missing_come_last() -> None:
    (point,) = differences("Three people are still missing.", "Eight people were missing.")
    assert (point.relation, [reading.value for reading in point.readings]) == ("update", [8.0, 3.0])
    (point,) = differences("Eight were missing.", "Three people were missing.", days=[EARLY, LATE])
    assert (point.relation, [reading.value for reading in point.readings]) == ("update", [8.0, 3.0])


def test_a_round_figure_bridges_no_two_exact_ones() -> None:
    (point,) = differences(
        "The blast hurt 77 people.", "The blast hurt about 80 people.", "The blast hurt 84 people."
    )
    assert len(point.readings) == 2


def test_one_point_gathers_all_accounts() -> None:
    (point,) = differences(
        "The fire killed six people.",
        "The fire killed nine people.",
        "Six people died in the fire.",
    )
    assert sorted(len(r.articles) for r in point.readings) == [1, 2]


def test_open_and_shut() -> None:
    (point,) = differences(
        "The tunnel has been closed as a precaution.",
        "The tunnel was shut for two hours, but engineers cleared it to reopen.",
    )
    assert (point.relation, point.aspect) == ("update", "polarity")


def test_two_accounts_of_one_past_moment_do_not_follow_one_another() -> None:
    (point,) = differences(
        "The council had not closed the pier.", "The council closed the pier.", days=(EARLY, LATE)
    )
    assert (point.relation, point.aspect) == ("differ", "polarity")


def test_leave_given_and_withheld() -> None:
    (point,) = differences(
        "Norway allowed Sweden to fish in the strait.",
        "Norway has refused to allow Sweden to fish in the strait.",
    )
    assert point.aspect == "polarity"


def test_a_plan_contradicts_nothing() -> None:
    assert not differences("The bridge is closed.", "The council hopes to open the bridge in June.")


def test_a_blow_in_words_that_do_not_go_together() -> None:
    found = differences(
        "She was filmed punching a guard at the gate.",
        "A film shows her slapping a guard at the gate.",
    )
    assert "guard: punch or slap" in {p.subject for p in found} | {
        p.subject.replace("slap or punch", "punch or slap") for p in found
    }


def test_one_utterance_in_two_wordings_agrees() -> None:
    found = points(
        "“The rockets will speak for themselves,” President Ana Silva said.",
        "President Ana Silva said: “The missiles will speak for themselves.”",
    )
    assert [p for p in found if p.relation == "agree" and "speak for themselves" in p.subject]


def test_two_terms_of_prison_differ() -> None:
    (point,) = differences(
        "The clerk could be jailed for up to 10 years.", "The clerk faces up to 14 years in prison."
    )
    assert (
        labels(point) == ["jailed for up to 10 years", "faces up to 14 years in prison"]
        or len(point.readings) == 2
    )


def test_ages_of_one_person_differ() -> None:
    (point,) = differences(
        "Police named the man as Carl Stone, 34.", "Carl Stone, 36, was a clerk."
    )
    assert point.severity == "high"


def test_the_most_serious_difference_comes_first() -> None:
    found = differences(
        "The fire killed six people. The shaft is 60 metres deep.",
        "The fire killed nine people. The shaft is 80 metres deep.",
    )
    assert [p.severity for p in found] == ["high", "medium"]
    assert [p.id for p in found] == ["p1", "p2"]


def test_the_order_of_the_accounts_changes_nothing() -> None:
    texts = (
        "The fire killed six people.",
        "The fire killed nine people.",
        "Nine people died in the fire.",
    )
    readings = [account(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    assert collate(readings).points == collate(readings[::-1]).points


def test_every_reading_cites_the_account_it_names() -> None:
    for point in points("The fire killed six people.", "The fire killed nine people in the mill."):
        for reading in point.readings:
            assert {e.article for e in reading.evidence} == set(reading.articles)


def test_a_lone_gunman_and_two_of_them() -> None:
    (point,) = differences(
        "A gunman opened fire in a mall.",
        "Two gunmen opened fire in a mall.",
        "A lone gunman fired in the mall.",
    )
    assert point.subject == "number of gunmen"
    assert sorted(len(r.articles) for r in point.readings) == [1, 2]


def test_nobody_has_claimed_it_and_somebody_has() -> None:
    (point,) = differences(
        "No group has claimed responsibility for the blast.",
        "The Red Hand claimed responsibility for the blast.",
    )
    assert (point.relation, point.aspect) == ("update", "polarity")


def test_a_toll_of_two_countries_is_no_rival_of_one() -> None:
    assert not [
        p
        for p in differences(
            "Floods killed 103 people in Germany.",
            "More than 150 people died in Germany and Belgium. At least 100 people died in Germany.",
        )
        if p.aspect == "value"
    ]


def test_harm_told_worse_and_better() -> None:
    (point,) = differences(
        "The storm flattened the harbour sheds.", "The storm damaged the harbour sheds."
    )
    assert (point.relation, point.aspect) == ("differ", "scope")


def test_the_worth_of_a_deal_by_its_stage() -> None:
    found = differences(
        "Arden raised its bid for Bellcorp to $4 billion. Its initial offer was $3.1 billion.",
        "Arden raised its bid for Bellcorp to $4 billion. Its initial offer was $3.5 billion.",
    )
    assert [p.aspect for p in found] == ["value"]


def test_an_account_says_who_broke_the_news() -> None:
    found = differences(
        "The council has allowed the mill to run at night.",
        "The council has allowed the mill to run at night, according to the Aix Courier, which first reported the news.",
        "The council allowed the mill to run at night, officials said.",
    )
    assert all(p.aspect == "attribution" for p in found)


def test_a_toll_a_hundred_times_as_large_is_another_event() -> None:
    assert not differences(
        "The quake killed 12 people.",
        "The quake killed 12 people. Quakes killed 30,000 people here.",
    )


def test_amounts_of_one_stuff_differ() -> None:
    (point,) = differences(
        "The gang sold 300 kilograms of ivory.", "The gang sold 250 kilograms of ivory."
    )
    assert point.subject == "amount of ivory"


def test_another_crash_of_last_month_is_no_other_day() -> None:
    assert not [
        p
        for p in points(
            "A train hit a lorry near Aix on Monday.",
            "A train hit a lorry near Aix on Monday. Last month a train hit a van there.",
        )
        if p.aspect == "time"
    ]


def test_an_opening_that_the_body_takes_back() -> None:
    found = differences(
        "Council allows Sunday trade in Aix. The council will initially allow Aix shops to trade on one Sunday.",
        "The council has allowed Sunday trade in Aix.",
    )
    assert [(p.aspect, p.within is not None) for p in found] == [("scope", True)]


def test_who_has_it_on_film_takes_back_no_opening() -> None:
    """Two clauses share a camera and its verb, and one of them is about all that were there."""
    account = (
        "A camera captured the meteor over Melk on Monday. Traffic went on as usual. "
        "The event was only captured by a handful of security cameras."
    )
    assert not differences(account, "A meteor was captured on film over Melk on Monday.")


def test_an_account_of_another_month_is_named() -> None:
    told = "A ferry capsized near Melk. "
    accounts = [
        account(told + words, day=day)
        for words, day in (
            ("Four people died.", date(2023, 5, 8)),
            ("Four people drowned.", date(2023, 5, 9)),
            ("Nine people died.", date(2022, 9, 9)),
        )
    ]
    story = collate(accounts)
    (doubt,) = (d for d in story.doubts if d.stage == "comparison")
    assert doubt.article == accounts[2].article.id
    assert doubt.reason.startswith("This account is dated 2022-09-09, more than 14 days")
    assert not [p for p in story.points if p.relation != "agree"]
