from __future__ import annotations

import pytest

from tests.collation.stories import account, differences
from variorum.collation.facts import find_facts


def ages(text: str) -> list[tuple[str | None, object]]:
    return [(f.subject, f.value) for f in find_facts(account(text)) if f.key[0] == "age"]


@pytest.mark.parametrize(
    ("text", "whose", "age"),
    [
        ("Jane Roe, 42, was hurt.", "Jane Roe", 42.0),
        ("The suspect is 28.", "suspect", 28.0),
        ("Jane Roe has joined the club. The 24-year-old forward scored twice.", "Jane Roe", 24.0),
        ("“He was fast,” said Jane Roe. The 24-year-old driver was arrested.", "driver", 24.0),
    ],
)
def test_an_age_is_that_of_whoever_bears_it(text: str, whose: str, age: float) -> None:
    assert (whose, age) in ages(text)


@pytest.mark.parametrize("text", ["The score is 28.", "The losses were 40.", "Its number is 12."])
def test_what_is_no_person_has_no_age(text: str) -> None:
    assert not ages(text)


def test_a_trade_with_and_without_its_kind_is_one_bearer() -> None:
    assert differences("A 52-year-old guard was hit.", "A security guard, 48, was hit.")
    drivers = "The bus driver, 45, was hurt. The train driver, 29, was not."
    assert not differences(drivers, "The 45-year-old driver of the bus was hurt.")
