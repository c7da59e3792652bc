"""Where the tests keep their stores: a file of SQLite, and a database of a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.store import server
from variorum.store import Store

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a server once, and give its address; skip where there is none."""
    if reason := server.why_not():
        pytest.skip(reason)
    with server.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store, on each database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    url: str = request.getfixturevalue("postgresql")
    name = f"desk{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """Give an empty store, on each database in turn."""
    with Store.open(place) as opened:
        yield opened
