"""Find articles by their words: FTS5 in SQLite, `tsvector` in PostgreSQL.

Whatever is typed is words and "phrases" and nothing else: no database sees its own syntax in it.
The words of every article are looked up by its number, and change in the same transaction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import text

from variorum.store.packing import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

# So much of a text is searched; PostgreSQL takes no more than a megabyte of lexemes.
SEARCHED = 200_000
_ASKED = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w")

_CREATE = {
    "sqlite": (
        # Nothing is kept twice: the words point to the article, whose text lies deflated elsewhere.
        """CREATE VIRTUAL TABLE words USING fts5
        (title, body, content='', tokenize='porter unicode61 remove_diacritics 2')""",
    ),
    "postgresql": (
        "CREATE TABLE words (article integer PRIMARY KEY, body tsvector NOT NULL)",
        "CREATE INDEX words_body ON words USING gin (body)",
    ),
}
_ADD = {
    "sqlite": "INSERT INTO words (rowid, title, body) VALUES (:article, :title, :body)",
    "postgresql": "INSERT INTO words VALUES (:article, setweight(to_tsvector('english', :title), 'A')"
    " || to_tsvector('english', :body))",
}
_DROP = {
    "sqlite": "INSERT INTO words (words, rowid, title, body)"
    " VALUES ('delete', :article, :title, :body)",
    "postgresql": "DELETE FROM words WHERE article = :article",
}
_FIND = {
    "sqlite": "SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rank, rowid LIMIT :most",
    "postgresql": "SELECT article FROM words, to_tsquery('english', :asked) asked"
    " WHERE body @@ asked ORDER BY ts_rank(body, asked) DESC, article LIMIT :most",
}


def create(db: Connection) -> None:
    """Make what is needed to search."""
    for statement in _CREATE[db.dialect.name]:
        db.execute(text(statement))


def add(db: Connection, article: int, title: str, body: str) -> None:
    """Let an article be found by its words."""
    db.execute(text(_ADD[db.dialect.name]), _row(article, title, body))


def drop(db: Connection, article: int, title: str, body: str) -> None:
    """Let an article no longer be found by these words, which were given to `add`."""
    db.execute(text(_DROP[db.dialect.name]), _row(article, title, body))


def find(db: Connection, asked: str, *, most: int = 1000) -> list[int]:
    """Give the numbers of the articles that hold all the words and phrases asked for, best first."""
    terms = [match[1] or match[2] for match in _ASKED.finditer(storable(asked))]
    terms = [" ".join(re.findall(r"\w+", term)) for term in terms if _WORD.search(term)]
    if not terms:
        return []
    if db.dialect.name == "sqlite":
        query = " AND ".join(f'"{term}"' for term in terms)
    else:
        query = " & ".join("(" + " <-> ".join(f"'{w}'" for w in t.split()) + ")" for t in terms)
    return list(db.scalars(text(_FIND[db.dialect.name]), {"asked": query, "most": most}))


def _row(article: int, title: str, body: str) -> dict[str, object]:
    return {"article": article, "title": storable(title), "body": storable(body[:SEARCHED])}
