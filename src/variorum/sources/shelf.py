"""Find the sources of an edition again, and read them anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from variorum.errors import InputError
from variorum.sources.files import Found, is_file, read_bytes
from variorum.sources.kinds import text_of
from variorum.sources.limits import FOR_PROOF


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
        self._by_digest: dict[str, Path] | None = None

    def find(self, path: str, digest: str) -> Source | None:
        """Give the source of this path and SHA-256, or what lies at its place, or nothing.

        A file with the right bytes is preferred, wherever it lies and whatever its name. Of
        `feed.xml#key` the SHA-256 is that of the file, and the text that of the one article.
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
        there = [(place, sha256(data).hexdigest(), data) for place, data in _existing(likely)]
        right = next((one for one in there if one[1] == digest), None)
        if right is None and (elsewhere := self._digests().get(digest)):
            right = next(((place, digest, data) for place, data in _existing([elsewhere])), None)
        if chosen := right or next(iter(there), None):
            place, found, data = chosen
            yield Source(place, found, _text(place.name, data, key))

    def _digests(self) -> dict[str, Path]:
        """Give every file below the folders by its SHA-256; made once, when a source is missed."""
        if self._by_digest is None:
            self._by_digest = {}
            for folder in self._folders:
                for root, _, names in os.walk(folder):
                    for path, data in _existing(Path(root, name) for name in sorted(names)):
                        self._by_digest.setdefault(sha256(data).hexdigest(), path)
        return self._by_digest


def file_of(path: str) -> Path:
    """Give the file in which an article lies: `feed.xml` of `feed.xml#key`."""
    return next((Path(file) for file, _ in _ways_to_read(path) if is_file(Path(file))), Path(path))


def _ways_to_read(path: str) -> Iterator[tuple[str, str]]:
    """Yield file and key: `#` may also be a part of a file's name, but never of a key."""
    yield path, ""
    file, mark, key = path.rpartition("#")
    if mark and file:
        yield file, key


def _existing(places: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    for place in places:
        if is_file(place):
            try:
                yield place, read_bytes(Found(place, place.name), limit=FOR_PROOF.file_bytes)
            except InputError:
                continue


def _text(name: str, data: bytes, key: str) -> str | None:
    try:
        return text_of(name, data, key)
    except InputError:
        return None
