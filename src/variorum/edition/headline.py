"""The title of an edition: the headline, among those of the accounts, that says most of what they share."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from variorum.edition.concepts import weigh
from variorum.model import Reading, Story

__all__ = ["choose_title"]

_WORD = re.compile(r"[^\W_]+")
FEWEST_WORDS, MOST_WORDS = 3, 20


def choose_title(story: Story) -> str:
    """Choose the headline that holds the most of what the accounts share, for its length.

    Where no account has one, the story keeps the title it came with.
    """
    weights = weigh(story)

    def worth(title: str) -> float:
        words = {word.lower() for word in _WORD.findall(title)}
        return sum(weights.get(word, 0) for word in words) / math.sqrt(len(words) or 1)

    titles = [title for reading in story.readings for title in _titles(reading)]
    return max(titles, key=worth, default=story.title)


def _titles(reading: Reading) -> Iterator[str]:
    """Yield what stands above an account; one that was cut short is none."""
    heads = (p for p in reading.paragraphs if p.role == "headline")
    texts = [reading.article.title or ""]
    texts += [reading.article.text[head.start : head.end] for head in heads]
    for text in texts:
        cut = text.rstrip().endswith(("...", "…"))
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and not cut:
            yield text.strip()
