"""Addresses → bytes, politely: pages and feeds, fetched over HTTP.

This is the only folder that opens a connection, and only for an address that somebody gave: as an
input, or as a feed to be watched. It knows nothing of articles.
"""

from __future__ import annotations

from importlib import import_module

from variorum.errors import NotFetched
from variorum.fetching.answers import Fetched, Validators
from variorum.fetching.fetcher import Fetcher
from variorum.fetching.manners import Manners

__all__ = ["Fetched", "Fetcher", "Manners", "Validators", "fetcher"]


def fetcher(manners: Manners | None = None) -> Fetcher:
    """Give what fetches, with the manners that are set.

    Raises:
        NotFetched: a package that it needs is not installed (E_NOT_INSTALLED).
    """
    for package in ("httpx", "brotli", "zstandard", "protego"):
        try:
            import_module(package)
        except ModuleNotFoundError as error:
            raise NotFetched(
                f"To fetch it, the package {package} is needed.",
                code="E_NOT_INSTALLED",
                hint="Install it with: pip install 'variorum[fetch]'",
            ) from error
    return Fetcher(manners or Manners.of_environment())
