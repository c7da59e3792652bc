"""Numerals: what is one, where it ends, and what it is worth."""

from __future__ import annotations

import pytest

from tests.marks import marked, unmarked
from variorum.reading.numerals import find_numerals


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("⟦12⟧ boats", 12),
        ("⟦1,234,567⟧ votes", 1_234_567),
        ("⟦12,34,567⟧ rupees", 1_234_567),
        ("⟦40 000⟧ seats", 40_000),
        ("⟦10\u00a0000⟧ seats", 10_000),
        ("⟦10\u2009000⟧ seats", 10_000),
        ("⟦10\u202f000⟧ seats", 10_000),
        ("⟦1\u00ad000⟧ seats", 1_000),
        ("⟦10,\u00ad000⟧ seats", 10_000),
        ("⟦1,0\u200b00⟧ seats", 1_000),
        ("⟦four\u00adteen⟧ boats", 14),
        ("⟦3 mil\u00adlion⟧ bees", 3e6),
        ("\u200b⟦12⟧ boats", 12),
        ("⟦1.2bn⟧", 1.2e9),
        ("⟦10k⟧ runners", 10_000),
        ("⟦3 million⟧ bees", 3e6),
        ("⟦half a million⟧ eggs", 500_000),
        ("⟦two million and a half⟧", 2.5e6),
        ("⟦two and a half million⟧", 2.5e6),
        ("⟦a quarter of a million⟧", 250_000),
        ("⟦10 lakh⟧ farmers", 1e6),
        ("⟦three lakh crore⟧", 3e12),
        ("⟦half a dozen⟧ eggs", 6),
        ("⟦two dozen⟧ eggs", 24),
        ("⟦twenty-six⟧ people", 26),
        ("⟦one hundred and sixty-one⟧ steps", 161),
        ("⟦two hundred and two thousand⟧", 202_000),
        ("⟦4 thousand 3 hundred and 21⟧", 4_321),
        ("⟦three and a half⟧ hours", 3.5),
        ("⟦two-thirds⟧ of the crew", 2 / 3),
        ("⟦10 1/2⟧ miles", 10.5),
        ("⟦2½⟧ inches", 2.5),
        ("⟦nine point nought four⟧", 9.04),
        ("⟦minus five⟧ degrees", -5),
        ("it was ⟦-12.5⟧ outside", -12.5),
    ],
)
def test_a_numeral_is_worth_what_it_says(written: str, worth: float) -> None:
    text = unmarked(written)
    found = find_numerals(text)
    assert marked(text, found) == written
    assert found[0].value == pytest.approx(worth)


@pytest.mark.parametrize(
    "written",
    [
        "between ⟦two hundred⟧ and ⟦three hundred⟧",
        "from ⟦one million⟧ to ⟦two million⟧",
        "⟦5 million⟧ ⟦300⟧ times",
        "lots ⟦22⟧, ⟦24⟧ and ⟦26⟧",
        "a bird in the hand and an egg of the day",
        "open 24/7 since that day",
        "written to 12345678901234567890",
    ],
)
def test_numerals_stay_apart(written: str) -> None:
    text = unmarked(written)
    assert marked(text, find_numerals(text)) == written


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of shops", 24, 99),
        ("tens of thousands of people", 20_000, 99_999),
        ("hundreds of homes", 200, 999),
        ("several hundred boats", 300, 999),
        ("a few thousand stayed", 2_000, 9_999),
    ],
)
def test_a_vague_numeral_is_an_interval(text: str, low: float, high: float) -> None:
    [numeral] = find_numerals(text)
    assert (numeral.value, numeral.low, numeral.high) == (None, low, high)


@pytest.mark.parametrize(
    ("text", "worth"),
    [("the 21st", 21), ("the third", 3), ("the twenty-fifth day", 25), ("its 2nd", 2)],
)
def test_an_ordinal_says_that_it_is_one(text: str, worth: float) -> None:
    [numeral] = find_numerals(text)
    assert (numeral.kind, numeral.value) == ("ordinal", worth)
