"""`accounts.json`: what is known of the articles that lie beside it.

::

    {
        "articles": [
            {
                "path": "harbour.txt",
                "outlet": "The Harbour Review",
                "title": "…",
                "published": "2025-03-11",
                "url": "https://…",
                "byline": "…",
            }
        ]
    }

Only `path` is needed, relative to the folder of the file; the others may be missing or null. Of a
page that was kept as it was fetched (`kept`) it also says `fetched`, the day, and `charset`, the
encoding its server named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import msgspec

from variorum.errors import BadSidecar, InputError
from variorum.sources.decoding import decode
from variorum.sources.files import is_file, shown

NAME = "accounts.json"
_SHAPE = (
    'It should read {"articles": [{"path": "a.txt", "outlet": "…", "published": "2025-03-11"}]}.'
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a sidecar says of one article. An empty text counts as nothing said."""

    path: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    fetched: str | None = None
    charset: str | None = None

    @property
    def seen(self) -> date | None:
        """The day on which it was fetched.

        Raises:
            ValueError: it is not an ISO date.
        """
        return date.fromisoformat(self.fetched) if self.fetched else None

    @property
    def day(self) -> date | None:
        """The day of publication. A time of day is allowed, and left out.

        Raises:
            ValueError: it is not an ISO date.
        """
        return datetime.fromisoformat(self.published).date() if self.published else None


def read_sidecar(path: Path) -> tuple[dict[str, Known], tuple[BadSidecar, ...]]:
    """Give what a sidecar knows, by path, and what is wrong with it. What is right is still used."""
    try:
        document = msgspec.json.decode(decode(path.read_bytes()))
    except InputError as error:
        return {}, (_bad(path, error.message),)
    except OSError as error:
        return {}, (_bad(path, f"It cannot be read: {error.strerror or error}."),)
    except (msgspec.DecodeError, RecursionError) as error:
        return {}, (_bad(path, f"It is not valid JSON: {error}.", hint=_SHAPE),)
    entries = document.get("articles") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        return {}, (_bad(path, "It has no list of articles.", hint=_SHAPE),)
    known: dict[str, Known] = {}
    problems: list[BadSidecar] = []
    for number, entry in enumerate(entries, 1):
        try:
            article = _entry(entry)
        except ValueError as error:
            problems.append(_bad(path, f"Article {number} of its list: {error}."))
            continue
        complaints = list(_complaints(article, known, path.parent))
        problems += [_bad(path, f"Article {number} of its list: {words}") for words in complaints]
        if not complaints:
            known[article.path] = article
    return known, tuple(problems)


def _entry(entry: object) -> Known:
    """Check the shape of an entry; text that is empty or only white space is nothing said."""
    said = msgspec.convert(entry, Known)
    told = {f.name: _words(getattr(said, f.name)) for f in fields(Known) if f.name != "path"}
    return Known(PurePosixPath(said.path).as_posix(), **told)


def _words(said: str | None) -> str | None:
    return (said or "").strip() or None


def _complaints(article: Known, known: dict[str, Known], folder: Path) -> Iterator[str]:
    for said, day in ((article.published, "day"), (article.fetched, "seen")):
        try:
            getattr(article, day)
        except ValueError:
            yield f"{said!r} is not a day. Write it as 2025-03-11."
    if article.url and not article.url.lower().startswith(("http://", "https://")):
        yield f"{article.url!r} is not a web address."
    if article.path in known:
        yield f"{article.path} is named twice."
    parts = PurePosixPath(article.path).parts
    if not parts or ".." in parts or article.path.startswith("/"):
        yield f"{article.path!r} does not lie in this folder."
    elif not is_file(folder / article.path):
        yield f"there is no file {article.path}."


def _bad(path: Path, message: str, *, hint: str = "") -> BadSidecar:
    return BadSidecar(message, path=shown(path), hint=hint)
