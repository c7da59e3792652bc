"""Lists of feeds (OPML), and agencies' items (ninjs): what is taken, and what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.sources.test_feeds import LAUGHS
from variorum.sources import Limits, load
from variorum.sources.opml import read_opml

pytest.importorskip("lxml", reason="feeds need the extra [feeds]")


def outline(address: str, more: str = "") -> str:
    return f'<outline type="rss" text="A wire" xmlUrl="{address}" {more}/>'


def opml(body: str, before: str = "") -> bytes:
    return f'{before}<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def codes(data: bytes, **limits: int) -> list[str]:
    return [refusal.code for refusal in read_opml(data, Limits(**limits)).refusals]


def test_feeds_are_found_at_any_depth_each_once() -> None:
    body = f"""<outline text="Sea">{outline("https://a.example/rss", 'title="The  Wire"')}
<outline text="Deep">{outline("HTTPS://b.example/atom")}{outline("https://a.example/rss")}</outline>
</outline><outline type="include" url="https://c.example/all.opml"/>{outline("file:///etc/passwd")}
<OUTLINE xmlUrl="https://no.example/"/><outline XMLURL="https://d.example/?a=1&amp;b=2"/>"""
    found = read_opml(opml(body, '<?xml version="1.0" encoding="utf-8"?>'), Limits()).feeds
    assert [(feed.address, feed.title) for feed in found] == [
        ("https://a.example/rss", "A wire"),
        ("HTTPS://b.example/atom", "A wire"),
        ("https://d.example/?a=1&b=2", ""),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (opml(""), "E_NO_TEXT"),
        (opml(outline("https://a.example/"), LAUGHS), "E_XML_ENTITIES"),
        (opml(outline("https://a.example/"), '<!DOCTYPE opml SYSTEM "file:///etc/passwd">'), None),
        (opml("<outline>" * 10_000), "E_DEPTH"),
        (b"<opml", "E_NO_TEXT"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str | None) -> None:
    began = time.perf_counter()
    assert codes(data) == ([code] if code else [])
    assert time.perf_counter() - began < 2


def test_of_very_many_the_first_are_taken() -> None:
    data = opml("".join(outline(f"https://a.example/{n}") for n in range(10_001)))
    contents = read_opml(data, Limits())
    assert len(contents.feeds) == 10_000
    assert [refusal.code for refusal in contents.refusals] == ["E_TOO_MANY"]


def test_a_list_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_bytes(opml(outline("https://a.example/rss")))
    (failure,) = load(tmp_path / "feeds.opml").failures
    assert (failure.code, "feeds import" in failure.hint) == ("E_NO_TEXT", True)


# ── ninjs ───────────────────────────────────────────────────────────────────────


def item(**said: Any) -> dict[str, Any]:
    return {"uri": "urn:x:1", "versioncreated": "2025-03-09T10:00:00Z", **said}


def write(folder: Path, document: object) -> Path:
    (folder / "item.json").write_text(
        document if isinstance(document, str) else json.dumps(document)
    )
    return folder / "item.json"


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        (item(headline="Pier falls", body_text="It fell.", pubstatus="canceled"), ["E_WITHDRAWN"]),
        (item(headline="Pier falls", body_text="It fell.", pubStatus="Withheld"), ["E_WITHDRAWN"]),
        (item(type="picture", renditions={}), ["E_NO_TEXT"]),
        (item(headline=7, bodies=[7, {"value": 7}], headlines="x", source=[7]), ["E_NO_TEXT"]),
        ([item(headline="Pier falls"), 7, item()], ["E_NO_TEXT"]),
        ('{"versioncreated": "2025", ' + "[" * 100_000, ["E_JSON"]),
        ('{"versioncreated": "2025", ', ["E_JSON"]),
    ],
)
def test_items_that_are_not_taken(document: object, codes: list[str], tmp_path: Path) -> None:
    loaded = load(write(tmp_path, document))
    assert [failure.code for failure in loaded.failures] == codes
    assert len(loaded.articles) == isinstance(document, list)


def test_the_plain_body_is_taken_where_there_is_no_other(tmp_path: Path) -> None:
    path = write(tmp_path, item(headline="Pier falls", body_text="It fell.\nNobody was hurt."))
    (article,) = load(path).articles
    assert article.text == "Pier falls\nIt fell.\nNobody was hurt."
    assert article.path.endswith("item.json#urn:x:1")
