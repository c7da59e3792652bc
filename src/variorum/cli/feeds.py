"""`variorum feeds`: which feeds are followed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.stored import clock, listing_option, opened, store_option
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.watching import Subscription

_NONE = "No feeds are followed. Follow some: variorum feeds add ADDRESS\n"


@click.group("feeds")
def command() -> None:
    """Say which feeds are followed; `variorum watch` asks them.

    Nothing is fetched here.

    \b
    Examples:
      variorum feeds add https://wire.example/rss
      variorum feeds import subscriptions.opml
      variorum feeds list
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)


@command.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--title", default="", help="What to call it; without this, what it calls itself.")
@store_option
def add(addresses: tuple[str, ...], title: str, where: str | None) -> int:
    """Follow feeds: RSS, Atom or JSON Feed, by their web addresses.

    One that is followed, and failed when it was last asked, is asked again without waiting.

    \b
    Example:
      variorum feeds add https://wire.example/rss --title 'The Wire'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    return _follow([(address, title) for address in addresses], where)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="OPML")
@store_option
def import_(file: Path, where: str | None) -> int:
    """Follow the feeds of an OPML file, as readers of feeds export it.

    \b
    Example:
      variorum feeds import subscriptions.opml
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli.complaints import complain_of_all
    from variorum.sources import listed

    feeds, failures = listed(file)
    complain_of_all(failures)
    code = _follow([(feed.address, feed.title) for feed in feeds], where) if feeds else 0
    return 2 if failures else code


@command.command("list")
@listing_option
@store_option
def list_(format: str, where: str | None) -> int:
    """List the feeds that are followed, and how they fared.

    \b
    Example:
      variorum feeds list --format json
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.watching import subscriptions

    with opened(where, read_only=True) as store:
        found = subscriptions.all_of(store)
    text = _as_json(found) if format == "json" else "".join(map(_as_text, found)) or _NONE
    destination.write(None, text.encode("utf-8", "replace"))
    return 0


@command.command("remove")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@store_option
def remove(addresses: tuple[str, ...], where: str | None) -> int:
    """Follow feeds no longer. Their articles stay in the store.

    \b
    Example:
      variorum feeds remove https://wire.example/rss
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.watching import subscriptions

    with opened(where) as store:
        unknown = [one for one in addresses if not subscriptions.leave(store, one)]
    for address in unknown:
        click.echo(f"variorum: {visible(address)} was not followed.", err=True)
    return 2 if unknown else 0


def _follow(wanted: list[tuple[str, str]], where: str | None) -> int:
    from variorum.watching import subscriptions

    with opened(where) as store:
        new, known = subscriptions.follow(store, wanted)
    click.echo(f"variorum: {new:,} new, {known:,} known; `variorum watch` asks them.", err=True)
    return 0


def _as_text(feed: Subscription) -> str:
    asked = f"asked {clock(feed.asked)}" if feed.asked else "not asked yet"
    again = "not asked any more" if feed.ended else f"again {clock(feed.due)}" if feed.due else ""
    state = ", ".join(filter(None, (asked, again)))
    problem = f"\n    {visible(feed.problem)}" if feed.problem else ""
    name = f"{visible(feed.address)}  {visible(feed.title)}".rstrip()
    return f"{name}\n    {state}{problem}\n"


def _as_json(found: list[Subscription]) -> str:
    rows = [
        {
            "address": feed.address,
            "title": feed.title,
            "asked": feed.asked or None,
            "due": feed.due or None,
            "failures": feed.failures,
            "problem": feed.problem or None,
            "ended": feed.ended,
            "items": len(feed.seen),
        }
        for feed in found
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
