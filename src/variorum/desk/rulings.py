"""What an editor decides about stories: these are one, this is another; and how to take it back.

A ruling is about two articles, and stands above all likeness, now and whatever comes in later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from variorum.desk import grouping, telling
from variorum.desk.workers import Workers
from variorum.errors import StoreError
from variorum.store import articles, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store
    from variorum.store.articles import Entry
    from variorum.store.stories import Move, Told


def join(store: Store, one: Told, other: Told) -> int:
    """Make one story of two. Gives the number under which it can be taken back."""
    with store.writing() as db:
        _lift(db, [(one.number, other.number)], store.now())
        number = stories.rule(db, "together", one.number, other.number, store.now())
        _settle(db, {one.number, other.number}, store.now())
    telling.tell_all(store)
    return number


def part(store: Store, story: Told, leaving: Iterable[Entry]) -> list[int]:
    """Take articles out of a story: together they are another. Gives the rulings' numbers.

    Raises:
        StoreError: the story's founder, or everything, would leave.
    """
    gone = sorted(entry.number for entry in leaving)
    with store.writing() as db:
        here = [entry.number for entry in stories.members(db, story.number)]
        staying = [number for number in here if number not in gone]
        if not gone or not staying or not set(gone) <= set(here):
            raise StoreError(
                f"These articles cannot leave the story {story.name}.",
                code="E_NOT_FOUND",
                hint="Name some of its articles, not all: `variorum story ID --history` lists them.",
            )
        pairs = [(one, other) for one in gone for other in staying]
        _lift(db, pairs, store.now())
        numbers = [stories.rule(db, "apart", one, other, store.now()) for one, other in pairs]
        numbers += [stories.rule(db, "together", gone[0], other, store.now()) for other in gone[1:]]
        _settle(db, here, store.now())
    telling.tell_all(store)
    return numbers


def undo(store: Store, *, move: Move | None = None, ruling: int | None = None) -> None:
    """Take back a ruling, or undo what grouping did by itself.

    A merge is undone by ruling its parts apart, a split by ruling them together.

    Raises:
        StoreError: there is no such ruling, or it was taken back.
    """
    with store.writing() as db:
        touched: set[int] = set()
        if ruling is not None:
            taken = stories.withdraw(db, ruling, store.now())
            if taken is None:
                raise _unknown(ruling)
            touched |= {taken.one, taken.other}
        if move is not None:
            touched |= _undo_move(db, move, store.now())
        _settle(db, touched, store.now())
    telling.tell_all(store)


def _undo_move(db: Connection, move: Move, moment: str) -> set[int]:
    holds = {e.number for story in (move.story, move.other) for e in stories.members(db, story)}
    others = sorted(holds - set(move.articles))
    _lift(db, [(one, other) for one in move.articles for other in others], moment)
    if move.kind == "split":
        left = [entry.number for entry in stories.members(db, move.other)]
        stories.rule(db, "together", move.articles[0], min(left, default=move.other), moment)
        return holds
    for other in others:
        for one in move.articles:
            stories.rule(db, "apart", one, other, moment)
    for other in move.articles[1:]:
        stories.rule(db, "together", move.articles[0], other, moment)
    return holds


def _lift(db: Connection, pairs: Iterable[tuple[int, int]], moment: str) -> None:
    """Take back what was decided about these pairs before: the last word counts."""
    wanted = {frozenset(pair) for pair in pairs}
    for ruling in list(stories.rulings(db)):
        if frozenset((ruling.one, ruling.other)) in wanted:
            stories.withdraw(db, ruling.number, moment)


def _settle(db: Connection, numbers: Iterable[int], moment: str) -> None:
    names = {entry.name for entry in articles.entries(db, numbers)}
    for story in grouping.settle(db, names, moment):
        accounts = telling.accounts_of(db, story)
        if len(accounts) > 1:
            telling.read_accounts(db, accounts, Workers(), moment)


def _unknown(number: int) -> StoreError:
    return StoreError(
        f"There is no decision {number}, or it was taken back already.",
        code="E_NOT_FOUND",
        hint="`variorum story ID --history` lists them.",
    )
