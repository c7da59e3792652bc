"""What kind of thing it was: a bear or a wolf, a plane or a helicopter, a ferry or a trawler."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences


def asked(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other) if p.subject.startswith("what kind of ")]


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("A hiker was mauled by a bear near Torre.", "A wolf attacked a hiker near Torre.", "animal"),
        ("A lion escaped from a circus in Torre.", "A tigress that escaped in Torre was caught.", "animal"),
        ("A helicopter crashed near Torre, killing two.", "A small plane plunged into a field near Torre. Two died.", "craft"),
        ("A ferry sank off Torre.", "A fishing trawler capsized off Torre, killing nine.", "vessel"),
        ("A lorry overturned near Torre.", "A bus overturned near Torre.", "vehicle"),
    ],
)  # fmt: skip
def test_kinds_that_exclude_each_other(one: str, other: str, question: str) -> None:
    assert asked(one, other) == [f"what kind of {question} it was"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # One word fits the other kind, too.
        ("A hiker was mauled by a bear near Torre.", "A predator mauled a hiker near Torre."),
        ("A boat sank off Torre.", "A trawler sank off Torre."),
        # Both are in it.
        ("A lorry hit a bus near Torre. The bus overturned.", "A lorry overturned near Torre. It had hit a bus."),
        ("A lion escaped in Torre. Its keeper has a tiger, too.", "A tiger escaped in Torre."),
        # It only might have, or was done to it, or it did something else.
        ("A hiker was mauled near Torre. A bear may have attacked him.", "A wolf attacked a hiker near Torre."),
        ("A bear was killed near Torre.", "A wolf killed a hiker near Torre."),
        ("A helicopter searched the woods near Torre.", "A plane crashed near Torre."),
    ],
)  # fmt: skip
def test_kinds_that_may_be_one(one: str, other: str) -> None:
    assert not asked(one, other)
