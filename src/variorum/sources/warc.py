"""WARC: archives of pages as they were fetched; plain, gzip or zstd. CC-NEWS as it comes.

An archive is gone through record by record, however large it is, in a process of its own
(`archived`). A record that is damaged, or that brings that process down, costs itself: the next
one is looked for behind it. The key of an article is the place of its record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import SEEK_END
from pathlib import Path

import msgspec

from variorum.errors import InputError
from variorum.sources import archived
from variorum.sources.archived import DICTIONARY, Record, Records, Stretch
from variorum.sources.child import ARCHIVIST, Task
from variorum.sources.items import Item, Refusal
from variorum.sources.limits import FOR_PROOF, Limits
from variorum.sources.pages import read_pages

# How a record begins, or the packing of one: in gzip with whatever flags archives have set.
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00\x04\x08\x10]")
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")
_PLAIN = re.compile(rb"WARC/1\.[01]\r\n")
_PIECE = 1 << 20
# Longer than how any record begins, so that none is missed between two pieces.
_OVERLAP = 16
# After so many damaged places in a file, the rest of it is let be.
_MOST_DAMAGE = 1_000
# Records that are asked for at once.
_MANY = 64
_TOO_MUCH = Refusal("E_RECORD", "Too much of the archive is damaged; the rest is left out.")
Part = tuple[int, int]


def parts_of(path: Path, size: int) -> Iterator[Part]:
    """Cut an archive into parts of so many bytes, to be read one by one, or by several.

    A record belongs to the part in which it begins.
    """
    with path.open("rb") as file:
        whole = file.seek(0, SEEK_END)
        file.seek(0)
        step = size if file.read(4) != DICTIONARY else whole
    for start in range(0, max(whole, 1), max(step, 1)):
        yield start, min(start + step, whole)


def read_archive(path: Path, limits: Limits, part: Part | None = None) -> Iterator[Item | Refusal]:
    """Yield the articles of an archive, or of a part of it, and what of it cannot be read.

    At the end comes what was passed over.
    """
    passed: Counter[str] = Counter()
    for record in _records(path, limits, *(part or ())):
        if record.other:
            passed[record.other] += 1
            continue
        for one in _of_record(record, limits):
            yield one
            if isinstance(one, Refusal) and one.code == "E_NOT_INSTALLED":
                return
    if passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(passed.items()))
        yield Refusal("W_SKIPPED", f"{passed.total():,} of its records hold no page: {kinds}.")


def text_at(path: Path, key: str) -> str | None:
    """Give the text of the article whose record lies at this place, if it is still there."""
    place, _, _ = key.partition("~")
    if not place.isdecimal() or int(place) >= path.stat().st_size:
        return None
    record = next(_records(path, FOR_PROOF, int(place), most=1), None)
    made = _of_record(record, FOR_PROOF) if record and not record.other else ()
    return next((one.text for one in made if isinstance(one, Item) and one.key == key), None)


def _of_record(record: Record, limits: Limits) -> Iterator[Item | Refusal]:
    if record.refusal:
        yield record.refusal
        return
    key = str(record.place)
    try:
        contents = read_pages(record.body, limits, record.charset)
    except InputError as error:
        yield Refusal(error.code, error.message, error.hint, key)
        return
    for refusal in contents.refusals:
        yield replace(refusal, key=_below(key, refusal.key))
    for item in contents.items:
        yield replace(item, key=_below(key, item.key), url=record.url, seen=record.day)


def _below(place: str, key: str) -> str:
    return f"{place}~{key}" if key else place


def _records(
    path: Path, limits: Limits, start: int = 0, stop: int | None = None, *, most: int = _MANY
) -> Iterator[Record]:
    """Yield each record that begins in a part.

    Behind a damaged place the reading begins anew, at what looks like the next record.
    """
    place, behind = (_next_start(path, start) if start else 0), False
    damage = one_by_one = 0
    lost: Record | None = None
    while place is not None and (stop is None or place < stop):
        asked = Stretch(str(path.absolute()), place, behind, stop, 1 if one_by_one else most)
        records = ARCHIVIST.ask(
            Task(archived.__name__, msgspec.msgpack.encode(asked), limits), Records
        )
        if isinstance(records, Refusal) and not one_by_one:
            # Which of them brought the process down is not known yet.
            one_by_one = most
            continue
        if isinstance(records, Refusal):
            place = _next_start(path, place + 1) if behind else place
            records = _ended_by(place, records)
        if lost and not any(one.refusal and one.place == place for one in records.found[:1]):
            yield lost
        yield from records.found
        if records.ended:
            return
        place, behind = (records.found[-1].place if records.found else place or 0), True
        one_by_one = 0 if records.damaged else max(0, one_by_one - 1)
        lost = None
        if records.damaged:
            # What lies behind the last one that was read is lost, unless it is complained of itself.
            told = records.found and records.found[-1].refusal
            lost = None if told else archived.damaged(place)
            damage += 1
            if damage == _MOST_DAMAGE:
                yield Record(place, refusal=_TOO_MUCH)
                return
            place, behind = _next_start(path, place + 1), False
    if lost:
        yield lost


def _ended_by(place: int | None, refusal: Refusal) -> Records:
    """Say of a record that it brought down the process in which it was read."""
    if place is None:
        return Records((Record(0, refusal=refusal),), ended=True)
    return Records((Record(place, refusal=replace(refusal, key=str(place))),), damaged=True)


def _next_start(path: Path, place: int) -> int | None:
    """Find where the next record may begin, from a place on."""
    with path.open("rb") as file:
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
