"""What stands before XML, and may be a bomb: its declarations are judged before any parser sees them."""

from __future__ import annotations

import re

from variorum.sources.decoding import decode
from variorum.sources.items import Contents

_DECLARATION = re.compile(r"<\?xml[^>]*>")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([a-zA-Z0-9._-]+)")
_BLANK = "\ufeff \t\r\n"
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+[^\s\"'%]+\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
# An entity stands for a letter or a name; a bomb is made of long ones, or of others.
_LONGEST_ENTITY = 200
_GROWING = re.compile(r"&(?!#)|%")
# What is declared stands at the very beginning.
_PROLOG = 100_000


def text_of_xml(data: bytes, charset: str | None) -> str:
    """Decode XML. The parsers are handed text, and nothing that says it is in another encoding.

    Raises:
        Unreadable: it is empty, no text, or in an encoding that cannot be told.
    """
    declared = _DECLARED.search(data[:200])
    text = decode(data, declared=charset or (declared[1].decode("ascii") if declared else None))
    text = text.lstrip(_BLANK)
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :].lstrip(_BLANK) if declaration else text


def without_doctype(text: str) -> str | None:
    """Take the declarations out; nothing at all where they are a bomb.

    What entities stand for is not looked up: they stay as they are written.

    >>> without_doctype('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>')
    '<rss>&a;</rss>'
    """
    # Looked for once: a file of nothing but beginnings must not be gone through for each.
    begins = re.search("<!DOCTYPE", text[:_PROLOG], re.IGNORECASE)
    doctype = _DOCTYPE.match(text, begins.start(), _PROLOG) if begins else None
    if doctype is None:
        # Declarations that find no end could declare anything.
        return None if "<!ENTITY" in text[:_PROLOG].upper() else text
    if _grows(doctype[1] or ""):
        return None
    return text[: doctype.start()] + text[doctype.end() :]


def _grows(declarations: str) -> bool:
    """Say whether entities grow: they hold one another, or much, or a file from elsewhere."""
    declared = declarations.upper().count("<!ENTITY")
    values = [found[1] or found[2] or "" for found in _ENTITY.finditer(declarations)]
    return len(values) != declared or any(
        len(value) > _LONGEST_ENTITY or _GROWING.search(value) for value in values
    )


def without_quoted(text: str) -> str:
    """Leave out what is quoted as CDATA: it is no markup of the file.

    >>> without_quoted("<a><![CDATA[<b>]]></a>")
    '<a></a>'
    """
    first, *rest = text.split("<![CDATA[")
    return first + "".join(part.partition("]]>")[2] for part in rest)


def bomb() -> Contents:
    """Refuse what declares too much."""
    return Contents.refused(
        "E_XML_ENTITIES",
        "It declares entities that grow, or that lie elsewhere.",
        "Leave it out, or save its articles as plain text.",
    )
