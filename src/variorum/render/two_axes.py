"""The timeline on two axes: the day it happened from left to right, the day it was reported downwards.

Each number is an entry of the list beneath. What stands on the shaded field was reported on its
own day; left of it the account looks back, right of it ahead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from variorum.model import Span
from variorum.render.legend import day_and_month
from variorum.render.svg import drawing, element, linked

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["Dated", "two_axes"]

# Pixels: a field holds three numbers a line, each as large as a finger needs.
FIELD, NUMBER, HEAD, LEFT, ACROSS = 80, 25, 40, 96, 3


class Dated(NamedTuple):
    """One account's telling of a dated thing: its number in the list, both its days, and the words."""

    number: int
    happened: str
    reported: date | None
    span: Span


def two_axes(told: Sequence[Dated], address: Callable[[Span], str]) -> Markup:
    """Draw the fields; days between which others lie unnamed are parted by a double line."""
    columns = sorted({t.happened for t in told})
    rows = sorted({t.reported for t in told}, key=lambda day: (day is None, day or date.min))
    fields = defaultdict[tuple[str, date | None], dict[int, Span]](dict)
    for t in told:
        fields[t.happened, t.reported].setdefault(t.number, t.span)
    heights = [
        NUMBER * max(-(-len(fields[column, row]) // ACROSS) for column in columns) + 8
        for row in rows
    ]
    width, height = LEFT + FIELD * len(columns), HEAD + sum(heights)
    shapes = [*_columns(columns, height)]
    top = float(HEAD)
    for row, tall in zip(rows, heights, strict=True):
        shapes += _row_head(row, top, tall, width)
        for n, column in enumerate(columns):
            left = LEFT + FIELD * n
            if row is not None and column == row.isoformat():
                shapes.append(
                    element("rect", class_="same", x=left, y=top, width=FIELD, height=tall)
                )
            entries = sorted(fields[column, row].items())
            shapes += _numbers(entries, left, top, address, ahead=_is_ahead(column, row))
        top += tall
    return drawing(*shapes, width=width, height=height + 1)


def _columns(columns: Sequence[str], height: float) -> Iterator[Markup]:
    for n, column in enumerate(columns):
        left = LEFT + FIELD * n
        day, year = _names(column)
        middle = left + FIELD / 2
        yield element("text", day, class_="tick", x=middle, y=14, text_anchor="middle")
        yield element("text", year, class_="unit", x=middle, y=30, text_anchor="middle")
        yield element("line", class_="grid", x1=left, x2=left, y1=0, y2=height)
        if n and not _is_next(columns[n - 1], column):
            yield element("line", class_="grid", x1=left - 3, x2=left - 3, y1=0, y2=height)


def _row_head(row: date | None, top: float, tall: float, width: float) -> Iterator[Markup]:
    name = f"{day_and_month(row)} {row.year}" if row else "day unknown"
    yield element("line", class_="grid", x1=0, x2=width, y1=top, y2=top)
    yield element("text", name, class_="tick", x=0, y=top + tall / 2 + 4)


def _numbers(
    entries: Sequence[tuple[int, Span]],
    left: float,
    top: float,
    address: Callable[[Span], str],
    *,
    ahead: bool,
) -> Iterator[Markup]:
    for n, (number, span) in enumerate(entries):
        x = left + NUMBER * (n % ACROSS) + NUMBER / 2 + 2
        y = top + NUMBER * (n // ACROSS) + NUMBER / 2 + 4
        yield linked(
            address(span),
            span.exact,
            element("circle", class_="number ahead" if ahead else "number", cx=x, cy=y, r=11),
            element("text", str(number), class_="count", x=x, y=y + 4, text_anchor="middle"),
        )


def _names(days: str) -> tuple[str, str]:
    """Name a day, month, year or stretch of days, and its year beneath.

    >>> _names("2024-05-06"), _names("2024-05"), _names("2004"), _names("2024-05-30/2024-06-02")
    (('6 May', '2024'), ('May', '2024'), ('2004', ''), ('30 May – 2 Jun', '2024'))
    """
    first, _, last = days.partition("/")
    if len(first) == len("2004"):
        return first, ""
    if len(first) == len("2024-05"):
        return day_and_month(date.fromisoformat(first + "-01")).split()[1], first[:4]
    begin = day_and_month(date.fromisoformat(first))
    end = f" – {day_and_month(date.fromisoformat(last))}" if last else ""
    return begin + end, first[:4]


def _is_next(day: str, then: str) -> bool:
    """Say whether no day lies between two; of what is no single day that is not known."""
    try:
        return (date.fromisoformat(then) - date.fromisoformat(day)).days == 1
    except ValueError:
        return False


def _is_ahead(happened: str, reported: date | None) -> bool:
    return reported is not None and happened[:10] > reported.isoformat()
