"""Names that the user knows better: the options that keep them apart or join them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from variorum.collation.orders import Orders

Made = TypeVar("Made", bound=Callable[..., int])
_KEYS = ("keep_apart", "join")


def naming_options(command: Made) -> Made:
    """Give a command `--keep-apart`, `--join` and `--names`."""
    for option in (
        click.option("--names", "names_file", metavar="FILE",
                     type=click.Path(exists=True, dir_okay=False, path_type=Path),
                     help='The same as a file (TOML): keep_apart = [["A", "B"]], join = [["A", "B"]].'),
        click.option("--join", "join", nargs=2, multiple=True, metavar="A B",
                     help="Take two names for one, whatever speaks against it."),
        click.option("--keep-apart", "keep_apart", nargs=2, multiple=True, metavar="A B",
                     help="Take two names for two, whatever speaks for their being one."),
    ):  # fmt: skip
        command = option(command)
    return command


def orders_of(
    keep_apart: Sequence[tuple[str, str]],
    join: Sequence[tuple[str, str]],
    names_file: Path | None,
) -> Orders:
    """Give what the options and the names file order together.

    Raises:
        click.UsageError: the file is no TOML, or holds something else.
    """
    from variorum.collation.orders import Orders

    told = _in_file(names_file) if names_file else {}
    return Orders(
        keep_apart=(*keep_apart, *map(tuple, told.get("keep_apart", ()))),
        join=(*join, *map(tuple, told.get("join", ()))),
    )


def _in_file(path: Path) -> dict[str, list[list[str]]]:
    wanted = f"{path} should hold keep_apart and join, each a list of lists of names."
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise click.UsageError(f"{wanted} {error}") from error
    if not all(key in _KEYS and _are_groups(groups) for key, groups in told.items()):
        raise click.UsageError(wanted)
    return told


def _are_groups(groups: object) -> bool:
    return isinstance(groups, list) and all(
        isinstance(group, list) and all(isinstance(name, str) for name in group) for group in groups
    )
