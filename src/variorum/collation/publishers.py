"""Who publishes an account, and which agency's text it prints.

Two papers of one house are one source. A feed's label is no publisher, so the web address
is asked first; one name is met as *The New York Times*, *nytimes*, *NYT* and *nytimes.com*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from variorum.lexicon import entries, words
from variorum.model import Article, Reading, Span

# A dateline stands within so many characters of the first paragraph, an agency's name in a
# line of at most so many before it.
DATELINE = 120
LABEL = 60
# The dateline opens one of the first so many paragraphs: a standfirst or two may stand before it.
OPENING = 3


# "www.thetimes.co.uk", given for the name of a paper.
_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)


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
    return frozenset(found.union(*(signs for signs in _agency_keys() if signs & found)))


def keys(name: str) -> frozenset[str]:
    """Give the forms under which one outlet's name is met, letters only.

    Only a name of three words or more is shortened: *D. Mail* could be two papers. A web address
    has no words: *www.thetimes.co.uk* and *www.telegraph.co.uk* are no two short forms of one.

    >>> sorted(keys("The Wall Street Journal")), sorted(keys("Daily Mail"))
    (['wallstreetjournal', 'wsj', 'wsjournal'], ['dailymail'])
    >>> sorted(keys("www.thetimes.co.uk")), sorted(keys("edition.cnn.com"))
    (['thetimes', 'times'], ['cnn'])
    """
    if _ADDRESS.fullmatch(name) and (domain := _domain(f"//{name}")):
        return frozenset({domain, domain.removeprefix("the") or domain})
    parts = [w for w in re.findall(r"\w+", name.lower()) if w != "the"]
    found = {"".join(parts)}
    if len(parts) >= 3:
        initials = "".join(w[0] for w in parts)
        found |= {initials, initials[:-1] + parts[-1]}
        if len(parts) > 3 and parts[-1] in words("publishers", "tail"):
            # The Kelmouth National News Agency signs KNN.
            found.add(initials[:-1])
    return frozenset(key for key in found if len(key) >= 2)


def short_forms(name: str) -> frozenset[str]:
    """Give the forms by which a paper calls itself: its name, and how it ends; letters only.

    >>> sorted(short_forms("The Kelmouth Evening Gazette"))
    ['eveninggazette', 'gazette', 'kelmoutheveninggazette']
    """
    parts = _LETTERS.findall(name.lower().removeprefix("the "))
    return frozenset("".join(parts[n:]) for n in range(len(parts)))


def is_own(name: str, article: Article) -> bool:
    """Say whether a name stands for the article's own paper: any form of it, how it ends, its initials.

    >>> paper = Article.of("", outlet="Kelmouth Gazette")
    >>> is_own("the Gazette", paper), is_own("KG", paper), is_own("AP", paper)
    (True, True, False)
    """
    if name == initials(article.outlet or ""):
        return True
    forms = keys(name)
    return bool(forms & short_forms(article.outlet or "") or forms & houses(article))


def initials(name: str) -> str:
    """Give the letters by which a house of two words or more signs; nothing for a shorter name.

    >>> initials("Continental Press"), initials("The Gazette")
    ('CP', '')
    """
    parts = [w for w in _LETTERS.findall(name) if w.lower() not in ("the", "of", "and")]
    return "".join(w[0].upper() for w in parts) if len(parts) > 1 else ""


_LETTERS = re.compile(r"[^\W_]+")


@cache
def _agency_keys() -> tuple[frozenset[str], ...]:
    """Give for each agency the keys of all the ways it signs."""
    signs: dict[str, set[str]] = defaultdict(set)
    for sign, agency in _agencies().items():
        signs[agency] |= keys(sign)
    return tuple(frozenset(of) for of in signs.values())


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
    """Give the agencies an account credits, in text order; an agency's own report credits itself.

    >>> from variorum.model import Article, Reading
    >>> article = Article.of("OSLO (AP) - A ferry sank.")
    >>> bare = Reading(article, (), (), (), (), (), (), (), ())
    >>> [(c.agency, c.whole) for c in agency_credits(bare)]
    [('The Associated Press', True)]
    """
    found = sorted({(c.span.start, c.agency, c.whole): c for c in _credits(reading)}.items())
    return tuple(credit for _, credit in found)


def credits_of(readings: Sequence[Reading]) -> dict[str, tuple[Credit, ...]]:
    """Give the agencies each account of a story credits, by the account's id.

    A sign that no list knows may be the outlet's own (a station's call sign); it is an
    agency's once accounts of two houses bear it.
    """
    # In a story that has a text of the Continental Press (CP) is its sign, and nobody else's.
    own = {
        sign: reading.article.outlet
        for reading in readings
        if reading.article.outlet and (sign := initials(reading.article.outlet))
    }
    given = {
        reading.article.id: tuple(
            replace(credit, agency=own.get(credit.span.exact, credit.agency))
            for credit in agency_credits(reading)
        )
        for reading in readings
    }
    bearers: dict[str, set[frozenset[str]]] = defaultdict(set)
    for reading in readings:
        for credit in given[reading.article.id]:
            bearers[credit.agency].add(houses(reading.article) or frozenset([reading.article.id]))
    known = frozenset({*_agencies().values(), *own.values()})
    return {
        account: tuple(c for c in signed if c.agency in known or len(bearers[c.agency]) > 1)
        for account, signed in given.items()
    }


def _credits(reading: Reading) -> Iterator[Credit]:
    yield from _over_the_story(reading)
    yield from _under_the_story(reading)
    article = reading.article
    for piece in reading.furniture:
        if piece.kind not in ("credit", "copyright"):
            continue
        line = article.text[piece.start : min(piece.end, piece.start + 400)]
        signs = list(_named().finditer(line)) or list(_UNKNOWN.finditer(line))
        # Who signs alone sent the text; who is thanked or stands behind the desk's initials helped.
        alone = len(signs) == 1 and signs[0]["name"] == line.strip(" ()[]/.")
        for sign in signs:
            span = article.span(piece.start + sign.start("name"), piece.start + sign.end("name"))
            yield Credit(_agency(span.exact), span, whole=alone or piece.kind == "copyright")


def _over_the_story(reading: Reading) -> Iterator[Credit]:
    """Give the agency of the dateline, or of a line of its own before it."""
    article = reading.article
    prose = [p for p in reading.paragraphs if p.role == "paragraph"][:OPENING]
    start = prose[0].start if prose else 0
    for match in _dateline().finditer(article.text, start, start + DATELINE):
        yield Credit(_agency(match["name"]), article.span(*match.span("name")), whole=True)
    for paragraph in prose:
        end = min(paragraph.end, paragraph.start + DATELINE)
        sign = _opening().match(article.text, paragraph.start, end)
        if sign is not None and not _is_short_for(sign["name"], sign["place"]):
            yield Credit(_agency(sign["name"]), article.span(*sign.span("name")), whole=True)
    for paragraph in reading.paragraphs:
        if paragraph.start >= start or paragraph.end - paragraph.start > LABEL:
            continue
        label = _label().match(article.text, paragraph.start, paragraph.end)
        if label is not None:
            yield Credit(_agency(label["name"]), article.span(*label.span("name")), whole=True)


def _under_the_story(reading: Reading) -> Iterator[Credit]:
    """Give the agency in brackets behind the last full stop."""
    article = reading.article
    last = next((p for p in reversed(reading.paragraphs) if p.role == "paragraph"), None)
    if last is None:
        return
    if match := _signed().search(article.text, max(last.start, last.end - LABEL), last.end):
        yield Credit(_agency(match["name"]), article.span(*match.span("name")), whole=True)


def _is_short_for(sign: str, name: str) -> bool:
    """Say whether a sign is made of the first letters of a name: `Rail Safety Board (RSB)`."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper()).endswith(sign)


def _agency(sign: str) -> str:
    return _agencies().get(sign, sign)


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
def _dateline() -> re.Pattern[str]:
    """Match how a known agency stands in a dateline: `(AP) —`, `(Reuters) -` or `/TASS/.`."""
    return re.compile(rf"[(/](?P<name>{_signs()})(?:\)\W{{0,3}}[-–—:]|/\W{{0,3}}[-–—:.])")


@cache
def _opening() -> re.Pattern[str]:
    """Match a dateline at the beginning of a paragraph: place or day, and a sign in brackets.

    So an agency that no list knows is met: `Kelmouth, March 3 (NSPA) -`.
    """
    return re.compile(
        rf"(?P<place>(?:[A-Z0-9][\w.'’-]*[, /]{{1,3}}){{0,8}})"
        rf"\((?P<name>{_signs()}|[A-Z][A-Za-z]{{1,11}})\)\W{{0,3}}[-–—:]\s"
    )


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"[.!?][\"'”’]?\s*[(/](?P<name>{_signs()}|[A-Z]{{2,6}})[)/]\W{{0,2}}$")


_UNKNOWN = re.compile(r"(?<=\()(?P<name>[A-Z]{2,6})(?=\))")


@cache
def _label() -> re.Pattern[str]:
    """Match a line over the story that begins with an agency: `AFP, Tuesday 2 March`."""
    return re.compile(rf"(?P<name>{_signs()})(?=$|[,|: ]+\W*(?:\d|[A-Z][a-z]{{2,}}day))")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<name>{_signs()})(?!\w)")
