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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested a 34-year-old man.", "The suspect, aged 37, was detained."),
        ("A 19-year-old woman was killed.", "The victim, a 23-year-old student, died."),
        ("Ada Roe died at the age of 84.", "Ada Roe, 91, died at home."),
        ("A woman of 21 has been charged.", "Police have charged a 16-year-old girl."),
        ("A 16-year-old was charged.", "Prosecutors charged a 21-year-old man."),
        ("Police named the thief as Karl Brandt. The 34-year-old fled.", "Karl Brandt, 37, fled."),
    ],
)
def test_the_one_to_whom_it_happened_has_one_age(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two were arrested, a man and a woman, two who are named, one hurt and one killed
        (
            "A 34-year-old man was arrested.",
            "Two men were arrested. A 25-year-old man was arrested.",
        ),
        ("A 19-year-old woman was killed.", "A 40-year-old man was killed."),
        ("Ann Lund, 19, was killed.", "Karl Brandt, 40, was killed."),
        ("A 34-year-old man was hurt.", "A 51-year-old man was killed."),
    ],
)
def test_the_ages_of_two_are_no_difference(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("age")]
