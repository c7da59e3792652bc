"""How we behave on the network, as the command line and the environment say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.fetching import Manners

_OPTIONS = (
    click.option(
        "--manner",
        "settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="Set another manner of fetching: pause, deadline, patience, robots, body_bytes, ratio,"
        " redirects, authority (docs/fetching.md). VARIORUM_PAUSE and so on set the same.",
    ),
    click.option(
        "--allow",
        "allowed",
        multiple=True,
        metavar="HOST",
        help="A name, an address or a network (10.1.0.0/16) to fetch from though it is not public;"
        " besides those of VARIORUM_ALLOW.",
    ),
    click.option(
        "--agent",
        metavar="NAME",
        help="How to call ourselves; say there how you can be reached. Without it, what"
        " VARIORUM_AGENT says.",
    ),
)


def manners_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command that may fetch `--agent`, `--allow` and `--manner`, as `manners`."""

    @wraps(command)
    def with_manners(
        *, agent: str | None, allowed: Sequence[str], settings: Sequence[str], **rest: object
    ) -> int:
        return command(manners=manners_of(agent, allowed, settings), **rest)

    made: Callable[..., int] = with_manners
    for option in _OPTIONS:
        made = option(made)
    return made


def manners_of(
    agent: str | None = None, allowed: Sequence[str] = (), settings: Sequence[str] = ()
) -> Manners:
    """Give the manners that the environment sets, and over it the command line.

    Raises:
        click.UsageError: there is no such manner, or it cannot be so.
    """
    from variorum.fetching import Manners

    try:
        usual = Manners.of_environment()
    except ValueError as error:
        raise click.UsageError(f"The environment sets what cannot be. {error}") from error
    said = dict(setting.partition("=")[::2] for setting in settings)
    said |= {"agent": agent} if agent is not None else {}
    said |= {"allow": ",".join((*usual.allow, *allowed))} if allowed else {}
    try:
        return usual.but(said)
    except ValueError as error:
        raise click.UsageError(f"--manner wants NAME=VALUE. {error}") from error
