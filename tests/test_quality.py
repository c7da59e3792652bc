"""The gate that cannot slip: figures stay above their floors, and the accuracy page is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality import corpus, floors, page
from quality.counts import Figures
from quality.measure import baseline, measure

needs_corpora = pytest.mark.skipif(
    not corpus.is_here(), reason="needs ../shared, which is not part of the repository"
)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure()


@needs_corpora
def test_no_figure_falls_below_its_floor(figures: Figures) -> None:
    assert not floors.broken(figures, floors.load())


@needs_corpora
def test_the_accuracy_page_is_true(figures: Figures) -> None:
    stale = page.differs(page.FILE.read_text("utf-8"), page.page(figures, baseline()))
    assert stale is None, "run: make quality"


def test_every_measured_section_has_floors() -> None:
    held = floors.load()
    assert {"seeds", "other stories", *page.NOTES} <= set(held)


def test_a_floor_is_not_lowered_by_accident() -> None:
    with pytest.raises(floors.RegressionRefused, match=r"seeds: dates is 0\.7, and was at least"):
        floors.raised({"seeds": {"dates": 0.7}}, {"seeds": {"dates": 0.8}})


def test_a_ceiling_is_not_raised_by_accident() -> None:
    with pytest.raises(floors.RegressionRefused, match="traps fallen into is 3, and was at most 2"):
        floors.raised({"seeds": {"traps fallen into": 3}}, {"seeds": {"traps fallen into": 2}})


def test_a_floor_is_lowered_when_someone_says_so() -> None:
    worse: Figures = {"seeds": {"dates": 0.7}}
    held = {"seeds": {"dates": 0.8}, "times": {"strict": 0.5}}
    assert floors.raised(worse, held, allow_regression=True) == {
        "seeds": {"dates": 0.7},
        "times": {"strict": 0.5},
    }


def test_a_measure_that_is_gone_is_a_regression() -> None:
    assert floors.broken({"seeds": {}}, {"seeds": {"dates": 0.8}}) == [
        "seeds: dates is not measured any more"
    ]


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    held = {"PolNeAR dev": {"cue exact F": 0.53, "traps fallen into": 2.0}}
    floors.write(held, file)
    assert floors.load(file) == held


def test_a_page_is_stale_by_a_word_or_by_a_hundredth() -> None:
    assert page.differs("a\nF .912", "a\nF .905") is None
    assert page.differs("a\nF .912", "a\nF .895") is not None
    assert page.differs("found 4/9", "found 5/9") is not None
    assert page.differs("a", "b") is not None
    assert page.differs("a", "a\nb") is not None
