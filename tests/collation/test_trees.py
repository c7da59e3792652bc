"""Sentences whose shape sends a reader of facts round and round, or very deep."""

from __future__ import annotations

import pytest

from tests.collation.stories import account
from variorum.collation.facts import find_facts


@pytest.mark.parametrize(
    "text",
    [
        # Each of the two participles looks to the other for what it is done to.
        "He fled after being beaten and robbed.",
        "The camp is where being seized, beaten and robbed was common.",
        "The guards were " + ", ".join(["beaten", "robbed", "chased"] * 300) + " and killed.",
        "They arrested " + ", ".join(["Ana Ruz", "Tovin Karel"] * 400) + " and a driver.",
    ],
)
def test_no_shape_of_a_sentence_is_too_much(text: str) -> None:
    find_facts(account(text))
