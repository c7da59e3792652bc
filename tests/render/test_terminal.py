"""The terminal: 80 columns, plain when piped, and deaf to what articles say to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.render import render
from variorum.render.unseen import visible


def shown(*texts: str, width: int = 80, color: bool = False) -> str:
    return render(edition_of(*texts), "terminal", width=width, color=color)


# BADINPUTS 52
@pytest.mark.parametrize(
    "attack", ["\x1b[2J", "\x9b2J", "\r", "\x07", "\u202e", "\x1b]0;title\x07", "[red]x[/red]"]
)
def test_no_article_speaks_to_the_terminal(attack: str) -> None:
    text = shown(f"It rained {attack} all day.")
    assert not [
        c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e")
    ]
    assert visible(attack) in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(HARBOUR * 5, POST, width=width).split("\n"))) <= width


def test_without_colour_there_is_not_one_escape() -> None:
    assert "\x1b" not in shown(HARBOUR, POST)
    assert "\x1b[" in shown(HARBOUR, POST, color=True)


def test_a_line_is_followed_by_the_sigla_that_bear_it_out() -> None:
    assert "  Rain fell. [A,B]\n" in shown("Rain fell.", "It rained.")


def test_readings_stand_under_one_another() -> None:
    assert "  How many: Rain [A]\n  · It ra [B]\n" in shown("Rain fell.", "It rained.").replace(
        "Rain  [A]", "Rain [A]"
    )


def test_what_is_piped_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert "\x1b" not in render(edition_of(HARBOUR), "terminal")


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in render(edition_of(HARBOUR), "terminal")


def test_who_is_not_independent_of_whom_is_said() -> None:
    edition = edition_of(HARBOUR, POST)
    copied = replace(edition, articles=tuple(replace(a, group="g") for a in edition.articles))
    text = render(copied, "terminal", width=80, color=False)
    assert "0.txt  not independent of B" in text
    assert "(not independent of A)" in render(copied, "markdown")
    assert "not independent of A" in render(copied, "html")


def test_the_accounts_are_named_at_the_end() -> None:
    text = shown(HARBOUR, POST)
    assert "ACCOUNTS\n  in story/\n  A  The Post  2024-05-06  0.txt\n" in text
    assert text.rstrip().endswith("1.txt")
