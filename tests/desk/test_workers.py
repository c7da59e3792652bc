"""Work shared among processes: in order, and not lost with one that dies."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from variorum.desk.workers import Died, Workers


def length(word: str) -> int:
    """Give the length of a word; *poison* kills whoever looks at it."""
    if word == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(word)


def once(place: str) -> str:
    """Die at the first try, and not at the second."""
    if not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_pieces_come_back_in_their_order(number: int) -> None:
    words = ["a" * n for n in range(1, 40)]
    with Workers(number) as workers:
        assert list(workers.over(length, words)) == [(w, len(w)) for w in words]


@pytest.mark.parametrize("number", [1, 2])
def test_a_piece_that_kills_its_process_each_time_is_given_up_and_the_rest_is_done(
    number: int,
) -> None:
    with Workers(number) as workers:
        found = dict(workers.over(length, ["one", "poison", "three", "seven"]))
    assert isinstance(found.pop("poison"), Died)
    assert found == {"one": 3, "three": 5, "seven": 5}


def test_a_process_that_died_by_chance_costs_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "tried")
    with Workers(2) as workers:
        assert list(workers.over(once, [place])) == [(place, "done")]
