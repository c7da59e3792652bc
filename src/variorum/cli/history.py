"""The history of a story: its articles with their versions, what moved, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.cli.edge import folded
from variorum.cli.stored import clock
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.store import Connection
    from variorum.store.articles import Entry
    from variorum.store.stories import Told


def history_of(db: Connection, story: Told) -> str:
    """Tell what became of a story, each move and decision under the number that undoes it."""
    from variorum.store import stories

    lines = [f"{story.name}  {visible(story.title)}"]
    members = stories.members(db, story.number)
    for entry in members:
        lines += [f"  {_article(db, entry)}", *(f"    {line}" for line in _versions(db, entry))]
    lines += [f"  {line}" for line in _moves(db, story)]
    lines += [f"  {line}" for line in _rulings(db, members)]
    return "".join(f"{folded(line, '        ')}\n" for line in lines)


def _article(db: Connection, entry: Entry) -> str:
    told = " · ".join(filter(None, [entry.outlet or entry.address, entry.title]))
    carries = f", a copy of {_name(db, entry.copy_of)}" if entry.copy_of is not None else ""
    return f"{entry.name}  {visible(told)}{carries}"


def _versions(db: Connection, entry: Entry) -> Iterator[str]:
    """Say of each version which statements came, which went, and which changed into which."""
    from variorum.store import statements

    for version in range(2, entry.version + 1):
        came, went = statements.came_and_went(db, entry.number, version)
        before = {said.id: said for said in went}
        changed = [(before[s.instead_of], s) for s in came if s.instead_of in before]
        yield (
            f"version {version}: {len(came) - len(changed)} statements came,"
            f" {len(went) - len(changed)} went, {len(changed)} changed"
        )
        yield from (f"  {visible(old.content)} → {visible(new.content)}" for old, new in changed)


def _moves(db: Connection, story: Told) -> Iterator[str]:
    from variorum.store import stories

    for move in stories.moves(db, story.number):
        verb = "took in all of" if move.kind == "merge" else "took from"
        number = len(move.articles)
        yield (
            f"{move.number}. {clock(move.at)}  {_name(db, move.story)} {verb}"
            f" {_name(db, move.other)}: {number} {'article' if number == 1 else 'articles'}"
        )


def _rulings(db: Connection, members: list[Entry]) -> Iterator[str]:
    from variorum.store import stories

    here = {entry.number for entry in members}
    for ruling in stories.rulings(db):
        if {ruling.one, ruling.other} & here:
            yield (
                f"decision {ruling.number}: {_name(db, ruling.one)} and"
                f" {_name(db, ruling.other)} belong {ruling.kind}"
            )


def _name(db: Connection, number: int) -> str:
    from variorum.store import articles

    return next((entry.name for entry in articles.entries(db, [number])), "?")
