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
from variorum.sources.limits import FOR_PROOF, Limits, limits_of_proof
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
Part = tuple[int, int, int]


def parts_of(path: Path, size: int) -> Iterator[Part]:
    """Cut an archive into parts of so many bytes, to be read one by one, or by several.

    A record belongs to the part in which it begins.
    """
    with path.open("rb") as file:
        whole = file.seek(0, SEEK_END)
        file.seek(0)
        step = size if file.read(4) != DICTIONARY else whole
    for start in range(0, max(whole, 1), max(step, 1)):
        yield start, min(start + step, whole), 1


def read_archive(path: Path, limits: Limits, part: Part | None = None) -> Iterator[Item | Refusal]:
    """Yield the articles of an archive, or of a part of it, and what of it cannot be read.

    At the end comes what was passed over.
    """
    passed: Counter[str] = Counter()
    record: Record | None = None
    for record in _records(path, limits, *(part or ())[:2]):
        if record.other:
            passed[record.other] += 1
            continue
        for one in _of_record(record, limits):
            yield one
            if isinstance(one, Refusal) and one.code == "E_NOT_INSTALLED":
                return
    if record is None and (part is None or not part[0]):
        yield Refusal("E_EMPTY", "There is no record in this archive.", "Fetch it once more.")
    if passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(passed.items()))
        yield Refusal("W_SKIPPED", f"{passed.total():,} of its records hold no page: {kinds}.")


def text_at(path: Path, key: str) -> str | None:
    """Give the text of the article whose record lies at this place, if it is still there."""
    place, _, below = key.partition("~")
    if not place.isdecimal() or int(place) >= path.stat().st_size:
        return None
    record = next(_records(path, FOR_PROOF, int(place), most=1), None)
    limits = limits_of_proof(below)
    made = _of_record(record, limits) if record and not record.other else ()
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
    way = _Way(path, limits, (start, stop), most)
    while way.place is not None and (stop is None or way.place < stop):
        records = way.ask()
        if records is None:
            continue
        if way.lost and not _begins_with_complaint(records, way.place):
            yield way.lost
        yield from records.found
        if records.ended:
            return
        way.go_on(records)
        if way.damage == _MOST_DAMAGE:
            yield Record(0, refusal=_TOO_MUCH)
            return
    if way.lost:
        yield way.lost


class _Way:
    """The way through an archive: the place it has come to, and what lies damaged behind it.

    `place` is that of the next record, or of the last one if the next is `behind` it; nothing at
    the end. `lost` is the complaint of what may lie unread behind the last one: it counts unless
    the next record is complained of itself.
    """

    def __init__(self, path: Path, limits: Limits, part: tuple[int, int | None], most: int) -> None:
        start, self._stop = part
        self._path = path
        self._limits = limits
        self._most = most
        self._one_by_one = 0
        self._behind = False
        self.place = _next_start(path, start, self._stop) if start else 0
        self.lost: Record | None = None
        self.damage = 0

    def ask(self) -> Records | None:
        """Ask for the next records; nothing when they have to be asked for one by one."""
        assert self.place is not None  # noqa: S101 (whoever is at the end asks no more)
        most = 1 if self._one_by_one else self._most
        asked = Stretch(str(self._path.absolute()), self.place, self._behind, self._stop, most)
        task = Task(archived.__name__, msgspec.msgpack.encode(asked), self._limits)
        records = ARCHIVIST.ask(task, Records)
        if isinstance(records, Records):
            return records
        if not self._one_by_one:
            # Which of them brought the process down is not known yet.
            self._one_by_one = most
            return None
        self.place = _next_start(self._path, self.place + 1) if self._behind else self.place
        key = "" if self.place is None else str(self.place)
        one = Record(self.place or 0, refusal=replace(records, key=key))
        return Records((one,), ended=self.place is None, damaged=True)

    def go_on(self, records: Records) -> None:
        """Go on behind the records that came."""
        last = records.found[-1] if records.found else None
        place = last.place if last else self.place or 0
        self.place, self._behind, self.lost = place, True, None
        self._one_by_one = max(0, self._one_by_one - 1)
        if records.damaged:
            self.damage += 1
            self.lost = None if last and last.refusal else archived.damaged(place)
            self._one_by_one = 0
            self.place, self._behind = _next_start(self._path, place + 1, self._stop), False


def _begins_with_complaint(records: Records, place: int | None) -> bool:
    return any(one.refusal and one.place == place for one in records.found[:1])


def _next_start(path: Path, place: int, stop: int | None = None) -> int | None:
    """Find where the next record may begin, from a place on; behind `stop`, nobody looks for long.

    Else each part within one large record would be a way through all the rest of it.
    """
    with path.open("rb") as file:
        start = {b"\x1f\x8b": _GZIP, b"\x28\xb5": _ZSTD}.get(file.read(2), _PLAIN)
        file.seek(place)
        before = b""
        while (stop is None or place < stop) and (piece := file.read(_PIECE)):
            window = before + piece
            if found := start.search(window):
                return place + found.start()
            before = window[-_OVERLAP:]
            place += len(window) - len(before)
    return None
