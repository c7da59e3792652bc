"""`variorum verify`: one character more or less is found, in every format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.program import Run


def test_the_sample_holds(run: Run, edition_of_sample: Path) -> None:
    done = run("verify", edition_of_sample)
    assert (done.code, done.err) == (0, "")
    assert "6 sources" in done.out


@pytest.mark.parametrize(
    "out", ["edition.json", "edition.html", "edition.md", "edition.csv", "edition.parquet"]
)
def test_every_format_holds_until_a_source_changes(run: Run, reports: Path, out: str) -> None:
    asked = () if out.endswith(("json", "html", "md")) else ("--format", out.split(".")[1])
    assert run("read", reports, "--one-story", "-o", out, *asked).code == 0
    assert run("verify", out).code == 0
    source = reports / "vbc-news.txt"
    source.write_text(source.read_text().replace("A third person", "A third persom"))
    done = run("verify", out)
    assert done.code == 1
    assert "vbc-news.txt is not the file that was read" in done.err
    assert "persom" in done.err


def test_a_changed_edition_is_found_and_its_line_named(
    run: Run, edition_of_sample: Path, tmp_path: Path
) -> None:
    text = edition_of_sample.read_text()
    at = text.index('"exact": "') + len('"exact": "')
    forged = tmp_path / "forged.json"
    forged.write_text(text[:at] + "X" + text[at + 1 :])
    done = run("verify", forged)
    assert done.code == 1
    first = done.err.splitlines()[0]
    # The object that holds the span begins within four lines before its words.
    line = int(first.removeprefix(f"{forged}:").split(":")[0])
    assert 0 <= text[:at].count("\n") + 1 - line <= 4
    assert "prints “X" in first


@pytest.mark.parametrize("suffix", ["json", "html", "md"])
def test_a_word_put_into_the_brief_is_found(run: Run, reports: Path, suffix: str) -> None:
    out = Path(f"edition.{suffix}")
    run("read", reports, "--one-story", "-o", out)
    text = out.read_text()
    at = text.index("police said")
    out.write_text(text[:at] + "police lied" + text[at + len("police said") :])
    done = run("verify", out)
    assert done.code == 1
    assert f"{out}:{text[:at].count(chr(10)) + 1}: prints “" in done.err
    assert "police lied" in done.err


def test_every_output_of_a_shared_story_holds(run: Run, shared: Path, tmp_path: Path) -> None:
    story = shared / "stories" / "rhine-ship-bridge-2017"
    for out, *asked in (
        ["out.json", "--with-text"],
        ["out.html"],
        ["out.md"],
        ["t", "--format=csv"],
    ):
        assert run("read", story, "--one-story", "-o", tmp_path / out, *asked).code == 0
        done = run("verify", tmp_path / out)
        assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("format", ["json", "html", "markdown"])
def test_an_output_without_an_ending_is_known_by_its_beginning(
    run: Run, reports: Path, format: str
) -> None:
    run("read", reports, "--one-story", "--format", format, "-o", "edition")
    assert run("verify", "edition").code == 0


def test_sources_that_were_moved_or_renamed_are_found_in_their_folder(
    run: Run, reports: Path
) -> None:
    run("read", reports, "--one-story", "-o", "edition.json")
    reports.rename("moved")
    Path("moved/vbc-news.txt").rename("moved/other-name.txt")
    assert run("verify", "edition.json").code == 2
    assert run("verify", "edition.json", "moved").code == 0


def test_a_source_that_is_nowhere(run: Run, reports: Path) -> None:
    run("read", reports, "--one-story", "-o", "edition.json")
    shutil.rmtree(reports)
    done = run("verify", "edition.json")
    assert done.code == 2
    assert "reports/vbc-news.txt is not there" in done.err
    assert "FOLDER" in done.err


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"format": "other/1"}', '{"articles": 7}', "\x00\x01"]
)
def test_what_is_no_edition(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content)
    for arguments in (["verify", path], ["show", path, "--point", "1"]):
        done = run(*arguments)
        assert (done.code, done.out) == (2, "")
        assert "E_DOCUMENT" in done.err


def test_paths_that_are_not_there(run: Run, edition_of_sample: Path, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "gone.json").code == 2
    assert run("verify", edition_of_sample, tmp_path / "gone").code == 2
