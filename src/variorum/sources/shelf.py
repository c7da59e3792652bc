"""Find the sources of an edition again, and read them anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from variorum.errors import InputError
from variorum.sources.decoding import decode
from variorum.sources.files import Found, is_file, read_bytes

# Proof-reading reads whatever was read before, under whichever limit.
_NO_LIMIT = 1 << 40


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

        A file with the right bytes is preferred, wherever it lies and whatever its name.
        """
        if (path, digest) not in self._found:
            self._found[path, digest] = self._search(path, digest)
        return self._found[path, digest]

    def _search(self, path: str, digest: str) -> Source | None:
        name = PurePosixPath(path).name
        likely = [root / path for root in self._roots] + [folder / name for folder in self._folders]
        sources = [source for source in map(_source, likely) if source]
        for source in sources:
            if source.sha256 == digest:
                return source
        elsewhere = self._digests().get(digest)
        return _source(elsewhere) if elsewhere else next(iter(sources), None)

    def _digests(self) -> dict[str, Path]:
        """Give every file below the folders by its SHA-256; made once, when a source is missed."""
        if self._by_digest is None:
            self._by_digest = {}
            for folder in self._folders:
                for root, _, names in os.walk(folder):
                    for path in (Path(root, name) for name in sorted(names)):
                        if source := _source(path):
                            self._by_digest.setdefault(source.sha256, path)
        return self._by_digest


def _source(path: Path) -> Source | None:
    if not is_file(path):
        return None
    try:
        data = read_bytes(Found(path, path.name), limit=_NO_LIMIT)
    except InputError:
        return None
    try:
        text = decode(data)
    except InputError:
        text = None
    return Source(path, sha256(data).hexdigest(), text)
