"""Pieces of markup → text: what a feed holds is the story alone, with no page round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from variorum.sources.bare import BLOCKS, UNSEEN, words_alone
from variorum.sources.markup import shape

# The parser loses what nests deeper than 256.
_DEEPEST = 200
_SPACE = re.compile(r"[ \t\r\n\f]+")


def text_of_fragment(markup: str) -> str:
    """Give the words of a piece of markup, a line a block. Needs lxml."""
    if "<" not in markup and "&" not in markup:
        return markup
    if shape(markup).depth > _DEEPEST:
        return words_alone(markup)
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
        yield "\0" * (element.tag in BLOCKS)
        if event == "end":
            yield (element.tail or "").replace("\0", " ")
        elif element.tag in UNSEEN:
            walk.skip_subtree()
        else:
            yield (element.text or "").replace("\0", " ")
