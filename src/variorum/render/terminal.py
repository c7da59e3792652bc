"""The brief in a terminal: good at 80 columns, plain when piped.

What comes from a source is printed with its control characters made visible, so that no
article can move the cursor, clear the screen or turn the writing round.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.model import Edition, Line, Span, StoryEdition
from variorum.render.legend import Legend, draw_legend, pieces
from variorum.render.masthead import masthead
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

__all__ = ["to_terminal"]

# Wider lines are hard to read: the eye loses its way back.
WIDEST = 92
NEXT = frozenset({"·", "→"})


def to_terminal(edition: Edition, *, width: int | None = None, color: bool | None = None) -> str:
    """Write the brief of each story.

    `width` is that of the terminal unless given; `color` follows the terminal and `NO_COLOR`.
    """
    from rich.console import Console, Group

    if color is None:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    columns = width or min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    out = io.StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for story in edition.stories:
        console.print(Group(*_story(story, draw_legend(edition, story))))
    # Text is padded to the width of its column; nobody needs the blanks at the end of a line.
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _story(story: StoryEdition, legend: Legend) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text(visible(story.title) or "Untitled", style="bold")
    yield Text(masthead(story, legend), style="dim")
    yield Text()
    for section in story.brief.sections:
        yield Text(section.heading.upper(), style="bold cyan")
        for line in section.lines:
            yield Padding(_line(line, legend), (0, 0, 1, 2))
    if not story.brief.sections:
        yield Text("Nothing here could be put into a brief.", style="dim")
        yield Text()
    folder = _folder([account.path for account in legend.accounts.values()])
    yield Text("ACCOUNTS", style="bold cyan")
    if folder:
        yield Padding(Text(f"in {visible(folder)}", style="dim"), (0, 0, 0, 2))
    yield Padding(_accounts(legend, folder), (0, 0, 1, 2))


def _line(line: Line, legend: Legend) -> Text:
    from rich.text import Text

    text = Text()
    for words, span, cited in pieces(line):
        if span is None:
            # Readings of one point stand under one another: "·" and "→" open a line.
            mark = words.strip()
            text.append(f"\n{mark} " if mark in NEXT else words, style="bold")
            continue
        text.append(visible(words))
        if cited:
            text.append(f" {_sigla(cited, legend)}", style="cyan")
    return text


def _sigla(spans: Sequence[Span], legend: Legend) -> str:
    """Name the accounts that bear out some words: `[A,B]`, without a blank to break at."""
    return f"[{','.join(dict.fromkeys(legend.siglum(span.article) for span in spans))}]"


def _folder(paths: Sequence[str]) -> str:
    """Give the folder that all the files lie in, so that it need not be said of each.

    >>> _folder(["news/a.txt", "news/b.txt"]), _folder(["a.txt", "news/b.txt"])
    ('news/', '')
    """
    folders = {path[: path.rfind("/") + 1] for path in paths}
    return folders.pop() if len(folders) == 1 else ""


def _accounts(legend: Legend, folder: str) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("cyan", "", "", "dim"):
        table.add_column(style=style, overflow="fold")
    for account in legend.accounts.values():
        kin = legend.kin(account.id)
        table.add_row(
            account.siglum,
            Text(visible(account.outlet or "outlet unknown")),
            str(account.published or "day unknown"),
            Text(visible(account.path.removeprefix(folder))),
            Text(f"not independent of {', '.join(kin)}" if kin else ""),
        )
    return table
