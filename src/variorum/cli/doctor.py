"""`variorum doctor`: is all well with the store, and with what reads it?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.edge import folded
from variorum.cli.intake import limits_of
from variorum.cli.manners import manners_of
from variorum.cli.stored import clock, opened, store_option
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.sources import Limits
    from variorum.store import Store
    from variorum.store.health import Fault

_ONE = {"stories": "story"}


@click.command()
@store_option
@click.option("--failures", "most", type=click.IntRange(0), metavar="N", default=20, show_default=True,
              help="Show so many of the inputs that could not be read, the latest first.")  # fmt: skip
@click.option(
    "--mend",
    is_flag=True,
    help="Derive search, neighbours, copies and stories anew from the articles.",
)
def command(where: str | None, most: int, mend: bool) -> int:
    """Check the store, and show versions, limits, and what could not be read.

    The exit code is 1 when something is wrong with the store.

    \b
    Examples:
      variorum doctor
      variorum doctor --mend
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.store import health

    with opened(where, read_only=not mend) as store:
        if mend:
            from variorum.desk.mending import mend as make_anew

            click.echo(f"Made anew: {_counted(make_anew(store), 'stories')}.")
        with store.reading() as db:
            found = health.faults(db)
        for line in _report(store, found, most):
            click.echo(folded(line, "  "))
    return 1 if found else 0


def _report(store: Store, found: list[Fault], most: int) -> Iterator[str]:
    from variorum.desk.choices import has_vectors
    from variorum.store import health, location, notes

    with store.reading() as db:
        counts, versions, vectors = health.counts(db), health.versions(db), has_vectors(db)
        failures = notes.last_failures(db, most)
    yield f"Store: {visible(store.name)}"
    yield "  " + ", ".join(_counted(number, what) for what, number in counts.items())
    if store.backend == "sqlite" and (kind := location.remote_file_system(Path(store.name))):
        yield f"  Warning: it lies on another machine ({kind}), where two who write may damage it."
        yield "  Keep it on a disk of this one, or in PostgreSQL."
    yield f"Grouping: by words{', names and sentence vectors' if vectors else ' and names'}"
    yield "Versions: " + ", ".join(f"{name} {v}" for name, v in {**_ours(), **versions}.items())
    yield "Limits: " + ", ".join(f"{name} {n:,}" for name, n in asdict(_limits()).items())
    yield "Manners: " + ", ".join(f"{name} {_shown(v)}" for name, v in asdict(manners_of()).items())
    yield "Faults: " + ("none" if not found else f"{len(found):,}")
    yield from (f"  {visible(fault.what)}" for fault in found[:100])
    if any(fault.mendable for fault in found):
        yield "  Some of it can be made anew: variorum doctor --mend"
    yield f"Last failures: {'none' if not failures else ''}".rstrip()
    for failure in failures:
        times = f" ({failure.times} times)" if failure.times > 1 else ""
        yield f"  {clock(failure.last)} [{failure.code}] {visible(failure.path)}: {visible(failure.message)}{times}"


def _limits() -> Limits:
    """Give the limits that hold for every command which is told no others."""
    return limits_of(os.environ.get("VARIORUM_LIMIT", "").split())


def _counted(number: int, what: str) -> str:
    return f"{number:,} {_ONE.get(what, what[:-1]) if number == 1 else what}"


def _shown(setting: object) -> str:
    match setting:
        case bool():
            return "yes" if setting else "no"
        case tuple():
            return " ".join(setting) or "none"
        case _:
            return (
                "none"
                if setting is None
                else f"{setting:,}"
                if isinstance(setting, int)
                else f"{setting}"
            )


def _ours() -> dict[str, str]:
    import platform
    from importlib.metadata import version

    packages = ("variorum", "spacy", "sqlalchemy")
    return {"Python": platform.python_version(), **{name: version(name) for name in packages}}
