"""Web pages: the article on a page, by trafilatura, with what the page says of itself.

The text is what the extractor gives when asked to miss nothing: what is not the story is
labelled later, in the open, by `reading.furniture`. It is made once and never edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from variorum.lexicon import words
from variorum.sources.bare import head_of, words_alone
from variorum.sources.child import Task, parsed
from variorum.sources.decoding import decode, is_as_declared, unmarked
from variorum.sources.items import WORDS_ALONE, Contents, Item, Refusal, missing
from variorum.sources.limits import Limits
from variorum.sources.markup import Shape, is_too_deep, refusal, shape, without_embedded
from variorum.sources.pagehead import Head
from variorum.sources.remarks import cut, hidden_text, other_encoding, words_were_read
from variorum.sources.several import entries_of, keep_the_first, unsplit
from variorum.sources.styles import hidden_names, hides

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9._:-]+)", re.IGNORECASE)
# A page that says no more than a notice is one. The shortest report met has 400 characters.
_SHORT = 1_000


def read_pages(data: bytes, limits: Limits, charset: str | None = None) -> Contents:
    """Give the article on a web page; `charset` is what its server said of it.

    Raises:
        Unreadable: it is not text, or in an encoding that cannot be told.
    """
    declared = charset or _declared(data)
    text = decode(data, declared=declared)
    page = without_embedded(text)
    if len(page) > limits.page_bytes:
        return Contents.refused(
            "E_TOO_LARGE",
            f"The page is larger than {limits.page_bytes:,} bytes.",
            "Save the article as plain text, or raise the limit with --limit page_bytes=N.",
        )
    contents = parsed(Task(__name__, page.encode(), limits))
    if declared is None or not contents.items or is_as_declared(data, declared, text):
        return contents
    return replace(contents, refusals=(*contents.refusals, other_encoding(declared)))


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4_096])
    return found[1].decode("ascii") if found else None


# ── in the child ────────────────────────────────────────────────────────────────


def parse(data: bytes, limits: Limits) -> Contents:
    """Give the article on a page; where its tags nest too deep for a parser, all its words."""
    try:
        import_module("lxml.html"), import_module("trafilatura")
    except ModuleNotFoundError:
        return missing("pages", "trafilatura")
    page = data.decode()
    found = shape(page)
    if is_too_deep(found, limits):
        return _words_alone(page, found, limits)
    if refused := refusal(found, limits):
        return refused
    return _article(page, limits)


def _article(page: str, limits: Limits) -> Contents:
    """Parse a page, and give the article on it, or the entries of its live blog."""
    root = _parsed(page)
    head = Head(root, page)
    said, free, body, live = _said(head), head.is_free, head.body, head.is_live
    _drop_hidden(root)
    if live and (entries := entries_of(root, head)):
        return Contents(tuple(entries))
    remarks = keep_the_first(root)
    _guard_entities(root)
    found = import_module("trafilatura").bare_extraction(
        root, favor_recall=True, include_comments=False, with_metadata=False
    )
    text = unmarked(getattr(found, "text", None) or "").strip()
    remarks += hidden_text(text, body) + ((unsplit(),) if live else ())
    return _told(replace(said, text=text), remarks, limits, free=free)


def _words_alone(page: str, found: Shape, limits: Limits) -> Contents:
    """Give all words of a page that a reader sees, and what its head says of it."""
    head = head_of(page)
    if refusal(shape(head), limits):
        head = ""
    claims = Head(_parsed(head or "<p>"), page)
    said = replace(_said(claims), text=unmarked(words_alone(page)).strip(), key=WORDS_ALONE)
    return _told(said, (words_were_read(found.depth),), limits, free=claims.is_free)


def _parsed(page: str) -> Any:
    html = import_module("lxml.html")
    # What is too large or too deep for the parser was refused before; the rest is to be read whole.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return html.document_fromstring(page.encode(), parser=parser)


def _said(head: Head) -> Item:
    """Give what a page says of the article on it, which is still to be found."""
    return Item(
        "",
        url=head.url,
        outlet=head.outlet,
        title=head.title,
        byline=head.byline,
        published=head.published,
        language=head.language,
    )


def _told(item: Item, remarks: tuple[Refusal, ...], limits: Limits, *, free: bool) -> Contents:
    """Give an article as it was found, or why what was found is none."""
    if not any(c.isalnum() for c in item.text):
        return Contents.refused(
            "E_NO_TEXT",
            "There is no article on this page.",
            "Save the article as plain text (.txt).",
        )
    if len(item.text) < _SHORT and (not free or is_notice(item.text)):
        return Contents.refused(
            "E_PAYWALL_OR_STUB",
            "The page holds a notice instead of the article.",
            "Save the page once the article can be read on it.",
        )
    text, cuts = cut(item.text, limits.characters)
    return Contents((replace(item, text=text),), remarks + cuts)


def is_notice(text: str) -> bool:
    """Say whether a short text is what stands where an article cannot be seen.

    >>> is_notice("Please enable JavaScript to continue.")
    True
    """
    said = " ".join(text.lower().replace("’", "'").split())
    return any(phrase in said for phrase in words("stubs", "phrases", "word"))


def _drop_hidden(root: Any) -> None:
    """Take out what a reader of the page does not see, unless the article itself lies in it.

    A page saved while a dialog was open has its whole body hidden from screen readers, and
    some hide the body until a script shows it.
    """
    for element in list(_hidden(root)):
        if element.getparent() is not None and not element.xpath(
            "descendant-or-self::body | descendant-or-self::main"
            " | descendant-or-self::article | descendant::h1"
        ):
            element.drop_tree()


def _guard_entities(root: Any) -> None:
    """Write what the page decodes to as if it were still to be decoded.

    The extractor decodes once more, and would make a quotation mark of a page's `&amp;quot;`.
    """
    for element in root.iter():
        if "&" in (element.text or "") and isinstance(element.tag, str):
            element.text = element.text.replace("&", "&amp;")
        if "&" in (element.tail or ""):
            element.tail = element.tail.replace("&", "&amp;")


def _hidden(root: Any) -> Iterator[Any]:
    yield from root.xpath("//*[@hidden or @aria-hidden='true' or self::template or self::noscript]")
    yield from (one for one in root.xpath("//*[@style]") if hides(one.get("style")))
    names = hidden_names("".join(sheet.text or "" for sheet in root.iter("style")))
    if names:
        # A script may yet show what a sheet hides: not that, if it is the most of the page.
        most = len(root.text_content()) / 2
        for element in root.xpath("//*[@class or @id]"):
            own = {f"#{element.get('id')}", *(f".{c}" for c in element.get("class", "").split())}
            if own & names and len(element.text_content()) < most:
                yield element
