"""What a passage is about, and how much of that the accounts share.

Concepts are content words and pairs of neighbouring content words; a concept weighs as
much as there are independent accounts that hold it. Choosing passages that cover the most
weight in the fewest words is the method of Gillick and Favre, "A scalable global model for
summarization" (2009), here without its integer programme: a greedy choice is enough for
three or four lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from variorum import lexicon
from variorum.model import Reading, Span, Story, Token

__all__ = ["CONTENT", "Concept", "concepts", "headed", "nouns", "weigh"]

Concept = str | tuple[str, str]

# The sentences of its text in which an account says what its news is.
LEAD = 2
_WORD = re.compile(r"[^\W_]+")

CONTENT = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})


def concepts(tokens: Iterable[Token]) -> Iterator[Concept]:
    """Yield the content words of a passage, and each pair of them that stand next to one another."""
    before: str | None = None
    for token in tokens:
        if token.pos not in CONTENT or token.lemma in lexicon.words("light"):
            continue
        word = token.lemma.lower()
        if token.pos in ("PROPN", "NOUN", "NUM"):
            yield word
        if before is not None:
            yield before, word
        before = word


def weigh(story: Story) -> Mapping[Concept, int]:
    """Give each concept the number of independent accounts that hold it, less one.

    What a single account holds weighs nothing: it is not what the accounts share. Where there
    is but one account, or one that others copied, its paragraphs stand in for accounts.
    """
    names = _independent(story)
    alone = len(set(names.values())) == 1
    held: dict[tuple[str, int], set[Concept]] = {}
    for reading in story.readings:
        for sentence in reading.sentences:
            holder = names[reading.article.id], sentence.paragraph if alone else 0
            held.setdefault(holder, set()).update(concepts(sentence.tokens))
    counts = Counter(concept for words in held.values() for concept in words)
    return {concept: count - 1 for concept, count in counts.items() if count > 1}


def headed(story: Story) -> Mapping[Concept, int]:
    """Give each concept the number of independent accounts that have it in headline or lead, less one.

    What most accounts put first is what the story is about, however much else they share.
    """
    names = _independent(story)
    if len(set(names.values())) == 1:
        names = {reading.article.id: reading.article.id for reading in story.readings}
    lemmas = {
        token.text.lower(): token.lemma.lower()
        for reading in story.readings
        for sentence in reading.sentences
        for token in sentence.tokens
        if token.pos in CONTENT
        and token.lemma not in lexicon.words("light")
        and token.text[0].isalnum()
    }
    held: dict[str, set[Concept]] = {}
    for reading in story.readings:
        held.setdefault(names[reading.article.id], set()).update(_head(reading, lemmas))
    counts = Counter(concept for words in held.values() for concept in words)
    return {concept: count - 1 for concept, count in counts.items() if count > 1}


def nouns(story: Story, spans: Iterable[Span]) -> frozenset[str]:
    """Give the words of some spans that name persons and things: who reads on knows which are meant."""
    accounts = {reading.article.id: reading for reading in story.readings}
    return frozenset(
        token.lemma.lower()
        for span in spans
        if span.article in accounts
        for sentence in accounts[span.article].sentences
        if sentence.start < span.end and span.start < sentence.end
        for token in sentence.tokens
        if span.start <= token.start < span.end and token.pos in ("NOUN", "ADJ")
    )


def _head(reading: Reading, lemmas: Mapping[str, str]) -> Iterator[Concept]:
    """Yield what stands in the title, the headline and the lead of an account.

    The title is not parsed: what of it the accounts have, too, is known under their words.
    """
    title = [word.lower() for word in _WORD.findall(reading.article.title or "")]
    yield from (lemmas[word] for word in title if word in lemmas)
    roles = [paragraph.role for paragraph in reading.paragraphs]
    body = [s for s in reading.sentences if roles[s.paragraph] == "paragraph"]
    over = [s for s in reading.sentences if roles[s.paragraph] in ("headline", "standfirst")]
    for sentence in (*over, *body[:LEAD]):
        yield from concepts(sentence.tokens)
        yield from (
            token.lemma.lower() for token in sentence.tokens if token.text.lower() in lemmas
        )


def _independent(story: Story) -> Mapping[str, str]:
    """Map each account to the group of those that are not independent of it."""
    groups = dict(story.sources.groups)
    return {r.article.id: groups.get(r.article.id, r.article.id) for r in story.readings}
