"""`variorum verify`, where the sources are no files: pages that were fetched, and texts in the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Run
from tests.desk.wire import FERRY
from tests.fetching.server import Reply, Server, serving

pytest.importorskip("trafilatura", reason="pages need the extra [pages]")


def page(text: str) -> Reply:
    """Give a report as a page of a paper, in an encoding that only its server names."""
    headline, *paragraphs = filter(None, text.splitlines())
    told = "".join(f"<p>{line} It was at Café Zoë.</p>" for line in paragraphs)
    body = f"<html><body><article><h1>{headline}</h1>{told}</article></body></html>"
    return Reply(
        body.encode("iso-8859-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}
    )


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve the papers' pages, and let them be fetched without a pause."""
    monkeypatch.setenv("VARIORUM_ALLOW", "127.0.0.1")
    monkeypatch.setenv("VARIORUM_PAUSE", "0")
    with serving({f"/{outlet}": page(text) for outlet, text in FERRY.items()}) as server:
        yield server


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no store but the one that is made there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VARIORUM_STORE", str(tmp_path / "desk.db"))
    return tmp_path


@pytest.mark.parametrize("out", ["edition.json", "edition.html", "edition.md"])
def test_an_edition_of_web_addresses_is_proved_by_the_pages_that_were_kept(
    run: Run, site: Server, home: Path, out: str
) -> None:
    addresses = [site.url(f"/{outlet}") for outlet in FERRY]
    assert run("read", *addresses, "--one-story", "-o", out, "--keep", "pages").code == 0
    site.site.clear()
    done = run("verify", out, "pages")
    assert (done.code, done.err) == (0, "")
    assert "of 3 sources" in done.out
    kept = next((home / "pages").glob("*lantern*"))
    kept.write_bytes(kept.read_bytes().replace(b"Fifteen", b"Sixteen"))
    assert run("verify", out, "pages").code != 0


def test_who_kept_no_pages_is_told_how(run: Run, site: Server) -> None:
    addresses = [site.url(f"/{outlet}") for outlet in FERRY]
    assert run("read", *addresses, "--one-story", "-o", "edition.json").code == 0
    done = run("verify", "edition.json")
    assert done.code == 2
    assert "--keep" in done.err


def test_an_edition_of_the_store_is_proved_by_the_store(run: Run, site: Server, home: Path) -> None:
    addresses = [site.url(f"/{outlet}") for outlet in ("gazette", "lantern")]
    (home / "courier.txt").write_text(FERRY["courier"])
    assert run("add", *addresses, "courier.txt", "--published", "2025-03-10", "-q").code == 0
    name = run("stories").out.split()[0]
    assert run("story", name, "-o", "story.json", "--format", "json").code == 0
    site.site.clear()
    (home / "courier.txt").write_text(FERRY["courier"].replace("radar", "sonar"))
    done = run("verify", "story.json")
    assert (done.code, done.err) == (0, "")
    assert "In the store, as they came: 3 of the sources." in done.out
    # Edited since: the store keeps the text that the edition was made of, and the new one.
    assert run("add", "courier.txt", "--published", "2025-03-10", "-q").code == 0
    assert run("verify", "story.json").code == 0
    point = run("show", "story.json", "--statement", "1")
    assert point.code == 0
    forged = (home / "story.json").read_text().replace("thick fog", "thick fag")
    (home / "story.json").write_text(forged)
    assert run("verify", "story.json").code == 1


def test_a_store_that_is_named_must_be_there(run: Run, home: Path) -> None:
    (home / "edition.json").write_text("{}")
    done = run("verify", "edition.json", "--store", "none.db")
    assert (done.code, "E_NOT_FOUND" in done.err) == (2, True)
    assert not (home / "none.db").exists()
