"""Who vouches for a printed line: every figure, name, day and limit of it, and no denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.edition.small_stories import Report, story
from variorum.edition.vouching import Vouching
from variorum.model import Entity, Quantity, Reading

SUNDAY = "2024-05-05"


def vouches(printed: str, other: str) -> bool:
    """Say whether one sentence bears out another; its Sunday and its numbers are known."""
    reports = [Report(printed), Report(other)]
    readings = [_with_figures(report) for report in reports]
    both = replace(story(entities=_names(reports)), readings=tuple(readings))
    vouching = Vouching.of(both)
    first, second = (r.article.span(0, len(r.article.text)) for r in readings)
    return vouching.sentence(second).bears_out(vouching.gist([first]))


def _with_figures(report: Report) -> Reading:
    if "Sunday" in report.article.text:
        report.dated("Sunday", SUNDAY)
    figures = tuple(
        Quantity(word, report.span(word), float(n), None, None, None, "count", "exact")
        for n, word in enumerate(("two", "three", "four"), start=2)
        if word in report.article.text
    )
    return replace(report.reading, quantities=figures)


def _names(reports: list[Report]) -> list[Entity]:
    forms = ("Ann Reed", "Reed", "Kelmouth")
    mentions = [(form, r.span(form)) for r in reports for form in forms if form in r.article.text]
    reed = tuple(span for form, span in mentions if "Reed" in form)
    town = tuple(span for form, span in mentions if form == "Kelmouth")
    return [
        Entity("reed", "Ann Reed", "PERSON", mentions=reed),
        Entity("town", "Kelmouth", "GPE", mentions=town),
    ]


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("The pier fell, killing two people.", "When the pier fell it killed two people."),
        ("Ann Reed closed the pier.", "It was Reed who closed the pier."),
        ("The pier fell on Sunday.", "On Sunday the pier at Kelmouth fell."),
        ("The pier lay two miles west of Kelmouth.", "West of Kelmouth, two miles out, it lay."),
    ],
)
def test_other_words_for_the_same_bear_it_out(printed: str, other: str) -> None:
    assert vouches(printed, other)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("The pier fell, killing two people.", "The pier fell, killing three people."),
        ("Ann Reed closed the pier.", "The mayor closed the pier."),
        ("The pier fell on Sunday.", "The pier fell."),
        ("The pier was not closed.", "The pier was closed."),
        ("The pier was closed.", "The pier was not closed."),
        ("The town made a permanent rule for boats.", "The town made an initial rule for boats."),
        ("The gate was legally closed.", "The gate was illegally closed."),
        ("The town closed the pier.", "The town closed the pier for now."),
        ("The pier lay west of Kelmouth.", "The pier lay south of Kelmouth."),
    ],
)
def test_what_lacks_a_figure_a_name_a_day_or_a_limit_does_not(printed: str, other: str) -> None:
    assert not vouches(printed, other)


def test_what_is_denied_is_not_borne_out() -> None:
    report = Report("Reed denied that the gate was shut.")
    report.said("Reed", "denied", "the gate was shut")
    report.statements[0] = replace(report.statements[0], factuality="denied")
    other = Report("The gate was shut.")
    vouching = Vouching.of(story(report, other))
    printed = vouching.gist([other.span("The gate was shut.")])
    assert not vouching.sentence(report.span("the gate was shut")).bears_out(printed)
