from __future__ import annotations

import pytest

from tests.collation.stories import account, differences, labels
from variorum.collation.facts import find_facts
from variorum.model import Fact


def numbers(text: str) -> list[Fact]:
    return [f for f in find_facts(account(text)) if f.key[0] == "number"]


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("There were 240 people aboard the train.", "aboard", 240.0),
        ("The train was carrying 240 passengers and six crew.", "aboard", 246.0),
        ("On board were 38 people.", "aboard", 38.0),
        ("About 60 workers were inside at the time.", "present", 60.0),
        ("The fire started when some 60 people were at work.", "present", 60.0),
        ("The hall was packed with up to 2,000 guests.", "present", 2000.0),
        ("A mass which was attended by about 200 people was under way.", "present", 200.0),
        ("Ninety people were on the boat.", "aboard", 90.0),
        ("A boat carrying 70 migrants sank.", "aboard", 70.0),
        ("Ferry sinks with 86 aboard", "aboard", 86.0),
        ("A plane with 58 passengers and four crew crashed in Aix.", "aboard", 62.0),
        ("All 61 people on the plane were killed.", "aboard", 61.0),
        ("The ferry was licensed to carry 120 people.", "capacity", 120.0),
        ("The mine employs 240 people.", "employed", 240.0),
        ("Two gunmen fled on foot.", "attacker", 2.0),
        ("Two girls blew themselves up in the market.", "attacker", 2.0),
        ("She saw two men with guns.", "attacker", 2.0),
        ("There was one shooter, police said.", "attacker", 1.0),
        ("The ranger fired 12 times.", "shot", 12.0),
        ("The bill passed by 217 votes to 205.", "vote", 217.0),
        ("The court ruled 6-3 against the town.", "vote", 6.0),
    ],
)
def test_of_what_an_event_has_one_number(text: str, what: str, value: float) -> None:
    assert (what, value) in [(f.key[1], f.value) for f in numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A suicide bomber was probably responsible for the second blast.",
        "The robber may have had two guns.",
    ],
)
def test_a_guess_is_no_number_of_attackers(text: str) -> None:
    assert not [f for f in numbers(text) if f.key[1] == "attacker"]


def test_things_are_counted_by_what_is_done_to_them() -> None:
    cancelled, delayed = "The line cancelled 340 trains.", "The fog delayed 90 trains."
    assert not differences(cancelled, delayed)
    (point,) = differences(cancelled, "Some 512 trains were axed, the line said.")
    assert labels(point) == ["The line cancelled 340 trains", "Some 512 trains were axed"]


def test_what_is_announced_is_one_plan_in_any_tense() -> None:
    (point,) = differences(
        "The firm will cut 3,200 jobs, it said.", "The firm is to shed 4,000 jobs, a union said."
    )
    assert labels(point) == ["The firm will cut 3,200 jobs", "shed 4,000 jobs"]
    assert differences("Two plants will close.", "Three factories are closing, the union said.")


def test_things_that_are_only_listed_are_those_of_the_story() -> None:
    (point,) = differences("The case concerns 14 contracts.", "Prosecutors list 16 contracts.")
    assert labels(point) == ["The case concerns 14 contracts", "list 16 contracts"]
    assert not differences("The case concerns 14 contracts.", "She signed 60 contracts a year.")
    assert not differences(
        "The case concerns 14 contracts.", "The file lists 16 contracts of 2009."
    )
    assert not differences(
        "The case concerns 14 contracts.",
        "The police list 16 contracts. The second file contains 30 contracts.",
    )


def test_room_for_passengers_is_not_so_many_on_board() -> None:
    room = "The ferry was licensed to carry 120 people."
    assert not differences(f"The ferry carried 90 people. {room}", "There were 90 people on board.")
    assert differences(room, "The ferry was licensed for 80 passengers, the owner said.")


def test_what_one_has_and_another_has_is_no_difference() -> None:
    assert not differences("The baker has two ovens.", "The butcher bought three ovens.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Police are investigating 30 people over the thefts.",
            "Police have identified 31 suspects.",
        ),
        (
            "Police are hunting two men over the raid.",
            "Three suspects are being sought by detectives.",
        ),
        ("She faces nine counts.", "The jury returned a 12-count indictment."),
        ("Seventeen pupils were on the bus.", "The bus, with 25 children aboard, rolled over."),
        ("The ship carried 22 crew.", "All 19 crew members were rescued."),
        ("Police found four explosive devices.", "Six bombs were discovered."),
    ],
)
def test_one_number_in_many_words(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # those arrested are some of the suspects; divers look for others than the police do
        ("Two suspects were arrested.", "Police have identified 31 suspects."),
        ("Police are hunting two men.", "Divers sought three people."),
        # shots that hit one are not all that were fired, nor those that hit another
        ("Officers fired 12 shots.", "The woman was hit by two bullets."),
        ("Two bullets struck the woman.", "Her husband was hit by four bullets."),
    ],
)
def test_one_number_is_of_one_group(one: str, other: str) -> None:
    assert not differences(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Brandt was shot three times.", "Karl Brandt was hit by five bullets."),
        ("Anna Reed was stabbed 11 times.", "Anna Reed suffered seven stab wounds."),
    ],
)
def test_how_often_somebody_was_hit(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


def test_dozens_count_what_stands_behind_them() -> None:
    assert not differences("Some 60 rounds were fired.", "About five dozen bullets were fired.")
    assert differences("Some 60 rounds were fired.", "About two dozen bullets were fired.")
