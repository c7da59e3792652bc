"""Fetch one address: follow where it leads, and take each step only where it may be taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from variorum.errors import NotFetched
from variorum.fetching import addresses, answers, resting, robots
from variorum.fetching.answers import NOTHING_KNOWN, Answer, Fetched, Validators
from variorum.fetching.bodies import Bounds, Cut, accepted, unpacked
from variorum.fetching.manners import Manners
from variorum.fetching.turns import Turns, busy

if TYPE_CHECKING:
    import httpcore
    import httpx

    from variorum.fetching.connections import Resolve

_BUSY = frozenset((429, 503))
_UNCHANGED = 304
# An answer that breaks off is asked for once more.
_TRIES = 2
# Seconds of rest for a host that asks for rest and doesn't say for how long.
_REST = 60.0
# The number of an error says nothing that its words don't.
_ERRNO = re.compile(r"^\[Errno -?\d+\] ")
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
    " application/feed+json, application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8,"
    " */*;q=0.1"
)


class Fetcher:
    """Fetches pages and feeds. Threads may share one; it remembers each host's rules and turns."""

    def __init__(
        self,
        manners: Manners,
        *,
        wait: Callable[[float], object] | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        """Fetch with these manners.

        Args:
            manners: How to behave, and what to take.
            wait: Lets seconds pass; one that returns sooner makes for haste at the end.
            resolve: Looks the addresses of a host up.
        """
        from time import sleep

        from variorum.fetching.connections import pool

        self.manners = manners
        self._wait = wait or sleep
        self._pool = pool(manners, resolve)
        self._turns = Turns(pause=manners.pause, patience=manners.patience, wait=self._wait)
        self._rules: dict[str, tuple[float, robots.Rules]] = {}
        self._lock = Lock()

    def fetch(self, address: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Fetch what is at an address, unless it is as it was when we came to know it.

        Raises:
            NotFetched: it cannot be fetched, or may not be; the `code` says why.
        """
        try:
            return self._follow(address, known)
        except NotFetched as error:
            error.path = address
            raise

    def _follow(self, address: str, known: Validators) -> Fetched:
        url = addresses.parse(address)
        for_good: list[bool] = []
        for _ in range(self.manners.redirects + 1):
            if self.manners.robots:
                self._ask_leave(url)
            answer = self._patiently(url, known)
            if answer.target is None:
                return self._fetched(url, answer, known, moved=bool(for_good) and all(for_good))
            for_good.append(answer.lasting)
            url = self._next(url, answer.target)
        raise NotFetched(
            f"It leads on more than {self.manners.redirects} times.",
            code="E_REDIRECTS",
            hint="Look at the address in a browser, or follow more with --manner redirects=9.",
        )

    def _fetched(
        self, url: httpx.URL, answer: Answer, known: Validators, *, moved: bool
    ) -> Fetched:
        """Give what was fetched.

        Raises:
            NotFetched: it is no page.
        """
        new_address = str(url) if moved else None
        if answer.status == _UNCHANGED and known != NOTHING_KNOWN:
            return Fetched(str(url), None, validators=known, moved=new_address)
        answers.refuse(answer)
        return Fetched(
            str(url),
            answer.body,
            charset=_charset(answer.headers),
            media=_media(answer),
            validators=Validators.of(answer.headers),
            moved=new_address,
        )

    def _next(self, url: httpx.URL, target: str) -> httpx.URL:
        """Give the address a redirect leads to, judged as any other.

        Raises:
            NotFetched: it is none that is fetched (E_ADDRESS).
        """
        import httpx

        try:
            return addresses.parse(str(url.join(target)))
        except (httpx.InvalidURL, ValueError) as error:
            raise NotFetched("It leads to what is no address.", code="E_ADDRESS") from error

    # ── what a host wants ───────────────────────────────────────────────────────

    def _ask_leave(self, url: httpx.URL) -> None:
        """Ask the host's rules.

        Raises:
            NotFetched: they forbid it (E_ROBOTS).
        """
        rules = self._rules_of(url)
        if not rules.allow(str(url), self.manners.agent):
            raise robots.refusal()
        self._turns.slow(url.host, rules.pause(self.manners.agent))

    def _rules_of(self, url: httpx.URL) -> robots.Rules:
        place = robots.address_for(url)
        with self._lock:
            fetched, rules = self._rules.get(str(place), (-robots.FRESH, robots.Rules()))
        if monotonic() - fetched < robots.FRESH:
            return rules
        rules = self._fetch_rules(place)
        with self._lock:
            # One that could not be had is asked for again soon.
            fetched = monotonic() - (robots.FRESH - _REST if rules.nothing else 0)
            self._rules[str(place)] = fetched, rules
        return rules

    def _fetch_rules(self, place: httpx.URL) -> robots.Rules:
        """Fetch the rules of a host, wherever on the net they lie.

        Raises:
            NotFetched: the host may not be connected to (E_NOT_PUBLIC), or cannot be.
        """
        url = place
        for _ in range(self.manners.redirects + 1):
            try:
                answer = self._ask(url, NOTHING_KNOWN, robots.BOUNDS)
            except NotFetched as error:
                if error.code in {"E_CODING", "E_BOMB", "E_CUT"}:
                    return robots.Rules(nothing=True)
                raise
            if answer.target is None:
                return robots.Rules.of(answer.status, answer.body)
            url = self._next(url, answer.target)
        # §2.3.1.2: one that is nowhere after five redirects may be taken for one that is not.
        return robots.Rules()

    # ── one question, one answer ────────────────────────────────────────────────

    def _patiently(self, url: httpx.URL, known: Validators, tries: int = _TRIES) -> Answer:
        """Ask, and ask once more where an answer broke off, or the host asked for a little rest.

        Raises:
            NotFetched: it was in vain.
        """
        try:
            answer = self._ask(url, known, Bounds(self.manners.body_bytes, self.manners.ratio))
        except NotFetched as error:
            if error.code != "E_CUT" or tries == 1:
                raise
            return self._patiently(url, known, tries - 1)
        if answer.status not in _BUSY:
            return answer
        if tries == 1:
            raise busy(self._rest(answer))
        return self._patiently(url, known, tries - 1)

    def _ask(self, url: httpx.URL, known: Validators, bounds: Bounds) -> Answer:
        """Ask a host once, when it is our turn.

        Raises:
            NotFetched: there is no answer, or none that can be taken.
        """
        with self._turns.at(url.host):
            try:
                answer = self._load(url, known, bounds)
            except NotFetched:
                raise
            except Exception as error:
                raise _explained(error, self.manners) from error
            if answer.status in _BUSY:
                self._turns.rest(url.host, self._rest(answer))
            return answer

    def _rest(self, answer: Answer) -> float:
        asked = resting.asked_for(answer.headers.get("retry-after"), datetime.now(UTC))
        return _REST if asked is None else asked

    def _load(self, url: httpx.URL, known: Validators, bounds: Bounds) -> Answer:
        import httpx

        by = monotonic() + self.manners.deadline
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self.manners.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": accepted(),
            **known.headers(),
        }
        with self._pool.stream(
            "GET",
            str(url),
            headers=list(headers.items()),
            extensions={"timeout": dict.fromkeys(("connect", "read", "write"), by)},
        ) as response:
            said = httpx.Headers(response.headers)
            answer = Answer(response.status, said)
            if not answers.is_worth_loading(response.status, said):
                return answer
            return replace(answer, body=_body(response, said, bounds))


def _body(response: httpcore.Response, said: httpx.Headers, bounds: Bounds) -> bytes:
    return unpacked(response.iter_stream(), said.get("content-encoding", ""), bounds)


def _charset(headers: httpx.Headers) -> str | None:
    import httpx

    return httpx.Response(
        200, headers={"content-type": headers.get("content-type", "")}
    ).charset_encoding


def _media(answer: Answer) -> str:
    """Give what its server calls it; where it says nothing, what begins as markup is a page."""
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return said or ("text/html" if answer.body.lstrip()[:1] == b"<" else "")


def _explained(error: Exception, manners: Manners) -> NotFetched:
    """Say in a sentence what went wrong on the wire.

    Raises:
        Exception: it is no fault of the wire.
    """
    import ssl

    import httpcore

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None:
        why = getattr(cause, "verify_message", None) or getattr(cause, "reason", None) or "TLS"
        return NotFetched(
            f"The connection cannot be trusted: {why}.",
            code="E_TLS",
            hint="Nothing was fetched. Tell those who run the site.",
        )
    if isinstance(error, httpcore.TimeoutException):
        return NotFetched(
            f"There was no whole answer within {manners.deadline:g} seconds.",
            code="E_DEADLINE",
            hint="Try again later, or give it more time with --manner deadline=60.",
        )
    if isinstance(error, httpcore.ConnectError):
        return NotFetched(
            f"There is no connection to its host: {_ERRNO.sub('', str(error))}.",
            code="E_UNREACHABLE",
            hint="Check the address, and the network.",
        )
    if isinstance(error, Cut | httpcore.ReadError | httpcore.RemoteProtocolError):
        return NotFetched(
            "The answer breaks off, or is not HTTP.", code="E_CUT", hint="Try again later."
        )
    raise error
