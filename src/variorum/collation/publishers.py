"""Who publishes an account, and which agency's text it prints.

Two papers of one house are one source. A feed's label is no publisher, so the web address
is asked first; one name is met as *The New York Times*, *nytimes*, *NYT* and *nytimes.com*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from variorum.lexicon import entries, words
from variorum.model import Article, Reading, Span

# A dateline stands within so many characters of the first paragraph, an agency's name in a
# line of at most so many before it.
DATELINE = 120
LABEL = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that an account names as its own source, and where.

    `whole` is true when the account is the agency's text: a dateline or a copyright line
    says so. Otherwise the agency helped.
    """

    agency: str
    span: Span
    whole: bool


def houses(article: Article) -> frozenset[str]:
    """Give the keys of whoever publishes an article; two articles that share one share a house.

    >>> from dataclasses import replace
    >>> article = Article.of("", outlet="The New York Times")
    >>> sorted(houses(replace(article, url="https://www.nytimes.com/2021/a.html")))
    ['newyorktimes', 'nyt', 'nytimes']
    """
    found = set(keys(article.outlet or ""))
    if article.url and (domain := _domain(article.url)):
        found.add(domain)
    return frozenset(found)


def keys(name: str) -> frozenset[str]:
    """Give the forms under which one outlet's name is met, letters only.

    >>> sorted(keys("The Wall Street Journal"))
    ['wallstreetjournal', 'wsj', 'wsjournal']
    """
    parts = [w for w in re.findall(r"\w+", name.lower()) if w != "the"]
    found = {"".join(parts)}
    if len(parts) >= 2:
        found.add("".join(w[0] for w in parts[:-1]) + parts[-1])
    if len(parts) >= 3:
        found.add("".join(w[0] for w in parts))
    return frozenset(key for key in found if len(key) >= 2)


def _domain(url: str) -> str | None:
    """Give the name in a web address that stands for its publisher."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")[:-1]
    if len(labels) > 1 and labels[-1] in words("publishers", "suffix"):
        labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in words("publishers", "shelter"):
        labels = labels[:-1]
    return labels[-1] if labels else None


def agency_credits(reading: Reading) -> tuple[Credit, ...]:
    """Give the agencies an account credits, its own house left out, in text order.

    >>> from variorum.model import Article, Reading
    >>> article = Article.of("OSLO (AP) - A ferry sank.")
    >>> bare = Reading(article, (), (), (), (), (), (), (), ())
    >>> [(c.agency, c.whole) for c in agency_credits(bare)]
    [('The Associated Press', True)]
    """
    found = sorted({(c.span.start, c.agency, c.whole): c for c in _credits(reading)}.items())
    return tuple(credit for _, credit in found)


def _credits(reading: Reading) -> Iterator[Credit]:
    article = reading.article
    head = reading.paragraphs[0].start if reading.paragraphs else 0
    prose = next((p for p in reading.paragraphs if p.role == "paragraph"), None)
    start = prose.start if prose else head
    for match in _signature().finditer(article.text, start, start + DATELINE):
        yield Credit(_agencies()[match["name"]], article.span(*match.span("name")), whole=True)
    for paragraph in reading.paragraphs:
        if paragraph.start >= start or paragraph.end - paragraph.start > LABEL:
            continue
        label = _label().match(article.text, paragraph.start, paragraph.end)
        if label is not None:
            yield Credit(_agencies()[label["name"]], article.span(*label.span("name")), whole=True)
    for piece in reading.furniture:
        whole = piece.kind == "copyright"
        if piece.kind in ("credit", "copyright"):
            for match in _named().finditer(
                article.text, piece.start, min(piece.end, piece.start + 400)
            ):
                yield Credit(_agencies()[match["name"]], article.span(*match.span("name")), whole)


@cache
def _agencies() -> dict[str, str]:
    """Map every way an agency signs to its name."""
    return {
        short: str(e["name"])
        for e in entries("agencies", "wire")
        for short in (e["name"], *e["short"])
    }


@cache
def _signs() -> str:
    return "|".join(re.escape(sign) for sign in sorted(_agencies(), key=len, reverse=True))


@cache
def _signature() -> re.Pattern[str]:
    """Match a dateline: `OSLO (AP) —`, `OSLO, March 3 (Reuters) -` or `/TASS/.` of a Russian text."""
    return re.compile(rf"[(/](?P<name>{_signs()})[)/]\W{{0,3}}[-–—:.]")


@cache
def _label() -> re.Pattern[str]:
    """Match a line over the story that begins with an agency: `AFP, Tuesday 2 March`."""
    return re.compile(rf"(?P<name>{_signs()})(?=$|[,|: ]+\W*(?:\d|[A-Z][a-z]{{2,}}day))")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<name>{_signs()})(?!\w)")
