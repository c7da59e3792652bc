"""The history of a story: its articles with their versions, what moved, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from variorum.cli.edge import folded
from variorum.cli.stored import clock
from variorum.render.unseen import visible

if TYPE_CHECKING:
    from variorum.store import Connection
    from variorum.store.articles import Entry
    from variorum.store.stories import Ruling, Told

# Of many articles that one decision is about, so many are named.
_NAMED = 3


def history_of(db: Connection, story: Told) -> str:
    """Tell what became of a story, each move and decision under the number that takes it back."""
    from variorum.store import stories

    lines = [f"{story.name}  {visible(story.title)}"]
    members = stories.members(db, story.number)
    for entry in members:
        lines += [f"  {_article(db, entry)}", *(f"    {line}" for line in _versions(db, entry))]
    lines += [f"  {line}" for line in _moves(db, story)]
    lines += [f"  {line}" for line in _decisions(db, members)]
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
            f"move {move.number}: {clock(move.at)}  {_name(db, move.story)} {verb}"
            f" {_name(db, move.other)}: {number} {'article' if number == 1 else 'articles'}"
        )


def _decisions(db: Connection, members: list[Entry]) -> Iterator[str]:
    """Say what was decided about these articles; what was decided at one moment is one decision."""
    from variorum.store import stories

    here = {entry.number for entry in members}
    by_moment = groupby(sorted(stories.rulings(db), key=_when), key=lambda ruling: ruling.at)
    for _, made in by_moment:
        rulings = list(made)
        if any({ruling.one, ruling.other} & here for ruling in rulings):
            yield f"decision {rulings[0].number}: {_decided(db, rulings)}"


def _when(ruling: Ruling) -> tuple[str, int]:
    return ruling.at, ruling.number


def _decided(db: Connection, rulings: list[Ruling]) -> str:
    apart = [ruling for ruling in rulings if ruling.kind == "apart"]
    if not apart:
        return f"{_names(db, _all_in(rulings))} belong together"
    # Each of those that left is apart from each of those that stayed.
    stayed = _apart_from(apart[0].one, apart)
    left = _apart_from(min(stayed), apart)
    fewer, more = sorted((left, stayed), key=lambda side: (len(side), min(side)))
    verb = "belongs" if len(fewer) == 1 else "belong"
    return f"{_names(db, fewer)} {verb} apart from {_names(db, more)}"


def _apart_from(article: int, rulings: list[Ruling]) -> set[int]:
    return _all_in([r for r in rulings if article in {r.one, r.other}]) - {article}


def _all_in(rulings: list[Ruling]) -> set[int]:
    return {number for ruling in rulings for number in (ruling.one, ruling.other)}


def _names(db: Connection, numbers: set[int]) -> str:
    """Name some articles, and count the others."""
    named = [_name(db, number) for number in sorted(numbers)[:_NAMED]]
    more = [f"{len(numbers) - _NAMED} more"] if len(numbers) > _NAMED else []
    *first, last = [*named, *more]
    return f"{', '.join(first)} and {last}" if first else last


def _name(db: Connection, number: int) -> str:
    from variorum.store import articles

    return next((entry.name for entry in articles.entries(db, [number])), "?")
