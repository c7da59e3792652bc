"""What is printed can be read back, and one changed character shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.errors import DocumentError
from variorum.model import Edition
from variorum.render import render, render_tables
from variorum.render.citations import Citation, Stray, citations, strays

DOCUMENTS = {
    "json": "out.json",
    "html": "out.html",
    "markdown": "out.md",
    "annotations": "out.jsonld",
}

NASTY = (
    "1. “Quoted” — [A:0-3] [x](javascript:alert(1)) `code` | pipe \\ back\\\\slash *bold* _it_ #7 ~~no~~",
    '<script>alert(1)</script>"><img src=x onerror=alert(1)> &amp; &#39; <!-- --> {{7*7}} {% x %} ${y} %s',
    "=1+1\ttab\r\nline two\n\n  three \x00 \x1b[2J \x85 \u2028 \u202e right to left \u2069",
    "- item\n# head\n+ plus\n> quote\n---\nwww.example.org http://example.org me@example.org",
    "  leading and trailing blanks  ",
    "'=guarded already",
    "a stack of accents: e" + "\u0301\u0489" * 30 + "\u20ddss",
)


def outputs(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Give the edition in every format that can be checked."""
    for kind, name in DOCUMENTS.items():
        yield name, render(edition, kind).encode()
    for kind in ("csv", "parquet"):
        yield from render_tables(edition, kind).items()


def wrong(edition: Edition, name: str, data: bytes) -> list[Citation]:
    """Give the citations of an output that its sources do not bear out."""
    accounts = {a.path: a for a in edition.articles}

    def holds(c: Citation) -> bool:
        account = accounts.get(c.path)
        return (
            account is not None
            and account.sha256 == c.sha256
            and (account.text or "")[c.start : c.end] == c.exact
        )

    return [c for c in citations(data, name) if not holds(c)]


def test_every_output_cites_and_every_citation_holds() -> None:
    edition = edition_of(HARBOUR, POST)
    for name, data in outputs(edition):
        assert wrong(edition, name, data) == [], name
        assert strays(data, name) == [], name
        if not name.startswith("articles"):
            assert citations(data, name), name


@pytest.mark.parametrize("text", NASTY)
def test_marks_of_every_format_come_back_as_they_were(text: str) -> None:
    edition = edition_of(text, POST, text[::-1])
    for name, data in outputs(edition):
        assert wrong(edition, name, data) == [], name


@given(st.lists(st.text(max_size=40), min_size=1, max_size=3))
@settings(max_examples=60)
def test_any_text_at_all_can_be_printed_and_read_back(texts: list[str]) -> None:
    edition = edition_of(*texts)
    for kind, name in DOCUMENTS.items():
        assert wrong(edition, name, render(edition, kind).encode()) == [], name
    for name, data in render_tables(edition, "csv").items():
        assert wrong(edition, name, data) == [], name


def test_a_lone_surrogate_is_printed_and_read_back() -> None:
    edition = edition_of("before \ud83d after", "x")
    for kind, name in DOCUMENTS.items():
        assert wrong(edition, name, render(edition, kind).encode()) == [], name
    render(edition, "terminal").encode()
    render_tables(edition, "csv")
    render_tables(edition, "parquet")


def places(data: bytes, words: bytes) -> list[int]:
    """Give every place where the words are printed."""
    return [match.start() for match in re.finditer(re.escape(words), data)]


TAMPERED = ["out.json", "out.html", "out.md", "points.csv", "evidence.csv", "statements.csv"]


@pytest.mark.parametrize("name", TAMPERED)
def test_one_changed_character_of_a_quotation_is_caught(name: str) -> None:
    edition = edition_of(HARBOUR, POST, label="a label")
    data = dict(outputs(edition))[name]
    assert places(data, b"Two men were")
    for at in places(data, b"Two men were"):
        broken = data[: at + 2] + b"a" + data[at + 3 :]
        found = wrong(edition, name, broken)
        assert found, f"{name}: {broken[at - 80 : at + 20]!r}"
        assert any("Twa men" in c.exact for c in found)


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.json"])
@pytest.mark.parametrize(("old", "new"), [(b"Two men", b"Two  men"), (b"men were", b"men wer")])
def test_a_lost_or_added_character_is_caught(name: str, old: bytes, new: bytes) -> None:
    edition = edition_of(POST, HARBOUR)
    data = dict(outputs(edition))[name]
    assert wrong(edition, name, data.replace(old, new))


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.json"])
def test_a_word_put_between_two_quotations_is_caught(name: str) -> None:
    edition = edition_of(POST, HARBOUR)
    data = dict(outputs(edition))[name]
    joints = {
        "out.html": b'<span class="joining next">',
        "out.md": b" \xc2\xb7",
        "out.json": b"How many",
    }
    joint = joints[name]
    assert [s.words for s in strays(data.replace(joint, joint + b" liars"), name)]


def test_a_changed_place_is_caught() -> None:
    edition = edition_of(POST, HARBOUR)
    data = dict(outputs(edition))["out.md"]
    assert b"[A:0-61, B:0-85]" in data
    assert wrong(edition, "out.md", data.replace(b"[A:0-61,", b"[A:0-60,"))
    assert strays(data.replace(b"[A:0-61,", b"[A:1-61,"), "out.md") == [Stray(7, "T")]
    assert wrong(edition, "out.md", data.replace(b", B:0-85]", b", B:0-86]"))


def test_a_siglum_without_a_legend_has_no_path() -> None:
    found = citations(b"# T\n\n## What happened\n\n- It rained. [A:0-10]\n", "out.md")
    assert found == [Citation(5, "", "", 0, 10, "It rained.")]


def test_lines_are_those_of_the_output() -> None:
    edition = edition_of(POST, HARBOUR)
    for name in ("out.md", "out.html", "out.json"):
        data = dict(outputs(edition))[name]
        lines = data.split(b"\n")
        first = next(c for c in citations(data, name) if c.exact.startswith("Two men"))
        assert b"Two men" in lines[first.line - 1]


def test_an_unknown_kind_of_file_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"out\.docx is no output that can be checked"):
        citations(b"", "out.docx")


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"articles": 3}', b"\xff\xfe"])
def test_a_broken_document_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        citations(data, "out.json")


@pytest.mark.parametrize("key", [b'"exact"', b'"text"', b'"evidence"'])
def test_a_broken_key_hides_nothing(key: bytes) -> None:
    data = render(edition_of(POST, HARBOUR), "json").encode()
    with pytest.raises(DocumentError):
        citations(data.replace(key, key.replace(b"e", b"i"), 1), "out.json")


def test_a_document_on_one_line_can_be_checked_too() -> None:
    edition = edition_of(POST, HARBOUR)
    data = json.dumps(json.loads(render(edition, "json"))).encode()
    assert {c.line for c in citations(data, "out.json")} == {1}
    assert wrong(edition, "out.json", data) == []


@pytest.mark.parametrize("name", ["out.html", "out.md"])
def test_a_changed_head_of_a_difference_is_caught(name: str) -> None:
    edition = edition_of(HARBOUR, POST, label="People hurt")
    data = dict(outputs(edition))[name]
    assert strays(data, name) == []
    opening = {"out.html": b'<b class="head">', "out.md": b"**"}[name]
    broken = data.replace(opening + b"People hurt", opening + b"People dead", 1)
    assert [stray.words for stray in strays(broken, name)] == ["People dead"]


def test_a_reading_called_by_words_of_nobody_is_caught() -> None:
    edition = edition_of(HARBOUR, POST)
    data = render(edition, "json").encode()
    label = (
        b'"label": ' + json.dumps(HARBOUR[: (len(HARBOUR) + 1) // 2], ensure_ascii=False).encode()
    )
    assert label in data
    broken = data.replace(label, b'"label": "No pier closed"', 1)
    assert [stray.words for stray in strays(broken, "out.json")] == ["No pier closed"]
