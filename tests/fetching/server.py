"""A real server of our own on loopback. What it answers, a test says; what it was asked, it remembers."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self

NO_RULES = 404


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. `raw` is written as it is, instead of an answer."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[Any], None] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that came: for what, with which headers, and when."""

    path: str
    headers: Mapping[str, str]
    at: float


Site = dict[str, Reply | Callable[[Mapping[str, str]], Reply]]


class Server:
    """A site: replies by path. Paths that are not there are 404."""

    def __init__(
        self, site: Site, address: str = "127.0.0.1", tls: ssl.SSLContext | None = None
    ) -> None:
        self.site = site
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = Lock()
        self._tls = tls
        self._http = _Quiet((address, 0), _handler(self))
        if tls:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)

    def url(self, path: str = "/", host: str | None = None) -> str:
        """Give the address of a path."""
        address, port = self._http.server_address[:2]
        return f"http{'s' if self._tls else ''}://{host or str(address)}:{port}{path}"

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    def paths(self) -> list[str]:
        """Name what was asked for, without the rules for robots."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def _reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        reply = self.site.get(path, Reply(status=NO_RULES))
        return reply(headers) if callable(reply) else reply

    @contextmanager
    def _one_asks(self, path: str, headers: Mapping[str, str]) -> Iterator[Reply]:
        with self._lock:
            self.asked.append(Asked(path, headers, time.monotonic()))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield self._reply(path, headers)
        finally:
            with self._lock:
                self._at_once -= 1

    def __enter__(self) -> Self:
        Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Clients that leave early are what we test."""


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            with server._one_asks(self.path, headers) as reply:
                if reply.raw:
                    reply.raw(self)
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if "content-length" not in map(str.lower, reply.headers):
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(
    site: Site, address: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """Serve a site until the end of the block."""
    with Server(site, address, tls) as server:
        yield server
