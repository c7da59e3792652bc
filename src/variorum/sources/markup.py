"""A look at a page before any parser sees it: is it of a shape that parsers can bear?

Everything here goes through the page once, whatever is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.sources.items import Contents
from variorum.sources.limits import Limits

# Files written into the page itself: pictures, fonts. A saved page may have 30 MB of them.
_EMBEDDED = re.compile(r"(?<=[\"'(=])data:[^\"'()<>\s]*", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)|<!--|-->")
_VALUE = re.compile(r"\"[^\"]*\"?|'[^']*'?")
# These have no end, or none that has to be written: they don't nest however often they stand.
_FLAT = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "rp", "rt",
))  # fmt: skip
# What stands in these is no markup.
_RAW = frozenset({"script", "style"})
# libxml2 follows tags no deeper than 2,048, and loses what is in them.
DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class Shape:
    """How deep a page nests, and how many attributes its fullest tag has."""

    depth: int
    attributes: int


def without_embedded(page: str) -> str:
    """Drop the files that are written into a page.

    >>> without_embedded('<img src="data:image/png;base64,AAAA"> data: none')
    '<img src=""> data: none'
    """
    return _EMBEDDED.sub("", page)


def shape(page: str, *, xml: bool = False) -> Shape:
    """Measure a page by its tags, without understanding it.

    In XML, a tag that ends in a slash has nothing in it; on a page, browsers pass over the slash.

    >>> shape("<a/><a/>", xml=True).depth, shape("<a/><a/>").depth
    (0, 2)
    >>> shape('<div><p>Rain<p>Wind<br><b class="a" id=b>fell</b></div>')
    Shape(depth=2, attributes=2)
    """
    depth = deepest = attributes = 0
    inside = ""
    for tag in _TAG.finditer(page):
        if tag[0] in {"<!--", "-->"}:
            if inside in {"", "<!--"}:
                inside = "<!--" if tag[0] == "<!--" else ""
            continue
        name = tag[2].lower()
        if inside:
            inside = "" if tag[1] and name == inside else inside
        elif tag[1]:
            depth -= depth > 0 and name not in _FLAT
        else:
            # One attribute takes two characters: a short tag cannot have more than were seen.
            if len(tag[3]) >= 2 * attributes:
                # A value may hold a whole document; what counts is how many there are.
                names = _VALUE.sub(" ", tag[3])
                attributes = max(attributes, len(names.split()), names.count("="))
            if name in _RAW:
                inside = name
            elif name not in _FLAT and not (xml and tag[3].endswith("/")):
                depth += 1
                deepest = max(deepest, depth)
    return Shape(deepest, attributes)


def is_too_deep(found: Shape, limits: Limits) -> bool:
    """Say whether tags nest deeper than they may, or than any parser here can follow."""
    return found.depth > min(limits.depth, DEEPEST)


def refusal(found: Shape, limits: Limits) -> Contents | None:
    """Say why markup of this shape is not parsed, if it is not."""
    if is_too_deep(found, limits):
        return Contents.refused(
            "E_DEPTH",
            f"Its tags nest {found.depth:,} deep.",
            "Save the article as plain text, or raise the limit with --limit depth=N.",
        )
    if found.attributes > limits.attributes:
        return Contents.refused(
            "E_ATTRS",
            f"One of its tags has {found.attributes:,} attributes.",
            "Save the article as plain text, or raise the limit with --limit attributes=N.",
        )
    return None
