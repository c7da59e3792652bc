"""The list of bad inputs in `docs/bad-inputs.md` names tests that exist, and leaves no case of its parts out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIST = (ROOT / "docs" / "bad-inputs.md").read_text()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", LIST))))
def test_it_is_tested(named: str) -> None:
    file, _, test = named.partition("::")
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text(), re.MULTILINE)


def test_every_case_of_what_comes_in_is_there() -> None:
    cases = re.findall(r"^\| ([\d, ]+) \|", LIST, re.MULTILINE)
    listed = {int(number) for case in cases for number in case.split(",")}
    assert {*range(1, 26), *range(58, 96)} <= listed
