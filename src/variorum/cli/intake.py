"""What is taken in, and how: the options of limits and fields, as those who read files say them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.sources import Limits

limit_option = click.option(
    "--limit",
    "settings",
    multiple=True,
    metavar="NAME=N",
    help="Set another limit on what is taken in: file_bytes, page_bytes, characters, depth,"
    " attributes, seconds, memory, items.",
)
field_option = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=PLACE",
    help="Where JSON Lines hold text, title, url, outlet, byline, published or language, where it"
    " is not under the usual name: --field text=article.body.",
)


def limits_of(settings: Sequence[str], max_bytes: int | None = None) -> Limits:
    """Give the limits that `--limit` sets.

    Raises:
        click.UsageError: there is no such limit, or it is no number.
    """
    from variorum.sources import Limits

    chosen = {"text_bytes": max_bytes} if max_bytes else {}
    try:
        for setting in settings:
            name, _, number = setting.partition("=")
            chosen[name] = int(number)
        return Limits.of(chosen)
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
