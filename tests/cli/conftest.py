"""What the tests of the command line share: a runner, some reports, and an edition of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import variorum
from tests.cli.program import Run, in_this_process
from variorum.cli import sample


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return in_this_process(capsysbinary)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two accounts of the sample story in a folder, named from the folder it lies in."""
    monkeypatch.chdir(tmp_path)
    folder = Path("reports")
    folder.mkdir()
    for name in ("daily-lantern.txt", "vbc-news.txt"):
        shutil.copy(sample.folder() / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def edition_of_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story's edition as JSON. Tests that change it must copy it."""
    stories = variorum.collate(variorum.read(sample.folder()), one_story=True)
    path = tmp_path_factory.mktemp("edition") / "edition.json"
    path.write_text(variorum.render(variorum.edit(stories), "json"), encoding="utf-8")
    return path
