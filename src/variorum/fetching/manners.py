"""How we behave towards those we fetch from, and what we take from them. Each is a setting."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self


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

    @classmethod
    def of_environment(cls, said: Mapping[str, str] | None = None) -> Self:
        """Give the settings with what the environment sets otherwise.

        `VARIORUM_AGENT`, `VARIORUM_ALLOW` (with commas between) and `VARIORUM_AUTHORITY`. Of
        proxies it may name, none is used: through a proxy, no address could be checked.

        >>> Manners.of_environment({"VARIORUM_ALLOW": "10.1.0.0/16, intranet.example"}).allow
        ('10.1.0.0/16', 'intranet.example')
        """
        said = os.environ if said is None else said
        allowed = (one.strip() for one in said.get("VARIORUM_ALLOW", "").split(","))
        usual = cls()
        return replace(
            usual,
            agent=said.get("VARIORUM_AGENT") or usual.agent,
            allow=tuple(one for one in allowed if one),
            authority=said.get("VARIORUM_AUTHORITY") or None,
        )
