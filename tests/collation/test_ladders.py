"""Rungs that exclude one another: how badly hurt, how killed, how made to leave, what became of a post."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import differences, labels

SHOTS = "Shots were fired at a bakery in Orlow on Monday. "
CRASH = "A coach and a lorry collided near Melk on Monday. "
AIR = "A plane came down near Dorn on Monday. "
ROW = "There was a row on a coach in Melk on Monday. "


@pytest.mark.parametrize(
    ("told", "one", "other", "asked"),
    [
        (SHOTS, "The baker is in critical condition.", "The baker was in a stable condition, doctors said.", "hurt"),
        (SHOTS, "A guard was fighting for her life.", "A guard’s injuries are not life-threatening, the chief said.", "hurt"),
        (SHOTS, "A guard suffered serious injuries.", "The guard was only slightly hurt.", "hurt"),
        (SHOTS, "The guard was seriously wounded.", "The guard escaped with minor injuries.", "hurt"),
        (CRASH, "The driver of the coach died.", "The driver of the coach was badly hurt.", "hurt"),
        (CRASH, "A six-year-old boy was taken to hospital with life-threatening injuries.", "The boy is in good condition, his aunt said.", "hurt"),
        (CRASH, "A cyclist was left in a coma.", "The cyclist was unhurt.", "hurt"),
        (SHOTS, "The baker had been shot.", "The baker was stabbed to death, a neighbour said.", "killed"),
        (SHOTS, "The guard was strangled.", "The guard had been beaten to death, the coroner said.", "killed"),
        (ROW, "A passenger was dragged off the coach.", "A passenger was asked to leave the coach.", "leave"),
        (ROW, "Two singers were thrown off the coach.", "Two singers had been asked to get off.", "leave"),
        (ROW, "The campers left voluntarily.", "Police forcibly removed the campers.", "leave"),
        (ROW, "The manager of the firm resigned.", "The manager of the firm was fired.", "post"),
        (ROW, "The manager was suspended over it.", "The firm sacked the manager over it.", "post"),
        (ROW, "Officers searched the coach.", "Officers impounded the coach.", "taken"),
        (ROW, "The academy suspended the students.", "The students were expelled from the academy.", "punished"),
        (CRASH, "The lorry was badly damaged.", "The lorry suffered only minor damage.", "damaged"),
        (AIR, "The plane was shot down, the rebels said.", "The plane suffered an engine failure, the army said.", "down"),
        (AIR, "Residents were ordered to leave.", "Residents were advised to leave.", "told to go"),
        (SHOTS, "The gunman was taken into custody.", "The gunman was shot dead by police.", "suspect"),
        (CRASH, "The climber was found alive.", "The climber was found dead, police said.", "climber"),
        (SHOTS, "The minister agreed to testify.", "The minister refused to testify, a lawmaker said.", "willing"),
        (AIR, "The convoy reached the village.", "The convoy was turned back at the bridge.", "got there"),
        (SHOTS, "The envoy was recalled.", "The envoy was expelled.", "recalled"),
        (ROW, "The singer fell from the roof.", "The singer was pushed from the roof, a friend said.", "fall"),
        (SHOTS, "The suspect confessed to the attack.", "The suspect denies the attack, his lawyer said.", "admitted"),
        (SHOTS, "The gunman and the baker were strangers.", "The gunman and the baker knew each other.", "knew"),
    ],
)  # fmt: skip
def test_rungs_that_exclude_each_other(told: str, one: str, other: str, asked: str) -> None:
    assert any(asked in point.subject for point in differences(told + one, told + other))


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        # told less and more closely
        (SHOTS, "The guard is in a serious condition.", "The guard was critically wounded."),
        (SHOTS, "The guard’s condition was serious.", "The guard is stable, a nurse said."),
        (ROW, "A passenger was told to leave the coach.", "A passenger was forced off the coach."),
        # one after the other, in one account
        (SHOTS, "The guard was critical at first; she is now in a stable condition.", "The guard is in a stable condition."),
        (SHOTS, "The guard is in a critical but stable condition.", "The guard is stable."),
        (ROW, "Officers searched the coach and impounded it.", "Officers impounded the coach."),
        (SHOTS, "The guard was shot and stabbed.", "The guard was stabbed."),
        (SHOTS, "The guard was hurt; he was hit in the leg.", "The guard was badly wounded."),
        (AIR, "The convoy was turned back on Monday and reached the village on Tuesday.", "The convoy reached the village."),
        (CRASH, "The climber has so far not been found.", "The climber was found dead."),
        (CRASH, "“I hope that she will be safe and alive,” a friend said of the cyclist.", "The cyclist died."),
        (CRASH, "Forty people are missing.", "Rescuers found 112 people in the water."),
        # two people, two things
        (SHOTS, "The minister agreed to testify.", "The minister refused to resign."),
        (SHOTS, "The envoy was recalled.", "The consul was expelled."),
        (SHOTS, "A woman is in critical condition.", "A man is in stable condition."),
        (SHOTS, "The guard was shot. Her friend was stabbed.", "The friend was stabbed. The guard was shot."),
        (CRASH, "The driver of the lorry died.", "The driver of the coach was slightly hurt."),
        (SHOTS, "Two people were shot; a man is in critical condition.", "Two people were wounded. The victim was stable."),
        (SHOTS, "The gunman was arrested.", "The victim was released from custody in March."),
        (ROW, "The manager resigned.", "The caretaker was sacked."),
        (CRASH, "The coach was badly damaged.", "The lorry suffered minor damage."),
        # neither so nor told to be so
        (SHOTS, "The guard could have been killed.", "The guard was unhurt."),
        (ROW, "The manager may be sacked.", "The manager has been suspended."),
        (ROW, "The manager was not fired, the firm said; he resigned.", "The manager resigned."),
        (ROW, "If she is expelled, the student will sue.", "The student has been suspended."),
    ],
)  # fmt: skip
def test_rungs_that_go_together(told: str, one: str, other: str) -> None:
    assert [p.subject for p in differences(told + one, told + other) if p.aspect == "value"] == []


def test_a_rung_climbed_since_is_an_update() -> None:
    days = [date(2023, 5, 8), date(2023, 5, 10)]
    (point,) = differences(
        SHOTS + "The guard is in a critical condition.",
        SHOTS + "The guard is now in a stable condition.",
        days=days,
    )
    assert (point.relation, [r.label for r in point.readings][-1]) == (
        "update",
        "The guard is now in a stable condition",
    )


def test_one_person_by_two_descriptions() -> None:
    (point,) = differences(
        CRASH + "The cyclist, Jan Perl, was seriously injured.",
        CRASH + "Jan Perl escaped with minor injuries.",
    )
    assert point.subject.endswith("Perl")


def test_a_condition_nobody_knew_becomes_known() -> None:
    fall = "A boy fell into a well near Calder on Monday. "
    days = (date(2023, 5, 8), date(2023, 5, 9))
    for unknown in ("boy's condition is unknown", "boy's condition was not immediately known"):
        found = fall + "The boy was found dead, after a search."
        [point] = differences(f"{fall}The {unknown}.", found, days=days)
        assert point.relation == "update"
        assert labels(point) == [unknown, "The boy was found dead"]
    unsure = fall + "The extent of his injuries is unknown."
    assert not differences(unsure, fall + "He has minor injuries.", days=days)


def test_the_one_hurt_is_called_as_most_call_them() -> None:
    told = "A leopard was shot at a zoo in Melk on Monday after a boy fell into its cage. "
    points = differences(
        told + "The boy has serious injuries. The leopard, who was killed, was rare.",
        told + "The boy was only slightly hurt.",
    )
    assert [p.subject for p in points] == ["how badly hurt: the boy"]


def test_contact_is_that_of_a_crew_and_its_base() -> None:
    told = "A singer was hurt when a car hit a tree near Melk on Monday. "
    assert not differences(
        told + "The driver lost control of the car.", told + "There was no physical contact."
    )
