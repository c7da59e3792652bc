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
        ("A mass which was attended by about 200 people was under way.", "attending", 200.0),
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
    assert labels(point) == ["340 trains", "Some 512 trains"]


def test_what_one_has_and_another_has_is_no_difference() -> None:
    assert not differences("The baker has two ovens.", "The butcher bought three ovens.")
