"""Figures that an account itself takes back: "up from seven", "earlier reports had put it at nine"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.figures import Figure
from variorum.lexicon import words
from variorum.model import Fact, Span

# Between the word that moves a figure and "from" there is room for the figure it is moved to.
MOVED = 8
# How far before its figure the word may stand that says that it was given before.
BEFORE = 9

Where = tuple[int, bool]


def with_revisions(facts: Sequence[Fact], figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield the facts of an account, each with the values that it is said to replace.

    What held before is replaced by the figures of its own sentence, or of the one before it
    where its own has none.
    """
    past = [figure for figure in figures if _held_before(figure)]
    if not past:
        yield from facts
        return
    taken_back = defaultdict[Where, set[float]](set)
    standing = {_where(figure) for figure in figures if figure not in past}
    for old in past:
        number, counts = _where(old)
        here = (number, counts) in standing
        taken_back[number if here else number - 1, counts].add(_value(old))
    for fact in facts:
        figure = _first_in(fact.evidence[0], figures)
        if figure is None or fact.kind != "measure":
            yield fact
        elif figure in past:
            yield replace(fact, status="earlier")
        else:
            yield replace(fact, replaces=tuple(sorted(taken_back[_where(figure)])))


def _first_in(span: Span, figures: Sequence[Figure]) -> Figure | None:
    """Give the first figure that a stretch holds."""
    n = bisect_left(figures, span.start, key=lambda f: f.quantity.span.start)
    return figures[n] if n < len(figures) and span.covers(figures[n].quantity.span) else None


def _where(figure: Figure) -> Where:
    """Give the sentence of a figure, and whether it counts."""
    return figure.tree.number, figure.quantity.dimension == "count"


def _value(figure: Figure) -> float:
    quantity = figure.quantity
    worth = quantity.si_value if quantity.si_value is not None else quantity.value
    return float(worth) if worth is not None else float("nan")


def _held_before(figure: Figure) -> bool:
    """Say whether a figure is told as one that held before."""
    tree, first = figure.tree, figure.inside[0]
    if first and tree.tokens[first - 1].text.lower() == "from":
        near = tree.tokens[max(0, first - 1 - MOVED) : first - 1]
        return any(t.lemma in words("succession", "moved", "words") for t in near)
    near = tree.tokens[max(0, first - BEFORE) : first]
    given, counts = words("succession", "before", "words"), words("succession", "count", "words")
    before = next((n for n, t in enumerate(near) if t.text.lower() in given), len(near))
    return any(t.lemma in counts for t in near[before + 1 :])
