"""The head of a point: what its readings are about, at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Line, Point, Span, Variant

__all__ = ["caveat", "head", "point_of", "reading_of"]

# Where the subject is a source's words, the question they answer says more in fewer.
_QUESTION = {
    "polarity": "Yes or no",
    "scope": "How far",
    "time": "When",
    "place": "Where",
    "attribution": "On whose word",
    "name": "Who or what",
    "value": "Which figure",
}
# A head is read at a glance: a longer one is a sentence of its own.
MOST_WORDS = 8
# Before what it is asked of, a question is no part of the head's length; a clause that was cut to
# be asked stands as it is.
_ASKED = "on whose word"
_CLAUSE = "whether "


def head(point: Point) -> str:
    """Name what a point is about; an answer that comes twice is named once.

    An agreement is headed by the words that stand for all, whole.

    >>> from variorum.model import Point
    >>> of = ("differ", "value", "firm", None, (), "", "high", 1.0)
    >>> head(Point("p", "people killed", *of)), head(Point("q", "pier: close / not close", *of))
    ('People killed', 'Pier: close or not close')
    """
    if point.relation == "agree":
        return point.subject[:1].upper() + point.subject[1:]
    about, colon, answers = point.subject.strip().partition(": ")
    if about == "how far" or (not colon and " / " in about):
        about = colon = ""
    words = about
    if colon:
        words += ": " + " or ".join(dict.fromkeys(answers.split(" / ")))
    asked = answers if about == _ASKED else words
    if not words or (len(asked.split()) > MOST_WORDS and not words.startswith(_CLAUSE)):
        words = _QUESTION[point.aspect or "value"]
    return words[:1].upper() + words[1:]


def caveat(point: Point, line: Line) -> str:
    """Say what to know before the readings: that they are to check, or in no known order."""
    if point.status == "check":
        return "(to check)"
    return "(order unknown)" if point.relation == "update" and "→" not in line.text else ""


def point_of(line: Line, points: Sequence[Point]) -> Point | None:
    """Give the point whose readings a line sets side by side, if it does."""
    return next((point for point in points if point.id == line.point), None)


def reading_of(spans: Sequence[Span], point: Point | None) -> Variant | None:
    """Give the reading of a point that some printed words belong to."""
    readings = point.readings if point else ()
    return next(
        (
            reading
            for reading in readings
            if any(span.overlaps(known) for span in spans for known in reading.evidence)
        ),
        None,
    )
