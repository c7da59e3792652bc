"""Web pages: what is taken for the article, what the page says of itself, what is refused and how soon."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

import pytest

import variorum
from tests.cli.program import Run, in_this_process
from tests.sources import ways
from variorum.model import Article
from variorum.sources import Limits, load, pages
from variorum.sources.bare import words_alone
from variorum.sources.child import CHILD
from variorum.sources.markup import shape, without_embedded

pytest.importorskip("trafilatura", reason="web pages need the extra [pages]")
pytest.importorskip("lxml_html_clean", reason="web pages need the extra [pages]")

PARAGRAPH = "<p>The pier fell at night and nobody was hurt, the council said on Monday.</p>\n"
GRAPH = """<script type="application/ld+json">[{"@type": "WebPage"}, {"@graph":
[{"@type": "BlogPosting", "datePublished": "2025-03-09"}]}]</script>"""
STORY = f"<article><h1>Pier falls</h1>{PARAGRAPH * 8}</article>"


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return in_this_process(capsysbinary)


def article_of(page: str | bytes, folder: Path) -> Article:
    (folder / "page.html").write_bytes(page if isinstance(page, bytes) else page.encode())
    loaded = load(folder / "page.html")
    assert not loaded.failures
    (article,) = loaded.articles
    return article


def refused(page: str | bytes, folder: Path, **limits: int) -> str:
    (folder / "page.html").write_bytes(page if isinstance(page, bytes) else page.encode())
    loaded = load(folder / "page.html", limits=Limits(**limits))
    assert not loaded.articles
    (failure,) = loaded.failures
    assert failure.hint
    return failure.code


@pytest.mark.parametrize("written", ways.articles(), ids=lambda w: Path(w.article.path).stem)
def test_a_page_gives_the_same_statements_as_the_text(
    written: ways.Written, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(written.page())
    (reading,) = variorum.read(tmp_path / "page.html")
    article = reading.article
    assert (article.outlet, article.title) == (written.article.outlet, written.article.title)
    assert (article.byline, article.url, article.language) == (ways.AUTHOR, ways.ADDRESS, "en")
    assert article.published == written.article.published
    assert article.published_basis == "metadata"
    assert ways.said([reading]) == ways.read_as_text(written, tmp_path / "text")


def test_an_edition_of_pages_is_proved_until_a_page_changes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for written in ways.articles()[:2]:
        Path(written.article.path).with_suffix(".html").parent.mkdir(exist_ok=True)
        Path(written.article.path).with_suffix(".html").write_text(written.page())
    for out in ("edition.json", "edition.md", "edition.html"):
        assert run("read", "sample", "--one-story", "-o", out).code == 0
        assert run("verify", out).code == 0
    page = next(Path("sample").iterdir())
    page.write_text(page.read_text().replace("pier", "mill"))
    assert run("verify", "edition.json").code == 1


def test_what_no_reader_sees_is_left_out(tmp_path: Path) -> None:
    text = article_of(ways.articles()[0].page(), tmp_path).text
    for words in ("Nobody sees", "Nor this", "my cousin", "a script said", "All rights"):
        assert words not in text


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".promo { color: red; display : none !important }", True),
        ("/* .x { */ #box,.promo{visibility:hidden}", True),
        (".promo{font-size:0}", True),
        (".promo{display:none} .promo{display:block}", False),
        ("@media print { .promo { display: none } }", False),
        (".other{display:none} .promo p{display:none}", False),
        (".promo{font-size:0.8em}", False),
        ("{{{ .promo{display:none", False),
    ],
)
def test_what_the_pages_own_style_hides_is_left_out(
    sheet: str, *, hidden: bool, tmp_path: Path
) -> None:
    said = '<p class="big promo">“Nobody sees this,” the harbour master said on Monday.</p>'
    page = f"<style>{sheet}</style>{STORY.replace('</article>', said + '</article>')}"
    text = article_of(page, tmp_path).text
    assert ("Nobody sees this" not in text) == hidden
    assert "nobody was hurt" in text


def test_a_story_that_a_script_is_to_show_is_seen(tmp_path: Path) -> None:
    page = f'<style>.body{{display:none}}</style><div class="body">{PARAGRAPH * 8}</div>'
    assert "nobody was hurt" in article_of(page, tmp_path).text


def test_a_story_under_a_dialog_is_seen(tmp_path: Path) -> None:
    page = f'<body style="display:none"><div aria-hidden="true">{STORY}</div></body>'
    assert "nobody was hurt" in article_of(page, tmp_path).text


def test_what_the_sidecar_says_comes_first(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ways.articles()[0].page())
    (tmp_path / "accounts.json").write_text(
        '{"articles": [{"path": "page.html", "outlet": "Mine", "published": "2024-01-02"}]}'
    )
    (article,) = load(tmp_path, published=date(2000, 1, 1), outlet="Other").articles
    assert (article.outlet, article.published) == ("Mine", date(2024, 1, 2))
    assert (article.published_basis, article.byline) == ("sidecar", ways.AUTHOR)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "https://a.example/x"),
        ('<base href="https://evil.example/"><link rel=canonical href="/x">', None),
        ('<link rel=canonical href="https://a.example"><link rel=canonical href="https://b.example">', None),
        ('<meta property="og:url" content="https://a.example/og">', "https://a.example/og"),
        ('<link rel=canonical href="javascript:alert(1)">', None),
        ('<base href="https://evil.example/"><link rel=canonical href="//b.example/x">', None),
        ("<!-- saved from url=(0019)https://a.example/s -->", "https://a.example/s"),
    ],
)  # fmt: skip
def test_the_address_a_page_claims(head: str, url: str | None, tmp_path: Path) -> None:
    assert article_of(f"<html><head>{head}</head><body>{STORY}", tmp_path).url == url


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="DC.date.issued" content="2025-03-09">', date(2025, 3, 9)),
        ('<meta itemprop="datePublished" content="2025-03-09T23:59:00+09:00">', date(2025, 3, 9)),
        ('<meta name="date" content="09/03/2025">', None),
        ('<meta property="article:modified_time" content="2025-03-09">', None),
        (GRAPH, date(2025, 3, 9)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', None),
        ('<meta name="date" content="1970-01-01">', None),
    ],
)  # fmt: skip
def test_the_day_a_page_claims(head: str, day: date | None, tmp_path: Path) -> None:
    assert article_of(f"<html><head>{head}</head><body>{STORY}", tmp_path).published == day


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "windows-1252"),
        ("cp1252", "utf-8"),
        ("utf-16", "utf-8"),
        ("cp1250", "windows-1250"),
        ("cp1252", "utf-7"),
    ],
)
def test_a_page_in_whatever_encoding(encoding: str, declared: str, tmp_path: Path) -> None:
    story = STORY.replace("nobody", "Zoë Brandt, 72,")
    page = f'<html><head><meta charset="{declared}"></head><body>{story}'
    assert "Zoë Brandt" in article_of(page.encode(encoding), tmp_path).text


@pytest.mark.parametrize(
    "page",
    [
        STORY,
        STORY.replace("</p>", "").replace("</article>", ""),
        f"<html><body>{STORY}</body></body></html></html>",
        f"<html><body><table><tr><form><form><td>{STORY}",
        f"<?xml version='1.0' encoding='latin-1'?><html xmlns='x' xml:lang='en'><body>{STORY}",
        f"\ufeff<!-- a note --><!DOCTYPE html>{STORY}",
        STORY.replace("night", "ni\x00ght"),
    ],
)
def test_soup_gives_the_same_text_each_time(page: str, tmp_path: Path) -> None:
    text = article_of(page, tmp_path).text
    assert text.count("the council said on Monday.") >= 1
    assert "\x00" not in text
    assert article_of(page, tmp_path).text == text


def test_entities_are_decoded_once(tmp_path: Path) -> None:
    page = STORY.replace("hurt", "hurt &amp;quot; &#0; &#x110000; &#xD800;")
    text = article_of(page, tmp_path).text
    assert "hurt &quot; \ufffd \ufffd \ufffd, the" in text
    assert text.encode().decode() == text


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + STORY, "E_ATTRS"),
        ("<" * 200_000, "E_NO_TEXT"),
        ("", "E_EMPTY"),
        (" \n ", "E_EMPTY"),
        ("<html></html>", "E_NO_TEXT"),
        (b"%PDF-1.4\n", "E_TYPE"),
        (b"PK\x03\x04word", "E_TYPE"),
        (b"\x1f\x8b\x08\x00", "E_TYPE"),
        ("<html><body><p>Please enable JavaScript to read on.</p>", "E_PAYWALL_OR_STUB"),
        ("<h1>404</h1><p>Page not found.</p>", "E_PAYWALL_OR_STUB"),
        (
            "<title>404</title><h1>Oops!</h1><p>We can’t find the page you want.",
            "E_PAYWALL_OR_STUB",
        ),
        (
            "<h1>Pier falls</h1><p>It fell at night.<p>Subscribe to continue reading",
            "E_PAYWALL_OR_STUB",
        ),
        ("<h1>Pier falls</h1><p>Register to continue reading.", "E_PAYWALL_OR_STUB"),
        ("<h1>Before you go on</h1><p>We use cookies. <button>Accept all", "E_PAYWALL_OR_STUB"),
        ("<h1>One moment</h1><p>Please verify you are a human.", "E_PAYWALL_OR_STUB"),
        ("<p>Our site is unavailable in most European countries.", "E_PAYWALL_OR_STUB"),
        (b"\x89PNG\r\n\x1a\n", "E_TYPE"),
        ("<p>" + "x" * 10_000_001, "E_TOO_LARGE"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("E_") else "",
)
def test_what_is_refused_is_refused_at_once(page: str | bytes, code: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    assert refused(page, tmp_path) == code
    assert time.perf_counter() - began < 3


def test_each_limit_is_a_setting(tmp_path: Path) -> None:
    assert refused('<p a b c="d">' + STORY, tmp_path, attributes=2) == "E_ATTRS"
    assert refused(STORY, tmp_path, page_bytes=100) == "E_TOO_LARGE"
    assert refused(STORY, tmp_path, file_bytes=100, text_bytes=100) == "E_TOO_LARGE"


def test_of_tags_without_an_end_the_words_are_read(run: Run, tmp_path: Path) -> None:
    """The parsers lose what nests so deep, or take minutes for it."""
    head = """<html lang="en-GB"><head><title>Pier falls</title><meta property="og:site_name"
    content="The Gazette"><meta name="date" content="2025-03-10"></head>"""
    around = "<nav>Home</nav><p hidden>“Not this,” he said.</p><script>if (1<2) 'nor this'</script>"
    page = f"{head}<body>{'<div>' * 100_000}{around}{STORY.replace('hurt', 'hurt &amp; wet')}"
    (tmp_path / "deep.html").write_text(page)
    (tmp_path / "plain.html").write_text(STORY)
    began = time.perf_counter()
    loaded = load(tmp_path)
    assert time.perf_counter() - began < 5
    deep, plain = loaded.articles
    assert deep.path.endswith("deep.html#words")
    (doubt,) = loaded.doubts
    assert (doubt.code, Path(doubt.path).name) == ("W_DEPTH", "deep.html")
    assert doubt.hint
    assert not loaded.failures
    assert deep.text.splitlines()[:2] == [
        "Pier falls",
        "The pier fell at night and nobody was hurt & wet, the council said on Monday.",
    ]
    assert (deep.title, deep.outlet, deep.published) == (
        "Pier falls", "The Gazette", date(2025, 3, 10)
    )  # fmt: skip
    assert plain.text.count("nobody was hurt") == 1
    for words in ("Home", "this", "<"):
        assert words not in deep.text
    out = tmp_path / "edition.json"
    assert run("read", tmp_path, "--one-story", "-o", out).code == 0
    assert run("verify", out).code == 0


@pytest.mark.parametrize("depth", [100, 255, 300, 1_900])
def test_what_nests_as_deep_as_is_allowed_is_parsed(depth: int, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<section>" * depth + STORY)
    loaded = load(tmp_path, limits=Limits(depth=2_000))
    assert not loaded.failures + loaded.doubts
    assert "nobody was hurt" in loaded.articles[0].text


def test_a_shallower_limit_is_a_setting_and_what_it_gave_is_proved(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text("<section>" * 40 + STORY)
    out = tmp_path / "edition.json"
    read = run("read", tmp_path, "--limit", "depth=30", "-o", out)
    assert (read.code, "W_DEPTH" in read.err) == (0, True)
    assert run("verify", out).code == 0


@pytest.mark.parametrize(
    "piece", ["<a>", "<a></b>", "</a>", "<", "<!--", "<a '", '<p style="', "<script>", "&#", "<p hidden>"]
)  # fmt: skip
def test_words_are_found_in_linear_time(piece: str) -> None:
    began = time.process_time()
    words_alone(piece * 50_000)
    once = time.process_time() - began
    words_alone(piece * 200_000)
    assert time.process_time() - began < 12 * once + 0.5


def test_of_a_notice_the_words_are_not_read(tmp_path: Path) -> None:
    notice = "<div>" * 300 + "<p>Please enable JavaScript to read on.</p>"
    assert refused(notice, tmp_path) == "E_PAYWALL_OR_STUB"
    assert refused("<div>" * 300, tmp_path) == "E_NO_TEXT"


def test_what_takes_too_long_or_too_much_costs_one_page_only(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<article>{PARAGRAPH * 60_000}")
    (tmp_path / "b.html").write_text(STORY)
    loaded = load(tmp_path, limits=Limits(seconds=1))
    assert [(f.code, Path(f.path).name) for f in loaded.failures] == [("E_TIME", "a.html")]
    assert [Path(a.path).name for a in loaded.articles] == ["b.html"]
    CHILD.stop()
    # So much is taken by a Python that has loaded nothing else.
    loaded = load(tmp_path / "b.html", limits=Limits(memory=30_000_000))
    assert {f.code for f in loaded.failures} <= {"E_MEMORY", "E_PARSER"}
    assert not loaded.articles
    CHILD.stop()
    assert load(tmp_path / "b.html").articles


def test_pictures_within_a_page_do_not_count(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 30_000_000}">'
    assert "nobody was hurt" in article_of(picture + STORY, tmp_path).text
    assert without_embedded("url(data:font/woff;base64,AA==)") == "url()"


def test_the_pictures_and_frames_beside_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pier.html").write_text(STORY)
    (tmp_path / "pier_files").mkdir()
    (tmp_path / "pier_files" / "frame.html").write_text(STORY)
    assert len(load(tmp_path).articles) == 1


def test_a_value_is_no_attribute_and_a_script_no_tag() -> None:
    assert shape("<a b='1 = 2 = 3' c=\"x y z\" d>").attributes == 3
    assert shape("<script>'<div><div>'</script><p><p><p>").depth == 0
    assert shape("<!-- <div><div> --><div>").depth == 1


def test_a_page_is_known_by_how_it_begins(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("<!DOCTYPE html><html>" + STORY)
    (article,) = load(tmp_path).articles
    assert "<" not in article.text


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (refusal,) = pages.parse(STORY.encode(), Limits()).refusals
    assert refusal.code == "E_NOT_INSTALLED"
    assert "variorum[pages]" in refusal.hint


def test_texts_are_read_without_the_extractor(run: Run, tmp_path: Path) -> None:
    CHILD.stop()
    (tmp_path / "a.txt").write_text("The pier fell, police said.")
    assert load(tmp_path).articles
    assert CHILD._process is None


@pytest.mark.parametrize("setting", ["depth", "depth=", "depth=x", "width=7", "depth=0"])
def test_a_limit_that_is_none(run: Run, setting: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier fell.")
    done = run("read", tmp_path, "--limit", setting)
    assert (done.code, done.out) == (2, "")
    assert "--limit" in done.err


def test_where_a_word_may_be_broken_is_no_part_of_it(tmp_path: Path) -> None:
    page = STORY.replace(
        "nobody was hurt", "Har&shy;bour mas\u00adter Ada Li&shy;nd was hurt on Mon&#173;day"
    )
    assert "Harbour master Ada Lind was hurt on Monday" in article_of(page, tmp_path).text


def test_limits_are_set_by_the_environment_and_the_call_goes_before_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("<section>" * 40 + STORY)
    monkeypatch.setenv("VARIORUM_LIMIT", "depth=30 attributes=5")
    assert "W_DEPTH" in run("read", tmp_path).err
    assert "W_DEPTH" not in run("read", tmp_path, "--limit", "depth=99", "--format", "json").err
