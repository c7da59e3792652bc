"""The day an article was published, and on what basis it is known.

In this order: what `accounts.json` says · what the page or the feed says of itself · what the
person says who runs the program · the address (`/2017/12/27/`) · a line of the text that holds a date and nothing else ("Published
3 March 2019"). Never from today. A date that can be read two ways (03/04/2019) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from variorum.model import PublishedBasis

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?![\w/]|-\d)", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY}(?:, ?| |-){_YEAR}",
        rf"(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.]{_YEAR}",
    )
)
_IN_ADDRESS = re.compile(
    rf"(?<![\d]){_YEAR}[/-](?P<month>\d\d?|[a-z]{{3}})[/-](?P<day>\d\d?)(?=[/_.-]|$)"
    r"|(?<=/)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)

# What may stand beside the date in a line that is nothing but a date line.
_LABEL = re.compile(r"(?:first )?(?:published|posted|issued|created)\b|\bdate:", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|amended|revised)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"""\b(?: first | last | published | posted | issued | created | date | on | at | by | web
          | updated | modified | edited | amended | revised
          | mon(?:day)? | tue(?:s(?:day)?)? | wed(?:nesday)? | thu(?:r(?:s(?:day)?)?)?
          | fri(?:day)? | sat(?:urday)? | sun(?:day)?
          | \d{1,2}[:.]\d\d(?:[:.]\d\d)? (?:\s*[ap]\.?\s?m\b\.?)? | \d{1,2}\s*[ap]\.?m\b\.?
          | hrs? | hours | o'clock | gmt | utc | bst | i?cest | cet | eet | ist | msk
          | [ecmp][sd]?t | ak[sd]t | hst | a?e[sd]t | jst | hkt | sgt | local\ time
        )\b | [+-]\d\d:?\d\d | [\s,.:;|()·•–—/-]""",
    re.IGNORECASE | re.VERBOSE,
)
# What may come before it: "WASHINGTON, July 2, 2013", "Kelmouth Gazette | 2 July 2013".
_BEFORE = re.compile(
    r"^(?:[A-Z][A-Z.'’-]+[ ]?){1,3}(?:\([A-Z ]+\) ?)?[,—–-] *|^[^\d|·•:]{2,40} ?[|·•] *"
)

# Headline, standfirst, byline and caption come before the date; more than that is the story.
_HEAD_LINES = 6
# At the foot only the very end: what stands above may be the furniture of other stories.
_FOOT_LINES = 2
_LONGEST_LINE = 80
# What a computer writes when it knows no date.
_EPOCH = date(1970, 1, 1)


def publication_day(
    *,
    told: date | None,
    claimed: date | None = None,
    asked: date | None,
    url: str | None,
    text: str,
) -> tuple[date | None, PublishedBasis]:
    r"""Give the day an article was published, and its basis.

    `told` comes from the sidecar, `asked` from an option; both count as told beside the text
    (`sidecar`). `claimed` stands in a page's or a feed's own data (`metadata`). Without any trace: no day, and the basis `none`.

    >>> publication_day(told=None, asked=None, url="https://a.example/2017/12/27/x", text="")
    (datetime.date(2017, 12, 27), 'url')
    >>> publication_day(told=None, asked=None, url=None, text="A headline\nPublished 3 March 2019")
    (datetime.date(2019, 3, 3), 'text')
    """
    if told:
        return told, "sidecar"
    if claimed and claimed != _EPOCH:
        return claimed, "metadata"
    if asked:
        return asked, "sidecar"
    if day := day_of_address(url or ""):
        return day, "url"
    if day := day_of_text(text):
        return day, "text"
    return None, "none"


def day_of_address(url: str) -> date | None:
    """Give the day in the path of a web address, if there is exactly one.

    >>> day_of_address("https://a.example/world/2013/jul/02/quake")
    datetime.date(2013, 7, 2)
    >>> day_of_address("https://a.example/?since=2013-07-02")
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    days = set()
    for found in _IN_ADDRESS.finditer(path):
        year, month, day = found["year"], found["month"], found["day"]
        days.add(_date(year or found["y"], month or found["m"], day or found["d"]))
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def day_of_text(text: str) -> date | None:
    r"""Give the day of a date line at the head or the foot of a text.

    A line that says "published" is believed first, a bare date next, one that says "updated"
    last; two days of one rank are no day.

    >>> day_of_text("Pier falls\nTuesday, 2 July 2013, 15:01 GMT\nA pier fell.")
    datetime.date(2013, 7, 2)
    >>> day_of_text("Pier falls\nThe pier was built on 2 July 1913.")
    """
    ranked = sorted(_date_lines(text))
    best = {day for rank, day in ranked if rank == ranked[0][0]}
    return best.pop() if len(best) == 1 else None


def _date_lines(text: str) -> Iterator[tuple[int, date]]:
    """Yield the rank and the day of each date line; the smaller the rank the better."""
    for line in (*_lines(text, _HEAD_LINES), *_lines(text, -_FOOT_LINES)):
        for pattern in _DATES:
            found = pattern.search(line)
            if found is None:
                continue
            before, after = _BEFORE.sub("", line[: found.start()]), line[found.end() :]
            label = _LABEL.search(before)
            if label and _CHANGED.search(after):
                after = ""  # "Published 3 March 2019, updated 5 March 2019"
            day = _day(found)
            if day and not _BESIDE.sub("", before + " " + after):
                yield (0 if label else 2 if _CHANGED.search(before + after) else 1), day
            break


def _lines(text: str, count: int) -> Iterator[str]:
    """Yield the first `count` lines that are not blank, or the last if it is negative. Long ones are skipped."""
    # A page can be one line of a megabyte: look at its ends only.
    window = text[:4_000] if count > 0 else text[-1_000:]
    lines = [line.strip() for line in window.splitlines() if line.strip()]
    chosen = lines[:count] if count > 0 else lines[count:]
    return (line for line in chosen if len(line) <= _LONGEST_LINE)


def _day(found: re.Match[str]) -> date | None:
    first, second = found["day"], found["month"]
    if second.isdigit() and not found[0].startswith(found["year"]) and first != second:
        # 27/12/2017 and 12/27/2017 are one day; 03/04/2019 is the third of April or the fourth of March.
        if int(first) <= 12 and int(second) <= 12:
            return None
        first, second = (first, second) if int(first) > 12 else (second, first)
    return _date(found["year"], second, first)


def _date(year: str, month: str, day: str) -> date | None:
    if month.isdigit():
        number = int(month)
    else:
        name = month[:3].lower()
        number = _MONTHS.index(name) + 1 if name in _MONTHS else 0
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return None if found == _EPOCH else found
