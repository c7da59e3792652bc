"""Find the frames of reported speech: source – cue – content."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Quote, Sentence, Voice


def find_voices(article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Voice, ...]:
    """Give the frames of reported speech in an account, in text order."""
    return ()
