"""JSON Lines: one article a line, its text and the rest under names of somebody's choice.

The key of an article is its line and the field its text is in (`12:article.body`), so that the
words can be found again without being told the names anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NoReturn

from variorum.sources.decoding import printable
from variorum.sources.items import Item, Refusal, key_of
from variorum.sources.limits import FOR_PROOF, Limits
from variorum.sources.pagehead import day_of, language_of

# What corpora call them; the first that is there and is not empty counts.
USUAL = {
    "text": ("text", "body", "content", "articleBody", "maintext", "article"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical_url"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "published_at", "publication_date", "datePublished"),
    "language": ("language", "lang"),
}
_MARK = b"\xef\xbb\xbf"
_PIECE = 1 << 20
# Where it begins and ends, in bytes, and the number of its first line.
Part = tuple[int, int, int]


def parts_of(path: Path, size: int) -> Iterator[Part]:
    """Cut a file of JSON Lines into parts of about so many bytes, each with the number of its first line.

    A line belongs to the part in which it begins.
    """
    with path.open("rb") as file:
        start, first, line, end = 0, 1, 1, 0
        while piece := file.read(min(size, _PIECE)):
            end += len(piece)
            line += piece.count(b"\n")
            if end - start >= size and (last := piece.rfind(b"\n")) >= 0:
                cut = end - len(piece) + last + 1
                yield start, cut, first
                start, first = cut, line
        if end > start or not end:
            yield start, end, first


def read_records(
    file: BinaryIO, limits: Limits, fields: Mapping[str, str], part: Part | None = None
) -> Iterator[Item | Refusal]:
    r"""Yield the articles of JSON Lines, or of a part of them; `fields` says where what is, by `a.b.c`.

    A line that is not an article is refused with its number, and the others are read. No more
    than one line is in memory, and none that is longer than a page may be.

    >>> from io import BytesIO
    >>> next(read_records(BytesIO(b'{"body": "It rained."}\n'), Limits(), {})).key
    '1:body'
    """
    places = {name: (fields[name],) if name in fields else USUAL[name] for name in USUAL}
    empty = not part or part[2] == 1
    for number, line in _lines(file, limits.page_bytes, part):
        if number > limits.items:
            if not part or part[2] <= limits.items + 1:
                yield _too_many(number, limits)
            return
        empty = empty and not line.strip()
        if len(line) > limits.page_bytes:
            yield _too_large(number, "line", limits.page_bytes, "page_bytes")
        elif line.strip():
            yield _article(number, line, limits, places)
    if empty:
        yield Refusal("E_EMPTY", "It has no lines.", "Put an article a line into it, as JSON.")


def text_at(file: BinaryIO, key: str) -> str | None:
    """Give the text of the article of this key, if it is still there."""
    number, _, field = key.partition(":")
    if not number.isdecimal():
        return None
    lines = _lines(file, FOR_PROOF.page_bytes, None)
    line = next((line for n, line in lines if n == int(number)), b"")
    try:
        record = _record(line)
    except ValueError:
        return None
    found = (_at(record, path) for path in _paths(record) if key_of(path) == field)
    return next((printable(text) for text in found if isinstance(text, str)), None)


def _lines(file: BinaryIO, longest: int, part: Part | None) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file, or of a part of it, with their numbers; of one that is too long, the beginning."""
    start, end, number = part or (0, None, 1)
    file.seek(start)
    place = start
    while (end is None or place < end) and (line := file.readline(longest + 2)):
        place += len(line)
        if not place - len(line):
            line = line.removeprefix(_MARK)
        yield number, line.rstrip(b"\r\n")
        while not line.endswith(b"\n") and (line := file.readline(_PIECE)):
            place += len(line)
        number += 1


def _too_many(number: int, limits: Limits) -> Refusal:
    return Refusal(
        "E_TOO_MANY",
        f"It has more than {limits.items:,} lines; the others are left out.",
        "Split it, or raise the limit with --limit items=N.",
        key=str(number),
    )


def _article(
    number: int, line: bytes, limits: Limits, places: Mapping[str, Iterable[str]]
) -> Item | Refusal:
    try:
        record = _record(line)
    except ValueError as error:
        return Refusal(
            "E_JSON", f"The line is not a JSON object: {error}.", "Mend it.", str(number)
        )
    field, text = _first(record, places["text"])
    if not any(c.isalnum() for c in text):
        return Refusal(
            "E_NO_TEXT",
            "There is no text in this line.",
            "Say where it is, for instance with --field text=article.body",
            str(number),
        )
    if len(text) > limits.text_bytes:
        return _too_large(number, "text", limits.text_bytes, "text_bytes")
    said = {name: _first(record, places[name])[1].strip() for name in places}
    return Item(
        printable(text),
        key=f"{number}:{key_of(field)}",
        url=said["url"] if said["url"].lower().startswith(("http://", "https://")) else None,
        outlet=said["outlet"] or None,
        title=said["title"] or None,
        byline=said["byline"] or None,
        published=day_of(said["published"]),
        language=language_of(said["language"]),
    )


def _too_large(number: int, what: str, most: int, limit: str) -> Refusal:
    return Refusal(
        "E_TOO_LARGE",
        f"The {what} is larger than {most:,} bytes.",
        f"Leave it out, or raise the limit with --limit {limit}=N.",
        str(number),
    )


def _record(line: bytes) -> Mapping[str, object]:
    """Parse a line.

    Raises:
        ValueError: it is no JSON object; or one with two values under one name.
    """
    try:
        record = json.loads(line, parse_constant=_no_number, object_pairs_hook=_without_twins)
    except RecursionError:
        raise ValueError("it nests too deep") from None
    if not isinstance(record, dict):
        raise ValueError("it is a list, a text or a number")  # noqa: TRY004 (of the line's shape)
    return record


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a name stands in it twice")
    return record


def _first(record: Mapping[str, object], places: Iterable[str]) -> tuple[str, str]:
    """Give the first place where something is written, and what; a list of names is joined."""
    for place in places:
        said = _at(record, place)
        if isinstance(said, list):
            said = ", ".join(one for one in said if isinstance(one, str))
        if isinstance(said, str) and said.strip():
            return place, said
    return "", ""


def _at(record: Mapping[str, object], path: str) -> object:
    """Give what lies at `a.b.c`; a name may itself have dots in it."""
    if path in record:
        return record[path]
    here: object = record
    for name in path.split("."):
        here = here.get(name) if isinstance(here, dict) else None
    return here


def _paths(record: Mapping[str, object], above: str = "") -> Iterator[str]:
    for name, value in record.items():
        path = f"{above}{name}"
        yield path
        if isinstance(value, dict):
            yield from _paths(value, f"{path}.")
