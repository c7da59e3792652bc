"""Whatever a file points to, nothing is looked up and nobody is connected to: not here, not in the child."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.sources import ways

# Loaded by every Python that starts with this folder on its path: the program, and its child.
WATCHER = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto") or (
        event == "open" and arguments[0] == "/etc/passwd"
    ):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments}}\\n")
sys.addaudithook(watch)
"""
EVIL = "http://127.0.0.1:9/evil"
DOCTYPE = f'<!DOCTYPE x SYSTEM "{EVIL}" [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PLAIN = f'<!DOCTYPE x PUBLIC "x" "{EVIL}">'
PULLS = f"""<base href="{EVIL}"><link rel=stylesheet href="{EVIL}"><img src="{EVIL}">
<iframe src="{EVIL}"></iframe><script src="{EVIL}"></script><meta http-equiv=refresh content="0;{EVIL}">
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>"""

IN_JSON = PULLS.replace('"', "'").replace("\n", " ")


def test_reading_files_opens_no_connection(tmp_path: Path) -> None:
    log, hooks, files = tmp_path / "log", tmp_path / "hooks", tmp_path / "files"
    hooks.mkdir()
    files.mkdir()
    (hooks / "sitecustomize.py").write_text(WATCHER.format(log=str(log)))
    story = ways.articles()[:1]
    page = story[0].page().replace("<main>", f"<main>{PULLS}")
    for name, text in {
        "page.html": PLAIN + page,
        "entity.rss": DOCTYPE + ways.rss(story),
        "public.atom": PLAIN + ways.atom(story).replace("</title>", f"{PULLS}</title>", 1),
        "item.ninjs": ways.ninjs(story).replace("<p>", f"{IN_JSON}<p>", 1),
        "list.opml": f'{DOCTYPE}<opml><body><outline xmlUrl="{EVIL}"/></body></opml>',
        "lines.jsonl": ways.line(story[0]).replace(ways.ADDRESS, EVIL),
    }.items():
        (files / name).write_text(text)
    (files / "a.warc").write_bytes(ways.record(EVIL, ways.response(page.encode())))
    code = (
        "from variorum.sources import load;"
        f"found = load({str(files)!r}, {str(files / 'list.opml')!r}, fields={{'text': 'article.body'}});"
        "print(len(found.articles), *sorted(failure.code for failure in found.failures))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(hooks)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.split() == ["5", "E_XML_ENTITIES", "E_XML_ENTITIES"], done.stderr
    assert not log.exists(), log.read_text()


def test_the_watcher_sees_a_connection(tmp_path: Path) -> None:
    """The test above is worth something only if it could fail."""
    (tmp_path / "sitecustomize.py").write_text(WATCHER.format(log=str(tmp_path / "log")))
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        timeout=60,
    )
    assert "socket.connect" in (tmp_path / "log").read_text()
