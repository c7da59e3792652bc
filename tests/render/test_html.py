"""The page: self-contained, inert, and every link leads to the very words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.model import Edition
from variorum.render import render
from variorum.render.html import is_web_address

# BADINPUTS 46, 49, 51: what must reach the page as text and as nothing else.
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "<svg onload=alert(1)><math><mi>x</mi></math></svg>",
    "</textarea></style></title><script>alert(1)</script>",
    "</script>\u2028\u2029<!--",
    "{{7*7}} {% include 'x' %} ${7*7} %s {0}",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
    "' onmouseover='alert(1)",
)
# What the page is made of, whatever an article says: one script, its own, and no place that loads.
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "aside", "header", "footer"),
    *("section", "article", "div", "p", "h1", "h2", "h3", "ol", "ul", "li", "dl", "dt", "dd"),
    *("a", "b", "u", "span", "mark", "time", "abbr", "table", "thead", "tbody", "tr", "th", "td"),
    *("details", "summary", "wbr", "nav", "svg", "line", "circle", "rect", "polygon", "text"),
    *("label", "input", "select", "option", "button", "output", "template", "script"),
    *("dialog", "form", "kbd"),
}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(edition: Edition) -> Elements:
    return Elements(render(edition, "html"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_an_article_says_is_text_and_nothing_else(attack: str) -> None:
    edition = edition_of(attack + " and on", path=f"x/{attack}", outlet=attack)
    edition = replace(
        edition,
        articles=tuple(
            replace(a, url=attack, title=attack, byline=attack) for a in edition.articles
        ),
    )
    page = page_of(edition)
    assert {e.tag for e in page.found} <= ALLOWED
    for element in page.found:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        assert not element.attributes.get("href", "#").lower().startswith(("javascript", "data"))
    assert [e.tag for e in page.found].count("script") == 1
    plain = attack.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    assert plain in page.text


def test_nothing_is_loaded_from_anywhere() -> None:
    page = render(edition_of(HARBOUR, POST), "html")
    assert "<script src" not in page
    assert not re.search(r"(?i)\b(src|srcset|action|poster)\s*=", page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    page = render(edition_of(HARBOUR, POST), "html")

    def digest(tag: str) -> str:
        [inside] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()

    policy = next(
        e.attributes["content"]
        for e in Elements(page).found
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; "
        f"script-src 'sha256-{digest('script')}'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_every_link_of_the_page_leads_somewhere_on_it() -> None:
    page = page_of(edition_of(HARBOUR, POST, "<b>Third</b>\naccount"))
    ids = [e.attributes["id"] for e in page.found if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    links = [e.attributes["href"] for e in page.found if "href" in e.attributes]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not link.startswith("#")} == {"https://example.org/a?b=c&d"}


def test_furniture_is_greyed_and_not_gone() -> None:
    page = render(edition_of(HARBOUR, POST), "html")
    assert re.search(
        r'<details class="folded"><summary class="ours">folded: sign-up</summary>.*Sign up for our letter\.',
        page,
    )


def test_stories_keep_their_addresses_apart() -> None:
    edition = edition_of(HARBOUR, POST)
    twice = replace(edition, stories=edition.stories * 2)
    ids = [e.attributes["id"] for e in page_of(twice).found if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_an_empty_edition_is_a_page_that_says_so() -> None:
    assert "There was nothing to print." in render(replace(edition_of(), articles=()), "html")


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/\njavascript:x", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, *, followed: bool) -> None:
    assert is_web_address(url) is followed


# BADINPUTS 14
def test_of_a_stack_of_accents_eight_are_shown_and_none_is_lost() -> None:
    html = render(edition_of("It rained in Ve" + "\u0301" * 50 + "ss all day.", POST), "html")
    assert "Ve" + "\u0301" * 8 in html
    assert "\u0301" * 9 not in html
    assert '<span class="unseen" data-code="301"></span>' * 42 + "ss all day" in html
