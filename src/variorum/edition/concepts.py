"""What a passage is about, and how much of that the accounts share.

Concepts are content words and pairs of neighbouring content words; a concept weighs as
much as there are independent accounts that hold it. Choosing passages that cover the most
weight in the fewest words is the method of Gillick and Favre, "A scalable global model for
summarization" (2009), here without its integer programme: a greedy choice is enough for
three or four lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from variorum import lexicon
from variorum.model import Story, Token

__all__ = ["CONTENT", "concepts", "weigh"]

Concept = str | tuple[str, str]

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
    groups = dict(story.sources.groups)
    names = {
        reading.article.id: groups.get(reading.article.id, reading.article.id)
        for reading in story.readings
    }
    alone = len(set(names.values())) == 1
    held: dict[tuple[str, int], set[Concept]] = {}
    for reading in story.readings:
        for sentence in reading.sentences:
            holder = names[reading.article.id], sentence.paragraph if alone else 0
            held.setdefault(holder, set()).update(concepts(sentence.tokens))
    counts = Counter(concept for words in held.values() for concept in words)
    return {concept: count - 1 for concept, count in counts.items() if count > 1}
