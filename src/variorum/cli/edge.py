"""The edge of the terminal: there a line is cut, or folded; where a program reads, it stays whole."""

from __future__ import annotations

import shutil
import sys
import textwrap


def cut(line: str) -> str:
    """Cut a line at the edge."""
    if not sys.stdout.isatty():
        return line
    from rich.text import Text

    text = Text(line)
    text.truncate(_columns(), overflow="ellipsis")
    return text.plain


def folded(line: str, indent: str = "") -> str:
    """Fold a line between its words, and begin what follows behind an indent."""
    if not sys.stdout.isatty():
        return line
    return textwrap.fill(
        line,
        _columns(),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns
