"""The terminal: 80 columns, plain when piped, and deaf to what articles say to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.model import Brief, Line, Relation, Section, Span, Variant
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


# BADINPUTS 14
def test_of_a_stack_of_accents_eight_are_shown() -> None:
    text = shown("It rained in Ve" + "\u0301" * 10_000 + "ss all day.")
    assert "Ve" + "\u0301" * 8 + "ss" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(HARBOUR * 5, POST, width=width).split("\n"))) <= width


def test_without_colour_there_is_not_one_escape() -> None:
    assert "\x1b" not in shown(HARBOUR, POST)
    assert "\x1b[" in shown(HARBOUR, POST, color=True)


def test_a_line_is_followed_by_the_sigla_that_bear_it_out() -> None:
    assert "  Rain fell. [A,B]\n" in shown("Rain fell.", "It rained.")


def test_readings_stand_under_one_another() -> None:
    text = shown("Rain fell.", "It rained.").replace("Rain  [A]", "Rain [A]")
    assert "  Rain fell.\n  · Rain [A]\n  · It ra [B]\n" in text


def printed(*readings: Variant, relation: Relation, join: str, width: int = 80) -> str:
    """Print one point of two accounts under its head."""
    edition = edition_of("Two people died.", "Three people died.")
    [story] = edition.stories
    first, second = (reading.evidence[0] for reading in readings)
    line = Line(
        f"{first.exact}{join}{second.exact}",
        (first, second),
        (0, len(first.exact) + len(join)),
        "p",
    )
    point = replace(
        story.points[0], subject="people killed", relation=relation, readings=tuple(readings)
    )
    brief = Brief((Section("Where accounts differ", (line,)),))
    leaf = replace(story, points=(point,), brief=brief)
    return render(replace(edition, stories=(leaf,)), "terminal", width=width, color=False)


def reading(n: int, independent: int, articles: tuple[str, ...]) -> Variant:
    text = ("Two people died.", "Three people died.")[n]
    span = Span(f"a{n}", 0, len(text) - 1, text[:-1])
    return Variant(span.exact, n + 2.0, (span,), (), articles, independent)


def test_a_point_is_named_before_its_readings() -> None:
    one, other = reading(0, 1, ("a0",)), reading(1, 1, ("a1",))
    assert ("  People killed\n  · Two people died [A]\n  → Three people died [B]\n") in printed(
        one, other, relation="update", join=" → "
    )


def test_an_update_in_no_known_order_says_so() -> None:
    one, other = reading(0, 1, ("a0",)), reading(1, 1, ("a1",))
    assert "People killed (order unknown)\n" in printed(one, other, relation="update", join=" · ")
    assert "People killed\n" in printed(one, other, relation="differ", join=" · ")


def test_fewer_sources_than_accounts_are_counted() -> None:
    one, other = reading(0, 1, ("a0", "a2")), reading(1, 1, ("a1",))
    text = printed(one, other, relation="differ", join=" · ")
    assert "Two people died [A] (1 independent)\n" in text
    assert "Three people died [B]\n" in text


def test_what_goes_on_stands_under_its_own_words() -> None:
    one, other = reading(0, 1, ("a0",)), reading(1, 1, ("a1",))
    # The siglum takes the word before it along: it never stands alone.
    assert "  · Two people\n    died [A]\n" in printed(
        one, other, relation="differ", join=" · ", width=20
    )


def test_the_facts_under_the_title_are_kept_whole() -> None:
    for width in range(44, 81):
        text = shown("Rain fell.", POST, width=width)
        for fact in ("1 named outlet", "6–7 May 2024", "1 difference", "1 point to check"):
            assert fact in text


def test_a_long_path_goes_on_whole_under_its_account() -> None:
    path = "x" * 60 + ".txt"
    text = render(edition_of(HARBOUR, path=f"story/{path}"), "terminal", width=80, color=False)
    assert f"  A  The Post  2024-05-06\n       {path}\n" in text


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
