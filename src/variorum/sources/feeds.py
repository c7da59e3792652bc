"""Feeds: RSS, Atom and JSON Feed, as files. Nothing is fetched, whatever a feed points to.

An item's text is its headline and, below it, the words of its body. Its key is its id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from email.utils import parsedate
from importlib import import_module
from io import BytesIO
from itertools import islice
from typing import Any

from variorum.sources.child import Task, parsed
from variorum.sources.entries import entry_of, under_keys, words_of
from variorum.sources.fragments import text_of_fragment
from variorum.sources.items import Contents, Item, Refusal, missing
from variorum.sources.limits import Limits
from variorum.sources.markup import refusal, shape
from variorum.sources.pagehead import day_of
from variorum.sources.prolog import bomb, text_of_xml, without_doctype, without_quoted

_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]|\"content_(?:html|text)\"")
_ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")


def read_feed(data: bytes, limits: Limits, charset: str | None = None) -> Contents:
    """Give the articles of a feed.

    Raises:
        Unreadable: it is empty, no text, or in an encoding that cannot be told.
    """
    feed = text_of_xml(data, charset)
    is_json = feed.startswith("{")
    if not is_json:
        guarded = without_doctype(feed)
        if guarded is None:
            return bomb()
        feed = guarded
        if refused := refusal(shape(without_quoted(feed), xml=True), limits):
            return refused
    items = [item.start() for item in islice(_ITEM.finditer(feed), limits.items + 1)]
    if len(items) <= limits.items:
        return parsed(Task(__name__, feed.encode(), limits))
    first = feed if is_json else _without_the_rest(feed, items[-1])
    contents = parsed(Task(__name__, first.encode(), limits))
    return replace(contents, refusals=(*contents.refusals, _too_many(limits)))


def _without_the_rest(feed: str, rest: int) -> str:
    """Give a feed without the items that begin at a place or after it, and whole all the same."""
    ends = [found.end() for found in _ITEM_END.finditer(feed, rest)]
    return feed[:rest] + feed[ends[-1] if ends else len(feed) :]


def _too_many(limits: Limits) -> Refusal:
    return Refusal(
        "E_TOO_MANY",
        f"It has more than {limits.items:,} items; the first of them are taken.",
        "Split it, or raise the limit with --limit items=N.",
    )


# ── in the child ────────────────────────────────────────────────────────────────


def parse(data: bytes, limits: Limits) -> Contents:
    """Parse a feed and give the articles in it."""
    try:
        import_module("lxml.html")
        feedparser = import_module("feedparser")
    except ModuleNotFoundError:
        return missing("feeds", "feedparser")
    if data.startswith(b"{"):
        made = list(islice(_of_json(data), limits.items))
    else:
        feed = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
        made = [_of_entry(entry, feed.feed) for entry in feed.entries]
    items = tuple(under_keys(item for item in made if item.text))
    if not items:
        return Contents.refused(
            "E_NO_TEXT",
            "There is no article in this feed.",
            "Check that it is RSS, Atom or JSON Feed.",
        )
    empty = sum(not item.text for item in made)
    without = Refusal("E_NO_TEXT", f"{empty:,} of its items have no text.")
    return Contents(items, (without,) if empty else ())


def _of_entry(entry: Any, feed: Any) -> Item:
    bodies = [_words(body) for body in (*entry.get("content", ()), entry.get("summary_detail"))]
    written = entry.get("published") or entry.get("updated") or ""
    return entry_of(
        name=entry.get("id"),
        title=_words(entry.get("title_detail")),
        body=max(bodies, key=len),
        link=entry.get("link"),
        outlet=(entry.get("source") or {}).get("title") or _words(feed.get("title_detail")),
        byline=", ".join(a["name"] for a in entry.get("authors", ()) if a.get("name")),
        published=_day(written),
        language=feed.get("language"),
    )


def _words(detail: Any) -> str:
    """Give the words of a part of an entry, which says itself whether it is markup."""
    value = words_of((detail or {}).get("value"))
    return value if (detail or {}).get("type") == "text/plain" else text_of_fragment(value)


def _of_json(data: bytes) -> Iterator[Item]:
    feed = json.loads(data)
    said = feed.get("items") if isinstance(feed, dict) else None
    for entry in said if isinstance(said, list) else ():
        if not isinstance(entry, dict):
            continue
        authors = entry.get("authors") or [entry.get("author")]
        markup = words_of(entry.get("content_html")) or words_of(entry.get("summary"))
        yield entry_of(
            name=entry.get("id"),
            title=words_of(entry.get("title")),
            body=words_of(entry.get("content_text")) or text_of_fragment(markup),
            link=entry.get("url") or entry.get("external_url"),
            outlet=feed.get("title"),
            byline=", ".join(words_of(a.get("name")) for a in authors if isinstance(a, Mapping)),
            published=_day(words_of(entry.get("date_published"))),
            language=entry.get("language") or feed.get("language"),
        )


def _day(written: str) -> date | None:
    """Give the day as it is written there, in whatever zone: it is the day the paper bears."""
    if day := day_of(written):
        return day
    parts = parsedate(written)
    try:
        return date(*parts[:3]) if parts else None
    except ValueError:
        return None
