"""Who broke the news: the sentence in which an account says who reported it first."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.edition.lines import compose
from variorum.edition.passages import find_passages
from variorum.model import Line, Span, Story

__all__ = ["name_the_first"]


def name_the_first(story: Story, taken: Sequence[Span] = (), *, words: int = 45) -> list[Line]:
    """Give the shortest sentence that names who reported first, if one fits and is not yet printed.

    What a story rests on is news in itself: five accounts of one paper's report are one report.
    """
    claims = [
        span
        for edge in story.sources.edges
        if edge.kind == "first_reported"
        for span in edge.evidence
    ]
    passages = [
        passage.span
        for reading in story.readings
        for passage in find_passages(reading)
        if passage.length <= words and not passage.leans
        if any(map(passage.span.overlaps, claims))
    ]
    if not passages or any(span.overlaps(other) for span in passages for other in taken):
        return []
    return [compose([min(passages, key=lambda span: len(span.exact))])]
