"""What a file holds: the articles in it, and what of it could not be read.

A text file or a saved page holds one article, a feed many. An article among many has a `key`,
and its path is then `feed.xml#key`: whoever proves an edition finds it again by that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

# The key of a page of which only the words were read: its tags nest too deep for a parser.
WORDS_ALONE = "words"


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it lies in a file, with what the file itself claims of it.

    `text` is made once, by the kind's reader, and never edited afterwards. `seen` is the day on
    which somebody fetched it: it was published on that day, or before.
    """

    text: str
    key: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    language: str | None = None
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that could not be read, under a stable code; `key` says which part of it.

    Under a code that begins with `W_` it was read all the same, and a reader should know of it.
    """

    code: str
    message: str
    hint: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed that a file names, without holding anything of it."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file holds, in its order."""

    items: tuple[Item, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    feeds: tuple[Listed, ...] = ()

    @classmethod
    def refused(cls, code: str, message: str, hint: str = "") -> Contents:
        """Give the contents of a file of which nothing can be read."""
        return cls(refusals=(Refusal(code, message, hint),))


def with_key(path: str, key: str) -> str:
    """Give the path of an article in a file.

    >>> with_key("feeds/wire.xml", "pier-7"), with_key("a.txt", "")
    ('feeds/wire.xml#pier-7', 'a.txt')
    """
    return f"{path}#{key}" if key else path


def key_of(name: str) -> str:
    """Make a name fit for a key: no second `#`, nothing unprintable, not endless.

    >>> key_of("tag:wire.example,2025:#7 ")
    'tag:wire.example,2025:%237'
    """
    return quote(name.strip(), safe=":;,.?&=+@!~-_()", errors="replace")[:300]


def missing(extra: str, package: str) -> Contents:
    """Say that a package is not there that this kind of file needs."""
    return Contents.refused(
        "E_NOT_INSTALLED",
        f"To read it, the package {package} is needed.",
        f"Install it with: pip install 'variorum[{extra}]'",
    )
