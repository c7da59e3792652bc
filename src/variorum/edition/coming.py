"""What next: what is planned, expected, or set for a day that was still to come."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from variorum import lexicon
from variorum.edition.concepts import Concept, concepts, nouns
from variorum.edition.days import depth
from variorum.edition.lines import compose
from variorum.edition.passages import Passage, find_passages
from variorum.edition.recency import apart
from variorum.model import Date, Line, Reading, Sentence, Span, Story, Token

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
    found: list[tuple[float, Passage, frozenset[Concept], frozenset[str]]] = []
    known, far = nouns(story, taken), apart(story)
    for reading in story.readings:
        if reading.article.id in far:
            continue
        for passage in find_passages(reading):
            signs = _signs(passage, reading, latest)
            if signs < ENOUGH or any(passage.span.overlaps(span) for span in taken):
                continue
            # "That would be the first in years": what is to come must be understood alone.
            if (
                passage.span.exact.endswith("?")
                or passage.is_quotation
                or passage.is_left_open(known)
            ):
                continue
            about = frozenset(concepts(passage.tokens))
            days = frozenset(
                d.begin for d in reading.dates if d.begin and passage.span.covers(d.span)
            )
            found.append((signs * _standing(passage, about, weights), passage, about, days))
    lines: list[Line] = []
    told: set[Concept] = set()
    named: set[str] = set()
    for _, passage, about, days in sorted(found, key=lambda f: (-f[0], f[1].span)):
        # "The trial is to begin in March" is told by "the trial is now set for March".
        dated = bool(days & named) and any(isinstance(c, str) for c in about & told)
        same = dated or len(about & told) > SAME * len(about)
        if len(lines) == most or passage.length > words or same:
            continue
        lines.append(compose([passage.span]))
        told |= about
        named |= days
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
    # "Approved the transfer, which is to take effect": what has happened is told, and what comes aside.
    will = any(
        t.text.lower() in lexicon.words("coming", "modal")
        and t.pos == "AUX"
        and not passage.is_aside(t)
        for t in passage.tokens
    )
    plan = any(not passage.is_aside(t) for sentence in passage.sentences for t in _plans(sentence))
    predicted = any(
        statement.factuality == "predicted" and passage.span.overlaps(span)
        for statement in reading.statements
        for span in statement.content
    )
    # "A quake hit the town in February": the past tense says that the day was not to come.
    past = all(_is_past(sentence, sentence.root) for sentence in passage.sentences)
    may = all(_may(sentence) for sentence in passage.sentences)
    set_for = not (past or may) and any(
        depth(sentence, d.span) == 1 for d in dates for sentence in passage.sentences
    )
    day = day and (will or plan or set_for)
    return DAY * day + PLAN * plan + PREDICTED * predicted + WILL * will


def _may(sentence: Sentence) -> bool:
    """Say whether it tells only what can or may be: "New Year's Eve can be a loud affair"."""
    helpers = [sentence.tokens[n] for n in sentence.children(sentence.root)]
    will = lexicon.words("coming", "modal")
    return any(t.tag == "MD" and t.text.lower() not in will for t in helpers)


def _plans(sentence: Sentence) -> Iterator[Token]:
    """Yield the words of plans that still hold: "is set to open", not "was set to open"."""
    tokens = sentence.tokens
    yield from (
        word
        for n, (word, to, verb) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False))
        if word.text.lower() in lexicon.words("coming", "before_to")
        and to.tag == "TO"
        and verb.tag == "VB"
        and not _is_past(sentence, n)
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
