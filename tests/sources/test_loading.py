"""Files and folders: what is read, under which id and path, and what is set aside."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tarfile
import zipfile
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from variorum.sources import Limits, load

MAX_BYTES = Limits().text_bytes


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports, named from the folder it lies in."""
    monkeypatch.chdir(tmp_path)
    root = Path("reports")
    for name in ("a.txt", "b.md", "east/a.txt", "east/deep/c.TXT"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"The pier fell, says {name.lower()}.\r\n")
    return root


def test_a_folder_is_read_at_any_depth(reports: Path) -> None:
    (reports / "notes.pdf").write_bytes(b"%PDF-")
    (reports / ".hidden.txt").write_text("x")
    (reports / ".git").mkdir()
    (reports / ".git" / "x.txt").write_text("x")
    loaded = load(reports)
    assert [a.path for a in loaded.articles] == [
        "reports/a.txt",
        "reports/b.md",
        "reports/east/a.txt",
        "reports/east/deep/c.TXT",
    ]
    assert not loaded.failures


def test_the_text_is_that_of_the_file_and_the_digest_that_of_its_bytes(reports: Path) -> None:
    article = load(reports / "a.txt").articles[0]
    data = (reports / "a.txt").read_bytes()
    assert article.text == data.decode()
    assert article.sha256 == sha256(data).hexdigest()


def test_the_order_of_inputs_changes_nothing(reports: Path) -> None:
    inputs = ["reports/a.txt", "reports/east", "reports/b.md", "reports"]
    first = load(*inputs)
    assert len(first.articles) == 4
    assert all(load(*given) == first for given in permutations(inputs))


def test_the_id_holds_wherever_the_folder_lies(reports: Path, tmp_path: Path) -> None:
    ids = {a.id for a in load(reports).articles}
    assert ids == {a.id for a in load(reports.absolute()).articles}
    reports.rename(tmp_path / "elsewhere")
    assert ids == {a.id for a in load("elsewhere").articles}


def test_the_id_is_of_name_and_bytes(reports: Path) -> None:
    before = load(reports / "a.txt").articles[0].id
    (reports / "a.txt").write_text("The pier stands.")
    assert load(reports / "a.txt").articles[0].id != before


def test_one_name_and_text_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("The pier fell.")
    one, two = load(tmp_path / "one", tmp_path / "two").articles
    assert one.id != two.id
    assert one.sha256 == two.sha256
    assert load(tmp_path / "two", tmp_path / "one").articles == (one, two)


def test_a_file_named_twice_is_one_article(reports: Path) -> None:
    (reports / "link.txt").symlink_to((reports / "a.txt").absolute())
    assert len(load(reports, reports / "a.txt", reports / "east").articles) == 4


def test_a_loop_of_links_ends(reports: Path) -> None:
    (reports / "east" / "again").symlink_to(reports.absolute())
    (reports / "self.txt").symlink_to("self.txt")
    assert len(load(reports).articles) == 4


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "E_EMPTY"),
        ("blank.txt", b" \n ", "E_EMPTY"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "E_TYPE"),
        ("archive.htm", b"PK\x03\x04", "E_TYPE"),
        ("long.txt", b"x" * (MAX_BYTES + 1), "E_TOO_LARGE"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    reports: Path, name: str, data: bytes, code: str
) -> None:
    (reports / name).write_bytes(data)
    loaded = load(reports)
    assert len(loaded.articles) == 4
    (failure,) = loaded.failures
    assert (failure.code, failure.path) == (code, f"reports/{name}")
    assert failure.hint


def zipped(**files: bytes) -> bytes:
    """Pack files, one of which would lie outside of wherever they were unpacked."""
    with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
        for name, data in files.items():
            archive.writestr(f"../../{name}", data)
    return made.getvalue()


def tarred(text: bytes) -> bytes:
    """Pack a report, and a link that leads to what is nobody's business."""
    with tarfile.open(fileobj=(made := io.BytesIO()), mode="w") as archive:
        report, link = tarfile.TarInfo("report.txt"), tarfile.TarInfo("link.txt")
        report.size = len(text)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(report, io.BytesIO(text))
        archive.addfile(link)
    return made.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.rss", "a.json", "a"])
@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_an_archive_is_never_unpacked_whatever_its_name(
    name: str, kind: str, tmp_path: Path
) -> None:
    report = b"The pier fell, the council said on Monday. " * 500
    packed = {
        "zip": zipped(a=report, b=zipped(c=report)),
        "tar": tarred(report),
        "tar.gz": gzip.compress(tarred(report)),
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(packed[kind])
    loaded = load(tmp_path / "in" / name)
    assert [failure.code for failure in loaded.failures] == ["E_TYPE"]
    assert not loaded.articles
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == [name]


@pytest.mark.parametrize("name", ["nowhere", "nowhere/a.txt", "a" * 300, "a\x00b", "-rf", ""])
def test_a_missing_path_is_named(reports: Path, name: str) -> None:
    loaded = load(name, reports / "a.txt")
    assert [f.code for f in loaded.failures] == ["E_NOT_FOUND"]
    assert len(loaded.articles) == 1


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (failure,) = load(tmp_path).failures
    assert failure.code == "E_NOT_FOUND"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_named(reports: Path) -> None:
    (reports / "a.txt").chmod(0)
    (failure,) = load(reports).failures
    assert failure.code == "E_DENIED"


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "-rf.txt", "CON.txt", "ü" * 100 + ".txt", "<b>.txt"]
)
def test_odd_names_are_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The pier fell.")
    assert load(tmp_path).articles[0].path == (tmp_path / name).as_posix()


def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The pier fell.")
    except OSError:
        pytest.skip("this file system keeps to UTF-8")
    article = load(tmp_path).articles[0]
    assert article.path.endswith("/caf\ufffd.txt")
    assert article.path.encode()


def test_a_lone_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("The pier fell.")
    assert len(load(tmp_path / "report").articles) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"The pier fell.")

    monkeypatch.setattr(sys, "stdin", Stdin)
    (article,) = load("-").articles
    assert (article.path, article.text) == ("-", "The pier fell.")


def test_the_limit_can_be_raised_without_asking_for_its_memory(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("x " * MAX_BYTES)
    assert load(tmp_path, limits=Limits(text_bytes=1 << 50)).articles


def test_markdown_that_the_sidecar_does_not_list_is_no_article(reports: Path) -> None:
    (reports / "accounts.json").write_text('{"articles": [{"path": "a.txt"}]}')
    (reports / "README.md").write_text("What these are.")
    assert [a.path for a in load(reports).articles] == [
        "reports/a.txt",
        "reports/east/a.txt",
        "reports/east/deep/c.TXT",
    ]
    assert [a.path for a in load(reports / "README.md").articles] == ["reports/README.md"]
    assert len(load(reports, reports / "README.md").articles) == 4
    (reports / "accounts.json").write_text('{"articles": [{"path": "b.md"}]}')
    assert len(load(reports).articles) == 4


def test_lines_that_end_in_a_carriage_return_only(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"The pier fell.\rNobody was hurt.")
    (tmp_path / "mixed.txt").write_bytes(b"The pier fell.\r\nNobody\rwas hurt.")
    mixed, old = load(tmp_path).articles
    assert old.text.split("\n") == ["The pier fell.", "Nobody was hurt."]
    assert mixed.text == "The pier fell.\r\nNobody\rwas hurt."
