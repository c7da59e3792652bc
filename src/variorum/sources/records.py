"""JSON Lines: one article a line, its text and the rest under names of somebody's choice.

The key of an article is its line and the field its text is in (`12:article.body`), so that the
words can be found again without being told the names anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn

from variorum.sources.decoding import printable
from variorum.sources.items import Contents, Item, Refusal, key_of
from variorum.sources.limits import Limits
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


def read_records(data: bytes, limits: Limits, fields: Mapping[str, str]) -> Contents:
    r"""Give the articles of a file of JSON Lines; `fields` says where what is, by `a.b.c`.

    A line that is not an article is refused with its number, and the others are read.

    >>> read_records(b'{"body": "It rained."}\n', Limits(), {}).items[0].key
    '1:body'
    """
    made = list(_made(data, limits, fields))
    items = tuple(one for one in made if isinstance(one, Item))
    return Contents(items, tuple(one for one in made if isinstance(one, Refusal)))


def text_at(data: bytes, key: str) -> str | None:
    """Give the text of the article of this key, if it is still there."""
    number, _, field = key.partition(":")
    lines = data.removeprefix(_MARK).split(b"\n")
    if not number.isdecimal() or not 0 < int(number) <= len(lines):
        return None
    try:
        record = _record(lines[int(number) - 1])
    except ValueError:
        return None
    found = (_at(record, path) for path in _paths(record) if key_of(path) == field)
    return next((printable(text) for text in found if isinstance(text, str)), None)


def _made(data: bytes, limits: Limits, fields: Mapping[str, str]) -> Iterator[Item | Refusal]:
    places = {name: (fields[name],) if name in fields else USUAL[name] for name in USUAL}
    count = 0
    for number, line in enumerate(data.removeprefix(_MARK).split(b"\n"), 1):
        if not line.strip():
            continue
        count += 1
        if count > limits.items:
            yield Refusal(
                "E_TOO_MANY",
                f"It has more than {limits.items:,} articles; the others are left out.",
                "Split it, or raise the limit with --limit items=N.",
                key=str(number),
            )
            return
        yield _article(number, line, limits, places)


def _article(
    number: int, line: bytes, limits: Limits, places: Mapping[str, Iterable[str]]
) -> Item | Refusal:
    if len(line) > limits.page_bytes:
        return _too_large(number, "line", limits.page_bytes, "page_bytes")
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
