"""What a page says of itself: its title, who wrote it, on which day, for whom, in which language.

These are claims. A page may name another's address as its own; nothing is told apart by them.
In this order: what is written for search engines (JSON-LD), `<meta>`, what readers see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from variorum.sources.decoding import unmarked

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_DAY_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)", re.IGNORECASE)
# A page has a few blocks of JSON-LD; more are not looked at, and none that is a book.
_MOST_BLOCKS = 20
_LARGEST_BLOCK = 500_000


class Head:
    """The claims of one page."""

    def __init__(self, root: Any, page: str) -> None:
        self._root = root
        self._linked = _linked_article(root)
        self._meta = _meta(root)
        saved = _SAVED_FROM.search(page[:2_000])
        self._saved = saved[1] if saved else None

    @property
    def title(self) -> str | None:
        """The headline."""
        headings = [words for h in self._root.iter("h1") if (words := _words(h.text_content()))]
        return (
            _words(self._linked.get("headline"))
            or _words(self._meta.get("og:title"))
            or (headings[0] if len(headings) == 1 else None)
            or _words(self._root.findtext(".//title"))
        )

    @property
    def byline(self) -> str | None:
        """Who wrote it, as the page puts it."""
        named = dict.fromkeys(_names(self._linked.get("author")))
        if named:
            return ", ".join(named)
        said = (_words(self._meta.get(name)) for name in _AUTHOR_NAMES)
        # Some put the address of the author's page there.
        return next((words for words in said if words and "//" not in words), None)

    @property
    def outlet(self) -> str | None:
        """The name of the site."""
        publisher = next(_names(self._linked.get("publisher")), None)
        return _words(self._meta.get("og:site_name")) or publisher

    @property
    def url(self) -> str | None:
        """Where it was saved from, or the one address it calls its own."""
        if self._saved:
            return self._saved
        links = self._root.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
        claimed = {link.strip() for link in links} or {self._meta.get("og:url", "")}
        only = claimed.pop() if len(claimed) == 1 else ""
        return only if only.lower().startswith(("http://", "https://")) else None

    @property
    def published(self) -> date | None:
        """The day it was first published."""
        times = self._root.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
        said = [self._linked.get("datePublished"), *map(self._meta.get, _DAY_NAMES), *times]
        return next((day for words in said if (day := day_of(words))), None)

    @property
    def language(self) -> str | None:
        """The language, as a code of two or three letters."""
        said = (
            self._root.get("lang"),
            self._root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            self._linked.get("inLanguage"),
            self._meta.get("og:locale"),
        )
        return next((code for words in said if (code := language_of(words))), None)

    @property
    def body(self) -> str:
        """The article as it is written there for search engines."""
        return _words(self._linked.get("articleBody")) or ""

    @property
    def is_live(self) -> bool:
        """Whether it says that it goes on being written."""
        marked = self._root.xpath("boolean(//*[contains(@itemtype, 'LiveBlogPosting')])")
        return _kind(self._linked) == "LiveBlogPosting" or bool(marked)

    @property
    def is_free(self) -> bool:
        """Whether it doesn't say that it is for subscribers."""
        return str(self._linked.get("isAccessibleForFree", "true")).lower() != "false"


def day_of(words: object) -> date | None:
    """Give the day at the beginning of an ISO date, if it is one.

    >>> day_of("2025-03-10T20:11:00Z"), day_of("10/3/2025"), day_of(None)
    (datetime.date(2025, 3, 10), None, None)
    """
    if not isinstance(words, str):
        return None
    try:
        return datetime.fromisoformat(words.strip()[:10]).date()
    except ValueError:
        return None


def language_of(words: object) -> str | None:
    """Give the primary part of a language tag.

    >>> language_of("en-GB"), language_of("pt_BR"), language_of("English")
    ('en', 'pt', None)
    """
    found = re.match(r"([a-zA-Z]{2,3})(?![a-zA-Z])", words) if isinstance(words, str) else None
    return found[1].lower() if found else None


def _meta(root: Any) -> Mapping[str, str]:
    """Give the contents of `<meta>` by name; of two with one name the first."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            said.setdefault(name.strip().lower(), element.get("content"))
    return said


def _linked_article(root: Any) -> Mapping[str, Any]:
    """Give the first article among the JSON-LD of a page."""
    blocks = root.xpath("//script[@type='application/ld+json']/text()")
    for block in blocks[:_MOST_BLOCKS]:
        if len(block) > _LARGEST_BLOCK:
            continue
        try:
            document = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(document):
            if _ARTICLE.search(_kind(thing)):
                return thing
    return {}


def _things(document: object) -> Iterator[Mapping[str, Any]]:
    """Give the top things of a JSON-LD document: itself, those of a list, those of a graph."""
    for thing in document if isinstance(document, list) else [document]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()


def _kind(thing: Mapping[str, Any]) -> str:
    kind = thing.get("@type")
    kind = next(iter(kind), None) if isinstance(kind, list) else kind
    return kind if isinstance(kind, str) else ""


def _names(said: object) -> Iterator[str]:
    """Give the names in a JSON-LD value: a text, a thing with a name, or several."""
    for one in said if isinstance(said, list) else [said]:
        name = one.get("name") if isinstance(one, dict) else one
        if (words := _words(name)) and "//" not in words:
            yield words


def _words(said: object) -> str | None:
    return " ".join(unmarked(said).split()) or None if isinstance(said, str) else None
