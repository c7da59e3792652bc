"""OPML: a list of feeds, as readers of feeds hand it on. It names them, and holds no article."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from variorum.sources.child import Task, parsed
from variorum.sources.decoding import printable
from variorum.sources.items import Contents, Listed, Refusal, missing
from variorum.sources.limits import Limits
from variorum.sources.markup import refusal, shape
from variorum.sources.prolog import bomb, text_of_xml, without_doctype, without_quoted


def read_opml(data: bytes, limits: Limits, charset: str | None = None) -> Contents:
    """Give the feeds that an OPML file names. Other lists that it points to are not followed.

    Raises:
        Unreadable: it is empty, no text, or in an encoding that cannot be told.
    """
    text = without_doctype(text_of_xml(data, charset))
    if text is None:
        return bomb()
    if refused := refusal(shape(without_quoted(text), xml=True), limits):
        return refused
    return parsed(Task(__name__, text.encode(), limits))


# ── in the child ────────────────────────────────────────────────────────────────


def parse(data: bytes, limits: Limits) -> Contents:
    """Parse OPML and give the feeds in it, each once."""
    try:
        etree = import_module("lxml.etree")
    except ModuleNotFoundError:
        return missing("feeds", "lxml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser=parser)
    found = {} if root is None else {one.address: one for one in _feeds(root)}
    feeds = tuple(found.values())
    if not feeds:
        return Contents.refused(
            "E_NO_TEXT", "It names no feed.", "Check that it is OPML, with the addresses of feeds."
        )
    if len(feeds) > limits.items:
        more = Refusal(
            "E_TOO_MANY",
            f"It names {len(feeds):,} feeds; the first {limits.items:,} are taken.",
            "Split it, or raise the limit with --limit items=N.",
        )
        return Contents(refusals=(more,), feeds=feeds[: limits.items])
    return Contents(feeds=feeds)


def _feeds(root: Any) -> Iterator[Listed]:
    """Yield the outlines that have the address of a feed, at whatever depth they stand."""
    for outline in root.iter("{*}outline"):
        said = {name.lower(): printable(value).strip() for name, value in outline.items()}
        address = said.get("xmlurl", "")
        if address.lower().startswith(("http://", "https://")):
            yield Listed(address, " ".join((said.get("title") or said.get("text", "")).split()))
