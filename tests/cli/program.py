"""Running the program: in this process where it must be quick, in its own where it must be real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

import variorum.cli

REAL = (sys.executable, "-m", "variorum")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: its exit code, its output, and what it said on standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def in_this_process(capture: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs the program with the given arguments in this process."""

    def run(*arguments: str | Path) -> Outcome:
        capture.readouterr()
        with (
            mock.patch.object(sys, "argv", ["variorum", *map(str, arguments)]),
            mock.patch("signal.signal"),
            pytest.raises(SystemExit) as left,
        ):
            variorum.cli.main()
        out, err = capture.readouterr()
        return Outcome(int(left.value.code or 0), out.decode(), err.decode())

    return run


def in_its_own(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> Outcome:
    """Run the program as a person does."""
    done = subprocess.run(
        [*REAL, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
