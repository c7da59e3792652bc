"""Stories → Edition: what is printed, in which order, with which evidence. Knows no mark-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from variorum.model import Account, Brief, Edition, Generator, Reading, Sources, Story, StoryEdition

__all__ = ["edit"]


def edit(stories: Sequence[Story], *, models: dict[str, str] | None = None) -> Edition:
    """Make the `variorum/1` document of the stories, largest first."""
    ordered = sorted(stories, key=lambda s: (-len(s.readings), s.id))
    readings = [reading for story in ordered for reading in story.readings]
    return Edition(
        generator=Generator("variorum", version("variorum"), models or {}),
        articles=tuple(account for story in ordered for account in _accounts(story)),
        entities=tuple(entity for story in ordered for entity in story.entities),
        statements=tuple(s for r in readings for s in r.statements),
        quantities=tuple(q for r in readings for q in r.quantities),
        dates=tuple(d for r in readings for d in r.dates),
        stories=tuple(_story(story) for story in ordered),
        doubts=tuple(d for story in ordered for d in (*story.doubts, *(d for r in story.readings for d in r.doubts))),
    )


def _accounts(story: Story) -> Iterator[Account]:
    groups = dict(story.sources.groups)
    for siglum, reading in zip(_sigla(), story.readings, strict=False):
        yield _account(siglum, reading, groups)


def _account(siglum: str, reading: Reading, groups: dict[str, str]) -> Account:
    article = reading.article
    return Account(
        id=article.id,
        siglum=siglum,
        path=article.path,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        byline=article.byline,
        published=article.published,
        language=article.language,
        published_basis=article.published_basis,
        sha256=article.sha256,
        length=len(article.text),
        furniture=reading.furniture,
        group=groups.get(article.id, article.id),
        text=article.text,
    )


def _sigla() -> Iterator[str]:
    """A, B, … Z, AA, AB, …"""
    n = 0
    while True:
        n += 1
        letters, rest = "", n
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        yield letters


def _story(story: Story) -> StoryEdition:
    return StoryEdition(
        id=story.id,
        title=story.title,
        articles=tuple(r.article.id for r in story.readings),
        points=story.points,
        sources=Sources(story.sources.origins, story.sources.edges),
        brief=Brief(()),
        timeline=(),
        fact_sheets=(),
        positions=(),
        coverage=(),
    )
