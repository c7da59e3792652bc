"""Which kind of file it is, and who reads it. Each reader is imported when it is needed."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import Literal

from variorum.sources.decoding import decode
from variorum.sources.items import Contents, Item, Refusal
from variorum.sources.limits import Limits, limits_of_proof

Kind = Literal["text", "page", "records", "feed", "opml", "ninjs", "archive"]
Reader = Callable[[bytes, Limits, str | None], Contents]

NO_FIELDS: Mapping[str, str] = MappingProxyType({})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
_BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys(TEXT_SUFFIXES, "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".jsonl", ".ndjson"), "records"),
    **dict.fromkeys((".rss", ".atom"), "feed"),
    **dict.fromkeys((".warc", ".warc.gz", ".warc.zst"), "archive"),
    ".ninjs": "ninjs",
}
_BY_MEDIA: dict[str, Kind] = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), "page"),
    **dict.fromkeys(
        ("application/rss+xml", "application/atom+xml", "application/feed+json"), "feed"
    ),
    **dict.fromkeys(("application/x-ndjson", "application/jsonl"), "records"),
    "application/warc": "archive",
}
_READERS = {
    "page": ("pages", "read_pages"),
    "feed": ("feeds", "read_feed"),
    "opml": ("opml", "read_opml"),
    "ninjs": ("ninjs", "read_ninjs"),
}
# Files of these names may be feeds or ninjs; only how they begin tells.
UNSURE_SUFFIXES = (".xml", ".json")
# So many bytes are looked at to know a file by how it begins.
BEGINNING = 4_096
_LEAD = rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--[^>]*-->)*"
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]")
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?://jsonfeed\.org/version/")
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
# What only an agency's item has: its standard by name, or a version of an item at an address.
_NINJS = re.compile(
    rb"iptc\.org/std/ninjs|\"standard\"[^}]{0,200}ninjs|\"version_?created\"\s*:", re.IGNORECASE
)
_PAGE = re.compile(_LEAD + rb"(?:<!doctype html|<html[\s>])", re.IGNORECASE)


def kind_by_name(name: str) -> Kind | None:
    """Give the kind of file that a name promises.

    >>> kind_by_name("a/report.HTM"), kind_by_name("picture.png")
    ('page', None)
    """
    lower = name.lower()
    return next((kind for suffix, kind in _BY_SUFFIX.items() if lower.endswith(suffix)), None)


def is_archive(name: str) -> bool:
    """Say whether a file of this name is an archive of pages.

    >>> is_archive("CC-NEWS-20250309.warc.gz"), is_archive("notes.gz")
    (True, False)
    """
    return kind_by_name(name) == "archive"


def has_lines(name: str) -> bool:
    """Say whether a file of this name is of JSON Lines. Like an archive, it is gone through, and never loaded.

    >>> has_lines("wire.jsonl"), has_lines("wire.json")
    (True, False)
    """
    return kind_by_name(name) == "records"


def kind_by_beginning(data: bytes) -> Kind | None:
    """Give the kind of a file that begins so.

    >>> kind_by_beginning(b"<!DOCTYPE html>"), kind_by_beginning(b'<rss version="2.0">')
    ('page', 'feed')
    """
    head = data[:BEGINNING]
    if _PAGE.match(head):
        return "page"
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if (first == b"<" and _FEED.search(head)) or (first == b"{" and _JSON_FEED.search(head)):
        return "feed"
    if first == b"<" and _OPML.search(head):
        return "opml"
    return "ninjs" if first in {b"{", b"["} and _NINJS.search(head) else None


def kind_of(name: str, data: bytes, media: str = "") -> Kind:
    """Give the kind of a file: by how it begins, by what its server called it, or by its name.

    What is none of those is text. JSON Lines are known by their name, or, where that promises
    nothing, by their first line.

    >>> kind_of("-", b'{"text": "The pier fell."}'), kind_of("-", b"{It} fell.")
    ('records', 'text')
    """
    named = kind_by_name(name)
    begins = None if named == "records" else kind_by_beginning(data)
    if kind := begins or _BY_MEDIA.get(media) or named:
        return kind
    return "records" if isinstance(_json(data.lstrip().partition(b"\n")[0]), dict) else "text"


def _json(data: bytes) -> object:
    """Give what JSON says; nothing where it is none. Only what begins as an object or a list is looked at."""
    data = data.removeprefix(BOM_UTF8).strip()
    if data[:1] + data[-1:] not in {b"{}", b"[]"}:
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def read_contents(
    name: str,
    data: bytes,
    limits: Limits,
    fields: Mapping[str, str] = NO_FIELDS,
    *,
    charset: str | None = None,
    media: str = "",
) -> Contents:
    """Give what a file holds; `fields` says for JSON Lines under which names it lies there.

    `charset` and `media` are what a server said of it.

    Raises:
        Unreadable: nothing in it can be read.
    """
    kind = kind_of(name, data, media)
    if kind == "text":
        return _read_text(data, limits, charset)
    if kind == "records":
        from variorum.sources.records import read_records

        made = list(read_records(BytesIO(data), limits, fields))
        items = tuple(one for one in made if isinstance(one, Item))
        return Contents(items, tuple(one for one in made if isinstance(one, Refusal)))
    module, function = _READERS[kind]
    reader: Reader = getattr(import_module(f"variorum.sources.{module}"), function)
    return reader(data, limits, charset)


def texts_of(name: str, data: bytes, charset: str | None = None) -> Callable[[str], str | None]:
    """Give what gives the texts of a file's articles again, by their keys, whatever the limits were.

    Raises:
        Unreadable: nothing in the file can be read.
    """
    if kind_of(name, data) == "records":
        from variorum.sources.records import text_at

        return lambda key: text_at(BytesIO(data), key)

    @cache
    def texts(limits: Limits) -> dict[str, str]:
        items = read_contents(name, data, limits, charset=charset).items
        return {item.key: item.text for item in items}

    return lambda key: texts(limits_of_proof(key)).get(key)


def _read_text(data: bytes, limits: Limits, charset: str | None) -> Contents:
    if len(data) > limits.text_bytes:
        return Contents.refused(
            "E_TOO_LARGE",
            f"It is larger than {limits.text_bytes:,} bytes.",
            "Split it into single articles, or raise the limit with --limit text_bytes=N.",
        )
    if _json(data) is not None:
        return Contents.refused(
            "E_TYPE",
            "It is JSON, of no kind that is known.",
            "Write one article a line, as JSON Lines (.jsonl).",
        )
    return Contents((Item(decode(data, declared=charset)),))
