"""`variorum export`: the whole store as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.stored import moment, opened, since_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.model import Edition
    from variorum.store import Store


@click.command()
@store_option
@since_option
@click.option("--parquet", is_flag=True, required=True, help="Write Parquet files, one a table.")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where to write them.",
)
def command(where: str | None, since: str | None, parquet: bool, out: Path) -> int:
    """Write the stories of the store as tables: articles, statements, points, and the evidence of each.

    The tables are those of `variorum read --format parquet`, over all stories that two or more
    accounts tell, or those that changed since a moment.

    \b
    Examples:
      variorum export --parquet -o tables/
      variorum export --parquet --since 1w -o tables/
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.render.tables import parquet_of

    after = moment(since)
    destination.check(out, folder=True)
    with opened(where, read_only=True) as store:
        destination.write_all(out, parquet_of(_editions(store, after)))
    return 0


def _editions(store: Store, since: str | None) -> Iterator[Edition]:
    """Yield the edition of each story, one after another."""
    from variorum.render.json import from_json
    from variorum.store import stories

    with store.reading() as db:
        for story in sorted(
            stories.latest(db, since=since, at_least=2, most=None), key=lambda s: s.number
        ):
            if kept := stories.edition(db, story.number):
                yield from_json(kept)
