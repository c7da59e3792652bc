"""`variorum show`: the evidence of a point or a statement, in its context."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("document", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option("--point", metavar="N|ID", help="A point, by its number in the edition or its id.")
@click.option("--statement", metavar="N|ID", help="A statement, by its number or its id.")
def command(document: Path, folder: Path | None, point: str | None, statement: str | None) -> int:
    """Show the evidence of a point or a statement, in the sentences where it stands.

    OUT is a JSON edition. The sources are looked for at their paths as seen from here, then
    in FOLDER by name and by SHA-256.

    \b
    Examples:
      variorum show edition.json --point 3
      variorum show edition.json --statement 9f2c41d07a
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    if (point is None) == (statement is None):
        raise click.UsageError("Say what to show: --point N or --statement ID.")
    from variorum.cli import sample
    from variorum.cli.evidence import print_point, print_statement, read_document
    from variorum.sources import Shelf

    edition = read_document(document)
    shelf = Shelf([folder] if folder else [], roots=[Path(), sample.root()])
    if point is not None:
        print_point(edition, point, shelf)
    if statement is not None:
        print_statement(edition, statement, shelf)
    return 0
