"""A real browser for the page: Debian's Chromium, with no way to any network.

Playwright drives the browser that the system has (`apt-get install chromium`); it downloads none.
Where there is none, these tests are skipped and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

import variorum
from tests.browser.pages import Opened, Show, crowd
from variorum.cli import sample
from variorum.model import Edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, once for all tests."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium (make test-browser does, as root)")
    with sync_playwright() as playwright:
        # CI runs as root, where Chromium has no sandbox of its own.
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open an edition as a page. Whatever is asked of the network, or complained of, fails the test."""
    opened: list[Opened] = []

    def open_page(
        edition: Edition | str, address: str = "", *, forged: bool = False, **how: object
    ) -> Page:
        one = Opened.of(browser, edition, tmp_path / f"page-{len(opened)}.html", address, how)
        # The browser complains of what a forged page tries: that is what it should do.
        if not forged:
            opened.append(one)
        return one.page

    yield open_page
    for one in opened:
        one.page.context.close()
    assert [one.requests for one in opened if one.requests] == []
    assert [one.complaints for one in opened if one.complaints] == []


@pytest.fixture(scope="session")
def kelmouth() -> Edition:
    """Give the sample story: six accounts."""
    stories = variorum.collate(variorum.read(str(sample.folder())), one_story=True)
    return variorum.edit(stories)


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Edition:
    """Give the five reports of the seeds."""
    return variorum.edit(variorum.collate(variorum.read(shared / "seeds"), one_story=True))


@pytest.fixture(scope="session")
def aceh(shared: Path) -> Edition:
    """Give a story of fourteen accounts."""
    folder = shared / "stories" / "aceh-earthquake-2013"
    return variorum.edit(variorum.collate(variorum.read(folder), one_story=True))


@pytest.fixture(scope="session")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Give a story of fifty accounts, which nobody wrote."""
    folder = tmp_path_factory.mktemp("fifty")
    crowd(folder, 50)
    return variorum.edit(variorum.collate(variorum.read(folder), one_story=True))
