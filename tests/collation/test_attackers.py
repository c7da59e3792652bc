"""How many attacked, and how many bombs went off, where no figure says so."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

SHOOTING = "A gunman opened fire at a mill in Calder on Tuesday, killing five people. "
BOMBING = "Bombers struck a chapel in Calder on Tuesday, killing nine people. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police said he acted alone.", "Officers were looking for a second gunman."),
        ("There was no second gunman.", "An accomplice of the gunman fled in a van."),
        ("Police ruled out a second gunman.", "Another gunman escaped, millers said."),
    ],
)
def test_one_gunman_or_more(one: str, other: str) -> None:
    assert "number of attackers" in {
        p.subject for p in differences(SHOOTING + one, SHOOTING + other)
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He acted alone.", "There were reports of a second gunman."),
        ("He acted alone.", "Police were checking whether there was a second gunman."),
        ("He acted alone.", "Police found no second gunman."),
    ],
)
def test_no_more_than_one(one: str, other: str) -> None:
    assert not differences(SHOOTING + one, SHOOTING + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A single blast tore through the gate.", "There were two explosions."),
        ("Only one bomb went off.", "Twin blasts shook the chapel."),
    ],
)
def test_one_blast_or_more(one: str, other: str) -> None:
    found = differences(BOMBING + one, BOMBING + other)
    assert [p for p in found if p.subject.startswith("number of")]
