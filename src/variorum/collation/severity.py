"""How much a point matters to an editor, and what stands over it: one table, with reasons."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from variorum.lexicon import entries
from variorum.model import Severity

RANK: dict[str, int] = {"high": 0, "medium": 1, "low": 2}


def severity_of(*question: str | None) -> Severity:
    """Give the weight of a question: by its kind and class, else by its kind.

    >>> severity_of("toll", "kill")
    'high'
    """
    return cast("Severity", _row(*question)["severity"])


def wording_of(*question: str | None, **words: str) -> str:
    """Give what stands over a question, in words of the sources as far as they are handed in.

    >>> wording_of("toll", "injure", counted="people")
    'people injured'
    """
    return str(_row(*question)["wording"]).format_map(_Blank(words)).strip()


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _row(*question: str | None) -> dict[str, Any]:
    table = _table()
    words = [q for q in question if q]
    for size in range(len(words), 0, -1):
        row = table.get(" ".join(words[:size]))
        if row is not None:
            return row
    return table["*"]


@cache
def _table() -> dict[str, dict[str, Any]]:
    return {row["question"]: row for row in entries("severity")}
