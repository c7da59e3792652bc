"""Which kind of file it is, and who reads it. Each reader is imported when it is needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Literal

from variorum.sources.decoding import decode
from variorum.sources.items import Contents, Item
from variorum.sources.limits import Limits

Kind = Literal["text", "page"]
Reader = Callable[[bytes, Limits], Contents]

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
_BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys(TEXT_SUFFIXES, "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
}
_READERS = {"page": ("pages", "read_pages")}
# So many bytes are looked at to know a file by how it begins.
BEGINNING = 1_024
_LEAD = rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--[^>]*-->)*"
_PAGE = re.compile(_LEAD + rb"(?:<!doctype html|<html[\s>])", re.IGNORECASE)


def kind_by_name(name: str) -> Kind | None:
    """Give the kind of file that a name promises.

    >>> kind_by_name("a/report.HTM"), kind_by_name("picture.png")
    ('page', None)
    """
    lower = name.lower()
    return next((kind for suffix, kind in _BY_SUFFIX.items() if lower.endswith(suffix)), None)


def kind_of(name: str, data: bytes) -> Kind:
    """Give the kind of a file: by how it begins, else by its name, else it is text."""
    if _PAGE.match(data[:BEGINNING]):
        return "page"
    return kind_by_name(name) or "text"


def read_contents(name: str, data: bytes, limits: Limits) -> Contents:
    """Give what a file holds.

    Raises:
        Unreadable: nothing in it can be read.
    """
    kind = kind_of(name, data)
    if kind == "text":
        return _read_text(data, limits)
    module, function = _READERS[kind]
    reader: Reader = getattr(import_module(f"variorum.sources.{module}"), function)
    return reader(data, limits)


def _read_text(data: bytes, limits: Limits) -> Contents:
    if len(data) > limits.text_bytes:
        return Contents.refused(
            "E_TOO_LARGE",
            f"It is larger than {limits.text_bytes:,} bytes.",
            "Split it into single articles, or raise the limit with --max-bytes.",
        )
    return Contents((Item(decode(data)),))
