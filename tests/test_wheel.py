"""What is shipped: the wheel holds every module, lexicon, template and sample text, and the licence."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_whole_package(shipped: set[str]) -> None:
    package = ROOT / "src" / "variorum"
    files = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {f"variorum/{path.relative_to(package).as_posix()}" for path in files} <= shipped


def test_the_wheel_holds_nothing_else_but_its_papers(shipped: set[str]) -> None:
    others = {Path(name).name for name in shipped if not name.startswith("variorum/")}
    assert others == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "LICENSE", "NOTICE"}
