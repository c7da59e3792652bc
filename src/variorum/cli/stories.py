"""`variorum stories`: what is in the store, story by story."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from variorum.cli.edge import cut
from variorum.cli.stored import (
    days_of,
    listing_option,
    moment,
    opened,
    since_option,
    store_option,
)
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.store.stories import Told

_NONE = "No {}stories of two or more accounts; with --all, those of one are listed, too.\n"


@click.command()
@store_option
@since_option
@click.option(
    "--search",
    metavar="WORDS",
    help='Only stories with an article that holds all these words; "a phrase" too.',
)
@click.option("--all", "everything", is_flag=True, help="Also those that one account tells alone.")
@click.option(
    "--most",
    type=click.IntRange(1, 1000),
    metavar="N",
    default=50,
    show_default=True,
    help="List no more than so many.",
)
@listing_option
def command(
    where: str | None,
    since: str | None,
    search: str | None,
    everything: bool,
    most: int,
    format: str,
) -> int:
    """List the stories, the one that changed last at the top.

    \b
    Examples:
      variorum stories
      variorum stories --since 6h
      variorum stories --search 'ferry "ran aground"'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.store import search as words
    from variorum.store import stories

    after = moment(since)
    with opened(where, read_only=True) as store, store.reading() as db:
        found = stories.latest(
            db,
            since=after,
            holding=words.find(db, search) if search is not None else None,
            at_least=1 if everything else 2,
            most=most,
        )
    none = "No stories.\n" if everything else _NONE.format("such " if since or search else "")
    listed = _as_json(found) if format == "json" else _as_text(found) or none
    destination.write(None, listed.encode("utf-8", "replace"))
    return 0


def _as_json(found: list[Told]) -> str:
    rows = [
        {
            "id": story.name,
            "title": story.title,
            "first": story.first,
            "last": story.last,
            "articles": story.articles,
            "accounts": story.accounts,
            "added": story.added,
            "changed": story.changed,
        }
        for story in found
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def _as_text(found: list[Told]) -> str:
    return "".join(f"{cut(_line(story))}\n" for story in found)


def _line(story: Told) -> str:
    accounts = f"{story.accounts:3} {'account ' if story.accounts == 1 else 'accounts'}"
    return f"{story.name}  {days_of(story):23}  {accounts}  {visible(story.title)}"
