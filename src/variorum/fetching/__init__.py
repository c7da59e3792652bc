"""Addresses → bytes, politely: pages and feeds, fetched over HTTP.

This is the only folder that opens a connection, and only for an address that somebody gave: as an
input, or as a feed to be watched. It knows nothing of articles.
"""

from __future__ import annotations

from collections.abc import Callable

from variorum.fetching.addresses import needed
from variorum.fetching.answers import Fetched, Validators
from variorum.fetching.fetcher import Fetcher
from variorum.fetching.manners import Manners

__all__ = ["Fetched", "Fetcher", "Manners", "Validators", "fetcher"]


def fetcher(
    manners: Manners | None = None, *, wait: Callable[[float], object] | None = None
) -> Fetcher:
    """Give what fetches, with the manners that are set. `wait` lets seconds pass.

    Raises:
        NotFetched: a package that it needs is not installed (E_NOT_INSTALLED).
    """
    for package in ("httpx", "brotli", "zstandard", "protego"):
        needed(package)
    return Fetcher(manners or Manners.of_environment(), wait=wait)
