"""Which files to read: a path, a folder and all below it, a web address, or `-` for standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import BinaryIO, Self
from urllib.parse import urlsplit

from variorum.errors import InputError, NotFetched, NotFound, Unreadable
from variorum.fetching import Fetched, Fetcher, Manners, fetcher
from variorum.fetching.addresses import is_web_address
from variorum.sources.kinds import (
    BEGINNING,
    UNSURE_SUFFIXES,
    has_lines,
    is_archive,
    kind_by_beginning,
    kind_by_name,
)

STDIN = "-"
_PIECE = 1 << 20
# Of an archive; CC-NEWS has some six hundred pages in so many bytes. And of JSON Lines, some two
# hundred articles: texts are not packed, and a part is what is lost when somebody interrupts.
_PART, _SOME_LINES = 1 << 24, 1 << 20
# A file name that is not UTF-8 comes as lone surrogates, which no document can hold.
_NO_TEXT = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    `path` is the way to it from where the program runs; `name` the way to it from the input
    that led there (for a file given by itself, its own name). `asked` says that it was given
    by itself. What was `fetched` from a web address is here already, since the day `on`. Of a large
    archive, or file of JSON Lines, it is a `part`: where it begins and ends, in bytes, and the
    number of its first line.
    """

    path: Path
    name: str
    asked: bool = False
    fetched: Fetched | None = None
    on: date | None = None
    part: tuple[int, int, int] | None = None

    @classmethod
    def of(cls, fetched: Fetched, *, on: date) -> Self:
        """Give what was fetched on a day as a file to read."""
        name = PurePosixPath(urlsplit(fetched.address).path).name or "page"
        return cls(Path(fetched.address), name, asked=True, fetched=fetched, on=on)

    @property
    def place(self) -> str:
        """What tells it from all others: the whole path, or the address; and which part it is."""
        here = self.name == STDIN or self.fetched
        place = self.shown if here else self.path.resolve().as_posix()
        return f"{place}#{self.part[0]}" if self.part else place

    @property
    def shown(self) -> str:
        """The path as text, as `Article.path` has it."""
        return self.fetched.address if self.fetched else shown(self.path)


@dataclass(frozen=True, slots=True)
class Web:
    """How web addresses are read: with which manners, and in which folder the pages are kept, if in one."""

    manners: Manners | None = None
    keep: Path | None = None


THE_WEB = Web()


def find_files(given: str | Path, web: Web = THE_WEB) -> Iterator[Found | InputError]:
    """Yield the files an input leads to, and what is wrong where there are none.

    Of a folder: every text file (.txt, .text, .md), web page (.html, .htm, .xhtml) and file of
    JSON Lines (.jsonl, .ndjson) at any depth, every archive (.warc, .warc.gz, .warc.zst), and every
    feed (.rss, .atom) or agency's item (.ninjs); .xml and .json where they are one. Hidden ones are passed over, and so are the folders of pictures and scripts that a
    browser puts beside a page it saves (`report_files` beside `report.html`).
    """
    path = Path(given)
    if is_web_address(str(given)):
        yield _fetch(str(given), web)
    elif str(given) == STDIN:
        yield Found(path, STDIN, asked=True)
    elif str(given) and is_folder(path):
        found = [part for one in _walk(path) for part in _in_parts(one)]
        yield from found
        if not found:
            yield NotFound(
                "There is no article in this folder.",
                path=shown(given),
                hint="Variorum reads .txt, .md, .html, .jsonl, .rss, .atom and .warc files, at any depth.",
            )
    elif str(given) and os.path.exists(path):  # noqa: PTH110 (see `is_file`)
        yield from _in_parts(Found(path, path.name, asked=True))
    else:
        yield NotFound(
            "There is no such file or folder.", path=shown(given), hint="Check the path."
        )


def _in_parts(found: Found | InputError) -> Iterator[Found | InputError]:
    """Yield a file; one of very many articles in parts, so that several may read it, and none holds it."""
    if isinstance(found, InputError) or not (is_archive(found.name) or has_lines(found.name)):
        yield found
        return
    from variorum.sources import records, warc

    try:
        if is_archive(found.name):
            parts = list(warc.parts_of(found.path, _PART))
        else:
            parts = list(records.parts_of(found.path, _SOME_LINES))
    except OSError as error:
        yield _denied(found, error)
        return
    yield from (replace(found, part=part) for part in parts)


def _fetch(address: str, web: Web) -> Found | InputError:
    """Fetch what somebody gave the address of, and keep it where they said.

    Raises:
        OutputError: it cannot be kept.
    """
    try:
        fetched, today = _fetcher(web.manners).fetch(address), datetime.now(UTC).date()
    except NotFetched as error:
        error.path = address
        return error
    if web.keep is not None:
        from variorum.sources.kept import keep

        keep(web.keep, fetched, today)
    return Found.of(fetched, on=today)


@cache
def _fetcher(manners: Manners | None) -> Fetcher:
    """Give what fetches for a run; it remembers whose turn it is."""
    return fetcher(manners)


@contextmanager
def in_a_file(found: Found) -> Iterator[Path]:
    """Give the path of a file that another process may open; what was fetched is put into one."""
    if found.fetched is None:
        yield found.path
        return
    with NamedTemporaryFile(suffix=found.name) as file:
        file.write(found.fetched.data or b"")
        file.flush()
        yield Path(file.name)


def digest_of(found: Found) -> str:
    """Give the SHA-256 of a file that is too large to be loaded.

    Raises:
        Unreadable: it may not be read (`E_DENIED`).
    """
    if found.fetched:
        return sha256(found.fetched.data or b"").hexdigest()
    try:
        told = found.path.stat()
        return _digest_of_file(found.path, told.st_size, told.st_mtime_ns)
    except OSError as error:
        raise _denied(found, error) from error


@cache
def _digest_of_file(path: Path, size: int, modified: int) -> str:
    """Give the SHA-256 of a file, made once for all its parts; of another size, it is another file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def read_bytes(found: Found, *, limit: int) -> bytes:
    """Give the bytes of a file.

    Raises:
        Unreadable: it may not be read (`E_DENIED`), or is larger than `limit` bytes (`E_TOO_LARGE`).
    """
    if found.fetched:
        return found.fetched.data or b""
    try:
        if found.name == STDIN:
            data = at_most(sys.stdin.buffer, limit + 1)
        else:
            with found.path.open("rb") as file:
                data = at_most(file, limit + 1)
    except OSError as error:
        raise _denied(found, error) from error
    if len(data) > limit:
        raise Unreadable(
            f"It is larger than {limit:,} bytes.",
            path=found.shown,
            code="E_TOO_LARGE",
            hint="Split it, or raise the limit with --limit file_bytes=N.",
        )
    return data


def _denied(found: Found, error: OSError) -> Unreadable:
    return Unreadable(
        f"It cannot be read: {error.strerror or error}.",
        path=found.shown,
        code="E_DENIED",
        hint="Check who may read it.",
    )


def at_most(stream: BinaryIO, size: int) -> bytes:
    """Read so many bytes, in pieces: a limit of a terabyte must not ask for a terabyte of memory."""
    pieces = []
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def is_file(path: Path) -> bool:
    """Say whether there is such a file. A name that the system cannot hold is none, and no error."""
    return os.path.isfile(path)  # noqa: PTH113 (`Path.is_file` raises for it)


def is_folder(path: Path) -> bool:
    """Say whether there is such a folder, in the same way."""
    return os.path.isdir(path)  # noqa: PTH112


def shown(path: str | Path) -> str:
    """Give a path as text that can be written in any document, with forward slashes."""
    return Path(path).as_posix().translate(_NO_TEXT)


def _walk(folder: Path) -> Iterator[Found | InputError]:
    problems: list[InputError] = []

    def note(error: OSError) -> None:
        problems.append(
            Unreadable(
                f"This folder cannot be read: {error.strerror or error}.",
                path=shown(error.filename),
                code="E_DENIED",
                hint="Check who may read it.",
            )
        )

    for root, folders, names in os.walk(folder, onerror=note):
        saved = {f"{Path(name).stem}_files" for name in names if kind_by_name(name) == "page"}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in saved)
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and is_file(path) and _holds_articles(path):
                yield Found(path, path.relative_to(folder).as_posix())
    yield from problems


def _holds_articles(path: Path) -> bool:
    if not path.name.lower().endswith(UNSURE_SUFFIXES):
        return kind_by_name(path.name) is not None
    try:
        with path.open("rb") as file:
            return kind_by_beginning(file.read(BEGINNING)) in {"feed", "ninjs"}
    except OSError:
        return False  # what cannot be looked into is not known to be ours
