"""Hand an edition to its renderer, and what that gives to its destination."""

from __future__ import annotations

from pathlib import Path

from variorum.cli import destination
from variorum.model import Edition
from variorum.render import TABLES, render, render_tables


def print_edition(
    edition: Edition, format: str, out: Path | None, *, with_text: bool = False
) -> None:
    """Write an edition in a format to a file or folder, or to the standard output.

    Raises:
        OutputError: it cannot be written; nothing half-written is left behind.
    """
    if format in TABLES and out is not None:
        destination.write_all(out, render_tables(edition, format))
        return
    # A file is read by anything; what a terminal obeys has no place in it.
    color = None if out is None else False
    document = render(edition, format, with_text=with_text, color=color)
    if document and not document.endswith("\n"):
        document += "\n"
    destination.write(out, document.encode("utf-8", "replace"))
