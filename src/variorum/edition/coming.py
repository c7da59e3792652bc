"""What next: what is planned, expected, or set for a day that was still to come."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from variorum import lexicon
from variorum.edition.concepts import Concept, concepts
from variorum.edition.lines import compose
from variorum.edition.passages import Passage, find_passages
from variorum.model import Line, Reading, Span, Story

__all__ = ["look_ahead"]

# What a sign of the future is worth. A day that is named outweighs a plan, a plan a "will".
DAY, PLAN, PREDICTED, WILL = 3.0, 2.5, 1.0, 1.0
# At least this much: "we will work tirelessly" is a promise, and no news of what comes.
ENOUGH = 2.5
SAME = 0.4
LEANING = 0.5


def look_ahead(
    story: Story,
    weights: Mapping[Concept, int],
    taken: Sequence[Span] = (),
    *,
    words: int = 60,
    most: int = 3,
) -> list[Line]:
    """Choose up to `most` sentences about what was still to come when the accounts were published."""
    found: list[tuple[float, Passage, frozenset[Concept]]] = []
    for reading in story.readings:
        for passage in find_passages(reading):
            signs = _signs(passage, reading)
            if signs < ENOUGH or any(passage.span.overlaps(span) for span in taken):
                continue
            if passage.span.exact.endswith("?") or passage.is_quotation:
                continue
            about = frozenset(concepts(passage.tokens))
            found.append((signs * _standing(passage, about, weights), passage, about))
    lines: list[Line] = []
    told: set[Concept] = set()
    for _, passage, about in sorted(found, key=lambda f: (-f[0], f[1].span)):
        if len(lines) == most or passage.length > words or len(about & told) > SAME * len(about):
            continue
        lines.append(compose([passage.span]))
        told |= about
        words -= passage.length
    return lines


def _standing(passage: Passage, about: frozenset[Concept], weights: Mapping[Concept, int]) -> float:
    """How near the heart of the story a passage stands, for its length."""
    weight = 1 + sum(weights.get(concept, 0) for concept in about)
    return weight * (LEANING if passage.leans else 1.0) / math.sqrt(max(passage.length, 12))


def _signs(passage: Passage, reading: Reading) -> float:
    """Add up what in a passage points to the future, as seen from the day it was published."""
    published = reading.article.published
    dates = [d for d in reading.dates if passage.span.covers(d.span)]
    day = any(published and d.begin and d.begin > published.isoformat() for d in dates)
    tokens = list(passage.tokens)
    will = any(
        t.text.lower() in lexicon.words("coming", "modal") and t.pos == "AUX" for t in tokens
    )
    plan = any(
        word.text.lower() in lexicon.words("coming", "before_to")
        and to.tag == "TO"
        and verb.tag == "VB"
        for word, to, verb in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
    predicted = any(
        statement.factuality == "predicted" and passage.span.overlaps(span)
        for statement in reading.statements
        for span in statement.content
    )
    # "A quake hit the town in February": the past tense says that the day was not to come.
    past = all(sentence.tokens[sentence.root].tag == "VBD" for sentence in passage.sentences)
    day = day and (will or plan or not past)
    return DAY * day + PLAN * plan + PREDICTED * predicted + WILL * will
