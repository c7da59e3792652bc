"""How an edition is printed: the options that say it, its renderer, and its destination."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.render import DOCUMENTS, TABLES

if TYPE_CHECKING:
    from variorum.model import Edition

FORMATS = (*DOCUMENTS, *TABLES)
_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "json",
    ".jsonld": "annotations",
    ".txt": "terminal",
}


@dataclass(frozen=True, slots=True)
class Printing:
    """What was asked for: a format, a file or a folder, and the articles' texts in the JSON."""

    asked: str | None = None
    out: Path | None = None
    with_text: bool = False

    @property
    def format(self) -> str:
        """The format: as asked for, else what the ending of the file says.

        Raises:
            click.UsageError: neither says it.

        >>> Printing(out=Path("ferry.html")).format, Printing().format
        ('html', 'terminal')
        """
        if self.asked:
            return self.asked
        if self.out is None:
            return "terminal"
        known = _BY_SUFFIX.get(self.out.suffix.lower())
        if known is None:
            raise click.UsageError(
                f"Say with --format what to write to {self.out}: {', '.join(FORMATS)}."
            )
        return known

    def check(self) -> None:
        """Say early, before any long work, that it could not be printed so.

        Raises:
            click.UsageError: the format is not known, or needs a folder.
            OutputError: nothing can be written there.
        """
        from variorum.cli import destination

        if self.format in TABLES and self.out is None:
            raise click.UsageError(
                f"{self.format} makes several tables: say where to, with -o FOLDER."
            )
        if self.out is not None:
            destination.check(self.out, folder=self.format in TABLES)

    def print(self, edition: Edition) -> None:
        """Write an edition to a file or folder, or to the standard output.

        Raises:
            OutputError: it cannot be written; nothing half-written is left behind.
        """
        from variorum.cli import destination
        from variorum.render import render, render_tables

        if self.format in TABLES and self.out is not None:
            destination.write_all(self.out, render_tables(edition, self.format))
            return
        # A file is read by anything; what a terminal obeys has no place in it.
        color = None if self.out is None else False
        document = render(edition, self.format, with_text=self.with_text, color=color)
        if document and not document.endswith("\n"):
            document += "\n"
        destination.write(self.out, document.encode("utf-8", "replace"))


def output_option(
    command: Callable[..., int], *, what: str = "File to write to; without it, the standard output."
) -> Callable[..., int]:
    """Give a command `-o`, as `out`."""
    option = click.option(
        "-o", "--output", "out", type=click.Path(path_type=Path), metavar="OUT", help=what
    )
    return option(command)


def printing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command that prints editions `--format`, `-o` and `--with-text`, as `printing`."""

    @wraps(command)
    def with_printing(
        *, format: str | None, out: Path | None, with_text: bool, **rest: object
    ) -> int:
        return command(printing=Printing(format, out, with_text), **rest)

    made: Callable[..., int] = with_printing
    made = click.option(
        "--with-text", is_flag=True, help="Put the articles' texts into the JSON, too."
    )(made)
    made = output_option(made, what="Where to write it: a file; for csv and parquet a folder.")
    return click.option(
        "--format",
        "format",
        type=click.Choice(FORMATS),
        help="What to print. By default what the ending of OUT says, else 'terminal'.",
    )(made)
