"""Feeds: each kind gives the same articles; bombs are refused; ids are kept; nothing is fetched."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.cli.program import Run, in_this_process
from tests.sources import ways
from variorum.model import Article
from variorum.reading import read, skim
from variorum.sources import Limits, feeds, load

pytest.importorskip("feedparser", reason="feeds need the extra [feeds]")
pytest.importorskip("lxml", reason="feeds need the extra [feeds]")

Write = Callable[[Sequence[ways.Written]], str]
KINDS: list[tuple[str, Write]] = [
    ("wire.rss", ways.rss),
    ("wire.atom", ways.atom),
    ("wire.xml", ways.atom),
    ("wire.json", ways.json_feed),
]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return in_this_process(capsysbinary)


def feed(items: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'


def item(title: str = "Pier falls", body: str = "The pier fell.", more: str = "") -> str:
    return f"<item><title>{title}</title><description>{body}</description>{more}</item>"


def articles_of(text: str | bytes, folder: Path) -> tuple[Article, ...]:
    (folder / "wire.rss").write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded = load(folder / "wire.rss")
    assert not loaded.failures
    return loaded.articles


def keys(articles: Sequence[Article]) -> list[str]:
    return [article.path.rpartition("#")[2] for article in articles]


@pytest.mark.parametrize(("name", "write"), KINDS, ids=[name for name, _ in KINDS])
def test_each_kind_gives_the_same_statements_as_the_texts(
    name: str, write: Write, tmp_path: Path
) -> None:
    story = ways.articles()
    (tmp_path / name).write_text(write(story))
    (tmp_path / "other.xml").write_text("<opml></opml>")
    (tmp_path / "other.json").write_text("{}")
    loaded = load(tmp_path)
    assert not loaded.failures
    assert [Path(a.path).name for a in loaded.articles] == [
        f"{name}#{number}" for number in range(1, len(story) + 1)
    ]
    for written, article in zip(story, loaded.articles, strict=True):
        if name != "wire.json":
            assert article.outlet == written.article.outlet
        assert (article.title, article.byline) == (written.lines[0], ways.AUTHOR)
        assert (article.url, article.language) == (ways.ADDRESS, "en")
        assert article.published == written.article.published
        assert article.published_basis == "metadata"
        assert article.text.splitlines() == written.lines
    written, article = story[0], loaded.articles[0]
    if name != "wire.json":
        found = ways.said([read(skim(article))])
        assert found == ways.read_as_text(written, tmp_path / "text")


@pytest.mark.parametrize(("name", "write"), KINDS, ids=[name for name, _ in KINDS])
def test_an_edition_of_a_feed_is_proved_until_an_item_changes(
    name: str, write: Write, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path(name)
    source.write_text(write(ways.articles()[:2]))
    for out in ("edition.md", "edition.html", "out.json"):
        assert run("read", source, "--one-story", "-o", out).code == 0
        assert run("verify", out).code == 0
    assert run("read", source, "-o", name, "--format", "json").code == 2
    source.write_text(source.read_text().replace("pier", "mill"))
    assert run("verify", "out.json").code == 1


LAUGHS = (
    "<!DOCTYPE rss ["
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + '<!ENTITY l0 "ha">]>'
)


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:/etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/a"> %a;]>',
        '<!DOCTYPE rss [<!ENTITY a PUBLIC "x" "http://127.0.0.1/a">]>',
        f'<!DOCTYPE rss [<!ENTITY a "x">{" " * 200_000}',
    ],
    ids=["laughs", "quadratic", "file", "parameter", "public", "endless"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_bombs_are_refused_at_once(doctype: str, encoding: str, tmp_path: Path) -> None:
    bomb = feed(item(body="&l9;" + "&a;" * 10_000), doctype)
    (tmp_path / "wire.rss").write_bytes(bomb.encode(encoding))
    began = time.perf_counter()
    loaded = load(tmp_path)
    assert time.perf_counter() - began < 0.5
    assert [f.code for f in loaded.failures] == ["E_XML_ENTITIES"]
    assert not loaded.articles


def test_a_harmless_entity_stays_as_it_is_written(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY kelm "Kelmouth">]>'
    (article,) = articles_of(feed(item(body="The pier of &kelm; fell."), doctype), tmp_path)
    assert article.text == "Pier falls\nThe pier of &kelm; fell."


def test_ids_are_kept_and_what_has_none_gets_one(tmp_path: Path) -> None:
    guid = "<guid>tag:wire.example,2025:/#{}</guid>".format
    link = "<link>https://a.example/x</link>"
    whole = [
        item(more=guid(1)),
        item("Pier gone", more=guid(2)),
        item("Pier gone", "All of it.", more=guid(2)),
        item("Wind", more=link),
        item("Rain"),
    ]
    first = articles_of(feed("".join(whole)), tmp_path)
    assert len({article.path for article in first}) == 5
    assert "tag:wire.example,2025:%2F%231" in keys(first)
    assert "https:%2F%2Fa.example%2Fx" in keys(first)
    # An item keeps its id when others come and go; what is there twice is there once.
    later = articles_of(feed(item("Hail") + "".join([*whole[3:], whole[0], whole[0]])), tmp_path)
    assert len(later) == 4
    assert len({a.id for a in first} & {a.id for a in later}) == 3


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("&lt;p&gt;Rain &amp;amp; wind.&lt;/p&gt;&lt;p&gt;More.", "Rain & wind.\nMore."),
        ("<![CDATA[Rain<br>and wind.<script>no()</script>]]>", "Rain\nand wind."),
        ("<![CDATA[<style>p{}</style><div><p>Rain</div>]]>", "Rain"),
        ("Rain ]]> wind", "Rain ]]> wind"),
        ("Rain &amp; 5 &lt; 6", "Rain & 5 < 6"),
        ("<![CDATA[" + "<b>" * 5_000 + "Rain]]>", "Rain"),
    ],
)
def test_bodies(body: str, text: str, tmp_path: Path) -> None:
    (article,) = articles_of(feed(item(body=body)), tmp_path)
    assert article.text == f"Pier falls\n{text}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-1"])
def test_a_feed_in_whatever_encoding(encoding: str, tmp_path: Path) -> None:
    data = feed(item("Zoë’s pier" if encoding != "iso-8859-1" else "Zoë"), '<?xml version="1.0" encoding="utf-8"?>')  # fmt: skip
    (article,) = articles_of(data.encode(encoding), tmp_path)
    assert (article.title or "").startswith("Zoë")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (feed(""), "E_NO_TEXT"),
        (feed(item("", "")), "E_NO_TEXT"),
        ("<rss", "E_NO_TEXT"),
        ("", "E_EMPTY"),
        ("%PDF-1.4", "E_TYPE"),
        (feed("<a>" * 300 + item()), "E_DEPTH"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "E_NO_TEXT"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "E_PARSER"),
    ],
)
def test_what_cannot_be_read(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "wire.rss").write_text(text)
    loaded = load(tmp_path, limits=Limits(items=10))
    assert [f.code for f in loaded.failures] == [code]
    assert not loaded.articles


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sun, 09 Mar 2025 23:59:00 -0800", date(2025, 3, 9)),
        ("2025-03-09T00:01:00+14:00", date(2025, 3, 9)),
        ("09/03/2025", None),
        ("Sun, 99 Mar 2025", None),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, day: date | None, tmp_path: Path) -> None:
    (article,) = articles_of(feed(item(more=f"<pubDate>{written}</pubDate>")), tmp_path)
    assert article.published == day


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_of_a_hundred_thousand_items_the_first_are_taken(kind: str, tmp_path: Path) -> None:
    many = range(100_000)
    if kind == "rss":
        text = feed("".join(item(f"Pier {n}", f"Pier {n} fell.") for n in many))
    elif kind == "atom":
        entries = "".join(f"<entry><title>Pier {n}</title><summary>Pier {n} fell.</summary></entry>" for n in many)  # fmt: skip
        text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entries}</feed>'
    else:
        items = [{"title": f"Pier {n}", "content_text": f"Pier {n} fell."} for n in many]
        text = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})
    (tmp_path / ("wire.json" if kind == "json" else "wire.xml")).write_text(text)
    began = time.perf_counter()
    loaded = load(tmp_path)
    assert time.perf_counter() - began < 30
    assert [f.code for f in loaded.failures] == ["E_TOO_MANY"]
    assert sorted(a.text.split()[1] for a in loaded.articles) == sorted(map(str, many[:10_000]))


def test_tags_that_close_themselves_do_not_nest(tmp_path: Path) -> None:
    picture = '<media:thumbnail url="https://a.example/1.jpg" />'
    articles = articles_of(
        feed("".join(item(f"Pier {n}", more=picture) for n in range(400))), tmp_path
    )
    assert len(articles) == 400


def test_odd_json_items(tmp_path: Path) -> None:
    items = [7, {"id": 1, "content_text": "The pier < fell."}, {"id": [], "title": 7}, {}]
    whole = {"version": "https://jsonfeed.org/version/1", "items": items, "title": "Wire"}
    (tmp_path / "wire.json").write_text(json.dumps(whole))
    loaded = load(tmp_path)
    assert [(a.text, a.outlet) for a in loaded.articles] == [("The pier < fell.", "Wire")]
    assert [f.code for f in loaded.failures] == ["E_NO_TEXT"]


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (refusal,) = feeds.parse(feed(item()).encode(), Limits()).refusals
    assert refusal.code == "E_NOT_INSTALLED"
    assert "variorum[feeds]" in refusal.hint
