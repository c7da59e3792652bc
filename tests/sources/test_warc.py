"""Archives: what is a page in them, and that one damaged record costs no other."""

from __future__ import annotations

import gzip
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.program import Run, in_this_process
from tests.fetching.bombs import MB, bomb, gzipped
from tests.sources import ways
from tests.sources.apart import load_apart
from variorum.sources import Limits, Loaded, archived, files, load, warc
from variorum.sources.archived import Records
from variorum.sources.child import ARCHIVIST, Task
from variorum.sources.items import Contents, Item, Refusal

zstandard = pytest.importorskip("zstandard", reason="archives need the extra [warc]")
pytest.importorskip("fastwarc", reason="archives need the extra [warc]")
pytest.importorskip("trafilatura", reason="pages need the extra [pages]")

PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "a.warc": bytes,
    "a.warc.gz": gzip.compress,
    "a.warc.zst": zstandard.compress,
}


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return in_this_process(capsysbinary)


def page(name: str) -> bytes:
    line = f"<p>The {name} pier fell at night and nobody was hurt, the council said.</p>\n"
    return f"<html><body><article><h1>{name} pier falls</h1>{line * 8}</article>".encode()


def response(name: str, body: bytes | None = None, **said: str) -> bytes:
    return ways.record(f"https://{name}.example/", ways.response(body or page(name), **said))


def loaded(records: Sequence[bytes], folder: Path, name: str = "a.warc", **limits: int) -> Loaded:
    (folder / name).write_bytes(b"".join(map(PACKINGS[name], records)))
    return load(folder / name, limits=Limits(**limits))


def names(found: Loaded) -> list[str]:
    return [(article.title or "").partition(" ")[0] for article in found.articles]


@pytest.mark.parametrize("name", PACKINGS)
def test_pages_are_read_and_the_rest_is_counted(name: str, tmp_path: Path) -> None:
    request = ways.record("https://a.example/", b"GET / HTTP/1.1\r\n\r\n", kind="request")
    lookup = ways.record("dns:a.example", b"20250312 1.2.3.4", kind="resource", media="text/dns")
    again = ways.record("https://a.example/", ways.response(b""), kind="revisit")
    records = [
        ways.record("", b"software: ours\r\n", kind="warcinfo", media="application/warc-fields"),
        request,
        response("East"),
        lookup,
        again,
        ways.record("https://kept.example/", page("Kept"), kind="resource", media="text/html"),
        ways.record("https://a.example/x", ways.response(b"gone", "404 Not Found")),
        ways.record("https://a.example/p", ways.response(b"\x89PNG", media="image/png")),
        response("West"),
    ]
    found = loaded(records, tmp_path, name)
    assert sorted(names(found)) == ["East", "Kept", "West"]
    assert not found.failures
    (doubt,) = found.doubts
    assert doubt.code == "W_SKIPPED"
    assert doubt.message.startswith("6 of its records hold no page: ")
    for article in found.articles:
        assert warc.text_at(tmp_path / name, article.path.rpartition("#")[2]) == article.text


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("damage", ["zeros", "cut", "long", "noise"])
def test_a_damaged_record_costs_itself(name: str, damage: str, tmp_path: Path) -> None:
    parts = [PACKINGS[name](response(n)) for n in ("East", "West", "North", "South")]
    if damage == "zeros":
        parts[1] = parts[1][:40] + bytes(30) + parts[1][70:]
    if damage == "cut":
        parts[3] = parts[3][:-60]
    if damage == "long":
        longer = response("West").replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 9")
        parts[1] = PACKINGS[name](longer)
    if damage == "noise":
        parts[1] = b"\xff" * 300
    (tmp_path / name).write_bytes(b"".join(parts))
    found = load(tmp_path / name)
    kept = {"East", "North", "South", "West"} - ({"South"} if damage == "cut" else {"West"})
    assert kept <= set(names(found))
    assert all(len(article.text) < 1_000 for article in found.articles)
    assert {failure.code for failure in found.failures} <= {"E_RECORD"}
    assert found.failures or damage == "zeros"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a place for one archive after another."""
    return tmp_path_factory.mktemp("archives") / "a.warc"


@pytest.mark.parametrize("name", PACKINGS)
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=40)), max_size=8))
@settings(max_examples=100)
def test_any_damage_is_calm(name: str, archive: Path, places: list[tuple[int, bytes]]) -> None:
    """Wherever bytes are changed or put in, some records are read, and nothing is raised."""
    data = b"".join(PACKINGS[name](response(n, b"<p>")) for n in ("East", "West", "North"))
    for at, instead in places:
        place = at % len(data)
        data = data[:place] + instead + data[place + len(instead) // 2 :]
    page_read = Contents((Item("The pier fell."),))
    archive.write_bytes(data)
    with mock.patch.object(warc, "read_pages", return_value=page_read):
        found = list(warc.read_archive(archive, Limits()))
    assert places or len(found) == 3


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("size", [1, 100, 1_001, 1 << 24])
def test_in_parts_each_page_is_read_once(
    name: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PART", size)
    wanted = ["East", "West", "North", "South", "Upper", "Lower"][: 2 if size == 1 else 6]
    found = loaded([response(n) for n in wanted], tmp_path, name)
    assert sorted(names(found)) == sorted(wanted)
    assert not found.failures
    assert len({article.id for article in found.articles}) == len(wanted)


def test_each_server_packs_as_it_likes(tmp_path: Path) -> None:
    records = [
        response("East", gzip.compress(page("East")), Content_Encoding="gzip"),
        response("Kept", page("Kept"), Content_Encoding="gzip", Transfer_Encoding="chunked"),
        response("Cut", gzip.compress(page("Cut"))[:-20], Content_Encoding="gzip"),
        response("Odd", b"\0odd", Content_Encoding="sdch"),
        response("Bomb", bomb("gzip"), Content_Encoding="gzip"),
        response("West"),
    ]
    found = loaded(records, tmp_path)
    assert sorted(names(found)) == ["East", "Kept", "West"]
    assert Counter(failure.code for failure in found.failures) == Counter(
        ("E_CUT", "E_CODING", "E_BOMB")
    )


def test_a_record_that_is_too_large_is_passed_over(tmp_path: Path) -> None:
    records = [response("East"), response("Large", b"<p>" + b"x" * 200_000), response("West")]
    found = loaded(records, tmp_path, "a.warc.gz", page_bytes=100_000, file_bytes=1_000)
    assert names(found) == ["East", "West"]
    assert [failure.code for failure in found.failures] == ["E_TOO_LARGE"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory was used")
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_record_of_a_gigabyte_is_never_in_memory(name: str, tmp_path: Path) -> None:
    """An archive is gone through in pieces: nine hundred megabytes of one record cost a few.

    Where it is gone through, there is no room for so many: `Limits.memory`.
    """
    large = 900
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    head, _, _ = response("Large").partition(b"\r\n\r\n")
    length = b"Content-Length: %d" % (len(block) + large * MB)
    head = re.sub(rb"Content-Length: \d+", length, head) + b"\r\n\r\n" + block
    with (tmp_path / name).open("wb") as file:
        file.write(PACKINGS[name](response("East")))
        if name == "a.warc.gz":
            file.write(gzipped(head, large, b"\r\n\r\n"))
        else:
            file.write(head)
            file.seek(large * MB, os.SEEK_CUR)  # a hole, which takes no room on the disk
            file.write(b"\r\n\r\n")
        file.write(PACKINGS[name](response("West")))
    found = load_apart(tmp_path / name)
    assert (found.articles, [code for code, _ in found.refused]) == (2, ["E_TOO_LARGE"])
    assert found.kilobytes < 200_000


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("fatal", range(4))
def test_a_record_that_ends_its_process_costs_itself(
    name: str, fatal: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ["East", "West", "North", "South"]
    records = [response(n) for n in wanted]
    place = sum(len(PACKINGS[name](one)) for one in records[:fatal])
    ask = ARCHIVIST.ask

    def dying(task: Task, answer: type[Records]) -> Records | Refusal:
        made = ask(task, answer)
        if isinstance(made, Records) and any(one.place == place for one in made.found):
            ARCHIVIST.stop()
            return Refusal("E_PARSER", "The parser broke off.")
        return made

    monkeypatch.setattr(ARCHIVIST, "ask", dying)
    found = loaded(records, tmp_path, name)
    assert sorted(names(found)) == sorted(n for n in wanted if n != wanted[fatal])
    (failure,) = found.failures
    assert (failure.code, failure.path.rpartition("#")[2]) == ("E_PARSER", str(place))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_of_a_head_without_an_end_it_is_said_where_it_stands(name: str, tmp_path: Path) -> None:
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nX-Endless: " + b"x" * 3_000_000
    records = [response("East"), endless + b"\r\n\r\n", response("West"), response("North")]
    found = loaded(records, tmp_path, name)
    assert sorted(names(found)) == ["East", "North", "West"]
    (failure,) = found.failures
    place = len(PACKINGS[name](records[0]))
    assert (failure.code, failure.path.rpartition("#")[2]) == ("E_RECORD", str(place))


@pytest.mark.parametrize("name", PACKINGS)
def test_wherever_an_archive_breaks_off_it_is_said(name: str, tmp_path: Path) -> None:
    whole, last = PACKINGS[name](response("East")), PACKINGS[name](response("West"))
    for left in (0.5, 0.7, 0.9):
        (tmp_path / name).write_bytes(whole + last[: int(len(last) * left)])
        found = load(tmp_path / name)
        assert names(found) == ["East"]
        assert [f.code for f in found.failures] == ["E_RECORD"], left
    for data in (b"", last[:5], last[:30]):
        (tmp_path / name).write_bytes(data)
        (failure,) = load(tmp_path / name).failures
        assert failure.code in {"E_EMPTY", "E_RECORD"}


def test_no_archive_is_parsed_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    assert names(loaded([response("East")], tmp_path)) == ["East"]


def test_a_child_that_dies_between_two_questions_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "_MANY", 1)
    asked = ARCHIVIST.ask
    monkeypatch.setattr(ARCHIVIST, "ask", lambda *task: (ARCHIVIST.stop(), asked(*task))[1])
    for name in PACKINGS:
        found = loaded([response(n) for n in ("East", "West", "North")], tmp_path, name)
        assert (sorted(names(found)), found.failures) == (["East", "North", "West"], ())


def test_the_encoding_a_server_names_is_believed(tmp_path: Path) -> None:
    body = page("Zoë").decode().encode("iso-8859-2")
    found = loaded([response("Z", body, media="text/html; charset=iso-8859-2")], tmp_path)
    assert names(found) == ["Zoë"]


def test_a_day_after_the_page_was_fetched_is_no_day(tmp_path: Path) -> None:
    head = b'<html><head><meta name="date" content="2031-01-01"></head>'
    found = loaded([response("East", page("East").replace(b"<html>", head))], tmp_path)
    assert found.articles[0].published is None
    assert [doubt.code for doubt in found.doubts] == ["W_DATE"]


def test_an_edition_of_an_archive_is_proved(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = [w.page().encode() for w in ways.articles()[:2]]
    records = [ways.record(f"https://{n}.example/", ways.response(p)) for n, p in enumerate(pages)]
    Path("a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    assert run("read", "a.warc.gz", "--one-story", "-o", "out.json").code == 0
    assert run("verify", "out.json").code == 0
    changed = [r.replace(b"the", b"teh") for r in records]
    Path("a.warc.gz").write_bytes(b"".join(map(gzip.compress, changed)))
    assert run("verify", "out.json").code == 1


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    asked = msgspec.msgpack.encode(archived.Stretch("a.warc", 0, behind=False, stop=None, most=1))
    (record,) = archived.parse(asked, Limits()).found
    refusal = record.refusal
    assert refusal is not None
    assert (refusal.code, "variorum[warc]" in refusal.hint) == ("E_NOT_INSTALLED", True)
