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
        here = [*stories.members(db, one.number), *stories.members(db, other.number)]
        number = _bind(db, _placed(db, here), store.now())
        _settle(db, here, store.now())
    telling.tell_all(store)
    return number


def part(store: Store, story: Told, leaving: Iterable[Entry]) -> int:
    """Take articles out of a story: together they are another. Gives the decision's number.

    Raises:
        StoreError: everything would leave, or what only carries another's words, without it.
    """
    with store.writing() as db:
        here = stories.members(db, story.number)
        gone = set(leaving)
        leaves = _placed(db, gone)
        stays = _placed(db, set(here) - gone)
        if not gone <= set(here) or not stays or not leaves:
            raise _cannot_leave(story, is_copy=bool(gone) and gone <= set(here) and bool(stays))
        number = _sever(db, leaves, stays, store.now())
        _settle(db, here, store.now())
    telling.tell_all(store)
    return number


def undo(store: Store, *, move: Move | None = None, ruling: int | None = None) -> None:
    """Take back a decision, or undo what grouping did by itself.

    A merge is undone by ruling its parts apart, a split by ruling them together.

    Raises:
        StoreError: there is no such decision, or it was taken back.
    """
    with store.writing() as db:
        if ruling is not None:
            taken = stories.withdraw(db, ruling, store.now())
            if not taken:
                raise _unknown(ruling)
            touched = {number for one in taken for number in (one.one, one.other)}
            _settle(db, articles.entries(db, touched), store.now())
        if move is not None:
            _undo_move(db, move, store.now())
    telling.tell_all(store)


def _undo_move(db: Connection, move: Move, moment: str) -> None:
    """Undo a move.

    Raises:
        StoreError: it is undone already.
    """
    here = [*stories.members(db, move.story), *stories.members(db, move.other)]
    numbers = _placed(db, here)
    moved = [number for number in numbers if number in move.articles]
    others = [number for number in numbers if number not in moved]
    are_one = bool(stories.of(db, moved) & stories.of(db, others))
    if are_one != (move.kind == "merge"):
        raise StoreError(
            f"Move {move.number} is undone already.",
            code="E_NOT_FOUND",
            hint="`variorum story ID --history` lists what moved since.",
        )
    if move.kind == "merge":
        _sever(db, moved, others, moment)
    else:
        _bind(db, numbers, moment)
    _settle(db, here, moment)


def _bind(db: Connection, numbers: Iterable[int], moment: str) -> int:
    """Rule that articles tell one story: all of them, each with the first.

    Two of them alone would leave their stories with each other, and none of the rest would be near
    enough to both.
    """
    first, *others = sorted(set(numbers))
    _lift(db, "apart", {first, *others}, {first, *others}, moment)
    return min([stories.rule(db, "together", first, other, moment) for other in others], default=0)


def _sever(db: Connection, gone: list[int], stays: list[int], moment: str) -> int:
    """Rule that articles do not tell the story of the others, but one of their own."""
    lifted = _lift(db, "together", set(gone), set(stays), moment)
    numbers = [stories.rule(db, "apart", one, other, moment) for one in gone for other in stays]
    for some in (gone, *([stays] if lifted else ())):
        # What was held by a ruling with those that leave is to be held without them.
        numbers += [stories.rule(db, "together", some[0], other, moment) for other in some[1:]]
    return min(numbers, default=0)


def _lift(
    db: Connection, kind: stories.RulingKind, some: set[int], others: set[int], moment: str
) -> bool:
    """Take back what was decided before between some articles and others: the last word counts."""
    lifted = [
        ruling.number
        for ruling in stories.rulings(db)
        if ruling.kind == kind
        and (
            (ruling.one in some and ruling.other in others)
            or (ruling.one in others and ruling.other in some)
        )
    ]
    for number in lifted:
        stories.lift(db, number, moment)
    return bool(lifted)


def _placed(db: Connection, entries: Iterable[Entry]) -> list[int]:
    return sorted(entry.number for entry in grouping.placed(db, entries))


def _settle(db: Connection, entries: Iterable[Entry], moment: str) -> None:
    names = [entry.name for entry in grouping.placed(db, entries)]
    for story in grouping.settle(db, names, moment):
        accounts = telling.accounts_of(db, story)
        if len(accounts) > 1:
            telling.read_accounts(db, accounts, Workers(), moment)


def _cannot_leave(story: Told, *, is_copy: bool) -> StoreError:
    if is_copy:
        return StoreError(
            "These articles are copies: they stand wherever their original stands.",
            code="E_NOT_FOUND",
            hint="Name the original, too: `variorum story ID --history` says which it is.",
        )
    return StoreError(
        f"These articles cannot leave the story {story.name}.",
        code="E_NOT_FOUND",
        hint="Name some of its articles, not all: `variorum story ID --history` lists them.",
    )


def _unknown(number: int) -> StoreError:
    return StoreError(
        f"There is no decision {number}, or it was taken back already.",
        code="E_NOT_FOUND",
        hint="`variorum story ID --history` lists them.",
    )
