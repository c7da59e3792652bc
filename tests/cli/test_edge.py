"""The edge of the terminal: lines are cut or folded there, and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from variorum.cli.edge import cut, folded

if TYPE_CHECKING:
    import pytest

LINE = (
    "  Statement changed: Lind: 80 aboard 鶴見海岸鶴見海岸鶴見海岸 (before: 800 aboard) [Gazette]"
)


class Terminal(io.StringIO):
    """Something that people look at."""

    def isatty(self) -> bool:
        return True


def test_a_program_gets_whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert (cut(LINE), folded(LINE)) == (LINE, LINE)


def test_a_person_gets_lines_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "40")
    assert cut(LINE).endswith("…")
    lines = folded(LINE, "      ").splitlines()
    assert lines[0] == "  Statement changed: Lind: 80 aboard"
    assert all(len(line) <= 40 for line in lines)
    assert all(line.startswith("      ") for line in lines[1:])
    assert " ".join(" ".join(lines).split()) == " ".join(LINE.split())
