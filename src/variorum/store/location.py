"""Where a store lies: a file of SQLite, or a database of PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from variorum.errors import StoreError

# Says where the store is when the command line does not.
VARIABLE = "VARIORUM_STORE"
FILE = "variorum.db"


def locate(location: str | Path | None) -> URL:
    """Give the address of a store: as given, as the environment says, or in the user's data folder.

    Raises:
        StoreError: it is neither a file nor an address of a kind that is known.

    >>> locate("desk.db").drivername, locate("postgresql://desk@db/news").drivername
    ('sqlite', 'postgresql+psycopg')
    """
    given = str(location or os.environ.get(VARIABLE) or _default())
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise _unknown(given.partition("://")[0]) from error
    match url.get_backend_name():
        case "sqlite" if url.database and url.database != ":memory:":
            return url.set(drivername="sqlite")
        case "postgresql":
            return url.set(drivername="postgresql+psycopg")
    raise _unknown(url.drivername)


def shown(url: URL) -> str:
    """Give the address as it may be printed: with no password in it.

    >>> shown(locate("postgresql://desk:secret@db/news"))
    'postgresql://desk:***@db/news'
    """
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _default() -> Path:
    from platformdirs import user_data_path

    return user_data_path("variorum", appauthor=False) / FILE


def _unknown(kind: str) -> StoreError:
    return StoreError(
        f"{kind!r} is no store that Variorum knows.",
        hint="Give a file, sqlite:///FILE, or postgresql://USER@HOST/DATABASE.",
    )
