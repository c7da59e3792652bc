"""Tables: what a spreadsheet must not run, and what each table holds."""

from __future__ import annotations

import csv
import io
import sys

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.errors import OutputError
from variorum.render import render_tables
from variorum.render.rows import TABLES
from variorum.render.tables import guarded, unguarded

# BADINPUTS 48
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "=cmd|' /C calc'!A0",
    "'=1",
    "＝1",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_source_runs(formula: str) -> None:
    files = render_tables(edition_of(formula, outlet=formula, path=formula), "csv")
    for name, data in files.items():
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        for row in rows:
            for column, cell in row.items():
                if column not in {"value", "low", "high"}:
                    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝")), (
                        f"{name} {column}"
                    )


@given(st.text())
def test_a_guard_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_plain_words_are_left_alone() -> None:
    assert guarded("’Twas 190 miles - or so") == "’Twas 190 miles - or so"


def test_every_table_names_the_outlet_and_proves_the_file() -> None:
    files = render_tables(edition_of(HARBOUR, POST), "csv")
    assert set(files) == {f"{name}.csv" for name in TABLES}
    for name, data in files.items():
        [first, *_] = csv.DictReader(io.StringIO(data.decode(), newline=""))
        assert first["outlet"] == "The Post", name
        assert len(first["sha256"]) == 64, name


def test_a_point_has_a_row_a_reading() -> None:
    data = render_tables(edition_of(HARBOUR, POST), "csv")["points.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [(row["point"], row["reading"], row["siglum"]) for row in rows] == [
        ("p", "1", "A"),
        ("p", "2", "B"),
        ("q", "1", "A"),
        ("q", "2", "B"),
    ]


def test_parquet_holds_what_csv_holds_with_types() -> None:
    edition = edition_of(HARBOUR, POST)
    texts, tables = render_tables(edition, "csv"), render_tables(edition, "parquet")
    for name in TABLES:
        table = pq.read_table(io.BytesIO(tables[f"{name}.parquet"]))
        rows = list(csv.reader(io.StringIO(texts[f"{name}.csv"].decode(), newline="")))
        assert table.column_names == rows[0]
        assert table.num_rows == len(rows) - 1
    points = pq.read_table(io.BytesIO(tables["points.parquet"])).schema
    assert (str(points.field("start").type), str(points.field("published").type)) == (
        "int64",
        "date32[day]",
    )


def test_an_edition_without_stories_gives_empty_tables() -> None:
    for kind in ("csv", "parquet"):
        assert len(render_tables(edition_of(), kind)) == len(TABLES)


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r'pip install "variorum\[parquet\]"'):
        render_tables(edition_of(HARBOUR), "parquet")


# BADINPUTS 53
@pytest.mark.parametrize("path", ["../../x", "CON", "x" * 300, "a\nb", "-rf", "/etc/passwd"])
def test_no_file_is_named_after_an_article(path: str) -> None:
    for kind in ("csv", "parquet"):
        files = render_tables(edition_of(HARBOUR, path=path), kind)
        assert set(files) == {f"{name}.{kind}" for name in TABLES}
