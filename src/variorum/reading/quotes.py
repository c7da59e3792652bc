"""Find what stands between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Paragraph, Quote


def find_quotes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """Give the quotations of an account, outer before inner, in text order."""
    return ()
