"""Where accounts differ: the readings of a point side by side, the most serious point first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from variorum.edition.lines import compose, word_count
from variorum.model import Line, Point, Quantity, Span, Story, Variant

__all__ = ["set_side_by_side"]

LONGEST = 90  # characters of one reading; the evidence of a figure is rarely over 70

_QUESTION = {
    "scope": "How far: ",
    "time": "When: ",
    "place": "Where: ",
    "polarity": "Whether: ",
    "attribution": "On whose word: ",
    "name": "Who or what: ",
}
_SEVERITY = {"high": 0, "medium": 1, "low": 2}


def set_side_by_side(story: Story, *, words: int = 80, most: int = 8) -> list[Line]:
    """Give a line a point that differs or was updated; a point to check comes last and says so."""
    published = {r.article.id: r.article.published for r in story.readings}
    figures = [q for r in story.readings for q in r.quantities]
    points = [p for p in story.points if p.relation != "agree"]
    points.sort(key=lambda p: (p.status == "check", _SEVERITY[p.severity], -p.confidence, p.id))
    lines: list[Line] = []
    for point in points:
        line = _line(point, published, figures)
        if line is None or len(lines) == most or word_count(line) > words:
            continue
        printed = {span for other in lines for span in other.evidence}
        if any(
            span in printed and place is not None
            for span, place in zip(line.evidence, line.at, strict=True)
        ):
            continue
        words -= word_count(line)
        lines.append(line)
    return lines


def _line(
    point: Point, published: Mapping[str, date | None], figures: Sequence[Quantity]
) -> Line | None:
    readings = [(reading, _words(reading)) for reading in point.readings]
    printable = [(reading, spans) for reading, spans in readings if spans]
    if len({spans[0].exact for _, spans in printable}) < 2:
        return None
    ordered = _by_day(printable, published) if point.relation == "update" else None
    pieces: list[str | Sequence[Span]] = ["to check: "] if point.status == "check" else []
    pieces.append(_question(point, [spans[0] for _, spans in printable], figures))
    for n, (_, spans) in enumerate(ordered or printable):
        if n:
            pieces.append(" → " if ordered else " · ")
        pieces.append(spans)
    return compose(*pieces)


def _question(point: Point, printed: Sequence[Span], figures: Sequence[Quantity]) -> str:
    """Ask what the readings answer, in joining words."""
    if point.aspect not in ("value", None):
        return _QUESTION[point.aspect]
    here = [q for q in figures if any(map(q.span.overlaps, printed))]
    if not here:
        return "In which words: "
    return "How many: " if all(q.dimension == "count" for q in here) else "Which figure: "


def _words(reading: Variant) -> list[Span]:
    """Choose the span that is printed, then one of each other account that bears it out."""
    spans = sorted(reading.evidence, key=lambda s: (len(s.exact) > LONGEST, len(s.exact)))
    if not spans or len(spans[0].exact) > LONGEST:
        return []
    chosen = {spans[0].article: spans[0]}
    for span in spans:
        chosen.setdefault(span.article, span)
    return list(chosen.values())


def _by_day(
    readings: Sequence[tuple[Variant, list[Span]]], published: Mapping[str, date | None]
) -> list[tuple[Variant, list[Span]]] | None:
    """Order the readings by their first day of publication; None where a day is unknown or shared."""
    days: list[date] = []
    for reading, _ in readings:
        known = [published.get(article) for article in reading.articles]
        if not known or any(day is None for day in known):
            return None
        days.append(min(day for day in known if day is not None))
    if len(set(days)) < len(days):
        return None
    return [pair for _, pair in sorted(zip(days, readings, strict=True), key=lambda x: x[0])]
