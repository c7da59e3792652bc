"""What a server answers, in our words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from variorum.errors import NotFetched

if TYPE_CHECKING:
    import httpx

# Longer ones, and such with anything but plain characters, are not sent back.
_LONGEST_VALIDATOR = 500
# What is never an article: it is not even loaded.
_NEVER = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip")
_OK = 200
_GONE = 410


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows which version of a page we have. Sent back as they came."""

    etag: str | None = None
    modified: str | None = None

    @classmethod
    def of(cls, headers: httpx.Headers) -> Self:
        """Take them from an answer."""
        return cls(_plain(headers.get("etag")), _plain(headers.get("last-modified")))

    def headers(self) -> dict[str, str]:
        """Give them as a question: only if it changed since."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: said for name, said in asked.items() if said}


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was at an address.

    `address` is where it was found in the end, `moved` the same where every redirect on the way
    was for good, else None. `data` is None where it is as it was when it was last fetched.
    `charset` and `media` are what the server called it, if it did.
    """

    address: str
    data: bytes | None
    charset: str | None = None
    media: str = ""
    validators: Validators = NOTHING_KNOWN
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server, loaded: its body where there was one worth loading."""

    status: int
    headers: httpx.Headers
    body: bytes = b""

    @property
    def target(self) -> str | None:
        """Where it sends us instead."""
        location = self.headers.get("location")
        return location if self.status in {301, 302, 303, 307, 308} else None

    @property
    def lasting(self) -> bool:
        """Whether it sends us there for good."""
        return self.status in {301, 308}


def is_worth_loading(status: int, headers: httpx.Headers) -> bool:
    """Say whether the body of an answer is of use."""
    return status == _OK and not headers.get("content-type", "").lower().startswith(_NEVER)


def refuse(answer: Answer) -> None:
    """Refuse an answer that is no page.

    Raises:
        NotFetched: it is not.
    """
    if answer.status == _GONE:
        raise NotFetched(
            "It is gone for good (410).", code="E_GONE", hint="Leave it out.", lasting=True
        )
    if answer.status != _OK:
        raise NotFetched(
            f"The server answers with status {answer.status}.",
            code="E_STATUS",
            hint="Look at the address in a browser.",
        )
    if not is_worth_loading(answer.status, answer.headers):
        kind = answer.headers["content-type"][:60]
        raise NotFetched(
            f"It is {kind}, not text.", code="E_TYPE", hint="Give the address of a page or a feed."
        )


def _plain(said: str | None) -> str | None:
    fit = said is not None and len(said) <= _LONGEST_VALIDATOR and said.isascii()
    return said if fit and said and said.isprintable() else None
