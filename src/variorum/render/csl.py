"""The accounts as CSL-JSON references, for programs that set footnotes and bibliographies.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from variorum.model import Account, Edition

__all__ = ["to_csl"]


def to_csl(edition: Edition) -> str:
    """Write a reference for each account; what is unknown of it is left out.

    >>> from variorum.model import Generator
    >>> to_csl(Edition(Generator("variorum", "0", {}), (), (), (), (), (), (), ()))
    '[]'
    """
    return json.dumps([_reference(a) for a in edition.articles], indent=1, ensure_ascii=True)


def _reference(account: Account) -> dict[str, Any]:
    reference: dict[str, Any] = {
        "id": account.id,
        "type": "article-newspaper",
        "citation-label": account.siglum,
        "title": account.title,
        "container-title": account.outlet,
        "author": [{"literal": account.byline}] if account.byline else None,
        "issued": _issued(account.published),
        "URL": account.url,
        "language": account.language,
        "note": f"{account.path}, SHA-256 {account.sha256}",
    }
    return {key: value for key, value in reference.items() if value is not None}


def _issued(day: date | None) -> dict[str, Any] | None:
    """Give a day as CSL has it.

    >>> _issued(date(2025, 3, 9))
    {'date-parts': [[2025, 3, 9]]}
    """
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
