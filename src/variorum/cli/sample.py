"""The sample story that comes with the program: six accounts of one night, by fictional outlets."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from variorum.model import Article
from variorum.sources import load


def folder() -> Path:
    """Give the folder of the sample story."""
    with as_file(files("variorum") / "sample") as path:
        return path


def root() -> Path:
    """Give the folder from which the paths of the sample's articles are seen."""
    return folder().parent


def articles() -> tuple[Article, ...]:
    """Give the articles of the sample story. Their paths don't tell where the program is installed."""
    return tuple(
        replace(article, path=Path(article.path).relative_to(root()).as_posix())
        for article in load(folder()).articles
    )
