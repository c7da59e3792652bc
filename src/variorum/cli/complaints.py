"""What went wrong, said on standard error: what it is about, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Sequence

import click

from variorum.errors import InputError, VariorumError
from variorum.render.unseen import visible

# Of a folder of two thousand pictures, these are named one by one.
_NAMED = 20


def complain(error: VariorumError) -> None:
    """Print one error, with the path it is about and its code."""
    click.echo(f"variorum: {visible(str(error))} [{error.code}]", err=True)


def complain_of_all(failures: Sequence[InputError]) -> None:
    """Print what could not be read; of very many only the first, and how many more there are."""
    for failure in failures[:_NAMED]:
        complain(failure)
    if len(failures) > _NAMED:
        click.echo(f"variorum: … and {len(failures) - _NAMED:,} more", err=True)
