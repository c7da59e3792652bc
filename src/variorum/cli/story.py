"""`variorum story`: the edition of a story in the store, and what became of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.history import history_of
from variorum.cli.printing import Printing, printing_options
from variorum.cli.stored import opened, store_option
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.model import Edition
    from variorum.store import Store
    from variorum.store.stories import Told


@click.command()
@click.argument("name", metavar="ID")
@store_option
@printing_options
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
    printing: Printing,
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
    from variorum.desk.telling import tell

    decides = bool(other or leaving or move is not None or ruling is not None)
    if not (history or decides):
        printing.check()
    with opened(where, read_only=True) as store:
        story = _found(store, name)
        kept = _kept(store, story)
    if decides:
        with opened(where) as store:
            _decide(store, story, other, leaving, move, ruling)
    if history or decides:
        with opened(where, read_only=True) as store, store.reading() as db:
            told = history_of(db, _found(store, name))
            destination.write(printing.out, told.encode("utf-8", "replace"))
        return 0
    if kept is None:
        with opened(where) as store:
            kept = tell(store, story.number)
    printing.print(kept)
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
