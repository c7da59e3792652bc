"""How we behave towards those we fetch from, and what we take from them. Each is a setting."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

_PREFIX = "VARIORUM_"


@dataclass(frozen=True, slots=True)
class Manners:
    """The settings of fetching.

    `agent` is how we call ourselves; a name by which we can be reached belongs there. `pause` is
    the time in seconds between two requests to one host, to which there is never more than one
    connection. `deadline` is how long one answer may take in all, from looking up the name to the
    last byte, in seconds. `robots` says whether robots.txt is followed.

    `body_bytes` is the size of a page when unpacked (E_TOO_LARGE), `ratio` how many times larger
    than what came over the wire it may get (E_BOMB): text packs four to ten times, bombs a
    thousand times. `redirects` is how many are followed (E_REDIRECTS). When a host asks for
    `patience` seconds or less (`Retry-After`) it is asked again, else that is an error.

    Only public addresses are connected to, whatever name leads there. `allow` lists the
    exceptions: names (`intranet.example`), addresses, and networks (`10.1.0.0/16`). `authority` is
    a file with a certificate authority to trust besides the usual ones.
    """

    agent: str = "Variorum/0.1"
    pause: float = 1.0
    deadline: float = 30.0
    patience: float = 10.0
    robots: bool = True
    body_bytes: int = 10_000_000
    ratio: int = 100
    redirects: int = 5
    allow: tuple[str, ...] = ()
    authority: str | None = None

    def but(self, said: Mapping[str, str]) -> Self:
        """Give the same manners with some set otherwise, as people write them.

        Raises:
            ValueError: there is no manner of that name, or it cannot be so.

        >>> Manners().but({"pause": "5", "robots": "no"}).robots
        False
        """
        for name in said.keys() - _READ.keys():
            raise ValueError(f"There is no manner {name!r}; there are {', '.join(_READ)}.")
        chosen: dict[str, Any] = {}
        for name, value in said.items():
            try:
                chosen[name] = _READ[name](value.strip())
            except ValueError as error:
                raise ValueError(f"{name} cannot be {value!r}.") from error
        return replace(self, **chosen)

    @classmethod
    def of_environment(cls, said: Mapping[str, str] | None = None) -> Self:
        """Give the settings with what the environment sets otherwise.

        Each has a variable of its name: `VARIORUM_AGENT`, `VARIORUM_PAUSE`, `VARIORUM_ALLOW` (with
        commas between). Of proxies it may name, none is used: through a proxy, no address could
        be checked.

        Raises:
            ValueError: one of them cannot be so.

        >>> Manners.of_environment({"VARIORUM_ALLOW": "10.1.0.0/16, intranet.example"}).allow
        ('10.1.0.0/16', 'intranet.example')
        """
        said = os.environ if said is None else said
        told = {field.name: said.get(f"{_PREFIX}{field.name.upper()}", "") for field in fields(cls)}
        return cls().but({name: value for name, value in told.items() if value})


def _name(value: str) -> str:
    """Take a name that fits into a header: nothing in it may end the line."""
    if not value or not value.isascii() or not value.isprintable():
        raise ValueError
    return value


def _seconds(value: str) -> float:
    seconds = float(value)
    # Neither "nan" nor more than a day is a time to wait.
    if not 0 <= seconds <= 86_400:
        raise ValueError
    return seconds


def _number(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError
    return number


def _yes_or_no(value: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if value.lower() not in answers:
        raise ValueError
    return answers[value.lower()]


def _several(value: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in value.split(",") if one.strip())


# How each is read from what people write.
_READ: Mapping[str, Callable[[str], Any]] = {
    "agent": _name,
    "pause": _seconds,
    "deadline": _seconds,
    "patience": _seconds,
    "robots": _yes_or_no,
    "body_bytes": _number,
    "ratio": _number,
    "redirects": _number,
    "allow": _several,
    "authority": str,
}
