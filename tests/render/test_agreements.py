"""What accounts agree on: on the page, in Markdown and in the terminal."""

from __future__ import annotations

from dataclasses import replace

from tests.render.editions import edition_of
from variorum.model import Edition, Point, Span, Variant
from variorum.render import render
from variorum.render.agreements import agreed, worth_most

ONE, OTHER = "The tug sank at noon.", "At noon the old tug sank off Saltby."


def point(number: int, subject: str, *spans: Span, slight: bool = False) -> Point:
    articles = tuple(dict.fromkeys(span.article for span in spans))
    variant = Variant(spans[0].exact, None, spans, (), articles, len(articles))
    reading = (variant,)
    return Point(
        f"p{number}", subject, "agree", None, "firm", None, reading, "Why.", "low", 0.9, slight
    )


def spans(first: str, other: str) -> tuple[Span, Span]:
    return (
        Span("a0", ONE.index(first), ONE.index(first) + len(first), first),
        Span("a1", OTHER.index(other), OTHER.index(other) + len(other), other),
    )


def agreeing(*points: Point) -> Edition:
    edition = edition_of(ONE, OTHER)
    (story,) = edition.stories
    return replace(edition, stories=(replace(story, points=points),))


TOLD = point(1, "The tug sank", *spans("The tug sank", "the old tug sank"))
SLIGHT = point(2, "tug", *spans("tug", "tug"), slight=True)


def test_the_words_that_stand_for_all_are_not_printed_twice() -> None:
    it = agreed(TOLD)
    assert (it.name, it.first[0].exact) == ("", "The tug sank")
    assert [same[0].exact for same in it.others] == ["the old tug sank"]


def test_a_speaker_stands_before_his_words() -> None:
    said = point(1, "Ada Lind: “The tug sank”", *spans("The tug sank", "the old tug sank"))
    it = agreed(said)
    assert (it.name, it.quoted, it.first[0].exact) == ("Ada Lind", True, "The tug sank")


def test_a_question_is_named_and_tells_nothing() -> None:
    asked = point(1, "when: 2024-05-06", *spans("at noon", "At noon"))
    assert agreed(asked).name == "When: 2024-05-06"
    assert not agreed(asked).tells
    assert not list(worth_most([asked], 6))


def test_a_heading_with_a_name_put_in_tells_what_it_tells() -> None:
    put_in = point(1, "[Lind] The tug sank", *spans("The tug sank", "the old tug sank"))
    assert agreed(put_in).tells
    assert agreed(put_in).name == "[Lind] The tug sank"


def test_the_terminal_lists_what_is_worth_most() -> None:
    shown = render(agreeing(TOLD, SLIGHT), "terminal", width=80, color=False)
    listed = shown.partition("WHERE ACCOUNTS AGREE\n")[2].partition("ACCOUNTS")[0]
    assert listed.strip() == "· The tug sank [A,B]"
    assert "1 agreement" in shown


def test_the_terminal_lists_no_more_than_it_has_room_for() -> None:
    words = "The tug sank"
    many = [
        point(n, words, Span("a0", n, n + 12, words), Span("a1", n, n + 12, words))
        for n in range(0, 130, 13)
    ]
    assert [p.id for p in worth_most(many, 6)] == ["p0", "p13", "p26", "p39", "p52", "p65"]


def test_a_point_on_the_same_words_is_listed_once() -> None:
    again = point(3, "the old tug sank", *spans("The tug sank", "the old tug sank"))
    assert [p.id for p in worth_most([TOLD, again], 6)] == ["p1"]


def test_without_agreements_there_is_no_such_section() -> None:
    assert "WHERE ACCOUNTS AGREE" not in render(agreeing(SLIGHT), "terminal", width=80)


def test_the_page_folds_away_what_says_little() -> None:
    page = render(agreeing(TOLD, SLIGHT), "html")
    agrees = page.partition('<section class="agrees"')[2].partition("</section>")[0]
    before, _, folded = agrees.partition('<details class="slight">')
    assert "The tug sank" in before
    assert "1 more: named or spoken of alike" in folded
    assert 's1-point-2"' in folded
    assert (
        "slight" not in render(agreeing(TOLD), "html").partition('<section class="agrees"')[2][:900]
    )


def test_markdown_keeps_them_apart_too() -> None:
    text = render(agreeing(TOLD, SLIGHT), "markdown")
    assert "## What accounts agree on\n\n- The tug sank [A:0-12]; the old tug sank [B:8-24]" in text
    assert "### Named alike, or in one text and its copies\n" in text
