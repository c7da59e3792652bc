"""`variorum watch`: ask the feeds that are followed, for ever or once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.intake import limit_option, limits_of
from variorum.cli.manners import manners_options
from variorum.cli.stored import clock, durable_option, opened, store_option
from variorum.cli.tally import told

if TYPE_CHECKING:
    from variorum.fetching import Manners
    from variorum.store import Store
    from variorum.watching import Rounded

# Seconds that a watch without an end waits for another program to have written.
_PATIENCE = 3_600.0


@click.command()
@store_option
@click.option("--once", is_flag=True, help="Ask each feed that is due, and end.")
@click.option(
    "--every",
    type=click.IntRange(min=60),
    default=900,
    show_default=True,
    metavar="SECONDS",
    help="Time between two questions to one feed.",
)
@manners_options
@limit_option
@durable_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(
    where: str | None,
    once: bool,
    every: int,
    manners: Manners,
    limits: tuple[str, ...],
    durable: bool,
    quiet: bool,
) -> int:
    """Ask the feeds that are followed, and add what is new in them to the store.

    Where a feed has only the beginning of an article, its page is fetched. A page that stands in
    its feed is asked for again, ever more rarely: a changed text is a new version of the article.
    A host has one connection at a time and a second of rest, its robots.txt is followed, and only
    public addresses are connected to. It ends, cleanly, on Ctrl-C or SIGTERM.

    \b
    Examples:
      variorum watch
      variorum watch --once --store desk.db
      variorum watch --agent 'Example Press (desk@press.example)'
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli.complaints import complain_of_all
    from variorum.desk import Workers
    from variorum.watching import watch

    failed, chosen = False, limits_of(limits)
    # Articles are skimmed and read in a process of its own: one that brings it down must not end the watch.
    # Nor must it end because somebody mends the store meanwhile.
    patience = None if once else _PATIENCE
    with opened(where, durable=durable, patience=patience) as store, Workers(1) as reader:
        if not quiet:
            click.echo(f"variorum: {_outlook(store)}", err=True)
        rounds = watch(
            store, manners=manners, every=every, once=once, limits=chosen, workers=reader
        )
        for came in rounds:
            complain_of_all((*came.failures, *(() if quiet else came.doubts)))
            failed = failed or bool(came.failures)
            if not quiet:
                click.echo(f"variorum: {_summary(came)}", err=True)
    return 2 if failed else 0


def _outlook(store: Store) -> str:
    """Say what there is to wait for: whoever starts a daemon wants to know that it runs."""
    from variorum.watching import subscriptions

    following = [feed for feed in subscriptions.all_of(store) if not feed.ended]
    if not following:
        return "No feeds are followed yet. Follow some: variorum feeds add ADDRESS"
    first = min(feed.due for feed in following)
    return (
        f"{_feeds(len(following))} followed, asked {f'from {clock(first)} on' if first else 'now'}."
    )


def _summary(came: Rounded) -> str:
    return f"{_feeds(came.feeds)} asked; {told(came.added)}"


def _feeds(number: int) -> str:
    return f"{number:,} {'feed' if number == 1 else 'feeds'}"
