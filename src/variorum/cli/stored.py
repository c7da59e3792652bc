"""The store a command works with: the options that name it, and moments as people say them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from variorum.store import Store
    from variorum.store.stories import Told

Command = TypeVar("Command", bound=Callable[..., Any])

store_option = click.option(
    "--store",
    "where",
    metavar="STORE",
    help="A file, or postgresql://USER@HOST/DATABASE. Without it, what VARIORUM_STORE says, or"
    " variorum.db in your data folder.",
)
durable_option = click.option(
    "--durable", is_flag=True, help="Let every commit wait for the disk, for fear of a power cut."
)
listing_option = click.option(
    "--format",
    "format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for programs.",
)
since_option = click.option(
    "--since",
    metavar="WHEN",
    help="A day (2025-03-09), a moment (2025-03-09T18:00), or how long ago (30m, 6h, 2d, 1w).",
)

_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def opened(
    where: str | None,
    *,
    read_only: bool = False,
    durable: bool = False,
    patience: float | None = None,
) -> Store:
    """Open the store that the command line names; `patience` is how long to wait for who writes.

    Raises:
        StoreError: it cannot be opened.
    """
    from variorum.store import PATIENCE, Store

    wait = PATIENCE if patience is None else patience
    return Store.open(where, read_only=read_only, durable=durable, patience=wait)


def moment(said: str | None, now: datetime | None = None) -> str | None:
    """Give a moment as the store writes it. A day begins at midnight where the reader is.

    Raises:
        click.UsageError: it is no moment.

    >>> moment("2d", datetime(2025, 3, 9, 12, tzinfo=UTC))
    '2025-03-07T12:00:00.000000+00:00'
    """
    if said is None:
        return None
    now = now or datetime.now(UTC)
    try:
        if ago := _AGO.fullmatch(said.strip()):
            found = now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        else:
            found = datetime.fromisoformat(said.strip())
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise click.UsageError(
            f"--since wants a day, a moment, or how long ago (6h, 2d), not {said!r}."
        ) from error


def clock(moment: str) -> str:
    """Give a moment of the store as people read it.

    >>> clock("2025-03-07T12:00:00.000000+00:00")
    '2025-03-07 12:00 UTC'
    """
    return f"{moment[:16].replace('T', ' ')} UTC"


def days_of(story: Told) -> str:
    """Give the days a story runs over, as a list shows them.

    >>> from variorum.store.stories import Told
    >>> days_of(Told(1, "a", "", "2025-03-09", "2025-03-11", 2, 2, "", "", None))
    '2025-03-09 – 2025-03-11'
    """
    days = [date.fromisoformat(day).isoformat() for day in (story.first, story.last) if day]
    return " – ".join(dict.fromkeys(days)) or "day unknown"
