"""The records of an archive, gone through in a process of its own, some at a time.

Whoever packed an archive decides what its headers, lengths and packings say. So no byte of it is
parsed where the program runs: `warc` asks for the records behind a place, and gets those that hold
pages unpacked, and of the others what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from variorum.errors import NotFetched
from variorum.sources.child import limit
from variorum.sources.files import at_most
from variorum.sources.items import Refusal, missing
from variorum.sources.limits import Limits

# A dictionary that all records of a file are packed with; they cannot be read from the middle.
DICTIONARY = b"\x5d\x2a\x4d\x18"
# Records handed over at once have no more than so many bytes, and take no longer than so many seconds.
_AT_ONCE = 8_000_000
_SECONDS = 1.0
_PIECE = 1 << 16
_DAMAGE = (OSError, ValueError, RuntimeError)
_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
# Inside of a record, this begins another: its length is wrong, and two would be made one.
_NEXT = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which records are asked for: from a place on, or `behind` it; `most` of them, before `stop`."""

    path: str
    place: int
    behind: bool
    stop: int | None
    most: int


@dataclass(frozen=True, slots=True)
class Record:
    """A record: a page with what is known of it, or why it cannot be read, or what it is instead."""

    place: int
    url: str = ""
    day: date | None = None
    charset: str | None = None
    body: bytes = b""
    refusal: Refusal | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Some records in their order. If `damaged`, what is behind the last of them must be looked for."""

    found: tuple[Record, ...]
    ended: bool = False
    damaged: bool = False


def damaged(place: int) -> Record:
    """Say that an archive is damaged at a place."""
    refusal = Refusal(
        "E_RECORD",
        "The archive is damaged at or behind this record.",
        "The rest is read.",
        str(place),
    )
    return Record(place, refusal=refusal)


# ── in the child ────────────────────────────────────────────────────────────────

# The way through an archive, the place reached, and the rest of it: where the next question goes on.
_on_the_way: tuple[str, int, Iterator[Any]] | None = None


def parse(data: bytes, limits: Limits) -> Records:
    """Give the next records of an archive."""
    global _on_the_way  # noqa: PLW0603 (a process that answers one question after another)
    asked = msgspec.msgpack.decode(data, type=Stretch)
    try:
        records = _records_of(asked)
    except ModuleNotFoundError:
        refusal = missing("warc", "fastwarc").refusals[0]
        return Records((Record(asked.place, refusal=refusal),), ended=True)
    _on_the_way = None
    found: list[Record] = []
    size, begun = 0, monotonic()
    while len(found) < asked.most and size < _AT_ONCE and monotonic() - begun < _SECONDS:
        limit(limits)  # each record has its time
        try:
            record = next(records, None)
        except _DAMAGE:
            here = () if found or asked.behind else (damaged(asked.place),)
            return Records((*found, *here), damaged=True)
        if record is None or (asked.stop is not None and record.stream_pos >= asked.stop):
            return Records(tuple(found), ended=True)
        found.append(one := _judged(record, limits))
        size += len(one.body)
        if one.refusal and one.refusal.code == "E_RECORD":
            return Records(tuple(found), damaged=True)
    _on_the_way = asked.path, found[-1].place, records
    return Records(tuple(found))


def _records_of(asked: Stretch) -> Iterator[Any]:
    """Go on where the last question ended, or open the archive where this one begins."""
    if _on_the_way and asked.behind and _on_the_way[:2] == (asked.path, asked.place):
        return _on_the_way[2]
    return _opened(import_module("fastwarc.warc"), asked)


def _opened(warc: Any, asked: Stretch) -> Iterator[Any]:
    with Path(asked.path).open("rb") as file:
        packed_together = file.read(len(DICTIONARY)) == DICTIONARY
        file.seek(0 if packed_together else asked.place)
        for record in warc.ArchiveIterator(
            file, record_types=warc.WarcRecordType.any_type, auto_decode="none"
        ):
            place = record.stream_pos
            if place > asked.place or (place == asked.place and not asked.behind):
                yield record


def _judged(record: Any, limits: Limits) -> Record:
    """Say what a record is; a page is unpacked."""
    try:
        return _told(record, record.stream_pos, limits)
    except _DAMAGE:
        return damaged(record.stream_pos)


def _told(record: Any, place: int, limits: Limits) -> Record:
    kind = (record.headers.get("WARC-Type") or "").lower()
    http = record.http_headers
    if not kind or (kind == "response" and _has_no_status(record)):
        return damaged(place)  # it breaks off in its head, or in what the server said first
    if kind not in {"response", "resource"}:
        return Record(place, other=kind[:20])
    if kind == "response" and (http is None or http.status_code != _OK):
        return Record(place, other="responses that are no success")
    media = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    if not media.lower().startswith(_PAGES):
        return Record(place, other=f"of type {media.partition(';')[0] or 'unknown'}")
    # Asked for more at once, it makes room for all of it, and ends the program where there is none.
    size = record.content_length
    body = at_most(record.reader, min(limits.page_bytes + 1, size))
    if len(body) > limits.page_bytes:
        return Record(place, refusal=_too_large(place, limits))
    if len(body) < size or _NEXT.search(body):
        return damaged(place)
    try:
        body = _plain(body, http, limits) if http else body
    except NotFetched as error:
        return Record(place, refusal=Refusal(error.code, error.message, error.hint, str(place)))
    return Record(
        place,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        day=record.record_date.date() if record.record_date else None,
        charset=record.http_charset,
        body=body,
    )


def _has_no_status(record: Any) -> bool:
    """Say whether a response of HTTP lacks what it begins with; those of other kinds have none."""
    said = (record.headers.get("Content-Type") or "application/http").lower()
    http = record.http_headers
    return said.startswith("application/http") and (not http or http.status_code is None)


def _too_large(place: int, limits: Limits) -> Refusal:
    return Refusal(
        "E_TOO_LARGE",
        f"The record is larger than {limits.page_bytes:,} bytes.",
        "Raise the limit with --limit page_bytes=N.",
        str(place),
    )


def _plain(body: bytes, http: Any, limits: Limits) -> bytes:
    """Unpack a body as its server sent it. Many archives keep it unpacked, and the header as it was.

    Raises:
        NotFetched: it cannot be unpacked (E_CODING), is a bomb (E_BOMB), or is not whole (E_CUT).
    """
    from variorum.fetching.bodies import Bounds, Cut, unpacked

    said = {name.lower(): value for name, value in http.items()}
    if "chunked" in said.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    coding = said.get("content-encoding", "")
    if not coding or body.lstrip()[:1] == b"<":
        return body
    try:
        # A piece at a time, as over the wire: what is a bomb is known to be one by its beginning.
        pieces = (body[at : at + _PIECE] for at in range(0, len(body), _PIECE))
        return unpacked(pieces, coding, Bounds(limits.page_bytes, ratio=100))
    except Cut as error:
        raise NotFetched("The page in it is not whole.", code="E_CUT") from error


def _unchunked(body: bytes) -> bytes:
    r"""Put a chunked body together; one that is not chunked stays as it is.

    >>> _unchunked(b"4\r\nrain\r\n1\r\ns\r\n0\r\n\r\n"), _unchunked(b"<p>rain")
    (b'rains', b'<p>rain')
    """
    parts, at = [], 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            break
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size + 2
    return b"".join(parts) if parts else body
