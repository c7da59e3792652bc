"""What accounts agree on, as it is printed: the words that stand for all, then how others put it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model import Point, Span
from variorum.render.heads import head
from variorum.render.legend import Legend, gathered

__all__ = ["Agreed", "agreed", "main_agreements", "slight_agreements", "whose_word", "worth_most"]

# A speaker, and what several accounts have of their words.
_SAID = re.compile(r"(?:(?P<speaker>[^“]+): )?“(?P<words>.*)”", re.DOTALL)
# A heading ends as a reading does, but for what was put before it; a bare figure tells nothing.
_END, _LEAST = 24, 10


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement: what stands before its words, the words that stand for all, and the others.

    `name` is who says it, or what is asked; it is empty where the first words say all. `first`
    and each of the others are spans of equal words. `tells` is false where only a question is
    named: how old somebody is, and when it was. What is `quoted` stands between quotation marks.
    """

    name: str
    first: tuple[Span, ...]
    others: tuple[tuple[Span, ...], ...]
    tells: bool
    quoted: bool = False


def agreed(point: Point) -> Agreed:
    """Set out an agreement.

    >>> from variorum.model import Variant
    >>> spans = (Span("a", 0, 14, "the ferry sank"), Span("b", 4, 12, "It sank."))
    >>> variant = Variant("the ferry sank", None, spans, (), ("a", "b"))
    >>> point = Point(
    ...     "p", "the ferry sank", "agree", None, "firm", None, (variant,), "", "low", 1.0
    ... )
    >>> agreed(point).name, agreed(point).first[0].exact, len(agreed(point).others)
    ('', 'the ferry sank', 1)
    """
    spans = [span for reading in point.readings for span in reading.evidence]
    found = gathered(spans)
    said = _SAID.fullmatch(point.subject)
    words = said["words"] if said else point.subject
    first = next((same for same in found if _bare(same[0].exact) == _bare(words)), ())
    others = tuple(same for same in found if same is not first)
    if said is not None:
        return Agreed(said["speaker"] or "", first, others, tells=True, quoted=True)
    if first:
        return Agreed("", first, others, tells=True)
    heading = point.subject.casefold()
    tells = any(
        len(same[0].exact) >= _LEAST and heading.endswith(same[0].exact.casefold()[-_END:])
        for same in found
    )
    return Agreed(head(point), (), others, tells)


def main_agreements(points: Sequence[Point]) -> list[Point]:
    """Give the agreements that tell something of which several texts know."""
    return [p for p in points if p.relation == "agree" and not p.slight]


def slight_agreements(points: Sequence[Point]) -> list[Point]:
    """Give the agreements that only name somebody, or that one text and its copies tell."""
    return [p for p in points if p.relation == "agree" and p.slight]


def worth_most(points: Sequence[Point], most: int) -> Iterator[Point]:
    """Yield the first agreements that tell something, none of which says again what one before it says."""
    shown: list[Span] = []
    for point in main_agreements(points):
        spans = [span for reading in point.readings for span in reading.evidence]
        again = sum(any(span.overlaps(known) for known in shown) for span in spans)
        if most and agreed(point).tells and 2 * again < len(spans):
            most -= 1
            shown += spans
            yield point


def whose_word(point: Point, legend: Legend) -> str:
    """Give the source of the words that stand for all, as its account names it; empty where the account tells them itself.

    What a spokesman says is no fact because several accounts have it from somebody.
    """
    it = agreed(point)
    said = [legend.statements[s] for r in point.readings for s in r.statements]
    for statement in said if not it.quoted else ():
        covers = any(c.covers(span) for c in statement.content for span in it.first)
        if covers and statement.source is not None:
            return f"according to {statement.source.exact}"
    return ""


def _bare(words: str) -> str:
    return words.strip(" “”\"',.…").casefold()
