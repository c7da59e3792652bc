"""The sample story's articles written in every way in which articles come in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import variorum
from variorum.cli import sample
from variorum.model import Article, Reading

ADDRESS = "https://news.example/pier"
AUTHOR = "Ada Lund"


@dataclass(frozen=True, slots=True)
class Written:
    """An article as bytes of some kind, and what is to come out of it."""

    article: Article

    @property
    def lines(self) -> list[str]:
        return [line for line in self.article.text.splitlines() if line.strip()]

    @property
    def day(self) -> str:
        assert self.article.published
        return self.article.published.isoformat()

    def body(self) -> str:
        """The story as markup: a heading and paragraphs."""
        return f"<h1>{escape(self.lines[0])}</h1>\n{self.paragraphs()}"

    def paragraphs(self) -> str:
        """The story without its heading."""
        return "".join(f"<p>{escape(line)}</p>\n" for line in self.lines[1:])

    def page(self) -> str:
        """A page as outlets make it, with everything round the story that they put there."""
        linked = {
            "@context": "https://schema.org",
            "@type": ["NewsArticle"],
            "headline": self.article.title,
            "author": [{"@type": "Person", "name": AUTHOR}],
            "datePublished": f"{self.day}T20:11:00Z",
            "publisher": {"@type": "Organization", "name": "Some Group"},
        }
        return f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{escape(self.article.title or "")} | {escape(self.article.outlet or "")}</title>
<link rel="canonical" href="{ADDRESS}">
<meta property="og:site_name" content="{escape(self.article.outlet or "")}">
<script type="application/ld+json">{json.dumps(linked)}</script>
<style>p {{ margin: 0 }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<main><article>{self.body()}
<p hidden>“Nobody sees this,” the harbour master said.</p>
<p style="display: none">“Nor this,” said the harbour master.</p></article></main>
<section class="comments" id="comments"><h2>Comments</h2>
<p>bob: “I saw it fall,” my cousin said.</p></section>
<footer><p>© 2025 Some Group. All rights reserved.</p></footer>
<script>document.write("<p>“Gone,” a script said.</p>")</script></body></html>"""


def line(written: Written) -> str:
    """An article as a line of JSON."""
    return json.dumps(
        {
            "id": 7,
            "title": written.article.title,
            "authors": [AUTHOR],
            "source": written.article.outlet,
            "url": ADDRESS,
            "date": f"{written.day} 20:11:00",
            "lang": "en",
            "article": {"body": "\n".join(written.lines)},
        }
    )


def rss(story: Sequence[Written]) -> str:
    """The articles as a feed of RSS 2.0, each whole, as CDATA."""
    items = "".join(
        f"""<item><guid isPermaLink="false">{number}</guid><title>{escape(w.lines[0])}</title>
<link>{ADDRESS}</link><dc:creator>{AUTHOR}</dc:creator><description>In short.</description>
<source url="https://a.example">{escape(w.article.outlet or "")}</source>
<pubDate>{w.article.published:%a, %d %b %Y} 00:10:00 +0900</pubDate>
<content:encoded><![CDATA[{w.paragraphs()}<script>no()</script>]]></content:encoded></item>"""
        for number, w in enumerate(story, 1)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All of it</title>
<language>en-gb</language>{items}</channel></rss>"""


def atom(story: Sequence[Written]) -> str:
    """The articles as an Atom feed, each whole, as escaped markup."""
    entries = "".join(
        f"""<entry><id>{number}</id><title>{escape(w.lines[0])}</title>
<link href="{ADDRESS}"/><author><name>{AUTHOR}</name></author><summary>In short.</summary>
<source><title>{escape(w.article.outlet or "")}</title></source>
<published>{w.day}T00:10:00+09:00</published><updated>2025-04-01T00:00:00Z</updated>
<content type="html">{escape(w.paragraphs())}</content></entry>"""
        for number, w in enumerate(story, 1)
    )
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>All of it</title>{entries}</feed>"""


def json_feed(story: Sequence[Written]) -> str:
    """The articles as a JSON Feed, each whole. It names one outlet for all."""
    items = [
        {
            "id": str(number),
            "title": w.lines[0],
            "url": ADDRESS,
            "authors": [{"name": AUTHOR}],
            "date_published": f"{w.day}T00:10:00+09:00",
            "content_html": w.paragraphs(),
        }
        for number, w in enumerate(story, 1)
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "language": "en", "items": items}
    return json.dumps(whole)


def ninjs(story: Sequence[Written], version: int = 2) -> str:
    """The articles as an agency sends them, in the JSON of IPTC of version 1 or 2."""
    items = []
    for number, w in enumerate(story, 1):
        item: dict[str, object] = {
            "uri": f"tag:wire.example,2025:{number}",
            "type": "text",
            "language": "en-GB",
            "altids": {"url": ADDRESS},
        }
        if version == 1:
            item |= {"versioncreated": f"{w.day}T20:11:00Z", "pubstatus": "usable"}
            item |= {"headline": w.lines[0], "byline": AUTHOR, "source": w.article.outlet}
            item |= {"body_text": "In short.", "body_xhtml": w.paragraphs()}
        else:
            item |= {"versionCreated": "2025-04-01T00:00:00Z", "pubStatus": "usable"}
            item |= {"firstCreated": f"{w.day}T20:11:00Z", "by": AUTHOR}
            item |= {"infosources": [{"role": "originator", "name": w.article.outlet}]}
            item["headlines"] = [
                {"role": "slug", "value": "pier"},
                {"role": "main", "value": w.lines[0]},
            ]
            item["bodies"] = [
                {"role": "main", "contentType": "text/plain", "value": "In short."},
                {"role": "main", "contentType": "text/html", "value": w.paragraphs()},
            ]
        items.append(item)
    return json.dumps(items)


def record(
    url: str,
    block: bytes,
    *,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
) -> bytes:
    """A record of WARC."""
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-03-12T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def response(
    body: bytes, status: str = "200 OK", media: str = "text/html", **headers: str
) -> bytes:
    """What a server answered, as it stands in a record."""
    said = {"Content-Type": media, **{n.replace("_", "-"): v for n, v in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def articles() -> list[Written]:
    """The articles of the sample story."""
    return [Written(article) for article in sample.articles()]


def said(readings: Sequence[Reading]) -> list[tuple[object, ...]]:
    """What the statements of one article are, wherever in a text they stand."""
    (reading,) = readings
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (
            tuple(span.exact for span in s.content),
            names.get(s.speaker or ""),
            tuple(link.name for link in s.chain),
            s.manner,
            s.factuality,
            s.polarity,
            s.said,
        )
        for s in reading.statements
    ]


def read_as_text(written: Written, folder: Path) -> list[tuple[object, ...]]:
    """Read an article as a text file, with what is known of it beside it."""
    folder.mkdir()
    (folder / "a.txt").write_text("\n".join(written.lines))
    known = {"path": "a.txt", "outlet": written.article.outlet, "published": written.day}
    known |= {"title": written.article.title, "byline": AUTHOR, "url": ADDRESS}
    (folder / "accounts.json").write_text(json.dumps({"articles": [known]}))
    return said(variorum.read(folder))
