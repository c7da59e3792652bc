"""Copies, found before anything is read: a text that says nothing which another has not said.

Every five words in a row make a shingle (Broder 1997). A MinHash of them finds who may be meant,
at the cost of a few look-ups; then every paragraph is asked for in the other's text, word for
word. One word changed, *closed* to *reopened*, and it is an account of its own, which the lineage
of the story will say rests on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.model import Skim

SHINGLE = 5
# Values to a signature, in sixteen bands of four (see `store.copies`).
VALUES = 64
_SEED = 1
# A text of fewer words is no evidence: *Access denied* is nobody's copy.
LEAST = 40
# Of texts that seem to share fewer of their passages the shorter is part of the longer at best,
# and such pairs do not meet in a band anyway.
LIKELY = 0.5
_WORD = re.compile(r"[^\W_]+")


def words_of(skim: Skim) -> list[list[str]]:
    """Give the words of the story's own paragraphs, without the headline, in lower case."""
    text = skim.article.text
    return [
        [word.lower() for word in _WORD.findall(text, paragraph.start, paragraph.end)]
        for paragraph in skim.paragraphs
        if paragraph.role != "headline"
    ]


def signature(skim: Skim) -> tuple[int, ...]:
    """Give the signature of an article's passages; none where there are too few words."""
    from rensa import RMinHash  # type: ignore[import-untyped]

    words = [word for paragraph in words_of(skim) for word in paragraph]
    if len(words) < LEAST:
        return ()
    made = RMinHash(num_perm=VALUES, seed=_SEED)
    made.update(list(_shingles(words)))
    return tuple(made.digest())


def says_nothing_new(skim: Skim, other: Skim) -> bool:
    """Say whether every paragraph of an article stands in the other, word for word.

    >>> from variorum.model import Article, Paragraph
    >>> def told(text):
    ...     return Skim(Article.of(text), (), (Paragraph(0, len(text)),))
    >>> from variorum.model import Skim
    >>> says_nothing_new(
    ...     told("The road is shut."), told("Police: the road is shut. No one was hurt.")
    ... )
    True
    >>> says_nothing_new(
    ...     told("The road is open."), told("Police: the road is shut. No one was hurt.")
    ... )
    False
    """
    there = " " + " ".join(word for paragraph in words_of(other) for word in paragraph) + " "
    return all(f" {' '.join(words)} " in there for words in words_of(skim) if words)


def _shingles(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
