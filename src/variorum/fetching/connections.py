"""Connections to addresses that were checked, with an end to how long everything may take.

A name is looked up once: what is checked is what is connected to, and a second look-up that gives
another answer (DNS rebinding) never happens. The certificate is still checked against the name.

Where httpcore says *timeout*, these take the moment on the monotonic clock by which all must be
done: a server that sends a byte a second would never use up a timeout that begins anew each time.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import httpcore

from variorum.errors import NotFetched
from variorum.fetching.addresses import Allowed, is_public
from variorum.fetching.manners import Manners

Resolve = Callable[[str, int], Iterable[str]]

# One that does not answer in this time is given up for the next address of the host.
_CONNECT = 10.0


def pool(manners: Manners, resolve: Resolve | None = None) -> httpcore.ConnectionPool:
    """Give connections for one program. They know no proxy, and no cookie.

    `max_keepalive_connections` is none: a host has rest between two requests, and a connection
    left open would be a second one.
    """
    context = ssl.create_default_context()
    if manners.authority:
        context.load_verify_locations(manners.authority)
    return httpcore.ConnectionPool(
        ssl_context=context,
        max_connections=None,
        max_keepalive_connections=0,
        network_backend=_Checked(Allowed(manners.allow), resolve or addresses_of),
    )


def addresses_of(host: str, port: int) -> list[str]:
    """Look a name up.

    Raises:
        OSError: there is no such name, or nobody to ask.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class _Checked(httpcore.NetworkBackend):
    """Connects to public addresses, and to those that are allowed."""

    def __init__(self, allowed: Allowed, resolve: Resolve) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 (httpcore hands it to every backend)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers."""
        failed: Exception = httpcore.ConnectError("The host has no address.")
        for address in self._checked(host, port):
            try:
                seconds = min(_left(timeout), _CONNECT)
                stream = self._sockets.connect_tcp(address, port, timeout=seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream)
        raise failed

    def _checked(self, host: str, port: int) -> list[str]:
        """Look the host up, and keep the addresses that may be connected to."""
        try:
            found = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        fit = [
            address
            for address in found
            if is_public(address) or self._allowed.address(address) or self._allowed.host(host)
        ]
        if found and not fit:
            raise NotFetched(
                f"Its host is at {found[0]}, which is no public address.",
                code="E_NOT_PUBLIC",
                hint="If that is meant, allow it: VARIORUM_ALLOW or --allow, by name or network.",
            )
        return fit


class _Timed(httpcore.NetworkStream):
    """A connection on which everything has to be done by a moment."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(moment: float | None) -> float:
    """Give the seconds that are left until a moment.

    Raises:
        httpcore.ReadTimeout: none are.
    """
    if moment is None:
        return _CONNECT
    seconds = moment - monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("The time is up.")
    return seconds
