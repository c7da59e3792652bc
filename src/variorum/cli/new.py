"""`variorum new`: what was not there before."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from variorum.cli.edge import folded
from variorum.cli.printing import output_option
from variorum.cli.stored import moment, opened, since_option, store_option
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from pathlib import Path

    from variorum.desk.news import Item


@click.command()
@store_option
@since_option
@click.option(
    "--format",
    "format",
    type=click.Choice(("text", "jsonfeed", "rss")),
    default="text",
    show_default=True,
    help="Lines for people, or a feed for readers of feeds.",
)
@output_option
def command(where: str | None, since: str | None, format: str, out: Path | None) -> int:
    """Show what is new: stories, differences and updates, corrections, statements.

    Only stories that two or more accounts tell are looked at. Without --since, it is what came in
    within the last day.

    \b
    Examples:
      variorum new --since 6h
      variorum new --since 2025-03-09 --format rss -o new.xml
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.desk import news, syndication

    after = moment(since or "1d") or ""
    if out is not None:
        destination.check(out, folder=False)
    with opened(where, read_only=True) as store:
        items = news.since(store, after)
    match format:
        case "jsonfeed":
            document = syndication.to_json_feed(items)
        case "rss":
            document = syndication.to_rss(items)
        case _:
            document = _as_text(items)
    destination.write(out, document.encode("utf-8", "replace"))
    return 0


def _as_text(items: list[Item]) -> str:
    from variorum.desk.syndication import line

    if not items:
        return "Nothing new.\n"
    by_story = sorted(items, key=lambda item: item.story)
    parts = []
    for name, told in groupby(by_story, key=lambda item: item.story):
        here = list(told)
        parts.append(f"{name}  {visible(here[0].title)}\n")
        parts += [f"{folded(f'  {visible(line(item))}', '      ')}\n" for item in here]
    return "".join(parts)
