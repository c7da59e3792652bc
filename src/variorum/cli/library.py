"""Where the sources of a document are looked for: at their paths, in a folder, in the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import NotFound, StoreError
from variorum.sources import Shelf, Source

if TYPE_CHECKING:
    from typing import Self

    from variorum.store import Store


class Library:
    """The sources of a document: files as they are now, and what the store keeps as it came.

    The store is opened when a file is not there any more, or is another one: pages that were
    fetched are nowhere else, and of an article that was edited it keeps every text.
    """

    def __init__(self, folder: Path | None, where: str | None) -> None:
        """Look at the paths as seen from here, then in a folder, then in a store.

        Raises:
            NotFound: there is no such folder.
            StoreError: a store was named, and there is none.
        """
        from variorum.cli import sample

        if folder is not None and not folder.is_dir():
            raise NotFound("There is no such folder.", path=str(folder), hint="Check the path.")
        self._shelf = Shelf([folder] if folder else [], roots=[Path(), sample.root()])
        self._store = _opened(where) if where else None
        self._looked_for = bool(where)
        self.kept: set[str] = set()

    @property
    def store(self) -> str | None:
        """The store's name, if one was opened."""
        return self._store.name if self._store else None

    def find(self, path: str, digest: str) -> Source | None:
        """Give the source of this path and SHA-256, or what lies at its place, or nothing."""
        there = self._shelf.find(path, digest)
        if there is not None and there.sha256 == digest and there.text is not None:
            return there
        text = self._kept(path, digest)
        if text is None:
            return there
        self.kept.add(path)
        return Source(Path(path), digest, text)

    def _kept(self, path: str, digest: str) -> str | None:
        from variorum.store import articles

        if not self._looked_for:
            self._store, self._looked_for = _usual(), True
        if self._store is None:
            return None
        with self._store.reading() as db:
            return articles.text_of(db, path, digest)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            self._store.close()


def _opened(where: str | None) -> Store:
    from variorum.store import Store

    return Store.open(where, read_only=True)


def _usual() -> Store | None:
    """Give the store that commands use where none is named; many a reader has none."""
    try:
        return _opened(None)
    except StoreError:
        return None
