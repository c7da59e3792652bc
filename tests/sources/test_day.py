"""The day of publication: from where it is known, and when it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.sources.day import day_of_address, day_of_text, publication_day

DAY = date(2019, 3, 27)


@pytest.mark.parametrize(
    "line",
    [
        "2019-03-27",
        "2019-03-27T18:04:00Z",
        "27 March 2019",
        "27th March, 2019",
        "March 27, 2019",
        "March 27,2019",
        "Mar. 27, 2019 6:04 p.m. ET",
        "Wednesday, 27 March 2019",
        "WEDNESDAY 27 MARCH 2019",
        "Wed, 27 Mar 2019 18:04 GMT",
        "Wednesday, March 27-2019 at 18:04",
        "Published 27 March 2019",
        "Published on Mar 27, 2019 6:04 PM",
        "First published: 27 March 2019 | 18:04 BST",
        "Published 27 March 2019, updated 29 March 2019",
        "Updated: March 27, 2019 18:04 IST",
        "27 March 2019 Last updated at 18:04 GMT",
        "on March 27 2019 7:41 AM",
        "27/03/2019",
        "3/27/2019",
        "KELMOUTH, March 27, 2019",
        "Kelmouth Gazette | Updated: 2019-03-27 17:52",
        "By Zoë Müller · 27 March 2019",
        "Date: 27 March 2019",
    ],
)
def test_a_line_that_holds_a_date_and_nothing_else(line: str) -> None:
    assert day_of_text(f"Pier falls in storm\n{line}\nA pier fell into the sea.") == DAY
    assert day_of_text(f"Pier falls in storm\nA pier fell.\n\n{line}\n") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The pier was built on 27 March 1919.",
        "27 March 2019 was a bad day for Kelmouth",
        "It closed in March 2019",
        "March 2019",
        "03/04/2019",
        "30 February 2019",
        "2019-02-30",
        "1970-01-01",
        "Issue 2019-03-27/114",
        "Waves at the pier — Zoë Müller (@zoe) March 27, 2019",
        "(Photo: Zoë Müller, 27 March 2019)",
        "The pier opens again May 4, 2019.",
        "Call 2019-03-27-88",
        "2019",
        "Published by the Kelmouth Gazette",
    ],
)
def test_a_line_that_is_no_date_line(line: str) -> None:
    assert day_of_text(f"Pier falls in storm\n{line}\nA pier fell into the sea.") is None


def test_a_date_in_the_middle_of_the_story_is_not_its_day() -> None:
    story = "\n".join(["Pier falls", *["The sea took it."] * 12, "27 March 2019", *["Yes."] * 12])
    assert day_of_text(story) is None


def test_published_is_believed_before_updated() -> None:
    text = "Pier falls\nUpdated 29 March 2019\nPublished 27 March 2019\nA pier fell."
    assert day_of_text(text) == DAY


def test_two_days_of_one_rank_are_no_day() -> None:
    assert day_of_text("27 March 2019\n28 March 2019\nA pier fell.") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2019/03/27/pier", DAY),
        ("https://a.example/2019/3/27/pier", DAY),
        ("https://a.example/uk-news/2019/mar/27/pier-falls", DAY),
        ("https://a.example/news/2019-03-27-pier_x.htm", DAY),
        ("https://a.example/news/20190327/pier.html", DAY),
        ("https://a.example/2019/03/pier", None),
        ("https://a.example/2019/13/27/pier", None),
        ("https://a.example/article-20190399/pier", None),
        ("https://a.example/pier?from=2019/03/27", None),
        ("https://a.example/2019/03/27/x/2019/03/28/y", None),
        ("https://a.example/1970/01/01/pier", None),
        ("http://[broken", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert day_of_address(url) == day


def test_the_order_of_belief() -> None:
    url, text = "https://a.example/2019/03/27/pier", "Pier falls\n28 March 2019\nA pier fell."
    told, asked = date(2019, 3, 25), date(2019, 3, 26)
    assert publication_day(told=told, asked=asked, url=url, text=text) == (told, "sidecar")
    assert publication_day(told=None, asked=asked, url=url, text=text) == (asked, "sidecar")
    assert publication_day(told=None, asked=None, url=url, text=text) == (DAY, "url")
    assert publication_day(told=None, asked=None, url=None, text=text)[1] == "text"
    assert publication_day(told=None, asked=None, url=None, text="A pier fell.") == (None, "none")


@given(st.text(alphabet="0123456789-/. \nJanuaryMchPublisd,:"))
def test_any_text_is_calm(text: str) -> None:
    day_of_text(text)
    day_of_address(text)
