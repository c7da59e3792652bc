"""What a feed or a wire sends: a headline and a body, as one article under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from variorum.sources.decoding import unmarked
from variorum.sources.items import Item, key_of
from variorum.sources.pagehead import language_of


def entry_of(
    *,
    name: object,
    title: object,
    body: str,
    link: object,
    outlet: object,
    byline: str,
    published: date | None,
    language: object,
) -> Item:
    """Give an article of what is said of it. Its text is the headline and, below it, the body."""
    headline = _line(title)
    words = unmarked(body).strip()
    if headline and words.split("\n")[0].strip() != headline:
        words = f"{headline}\n{words}".strip()
    words = words if any(c.isalnum() for c in words) else ""
    url = words_of(link).strip()
    return Item(
        words,
        key=key_of(str(name or "") or url),
        url=url if url.lower().startswith(("http://", "https://")) else None,
        outlet=_line(outlet) or None,
        title=headline or None,
        byline=_line(byline) or None,
        published=published,
        language=language_of(language),
    )


def under_keys(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items under keys of their own; one that is there twice is one.

    What has no id, or one that another bears, gets one by its words.
    """
    seen: dict[str, str] = {}
    for item in items:
        digest = sha256(f"{item.url}\0{item.text}".encode()).hexdigest()[:10]
        key = item.key if item.key and item.key not in seen else f"{item.key}~{digest}"
        if digest not in seen.values():
            seen[key] = digest
            yield replace(item, key=key)


def _line(said: object) -> str:
    """Give a name or a title as one line."""
    return " ".join(unmarked(words_of(said)).split())


def words_of(said: object) -> str:
    """Give what is said if it is text, else nothing."""
    return said if isinstance(said, str) else ""
