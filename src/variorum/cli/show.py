"""`variorum show`: the evidence of a point or a statement, in its context."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.stored import store_option


@click.command()
@click.argument("document", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option("--point", metavar="N|ID", help="A point, by its number in the edition or its id.")
@click.option("--statement", metavar="N|ID", help="A statement, by its number or its id.")
@store_option
def command(
    document: Path,
    folder: Path | None,
    point: str | None,
    statement: str | None,
    where: str | None,
) -> int:
    """Show the evidence of a point or a statement, in the sentences where it stands.

    Without either, the points are listed with their numbers.

    OUT is a JSON edition. The sources are looked for at their paths as seen from here, then
    in FOLDER by name and by SHA-256, then in the store.

    \b
    Examples:
      variorum show edition.json
      variorum show edition.json --point 3
      variorum show edition.json --statement 9f2c41d07a
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    if point is not None and statement is not None:
        raise click.UsageError("Say one thing to show: --point or --statement.")
    from variorum.cli.evidence import Page, read_document
    from variorum.cli.library import Library

    with Library(folder, where) as library:
        page = Page(read_document(document), library)
        if point is not None:
            page.print_point(point)
        elif statement is not None:
            page.print_statement(statement)
        else:
            page.list_points()
    return 0
