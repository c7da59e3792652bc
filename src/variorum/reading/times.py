"""Find when: time expressions with their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Date, Sentence


def find_dates(article: Article, sentences: Sequence[Sentence]) -> tuple[Date, ...]:
    """Give the time expressions of an account, in text order."""
    return ()
