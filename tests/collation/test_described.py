"""Figures that have no question of their own: compared by all that is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import DAY, differences, labels, points


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one deed, in other words: active, passive, a noun for the verb
        ("Police recovered 17 shell casings from the scene.", "Detectives found 31 casings."),
        ("Nine schools in the district were closed.", "Fourteen schools shut their doors."),
        (
            "The firm is recalling 1.2 million cars.",
            "About 800,000 cars are affected by the recall.",
        ),
        ("The firm is recalling 1.2 million cars.", "The recall of 800,000 cars began."),
        ("The hall has cancelled 40 concerts.", "The cancellation of 60 concerts was announced."),
        # what dies and what kills it
        ("Eight horses died in the barn fire.", "The fire at the barn killed 14 horses."),
        # who takes part
        (
            "More than 200 people signed the petition.",
            "Nearly 900 people have signed the petition.",
        ),
        ("Voters returned 40 ballots by post.", "Voters returned 90 ballots by post."),
    ],
)
def test_two_accounts_that_say_the_same_of_unlike_figures_differ(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another deed, another place, another role, a part, a plan
        ("Six flights were diverted to Linz.", "Forty flights were cancelled."),
        ("The firm will cut 500 jobs in Spain.", "The firm is cutting 2,000 jobs worldwide."),
        ("A curfew was imposed in 14 districts.", "Soldiers patrolled in two districts."),
        ("The suspect bought four guns.", "Police found 23 guns in his room."),
        ("The town may plant 90 trees.", "The town planted 40 trees."),
        ("Police searched three homes.", "Police searched 12 flats and three homes."),
        # what one account tells of two of them, nobody can tell apart
        (
            "The hall cancelled 40 concerts.",
            "It cancelled 60 concerts. It cancelled 20 concerts in May.",
        ),
        # bounds and rounding
        ("The line cancelled 198 trains.", "About 200 trains were cancelled."),
    ],
)
def test_what_is_known_of_both_and_unlike_keeps_figures_apart(one: str, other: str) -> None:
    assert not differences(one, other)


def test_a_count_that_comes_later_and_is_larger_has_grown() -> None:
    texts = "More than 2,000 people signed a petition.", "Some 300,000 people signed the petition."
    (point,) = differences(*texts, days=(DAY, date(2023, 5, 12)))
    assert point.relation == "update"
    assert labels(point) == ["More than 2,000 people signed", "Some 300,000 people signed"]


def test_equal_figures_need_less_to_stand_together() -> None:
    (point,) = points("The recall of 40,000 prams began.", "The firm is recalling 40,000 prams.")
    assert point.relation == "agree"
