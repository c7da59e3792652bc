"""Whom one source blames, and what killed them: parties and calamities that exclude each other."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

CRASH = "A coach crashed near Calder on Tuesday and four people died. "
MINE = "Five miners died at the pit in Calder on Tuesday. "


def asked(word: str, one: str, other: str) -> list[Point]:
    return [p for p in differences(one, other) if p.subject.startswith(word)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The judge blamed the driver for the crash.", "The company was to blame, the court found."),
        ("Blame for the crash lies with the driver, investigators said.", "The inquiry found that the mechanic was responsible for the deaths."),
        ("The driver was at fault, police said.", "Police blamed the cyclist for the accident."),
        ("The report puts the blame on the council.", "Investigators held the driver responsible for the crash."),
    ],
)  # fmt: skip
def test_one_source_blames_two(one: str, other: str) -> None:
    (point,) = asked("whom", CRASH + one, CRASH + other)
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two who blame may blame two.
        ("The judge blamed the driver for the crash.", "Relatives blamed the company for it."),
        ("The driver was at fault.", "Police blamed the cyclist for the accident."),
        # What they are blamed for is another thing.
        ("The judge blamed the driver for the crash.", "The judge blamed the company for the delay."),
        ("The judge blamed the driver and the company.", "The court blamed the driver for the crash."),
        ("The judge did not blame the driver.", "The court blamed the company for the crash."),
        ("The judge said the driver may have been at fault.", "The court blamed the company."),
        # The crew is whoever of it was at the wheel.
        ("The judge blamed the crew for the crash.", "The court blamed the driver for the crash."),
    ],
)  # fmt: skip
def test_who_may_both_be_blamed(one: str, other: str) -> None:
    assert not asked("whom", CRASH + one, CRASH + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A gas explosion killed five miners.", "The flood claimed the lives of five miners."),
        ("Methane exploded, killing five.", "A flood cost five men their lives."),
        ("Five men were killed by a landslide.", "Five miners died in a fire."),
    ],
)
def test_what_killed_as_many(one: str, other: str) -> None:
    (point,) = asked("what killed", MINE + one, MINE + other)
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A gas explosion killed five miners.", "A flood killed three people downstream."),
        ("A gas explosion killed five miners.", "Five miners died in a fire."),
        ("A gas explosion killed five miners.", "In 1987 a flood killed five miners."),
        ("A gas explosion killed five miners.", "A flood could kill five miners."),
        ("A 5.0-magnitude quake killed many.", "A flood killed five miners."),
        ("An explosion killed about five miners.", "A flood killed five miners."),
    ],
)
def test_what_may_have_killed_others_or_be_the_same(one: str, other: str) -> None:
    assert not asked("what killed", MINE + one, MINE + other)
