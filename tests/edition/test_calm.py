"""Whatever the accounts hold, and whatever was found in them, an edition is made of their words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edition.small_stories import Report, point, story
from tests.edition.test_brief import grounded
from variorum.edition import edit
from variorum.edition.brief import write_brief
from variorum.lexicon.joining import strays
from variorum.model import Date, Entity, Span, Statement, Story

WORDS = ["The", "pier", "fell", "on", "Sunday", ".", "“", "”", '"', ",", "(", "He", "said", "that"]
WORDS += [
    "will",
    "plans",
    "to",
    "close",
    "1950s",
    "12",
    "two",
    "dead",
    "\n",
    "…",
    "‘",
    "’",
    "—",
    "?",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | st.text(
    max_size=80
)


@pytest.fixture(scope="module", autouse=True)
def parser() -> None:
    """Load the parser before anything is drawn: loading it seeds random numbers of its own."""
    _ = Report("The pier fell.").reading


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw accounts, and findings at any place in them."""
    reports = [
        Report(text.replace("⟦", "").replace("⟧", ""))
        for text in draw(st.lists(texts, min_size=1, max_size=3))
    ]

    def span(report: Report) -> Span:
        length = len(report.article.text)
        start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
        return report.article.span(start, end)

    for n, report in enumerate(reports):
        here = span(report)
        report.dates.append(Date(f"d{n}", here, "x", "date", resolved=True, begin="2024-06-01"))
        report.statements.append(
            _statement(f"s{n}", [span(report), span(report)], span(report), here)
        )
    points: list[Any] = [
        point("differ", [span(reports[0])], [span(reports[-1])], status="check"),
        point("update", [span(reports[0])], [span(reports[-1]), span(reports[0])]),
        point("agree", [span(reports[0]), span(reports[-1])]),
    ]
    names = (span(reports[0]), span(reports[-1]))
    return story(*reports, points=points, entities=[Entity("e", "The pier", "ORG", mentions=names)])


def _statement(name: str, content: list[Span], source: Span, cue: Span) -> Statement:
    return Statement(
        id=name,
        article=source.article,
        content=tuple(content),
        cue=cue,
        source=source,
        speaker="e",
        chain=(),
        parent=None,
        manner="mixed",
        factuality="predicted",
        polarity="positive",
    )


@given(stories())
@settings(max_examples=40)
def test_nothing_is_raised_and_nothing_is_invented(drawn: Story) -> None:
    edition = edit([drawn])
    grounded(drawn, write_brief(drawn))
    for entry in edition.stories[0].timeline:
        assert entry.text == entry.evidence[0].exact


def test_the_joining_words_are_no_sentence() -> None:
    assert strays("How many: · → to check: allegedly") == ("allegedly",)
