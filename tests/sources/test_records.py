"""JSON Lines: fields under whatever names, bad lines by number, words found again."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.program import Run, in_this_process
from tests.sources import ways
from tests.sources.apart import load_apart
from variorum.reading import read, skim
from variorum.sources import Limits, Shelf, files, load

FIELDS = {"text": "article.body"}


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return in_this_process(capsysbinary)


def test_records_give_the_same_statements_as_the_texts(tmp_path: Path) -> None:
    story = ways.articles()
    (tmp_path / "all.jsonl").write_text("\n".join(map(ways.line, story)) + "\n")
    loaded = load(tmp_path / "all.jsonl", fields=FIELDS)
    assert not loaded.failures
    assert [Path(a.path).name for a in loaded.articles] == [
        f"all.jsonl#{n}:article.body" for n in range(1, len(story) + 1)
    ]
    for written, article in zip(story, loaded.articles, strict=True):
        assert (article.title, article.outlet) == (written.article.title, written.article.outlet)
        assert (article.byline, article.url) == (ways.AUTHOR, ways.ADDRESS)
        assert (article.published, article.published_basis) == (
            written.article.published,
            "metadata",
        )
        folder = tmp_path / article.id
        assert ways.said([read(skim(article))]) == ways.read_as_text(written, folder)


def test_an_edition_of_records_is_proved_until_a_word_changes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path("all.jsonl")
    source.write_text("\n".join(map(ways.line, ways.articles()[:2])))
    for out in ("edition.json", "edition.md", "edition.html"):
        done = run("read", source, "--field", "text=article.body", "--one-story", "-o", out)
        assert (done.code, done.err) == (0, "")
        assert run("verify", out).code == 0
    assert run("read", source, "--field=text=article.body", "-o", "all.jsonl").code == 2
    source.rename("moved.jsonl")
    assert run("verify", "edition.md").code == 2
    assert run("verify", "edition.md", ".").code == 0
    Path("moved.jsonl").rename(source)
    source.write_text(source.read_text().replace("pier", "mill"))
    assert run("verify", "edition.json").code == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "E_JSON"),
        (b"[]", "E_JSON"),
        (b'"The pier fell."', "E_JSON"),
        (b'{"text": "The pier fell.",}', "E_JSON"),
        (b'{"text": "The pier fell.", "n": NaN}', "E_JSON"),
        (b'{"text": "The pier fell.", "text": "It stands."}', "E_JSON"),
        (b"[" * 100_000, "E_JSON"),
        (b'{"text": "caf\xe9"}', "E_JSON"),
        (b'{"text": " \\n"}', "E_NO_TEXT"),
        (b'{"text": 7}', "E_NO_TEXT"),
        (b'{"title": "Pier falls"}', "E_NO_TEXT"),
        (b'{"text": "%s"}' % (b"x " * 600_000), "E_TOO_LARGE"),
        (b'{"text": "x", "n": "%s"}' % (b"x" * 11_000_000), "E_TOO_LARGE"),
    ],
    ids=range(13),
)
def test_a_bad_line_is_named_and_the_others_are_read(
    line: bytes, code: str, tmp_path: Path
) -> None:
    good = b'{"text": "The pier fell."}\n'
    (tmp_path / "all.jsonl").write_bytes(b"\xef\xbb\xbf" + good + line + b"\r\n\n" + good)
    loaded = load(tmp_path)
    assert [(f.code, Path(f.path).name) for f in loaded.failures] == [(code, "all.jsonl#2")]
    assert [Path(a.path).name for a in loaded.articles] == ["all.jsonl#1:text", "all.jsonl#4:text"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory was used")
def test_a_line_of_a_hundred_megabytes_is_never_in_memory(tmp_path: Path) -> None:
    good = b'{"text": "The pier fell."}\n'
    with (tmp_path / "all.jsonl").open("wb") as file:
        file.write(good + b'{"text": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + good)
    found = load_apart(tmp_path / "all.jsonl")
    assert (found.articles, found.refused) == (2, [("E_TOO_LARGE", "all.jsonl#2")])
    assert found.kilobytes < 120_000  # of which Python and its packages take most


@pytest.mark.parametrize("name", ["wire.json", "wire", "-"])
def test_lines_are_known_by_the_first_of_them(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = "\n".join(map(ways.line, ways.articles()[:2])).encode()

    class Stdin:
        buffer = io.BytesIO(lines)

    monkeypatch.setattr(sys, "stdin", Stdin)
    Path("wire.json").write_bytes(lines)
    Path("wire").write_bytes(lines)
    found = load(name, fields=FIELDS)
    assert [a.path.rpartition("#")[2] for a in found.articles] == [
        "1:article.body",
        "2:article.body",
    ]
    if name != "-":
        assert run("read", name, "--field=text=article.body", "-o", "edition.json").code == 0
        assert run("verify", "edition.json").code == 0


@pytest.mark.parametrize(
    "data", ['{\n "text": "The pier fell."\n}', '[{"text": "The pier fell."}]', "[]", "{\n}"]
)
def test_json_of_another_kind_is_no_article(data: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(data)
    (tmp_path / "a.txt").write_text(data)
    for name in ("a.json", "a.txt"):
        (failure,) = load(tmp_path / name).failures
        assert (failure.code, "JSON Lines" in failure.hint) == ("E_TYPE", True)


@pytest.mark.parametrize("text", ["[Updated] The pier fell [twice]", "{The pier} fell {again}"])
def test_a_text_in_brackets_is_a_text(text: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(text)
    assert [article.text for article in load(tmp_path / "a").articles] == [text]


@pytest.mark.parametrize("size", [1, 40, 100, 1 << 20])
def test_in_parts_each_line_is_read_once_under_its_number(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'{{"text": "Pier {n} fell."}}' if n % 7 else "{" for n in range(1, 51)]
    (tmp_path / "all.jsonl").write_text("\ufeff" + "\n\n".join(lines))
    whole = load(tmp_path)
    monkeypatch.setattr(files, "_SOME_LINES", size)
    parted = load(tmp_path)
    assert parted.articles == whole.articles
    assert list(map(str, parted.failures)) == list(map(str, whole.failures))
    assert [Path(f.path).name for f in whole.failures] == sorted(
        f"all.jsonl#{2 * n - 1}" for n in range(7, 51, 7)
    )
    for article in whole.articles:
        source = Shelf().find(article.path, article.sha256)
        assert source is not None
        assert source.text == article.text
    limited = load(tmp_path, limits=Limits(items=30))
    assert [f.code for f in limited.failures].count("E_TOO_MANY") == 1
    assert len(limited.articles) == 13


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_line_is_named(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(data)
    (failure,) = load(tmp_path).failures
    assert (failure.code, Path(failure.path).name) == ("E_EMPTY", "all.jsonl")


def test_what_no_text_can_hold_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(r'{"text": "The pier \ud800 \u0000 fell.\rAll."}')
    (article,) = load(tmp_path).articles
    assert article.text == "The pier \ufffd \ufffd fell.\nAll."
    source = Shelf().find(article.path, article.sha256)
    assert source is not None
    assert source.text == article.text


def test_a_name_may_be_any_text(tmp_path: Path) -> None:
    lines = [{"a#b/c.d e": "The pier fell."}, {"a#b/c": {"d e": "The pier stands."}}]
    (tmp_path / "x#1.jsonl").write_text("\n".join(map(json.dumps, lines)))
    loaded = load(tmp_path, fields={"text": "a#b/c.d e"})
    for article in loaded.articles:
        source = Shelf().find(article.path, article.sha256)
        assert source is not None
        assert source.text == article.text
    assert len(loaded.articles) == 2


def test_more_articles_than_wanted(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text('{"text": "The pier fell."}\n' * 5)
    loaded = load(tmp_path, limits=Limits(items=3))
    assert [f.code for f in loaded.failures] == ["E_TOO_MANY"]
    assert len({article.id for article in loaded.articles}) == 3


def test_what_is_told_and_what_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(
        '{"text": "The pier fell.", "url": "javascript:x", "date": "yesterday"}\n'
        '{"text": "The pier fell.", "url": "HTTPS://a.example", "date": "2025-03-09T01:00Z"}'
    )
    one, two = load(tmp_path, published=date(2025, 1, 1), outlet="Ours").articles
    assert (one.url, one.published, one.published_basis) == (None, date(2025, 1, 1), "sidecar")
    assert (two.published, two.published_basis) == (date(2025, 3, 9), "metadata")
    assert one.outlet == two.outlet == "Ours"


@pytest.mark.parametrize("field", ["text", "text=", "body=text", "=x"])
def test_a_field_that_is_none(run: Run, field: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The pier fell."}')
    done = run("read", tmp_path, "--field", field)
    assert (done.code, done.out) == (2, "")
    assert "--field" in done.err
