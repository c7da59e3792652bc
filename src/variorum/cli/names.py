"""`variorum names`: who and what each account names, by itself or across all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.naming import naming_options, orders_of
from variorum.cli.tables import Column, Listing, listing_options, print_listing
from variorum.model import Entity, Merge, Reading, Span

if TYPE_CHECKING:
    from variorum.collation.orders import Orders


@dataclass(frozen=True, slots=True)
class NameRow:
    """One person, body, place or thing: its fullest name, what else it is called, where it stands.

    A source without a name ("two officials") is not `named`. Across accounts, `joined` tells
    which names were taken for one and on what ground.
    """

    name: str
    type: str
    named: bool
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]
    joined: tuple[str, ...] = ()


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
            entity.name,
            entity.type,
            entity.named,
            entity.aliases,
            entity.roles,
            mentions,
            tuple(dict.fromkeys(map(_reason, entity.merges))),
        )


def _reason(merge: Merge) -> str:
    """Say why two names were taken for one: "spelling: Lind = Lindt"."""
    return f"{merge.ground}: {' = '.join(sorted((merge.one.exact, merge.other.exact)))}"


COLUMNS: tuple[Column[NameRow], ...] = (
    Column("Name", lambda row: row.name, share=3),
    Column("Type", lambda row: row.type if row.named else "unnamed", width=8),
    Column("Also", lambda row: "; ".join(row.aliases), share=2),
    Column("Called", lambda row: "; ".join(row.roles), share=3),
    Column("Mentions", lambda row: str(len(row.mentions)), width=8),
)
NAMES = Listing(NameRow, rows_of, COLUMNS)


def across(readings: Sequence[Reading], orders: Orders) -> list[Reading]:
    """Give the accounts with the names that all of them come to: one entity, one name, everywhere."""
    told = [orders.told_apart(reading) for reading in readings]
    joined = orders.join_entities(told)
    whole = {entity.id: entity for entity in joined.entities}
    return [replace(r, entities=tuple(_of_account(r, joined.ids, whole))) for r in told]


def _of_account(
    reading: Reading, ids: dict[str, str], whole: dict[str, Entity]
) -> Iterator[Entity]:
    """Give the story's entities with their mentions in one account."""
    mentions: dict[str, list[Span]] = {}
    for entity in reading.entities:
        mentions.setdefault(ids[entity.id], []).extend(entity.mentions)
    for entity_id, places in mentions.items():
        yield replace(whole[entity_id], mentions=tuple(places))


@click.command()
@listing_options
@naming_options
@click.option(
    "--together", is_flag=True, help="Join the names of all accounts, as accounts of one story."
)
def command(
    inputs: tuple[str, ...],
    format: str | None,
    out: Path | None,
    published: datetime | None,
    keep_apart: tuple[tuple[str, str], ...],
    join: tuple[tuple[str, str], ...],
    names_file: Path | None,
    together: bool,
) -> int:
    """List who and what each account names: type, other forms of the name, roles, mentions.

    FILE is a text, a folder of texts, or - for the standard input. CSV and JSON give for
    every mention its exact place in the text, in code points.

    With --together the accounts are taken for one story, and a name is the same in all of them;
    what was joined on which ground stands in the CSV and JSON. --keep-apart and --join overrule it.

    From Python: variorum.read("report.txt")[0].entities

    \b
    Examples:
      variorum names report.txt
      variorum names reports/ --format csv -o names.csv
      variorum names reports/ --together --keep-apart "Ada Lind" "Karl Lind"
      variorum names report.txt --format json | jq '.[0].rows[].name'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from functools import partial

    orders = orders_of(keep_apart, join, names_file)
    joining = partial(across, orders=orders) if together or orders else None
    return print_listing(NAMES, inputs, format, out, published, joining)
