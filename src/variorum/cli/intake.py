"""What is taken in, and how: the options of those commands that read files and web addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.manners import manners_options

if TYPE_CHECKING:
    from variorum.fetching import Manners
    from variorum.sources import Limits, Web

published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day of publication (2025-03-09) of articles of which nothing else says it.",
)
limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    envvar="VARIORUM_LIMIT",
    help="Set another limit on what is taken in: text_bytes, file_bytes, page_bytes, characters,"
    " depth, attributes, seconds, memory, items. VARIORUM_LIMIT sets the same, with spaces"
    " between; `variorum doctor` shows those that hold.",
)
_OPTIONS = (
    click.option(
        "--keep",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Keep the pages of web addresses there as they were fetched: `variorum verify OUT"
        " FOLDER` re-reads them.",
    ),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="NAME=PLACE",
        help="Where JSON Lines hold text, title, url, outlet, byline, published or language, where"
        " it is not under the usual name: --field text=article.body.",
    ),
    limit_option,
    click.option("--outlet", metavar="NAME", help="Outlet of the articles that don't tell theirs."),
    published_option,
)


@dataclass(frozen=True, slots=True)
class Intake:
    """What is said of all inputs together, and how they are taken in."""

    published: date | None
    outlet: str | None
    limits: Limits
    fields: Mapping[str, str]
    web: Web


def intake_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of those that take articles in, as `intake`."""

    @manners_options
    @wraps(command)
    def with_intake(
        *,
        published: datetime | None,
        outlet: str | None,
        limits: Sequence[str],
        fields: Sequence[str],
        keep: Path | None,
        manners: Manners,
        **rest: object,
    ) -> int:
        from variorum.cli import destination
        from variorum.sources import Web

        if keep is not None:
            destination.check(keep, folder=True)
        intake = Intake(
            published and published.date(),
            outlet,
            limits_of(limits),
            fields_of(fields),
            Web(manners, keep),
        )
        return command(intake=intake, **rest)

    made: Callable[..., int] = with_intake
    for option in _OPTIONS:
        made = option(made)
    return made


def limits_of(settings: Sequence[str]) -> Limits:
    """Give the limits that `--limit` sets.

    Raises:
        click.UsageError: there is no such limit, or it is no number.
    """
    from variorum.sources import Limits

    try:
        chosen = (setting.partition("=") for setting in settings)
        return Limits.of({name: int(number) for name, _, number in chosen})
    except ValueError as error:
        raise click.UsageError(f"--limit wants NAME=N. {error}") from error


def fields_of(said: Sequence[str]) -> dict[str, str]:
    """Give the places that `--field` names.

    Raises:
        click.UsageError: there is no such field, or it has no place.
    """
    from variorum.sources.records import USUAL

    fields = {name: place for name, _, place in (field.partition("=") for field in said)}
    for name, place in fields.items():
        if name not in USUAL or not place:
            raise click.UsageError(
                f"--field wants NAME=PLACE, where NAME is of {', '.join(USUAL)}."
            )
    return fields
