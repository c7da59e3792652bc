"""An article as it comes in: its text, and what is known of it, from whoever knows it best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from variorum.errors import Doubtful
from variorum.model import Article
from variorum.sources.day import publication_day
from variorum.sources.files import Found
from variorum.sources.items import WORDS_ALONE, Item, with_key
from variorum.sources.remarks import is_confusable
from variorum.sources.sidecar import Known

OnDoubt = Callable[[Doubtful], None]

# Zones apart: where it is published it may be a day later than where it is fetched.
_APART = timedelta(days=1)
# Before it there were no newspapers, and after it there are none yet.
_FIRST, _LAST = date(1605, 1, 1), date(2099, 1, 1)


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file that is to be read, with what is known of it beside it."""

    file: Found
    known: Known
    day: date | None = None
    outlet: str | None = None


def article_of(
    item: Item,
    told: ToRead,
    *,
    path: str,
    digest: str,
    data: bytes,
    on_doubt: OnDoubt | None = None,
) -> Article:
    """Give the article that an item is.

    What the sidecar says comes first, then what the file says of itself, then what was said for
    all files. Where a page was fetched from is its address, whatever it calls itself.
    """
    known, fetched = told.known, told.file.fetched
    address = known.url or (fetched.address if fetched else None)
    # What lists many articles has an address of its own, which is none of theirs.
    url = address or item.url if item.key in {"", WORDS_ALONE} else item.url
    claimed = item.published
    if claimed and not _is_possible(claimed, item.seen or told.file.on or known.seen):
        claimed = None
        if on_doubt:
            on_doubt(_of_another_day(item, path))
    outlet = known.outlet or item.outlet or told.outlet
    if on_doubt and outlet and is_confusable(outlet):
        on_doubt(_of_another_script(outlet, path))
    day, basis = publication_day(
        told=known.day, claimed=claimed, asked=told.day, url=url, text=item.text
    )
    return Article(
        id=_id(told.file, item, data),
        path=path,
        text=item.text,
        sha256=digest,
        url=url,
        outlet=outlet,
        title=known.title or item.title,
        byline=known.byline or item.byline,
        published=day,
        published_basis=basis,
        language=item.language or "en",
    )


def _is_possible(claimed: date, seen: date | None) -> bool:
    """Say whether it can have been published on that day, by somebody who saw it on another."""
    return _FIRST <= claimed < _LAST and (seen is None or claimed <= seen + _APART)


def _of_another_day(item: Item, path: str) -> Doubtful:
    return Doubtful(
        f"It says that it was published on {item.published}, which cannot be.",
        path=path,
        code="W_DATE",
        hint="That day is left out.",
    )


def _of_another_script(outlet: str, path: str) -> Doubtful:
    return Doubtful(
        f"The name of its outlet, {outlet}, has letters of another script that look like ours.",
        path=path,
        code="W_CONFUSABLE",
        hint="It is taken for another outlet than the one it looks like.",
    )


def _id(found: Found, item: Item, data: bytes) -> str:
    """Give an id from the place and the content. One article of many keeps its id when others come."""
    place = with_key(found.shown if found.fetched else found.name, item.key)
    content = item.text.encode() if item.key else data
    return sha256(place.encode("utf-8", "surrogatepass") + b"\0" + content).hexdigest()[:12]
