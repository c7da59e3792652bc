"""Find how much, of what."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Date, Entity, Quantity, Sentence


def find_quantities(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[Date], entities: Sequence[Entity]
) -> tuple[Quantity, ...]:
    """Give the figures of an account, in text order; a figure inside a time expression is none."""
    return ()
