"""The words of markup alone, where its tags nest too deep for any parser.

The tags are gone through once, one after another, and nothing is built of them: a hundred
thousand of them, open or closed in whatever order, take a tenth of a second.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

# What begins and ends a line.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
# What is in these is no part of what is told.
UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head"))

_TAG = re.compile(r"<!--|-->|<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)>?|<[!?][^<>]*>")
_EMPTY = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
# One of these ends the one before it, where nobody wrote its end.
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th"})
# Scripts and styles end where they say so; tags that stand in them are none.
_RAW = frozenset({"script", "style"})
# What of the things round a story can be known without a parser.
_PASSED_OVER = UNSEEN | {"nav", "footer", "button", "select"}
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?=[\s=/]|$)|aria-hidden\s*=\s*[\"']?true"
    r"|style\s*=\s*(?:\"[^\"]{0,500}|'[^']{0,500})(?:display:\s*none|visibility:\s*hidden)"
    r"|(?:id|class)\s*=\s*(?:[\"']|[\"'][^\"']{0,500}\s)comments[\s\"']",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def words_alone(markup: str) -> str:
    r"""Give the words of markup that a reader sees, a line a block.

    >>> words_alone("<nav>Home</nav><div><b>Rain</b> fell<p hidden>Snow<p>at M&uuml;nster")
    'Rain fell\nat Münster'
    """
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_pieces(markup)).split("\0"))
    return "\n".join(line for line in lines if line)


def head_of(page: str) -> str:
    """Give what stands before the body of a page: what it says of itself.

    >>> head_of("<head><title>Rain</title></head><body><p>It rained.")
    '<head><title>Rain</title>'
    """
    end = re.search(r"</head|<body[\s>]|<div[\s>]", page, re.IGNORECASE)
    return page[: end.start()] if end else ""


def _pieces(markup: str) -> Iterator[str]:
    """Yield the text between the tags; a NUL stands where a line begins or ends."""
    open_now = _Open()
    at = 0
    for tag in _TAG.finditer(markup):
        if open_now.shown:
            yield html.unescape(markup[at : tag.start()]).replace("\0", "\ufffd")
        at = tag.end()
        open_now.pass_by(tag)
        if tag[2] and tag[2].lower() in BLOCKS:
            yield "\0"
    if open_now.shown:
        yield html.unescape(markup[at:]).replace("\0", "\ufffd")


class _Open:
    """The elements that are open at a place of the markup, and whether what stands there is shown."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._counts: Counter[str] = Counter()
        # How many elements were open when the outermost one that is not shown began.
        self._unseen_from: int | None = None
        self._raw = ""

    @property
    def shown(self) -> bool:
        return self._unseen_from is None and not self._raw

    def pass_by(self, tag: re.Match[str]) -> None:
        """Go past a tag, or past what begins or ends a comment."""
        name = (tag[2] or "").lower()
        if self._raw:
            ended = tag[0] == "-->" if self._raw == "<!--" else bool(tag[1]) and name == self._raw
            self._raw = "" if ended else self._raw
        elif tag[0] == "<!--" or (name in _RAW and not tag[1]):
            self._raw = name or "<!--"
        elif tag[1]:
            self._close(name)
        elif name and name not in _EMPTY:
            self._open(name, tag[3])

    def _open(self, name: str, said: str) -> None:
        if name in _ENDED_BY_THE_NEXT and self._names[-1:] == [name]:
            self._close(name)
        unseen = name in _PASSED_OVER or (said and _HIDDEN.search(said[:2_000]))
        if unseen and self._unseen_from is None:
            self._unseen_from = len(self._names)
        self._names.append(name)
        self._counts[name] += 1

    def _close(self, name: str) -> None:
        """Close the nearest element of that name, and all that was left open in it."""
        if not self._counts[name]:
            return
        last = ""
        while last != name:
            last = self._names.pop()
            self._counts[last] -= 1
        if self._unseen_from is not None and len(self._names) <= self._unseen_from:
            self._unseen_from = None
