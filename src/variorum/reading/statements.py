"""Make statements of voices: who said what, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import (
    Article,
    Date,
    Doubt,
    Entity,
    Link,
    Quote,
    Sentence,
    Stance,
    Statement,
    Voice,
)


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
    return tuple(
        Statement(
            id=_id(article, index),
            article=article.id,
            content=voice.content,
            cue=voice.cue,
            source=voice.source,
            speaker=None,
            chain=(Link(voice.source.exact, None, voice.source),) if voice.source else (),
            parent=None if voice.within is None else _id(article, voice.within),
            manner=stance.manner,
            factuality=stance.factuality,
            polarity=stance.polarity,
            act=stance.act,
            confidence=0.6 if voice.inherits else 1.0,
        )
        for index, (voice, stance) in enumerate(zip(voices, stances, strict=True))
    ), ()


def _id(article: Article, index: int) -> str:
    return f"{article.id}.s{index}"
