"""Pages kept as they were fetched, so that an edition of them can be proved, and read once more.

A folder of kept pages is read like any other. Its `accounts.json` says of each page what its bytes
do not: from which address it came, on which day, and in which encoding its server said it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from variorum.errors import OutputError
from variorum.fetching import Fetched
from variorum.sources.kinds import Kind, kind_by_name, kind_of
from variorum.sources.sidecar import NAME as SIDECAR

_ENDINGS: Mapping[Kind, str] = {
    "text": ".txt",
    "page": ".html",
    "records": ".jsonl",
    "feed": ".rss",
    "opml": ".opml",
    "ninjs": ".ninjs",
    "archive": ".warc",
}
# Of an address so much is in the name of its file; the rest of the name tells its bytes from others.
_LONGEST = 60


def keep(folder: Path, fetched: Fetched, on: date) -> Path:
    """Keep what was fetched on a day in a folder, and give its file. The same page is kept once.

    Raises:
        OutputError: it cannot be written there, or the folder's `accounts.json` is none.
    """
    data = fetched.data or b""
    name = _name(fetched, data)
    about = {
        "path": name,
        "url": fetched.address,
        "fetched": on.isoformat(),
        "charset": fetched.charset,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        listed = _listed(folder / SIDECAR)
        _put(folder / name, data)
        others = [one for one in listed if one.get("path") != name]
        document = {"articles": [*others, {k: v for k, v in about.items() if v}]}
        _put(folder / SIDECAR, json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n")
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written to: {error.strerror or error}.",
            hint="Choose another folder with --keep, or make room.",
        ) from error
    return folder / name


def _name(fetched: Fetched, data: bytes) -> str:
    """Name a page by where it is from and what is in it; the ending says who reads it."""
    parts = urlsplit(fetched.address)
    kind = kind_of(Path(parts.path).name, data, fetched.media)
    ending = _ENDINGS[kind]
    if kind_by_name(parts.path) == kind:
        ending = "".join(Path(parts.path).suffixes[-2 if kind == "archive" else -1 :]).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname}{parts.path}".lower().removesuffix(ending))
    return f"{plain[:_LONGEST].strip('-')}-{sha256(data).hexdigest()[:8]}{ending}"


def _listed(sidecar: Path) -> list[dict[str, object]]:
    """Give what is listed already, word for word.

    Raises:
        OutputError: it is no list of articles, and not ours to write over.
    """
    if not sidecar.exists():
        return []
    try:
        listed = json.loads(sidecar.read_bytes())["articles"]
        if all(isinstance(one, dict) for one in listed):
            return list(listed)
    except (ValueError, KeyError, TypeError):
        pass
    raise OutputError(
        f"{sidecar} is no list of articles.", hint="Choose another folder with --keep."
    )


def _put(file: Path, data: bytes) -> None:
    """Write a file whole, or not at all."""
    beside = file.with_name(f".{file.name}")
    beside.write_bytes(data)
    beside.replace(file)
