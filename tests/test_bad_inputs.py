"""The list of bad inputs in `docs/bad-inputs.md` names tests that exist, and leaves no case of its parts out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import variorum
from tests.collation.stories import account
from variorum.collation.entities import join_entities
from variorum.collation.publishers import houses
from variorum.model import Article
from variorum.reading import read, skim

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


TOLD = "{} said eleven people died when the ferry Heron sank off Kelmouth."


@pytest.mark.parametrize(
    "written",
    [
        "Ada\u200d Li\u200dnd",
        "\u202eAda Lind\u202c",
        "\u2066Ada Lind\u2069",
        "A\u2060da L\u00adind",
    ],
)
def test_what_nobody_sees_in_a_name_makes_no_other_name(written: str) -> None:
    names = ("Ada Lind", written)
    readings = [account(TOLD.format(name), outlet=f"Outlet {n}") for n, name in enumerate(names)]
    assert written in readings[1].article.text
    people = [e for e in join_entities(readings).entities if "Lind" in e.name]
    assert [len({span.article for span in one.mentions}) for one in people] == [2]


def test_an_outlet_in_disguise_is_another_publisher() -> None:
    latin, cyrillic = (
        replace(Article.of("It rained."), outlet=outlet) for outlet in ("BBC", "\u0412\u0412\u0421")
    )
    assert houses(latin) & houses(replace(latin, outlet="bbc"))
    assert not houses(latin) & houses(cyrillic)


def test_ten_thousand_accents_on_a_letter_are_read_and_eight_of_them_shown() -> None:
    text = "It rained in Ve" + "\u0301" * 10_000 + "ss.\nEleven people died, said Ada Lind.\n"
    reading = read(skim(Article.of(text)))
    (said,) = reading.statements
    (span,) = said.content
    assert (span.exact, text[span.start : span.end]) == ("Eleven people died", "Eleven people died")
    page = str(variorum.render(variorum.edit(variorum.collate([reading])), "html"))
    assert "Ve" + "\u0301" * 8 in page
    assert "\u0301" * 9 not in page
    assert page.count('data-code="301"') >= 9_992
