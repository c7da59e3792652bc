"""What next: what is planned, expected, or set for a day that was still to come."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from variorum import lexicon
from variorum.edition.concepts import Concept, concepts
from variorum.edition.lines import compose
from variorum.edition.passages import Passage, find_passages
from variorum.model import Date, Line, Reading, Sentence, Span, Story

__all__ = ["look_ahead"]

# What a sign of the future is worth. A day that is named outweighs a plan, a plan a "will".
DAY, PLAN, PREDICTED, WILL = 3.0, 2.5, 1.0, 1.0
# At least this much: "we will work tirelessly" is a promise, and no news of what comes.
ENOUGH = 2.5
SAME = 0.4


def look_ahead(
    story: Story,
    weights: Mapping[Concept, int],
    taken: Sequence[Span] = (),
    *,
    words: int = 60,
    most: int = 3,
) -> list[Line]:
    """Choose up to `most` sentences about what was still to come when the accounts were published."""
    latest = max(
        (str(r.article.published) for r in story.readings if r.article.published), default=""
    )
    found: list[tuple[float, Passage, frozenset[Concept]]] = []
    for reading in story.readings:
        for passage in find_passages(reading):
            signs = _signs(passage, reading, latest)
            if signs < ENOUGH or any(passage.span.overlaps(span) for span in taken):
                continue
            # "That would be the first in years": what is to come must be understood alone.
            if passage.span.exact.endswith("?") or passage.is_quotation or passage.leans:
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
    return weight / math.sqrt(max(passage.length, 12))


def _signs(passage: Passage, reading: Reading, latest: str) -> float:
    """Add up what in a passage points to the future, as seen from the last day of publication."""
    dates = [d for d in reading.dates if passage.span.covers(d.span)]
    if any(_is_over(d, passage, latest) for d in dates):
        return 0.0
    day = any(latest and d.begin and d.begin > latest for d in dates)
    tokens = list(passage.tokens)
    will = any(
        t.text.lower() in lexicon.words("coming", "modal") and t.pos == "AUX" for t in tokens
    )
    plan = any(_plans(sentence) for sentence in passage.sentences)
    predicted = any(
        statement.factuality == "predicted" and passage.span.overlaps(span)
        for statement in reading.statements
        for span in statement.content
    )
    # "A quake hit the town in February": the past tense says that the day was not to come.
    past = all(_is_past(sentence, sentence.root) for sentence in passage.sentences)
    day = day and (will or plan or not past)
    return DAY * day + PLAN * plan + PREDICTED * predicted + WILL * will


def _plans(sentence: Sentence) -> bool:
    """Say whether a plan is told of that still holds: "is set to open", not "was set to open"."""
    tokens = sentence.tokens
    return any(
        word.text.lower() in lexicon.words("coming", "before_to")
        and to.tag == "TO"
        and verb.tag == "VB"
        and not _is_past(sentence, n)
        for n, (word, to, verb) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False))
    )


def _is_past(sentence: Sentence, word: int) -> bool:
    """Say whether a verb, or what it is said with, stands in the past tense: "vowed", "was set".

    A promise outlasts its past tense; what was planned or expected may be over.
    """
    token = sentence.tokens[word]
    helpers = [sentence.tokens[n] for n in sentence.children(word)]
    finite = [
        t for t in [*helpers, sentence.tokens[token.head]] if t.pos == "AUX" or t.lemma == "be"
    ]
    if finite:
        return finite[0].tag == "VBD"
    return token.tag == "VBD" and token.text.lower() not in lexicon.words("coming", "promise")


def _is_over(date: Date, passage: Passage, latest: str) -> bool:
    """Say whether a day of a passage's main clause came before the last account did."""
    if not (date.resolved and date.end and latest):
        return False
    return date.end <= latest and _governor_is_coming(date, passage)


def _governor_is_coming(date: Date, passage: Passage) -> bool:
    """Say whether a date hangs on what is still to be done: "will be removed tomorrow"."""
    for sentence in passage.sentences:
        for n, token in enumerate(sentence.tokens):
            if not date.span.start <= token.start < date.span.end:
                continue
            verbs = [i for i in sentence.ancestors(n) if sentence.tokens[i].pos == "VERB"]
            if verbs and sentence.tokens[verbs[0]].tag == "VB":
                return True
    return False
