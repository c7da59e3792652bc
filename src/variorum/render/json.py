"""The `variorum/1` document as JSON, and its schema."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from variorum.model import Edition


def to_json(edition: Edition, *, with_text: bool = False) -> bytes:
    """Encode an edition as UTF-8 JSON; the articles' texts are left out unless asked for."""
    if not with_text:
        edition = replace(edition, articles=tuple(replace(a, text=None) for a in edition.articles))
    document = msgspec.to_builtins(edition)
    for account in document["articles"]:
        if account["text"] is None:
            del account["text"]
    for story in document["stories"]:
        for edge in story["sources"]["edges"]:
            edge["from"] = edge.pop("from_")
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=1)


def from_json(data: bytes | str) -> Edition:
    """Decode a `variorum/1` document."""
    document: Any = msgspec.json.decode(data)
    for story in document["stories"]:
        for edge in story["sources"]["edges"]:
            edge["from_"] = edge.pop("from")
    return msgspec.convert(document, Edition)
