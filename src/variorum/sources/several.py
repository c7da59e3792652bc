"""Pages that hold more than one article: live blogs, and pages that go on with the next story.

The entries of a live blog are articles of their own, each with its time. Of a page that goes on
without an end, the first story is read: the others have pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from variorum.sources.decoding import unmarked
from variorum.sources.fragments import text_of_fragment
from variorum.sources.items import Item, Refusal, key_of
from variorum.sources.pagehead import Head, day_of

# A page with fewer times is a report that names when it was updated.
_FEWEST = 3
# Shorter ones are labels, and links to other pages.
_SHORTEST = 40


def entries_of(root: Any, head: Head) -> list[Item]:
    """Give the entries of a live blog, in their order on the page; none where they can't be told apart.

    An entry is the largest part of the page round a time that holds no other time.
    """
    times = [t for t in root.iter("time") if day_of(t.get("datetime"))]
    found: dict[str, Item] = {}
    for time in times:
        block = _round(time)
        text = unmarked(text_of_fragment(_markup(block))).strip()
        if len(text) >= _SHORTEST:
            key = key_of(block.get("id") or time.get("datetime"))
            key = f"{key}~{len(found)}" if key in found else key
            found[key] = Item(
                text,
                key=key,
                url=head.url,
                outlet=head.outlet,
                title=next(_headings(block), None) or head.title,
                byline=head.byline,
                published=day_of(time.get("datetime")),
                language=head.language,
            )
    return list(found.values()) if len(found) >= _FEWEST else []


def _round(time: Any) -> Any:
    block = time
    while (above := block.getparent()) is not None and len(list(above.iter("time"))) == 1:
        block = above
    return block


def _markup(block: Any) -> str:
    tail, block.tail = block.tail, None
    markup: str = import_module("lxml.html").tostring(block, encoding="unicode")
    block.tail = tail
    return markup


def _headings(block: Any) -> Iterator[str]:
    for name in ("h1", "h2", "h3", "h4"):
        for heading in block.iter(name):
            if words := " ".join(heading.text_content().split()):
                yield words


def unsplit() -> Refusal:
    """Say that a live blog was read as one article."""
    return Refusal(
        "W_LIVE",
        "It is a live blog whose entries cannot be told apart; it was read as one article.",
        "Its statements are of different times.",
    )


def keep_the_first(root: Any) -> tuple[Refusal, ...]:
    """Take all stories but the first out of a page that goes on with others."""
    stories = [
        article
        for article in root.iter("article")
        if article.find(".//h1") is not None
        and not any(True for _ in article.iterancestors("article"))
    ]
    for story in stories[1:]:
        story.drop_tree()
    if len(stories) < 2:
        return ()
    return (
        Refusal(
            "W_SEVERAL",
            f"It holds {len(stories)} articles; the first was read.",
            "Save the others from pages of their own.",
        ),
    )
