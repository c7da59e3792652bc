"""Tables of single accounts: what `quotes`, `figures` and `names` have in common.

A row is a dataclass. A column that holds spans of the source becomes two in CSV, the words and
where they stand (`cue`, `cue_at`: "139-143", code points, half open), and objects with `start`,
`end` and `exact` in JSON. No account is collated with another.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from variorum.cli.intake import published_option
from variorum.cli.printing import output_option
from variorum.model import Article, Reading, Span
from variorum.render.tables import guarded
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.table import Table

FORMATS = ("table", "csv", "json")
_BY_SUFFIX = {".csv": "csv", ".json": "json", ".txt": "table"}
# A table in a file is as wide as a page; on a terminal no wider than the eye finds its way back.
_PAGE, _WIDEST = 80, 120
# Columns of CSV that hold several words of ours, "Lind; Ada Lind".
_PARTED = "; "

Row = TypeVar("Row", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column on the terminal: its heading, and what it shows of a row.

    It is `width` characters wide, or takes its `share` of what the others leave.
    """

    heading: str
    shows: Callable[[Row], str]
    share: int = 1
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """What one command lists: the row, how an account gives rows, and what a terminal shows."""

    row: type[Row]
    rows_of: Callable[[Reading], Iterator[Row]]
    columns: tuple[Column[Row], ...]


def listing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the arguments that every listing takes."""
    for option in (
        published_option,
        output_option,
        click.option("--format", "format", type=click.Choice(FORMATS),
                     help="By default what the ending of OUT says, else 'table'."),
        click.argument("inputs", nargs=-1, required=True, metavar="FILE..."),
    ):  # fmt: skip
        command = option(command)
    return command


def print_listing(
    listing: Listing[Row],
    inputs: Sequence[str],
    format: str | None,
    out: Path | None,
    published: datetime | None,
    together: Callable[[Sequence[Reading]], Sequence[Reading]] | None = None,
) -> int:
    """Read the accounts one by one, list what they hold, and give the exit code.

    `together` has a look at all of them before any is listed.

    Raises:
        OutputError: the list cannot be written; nothing half-written is left behind.
    """
    from variorum.cli import destination
    from variorum.cli.complaints import complain_of_all
    from variorum.cli.progress import Progress
    from variorum.reading import read, skim
    from variorum.sources import load

    chosen = format or _format_for(out)
    if out is not None:
        destination.check(out, folder=False)
    loaded = load(*inputs, published=published and published.date())
    if out is not None:
        destination.spare(out, loaded.articles)
    complain_of_all(loaded.failures)
    if loaded.articles or not loaded.failures:
        accounts: Iterable[Reading] = (
            read(skim(article)) for article in Progress().over(loaded.articles, "reading")
        )
        if together is not None:
            accounts = together(list(accounts))
        found = [(account.article, list(listing.rows_of(account))) for account in accounts]
        destination.write(out, _document(listing, found, chosen, on_terminal=out is None))
    return 2 if loaded.failures else 0


def _format_for(out: Path | None) -> str:
    return "table" if out is None else _BY_SUFFIX.get(out.suffix.lower(), "table")


_Found = Sequence[tuple[Article, Sequence[Row]]]


def _document(
    listing: Listing[Row], found: _Found[Row], format: str, *, on_terminal: bool
) -> bytes:
    match format:
        case "csv":
            return to_csv(listing.row, found)
        case "json":
            return to_json(found)
    return _to_table(listing.columns, found, on_terminal=on_terminal)


# ── CSV and JSON ────────────────────────────────────────────────────────────────


def to_csv(row: type[Row], found: _Found[Row]) -> bytes:
    """Write the rows of all accounts as RFC 4180 in UTF-8, with no cell that a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    header = (name for field in fields(row) for name in _names(field.name, str(field.type)))
    writer.writerow(["path", "sha256", *header])
    for article, rows in found:
        for one in rows:
            cells = (c for f in fields(one) for c in _cells(getattr(one, f.name), str(f.type)))
            writer.writerow([guarded(article.path), article.sha256, *cells])
    return out.getvalue().encode("utf-8", "replace")


def _names(name: str, type: str) -> tuple[str, ...]:
    return (name, f"{name}_at") if "Span" in type else (name,)


def _cells(value: Any, type: str) -> tuple[str, ...]:
    """Give the cells of one column of a row: two for spans, one for all else."""
    if "Span" in type:
        spans: Sequence[Span] = (value,) if isinstance(value, Span) else value or ()
        at = " ".join(f"{span.start}-{span.end}" for span in spans)
        return guarded("\n".join(span.exact for span in spans)), at
    if isinstance(value, tuple):
        value = _PARTED.join(value)
    return (guarded(value) if isinstance(value, str) else number(value),)


def number(value: float | None) -> str:
    """Write a figure without a fraction it does not have; nothing for none.

    >>> number(24.0), number(6.5), number(None)
    ('24', '6.5', '')
    """
    whole = value is not None and float(value).is_integer() and abs(value) < 1e15
    return "" if value is None else str(int(value) if whole else value)


def to_json(found: _Found[Row]) -> bytes:
    """Write one object an account, with its rows in the order of the text."""
    document = [
        {
            "path": article.path,
            "sha256": article.sha256,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published and article.published.isoformat(),
            "rows": [asdict(row) for row in rows],
        }
        for article, rows in found
    ]
    # A lone surrogate is no UTF-8; JSON's own escapes can carry it.
    written = json.dumps(document, indent=1, ensure_ascii=False)
    try:
        return written.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(document, indent=1).encode() + b"\n"


# ── the terminal ────────────────────────────────────────────────────────────────


def _to_table(columns: Sequence[Column[Row]], found: _Found[Row], *, on_terminal: bool) -> bytes:
    """Write a table an account under its name: plain, unless a terminal looks at it."""
    from rich.console import Console
    from rich.text import Text

    color = on_terminal and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(_columns_of_terminal(), _WIDEST) if on_terminal else _PAGE,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for place, (article, rows) in enumerate(found):
        console.print(*[""] if place else [], Text(_title(article), style="bold"), sep="\n")
        console.print(_table(columns, rows) if rows else Text("nothing found"))
    # Cells are padded to their column; nobody needs the blanks at the end of a line.
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _columns_of_terminal() -> int:
    import shutil

    return shutil.get_terminal_size((_PAGE, 24)).columns


def _table(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), header_style="", pad_edge=False
    )
    for column in columns:
        share = column.share if column.width is None else None
        table.add_column(column.heading, ratio=share, width=column.width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(column.shows(row))) for column in columns))
    return table


def _title(article: Article) -> str:
    words = [article.outlet or article.path]
    words += [article.title] if article.title else []
    words += [article.published.isoformat()] if article.published else []
    return visible(" · ".join(words))
