"""Feeds: RSS, Atom and JSON Feed, as files. Nothing is fetched, whatever a feed points to.

An item's text is its headline and, below it, the words of its body. Its key is its id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from email.utils import parsedate
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from typing import Any

from variorum.sources.child import CHILD, Task
from variorum.sources.decoding import decode, printable
from variorum.sources.fragments import text_of_fragment
from variorum.sources.items import Contents, Item, Refusal, key_of, missing
from variorum.sources.limits import Limits
from variorum.sources.markup import shape_refusal
from variorum.sources.pagehead import day_of, language_of

_DECLARATION = re.compile(r"<\?xml[^>]*>")
_BLANK = "\ufeff \t\r\n"
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([a-zA-Z0-9._-]+)")
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]|\"content_(?:html|text)\"")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+[^\s\"'%]+\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
# An entity stands for a letter or a name; a bomb is made of long ones, or of others.
_LONGEST_ENTITY = 200
_GROWING = re.compile(r"&(?!#)|%")
# What is declared stands at the very beginning.
_PROLOG = 100_000


def read_feed(data: bytes, limits: Limits) -> Contents:
    """Give the articles of a feed.

    Raises:
        Unreadable: it is empty, no text, or in an encoding that cannot be told.
    """
    declared = _DECLARED.search(data[:200])
    feed = decode(data, declared=declared[1].decode("ascii") if declared else None)
    # The parsers are handed UTF-8, and nothing that says otherwise.
    feed = feed.lstrip(_BLANK)
    if declaration := _DECLARATION.match(feed):
        feed = feed[declaration.end() :].lstrip(_BLANK)
    count = sum(1 for _ in _ITEM.finditer(feed))
    if count > limits.items:
        return Contents.refused(
            "E_TOO_MANY",
            f"It has {count:,} items; {limits.items:,} are taken at most.",
            "Split it, or raise the limit with --limit items=N.",
        )
    if not feed.startswith("{"):
        # Looked for once: a feed of nothing but beginnings must not be gone through for each.
        begins = re.search("<!DOCTYPE", feed[:_PROLOG], re.IGNORECASE)
        doctype = _DOCTYPE.match(feed, begins.start(), _PROLOG) if begins else None
        # Declarations that find no end could declare anything.
        if _is_bomb(doctype[1] or "") if doctype else "<!ENTITY" in feed[:_PROLOG].upper():
            return Contents.refused(
                "E_XML_ENTITIES",
                "It declares entities that grow, or that lie elsewhere.",
                "Leave it out, or save its articles as plain text.",
            )
        if doctype:
            # What its entities stand for is not looked up: they stay as they are written.
            feed = feed[: doctype.start()] + feed[doctype.end() :]
        if refused := shape_refusal(_without_quoted(feed), limits):
            return refused
    return CHILD.ask(Task(__name__, feed.encode(), limits))


def _is_bomb(declarations: str) -> bool:
    """Say whether entities grow: they hold one another, or much, or a file from elsewhere."""
    declared = declarations.upper().count("<!ENTITY")
    values = [found[1] or found[2] or "" for found in _ENTITY.finditer(declarations)]
    return len(values) != declared or any(
        len(value) > _LONGEST_ENTITY or _GROWING.search(value) for value in values
    )


def _without_quoted(feed: str) -> str:
    """Leave out what is quoted as CDATA: it is no markup of the feed."""
    first, *rest = feed.split("<![CDATA[")
    return first + "".join(part.partition("]]>")[2] for part in rest)


# ── in the child ────────────────────────────────────────────────────────────────


def parse(data: bytes, limits: Limits) -> Contents:
    """Parse a feed and give the articles in it."""
    try:
        import_module("lxml.html")
        feedparser = import_module("feedparser")
    except ModuleNotFoundError:
        return missing("feeds", "feedparser")
    if data.startswith(b"{"):
        made = list(_of_json(data))
    else:
        feed = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
        made = [_of_entry(entry, feed.feed) for entry in feed.entries]
    items = tuple(_under_keys(item for item in made if item.text))
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
    return _item(
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
    value = _text((detail or {}).get("value"))
    return value if (detail or {}).get("type") == "text/plain" else text_of_fragment(value)


def _of_json(data: bytes) -> Iterator[Item]:
    feed = json.loads(data)
    said = feed.get("items") if isinstance(feed, dict) else None
    for entry in said if isinstance(said, list) else ():
        if not isinstance(entry, dict):
            continue
        authors = entry.get("authors") or [entry.get("author")]
        markup = _text(entry.get("content_html")) or _text(entry.get("summary"))
        yield _item(
            name=entry.get("id"),
            title=_text(entry.get("title")),
            body=_text(entry.get("content_text")) or text_of_fragment(markup),
            link=entry.get("url") or entry.get("external_url"),
            outlet=feed.get("title"),
            byline=", ".join(_text(a.get("name")) for a in authors if isinstance(a, Mapping)),
            published=_day(_text(entry.get("date_published"))),
            language=entry.get("language") or feed.get("language"),
        )


def _item(
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
    headline = _line(title)
    words = printable(body).strip()
    if headline and words.split("\n")[0].strip() != headline:
        words = f"{headline}\n{words}".strip()
    words = words if any(c.isalnum() for c in words) else ""
    url = _text(link).strip()
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


def _under_keys(items: Iterable[Item]) -> Iterator[Item]:
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


def _day(written: str) -> date | None:
    """Give the day as it is written there, in whatever zone: it is the day the paper bears."""
    if day := day_of(written):
        return day
    parts = parsedate(written)
    try:
        return date(*parts[:3]) if parts else None
    except ValueError:
        return None


def _line(said: object) -> str:
    """Give a name or a title as one line."""
    return " ".join(printable(_text(said)).split())


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""
