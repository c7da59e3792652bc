"""Pages in a browser: opened with the network cut, and asked what a reader sees."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import Page

from variorum.model import Edition
from variorum.render import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Route

Show = Callable[..., Page]


@dataclass
class Opened:
    """A page, what it asked of the network, and what the console complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        browser: Browser,
        edition: Edition | str,
        file: Path,
        address: str,
        how: Mapping[str, Any],
    ) -> Self:
        """Write an edition as a page (or take one that is written) and open it."""
        page = edition if isinstance(edition, str) else render(edition, "html")
        file.write_text(page, encoding="utf-8", errors="replace")
        context = browser.new_context(**how)
        context.set_default_timeout(10_000)
        opened = cls(context.new_page())
        context.route("**/*", opened._let_only_files_through)
        opened.page.on("console", opened._hear)
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.goto(file.as_uri() + address)
        return opened

    def _let_only_files_through(self, route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def lit(page: Page) -> str:
    """Give the words that are lit."""
    words = page.evaluate("[...(CSS.highlights.get('lit') ?? [])].map(String).join('')")
    return str(words)


def lights(page: Page, words: str) -> bool:
    """Say whether just these words are lit, now or soon: a page follows its address in its own time."""
    for _ in range(200):
        if lit(page) == words:
            return True
        page.wait_for_timeout(25)
    return False


def until(page: Page, expression: str) -> None:
    """Wait until something is so. Playwright's own waiting makes code of text, which the page forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(expression)


def is_on_screen(page: Page, selector: str) -> bool:
    """Say whether an element begins where the reader looks, not only somewhere on the page."""
    seen = page.evaluate(
        """selector => {
          const box = document.querySelector(selector).getBoundingClientRect();
          return box.top >= -1 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
        }""",
        selector,
    )
    return bool(seen)


def crowd(folder: Path, accounts: int) -> None:
    """Write a story that many tell, each in an order of its own: a bridge gave way, and the toll grows."""
    known = []
    for n in range(accounts):
        dead, hurt = (3, 5, 8)[n % 3], 20 + n % 7
        source = ("police", "the fire brigade", "Mayor Lena Falk", "the county hospital")[n % 4]
        told = [
            (
                (
                    f"{dead} people were killed and {hurt} injured when a road bridge gave way at"
                    f" Tarnholm on Sunday, {source} said."
                ),
                (
                    f"A road bridge collapsed at Tarnholm on Sunday. It killed {dead} people, according"
                    f" to {source}, and hurt {hurt}."
                ),
                (
                    f"According to {source}, {dead} people died and {hurt} were hurt on Sunday after the"
                    " bridge at Tarnholm fell."
                ),
            )[n % 3],
            (
                "“We heard a roar and then the road was gone,” said Jon Ek, a driver.",
                "Jon Ek, who drives a lorry, told us “the road was gone” after a roar.",
            )[n % 2],
            f"About {100 + 10 * (n % 5)} people were on the bridge, witness number {n + 1} said.",
            f"The bridge is {240 + n % 2} metres long.",
            f"The council {'had closed' if n % 2 else 'had not closed'} the bridge.",
            f"Our reporter {chr(65 + n % 26)}. {chr(65 + n // 2 % 26)}. stood by the river all night.",
        ]
        turned = [*told[n % 6 :], *told[: n % 6]]
        title = (
            f"{('Bridge gives way', 'Bridge falls', 'Tarnholm bridge gone')[n % 3]}, {dead} dead"
        )
        name = f"paper-{n:02}.txt"
        text = "\n\n".join([title, *turned, "Sign up for our newsletter"])
        (folder / name).write_text(text, encoding="utf-8")
        known.append(
            {
                "path": name,
                "outlet": f"Paper {n + 1}",
                "published": f"2025-02-{10 + n % 3}",
                "url": f"https://paper-{n + 1}.example/bridge",
            }
        )
    (folder / "accounts.json").write_text(json.dumps({"articles": known}), encoding="utf-8")
