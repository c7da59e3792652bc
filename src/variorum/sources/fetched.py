"""What was fetched → Articles, for those who fetch by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from variorum.errors import InputError
from variorum.fetching import Fetched
from variorum.model import Article
from variorum.sources.articles import OnDoubt, ToRead, article_of
from variorum.sources.files import Found
from variorum.sources.items import Contents, with_key
from variorum.sources.kinds import read_contents
from variorum.sources.limits import Limits
from variorum.sources.sidecar import Known


def contents_of(fetched: Fetched, limits: Limits) -> Contents:
    """Give what was fetched; what cannot be read of it is among its refusals."""
    name = Found.of(fetched, on=date.min).name
    try:
        return read_contents(
            name, fetched.data or b"", limits, charset=fetched.charset, media=fetched.media
        )
    except InputError as error:
        return Contents.refused(error.code, error.message, error.hint)


def articles_of(
    fetched: Fetched, contents: Contents, *, on: date, on_doubt: OnDoubt | None = None
) -> Iterator[Article]:
    """Yield the articles in what was fetched on a day; `on_doubt` is told of what is odd."""
    data = fetched.data or b""
    told = ToRead(Found.of(fetched, on=on), Known(fetched.address))
    for item in contents.items:
        yield article_of(
            item,
            told,
            path=with_key(fetched.address, item.key),
            digest=sha256(data).hexdigest(),
            data=data,
            on_doubt=on_doubt,
        )
