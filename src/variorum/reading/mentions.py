"""Find who and what an account names."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Doubt, Entity, Sentence


def find_entities(article: Article, sentences: Sequence[Sentence]) -> tuple[tuple[Entity, ...], tuple[Doubt, ...]]:
    """Give the entities an account names, each with every span that mentions it."""
    return (), ()
