"""One heap of everything that can be wrong with a file, and some reports: each is named, and the reports are kept."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.program import REAL, Run, in_its_own
from tests.sources import ways
from variorum.cli import sample

for package in ("feedparser", "trafilatura", "fastwarc"):
    pytest.importorskip(package, reason="needs the extras for what comes in")

STORY = "<article><h1>Pier falls</h1>" + "<p>The pier fell at night, the council said.</p>" * 8
BROKEN: dict[str, tuple[bytes, str]] = {
    "attributes.html": (b"<div " + b" ".join(b"a%d=1" % n for n in range(200_000)), "E_ATTRS"),
    "brackets.html": (b"<" * 200_000, "E_NO_TEXT"),
    "empty.txt": (b"", "E_EMPTY"),
    "blank.html": (b" \n\t ", "E_EMPTY"),
    "ebcdic.txt": (("The pier fell at night. " * 9).encode("cp500"), "E_ENCODING"),
    "paper.html": (b"%PDF-1.7\n", "E_TYPE"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\x00", "E_TYPE"),
    "letter.html": (b"PK\x03\x04[Content_Types].xml", "E_TYPE"),
    "wall.html": (b"<h1>Subscribe</h1><p>Please enable JavaScript to read on.", "E_PAYWALL_OR_STUB"),
    "laughs.rss": (
        b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss>&b;</rss>',
        "E_XML_ENTITIES",
    ),
    "deep.rss": (b"<rss><channel>" + b"<a>" * 9_000, "E_DEPTH"),
    "lines.jsonl": (b'{"text": "Pier", }\n', "E_JSON"),
    "list.jsonl": (b"[" * 100_000, "E_JSON"),
    "torn.warc.gz": (gzip.compress(ways.record(ways.ADDRESS, ways.response(b"x" * 999)))[:-99], "E_RECORD"),
}  # fmt: skip


@pytest.fixture
def heap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with all of it and the sample story among it, and a store of our own."""
    monkeypatch.setenv("VARIORUM_STORE", str(tmp_path / "desk.db"))
    shutil.copytree(sample.folder(), tmp_path / "in")
    for name, (data, _) in BROKEN.items():
        (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "deep.html").write_text("<div>" * 100_000 + STORY)
    return tmp_path / "in"


def named(said: str) -> Counter[tuple[str, str]]:
    """Give the files that were named, each with its code."""
    lines = re.findall(r"/in/([\w.]+)(?:#\S*)?: .* \[(E_\w+)\]$", said, re.MULTILINE)
    return Counter((name, code) for name, code in lines)


@pytest.mark.parametrize("command", [("add",), ("read", "--format", "json")])
def test_each_is_named_by_its_code_and_the_rest_goes_on(
    command: tuple[str, ...], heap: Path
) -> None:
    began = time.perf_counter()
    done = in_its_own(*command, heap)
    assert time.perf_counter() - began < 30
    assert done.code == 2
    assert named(done.err) == Counter((name, code) for name, (_, code) in BROKEN.items())
    assert "deep.html" in done.err
    assert "[W_DEPTH]" in done.err
    assert "Traceback" not in done.err
    kept = len(sample.articles()) + 1
    if command == ("add",):
        report = in_its_own("doctor").out
        assert all(f"[{code}]" in report and name in report for name, (_, code) in BROKEN.items())
        stories = json.loads(in_its_own("stories", "--all", "--format", "json").out)
        assert sum(story["articles"] for story in stories) == kept
        again = in_its_own("add", heap)
        assert (again.code, "new" in again.err.splitlines()[-1]) == (2, False)
    else:
        assert len(json.loads(done.out)["articles"]) == kept


def test_the_exit_code_says_that_something_could_not_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    alone = run("read", tmp_path, "--format", "json")
    assert (alone.code, alone.out) == (2, "")
    (tmp_path / "pier.txt").write_text("The pier fell, Ada Lind said.")
    both = run("read", tmp_path, "--format", "json")
    assert (both.code, len(json.loads(both.out)["articles"])) == (2, 1)
    (tmp_path / "empty.txt").unlink()
    (tmp_path / "deep.html").write_text("<div>" * 300 + STORY)
    remarked = run("read", tmp_path, "--format", "json")
    assert (remarked.code, "W_DEPTH" in remarked.err) == (0, True)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_adding_ends_cleanly_and_goes_on_from_there(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    """In a process of its own, with two workers, as somebody at a terminal has it."""
    (tmp_path / "in").mkdir()
    for n in range(400):
        (tmp_path / "in" / f"{n:03}.txt").write_text(f"Report {n}\n\nThe mill {n} burned down.")
    adding = [*REAL, "add", "in", "--store", "desk.db", "--workers", "2"]
    first = subprocess.Popen(adding, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        listed = subprocess.run(
            [*REAL, "stories", "--all", "--store", "desk.db", "--format", "json"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if listed.returncode == 0 and len(json.loads(listed.stdout)) > 8:
            break
    began = time.monotonic()
    first.send_signal(sent)
    _, said = first.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert first.returncode in {code, 0}, said  # it may have been done
    assert "Traceback" not in said
    again = subprocess.run(adding, cwd=tmp_path, capture_output=True, text=True, check=True)
    found = re.findall(r"([\d,]+) (?:new|known|files? that w)", again.stderr)
    assert sum(map(int, found)) == 400
