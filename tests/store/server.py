"""A PostgreSQL server of our own: made for the tests in a folder, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

# PostgreSQL refuses to run as root; Debian makes this user for it.
USER = "postgres"


def binaries() -> Path | None:
    """Give the folder of the server's programs, of the newest version that is installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    here = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return here[-1].parent if here else None


def why_not() -> str | None:
    """Say why no server can be started here, if none can."""
    if binaries() is None:
        return "needs PostgreSQL's server: apt-get install postgresql"
    if os.geteuid() == 0 and USER not in {user.pw_name for user in pwd.getpwall()}:
        return f"PostgreSQL does not run as root, and there is no user {USER}"
    return None


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give the address of a database on it, and stop it."""
    programs = binaries()
    assert programs is not None
    with TemporaryDirectory(prefix="variorum-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data = folder / "data"
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        _run(programs / "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync",
             "--locale=C")  # fmt: skip
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start")
        try:
            yield f"postgresql://{USER}@/postgres?host={quote(name)}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: str | Path) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=USER if os.geteuid() == 0 else None,
    )
