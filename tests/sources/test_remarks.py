"""What was read all the same: cut, oddly encoded, told to machines only, or several articles on one page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.sources import Limits, Loaded, load
from variorum.sources.kinds import texts_of

pytest.importorskip("trafilatura", reason="web pages need the extra [pages]")

SAYS = "The {} fell at night and nobody was hurt, the council said on Monday in Kelmouth."


def story(name: str, times: int = 8) -> str:
    lines = "".join(f"<p>{SAYS.format(name)} Line {n}.</p>" for n in range(times))
    return f"<article><h1>The {name} falls</h1>{lines}</article>"


def loaded(page: str | bytes, folder: Path, **limits: int) -> Loaded:
    data = page if isinstance(page, bytes) else page.encode()
    (folder / "page.html").write_bytes(data)
    found = load(folder / "page.html", limits=Limits(**limits))
    assert not found.failures
    text_of = texts_of("page.html", data)
    for article in found.articles:
        key = article.path.rpartition("page.html")[2].removeprefix("#")
        assert (text_of(key) or "").startswith(article.text)
    return found


def codes(found: Loaded) -> list[str]:
    return [doubt.code for doubt in found.doubts]


def test_an_ordinary_page_raises_no_doubt(tmp_path: Path) -> None:
    page = f'<html lang="en"><head><meta charset="utf-8"></head><body>{story("pier — Zoë’s —")}'
    assert loaded(page, tmp_path).doubts == ()


def test_a_page_that_finds_no_end_is_cut_at_the_end_of_a_line(tmp_path: Path) -> None:
    found = loaded(story("pier", 400), tmp_path, characters=10_000)
    assert codes(found) == ["W_TRUNCATED"]
    (article,) = found.articles
    assert 9_000 < len(article.text) <= 10_000
    assert article.text.endswith(".")
    assert found.doubts[0].path.endswith("page.html")


@pytest.mark.parametrize(
    ("encoding", "declared", "doubtful"),
    [
        ("utf-8", "utf-8", False),
        ("cp1252", "iso-8859-1", False),
        ("cp1252", "utf-8", True),
        ("utf-8", "windows-1251", True),
        ("utf-8", "utf-7", True),
    ],
)
def test_an_encoding_that_is_not_the_declared_one(
    encoding: str, declared: str, *, doubtful: bool, tmp_path: Path
) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{story("café")}'
    found = loaded(page.encode(encoding), tmp_path)
    assert "The café fell" in found.articles[0].text
    assert codes(found) == ["W_ENCODING"] * doubtful


def linked(body: str) -> str:
    about = {"@type": "NewsArticle", "headline": "The pier falls", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(about)}</script>'


def test_what_machines_are_told_is_not_read_and_another_story_is_named(tmp_path: Path) -> None:
    same = " ".join(f"{SAYS.format('pier')} Line {n}." for n in range(8))
    assert loaded(linked(same) + story("pier"), tmp_path).doubts == ()
    assert loaded(linked("In short, a pier fell.") + story("pier"), tmp_path).doubts == ()
    found = loaded(linked("Buy our pills, they work wonders. " * 30) + story("pier"), tmp_path)
    assert codes(found) == ["W_HIDDEN_TEXT"]
    assert "pills" not in found.articles[0].text


def test_of_a_page_that_goes_on_with_other_stories_the_first_is_read(tmp_path: Path) -> None:
    others = [f"mill {n}" for n in range(9)]
    found = loaded("".join(map(story, ("pier", *others))), tmp_path)
    assert codes(found) == ["W_SEVERAL"]
    (article,) = found.articles
    assert "The pier fell" in article.text
    assert "mill" not in article.text


def test_teasers_of_other_stories_are_not_several(tmp_path: Path) -> None:
    teasers = "<article><h2>The mill burns</h2></article>" * 3
    found = loaded(story("pier") + teasers, tmp_path)
    assert found.doubts == ()


@pytest.mark.parametrize("outlet", ["ВВС", "Тhe Wire", "Τhe Harbour"])
def test_a_name_in_disguise_is_named_and_stays_another(outlet: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier fell.")
    known = {"articles": [{"path": "a.txt", "outlet": outlet}]}
    (tmp_path / "accounts.json").write_text(json.dumps(known))
    found = load(tmp_path)
    assert codes(found) == ["W_CONFUSABLE"]
    assert found.articles[0].outlet == outlet


@pytest.mark.parametrize("outlet", ["BBC", "Новости", "Τα Νέα", "Zoë’s Wire", "BBC Новости"])
def test_a_name_in_its_own_script_is_none(outlet: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier fell.")
    assert load(tmp_path, outlet=outlet).doubts == ()


# ── live blogs ──────────────────────────────────────────────────────────────────


def entry(hour: int, words: str, more: str = "") -> str:
    time = (
        f'<time datetime="2025-03-{9 + hour // 24:02}T{hour % 24:02}:05:00Z">{hour % 24}:05</time>'
    )
    return f"<div {more}><header>{time}<h2>Hour {hour}</h2></header><p>{words}</p></div>"


LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'


def test_the_entries_of_a_live_blog_are_articles_of_their_own_times(tmp_path: Path) -> None:
    entries = [entry(n, SAYS.format(f"pier {n}"), f'id="post-{n}"') for n in range(300)]
    page = f"{LIVE}<h1>The pier: live</h1><main><div>{''.join(entries)}</div></main>"
    found = loaded(page, tmp_path)
    assert len(found.articles) == 300
    assert found.doubts == ()
    last = next(a for a in found.articles if a.path.endswith("#post-299"))
    assert last.text == "11:05\nHour 299\n" + SAYS.format("pier 299")
    assert (last.title, str(last.published)) == ("Hour 299", "2025-03-21")
    assert len({article.id for article in found.articles}) == 300


def test_entries_without_a_name_go_by_their_time(tmp_path: Path) -> None:
    entries = "".join(entry(n, SAYS.format("pier")) for n in (1, 2, 2, 3))
    found = loaded(f'<main itemtype="https://schema.org/LiveBlogPosting">{entries}', tmp_path)
    assert len({article.path for article in found.articles}) == 4


def test_a_live_blog_that_cannot_be_told_apart_is_read_as_one(tmp_path: Path) -> None:
    found = loaded(LIVE + story("pier"), tmp_path)
    assert codes(found) == ["W_LIVE"]
    assert len(found.articles) == 1


def test_a_report_with_times_is_no_live_blog(tmp_path: Path) -> None:
    times = "".join(f'<time datetime="2025-03-09T1{n}:00Z">1{n}:00</time>' for n in range(4))
    assert len(loaded(story("pier") + times, tmp_path).articles) == 1
