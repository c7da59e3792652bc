from __future__ import annotations

import pytest

from tests.collation.stories import account, differences, labels
from variorum.collation.facts import find_facts
from variorum.model import Fact


def amounts(text: str) -> list[Fact]:
    return [f for f in find_facts(account(text)) if f.key[0] == "measure" and len(f.key) == 4]


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("He is free on bail of $5,000.", "bail", 5000.0),
        ("The clerk pocketed $90,000 for handing out the jobs.", "bribes", 90_000.0),
        ("The clerk is said to have been paid $90,000 in bribes.", "bribes", 90_000.0),
        ("He is charged with bribery for paying a clerk $90,000.", "bribes", 90_000.0),
        ("He was ordered to pay $2.4 million in damages.", "compensation", 2.4e6),
        ("The company agreed to pay a $90 million fine.", "fine", 90e6),
        ("Detectives seized $12 million in cash from his villa.", "sum found", 12e6),
        ("The flood will cost $140 million, analysts said.", "cost", 140e6),
        ("The mayor promised $5,000 to each bereaved family.", "sum for each", 5000.0),
        ("A fund for the families had raised $1.2 million.", "sum raised", 1.2e6),
    ],
)
def test_a_sum_is_asked_for_by_what_it_is_for(text: str, role: str, value: float) -> None:
    assert [(f.key[1], f.value) for f in amounts(text)] == [(role, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He wore a $900 watch.",
        "No ransom of $5 million was paid.",
        "Unless the fine of $50 is paid, he stays.",
    ],
)
def test_no_sum_of_which_nothing_says_what_it_is_for(text: str) -> None:
    assert not amounts(text)


def test_loot_is_worth_what_was_stolen_and_is_no_bribe() -> None:
    (fact,) = amounts("The robbers took watches worth more than $6 million from a shop.")
    assert (fact.key[1], fact.value) == ("sum stolen", 6_000_000.0)
    assert not amounts("She took watches worth more than $6 million to a shop.")


def test_bail_is_that_of_the_case_whenever_it_was_put_up() -> None:
    (point,) = differences(
        "The baker was freed in January on bail of 2 million euros.",
        "The baker has been free on bail of 3 million euros.",
    )
    assert labels(point) == ["bail of 2 million euros", "bail of 3 million euros"]


def test_sums_in_two_currencies_are_not_compared() -> None:
    assert not differences("Bail was set at 2 million euros.", "Bail was set at $3 million.")


def test_a_sum_a_day_is_not_the_sum() -> None:
    assert not differences("The strike cost $2 million a day.", "The strike cost $9 million.")


def test_a_bare_number_in_cash_is_in_the_money_the_account_counts_in() -> None:
    text = (
        "He is free on bail of 5 million euros. Police say 21 million in banknotes lay in a cellar."
    )
    assert [f.key[1:3] for f in amounts(text)] == [("bail", "EUR"), ("sum found", "EUR")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Damage is put at 40 million euros.", "The damage was estimated at 25 million euros."),
        ("The kidnappers demanded $2 million.", "The abductors want a ransom of $5 million."),
        ("Each family will get 40,000 francs.", "Relatives are to get 15,000 francs apiece."),
        ("He siphoned off $1.4 million.", "The clerk helped himself to $4 million."),
        ("The painting was sold for $12 million.", "She paid $9 million for the painting."),
    ],
)
def test_a_sum_by_what_it_is_put_at_and_by_who_wants_it(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


def test_the_fine_that_may_be_imposed_is_not_the_fine() -> None:
    assert not differences("He was fined $20,000.", "He faced a fine of $250,000.")


def test_what_is_demanded_is_the_ransom() -> None:
    hack = "Hackers broke into the hospital of Aix on Monday. "
    ransom = hack + "The attackers asked for a ransom of $3 million."
    told = differences(hack + "They demanded $5 million.", ransom)
    assert [p.subject for p in told] == ["ransom"]
    assert not differences(hack + "They demanded $3 million.", ransom)
    assert not differences(hack + "A patient demanded $50,000.", ransom)
