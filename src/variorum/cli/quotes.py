"""`variorum quotes`: who said what, account by account, without collation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from variorum.cli.tables import Column, Listing, listing_options, print_listing
from variorum.model import Reading, Span


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: the words that name its source, report it, and are it, and who that is.

    `parent` is the `number` of the statement that reports this one, or that it goes on from.
    """

    number: int
    speaker: str | None
    chain: tuple[str, ...]
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: str
    factuality: str
    polarity: str
    act: str
    said: str | None
    parent: int | None
    confidence: float


def rows_of(reading: Reading) -> Iterator[StatementRow]:
    """Give the statements of an account, in text order.

    >>> from variorum.model import Article
    >>> from variorum.reading import read, skim
    >>> text = "Harbour master Ada Lind told reporters on Monday that the ferry had sunk."
    >>> row = next(rows_of(read(skim(Article.of(text)))))
    >>> row.speaker, row.cue.exact, row.content[0].exact
    ('Ada Lind', 'told', 'the ferry had sunk')
    """
    names = {entity.id: entity.name for entity in reading.entities}
    numbers = {said.id: number for number, said in enumerate(reading.statements, 1)}
    for said in reading.statements:
        yield StatementRow(
            numbers[said.id],
            names.get(said.speaker or ""),
            tuple(link.name for link in said.chain),
            said.source,
            said.cue,
            said.content,
            said.manner,
            said.factuality,
            said.polarity,
            said.act,
            said.said,
            numbers.get(said.parent or ""),
            said.confidence,
        )


def _who(row: StatementRow) -> str:
    """Name the speaker, then through whom it came: "Ada Lind ← the Courier"."""
    speaker = row.speaker or (f"“{row.source.exact}”" if row.source else "nobody named")
    return " ← ".join((speaker, *reversed(row.chain[:-1])))


def _how(row: StatementRow) -> str:
    act = row.act if row.act != "statement" else row.factuality
    return f"{row.manner}, {act}" + (", negative" if row.polarity == "negative" else "")


COLUMNS: tuple[Column[StatementRow], ...] = (
    Column("Who", _who, share=2),
    Column("Cue", lambda row: row.cue.exact if row.cue else "", width=13),
    Column("What", lambda row: " … ".join(span.exact for span in row.content), share=4),
    Column("How", _how, width=11),
)
STATEMENTS = Listing(StatementRow, rows_of, COLUMNS)


@click.command()
@listing_options
def command(
    inputs: tuple[str, ...], format: str | None, out: Path | None, published: datetime | None
) -> int:
    """List who said what in each account: source, cue, words, chain, and how they are meant.

    FILE is a text, a folder of texts, or - for the standard input. Direct and indirect
    speech alike; a speaker in quotation marks is one the account does not let us name. CSV
    and JSON give for every stretch its exact place in the text, in code points.

    From Python: variorum.read("report.txt")[0].statements

    \b
    Examples:
      variorum quotes report.txt
      variorum quotes reports/ --format csv -o quotes.csv
      variorum quotes report.txt --format json | jq '.[0].rows[].speaker'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    return print_listing(STATEMENTS, inputs, format, out, published)
