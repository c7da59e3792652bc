"""The tables of a store, as they are now. How an older store comes to have them: `migrations`.

Articles, versions and what people decided (`rulings`, `notes`) are what is kept. All the rest is
derived from them and can be made anew: readings, statements, gists, links, stories, points.

Moments are ISO 8601 in UTC, days ISO dates: as text both sort as they should, on any database.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()


def _article(name: str = "article", *, key: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey("articles.number"), primary_key=key, nullable=False)


migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("applied", String, nullable=False),
)

# ── what is kept ────────────────────────────────────────────────────────────────

# One article, however often its text changed. `number` counts arrivals; `name` is made of the
# address, and names the story that this article founded.
articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("name", String, nullable=False, unique=True),
    Column("address", String, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("url", String, index=True),
    Column("outlet", String),
    Column("title", String),
    Column("byline", String),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("words", String, nullable=False, index=True),
    Column("added", String, nullable=False, index=True),
    Column("changed", String, nullable=False),
    Column("copy_of", Integer, index=True),
    Column("story", Integer, index=True),
)

# Each text an article had. `id` and `path` are those of the `Article` it is, to which spans refer.
versions = Table(
    "versions",
    metadata,
    _article(),
    Column("version", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("words", String, nullable=False),
    Column("added", String, nullable=False),
    Column("note", String),
    Column("text", LargeBinary, nullable=False),
    Column("skim", LargeBinary, nullable=False),
    Column("path", String, index=True),
)

# What people decided: two articles belong together, or do not.
rulings = Table(
    "rulings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("one", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("withdrawn", String),
)

# Small things that others remember: feeds and their state.
notes = Table(
    "notes",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

# What could not be read.
failures = Table(
    "failures",
    metadata,
    Column("path", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("message", String, nullable=False),
    Column("hint", String, nullable=False),
    Column("times", Integer, nullable=False),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False, index=True),
)

# ── what is known of an article by itself ───────────────────────────────────────

readings = Table(
    "readings",
    metadata,
    _article(),
    Column("version", Integer, primary_key=True),
    Column("made_by", String, nullable=False),
    Column("reading", LargeBinary, nullable=False),
)

# `came` and `gone` are versions; `instead_of` is the statement this one replaced.
statements = Table(
    "statements",
    metadata,
    _article(),
    Column("came", Integer, primary_key=True),
    Column("id", String, primary_key=True),
    Column("gone", Integer),
    Column("place", Integer, nullable=False),
    Column("speaker", String, nullable=False),
    Column("chain", String, nullable=False),
    Column("content", String, nullable=False),
    Column("manner", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("act", String, nullable=False),
    Column("said", String),
    Column("instead_of", String),
    Column("added", String, nullable=False, index=True),
)

# ── which belong together ───────────────────────────────────────────────────────

gists = Table(
    "gists",
    metadata,
    Column("name", String, primary_key=True),
    Column("piece", String, nullable=False, index=True),
    Column("gist", LargeBinary, nullable=False),
)

# Who holds a word among the heaviest of theirs, in the order of days.
holders = Table(
    "holders",
    metadata,
    Column("word", String, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("name", String, primary_key=True),
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Articles alike enough to be compared, each pair both ways round.
links = Table(
    "links",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("likeness", Integer, nullable=False),
    Column("support", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The signature of an article's passages, and its bands: whoever shares one may be a copy.
signatures = Table(
    "signatures", metadata, _article(), Column("digest", LargeBinary, nullable=False)
)
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    _article(),
    sqlite_with_rowid=False,
)

# ── what they tell together ─────────────────────────────────────────────────────

# `number` and `name` are those of the article that founded the story. `told` names the accounts
# that its edition was made of.
stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("first", String),
    Column("last", String, index=True),
    Column("articles", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("added", String, nullable=False),
    Column("changed", String, nullable=False, index=True),
    Column("told", String),
    Column("edition", LargeBinary),
)

points = Table(
    "points",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("key", String, primary_key=True),
    Column("relation", String, nullable=False),
    Column("aspect", String),
    Column("status", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("subject", String, nullable=False),
    Column("answers", String, nullable=False),
    Column("added", String, nullable=False, index=True),
    Column("gone", String),
)

# What became of stories: articles that moved from one to another, by themselves or by a ruling.
moves = Table(
    "moves",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("story", Integer, nullable=False, index=True),
    Column("other", Integer, nullable=False, index=True),
    Column("articles", String, nullable=False),
)

Index("statements_by_article", statements.c.article, statements.c.gone)
