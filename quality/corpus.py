"""Where the corpora lie, and how a text without a page round it is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from variorum.model import Article, Paragraph, Reading, Skim
from variorum.reading import read

SHARED = Path(__file__).resolve().parents[2] / "shared"


def is_here() -> bool:
    """Say whether the shared corpora lie beside the repository."""
    return (SHARED / "score" / "score.py").is_file()


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines; a file that is not there has none."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def cases(path: Path) -> list[dict[str, Any]]:
    """Read a file that holds one JSON list of test cases."""
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
    return found


def read_plain(text: str, *, published: date | None = None) -> Reading:
    """Read a text whose every line is the story's own: no furniture is looked for."""
    article = Article.of(text, published=published)
    paragraphs = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line.rstrip())))
        start += len(line)
    return read(Skim(article, (), tuple(paragraphs)))
