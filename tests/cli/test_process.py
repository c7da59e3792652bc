"""The program as a process: signals, pipes, start-up, two thousand files."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.cli.program import REAL, in_its_own
from variorum.cli import COMMANDS


def seconds(*command: str) -> float:
    """Give the best of three runs: the first may find a cold disk."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def test_help_and_import_are_instant() -> None:
    nothing = seconds(sys.executable, "-c", "")
    assert seconds(*REAL, "--help") - nothing < 0.5
    assert seconds(sys.executable, "-c", "import variorum") - nothing < 0.3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    done = in_its_own(command, "--help")
    assert done.code == 0
    assert f"  variorum {command}" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_version() -> None:
    done = in_its_own("--version")
    assert done.out.startswith("variorum ")
    assert done.code == 0


def test_the_schema_fits_the_demo() -> None:
    schema = json.loads(in_its_own("schema").out)
    demo = in_its_own("demo", "--format", "json")
    assert demo.code == 0
    jsonschema.validate(json.loads(demo.out), schema)


def test_the_demo_is_the_same_from_anywhere(tmp_path: Path) -> None:
    here, there = in_its_own("demo"), in_its_own("demo", cwd=tmp_path)
    assert here == there
    assert str(Path.home()) not in here.out
    assert "WHERE ACCOUNTS DIFFER" in here.out


def test_a_reader_that_leaves_early_leaves_no_traceback() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(REAL)} demo --format json | head -c 100 | head -1"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"{")


@pytest.mark.parametrize("arguments", ["read nowhere", "verify nowhere", "reed"])
def test_an_error_nobody_listens_to_leaves_no_traceback(tmp_path: Path, arguments: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(REAL)} {arguments} 2>&1 >/dev/null | true"],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
    )
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_it_leaves_at_once_and_leaves_nothing_behind(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    (tmp_path / "long.txt").write_text("The pier fell, and then the harbour said so. " * 20_000)
    process = subprocess.Popen(
        [*REAL, "read", "long.txt", "-o", "out.json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(4)
    process.send_signal(number)
    began = time.perf_counter()
    out, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert time.perf_counter() - began < 5
    assert (out, err.strip()) == (b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["long.txt"]


def test_a_bar_where_somebody_looks(tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n}.txt").write_text(f"Ferry {n} sank on Sunday, police said.\n")
    for flags, shown in (((), True), (("--quiet",), False)):
        ours, theirs = pty.openpty()
        with os.fdopen(ours, "rb") as screen:
            done = subprocess.run(
                [*REAL, "read", tmp_path, "--one-story", "--format", "json", *flags],
                stdout=subprocess.PIPE,
                stderr=theirs,
                check=True,
                timeout=60,
            )
            os.write(theirs, b".")
            os.close(theirs)
            assert (b"reading" in screen.read1(1 << 16)) == shown
        assert len(json.loads(done.stdout)["articles"]) == 20


def test_two_thousand_files(tmp_path: Path) -> None:
    for n in range(2_000):
        words = " ".join(f"w{n}x{k}" for k in range(9))
        (tmp_path / f"{n:04}.txt").write_text(f"Report {n}\nThe {words} was seen on Sunday.\n")
    (tmp_path / "again.txt").write_text((tmp_path / "0007.txt").read_text())
    began = time.perf_counter()
    done = in_its_own("read", tmp_path, "--format", "json")
    assert time.perf_counter() - began < 30
    assert (done.code, done.err) == (0, ""), "no bar where nobody looks"
    edition = json.loads(done.out)
    assert len(edition["articles"]) == 2_001
    assert [len(story["articles"]) for story in edition["stories"][:2]] == [2, 1]
