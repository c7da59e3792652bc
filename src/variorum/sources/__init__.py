"""Bytes → Articles: files and folders, with what is known of them beside the text.

Whatever cannot be read is named and set aside; all the rest is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from variorum.errors import InputError, Unreadable
from variorum.model import Article
from variorum.sources.day import publication_day
from variorum.sources.files import STDIN, Found, find_files, is_file, read_bytes
from variorum.sources.items import Item, with_key
from variorum.sources.kinds import NO_FIELDS, read_contents
from variorum.sources.limits import Limits
from variorum.sources.shelf import Shelf, Source
from variorum.sources.sidecar import NAME as SIDECAR
from variorum.sources.sidecar import Known, read_sidecar

__all__ = ["Limits", "Loaded", "Shelf", "Source", "ToRead", "find", "load", "read"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in: the articles, and what is wrong with the rest, both by path."""

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...] = ()


def load(
    *inputs: str | Path,
    published: date | None = None,
    outlet: str | None = None,
    limits: Limits | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
) -> Loaded:
    """Load every article of the given files and folders (`-` is standard input).

    A folder means all text files and web pages in it, at any depth; where `accounts.json`
    lists articles, Markdown that it does not list (a README, an edition) is none. `published`
    and `outlet` are for the articles of which neither it nor the page says it. A file that two
    inputs lead to is one article. The order of the inputs changes nothing. `fields` says under
    which names JSON Lines hold what: `{"text": "article.body"}`.

    Nothing is raised: what cannot be read is in `failures`, each with its `code`, `path`,
    `message` and `hint`.
    """
    files, failures = find(*inputs, published=published, outlet=outlet)
    articles: list[Article] = []
    for found in files:
        for one in read(found, limits=limits, fields=fields):
            if isinstance(one, Article):
                articles.append(one)
            else:
                failures.append(one)
    return Loaded(
        tuple(sorted(_told_apart(articles), key=lambda a: (a.path, a.id))),
        tuple(sorted(failures, key=lambda f: (f.path, f.code, f.message))),
    )


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file that is to be read, with what is known of it beside it."""

    file: Found
    known: Known
    day: date | None = None
    outlet: str | None = None


def find(
    *inputs: str | Path, published: date | None = None, outlet: str | None = None
) -> tuple[list[ToRead], list[InputError]]:
    """Find the files that inputs lead to, each once, and what is wrong with the rest.

    Only folders and sidecars are read. With `read` for each file, articles come one by one.
    """
    failures: list[InputError] = []
    sidecars = _Sidecars()
    files = [
        ToRead(found, known, published, outlet)
        for found in _once_each(_gather(inputs, failures))
        if (known := sidecars.about(found)) is not None
    ]
    return files, failures + sidecars.problems


def _gather(inputs: Iterable[str | Path], failures: list[InputError]) -> Iterator[Found]:
    for given in inputs:
        for found in find_files(given):
            if isinstance(found, InputError):
                failures.append(found)
            else:
                yield found


def _once_each(files: Iterable[Found]) -> Iterator[Found]:
    """Yield each file once, whichever inputs led to it, under the shortest of its names."""
    seen = set()
    for found in sorted(files, key=lambda f: (f.name.count("/"), not f.asked, f.name, f.shown)):
        place = found.path if found.name == STDIN else found.path.resolve()
        if place not in seen:
            seen.add(place)
            yield found


def read(
    told: ToRead, *, limits: Limits | None = None, fields: Mapping[str, str] = NO_FIELDS
) -> Iterator[Article | InputError]:
    """Yield the articles of a file, and what of it cannot be read. Nothing is raised."""
    limits, found = limits or Limits(), told.file
    try:
        data = read_bytes(found, limit=max(limits.file_bytes, limits.text_bytes))
        contents = read_contents(found.name, data, limits, fields)
    except InputError as error:
        error.path = error.path or found.shown
        yield error
        return
    digest = sha256(data).hexdigest()
    for refusal in contents.refusals:
        yield Unreadable(
            refusal.message,
            path=with_key(found.shown, refusal.key),
            code=refusal.code,
            hint=refusal.hint,
        )
    for item in contents.items:
        said = _filled(told.known, item)
        day, basis = publication_day(
            told=told.known.day,
            claimed=item.published,
            asked=told.day,
            url=said.url,
            text=item.text,
        )
        yield Article(
            id=_id(found.name, item, data),
            path=with_key(found.shown, item.key),
            text=item.text,
            sha256=digest,
            url=said.url,
            outlet=said.outlet or told.outlet,
            title=said.title,
            byline=said.byline,
            published=day,
            published_basis=basis,
            language=item.language or "en",
        )


def _filled(known: Known, item: Item) -> Known:
    """Give what the sidecar knows, and where it is silent what the file says of itself."""
    return Known(
        known.path,
        outlet=known.outlet or item.outlet,
        title=known.title or item.title,
        url=known.url or item.url,
        byline=known.byline or item.byline,
    )


def _id(place: str, item: Item, data: bytes) -> str:
    """Give an id from the place and the content. One article of many keeps its id when others come."""
    place = with_key(place, item.key)
    content = item.text.encode() if item.key else data
    return sha256(place.encode("utf-8", "surrogatepass") + b"\0" + content).hexdigest()[:12]


def _told_apart(articles: Sequence[Article]) -> Iterator[Article]:
    """Tell apart, by their whole path, articles of one name and text that came from two places."""
    bearers = Counter(article.id for article in articles)
    for article in articles:
        if bearers[article.id] == 1:
            yield article
        else:
            place = f"{article.path}\0{article.sha256}"
            yield replace(article, id=sha256(place.encode()).hexdigest()[:12])


@dataclass(slots=True)
class _Sidecars:
    """The sidecars met on the way. Each is read once."""

    read: dict[Path, dict[str, Known]] = field(default_factory=dict)
    problems: list[InputError] = field(default_factory=list)

    def about(self, found: Found) -> Known | None:
        """Give what the nearest sidecar says of a file, from its folder up to the input's.

        Nothing at all where the file is a note beside the articles: a sidecar lists others,
        and this is Markdown that nobody asked for.
        """
        listed = False
        if found.name != STDIN:
            for up in range(found.name.count("/") + 1):
                folder = found.path.parents[up]
                name = found.path.relative_to(folder).as_posix()
                if known := self._in(folder).get(name):
                    return known
                listed = listed or bool(self._in(folder))
        is_note = listed and not found.asked and found.path.suffix.lower() == ".md"
        return None if is_note else Known(found.name)

    def _in(self, folder: Path) -> dict[str, Known]:
        if folder not in self.read:
            self.read[folder] = {}
            if is_file(folder / SIDECAR):
                self.read[folder], problems = read_sidecar(folder / SIDECAR)
                self.problems += problems
        return self.read[folder]
