"""Nouns and texts as bytes, and back: msgpack, deflated."""

from __future__ import annotations

import json
import zlib
from typing import Any, TypeVar

import msgspec

from variorum.errors import StoreError

Noun = TypeVar("Noun")

# Level 6 brings an article of 5 kB to 2.3; Zstandard would bring it to 2.2, as another dependency.
_LEVEL = 6
_NO_TEXT = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


def pack(noun: Any) -> bytes:
    r"""Give a noun as bytes. What no UTF-8 can hold is carried by the escapes of JSON.

    >>> unpack(pack(["a", "\ud800"]), list[str])
    ['a', '\ud800']
    """
    try:
        return b"m" + zlib.compress(msgspec.msgpack.encode(noun), _LEVEL)
    except UnicodeEncodeError:
        return b"j" + zlib.compress(json.dumps(msgspec.to_builtins(noun)).encode(), _LEVEL)


def unpack(data: bytes, noun: type[Noun]) -> Noun:
    """Give the noun that was packed.

    Raises:
        StoreError: the bytes are not what `pack` gave (E_CORRUPT).
    """
    try:
        plain = zlib.decompress(data[1:])
        if data[:1] == b"j":
            return msgspec.convert(json.loads(plain), noun)
        return msgspec.msgpack.decode(plain, type=noun)
    except (zlib.error, ValueError, TypeError) as error:
        raise _damaged() from error


def pack_text(text: str) -> bytes:
    """Give a text as bytes, whatever is in it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    """Give the text that was packed.

    Raises:
        StoreError: the bytes are not what `pack_text` gave (E_CORRUPT).
    """
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError, TypeError) as error:
        raise _damaged() from error


def _damaged() -> StoreError:
    return StoreError(
        "Something that the store keeps is damaged.",
        code="E_CORRUPT",
        hint="`variorum doctor` says what; what is derived, `variorum doctor --mend` makes anew.",
    )


def storable(text: str) -> str:
    r"""Give a text as a column can hold it: no NUL, no half of a character.

    >>> storable("a\x00b") == "a\ufffdb"
    True
    """
    return text.translate(_NO_TEXT)
