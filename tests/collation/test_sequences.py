"""Which of two events came first."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

COURT = "Ada Lind, a minister, was in court in Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            COURT + "Lind resigned before she was charged.",
            COURT + "Lind resigned after she was charged.",
        ),
        (
            COURT + "The minister stepped down after being charged with fraud.",
            COURT + "Lind was charged with fraud after she had resigned.",
        ),
        (
            COURT + "The gunman shot himself before police entered the school.",
            COURT + "The gunman shot himself after police entered the school.",
        ),
        (
            COURT + "The Danish launch came shortly after Norway staged a drill.",
            COURT + "In response to Denmark's launch, Norway carried out a drill.",
        ),
    ],
)
def test_only_one_came_first(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("which came first")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one order in two words
        (
            COURT + "Lind resigned before she was charged.",
            COURT + "Lind was charged after she resigned.",
        ),
        # of two people
        (
            COURT + "Lind resigned before she was charged.",
            COURT + "Karl Orn resigned after he was charged.",
        ),
        # two charges
        (
            COURT + "Lind resigned before she was arrested.",
            COURT + "Lind resigned after she was charged.",
        ),
        # two things taken
        (
            COURT + "Norway seized a boat before Denmark staged a drill.",
            COURT + "Norway seized an island after Denmark staged a drill.",
        ),
        # it may be
        (
            COURT + "Lind might resign before she is charged.",
            COURT + "Lind resigned after she was charged.",
        ),
    ],
)
def test_nothing_is_asked(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("which came first")]
