"""Unpack what came over the wire, a piece at a time, and stop before it becomes a bomb.

A megabyte of gzip can hold a gigabyte, one of Brotli more. No decoder here is asked for more than
a piece at once, and after each the sum is checked.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import RawIOBase
from typing import IO, cast

from variorum.errors import NotFetched

_PIECE = 1 << 16
# So much is taken at any ratio: an empty table packs well, and harms nobody.
_HARMLESS = 1_000_000
# The window a decoder of zstd may ask memory for; RFC 9659 has 8 MB for the web.
_WINDOW = 1 << 23


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a body may get, and how many times as large as what came. A `clipped` one is cut there."""

    most: int
    ratio: int
    clipped: bool = False


class Cut(Exception):
    """The body ends before its end."""


def accepted() -> str:
    """Name the codings that can be unpacked, for `Accept-Encoding`.

    >>> accepted()
    'gzip, deflate, br, zstd'
    """
    return ", ".join(name for name in _DECODERS if not name.startswith("x-"))


def unpacked(pieces: Iterable[bytes], coding: str, bounds: Bounds) -> bytes:
    """Give a body, unpacked.

    Raises:
        NotFetched: it is too large (E_TOO_LARGE), a bomb (E_BOMB), damaged, or packed in a way
            that nobody asked for (E_CODING).
        Cut: it is not whole.

    >>> unpacked([zlib.compress(b"It rained.")], "deflate", Bounds(1_000, 100))
    b'It rained.'
    """
    coding = coding.strip().lower()
    plain = coding in {"", "identity"}
    if not plain and coding not in _DECODERS:
        raise NotFetched(
            f"It is packed as {coding[:40]!r}, which nobody asked for.", code="E_CODING"
        )
    counted = _Counted(pieces)
    body = bytearray()
    try:
        for part in counted if plain else _DECODERS[coding](counted):
            body += part
            if len(body) > bounds.most and bounds.clipped:
                return bytes(body[: bounds.most])
            _check(len(body), counted.bytes, bounds)
    except _damage() as error:
        raise NotFetched("It cannot be unpacked: it is damaged.", code="E_CODING") from error
    return bytes(body)


def _check(size: int, came: int, bounds: Bounds) -> None:
    if size > max(_HARMLESS, came * bounds.ratio):
        raise NotFetched(
            f"It is packed more than {bounds.ratio} times, as bombs are.", code="E_BOMB"
        )
    if size > bounds.most:
        raise NotFetched(
            f"It is larger than {bounds.most:,} bytes.",
            code="E_TOO_LARGE",
            hint="Leave it out, or raise the limit with --manner body_bytes=N.",
        )


def _damage() -> tuple[type[Exception], ...]:
    import zstandard

    brotli = import_module("brotli")
    return zlib.error, brotli.error, zstandard.ZstdError


class _Counted:
    """What comes, and how much of it has come."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = next(self._pieces)
        self.bytes += len(piece)
        return piece


class _AsFile(RawIOBase):
    """What comes, as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes, no more than `size`."""
        self._left = self._left or next(filter(None, self._pieces), b"")
        size = len(self._left) if size < 0 else size
        part, self._left = self._left[:size], self._left[size:]
        return part


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _inflated(pieces, 16 + zlib.MAX_WBITS)


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack *deflate*, which by the book has a header of zlib, and by some servers has none."""
    first = next(filter(None, pieces), b"")
    headed = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return _inflated(_again(first, pieces), zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(pieces: Iterator[bytes], bits: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(bits)
    begun = False
    for piece in pieces:
        data, more = piece, bool(piece)
        while more:
            if stream.eof:
                # Another member follows, or what some servers leave behind the end.
                if not data.startswith(b"\x1f\x8b"):
                    return
                stream = zlib.decompressobj(bits)
            part = stream.decompress(data, _PIECE)
            begun = True
            yield part
            data = stream.unused_data if stream.eof else stream.unconsumed_tail
            more = bool(data) or (len(part) == _PIECE and not stream.eof)
    if begun and not stream.eof:
        raise Cut


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    stream = import_module("brotli").Decompressor()
    begun = False
    for piece in pieces:
        if stream.is_finished():
            return
        begun = begun or bool(piece)
        yield stream.process(piece, output_buffer_limit=_PIECE)
        # It says that it can take more even while it holds back what it has made.
        while part := stream.process(b"", output_buffer_limit=_PIECE):
            yield part
    if begun and not stream.is_finished():
        raise Cut


def _zstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import zstandard

    stream = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    with stream.stream_reader(
        cast("IO[bytes]", _AsFile(pieces)), read_across_frames=True
    ) as reader:
        while part := reader.read(_PIECE):
            yield part


_DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
