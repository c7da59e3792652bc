"""`variorum story`: the edition of a story in the store, and what became of the story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.history import history_of
from variorum.cli.stored import opened, store_option
from variorum.render import DOCUMENTS, TABLES
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.model import Edition
    from variorum.store import Store
    from variorum.store.stories import Told


@click.command()
@click.argument("name", metavar="ID")
@store_option
@click.option(
    "--format",
    "format",
    type=click.Choice((*DOCUMENTS, *TABLES)),
    default="terminal",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Where to write it: a file; for csv and parquet a folder.",
)
@click.option("--with-text", is_flag=True, help="Put the articles' texts into the JSON, too.")
@click.option(
    "--history",
    is_flag=True,
    help="List its articles with their versions, and what moved in and out.",
)
@click.option("--join", "other", metavar="ID", help="Make one story of this one and another.")
@click.option(
    "--part",
    "leaving",
    multiple=True,
    metavar="ARTICLE",
    help="Take an article out of the story; several together.",
)
@click.option(
    "--undo",
    "move",
    type=int,
    metavar="N",
    help="Undo a merge or split, by its number in the history.",
)
@click.option(
    "--withdraw",
    "ruling",
    type=int,
    metavar="N",
    help="Take back a decision, by its number in the history.",
)
def command(
    name: str,
    where: str | None,
    format: str,
    out: Path | None,
    with_text: bool,
    history: bool,
    other: str | None,
    leaving: tuple[str, ...],
    move: int | None,
    ruling: int | None,
) -> int:
    """Print the edition of a story in the store.

    ID is what `variorum stories` prints, or its first letters. A link to a story leads for ever
    to whichever story holds the article that founded it. A story of one account is read when it
    is asked for.

    \b
    Examples:
      variorum story 3f2c
      variorum story 3f2c --format html -o ferry.html
      variorum story 3f2c --history
      variorum story 3f2c --join 81ab
      variorum story 3f2c --part 81ab --part 90cd
      variorum story 3f2c --undo 7
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.cli.printing import print_edition
    from variorum.desk.telling import tell

    if format in TABLES and out is None and not history:
        raise click.UsageError(f"{format} makes several tables: say where to, with -o FOLDER.")
    if out is not None:
        destination.check(out, folder=format in TABLES)
    decides = bool(other or leaving or move is not None or ruling is not None)
    with opened(where, read_only=True) as store:
        story = _found(store, name)
        kept = _kept(store, story)
    if decides:
        with opened(where) as store:
            _decide(store, story, other, leaving, move, ruling)
    if history or decides:
        with opened(where, read_only=True) as store, store.reading() as db:
            destination.write(out, history_of(db, _found(store, name)).encode("utf-8", "replace"))
        return 0
    if kept is None:
        with opened(where) as store:
            kept = tell(store, story.number)
    print_edition(kept, format, out, with_text=with_text)
    return 0


def _found(store: Store, name: str) -> Told:
    from variorum.errors import StoreError
    from variorum.store import stories

    with store.reading() as db:
        story = stories.find(db, name) if name else None
    if story is None:
        raise StoreError(
            f"There is no story {visible(name)!r}, or there are several that begin so.",
            code="E_NOT_FOUND",
            hint="`variorum stories --all` lists them.",
        )
    return story


def _kept(store: Store, story: Told) -> Edition | None:
    from variorum.render.json import from_json
    from variorum.store import stories

    with store.reading() as db:
        kept = stories.edition(db, story.number) if story.told else None
    return from_json(kept) if kept else None


def _decide(
    store: Store,
    story: Told,
    other: str | None,
    leaving: tuple[str, ...],
    move: int | None,
    ruling: int | None,
) -> None:
    from variorum.desk import rulings
    from variorum.errors import StoreError
    from variorum.store import articles, stories

    if other:
        rulings.join(store, story, _found(store, other))
    if leaving:
        with store.reading() as db:
            named = articles.beginning(db, leaving)
        rulings.part(store, story, named)
    if move is not None:
        with store.reading() as db:
            found = stories.move(db, move)
        if found is None:
            raise StoreError(
                f"There is no move {move}.",
                code="E_NOT_FOUND",
                hint="`variorum story ID --history` lists them.",
            )
        rulings.undo(store, move=found)
    if ruling is not None:
        rulings.undo(store, ruling=ruling)
