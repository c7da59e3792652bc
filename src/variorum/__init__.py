"""Variorum: one story, every account.

Many reports of one event go in; out comes a variorum edition: what happened, who said
what, where accounts agree, where they differ and in what, and how many independent
sources stand behind each point. Every line is made of the sources' own words and tied to
the exact characters it came from.

>>> import variorum
>>> readings = variorum.read("stories/harbour")       # doctest: +SKIP
>>> edition = variorum.edit(variorum.collate(readings))  # doctest: +SKIP
>>> print(variorum.render(edition, "markdown"))       # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.model import Edition, Reading, Story

__all__ = ["collate", "edit", "read", "render"]


def read(
    *inputs: str | Path,
    published: date | None = None,
    outlet: str | None = None,
) -> tuple[Reading, ...]:
    """Read every article of the given files and folders in depth."""
    from variorum.reading import read as read_one
    from variorum.reading import skim
    from variorum.sources import load

    return tuple(read_one(skim(article)) for article in load(*inputs, published=published, outlet=outlet))


def collate(readings: Sequence[Reading], *, one_story: bool = False) -> tuple[Story, ...]:
    """Group the accounts into stories and collate each."""
    from variorum.collation import collate as collate_one
    from variorum.collation import group

    groups = (tuple(r.article.id for r in readings),) if one_story else group([r.skim for r in readings])
    known = {r.article.id: r for r in readings}
    return tuple(collate_one([known[i] for i in ids]) for ids in groups)


def edit(stories: Sequence[Story]) -> Edition:
    """Make the `variorum/1` document of the stories."""
    from variorum.edition import edit as edit_all

    return edit_all(stories)


def render(edition: Edition, format: str = "json", *, with_text: bool = False) -> str:
    """Render an edition as text."""
    from variorum.render import render as render_one

    return render_one(edition, format, with_text=with_text)
