"""Whatever a file points to, nothing is opened and nobody is connected to: not here, not in the child.

Parsers written in C ask Python for nothing that a hook could see. So a server listens where the files
point to, and the system itself says whether the file they name was opened (inotify, of Linux); names
that are looked up are seen by a hook in every Python that starts.
"""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import ways

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which file was opened")

# Loaded by every Python that starts with this folder on its path: the program, and its child.
HOOK = """
import sys
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments}}\\n")
sys.addaudithook(watch)
"""
OPENED = 0x20


class Watched:
    """A file that nobody may open, and an address that nobody may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "log"
        (folder / "sitecustomize.py").write_text(HOOK.format(log=str(self._log)))
        (folder / "secret").write_text("kelp")
        self.file = (folder / "secret").as_uri()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0)
        self.web = f"http://127.0.0.1:{self._server.getsockname()[1]}/evil"
        libc = ctypes.CDLL(None)
        self._events = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._events, bytes(folder / "secret"), OPENED) >= 0

    def run(self, code: str) -> str:
        """Run some Python that is watched, and give what it prints."""
        places = [str(self._folder), *filter(None, [os.environ.get("PYTHONPATH")])]
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def seen(self) -> list[str]:
        """Say what was opened, asked and looked up."""
        found = self._log.read_text().splitlines() if self._log.exists() else []
        try:
            os.read(self._events, 4_096)
            found.append("the file was opened")
        except BlockingIOError:
            pass
        try:
            self._server.accept()[0].close()
            found.append("the server was asked")
        except BlockingIOError:
            pass
        return found

    def close(self) -> None:
        """Watch no more."""
        os.close(self._events)
        self._server.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "watch").mkdir()
    one = Watched(tmp_path / "watch")
    yield one
    one.close()


def test_reading_files_opens_no_connection(watched: Watched, tmp_path: Path) -> None:
    web, file = watched.web, watched.file
    doctype = f'<!DOCTYPE x SYSTEM "{web}" [<!ENTITY a SYSTEM "{file}"><!ENTITY b SYSTEM "{web}">]>'
    plain = f'<!DOCTYPE x PUBLIC "x" "{web}">'
    elsewhere = f'<!DOCTYPE x SYSTEM "{file}">'
    pulls = f"""<base href="{web}"><link rel=stylesheet href="{web}"><img src="{web}">
<iframe src="{file}"></iframe><script src="{web}"></script>
<meta http-equiv=refresh content="0;{web}">
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{file}"/>"""
    in_json = pulls.replace('"', "'").replace("\n", " ")
    story = ways.articles()[:1]
    page = story[0].page().replace("<main>", f"<main>{pulls}")
    files = tmp_path / "files"
    files.mkdir()
    for name, text in {
        "page.html": plain + page,
        "entity.rss": doctype + ways.rss(story).replace("</title>", " &a;&b;</title>", 1),
        "public.atom": plain + ways.atom(story).replace("</title>", f"{pulls}</title>", 1),
        "system.rss": elsewhere + ways.rss(story),
        "item.ninjs": ways.ninjs(story).replace("<p>", f"{in_json}<p>", 1),
        "list.opml": f'{doctype}<opml><body><outline xmlUrl="{web}" text="&a;"/></body></opml>',
        "lines.jsonl": ways.line(story[0]).replace(ways.ADDRESS, web),
    }.items():
        (files / name).write_text(text)
    (files / "a.warc").write_bytes(ways.record(web, ways.response(page.encode())))
    said = watched.run(
        "from variorum.sources import load;"
        f"found = load({str(files)!r}, {str(files / 'list.opml')!r}, fields={{'text': 'article.body'}});"
        "print(len(found.articles), *sorted(failure.code for failure in found.failures))"
    )
    assert said.split() == ["6", "E_XML_ENTITIES", "E_XML_ENTITIES"]
    assert watched.seen() == []


TRUSTING = """
from lxml import etree
document = '<!DOCTYPE x [<!ENTITY a SYSTEM "{file}">]><x>&a;</x>'
etree.fromstring(document, etree.XMLParser(resolve_entities=True))
"""


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("import socket; socket.getaddrinfo('localhost', 9)", "socket.getaddrinfo"),
        ("import urllib.request as r; r.urlopen({file!r}).read()", "the file was opened"),
        ("import socket; socket.create_connection(('127.0.0.1', {port}))", "the server was asked"),
        (TRUSTING, "the file was opened"),
    ],
    ids=["a look-up", "a file", "a connection", "a file, by a parser"],
)
def test_the_watch_sees_it(code: str, seen: str, watched: Watched) -> None:
    """The test above is worth something only if it could fail."""
    port = watched.web.removesuffix("/evil").rpartition(":")[2]
    watched.run(code.format(file=watched.file, port=port))
    assert any(one.startswith(seen) for one in watched.seen())
