"""Where a result goes: the standard output, a file, or a folder of tables.

A file is written whole beside its place and then moved there, so that nobody ever sees half of it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from variorum.errors import OutputError
from variorum.model import Article
from variorum.sources.shelf import file_of


def check(out: Path, *, folder: bool) -> None:
    """Say early, before any long work, that a result could not be written there.

    Raises:
        OutputError: it could not.
    """
    try:
        _check(out, folder=folder)
    except OSError as error:  # a name too long for the system, a folder nobody may look into
        raise _not_written(out, error) from error


def _check(out: Path, *, folder: bool) -> None:
    if folder and out.exists() and not out.is_dir():
        raise OutputError(
            f"{out} is a file.", hint="The tables need a folder: choose another name."
        )
    if not folder and out.is_dir():
        raise OutputError(f"{out} is a folder.", hint="Name a file in it.")
    if _is_device(out):
        return
    place = out if out.is_dir() else out.parent
    while folder and not place.exists():
        place = place.parent
    if not place.is_dir():
        raise OutputError(f"There is no folder {place}.", hint="Make it first, or choose another.")
    # Permissions don't tell all: a disk may be full, or there to be read only.
    tempfile.TemporaryFile(dir=place).close()


def spare(out: Path, articles: Iterable[Article]) -> None:
    """Refuse to write over a source.

    Raises:
        OutputError: the output would take the place of one of the articles.
    """
    if out.resolve() in (file_of(article.path).resolve() for article in articles):
        raise OutputError(
            f"{out} is one of the articles that were read.", hint="Choose another name with -o."
        )


def write(out: Path | None, document: bytes) -> None:
    """Write a document to a file, or to the standard output.

    Raises:
        OutputError: the file cannot be written; what was there before is still there.
    """
    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.flush()
        return
    # Through a link the file behind it is written; the link stays.
    place = out.resolve()
    if not _is_device(place):
        write_all(place.parent, {place.name: document})
        return
    try:
        place.write_bytes(document)
    except OSError as error:
        raise _not_written(out, error) from error


def write_all(folder: Path, documents: Mapping[str, bytes]) -> None:
    """Write files into a folder. All are written under other names before the first is moved.

    Raises:
        OutputError: one cannot be written; what was there before is still there.
    """
    written: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, document in documents.items():
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".variorum-", delete=False) as file:
                written.append((Path(file.name), folder / name))
                file.write(document)
        mode = 0o666 & ~_umask()
        for temporary, place in written:
            temporary.chmod(mode)
            temporary.replace(place)
    except OSError as error:
        raise _not_written(folder, error) from error
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def _is_device(place: Path) -> bool:
    """Say whether it is there and no file, as /dev/null and named pipes: nothing could be moved to it."""
    return place.exists() and not place.is_file() and not place.is_dir()


def _not_written(place: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{place} cannot be written to: {error.strerror or error}.",
        hint="Choose another place with -o, or make room.",
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
