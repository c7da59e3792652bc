"""`variorum quotes`, `figures` and `names`: what single accounts hold, as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Run
from variorum.render.tables import unguarded

LISTINGS = ("quotes", "figures", "names")
TEXT = """Ferry runs aground off Tarn Island

“We heard a crack,” said Ada Lind, who runs the kiosk.
The coastguard said on Monday that at least 12 passengers were hurt.
The Courier reported that the pilot was asleep.
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("ferry.txt")
    path.write_text(TEXT, encoding="utf-8")
    return path


def table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out, newline="")))


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_stretch_stands_where_the_csv_says(run: Run, report: Path, listing: str) -> None:
    rows = table(run(listing, report, "--format", "csv").out)
    assert rows
    checked = 0
    for row in rows:
        for name in [n for n in row if f"{n}_at" in row]:
            ends = [map(int, at.split("-")) for at in row[f"{name}_at"].split()]
            words = "\n".join(TEXT[start:end] for start, end in ends)
            assert unguarded(row[name]) == words
            checked += bool(words)
    assert checked >= len(rows)


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_stretch_stands_where_the_json_says(run: Run, report: Path, listing: str) -> None:
    def spans(thing: Any) -> list[dict[str, Any]]:
        if isinstance(thing, dict) and "exact" in thing:
            return [thing]
        below = thing.values() if isinstance(thing, dict) else thing
        return [s for t in below if isinstance(t, dict | list) for s in spans(t)]

    (account,) = json.loads(run(listing, report, "--format", "json").out)
    assert account["path"] == "ferry.txt"
    found = spans(account["rows"])
    assert len(found) >= len(account["rows"]) > 0
    assert all(TEXT[s["start"] : s["end"]] == s["exact"] for s in found)


def test_who_said_what_through_whom(run: Run, report: Path) -> None:
    rows = table(run("quotes", report, "--format", "csv").out)
    assert [(r["source"], r["cue"], r["manner"]) for r in rows] == [
        ("Ada Lind", "said", "direct"),
        ("The coastguard", "said", "indirect"),
        ("The Courier", "reported", "indirect"),
    ]
    assert rows[0]["speaker"] == "Ada Lind"
    assert rows[0]["content"] == "“We heard a crack,”"


def test_figures_and_dates_in_one_table(run: Run, report: Path) -> None:
    done = run("figures", report, "--format", "csv", "--published", "2025-03-12")
    rows = {r["words"]: r for r in table(done.out)}
    assert rows["Monday"]["time"] == "2025-03-10"
    assert (rows["at least 12"]["value"], rows["at least 12"]["counted"]) == ("12", "passengers")
    assert rows["at least 12"]["approximation"] == "at_least"


def test_names_with_their_types(run: Run, report: Path) -> None:
    rows = {r["name"]: r for r in table(run("names", report, "--format", "csv").out)}
    assert rows["Ada Lind"]["type"] == "PERSON"


def test_a_page_of_80_columns(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for listing in LISTINGS:
        done = run(listing, report)
        assert "ferry.txt" in done.out.splitlines()[0]
        assert max(map(len, done.out.splitlines())) <= 80
        assert "Ada Lind" in done.out or listing == "figures"
        assert "\x1b" not in done.out


def test_no_cell_is_a_formula_and_no_cell_moves_the_cursor(run: Run, report: Path) -> None:
    report.write_text("He called it\x1b[2J -1+1, said Ada Lind.\n=A1 fell, Lind said.\n")
    for listing in LISTINGS:
        cells = [
            c for row in table(run(listing, report, "--format", "csv").out) for c in row.values()
        ]
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
        assert "\x1b" not in run(listing, report).out


def test_the_ending_of_the_output_says_the_format(run: Run, report: Path) -> None:
    assert run("quotes", report, "-o", "said.json").code == 0
    assert json.loads(Path("said.json").read_text("utf-8"))[0]["rows"]
    assert run("quotes", report, "-o", "said.csv").code == 0
    assert Path("said.csv").read_bytes().startswith(b"path,sha256,number,speaker,")


def test_an_account_is_never_written_over(run: Run, report: Path) -> None:
    done = run("names", report, "-o", report)
    assert done.code == 2
    assert report.read_text("utf-8") == TEXT


def test_what_cannot_be_read_is_named_and_the_rest_is_listed(run: Run, report: Path) -> None:
    done = run("quotes", report, "nowhere.txt", "--format", "csv")
    assert done.code == 2
    assert "nowhere.txt" in done.err
    assert len(table(done.out)) == 3


def test_an_account_in_which_nothing_is_found(run: Run, report: Path) -> None:
    report.write_text("Rain.\n")
    for listing in LISTINGS:
        assert "nothing found" in run(listing, report).out
        assert json.loads(run(listing, report, "--format", "json").out)[0]["rows"] == []


def test_the_same_again(run: Run, report: Path) -> None:
    for listing in LISTINGS:
        for chosen in ("table", "csv", "json"):
            first = run(listing, report, "--format", chosen)
            assert first == run(listing, report, "--format", chosen)


def test_names_of_several_accounts_are_joined_and_kept_apart(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Ada Lind closed the pier.", encoding="utf-8")
    Path("b.txt").write_text("Ada Lindt closed the pier.", encoding="utf-8")
    Path("names.toml").write_text('keep_apart = [["Ada Lind", "Ada Lindt"]]', encoding="utf-8")

    def names(*options: str) -> set[str]:
        return {
            row["name"]
            for row in table(run("names", "a.txt", "b.txt", "--format", "csv", *options).out)
        }

    assert len(names()) == 2
    assert len(names("--together")) == 1
    assert len(names("--together", "--keep-apart", "Ada Lind", "Ada Lindt")) == 2
    assert len(names("--together", "--names", "names.toml")) == 2


def test_a_names_file_that_holds_something_else_is_refused(run: Run, report: Path) -> None:
    Path("names.toml").write_text("join = 3", encoding="utf-8")
    refused = run("names", report, "--names", "names.toml")
    assert refused.code == 2
    assert "names.toml should hold keep_apart and join" in refused.err


def test_figures_show_their_verb_and_how_far_they_are_rounded(run: Run, report: Path) -> None:
    report.write_text("The storm killed 12 people and cost 1.2 million crowns.", encoding="utf-8")
    dead, cost = table(run("figures", report, "--format", "csv").out)
    assert (dead["verb"], dead["tolerance"]) == ("killed", "0.5")
    assert (cost["verb"], cost["tolerance"]) == ("cost", "50000")


def test_figures_are_written_to_be_read(run: Run, report: Path) -> None:
    report.write_text("It cost $121 billion. It lies 8 kilometres away.", encoding="utf-8")
    shown = run("figures", report).out
    assert "121,000,000,000" in shown
    assert "8 kilometres" in shown


def test_a_length_of_time_is_one_row(run: Run, report: Path) -> None:
    report.write_text("The ferry was stuck for six hours.", encoding="utf-8")
    [row] = table(run("figures", report, "--format", "csv").out)
    assert (row["words"], row["value"], row["time"]) == ("six hours", "6", "PT6H")
