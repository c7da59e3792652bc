"""What happened: the sentences that carry the most of what the accounts share."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.edition.concepts import Concept, concepts, weigh
from variorum.edition.lines import compose
from variorum.edition.passages import Passage, find_passages
from variorum.model import Line, Span, Story

__all__ = ["tell"]

# A point on which accounts agree outweighs shared words: it is a question they all answered.
POINT_WEIGHT = 6
# A sentence in the fourth paragraph counts half of the same sentence in the first.
DECAY = 3
# A passage that opens with "He" or "But" must carry this many times as much to be taken.
LEANING = 0.4
# Two passages that share more than this part of their concepts say the same.
SAME = 0.5
# A line past the first must still bring this part of what the first brought.
WORTH = 0.15

_NOT_TOLD = ("opinion", "predicted", "conditional")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that might be printed: what it is about, and the agreements it holds."""

    passage: Passage
    about: frozenset[Concept]
    agreed: tuple[tuple[Span, ...], ...]

    def worth(
        self, weights: Mapping[Concept, int], told: set[Concept], settled: set[tuple[Span, ...]]
    ) -> float:
        """Weigh what it would add to what is told, for the place it stands in and the room it takes."""
        new = sum(weights.get(concept, 0) for concept in self.about - told)
        new += sum(
            POINT_WEIGHT * (len({span.article for span in spans}) - 1)
            for spans in self.agreed
            if spans not in settled
        )
        place = DECAY / (DECAY + self.passage.place)
        lean = LEANING if self.passage.leans else 1.0
        # The root of the length: twice as long must say more, but need not say twice as much.
        return new * place * lean / math.sqrt(max(self.passage.length, 12))


def tell(story: Story, *, words: int = 110, most: int = 4) -> list[Line]:
    """Choose up to `most` sentences of together at most `words` words, weightiest first."""
    weights = weigh(story)
    candidates = [c for c in _candidates(story) if c.passage.length <= words]
    chosen: list[Line] = []
    told: set[Concept] = set()
    settled: set[tuple[Span, ...]] = set()
    first = 0.0
    while candidates and len(chosen) < most:
        # `max` keeps the first of equals: the earlier account, the earlier sentence.
        best = max(candidates, key=lambda c: c.worth(weights, told, settled))
        worth = best.worth(weights, told, settled)
        if worth <= WORTH * first:
            break
        first = first or worth
        chosen.append(compose([best.passage.span, *_support(best)]))
        told |= best.about
        settled.update(best.agreed)
        words -= best.passage.length
        candidates = [
            c
            for c in candidates
            if c.passage.length <= words
            and len(c.about & told) <= SAME * len(c.about)
            and not c.passage.span.overlaps(best.passage.span)
        ]
    return chosen


def _candidates(story: Story) -> Iterator[Candidate]:
    """Yield the passages that tell what is, not what someone says, thinks or foresees."""
    agreements = [
        tuple(span for reading in point.readings for span in reading.evidence)
        for point in story.points
        if point.relation == "agree"
    ]
    for reading in story.readings:
        voiced = [
            span
            for statement in reading.statements
            if statement.factuality in _NOT_TOLD or statement.manner == "direct"
            for span in statement.content
        ]
        for passage in find_passages(reading):
            if passage.span.exact.endswith("?") or any(map(passage.span.overlaps, voiced)):
                continue
            agreed = tuple(spans for spans in agreements if any(map(passage.span.covers, spans)))
            yield Candidate(passage, frozenset(concepts(passage.tokens)), agreed)


def _support(candidate: Candidate) -> Sequence[Span]:
    """Give what other accounts hold on the points that a passage covers, one span an account."""
    found: dict[str, Span] = {}
    for spans in candidate.agreed:
        for span in spans:
            if span.article != candidate.passage.span.article:
                found.setdefault(span.article, span)
    return list(found.values())
