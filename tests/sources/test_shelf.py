"""Finding the sources of an edition again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from variorum.sources import Shelf

TEXT = "The pier fell."
DIGEST = sha256(TEXT.encode()).hexdigest()


def test_at_its_own_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    source = Shelf().find(str(tmp_path / "a.txt"), DIGEST)
    assert source is not None
    assert (source.text, source.sha256) == (TEXT, DIGEST)


def test_in_a_folder_by_name_or_by_its_bytes_alone(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "renamed.txt").write_text(TEXT)
    (tmp_path / "a.txt").write_text("Another text.")
    source = Shelf([tmp_path]).find("gone/a.txt", DIGEST)
    assert source is not None
    assert source.path.name == "renamed.txt"


def test_a_changed_file_is_given_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier stands.")
    source = Shelf([tmp_path]).find("gone/a.txt", DIGEST)
    assert source is not None
    assert source.text == "The pier stands."
    assert source.sha256 != DIGEST


def test_a_file_that_is_no_text_any_more_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-")
    source = Shelf([tmp_path]).find("a.txt", DIGEST)
    assert source is not None
    assert source.text is None


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert Shelf([tmp_path, tmp_path / "gone"]).find("a\x00.txt", DIGEST) is None
