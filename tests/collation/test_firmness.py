"""How surely a thing is told: for certain, or only as what seems so, is likely, is suspected."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.collation.firmness import hedge_at
from variorum.collation.trees import grow
from variorum.model import Article, Point
from variorum.reading import read, skim

CLIMBED = "A child of four climbed through a fence at Lindhof zoo on Sunday."

HEDGED = {
    "Early tests suggest that the coach was travelling too fast.": "travelling",
    "Divers believe the skipper climbed over the rail.": "climbed",
    "The skipper is suspected of smuggling cod.": "smuggling",
    "The skipper appears to have fallen.": "fallen",
    "The skipper probably fell.": "fell",
    "The skipper may have fallen.": "fallen",
}
FLAT = {
    "Mrs. May fell on the quay.": "fell",
    "Reports suggest that the skipper fell.": "fell",
    "The skipper does not appear to have fallen.": "fallen",
    "The skipper fell, and divers believe that he is alive.": "fell",
    "Divers said the skipper climbed over the rail.": "climbed",
}


def hedge(text: str, verb: str) -> str | None:
    (tree, *_) = grow(read(skim(Article.of(text)))).trees
    (index,) = (i for i, t in enumerate(tree.tokens) if t.text == verb)
    found = hedge_at(tree, index)
    return tree.tokens[found].text if found is not None else None


@pytest.mark.parametrize("text", HEDGED)
def test_what_leaves_it_open(text: str) -> None:
    assert hedge(text, HEDGED[text]) is not None


@pytest.mark.parametrize("text", FLAT)
def test_what_is_told_for_certain(text: str) -> None:
    assert hedge(text, FLAT[text]) is None


def how_surely(*texts: str) -> list[Point]:
    return [p for p in differences(*texts) if p.subject.startswith("how surely: ")]


def test_one_tells_it_for_certain_and_one_as_likely() -> None:
    (point,) = how_surely(
        CLIMBED,
        "Three keepers were hurt when the ape ran off. Police believe that a child climbed "
        "through a low fence at the zoo of Lindhof.",
    )
    assert [r.value for r in point.readings] == ["told for certain", "told as likely"]


@pytest.mark.parametrize(
    "other",
    [
        "Police said a child of four climbed through a fence at Lindhof zoo.",
        "Police believe a child of four opened a gate at Lindhof zoo.",
        (
            "A child of four climbed through a fence at Lindhof zoo. Police believe the child "
            "climbed through the fence at Lindhof zoo alone."
        ),
    ],
)
def test_nothing_to_ask(other: str) -> None:
    assert not how_surely(CLIMBED, other)
