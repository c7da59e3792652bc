"""`variorum figures`: what each account counts, measures and dates, without collation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from variorum.cli.tables import Column, Listing, listing_options, print_listing
from variorum.model import Date, Quantity, Reading, Span
from variorum.render.axis import several

# What has more digits is written with its power of ten.
LONGEST = 1e15


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure or one date.

    `kind` is the dimension of a figure ("count", "length") or the kind of a time ("date",
    "time", "duration", "set"). A figure has `value`, `low` and `high` in `unit`, the `verb` that
    says what became of it, and the `tolerance` that the digits it is written with leave; a time
    has its TIMEX3 value in `time`, and in `begin` and `end` the first and last day it can mean.
    A length of time ("six hours") is both, in one row.
    """

    words: Span
    kind: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximation: str | None = None
    counted: str | None = None
    subject: str | None = None
    as_of: str | None = None
    si_value: float | None = None
    si_unit: str | None = None
    verb: Span | None = None
    tolerance: float | None = None
    time: str | None = None
    begin: str | None = None
    end: str | None = None
    reason: str | None = None


def rows_of(reading: Reading) -> Iterator[FigureRow]:
    """Give the figures and dates of an account, in text order.

    >>> from datetime import date
    >>> from variorum.model import Article
    >>> from variorum.reading import read, skim
    >>> text = "At least 12 sailors drowned on Monday."
    >>> for row in rows_of(read(skim(Article.of(text, published=date(2025, 3, 12))))):
    ...     print(row.words.exact, row.value, row.counted, row.time)
    At least 12 12.0 sailors drowned None
    Monday None None 2025-03-10
    """
    names = {entity.id: entity.name for entity in reading.entities}
    figures = {q.span: _figure(q, names) for q in reading.quantities}
    times = {d.span: _time(d) for d in reading.dates}
    for span in figures.keys() & times.keys():
        figures[span] = replace(figures[span], time=times.pop(span).time)
    rows = (*figures.values(), *times.values())
    yield from sorted(rows, key=lambda row: (row.words.start, row.words.end))


def _figure(q: Quantity, names: dict[str, str]) -> FigureRow:
    return FigureRow(
        q.span,
        q.dimension,
        q.value,
        q.low,
        q.high,
        q.unit,
        q.approximation,
        q.counted or None,
        names.get(q.subject or ""),
        q.as_of,
        q.si_value,
        q.si_unit,
        q.verb,
        q.tolerance,
    )


def _time(d: Date) -> FigureRow:
    return FigureRow(d.span, d.kind, time=d.value, begin=d.begin, end=d.end, reason=d.reason)


def _value(row: FigureRow) -> str:
    """Say what a figure comes to: "at least 12", "300–400 kilometres", "2025-03-10"."""
    ends = [end for end in (row.low, row.high) if end is not None]
    worth = [row.value] if row.value is not None else ends
    if row.time is not None and not worth:
        return row.time if row.reason is None else "open"
    figure = "–".join(map(_grouped, worth))
    bound = "" if row.approximation in (None, "exact", "between") else row.approximation
    # What is counted one by one is not rounded; of a round figure one wants to know how far.
    rounded = f"±{_grouped(row.tolerance)}" if row.tolerance and row.tolerance > 1 else ""
    unit = row.unit or ""
    unit = unit if row.value == 1 else several(unit)
    return " ".join(filter(None, ((bound or "").replace("_", " "), figure, rounded, unit)))


def _grouped(value: float) -> str:
    """Write a figure as one reads it.

    >>> _grouped(121e9), _grouped(0.5)
    ('121,000,000,000', '0.5')
    """
    return f"{int(value):,}" if float(value).is_integer() and abs(value) < LONGEST else f"{value:,}"


def _what(row: FigureRow) -> str:
    """Say what is counted or measured and as of when; of a time left open, why."""
    told = row.time is None or row.value is not None
    about = row.counted or (row.kind if told else row.reason) or ""
    if row.verb is not None and row.verb.exact not in about:
        about = f"{about} ({row.verb.exact})"
    return f"{about}, as of {row.as_of}" if row.as_of else about


COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("Words", lambda row: row.words.exact, share=3),
    Column("Value", _value, share=3),
    Column("Of what", _what, share=4),
    Column("Subject", lambda row: row.subject or "", share=2),
)
FIGURES = Listing(FigureRow, rows_of, COLUMNS)


@click.command()
@listing_options
def command(
    inputs: tuple[str, ...], format: str | None, out: Path | None, published: datetime | None
) -> int:
    """List what each account counts, measures and dates: value, unit, what is counted, as of when.

    FILE is a text, a folder of texts, or - for the standard input. Say with --published from
    which day "on Monday" is to be resolved. CSV and JSON give for every figure its exact
    place in the text, in code points.

    From Python: variorum.read("report.txt")[0].quantities and .dates

    \b
    Examples:
      variorum figures report.txt --published 2025-03-10
      variorum figures reports/ --format csv -o figures.csv
      variorum figures report.txt --format json | jq '.[0].rows[].value'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    return print_listing(FIGURES, inputs, format, out, published)
