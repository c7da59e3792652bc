"""`variorum names`: who and what each account names, without collation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from variorum.cli.tables import Column, Listing, listing_options, print_listing
from variorum.model import Reading, Span


@dataclass(frozen=True, slots=True)
class NameRow:
    """One person, body, place or thing: its fullest name, what else it is called, where it stands.

    A source without a name ("two officials") is not `named`.
    """

    name: str
    type: str
    named: bool
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


def rows_of(reading: Reading) -> Iterator[NameRow]:
    """Give the names of an account, in the order of their first mention.

    >>> from variorum.model import Article
    >>> from variorum.reading import read, skim
    >>> text = "Harbour master Ada Lind closed the pier. Lind went home."
    >>> row = next(rows_of(read(skim(Article.of(text)))))
    >>> row.name, row.type, [mention.exact for mention in row.mentions]
    ('Ada Lind', 'PERSON', ['Ada Lind', 'Lind'])
    """
    mentioned = (entity for entity in reading.entities if entity.mentions)
    for entity in sorted(mentioned, key=lambda e: min(e.mentions)):
        mentions = tuple(sorted(entity.mentions))
        yield NameRow(
            entity.name, entity.type, entity.named, entity.aliases, entity.roles, mentions
        )


COLUMNS: tuple[Column[NameRow], ...] = (
    Column("Name", lambda row: row.name, share=3),
    Column("Type", lambda row: row.type if row.named else "unnamed", width=8),
    Column("Also", lambda row: "; ".join(row.aliases), share=2),
    Column("Called", lambda row: "; ".join(row.roles), share=3),
    Column("Mentions", lambda row: str(len(row.mentions)), width=8),
)
NAMES = Listing(NameRow, rows_of, COLUMNS)


@click.command()
@listing_options
def command(
    inputs: tuple[str, ...], format: str | None, out: Path | None, published: datetime | None
) -> int:
    """List who and what each account names: type, other forms of the name, roles, mentions.

    FILE is a text, a folder of texts, or - for the standard input. CSV and JSON give for
    every mention its exact place in the text, in code points.

    From Python: variorum.read("report.txt")[0].entities

    \b
    Examples:
      variorum names report.txt
      variorum names reports/ --format csv -o names.csv
      variorum names report.txt --format json | jq '.[0].rows[].name'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    return print_listing(NAMES, inputs, format, out, published)
