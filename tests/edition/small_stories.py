"""Stories small enough to read, with the spans that matter marked in their sentences.

Only the parser is the real one; dates, statements and points are given by hand, so that
these tests stand whatever the other stages find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tests.marks import CLOSE, OPEN, unmarked
from variorum.model import (
    Article,
    Date,
    Entity,
    Lineage,
    Link,
    Paragraph,
    Point,
    Reading,
    Relation,
    Role,
    Severity,
    Span,
    Statement,
    Status,
    Story,
    Variant,
)
from variorum.reading.sentences import parse


class Report:
    """One account, a paragraph a line; its marked spans in the order in which they open."""

    def __init__(
        self,
        marked: str,
        *,
        outlet: str | None = None,
        published: date | None = date(2024, 5, 6),
        headline: bool = False,
    ) -> None:
        self.article = Article.of(unmarked(marked), published=published, outlet=outlet)
        self.spans = tuple(self._marked(marked))
        self.headline = headline
        self.dates: list[Date] = []
        self.statements: list[Statement] = []

    def _marked(self, marked: str) -> list[Span]:
        found: list[tuple[int, int]] = []
        open_at: list[int] = []
        at = 0
        for char in marked:
            if char == OPEN:
                open_at.append(at)
            elif char == CLOSE:
                found.append((open_at.pop(), at))
            else:
                at += 1
        return [self.article.span(start, end) for start, end in sorted(found)]

    def span(self, words: str) -> Span:
        """Give the first place where some words stand."""
        start = self.article.text.index(words)
        return self.article.span(start, start + len(words))

    def dated(self, words: str, begin: str, end: str | None = None) -> Report:
        """Say what a time expression means."""
        span = self.span(words)
        self.dates.append(
            Date(
                f"d{span.start}", span, begin, "date", resolved=True, begin=begin, end=end or begin
            )
        )
        return self

    def said(self, source: str, cue: str, content: str, *, speaker: str | None = None) -> Report:
        """Say who said what."""
        who = self.span(source)
        self.statements.append(
            Statement(
                id=f"{self.article.id}.s{len(self.statements)}",
                article=self.article.id,
                content=(self.span(content),),
                cue=self.span(cue),
                source=who,
                speaker=speaker,
                chain=(Link(source, speaker, who),),
                parent=None,
                manner="indirect",
                factuality="asserted",
                polarity="positive",
            )
        )
        return self

    @property
    def reading(self) -> Reading:
        """Give the account as it was read."""
        lines = list(re.finditer(r"[^\n]+", self.article.text))
        roles: list[Role] = ["paragraph" for _ in lines]
        if self.headline:
            roles[0] = "headline"
        paragraphs = tuple(
            Paragraph(line.start(), line.end(), role)
            for line, role in zip(lines, roles, strict=True)
        )
        return Reading(
            article=self.article,
            furniture=(),
            paragraphs=paragraphs,
            sentences=parse(self.article, paragraphs),
            entities=(),
            dates=tuple(self.dates),
            quantities=(),
            quotes=(),
            statements=tuple(self.statements),
        )


def story(
    *reports: Report,
    points: Sequence[Point] = (),
    entities: Sequence[Entity] = (),
    groups: dict[str, str] | None = None,
) -> Story:
    """Put accounts side by side."""
    return Story(
        id="story",
        title="A story",
        readings=tuple(report.reading for report in reports),
        entities=tuple(entities),
        points=tuple(points),
        sources=Lineage(groups=tuple((groups or {}).items())),
    )


def point(
    relation: Relation,
    *readings: Sequence[Span],
    status: Status = "firm",
    severity: Severity = "high",
) -> Point:
    """Make a point of readings, each the spans that give it."""
    return Point(
        id=f"p{readings[0][0].start}",
        subject="a question",
        relation=relation,
        aspect=None if relation == "agree" else "value",
        status=status,
        within=None,
        readings=tuple(
            Variant(spans[0].exact, 1.0, tuple(spans), (), tuple(s.article for s in spans))
            for spans in readings
        ),
        reason="",
        severity=severity,
        confidence=1.0,
    )
