"""`variorum add` when a worker is killed: nothing is lost, nothing is there twice, and the rest goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.cli.program import Run
from tests.desk.wire import FERRY, STRIKE
from variorum.cli import add
from variorum.cli.add import Task
from variorum.desk import Prepared
from variorum.desk.telling import _read
from variorum.errors import InputError
from variorum.model import Reading, Skim
from variorum.store import Store, health, schema

POISON = "This one is poison.\n\nWhoever reads it falls over, said Ada Lind.\n"
READY = add.made_ready


def dies_once(task: Task) -> list[Prepared | InputError]:
    """Fall at the third file, the first time; leave a sign beside it."""
    fallen = task.file.file.path.with_suffix(".fallen")
    if task.file.file.path.name == "courier.txt" and not fallen.exists():
        fallen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return READY(task)


def dies_of_poison(task: Task) -> list[Prepared | InputError]:
    """Fall at the file that is poison, each time."""
    if "poison" in task.file.file.path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return READY(task)


def dies_reading(skim: Skim) -> Reading | str:
    """Fall at one account, each time that it is read in depth."""
    if "radar" in skim.article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return _read(skim)


# Of two events: no story has several accounts, and none is read in depth.
ALONE = {"courier": FERRY["courier"], "tram-times": STRIKE["tram-times"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of reports, and an empty store."""
    monkeypatch.setenv("VARIORUM_STORE", str(tmp_path / "desk.db"))
    (tmp_path / "in").mkdir()
    for outlet, text in ALONE.items():
        (tmp_path / "in" / f"{outlet}.txt").write_text(text)
    return tmp_path / "in"


def kept(folder: Path) -> list[tuple[str, int]]:
    """Give each article of the store, and how many versions there are of it."""
    with Store.open(folder.parent / "desk.db", read_only=True) as store, store.reading() as db:
        assert health.faults(db) == []
        c = schema.articles.c
        asked = select(c.address, func.count()).join_from(
            schema.articles, schema.versions, schema.versions.c.article == c.number
        )
        return sorted((Path(a).stem, n) for a, n in db.execute(asked.group_by(c.address)))


def interrupts(task: Task) -> list[Prepared | InputError]:
    """Let somebody interrupt at one file, the first time."""
    pressed = task.file.file.path.with_suffix(".pressed")
    if task.file.file.path.name == "09.txt" and not pressed.exists():
        pressed.touch()
        raise KeyboardInterrupt
    return READY(task)


def test_who_interrupts_goes_on_from_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_STORE", str(tmp_path / "desk.db"))
    monkeypatch.setattr(add, "made_ready", interrupts)
    (tmp_path / "in").mkdir()
    for n in range(12):
        (tmp_path / "in" / f"{n:02}.txt").write_text(
            f"Report {n}\n\nThe mill number {n} burnt down."
        )
    done = run("add", tmp_path / "in")
    assert done.code == 130
    assert "interrupted; 8 articles kept" in done.err
    done = run("add", tmp_path / "in")
    assert "4 new, 8 files that were known" in done.err
    assert len(kept(tmp_path / "in")) == 12


def test_a_worker_that_is_killed_once_costs_nothing(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "made_ready", dies_once)
    done = run("add", folder, "--workers", "2")
    assert (folder / "courier.fallen").exists()
    assert (done.code, "2 new; 2 stories changed" in done.err) == (0, True)
    assert kept(folder) == [(outlet, 1) for outlet in ALONE]


def test_a_file_that_kills_its_worker_each_time_is_named_and_the_rest_is_kept(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "made_ready", dies_of_poison)
    (folder / "poison.txt").write_text(POISON)
    done = run("add", folder, "--workers", "2")
    assert done.code == 2
    assert "poison.txt" in done.err
    assert "E_POISON" in done.err
    assert kept(folder) == [(outlet, 1) for outlet in ALONE]
    assert "E_POISON" in run("doctor").out


def test_an_account_that_kills_its_reader_stands_unread_and_the_others_are_read(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.desk.telling._read", dies_reading)
    (folder / "gazette.txt").write_text(FERRY["gazette"])
    assert run("add", folder, "--workers", "2").code == 0
    assert "E_POISON" in run("doctor").out
    name = next(line.split()[0] for line in run("stories").out.splitlines() if "2 acc" in line)
    told = run("story", name, "--format", "json").out
    assert "Ada Lind" in told
    assert len(kept(folder)) == 3
