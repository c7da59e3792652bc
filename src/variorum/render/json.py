"""The `variorum/1` document as JSON, there and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec

from variorum.errors import DocumentError
from variorum.model import FORMAT, Edition

__all__ = ["from_json", "to_json"]


def to_json(edition: Edition, *, with_text: bool = False) -> str:
    """Write an edition as JSON; the articles' texts are left out unless asked for.

    >>> from variorum.model import Generator
    >>> to_json(Edition(Generator("variorum", "0", {}), (), (), (), (), (), (), ())).split()[2]
    '"variorum/1",'
    """
    if not with_text:
        edition = replace(edition, articles=tuple(replace(a, text=None) for a in edition.articles))
    document: Any = msgspec.to_builtins(edition)
    for account in document["articles"]:
        if account["text"] is None:
            del account["text"]
    for story in document["stories"]:
        sources = story["sources"]
        sources["edges"] = [{"from": e.pop("from_"), **e} for e in sources["edges"]]
    document = {"format": document.pop("format"), **document}
    try:
        return msgspec.json.format(msgspec.json.encode(document), indent=1).decode()
    except UnicodeEncodeError:
        # A lone surrogate is no UTF-8; JSON's own escapes can carry it.
        return json.dumps(document, indent=1)


def from_json(data: bytes | str) -> Edition:
    """Read a `variorum/1` document.

    Raises:
        DocumentError: it is not JSON, or not such a document.
    """
    try:
        document: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            f"This is not JSON: {error}.",
            hint="Give a file that `variorum read --format json` wrote.",
        ) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DocumentError(
            f"This is not a {FORMAT} document.",
            hint="Give a file that `variorum read --format json` wrote.",
        )
    try:
        for story in document["stories"]:
            for edge in story["sources"]["edges"]:
                edge["from_"] = edge.pop("from")
        return msgspec.convert(document, Edition)
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError) as error:
        raise DocumentError(
            f"This {FORMAT} document is broken: {error}.",
            hint="Compare it with the schema that `variorum schema` prints.",
        ) from error
