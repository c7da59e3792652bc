"""Pages kept as they were fetched: found again by their bytes, read again as they were read."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from variorum.errors import OutputError
from variorum.fetching import Fetched
from variorum.sources import Shelf, load
from variorum.sources.kept import keep

DAY = date(2025, 3, 12)
TEXT = "Zoë Lind: the pier fell."


def fetched() -> Fetched:
    return Fetched("https://wire.example/pier", TEXT.encode("iso-8859-1"), charset="iso-8859-1")


def test_the_encoding_its_server_named_is_remembered(tmp_path: Path) -> None:
    file = keep(tmp_path, fetched(), DAY)
    source = Shelf([tmp_path]).find(
        "https://wire.example/pier", sha256(file.read_bytes()).hexdigest()
    )
    assert source is not None
    assert source.text == TEXT
    (article,) = load(tmp_path).articles
    assert (article.text, article.url) == (TEXT, "https://wire.example/pier")


def test_a_page_is_kept_once_and_a_changed_one_beside_it(tmp_path: Path) -> None:
    first = keep(tmp_path, fetched(), DAY)
    assert keep(tmp_path, fetched(), DAY) == first
    changed = Fetched("https://wire.example/pier", b"The pier stands.")
    assert keep(tmp_path, changed, DAY) != first
    listed = json.loads((tmp_path / "accounts.json").read_text())["articles"]
    assert [one["path"] for one in listed] == sorted(
        (one["path"] for one in listed), key=lambda name: name != first.name
    )
    assert len(listed) == 2


def test_what_was_said_of_other_articles_stays(tmp_path: Path) -> None:
    ours = {"path": "own.txt", "outlet": "Our Own"}
    (tmp_path / "accounts.json").write_text(json.dumps({"articles": [ours]}))
    keep(tmp_path, fetched(), DAY)
    assert json.loads((tmp_path / "accounts.json").read_text())["articles"][0] == ours


@pytest.mark.parametrize("there", ["no JSON", "[]", '{"articles": 7}', '{"articles": [7]}'])
def test_a_list_that_is_none_is_not_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / "accounts.json").write_text(there)
    with pytest.raises(OutputError):
        keep(tmp_path, fetched(), DAY)
    assert (tmp_path / "accounts.json").read_text() == there


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as told:
        keep(tmp_path / "file", fetched(), DAY)
    assert "--keep" in told.value.hint


@pytest.mark.parametrize(
    ("address", "media", "data", "ending"),
    [
        ("https://wire.example/", "text/html", b"<p>It rained.", ".html"),
        ("https://wire.example/a/b.php?c=1", "text/html", b"<html><p>It rained.", ".html"),
        ("https://wire.example/feed", "", b'<rss version="2.0">', ".rss"),
        ("https://wire.example/CC.warc.gz", "", b"\x1f\x8b", ".warc.gz"),
        ("https://wire.example/../../etc/passwd", "text/plain", b"It rained.", ".txt"),
    ],
)
def test_a_name_says_who_reads_it_and_leads_nowhere(
    address: str, media: str, data: bytes, ending: str, tmp_path: Path
) -> None:
    file = keep(tmp_path / "pages", Fetched(address, data, media=media), DAY)
    assert file.name.endswith(ending)
    assert file.parent == tmp_path / "pages"
    assert {path.name for path in tmp_path.iterdir()} == {"pages"}
