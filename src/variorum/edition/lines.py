"""Lines put together from the sources' words and a fixed list of joining words.

>>> from variorum.model import Article
>>> a, b = Article.of("It killed seven."), Article.of("There were 11 dead.")
>>> compose("How many: ", [a.span(3, 15)], " · ", [b.span(11, 18)]).text
'How many: killed seven · 11 dead'
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Line, Span

__all__ = ["compose", "word_count"]


def compose(*pieces: str | Sequence[Span], point: str | None = None) -> Line:
    """Make a line of joining words and spans.

    A piece that is a sequence of spans prints the words of the first; the others bear them out.
    `point` is the id of the point whose readings they are.
    """
    text = ""
    evidence: list[Span] = []
    at: list[int | None] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        for n, span in enumerate(piece):
            evidence.append(span)
            at.append(None if n else len(text))
        text += piece[0].exact if piece else ""
    return Line(text, tuple(evidence), tuple(at), point)


def word_count(line: Line) -> int:
    """Count the words of a line, as an editor would."""
    return len(line.text.split())
