"""What `variorum quotes` gives is told for those who call it from Python, and the telling holds."""

from __future__ import annotations

import doctest
from pathlib import Path

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "quotes.md"


def test_the_examples_of_the_manual_run() -> None:
    failed, tried = doctest.testfile(str(MANUAL), module_relative=False)
    assert (failed, tried > 5) == (0, True)
