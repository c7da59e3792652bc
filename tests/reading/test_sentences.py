"""Sentences: what the parser is shown, what it gives back, and where a sentence ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marks import marked, unmarked
from variorum.errors import ModelError
from variorum.model import Article, Paragraph, Sentence
from variorum.reading.sentences import check_weights, parse


def sentences(text: str) -> tuple[Sentence, ...]:
    article = Article.of(text)
    return parse(article, [Paragraph(0, len(text))] if text else [])


@pytest.mark.parametrize(
    "text",
    [
        "⟦The ferry sank at dawn.⟧ ⟦All were saved.⟧",
        "⟦Mr. Lind met Gov. Ann Moe of the U.S. Coast Guard in St. Olave.⟧ ⟦She agreed.⟧",
        "⟦“The water rose quickly.⟧ ⟦We ran,” said a cook.⟧ ⟦She was unhurt.⟧",
        "⟦Lt. Gen. Hiro Abe, who commands the base, said nothing.⟧",
        "⟦It landed in Oslo on Sun. Dec. 31, 2023, at noon.⟧ ⟦All were safe.⟧",
        "⟦He flew from Washington, D.C. to Oslo.⟧ ⟦She stayed in Washington, D.C.⟧ ⟦Nobody met.⟧",
        "⟦OSLO (AP) —⟧ ⟦A ferry ran aground on Monday.⟧",
        "⟦The harbour’s walls didn’t hold, and nobody’s sure why.⟧",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str) -> None:
    plain = unmarked(text)
    assert marked(plain, sentences(plain)) == text


def test_a_bullet_is_no_sentence_of_its_own() -> None:
    assert len(sentences("• The ferry was refloated on Tuesday afternoon.")) == 1


def test_a_negation_is_found_behind_a_curly_apostrophe() -> None:
    (sentence,) = sentences("The mayor said the guard didn’t know of the leak.")
    (negation,) = [t for t in sentence.tokens if t.dep == "neg"]
    assert (negation.text, negation.lemma, negation.tag) == ("n’t", "not", "RB")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They can’t leave.", "ca", "can"),
        ("They won't leave.", "wo", "will"),
        ("They’ve left.", "’ve", "have"),
        ("She’s leaving.", "’s", "be"),
        ("The children were sleeping.", "children", "child"),
        ("He said so.", "said", "say"),
    ],
)
def test_short_forms_and_bent_forms_have_the_lemma_of_the_whole_word(
    text: str, word: str, lemma: str
) -> None:
    (sentence,) = sentences(text)
    assert [t.lemma for t in sentence.tokens if t.text == word] == [lemma]


def test_a_possessive_is_no_verb() -> None:
    (sentence,) = sentences("Norway’s coast guard replied.")
    assert [t.lemma for t in sentence.tokens if t.text == "’s"] == ["'s"]


def test_every_token_is_the_text_it_covers() -> None:
    text = "“It’s over,” she\nsaid — ‘done’.\xa0Nobody\tdidn’t hear… \ud800 half"
    for sentence in sentences(text):
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end]
            assert sentence.start <= token.start < token.end <= sentence.end


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "…", "“" * 500, "a " * 3_000, "x" * 5_000, "\u202e!\n\n."]
)
def test_no_text_makes_it_raise(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.tokens


def test_a_text_without_a_full_stop_is_read_in_windows_that_lose_no_word() -> None:
    text = "the boat went on and " * 500
    words = [t.text for s in sentences(text) for t in s.tokens]
    assert words == text.split()


def test_what_stands_before_a_paragraph_cannot_change_it() -> None:
    text = "A title without an end\nThe ferry sank. All were saved."
    article = Article.of(text)
    second = Paragraph(text.index("The"), len(text))
    alone = parse(article, [second])
    after = [s for s in parse(article, [Paragraph(0, 22), second]) if s.paragraph == 1]
    assert [s.tokens for s in after] == [s.tokens for s in alone]


def test_weights_other_than_the_pinned_ones_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        check_weights(tmp_path)
