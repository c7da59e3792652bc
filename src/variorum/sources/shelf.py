"""Find the sources of an edition again, and read them anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from variorum.errors import InputError
from variorum.sources.files import Found, is_file, read_bytes
from variorum.sources.kinds import has_lines, is_archive, texts_of
from variorum.sources.limits import FOR_PROOF
from variorum.sources.sidecar import NAME as SIDECAR
from variorum.sources.sidecar import read_sidecar

# Files whose articles are remembered: of a feed, each would be parsed anew for every article.
_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it lies there now. `text` is None when it can no longer be read as text."""

    path: Path
    sha256: str
    text: str | None


class Shelf:
    """The places where the sources of an edition may lie.

    `roots` are the folders from which their paths are seen; `folders` hold them somewhere, at
    any depth and perhaps under another name.
    """

    def __init__(self, folders: Sequence[Path] = (), *, roots: Sequence[Path] = (Path(),)) -> None:
        self._folders = tuple(folders)
        self._roots = tuple(roots)
        self._found: dict[tuple[str, str], Source | None] = {}
        self._digests: dict[Path, str | None] = {}
        self._by_digest: dict[str, Path] | None = None
        self._texts = lru_cache(_REMEMBERED)(_texts_in)

    def find(self, path: str, digest: str) -> Source | None:
        """Give the source of this path and SHA-256, or what lies at its place, or nothing.

        A file with the right bytes is preferred, wherever it lies and whatever its name: so the
        page that was kept of a web address is found. Of `feed.xml#key` the SHA-256 is that of
        the file, and the text that of the one article.
        """
        if (path, digest) not in self._found:
            self._found[path, digest] = self._search(path, digest)
        return self._found[path, digest]

    def _search(self, path: str, digest: str) -> Source | None:
        found = [source for way in _ways_to_read(path) for source in self._candidates(*way, digest)]
        # Best is the right file with the words in it, then the right file, then what lies there.
        found.sort(key=lambda source: (source.sha256 != digest, source.text is None))
        return next(iter(found), None)

    def _candidates(self, file: str, key: str, digest: str) -> Iterator[Source]:
        """Yield the file that may be meant: the right one, else the first that lies at its place."""
        name = PurePosixPath(file).name
        likely = [*(root / file for root in self._roots), *(f / name for f in self._folders)]
        there = [place for place in likely if self._digest(place)]
        right = next((place for place in there if self._digest(place) == digest), None)
        if chosen := right or self._elsewhere(digest) or next(iter(there), None):
            yield Source(chosen, self._digest(chosen) or "", self._text(chosen, key))

    def _digest(self, place: Path) -> str | None:
        """Give the SHA-256 of a file, which may be an archive of gigabytes; nothing where there is none."""
        if place not in self._digests:
            self._digests[place] = None
            if is_file(place):
                try:
                    with place.open("rb") as file:
                        self._digests[place] = file_digest(file, "sha256").hexdigest()
                except OSError:
                    pass
        return self._digests[place]

    def _elsewhere(self, digest: str) -> Path | None:
        """Give a file below the folders by its SHA-256; they are gone through once, when a source is missed."""
        if self._by_digest is None:
            self._by_digest = {}
            for folder in self._folders:
                for root, _, names in os.walk(folder):
                    for path in (Path(root, name) for name in sorted(names)):
                        if found := self._digest(path):
                            self._by_digest.setdefault(found, path)
        return self._by_digest.get(digest)

    def _text(self, place: Path, key: str) -> str | None:
        try:
            return self._texts(place)(key)
        except (InputError, OSError):
            return None


def file_of(path: str) -> Path:
    """Give the file in which an article lies: `feed.xml` of `feed.xml#key`."""
    return next((Path(file) for file, _ in _ways_to_read(path) if is_file(Path(file))), Path(path))


def _ways_to_read(path: str) -> Iterator[tuple[str, str]]:
    """Yield file and key: `#` may also be a part of a file's name, but never of a key."""
    yield path, ""
    file, mark, key = path.rpartition("#")
    if mark and file:
        yield file, key


def _texts_in(place: Path) -> Callable[[str], str | None]:
    """Give what gives the texts of a file by their keys.

    Raises:
        InputError: the file cannot be read.
    """
    if is_archive(place.name):
        from variorum.sources.warc import text_at

        return partial(text_at, place)
    if has_lines(place.name):
        return partial(_line_at, place)
    sidecar = place.parent / SIDECAR
    known = read_sidecar(sidecar)[0].get(place.name) if is_file(sidecar) else None
    data = read_bytes(Found(place, place.name), limit=FOR_PROOF.file_bytes)
    return texts_of(place.name, data, known.charset if known else None)


def _line_at(place: Path, key: str) -> str | None:
    from variorum.sources.records import text_at

    with place.open("rb") as file:
        return text_at(file, key)
