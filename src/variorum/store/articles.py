"""Articles: one row each, however often the text changed; every text it had, deflated.

What counts as the same article: the same address; the same web address with a kindred text; or
the same text from the same place where neither has another web address (a feed may invent new
ids at every poll). What a page claims to be (`canonical`) is believed only where the texts agree.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select, update

from variorum.model import Article, Skim
from variorum.store import schema, search
from variorum.store.packing import pack, pack_text, storable, unpack, unpack_text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

_ARTICLES, _VERSIONS = schema.articles, schema.versions
STDIN = "-"

How = Literal["new", "changed", "known"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article on its way into the store: skimmed, and with the address it is known by.

    `words` is a digest of the story's own words: two texts that differ in spaces only are one.
    `note` is what the editors say about a correction, where they do.
    """

    skim: Skim
    address: str
    words: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an arrival: the article's number and name, and whether it was known before."""

    number: int
    name: str
    version: int
    how: How


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it stands in a list: what is known of it without its text."""

    number: int
    name: str
    address: str
    version: int
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: date | None
    language: str
    words: str
    added: str
    changed: str
    copy_of: int | None
    story: int | None


def address_of(article: Article) -> str:
    """Give the address an article is known by: its path if that is a web address, else the file's.

    >>> address_of(Article("i", "https://wire.example/7", "", ""))
    'https://wire.example/7'
    """
    if "://" in article.path:
        return article.path
    if article.path.partition("#")[0] == STDIN:
        return f"{STDIN}#{article.id}"
    # Two links to one file are two addresses; copies are found by their words.
    return Path(os.path.abspath(article.path)).as_posix()  # noqa: PTH100 (see above)


def name_of(address: str) -> str:
    """Give the name of the article at an address, by which stories and links are known.

    >>> name_of("https://wire.example/7")
    'b39872dc0b'
    """
    return sha256(storable(address).encode()).hexdigest()[:10]


def keep(db: Connection, arrival: Arrival, known: Entry | None, moment: str) -> Kept:
    """Keep an article: a new one, or a new version of the one that is `known`, if there is more to know.

    That is another text, or its outlet or day, where nobody said so far which they are.
    """
    if known is None:
        return _add(db, arrival, moment)
    if known.words == arrival.words and not _says_more(arrival, known):
        return Kept(known.number, known.name, known.version, "known")
    return _change(db, arrival, known, moment)


def find(db: Connection, arrival: Arrival) -> tuple[Entry | None, list[Entry]]:
    """Give the article that an arrival is for certain, and those it may be, if the texts are kin."""
    article = arrival.skim.article
    if entry := _one(db, _ARTICLES.c.address == storable(arrival.address)):
        return entry, []
    if article.url:
        found = _some(db, _ARTICLES.c.url == storable(article.url))
        same = next((entry for entry in found if entry.words == arrival.words), None)
        return same, found
    place = arrival.address.partition("#")[0]
    for entry in _some(db, _ARTICLES.c.words == arrival.words):
        if entry.url is None and entry.address.partition("#")[0] == place != STDIN:
            return entry, []
    return None, []


def _add(db: Connection, arrival: Arrival, moment: str) -> Kept:
    address = storable(arrival.address)
    row = {
        "name": (name := name_of(address)),
        "address": address,
        "version": 1,
        "added": moment,
        "changed": moment,
        **_told(arrival),
    }
    number = int(db.scalar(_ARTICLES.insert().values(row).returning(_ARTICLES.c.number)) or 0)
    _write(db, number, 1, arrival, moment)
    return Kept(number, name, 1, "new")


def _says_more(arrival: Arrival, known: Entry) -> bool:
    article = arrival.skim.article
    return bool(
        (article.outlet and not known.outlet) or (article.published and not known.published)
    )


def _change(db: Connection, arrival: Arrival, known: Entry, moment: str) -> Kept:
    before = skim_of(db, known.number, known.version).article
    search.drop(db, known.number, before.title or "", before.text)
    version = known.version + 1
    row = {"version": version, "changed": moment, **_told(arrival)}
    # The first day stays: an article that is edited is not published anew.
    row["published"] = (known.published and known.published.isoformat()) or row["published"]
    row["url"] = known.url or row["url"]
    db.execute(update(_ARTICLES).where(_ARTICLES.c.number == known.number).values(row))
    _write(db, known.number, version, arrival, moment)
    return Kept(known.number, known.name, version, "changed")


# What is told of an article in a column of its own, as the article itself tells it.
_TOLD = tuple(field.name for field in fields(Article) if field.name in _ARTICLES.c)


def _told(arrival: Arrival) -> dict[str, Any]:
    article = arrival.skim.article
    told = {name: getattr(article, name) for name in _TOLD}
    told["title"] = article.title or _headline(arrival.skim)
    said = {name: value if value is None else storable(str(value)) for name, value in told.items()}
    return said | {"words": arrival.words}


def _headline(skim: Skim) -> str | None:
    spans = ((p.start, p.end) for p in skim.paragraphs if p.role == "headline")
    return next((skim.article.text[start:end].strip() for start, end in spans), None)


def _write(db: Connection, number: int, version: int, arrival: Arrival, moment: str) -> None:
    article = arrival.skim.article
    row = {
        "article": number,
        "version": version,
        "id": article.id,
        "words": arrival.words,
        "added": moment,
        "note": arrival.note and storable(arrival.note),
        "text": pack_text(article.text),
        "skim": pack(replace(arrival.skim, article=replace(article, text=""))),
        "path": storable(article.path),
    }
    db.execute(_VERSIONS.insert().values(row))
    let_be_found(db, number, article)


def let_be_found(db: Connection, number: int, article: Article) -> None:
    """Let an article be found by its words."""
    search.add(db, number, article.title or "", article.text)


def skim_of(db: Connection, number: int, version: int) -> Skim:
    """Give an article as it was skimmed, with its text as it was then.

    Raises:
        ValueError: what is kept of it is damaged.
    """
    asked = (_VERSIONS.c.article == number) & (_VERSIONS.c.version == version)
    text, packed = db.execute(select(_VERSIONS.c.text, _VERSIONS.c.skim).where(asked)).one()
    skim = unpack(packed, Skim)
    return replace(skim, article=replace(skim.article, text=unpack_text(text)))


def text_of(db: Connection, path: str, digest: str) -> str | None:
    """Give the text that spans of this path and SHA-256 refer to, in whichever version it was."""
    asked = select(_VERSIONS.c.article, _VERSIONS.c.version).where(
        _VERSIONS.c.path == storable(path)
    )
    for number, version in db.execute(asked).all():
        article = skim_of(db, number, version).article
        if article.sha256 == digest:
            return article.text
    return None


def entries(db: Connection, numbers: Iterable[int]) -> list[Entry]:
    """Give these articles as they stand in a list, in the order of their arrival."""
    return _some(db, _ARTICLES.c.number.in_(sorted(numbers)))


def named(db: Connection, names: Iterable[str]) -> dict[str, Entry]:
    """Give the articles of these names, by name."""
    return {entry.name: entry for entry in _some(db, _ARTICLES.c.name.in_(sorted(names)))}


def beginning(db: Connection, letters: Iterable[str]) -> list[Entry]:
    """Give the articles whose names begin so."""
    found = [
        entry
        for some in letters
        for entry in _some(db, _ARTICLES.c.name.startswith(some, autoescape=True))
    ]
    return list(dict.fromkeys(found))


def copies_of(db: Connection, numbers: Iterable[int]) -> list[Entry]:
    """Give the articles that only carry the text of one of these."""
    return _some(db, _ARTICLES.c.copy_of.in_(sorted(numbers)))


def with_words(db: Connection, words: str, but: int) -> Entry | None:
    """Give the first article of the same words that is no copy itself, other than one."""
    c = _ARTICLES.c
    return next(iter(_some(db, (c.words == words) & (c.number != but) & c.copy_of.is_(None))), None)


def set_copy(db: Connection, number: int, original: int | None) -> None:
    """Note of which article this is a copy, or that it is none."""
    db.execute(update(_ARTICLES).where(_ARTICLES.c.number == number).values(copy_of=original))


def notes(db: Connection, since: str) -> Iterator[tuple[Entry, str, str]]:
    """Yield the corrections that editors told since a moment: the article, when, and the words.

    A note that stood in the version before is not told again.
    """
    c = _VERSIONS.c
    before = _VERSIONS.alias()
    same = (before.c.article == c.article) & (before.c.version < c.version)
    told_before = select(before.c.note).where(same, before.c.note == c.note).exists()
    asked = select(c.article, c.added, c.note).where(c.added > since, c.note.is_not(None))
    told = [
        tuple(row) for row in db.execute(asked.where(~told_before).order_by(c.article, c.version))
    ]
    known = {entry.number: entry for entry in entries(db, {number for number, _, _ in told})}
    yield from ((known[number], at, note) for number, at, note in told)


def _one(db: Connection, condition: Any) -> Entry | None:
    return next(iter(_some(db, condition)), None)


def _some(db: Connection, condition: Any) -> list[Entry]:
    rows = db.execute(select(_ARTICLES).where(condition).order_by(_ARTICLES.c.number))
    return [_entry(row) for row in rows]


def _entry(row: Row[Any]) -> Entry:
    told = dict(row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)
    day = told.pop("published")
    return Entry(published=date.fromisoformat(day) if day else None, **told)
