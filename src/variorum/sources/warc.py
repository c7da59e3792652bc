"""WARC: archives of pages as they were fetched; plain, gzip or zstd. CC-NEWS as it comes.

An archive is gone through record by record, however large it is. A record that is damaged costs
itself: the next one is looked for behind it. The key of an article is the place of its record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from variorum.errors import InputError, NotFetched
from variorum.sources.files import at_most
from variorum.sources.items import Item, Refusal, missing
from variorum.sources.limits import FOR_PROOF, Limits
from variorum.sources.pages import read_pages

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
# How a record begins, or the packing of one: in gzip with whatever flags archives have set.
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00\x04\x08\x10]")
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")
_PLAIN = re.compile(rb"WARC/1\.[01]\r\n")
# A dictionary that all records of a file are packed with; they cannot be read from the middle.
_DICTIONARY = b"\x5d\x2a\x4d\x18"
# Inside of a record, this begins another: its length is wrong, and two would be made one.
_NEXT = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\n")
_PIECE = 1 << 20
# Longer than how any record begins, so that none is missed between two pieces.
_OVERLAP = 16
# After so many damaged places in a file, the rest of it is let be.
_MOST_DAMAGE = 1_000
Part = tuple[int, int]
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")


def parts_of(path: Path, size: int) -> Iterator[Part]:
    """Cut an archive into parts of so many bytes, to be read one by one, or by several.

    A record belongs to the part in which it begins.
    """
    with path.open("rb") as file:
        whole = file.seek(0, SEEK_END)
        file.seek(0)
        step = size if file.read(4) != _DICTIONARY else whole
    for start in range(0, max(whole, 1), max(step, 1)):
        yield start, min(start + step, whole)


def read_archive(
    file: BinaryIO, limits: Limits, part: Part | None = None
) -> Iterator[Item | Refusal]:
    """Yield the articles of an archive, or of a part of it, and what of it cannot be read.

    At the end comes what was passed over.
    """
    passed: Counter[str] = Counter()
    for record in _records(file, limits, *(part or ())):
        if isinstance(record, Refusal):
            yield record
        elif isinstance(record, str):
            passed[record] += 1
        else:
            for one in _of_record(record, limits):
                yield one
                if isinstance(one, Refusal) and one.code == "E_NOT_INSTALLED":
                    return
    if passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(passed.items()))
        yield Refusal(
            "W_SKIPPED",
            f"{passed.total():,} of its records hold no page: {kinds}.",
        )


def text_at(data: bytes, key: str) -> str | None:
    """Give the text of the article whose record lies at this place, if it is still there."""
    place, _, _ = key.partition("~")
    if not place.isdecimal() or int(place) >= len(data):
        return None
    file = BytesIO(data)
    for record in _records(file, FOR_PROOF, int(place)):
        if isinstance(record, _Page):
            made = _of_record(record, FOR_PROOF)
            return next(
                (one.text for one in made if isinstance(one, Item) and one.key == key), None
            )
        return None
    return None


class _Page:
    """A record that holds a page: where it lies, what it was fetched from and when, and its body."""

    __slots__ = ("body", "charset", "day", "key", "url")

    def __init__(self, record: Any, body: bytes) -> None:
        self.key = str(record.stream_pos)
        self.url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        self.day = record.record_date.date() if record.record_date else None
        self.charset = record.http_charset
        self.body = body


def _of_record(page: _Page, limits: Limits) -> Iterator[Item | Refusal]:
    try:
        contents = read_pages(page.body, limits, page.charset)
    except InputError as error:
        yield Refusal(error.code, error.message, error.hint, page.key)
        return
    for refusal in contents.refusals:
        yield replace(refusal, key=_below(page.key, refusal.key))
    for item in contents.items:
        yield replace(item, key=_below(page.key, item.key), url=page.url, seen=page.day)


def _below(place: str, key: str) -> str:
    return f"{place}~{key}" if key else place


# ── records ─────────────────────────────────────────────────────────────────────


def _records(
    file: BinaryIO, limits: Limits, start: int = 0, stop: int | None = None
) -> Iterator[_Page | Refusal | str]:
    """Yield each record that begins in a part: a page, what is wrong with it, or the kind of what is none.

    Behind a damaged place the reading begins anew, at what looks like the next record.
    """
    try:
        warc = import_module("fastwarc.warc")
    except ModuleNotFoundError:
        yield missing("warc", "fastwarc").refusals[0]
        return
    following = _next_start(file, start) if start else 0
    for _ in range(_MOST_DAMAGE):
        if following is None or (stop is not None and following >= stop):
            return
        last = place = following
        try:
            file.seek(place)
            for record in warc.ArchiveIterator(
                file, record_types=warc.WarcRecordType.any_type, auto_decode="none"
            ):
                last = record.stream_pos
                if stop is not None and last >= stop:
                    return
                found = _judged(record, limits)
                yield found
                if isinstance(found, Refusal) and found.code == "E_RECORD":
                    break
            else:
                return
        except (OSError, ValueError, RuntimeError):
            yield _damaged(last)
        following = _next_start(file, last + 1)
    yield Refusal("E_RECORD", "Too much of the archive is damaged; the rest is left out.")


def _damaged(place: int) -> Refusal:
    return Refusal(
        "E_RECORD",
        "The archive is damaged at or behind this record.",
        "The rest is read.",
        str(place),
    )


def _judged(record: Any, limits: Limits) -> _Page | Refusal | str:
    kind = (record.headers.get("WARC-Type") or "unknown").lower()
    http = record.http_headers
    if kind not in {"response", "resource"}:
        return kind[:20]
    if kind == "response" and (http is None or http.status_code != _OK):
        return "responses that are no success"
    media = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    if not media.lower().startswith(_PAGES):
        return f"of type {media.partition(';')[0] or 'unknown'}"
    key = str(record.stream_pos)
    # Asked for more at once, it makes room for all of it, and ends the program where there is none.
    size = record.content_length
    body = at_most(record.reader, min(limits.page_bytes + 1, size))
    if len(body) > limits.page_bytes:
        return Refusal(
            "E_TOO_LARGE",
            f"The record is larger than {limits.page_bytes:,} bytes.",
            "Raise the limit with --limit page_bytes=N.",
            key,
        )
    if len(body) < size or _NEXT.search(body):
        return _damaged(record.stream_pos)
    try:
        return _Page(record, _plain(body, http, limits) if http else body)
    except NotFetched as error:
        return Refusal(error.code, error.message, error.hint, key)


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
        return unpacked([body], coding, Bounds(limits.page_bytes, ratio=100))
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


def _next_start(file: BinaryIO, place: int) -> int | None:
    """Find where the next record may begin, from a place on."""
    file.seek(0)
    start = {b"\x1f\x8b": _GZIP, b"\x28\xb5": _ZSTD}.get(file.read(2), _PLAIN)
    file.seek(place)
    before = b""
    while piece := file.read(_PIECE):
        window = before + piece
        if found := start.search(window):
            return place + found.start()
        before = window[-_OVERLAP:]
        place += len(window) - len(before)
    return None
