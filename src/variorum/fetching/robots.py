"""robots.txt, as RFC 9309 has it: what a host does not want fetched is not fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from variorum.errors import NotFetched
from variorum.fetching.bodies import Bounds

if TYPE_CHECKING:
    import httpx
    from protego import Protego

# "Crawlers MUST parse at least 500 kibibytes"; what comes behind is not looked at.
BOUNDS = Bounds(512_000, ratio=1_000, clipped=True)
# RFC 9309 §2.4: "SHOULD NOT use the cached version for more than 24 hours".
FRESH = 86_400.0
# A host may ask for a longer pause than ours, within reason.
_LONGEST_PAUSE = 60.0


def address_for(url: httpx.URL) -> httpx.URL:
    """Give the place of the rules for an address."""
    return url.copy_with(raw_path=b"/robots.txt")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host. Without a file there are none; without an answer all is forbidden."""

    file: Protego | None = None
    nothing: bool = False

    @classmethod
    def of(cls, status: int, body: bytes) -> Self:
        r"""Read the rules in an answer.

        §2.3.1: where there is no such file (4xx) everything is allowed; where the host is not
        well (5xx) nothing is.

        >>> rules = Rules.of(200, b"User-agent: *\nDisallow: /private/")
        >>> rules.allow("https://wire.example/private/a", "Variorum/0.1")
        False
        >>> Rules.of(404, b"").allow("https://wire.example/a", "Variorum/0.1")
        True
        """
        from protego import Protego

        if status >= 500:
            return cls(nothing=True)
        if status >= 400:
            return cls()
        return cls(Protego.parse(body.decode("utf-8", "replace").lstrip("\ufeff")))

    def allow(self, url: str, agent: str) -> bool:
        """Say whether we may fetch an address."""
        return not self.nothing and (self.file is None or bool(self.file.can_fetch(url, agent)))

    def pause(self, agent: str) -> float:
        """Give the pause that the host asks for, in seconds."""
        asked = self.file.crawl_delay(agent) if self.file else None
        return min(float(asked or 0.0), _LONGEST_PAUSE)


def refusal() -> NotFetched:
    """Say that the host does not want this fetched."""
    return NotFetched(
        "Its host does not want it fetched by programs (robots.txt).",
        code="E_ROBOTS",
        hint="Save the page yourself, and give the file.",
    )
