"""Bytes → text, one way for reading and for proof-reading.

What comes out is never edited: line ends stay as they are. Only what no text can hold is
replaced, one character for one: NUL and lone surrogates become U+FFFD, and a carriage return
becomes a line feed in a file that has no other line end.
"""

from __future__ import annotations

import codecs
import re

from variorum.errors import Unreadable

# How files begin that are not text, whatever their name says.
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a picture or a sound",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\xfd7zXZ": "an xz archive",
    b"(\xb5/\xfd": "a zstd archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
# Where it stands in a tar archive what it is; before it stands a name, which may be of text.
_TAR = 257

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Every second byte of English in UTF-16 is NUL; a text damaged by NULs has a few.
_UTF16_SHARE = 0.4
# Of a word or two, one NUL would be a large share.
_SHORTEST = 16
# Control characters apart from white space. A text with a stray NUL or escape sequence has far
# fewer than one in twenty; /bin/ls and a raw bitmap have one in four and more.
_CONTROL_SHARE = 0.05
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
    # Overlong: ASCII in two bytes, as it is smuggled past filters. Windows-1252 would make it "À¯";
    # left to it is what does follow a capital: "VOILÀ…", "VOILÀ”", "VOILÀ »".
    rb"|[\xc0\xc1][\x80-\x84\x86-\x90\x98-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf]"
)
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
# English in Windows-1252 has an accent or a curly mark here and there. Where three letters in ten
# lie above ASCII the file is in another script (Cyrillic, Greek), and would come out as nonsense.
_FOREIGN_SHARE = 0.3

# What pages declare. Latin-1 is read as browsers read it. Others, and UTF-7 first of all, which
# hides markup, are not believed.
_DECLARABLE = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252"), "cp1252"),
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"iso-8859-{n}": f"iso-8859-{n}" for n in (2, 5, 7, 9, 15)},
    **{name: name for name in ("koi8-r", "koi8-u", "gb18030", "big5", "shift_jis", "euc-jp")},
    **dict.fromkeys(("gbk", "gb2312"), "gb18030"),
    "euc-kr": "cp949",
}

_UNPRINTABLE = re.compile(r"[\x00\ud800-\udfff]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    r"""Give the text of a file: by its byte-order mark, else UTF-8, else UTF-16, else Windows-1252.

    What the file declares itself to be is believed where it is not UTF-8. A file that is UTF-8 but for a few damaged places stays UTF-8, with U+FFFD for the damage.
    The byte-order mark is not part of the text.

    Raises:
        Unreadable: it is not text (`E_TYPE`), has no text in it (`E_EMPTY`), or is in an
            encoding that cannot be told (`E_ENCODING`).

    >>> decode("“Yes”".encode("utf-16"))
    '“Yes”'
    >>> decode(b"caf\xe9 \x93Yes\x94")
    'café “Yes”'
    """
    refuse_other_types(data)
    text = _decoded(data, declared)
    body = text.strip("\ufeff\u200b \t\r\n\f\v\x00\xa0")
    if not body:
        raise Unreadable(
            "It has no text in it.", code="E_EMPTY", hint="Put the article's text into it."
        )
    _refuse_controls(text)
    return printable(text)


def printable(text: str) -> str:
    r"""Replace, one for one, the characters that no text can hold, and line ends of an old kind.

    >>> printable("A pier fell.\rNobody was hurt.\x00")
    'A pier fell.\nNobody was hurt.\ufffd'
    """
    text = _UNPRINTABLE.sub("\ufffd", text)
    return text if "\n" in text else text.replace("\r", "\n")


def unmarked(text: str) -> str:
    r"""Give what markup says as text: printable, and without its soft hyphens.

    They tell a browser where a word may be broken, and no reader of the page sees them.

    >>> unmarked("The coast\u00adguard said")
    'The coastguard said'
    """
    return printable(text).replace("\u00ad", "")


def is_as_declared(data: bytes, declared: str, text: str) -> bool:
    r"""Say whether a text is what its bytes mean in the encoding that was declared.

    >>> is_as_declared(b"caf\xe9", "utf-8", "café"), is_as_declared(b"cafe", "utf-8", "cafe")
    (False, True)
    """
    if data.isascii():
        return True
    codec = _DECLARABLE.get(declared.lower(), declared)
    try:
        return printable(data.decode(codec).removeprefix("\ufeff")) == text
    except (LookupError, ValueError):
        return False


def refuse_other_types(data: bytes) -> None:
    """Refuse what begins as files begin that are not text.

    Raises:
        Unreadable: it does (`E_TYPE`).
    """
    kinds = (kind for magic, kind in _MAGIC.items() if data.startswith(magic))
    kind = "a tar archive" if data.startswith(b"ustar", _TAR) else next(kinds, None)
    if kind:
        raise Unreadable(
            f"It is {kind}, not text.",
            code="E_TYPE",
            hint="Save the article as plain text (.txt).",
        )


def _refuse_controls(text: str) -> None:
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise Unreadable(
            "It is not text: too many of its characters are control characters.",
            code="E_TYPE",
            hint="Give the article as plain text.",
        )


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    if unmarked := _unmarked_utf16(data):
        return data.decode(unmarked, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8", "replace")
        if declared and declared.lower() in _DECLARABLE:
            return data.decode(_DECLARABLE[declared.lower()], "replace")
        return _western(data)


def _unmarked_utf16(data: bytes) -> str | None:
    half = len(data) // 2
    if half < _SHORTEST:
        return None
    if data[1::2].count(0) > _UTF16_SHARE * half:
        return "utf-16-le" if data[::2].count(0) < _UTF16_SHARE * half else None
    if data[::2].count(0) > _UTF16_SHARE * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Say whether most of the bytes above ASCII stand in sequences of UTF-8."""
    in_sequences = sum(map(len, _SEQUENCES.findall(data)))
    return in_sequences * 2 > len(_HIGH_BYTES.findall(data))


def _western(data: bytes) -> str:
    text = data.decode("cp1252", "replace")
    _refuse_controls(text)
    letters = [c for c in text if c.isalpha()]
    if sum(c > "\x7f" for c in letters) > _FOREIGN_SHARE * len(letters):
        raise Unreadable(
            "Its encoding cannot be told.",
            code="E_ENCODING",
            hint="Convert it to UTF-8, for instance with: iconv -f ENCODING -t UTF-8",
        )
    return text
