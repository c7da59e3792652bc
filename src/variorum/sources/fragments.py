"""Pieces of markup → text: what a feed holds is the story alone, with no page round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from variorum.sources.markup import shape

# What begins and ends a line.
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6r]"
    r"|header|html|li|main|ol|p|pre|section|table|td|th|tr|ul"
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head"))
_TAG = re.compile(r"<[^<>]*>")
# The parser loses what nests deeper than 256.
_DEEPEST = 200
_SPACE = re.compile(r"[ \t\r\n\f]+")


def text_of_fragment(markup: str) -> str:
    """Give the words of a piece of markup, a line a block. Needs lxml."""
    if "<" not in markup and "&" not in markup:
        return markup
    if shape(markup).depth > _DEEPEST:
        markup = _TAG.sub(" ", markup)
    html, etree = import_module("lxml.html"), import_module("lxml.etree")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(
        f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser
    )
    walk = etree.iterwalk(root, events=("start", "end"))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_pieces(walk)).split("\0"))
    return "\n".join(line for line in lines if line)


def _pieces(walk: Any) -> Iterator[str]:
    """Yield the text of all elements in its order; a NUL stands where a line begins or ends."""
    for event, element in walk:
        yield "\0" * bool(_BLOCK.fullmatch(element.tag))
        if event == "end":
            yield (element.tail or "").replace("\0", " ")
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield (element.text or "").replace("\0", " ")
