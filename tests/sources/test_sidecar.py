"""`accounts.json`: what it knows is used, what is wrong with it is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from variorum.sources import load


def folder(tmp_path: Path, sidecar: str | bytes | None = None, *names: str) -> Path:
    """Make a folder of reports, with a sidecar beside them."""
    for name in names or ("a.txt",):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The pier at {name} fell into the sea.")
    if sidecar is not None:
        data = sidecar if isinstance(sidecar, bytes) else sidecar.encode()
        (tmp_path / "accounts.json").write_bytes(data)
    return tmp_path


def accounts(*entries: Any) -> str:
    return json.dumps({"articles": entries})


def test_what_it_knows_is_used(tmp_path: Path) -> None:
    known = {
        "path": "a.txt",
        "outlet": "The Gazette",
        "title": "Pier falls",
        "published": "2019-03-27",
        "url": "https://a.example/pier",
        "byline": "Zoë Müller",
    }
    (article,) = load(folder(tmp_path, accounts(known))).articles
    assert (article.outlet, article.title, article.byline) == (
        "The Gazette",
        "Pier falls",
        "Zoë Müller",
    )
    assert article.url == "https://a.example/pier"
    assert (article.published, article.published_basis) == (date(2019, 3, 27), "sidecar")


def test_nulls_blanks_and_a_time_of_day_are_allowed(tmp_path: Path) -> None:
    known = {"path": "./a.txt", "outlet": " ", "title": None, "published": "2019-03-27T18:04:00Z"}
    loaded = load(folder(tmp_path, accounts(known)))
    assert not loaded.failures
    assert loaded.articles[0].outlet is None
    assert loaded.articles[0].published == date(2019, 3, 27)


def test_the_nearest_sidecar_is_asked_first_then_the_one_above(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        accounts({"path": "day/a.txt", "outlet": "Far"}, {"path": "day/b.txt", "outlet": "Far"}),
        "day/a.txt",
        "day/b.txt",
    )
    (root / "day" / "accounts.json").write_text(accounts({"path": "a.txt", "outlet": "Near"}))
    assert [a.outlet for a in load(root).articles] == ["Near", "Far"]


def test_options_fill_what_it_does_not_say(tmp_path: Path) -> None:
    sidecar = accounts({"path": "a.txt", "outlet": "The Gazette", "published": "2019-03-27"})
    root = folder(tmp_path, sidecar, "a.txt", "b.txt")
    loaded = load(root, published=date(2019, 3, 30), outlet="The Week")
    assert [(a.outlet, a.published) for a in loaded.articles] == [
        ("The Gazette", date(2019, 3, 27)),
        ("The Week", date(2019, 3, 30)),
    ]


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ("{broken", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("", "no text"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        ("[]", "no list of articles"),
        ('{"articles": {}}', "no list of articles"),
        ('{"articles": [7]}', "Article 1"),
        ('{"articles": [{"outlet": "The Gazette"}]}', "`path`"),
        ('{"articles": [{"path": 7}]}', "$.path"),
        ('{"articles": [{"path": "a.txt", "outlet": ["The Gazette"]}]}', "$.outlet"),
        ('{"articles": [{"path": "a.txt", "published": "last Monday"}]}', "is not a day"),
        ('{"articles": [{"path": "a.txt", "published": "2019-02-30"}]}', "is not a day"),
        ('{"articles": [{"path": "a.txt", "published": "0000-01-01"}]}', "is not a day"),
        ('{"articles": [{"path": "a.txt", "url": "javascript:alert(1)"}]}', "not a web address"),
        ('{"articles": [{"path": "z.txt"}]}', "there is no file z.txt"),
        ('{"articles": [{"path": "../a.txt"}]}', "does not lie in this folder"),
        ('{"articles": [{"path": "/etc/passwd"}]}', "does not lie in this folder"),
        ('{"articles": [{"path": "a\\u0000.txt"}]}', "there is no file"),
        ('{"articles": [{"path": "%s"}]}' % ("a" * 300), "there is no file"),
        ('{"articles": [{"path": ""}]}', "does not lie in this folder"),
        ('{"articles": [{"path": "a.txt"}, {"path": "a.txt"}]}', "named twice"),
    ],
)
def test_what_is_wrong_is_named_and_the_article_is_still_read(
    tmp_path: Path, sidecar: str | bytes, words: str
) -> None:
    loaded = load(folder(tmp_path, sidecar))
    assert len(loaded.articles) == 1
    (failure,) = loaded.failures
    assert failure.code == "E_SIDECAR"
    assert failure.path.endswith("accounts.json")
    assert words in failure.message


def test_one_bad_entry_does_not_spoil_the_others(tmp_path: Path) -> None:
    sidecar = accounts({"path": "a.txt", "published": 7}, {"path": "b.txt", "outlet": "The Week"})
    loaded = load(folder(tmp_path, sidecar, "a.txt", "b.txt"))
    assert [a.outlet for a in loaded.articles] == [None, "The Week"]
    assert len(loaded.failures) == 1


def test_the_shared_stories_are_known(shared: Path) -> None:
    for side in sorted(shared.glob("stories/*/accounts.json")):
        loaded = load(side.parent)
        assert not loaded.failures
        assert all(article.outlet for article in loaded.articles)
