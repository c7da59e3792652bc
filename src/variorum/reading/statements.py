"""Make statements of voices: who said what, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Date, Doubt, Entity, Quote, Sentence, Stance, Statement, Voice


def make_statements(
    article: Article,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    voices: Sequence[Voice],
    stances: Sequence[Stance],
    entities: Sequence[Entity],
    dates: Sequence[Date],
) -> tuple[tuple[Statement, ...], tuple[Doubt, ...]]:
    """Give the statements of an account, each with its speaker and chain where they are certain."""
    return (), ()
