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

from variorum.model import Edition, Line, Section, Span, StoryEdition, Variant
from variorum.render.agreements import main_agreements, whose_word, worth_most
from variorum.render.heads import caveat, head, point_of, reading_of
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
FIRST = "·"
# Of the agreements so many are shown, each in two lines and a half at most.
MOST_AGREED, LONGEST = 6, 180
# Stands for a blank at which no line may break; printed as one. No word of a source holds it.
TIE = "\ue000"


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
        console.print(Group(*_story(story, draw_legend(edition, story), columns)))
    # Text is padded to the width of its column; nobody needs the blanks at the end of a line.
    return "\n".join(line.rstrip() for line in out.getvalue().replace(TIE, " ").split("\n"))


def _story(story: StoryEdition, legend: Legend, columns: int) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text(visible(story.title) or "Untitled", style="bold")
    yield Text(_tied(masthead(story, legend)), style="dim")
    yield Text()
    for section in story.brief.sections:
        yield Text(section.heading.upper(), style="bold cyan")
        for line in section.lines:
            yield Padding(_line(line, story, legend), (0, 0, 1, 2))
        if more := _left_out(section, story):
            yield Padding(_more(more), (0, 0, 1, 2))
    yield from _agreements(story, legend)
    if not story.brief.sections:
        yield Text("Nothing here could be put into a brief.", style="dim")
        yield Text()
    folder = _folder([account.path for account in legend.accounts.values()])
    yield Text("ACCOUNTS", style="bold cyan")
    if folder:
        yield Padding(Text(f"in {visible(folder)}", style="dim"), (0, 0, 0, 2))
    yield Padding(_accounts(legend, folder, columns - 2), (0, 0, 1, 2))


def _agreements(story: StoryEdition, legend: Legend) -> Iterator[RenderableType]:
    """List the agreements that are worth most, each with the accounts that have it."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    shown = list(worth_most(story.points, MOST_AGREED))
    if not shown:
        return
    listed = Table.grid(padding=(0, 1, 0, 0))
    for point in shown:
        spans = [span for reading in point.readings for span in reading.evidence]
        text = Text(visible(_shortened(head(point))))
        text.append(f"{TIE}{_sigla(spans, legend)}", style="cyan")
        text.append("".join(map(_backing, point.readings)), style="dim")
        if word := whose_word(point, legend):
            text.append(f" ({visible(word)})", style="dim")
        listed.add_row(Text(FIRST, style="bold"), text)
    yield Text("WHERE ACCOUNTS AGREE", style="bold cyan")
    yield Padding(listed, (0, 0, 1, 2))
    if more := len(main_agreements(story.points)) - len(shown):
        yield Padding(_more(more), (0, 0, 1, 2))


def _more(count: int) -> Text:
    from rich.text import Text

    return Text(f"and {count} more on the page (-o edition.html)", "dim")


def _shortened(words: str) -> str:
    """Cut a long agreement at a blank.

    >>> _shortened("The ferry sank"), len(_shortened("the old pier " * 20)) <= LONGEST + 1
    ('The ferry sank', True)
    """
    if len(words) <= LONGEST:
        return words
    return words[: words.rfind(" ", 0, LONGEST)].rstrip(" ,;:") + "…"


def _left_out(section: Section, story: StoryEdition) -> int:
    """Count the differences and updates that a section of differences has no room for."""
    told = {line.point for line in section.lines} - {None}
    return sum(p.relation != "agree" and p.id not in told for p in story.points) if told else 0


def _tied(facts: str) -> str:
    r"""Keep each fact of the line under the title together: a line breaks between them alone.

    >>> _tied("3 accounts · 2 differences").split()
    ['3\ue000accounts\ue000·', '2\ue000differences']
    """
    return f"{TIE}· ".join(fact.replace(" ", TIE) for fact in facts.split(" · "))


def _line(line: Line, story: StoryEdition, legend: Legend) -> RenderableType:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    point = point_of(line, story.points)
    if point is None:
        return Text().join(_words(line, legend))
    subject = Text(visible(head(point)), style="bold")
    if known := caveat(point, line):
        subject.append(f" {known}", style="not bold dim")
    readings = Table.grid(padding=(0, 1, 0, 0))
    mark = FIRST
    for (words, span, cited), text in zip(pieces(line), _words(line, legend), strict=True):
        if span is None:
            mark = words.strip() if words.strip() in NEXT else FIRST
        else:
            text.append(_backing(reading_of([span, *cited], point)), style="dim")
            readings.add_row(Text(mark, style="bold"), text)
    return Group(subject, readings)


def _words(line: Line, legend: Legend) -> Iterator[Text]:
    """Yield the pieces of a line, each source's words with the accounts that bear them out."""
    from rich.text import Text

    for words, span, cited in pieces(line):
        text = Text(visible(words), style="" if span else "bold")
        if cited:
            text.append(TIE + _sigla(cited, legend), style="cyan")
        yield text


def _backing(reading: Variant | None) -> str:
    """Say how many sources stand behind a reading, where that is not the number of its accounts."""
    if reading is None or reading.independent == len(reading.articles):
        return ""
    return f"{TIE}({reading.independent}{TIE}independent)"


def _sigla(spans: Sequence[Span], legend: Legend) -> str:
    """Name the accounts that bear out some words: `[A,B]`, without a blank to break at."""
    return f"[{','.join(legend.sigla(spans))}]"


def _folder(paths: Sequence[str]) -> str:
    """Give the folder that all the files lie in, so that it need not be said of each.

    >>> _folder(["news/a.txt", "news/b.txt"]), _folder(["a.txt", "news/b.txt"])
    ('news/', '')
    """
    folders = {path[: path.rfind("/") + 1] for path in paths}
    return folders.pop() if len(folders) == 1 else ""


def _accounts(legend: Legend, folder: str, columns: int) -> Text:
    """List the accounts, a line each; what does not fit goes on under the outlet, whole."""
    from rich.cells import cell_len
    from rich.text import Text

    table = Text()
    outlets = {a.id: visible(a.outlet or "outlet unknown") for a in legend.accounts.values()}
    widest = min(max(map(cell_len, outlets.values()), default=0), columns // 3)
    for account in legend.accounts.values():
        kin = legend.kin(account.id)
        outlet = outlets[account.id]
        facts = [
            str(account.published or "day unknown"),
            visible(account.path.removeprefix(folder)),
            f"not independent of {', '.join(kin)}" if kin else "",
            "too far in time to be compared" if account.id in legend.apart else "",
        ]
        table.append(f"{account.siglum:3}", style="cyan")
        table.append(outlet + " " * (widest - cell_len(outlet)))
        used = 3 + max(cell_len(outlet), widest)
        for fact in filter(None, facts):
            fits = used + 2 + cell_len(fact) <= columns
            used = (used if fits else 3) + 2 + cell_len(fact)
            table.append(("  " if fits else "\n     ") + fact, style="dim")
        table.append("\n")
    table.right_crop(1)
    return table
