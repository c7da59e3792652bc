"""The accounts as they stand in an edition, each with its siglum."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Account, Reading, Story

__all__ = ["list_accounts"]


def list_accounts(story: Story) -> Iterator[Account]:
    """Yield the accounts of a story in its order, named A to Z, then AA, AB and so on."""
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
    n = 0
    while True:
        n += 1
        letters, rest = "", n
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        yield letters
