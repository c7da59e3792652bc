"""Bytes → Articles: files and folders, with what is known of them beside the text.

Whatever cannot be read is named and set aside; all the rest is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from variorum.errors import InputError
from variorum.model import Article
from variorum.sources.day import publication_day
from variorum.sources.decoding import decode
from variorum.sources.files import STDIN, Found, find_files, is_file, read_bytes
from variorum.sources.shelf import Shelf, Source
from variorum.sources.sidecar import NAME as SIDECAR
from variorum.sources.sidecar import Known, read_sidecar

__all__ = ["MAX_BYTES", "Loaded", "Shelf", "Source", "load"]

# A long novel has 800 kB. What is larger is not one report, and would be parsed for minutes.
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in: the articles, and what is wrong with the rest, both by path."""

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...] = ()


def load(
    *inputs: str | Path,
    published: date | None = None,
    outlet: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Loaded:
    """Load every article of the given files and folders (`-` is standard input).

    A folder means all text files in it, at any depth; where `accounts.json` lists articles,
    Markdown that it does not list (a README, an edition) is none. `published` and `outlet` are for the
    articles of which `accounts.json` does not say it. A file that two inputs lead to is one
    article. The order of the inputs changes nothing.

    Nothing is raised: what cannot be read is in `failures`, each with its `code`, `path`,
    `message` and `hint`.
    """
    failures: list[InputError] = []
    sidecars = _Sidecars()
    loaded: list[tuple[Found, Article]] = []
    for found in _once_each(_gather(inputs, failures)):
        known = sidecars.about(found)
        if known is None:
            continue
        try:
            article = _article(found, known, asked=published, max_bytes=max_bytes)
        except InputError as error:
            error.path = error.path or found.shown
            failures.append(error)
        else:
            loaded.append((found, replace(article, outlet=article.outlet or outlet)))
    failures += sidecars.problems
    return Loaded(
        tuple(sorted(_identified(loaded), key=lambda a: (a.path, a.id))),
        tuple(sorted(failures, key=lambda f: (f.path, f.code, f.message))),
    )


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


def _article(found: Found, known: Known, *, asked: date | None, max_bytes: int) -> Article:
    data = read_bytes(found, limit=max_bytes)
    text = decode(data)
    day, basis = publication_day(told=known.day, asked=asked, url=known.url, text=text)
    return Article(
        id=_id(found.name, data),
        path=found.shown,
        text=text,
        sha256=sha256(data).hexdigest(),
        url=known.url,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        published=day,
        published_basis=basis,
    )


def _id(name: str, data: bytes) -> str:
    return sha256(name.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()[:12]


def _identified(loaded: Iterable[tuple[Found, Article]]) -> Iterator[Article]:
    """Tell apart, by their whole path, articles of one name and text that came from two places."""
    loaded = tuple(loaded)
    bearers = Counter(article.id for _, article in loaded)
    for found, article in loaded:
        if bearers[article.id] == 1:
            yield article
        else:
            yield replace(article, id=_id(found.path.as_posix(), bytes.fromhex(article.sha256)))


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
