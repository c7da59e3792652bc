"""Web addresses, and the addresses of machines they lead to: which may be connected to?

What a name looks like says nothing: `http://2130706433` and `http://localhost.` are this machine.
So names are resolved first, and the address that comes out is judged, and connected to.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from variorum.errors import NotFetched

if TYPE_CHECKING:
    import httpx

_SCHEMES = ("http", "https")
# Longer than any address a newsroom publishes, and than most servers accept.
_LONGEST = 4_000
# In these an IPv4 address is wrapped that some gateway may unwrap: NAT64, 6to4, Teredo, and
# "IPv4-compatible". Python calls some of them global.
_WRAPPED = tuple(
    IPv6Network(one)
    for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10")
)


def is_web_address(written: str) -> bool:
    """Say whether this is meant as the address of a page, and not as the path of a file.

    >>> is_web_address("HTTPS://wire.example/7"), is_web_address("reports/7.html")
    (True, False)
    """
    return written.lower().startswith(("http://", "https://"))


def needed(package: str) -> None:
    """Import a package that fetching needs.

    Raises:
        NotFetched: it is not installed (E_NOT_INSTALLED).
    """
    try:
        import_module(package)
    except ModuleNotFoundError as error:
        raise NotFetched(
            f"To fetch it, the package {package} is needed.",
            code="E_NOT_INSTALLED",
            hint="Install it with: pip install 'variorum[fetch]'",
        ) from error


def parse(written: str) -> httpx.URL:
    """Give an address to be fetched, without its fragment.

    Raises:
        NotFetched: it is none, or bears a password (E_ADDRESS); or httpx is not installed.

    >>> str(parse("https://wire.example/pier#top"))
    'https://wire.example/pier'
    """
    needed("httpx")
    import httpx

    if len(written) > _LONGEST or any(c <= " " or c == "\x7f" for c in written):
        raise _unfit(written, "It is no web address.")
    try:
        url = httpx.URL(written).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise _unfit(written, "It is no web address.") from error
    if url.scheme not in _SCHEMES or not url.host:
        raise _unfit(written, "Only http and https addresses are fetched.")
    if url.userinfo:
        raise _unfit(written, "It bears a name or a password.")
    return url


def _unfit(written: str, message: str) -> NotFetched:
    return NotFetched(message, path=written[:200], code="E_ADDRESS", hint="Check the address.")


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "100.64.0.1", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    found = _ip(address)
    if found is None:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _WRAPPED):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


class Allowed:
    """The exceptions: hosts and networks that may be fetched from though they are not public.

    >>> allowed = Allowed(["10.1.0.0/16", "intranet.example"])
    >>> allowed.host("INTRANET.example."), allowed.address("10.1.2.3"), allowed.address("10.2.0.1")
    (True, True, False)
    """

    def __init__(self, named: Iterable[str]) -> None:
        """Sort them into names and networks."""
        self._networks = []
        self._hosts = set()
        for one in named:
            try:
                self._networks.append(ip_network(one, strict=False))
            except ValueError:
                self._hosts.add(_plain(one))

    def host(self, name: str) -> bool:
        """Say whether every address of this host is allowed."""
        return _plain(name) in self._hosts

    def address(self, address: str) -> bool:
        """Say whether this very address is."""
        found = _ip(address)
        return found is not None and any(found in network for network in self._networks)


def _plain(host: str) -> str:
    return host.strip().rstrip(".").lower()


def _ip(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
