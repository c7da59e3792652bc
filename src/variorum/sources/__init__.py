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

from variorum.errors import Doubtful, InputError, Unreadable
from variorum.model import Article
from variorum.sources.articles import OnDoubt, ToRead, article_of
from variorum.sources.files import (
    STDIN,
    THE_WEB,
    Found,
    Web,
    digest_of,
    find_files,
    in_a_file,
    is_file,
    read_bytes,
    shown,
)
from variorum.sources.items import Item, Listed, Refusal, with_key
from variorum.sources.kinds import NO_FIELDS, has_lines, is_archive, read_contents
from variorum.sources.limits import Limits
from variorum.sources.shelf import Shelf, Source
from variorum.sources.sidecar import NAME as SIDECAR
from variorum.sources.sidecar import Known, read_sidecar

__all__ = [
    "Limits", "Loaded", "Shelf", "Source", "ToRead", "Web", "find", "listed", "load", "read",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in: the articles, what is wrong with the rest, and what is odd, all by path."""

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...] = ()
    doubts: tuple[Doubtful, ...] = ()


def load(
    *inputs: str | Path,
    published: date | None = None,
    outlet: str | None = None,
    limits: Limits | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
    web: Web = THE_WEB,
) -> Loaded:
    """Load every article of the given files, folders and web addresses (`-` is standard input).

    A folder means all text files and web pages in it, at any depth; where `accounts.json`
    lists articles, Markdown that it does not list (a README, an edition) is none. `published`
    and `outlet` are for the articles of which neither it nor the page says it. A file that two
    inputs lead to is one article. The order of the inputs changes nothing. `fields` says under
    which names JSON Lines hold what: `{"text": "article.body"}`. `web` says
    how web addresses are read.

    Nothing is raised: what cannot be read is in `failures`, each with its `code`, `path`,
    `message` and `hint`.
    """
    files, failures = find(*inputs, published=published, outlet=outlet, web=web)
    articles: list[Article] = []
    doubts: list[Doubtful] = []
    for found in files:
        for one in read(found, limits=limits, fields=fields, on_doubt=doubts.append):
            if isinstance(one, Article):
                articles.append(one)
            else:
                failures.append(one)
    return Loaded(
        tuple(sorted(_told_apart(articles), key=lambda a: (a.path, a.id))),
        tuple(sorted(failures, key=_order)),
        tuple(sorted(doubts, key=_order)),
    )


def _order(error: InputError) -> tuple[str, str, str]:
    return error.path, error.code, error.message


def find(
    *inputs: str | Path,
    published: date | None = None,
    outlet: str | None = None,
    web: Web = THE_WEB,
) -> tuple[list[ToRead], list[InputError]]:
    """Find the files that inputs lead to, each once, and what is wrong with the rest.

    Only folders and sidecars are read, and web addresses fetched. With `read` for each file,
    articles come one by one.

    Raises:
        OutputError: what was fetched is to be kept, and cannot be written.
    """
    failures: list[InputError] = []
    sidecars = _Sidecars()
    files = [
        ToRead(found, known, published, outlet)
        for found in _once_each(_gather(inputs, failures, web))
        if (known := sidecars.about(found)) is not None
    ]
    return files, failures + sidecars.problems


def listed(
    given: str | Path, *, limits: Limits | None = None
) -> tuple[tuple[Listed, ...], tuple[InputError, ...]]:
    """Give the feeds that an OPML file lists, and what is wrong with it. Nothing is raised."""
    (found,) = list(find_files(given))[:1]
    try:
        if isinstance(found, InputError):
            raise found
        limits = limits or Limits()
        contents = read_contents(found.name, read_bytes(found, limit=limits.file_bytes), limits)
    except InputError as error:
        error.path = error.path or shown(given)
        return (), (error,)
    wrong = tuple(
        Unreadable(one.message, path=shown(given), code=one.code, hint=one.hint)
        for one in contents.refusals
    )
    if contents.feeds or wrong:
        return contents.feeds, wrong
    return (), (
        Unreadable(
            "It lists no feeds.",
            path=shown(given),
            code="E_TYPE",
            hint="Give an OPML file, or the feeds' addresses with: variorum feeds add",
        ),
    )


def _gather(inputs: Iterable[str | Path], failures: list[InputError], web: Web) -> Iterator[Found]:
    for given in inputs:
        for found in find_files(given, web):
            if isinstance(found, InputError):
                failures.append(found)
            else:
                yield found


def _once_each(files: Iterable[Found]) -> Iterator[Found]:
    """Yield each file once, whichever inputs led to it, under the shortest of its names."""
    seen = set()
    for found in sorted(
        files, key=lambda f: (f.name.count("/"), not f.asked, f.name, f.shown, f.part or (0, 0))
    ):
        place = found.place
        if place not in seen:
            seen.add(place)
            yield found


def read(
    told: ToRead,
    *,
    limits: Limits | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
    on_doubt: OnDoubt | None = None,
) -> Iterator[Article | InputError]:
    """Yield the articles of a file, and what of it cannot be read. Nothing is raised.

    `on_doubt` is told of what was read all the same: what was cut, or is odd.
    """
    found = told.file
    try:
        data, digest, parts = _parts(told, limits or Limits(), fields)
    except InputError as error:
        error.path = error.path or found.shown
        yield error
        return
    for part in parts:
        path = with_key(found.shown, part.key)
        if isinstance(part, Item):
            yield article_of(part, told, path=path, digest=digest, data=data, on_doubt=on_doubt)
        elif not part.code.startswith("W_"):
            yield Unreadable(part.message, path=path, code=part.code, hint=part.hint)
        elif on_doubt:
            on_doubt(Doubtful(part.message, path=path, code=part.code, hint=part.hint))


def _parts(
    told: ToRead, limits: Limits, fields: Mapping[str, str]
) -> tuple[bytes, str, Iterable[Item | Refusal]]:
    """Give the bytes of a file, their SHA-256, and what is in it.

    Archives and JSON Lines are gone through, and never loaded.

    Raises:
        InputError: nothing in it can be read.
    """
    found = told.file
    if is_archive(found.name):
        return b"", digest_of(found), _of_archive(found, limits)
    if has_lines(found.name):
        return b"", digest_of(found), _of_lines(found, limits, fields)
    data = read_bytes(found, limit=max(limits.file_bytes, limits.text_bytes))
    sent = found.fetched
    contents = read_contents(
        found.name,
        data,
        limits,
        fields,
        charset=sent.charset if sent else told.known.charset,
        media=sent.media if sent else "",
    )
    refusals = contents.refusals
    if contents.feeds and not contents.items:
        refusals += (_only_lists(len(contents.feeds)),)
    return data, sha256(data).hexdigest(), (*refusals, *contents.items)


def _of_archive(found: Found, limits: Limits) -> Iterator[Item | Refusal]:
    from variorum.sources.warc import read_archive

    with in_a_file(found) as path:
        yield from read_archive(path, limits, found.part)


def _of_lines(found: Found, limits: Limits, fields: Mapping[str, str]) -> Iterator[Item | Refusal]:
    from variorum.sources.records import read_records

    with in_a_file(found) as path, path.open("rb") as file:
        yield from read_records(file, limits, fields, found.part)


def _only_lists(count: int) -> Refusal:
    return Refusal(
        "E_NO_TEXT",
        f"It lists {count:,} feeds, and holds no article.",
        "Follow the feeds: variorum feeds import FILE, then variorum watch.",
    )


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
        if found.name != STDIN and not found.fetched:
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
