"""Where a store lies: a file of SQLite, or a database of PostgreSQL."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from variorum.errors import StoreError

# Says where the store is when the command line does not.
VARIABLE = "VARIORUM_STORE"
FILE = "variorum.db"
# File systems that lie on another machine, as Linux names them.
_REMOTE = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
})  # fmt: skip
_MOUNTS = Path("/proc/mounts")


def locate(location: str | Path | None) -> URL:
    """Give the address of a store: as given, as the environment says, or in the user's data folder.

    Raises:
        StoreError: it is neither a file nor an address of a kind that is known.

    >>> locate("desk.db").drivername, locate("postgresql://desk@db/news").drivername
    ('sqlite', 'postgresql+psycopg')
    """
    given = str(location or os.environ.get(VARIABLE) or _default())
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise _unknown(given.partition("://")[0]) from error
    match url.get_backend_name():
        case "sqlite" if url.database and url.database != ":memory:":
            return url.set(drivername="sqlite")
        case "postgresql":
            return url.set(drivername="postgresql+psycopg")
    raise _unknown(url.drivername)


def shown(url: URL) -> str:
    """Give the address as it may be printed: with no password in it.

    >>> shown(locate("postgresql://desk:secret@db/news"))
    'postgresql://desk:***@db/news'
    """
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def remote_file_system(file: Path, mounts: str | None = None) -> str | None:
    r"""Give the kind of file system a file lies on, if that is another machine's.

    There locks may not hold, and SQLite's WAL asks for memory that all its users share.
    `mounts` is what Linux says in `/proc/mounts`; other systems say nothing, and so does this.

    >>> mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/desk /mnt/the\\040desk nfs4 rw 0 0\n"
    >>> remote_file_system(Path("/mnt/the desk/variorum.db"), mounts)
    'nfs4'
    >>> remote_file_system(Path("/srv/variorum.db"), mounts)
    """
    if mounts is None:
        try:
            mounts = os.fsdecode(_MOUNTS.read_bytes())
        except OSError:
            return None
    place, kind, depth = file.resolve(), "", -1
    for line in mounts.splitlines():
        _, point, mounted, *_ = [*line.split(" "), "", "", ""]
        over = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), point))
        # What is mounted later lies on top.
        if point and place.is_relative_to(over) and len(over.parts) >= depth:
            kind, depth = mounted, len(over.parts)
    return kind if kind in _REMOTE else None


def _default() -> Path:
    from platformdirs import user_data_path

    return user_data_path("variorum", appauthor=False) / FILE


def _unknown(kind: str) -> StoreError:
    return StoreError(
        f"{kind!r} is no store that Variorum knows.",
        hint="Give a file, sqlite:///FILE, or postgresql://USER@HOST/DATABASE.",
    )
