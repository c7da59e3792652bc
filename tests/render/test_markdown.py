"""Markdown: inert, readable, and its escapes come off again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.render import render
from variorum.render.markdown import escaped, unescaped

# BADINPUTS 47
ATTACKS = (
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<img src=x onerror=alert(1)>",
    "| a | table |",
    "`code` ```fence```",
    "# heading",
    "- item",
    "1. item",
    "> quotation",
    "---",
    "    indented code",
    "&lt;script&gt; &#60;b&#62;",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "\\[x](y)",
)


@given(st.text())
def test_what_is_escaped_can_be_read_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert "\n" not in escaped(text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_reader_sees_the_words_and_nothing_happens(attack: str) -> None:
    page = MarkdownIt("commonmark").enable("table").render(f"- {escaped(attack)}\n")
    assert not any(f"<{tag}" in page for tag in ("a", "img", "script", "code", "h1", "table", "ol"))
    assert page.count("<li>") == 1
    assert "<blockquote" not in page
    assert "<hr" not in page


def test_no_line_of_an_article_opens_a_line_of_ours() -> None:
    text = "# not ours\n## What happened\n- [A:0-3]\n| A | x | y | z | " + "0" * 64 + " |"
    document = render(edition_of(text, POST), "markdown")
    heads = [line for line in document.splitlines() if line.startswith("#")]
    assert heads[
        0
    ] == "# \\# not ours&#10;## What happened&#10;- \\[A:0-3\\]&#10;\\| A \\| x \\| y " + (
        "\\| z \\| " + "0" * 64 + " \\|"
    )
    assert heads[1] == "## What happened"
    assert sum(line.startswith("| A |") for line in document.splitlines()) == 1


def test_the_legend_says_whose_siglum_it_is() -> None:
    document = render(edition_of(HARBOUR, POST), "markdown")
    assert "| A | The Post | 2024-05-06 | story/0.txt | " in document


def test_a_line_of_readings_opens_with_its_head() -> None:
    document = render(edition_of("It rained all day.", "Rain fell.", label="Rain"), "markdown")
    assert "- **Rain** It rained [A:0-9] · Rain  [B:0-5]\n" in document


def test_words_that_are_cited_and_not_printed_stand_under_evidence() -> None:
    edition = replace(edition_of("It rained all day.", "Rain fell."), doubts=())
    document = render(edition, "markdown")
    assert "- It rained all day. [A:0-18, B:0-10]\n" in document
    assert "## Evidence\n\n- Rain fell. [B:0-10]\n" in document


def test_equal_words_of_two_accounts_are_printed_once() -> None:
    edition = replace(edition_of("It rained.", "It rained."), doubts=())
    document = render(edition, "markdown")
    assert "- It rained. [A:0-10 = B:0-10]\n" in document
    assert "## Evidence" not in document
