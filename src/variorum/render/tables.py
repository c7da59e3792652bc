"""An edition as tables: CSV that no spreadsheet runs, and Parquet with types."""

from __future__ import annotations

import csv
import io
import re
import types
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from datetime import date
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from variorum.errors import OutputError
from variorum.model import Edition
from variorum.render.rows import TABLES, rows_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["guarded", "to_csv", "to_parquet", "unguarded"]

# ── CSV ─────────────────────────────────────────────────────────────────────────

# A spreadsheet runs a cell that starts with one of these as a formula.
_FORMULA = re.compile(r"'*[\s\x00]*[=+\-@\t\r＝＋－＠]")  # the wide forms, too: Excel takes them


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet might run; `unguarded` takes it off again.

    >>> guarded("=1+1"), guarded("190 miles"), unguarded(guarded("'=1+1"))
    ("'=1+1", '190 miles', "'=1+1")
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Give a cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def to_csv(edition: Edition) -> dict[str, bytes]:
    """Give each table as an RFC 4180 file in UTF-8, by file name."""
    return {f"{name}.csv": _csv(TABLES[name][0], rows_of(edition, name)) for name in TABLES}


def _csv(row: type, rows: Sequence[Any]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(field.name for field in fields(row))
    writer.writerows([_cell(value) for value in astuple(found)] for found in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case str():
            return guarded(value)
        case _:
            return str(value)


# ── Parquet ─────────────────────────────────────────────────────────────────────


def to_parquet(edition: Edition) -> dict[str, bytes]:
    """Give each table as a Parquet file, by file name.

    Raises:
        OutputError: pyarrow is not installed.
    """
    return parquet_of([edition])


def parquet_of(editions: Iterable[Edition]) -> dict[str, bytes]:
    """Give each table of several editions, one below the other, as a Parquet file, by file name.

    Raises:
        OutputError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OutputError(
            "Parquet needs pyarrow, which is not installed.",
            hint='Run: python -m pip install "variorum[parquet]"',
        ) from error
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for edition in editions:
        for name in TABLES:
            rows[name] += rows_of(edition, name)
    files = {}
    for name, (row, _) in TABLES.items():
        schema = _schema(row)
        columns = list(zip(*map(astuple, rows[name]), strict=True)) or [()] * len(schema)
        arrays = [
            pa.array([_stored(v) for v in column], type=field.type)
            for column, field in zip(columns, schema, strict=True)
        ]
        out = io.BytesIO()
        pq.write_table(pa.table(arrays, schema=schema), out, compression="zstd")
        files[f"{name}.parquet"] = out.getvalue()
    return files


def _schema(row: type) -> pa.Schema:
    """Read a table's types off its dataclass."""
    import pyarrow as pa

    known: dict[object, pa.DataType] = {
        str: pa.string(),
        float: pa.float64(),
        int: pa.int64(),
        bool: pa.bool_(),
        date: pa.date32(),
    }
    hints = get_type_hints(row)
    found = []
    for field in fields(row):
        hint = hints[field.name]
        optional = isinstance(hint, types.UnionType)
        plain = next(t for t in get_args(hint) if t is not type(None)) if optional else hint
        found.append(pa.field(field.name, known[plain], nullable=optional))
    return pa.schema(found)


def _stored(value: object) -> object:
    """Keep lone surrogates, which are no UTF-8, out of a column of strings."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
