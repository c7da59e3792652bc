"""Bytes → Article: files and folders, with what is known about them in `accounts.json`."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from variorum.model import Article

__all__ = ["load"]


def load(*inputs: str | Path, published: date | None = None, outlet: str | None = None) -> tuple[Article, ...]:
    """Load every article of the given files and folders."""
    found = []
    for given in inputs:
        root = Path(given)
        paths = sorted(root.rglob("*.txt")) if root.is_dir() else [root]
        for path in paths:
            known: dict[str, str | None] = {}
            side = path.parent / "accounts.json"
            if side.is_file():
                known = next((a for a in json.loads(side.read_text())["articles"] if a["path"] == path.name), {})
            data = path.read_bytes()
            day = known.get("published")
            found.append(
                Article(
                    id=hashlib.sha256(path.name.encode() + b"\0" + data).hexdigest()[:12],
                    path=path.as_posix(),
                    text=data.decode("utf-8", "replace"),
                    sha256=hashlib.sha256(data).hexdigest(),
                    url=known.get("url"),
                    outlet=outlet or known.get("outlet"),
                    title=known.get("title"),
                    published=published or (date.fromisoformat(day) if day else None),
                    published_basis="sidecar" if published or day else "none",
                )
            )
    return tuple(found)
