"""WCAG 2.2 AA, as far as a program can tell: axe-core's rules, in the light and in the dark."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.browser.pages import Show
from variorum.model import Edition

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Run axe and give what it finds wrong, with the first element of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result: Any = page.evaluate(
        """tags => axe.run(document, {
          runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
        })""",
        RULES,
    )
    return [
        f"{found['id']} ({len(found['nodes'])}): {found['nodes'][0]['html'][:200]}"
        f" {found['nodes'][0]['failureSummary'][:300]}"
        for found in result["violations"]
    ]


@pytest.mark.parametrize(
    ("story", "scheme"),
    [
        *(("kelmouth", "light"), ("kelmouth", "dark")),
        *(("seeds", "light"), ("seeds", "dark")),
        # Seven times as many elements, and no other kinds: once is enough.
        ("aceh", "light"),
    ],
)
def test_axe_finds_nothing_wrong(
    story: str,
    scheme: Literal["light", "dark"],
    show: Show,
    request: pytest.FixtureRequest,
) -> None:
    # axe makes code of text, which the page's own policy forbids.
    page = show(
        request.getfixturevalue(story),
        color_scheme=scheme,
        bypass_csp=True,
        viewport={"width": 1440, "height": 900},
    )
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_on_a_phone_with_words_lit_and_the_keys_shown(
    scheme: Literal["light", "dark"], kelmouth: Edition, show: Show
) -> None:
    page = show(
        kelmouth, color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 844}
    )
    page.locator(".brief .words").first.click()
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []
