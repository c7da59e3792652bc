"""Judge how a statement is meant."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Quote, Sentence, Stance, Voice


def judge(article: Article, voice: Voice, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Stance:
    """Say how a statement is meant: direct or not, asserted or hedged, and whether it denies."""
    return Stance("indirect", "asserted", "positive")
