"""What is new since a moment: stories, statements, differences and updates, corrections.

Each item is a line for a person and an entry for a feed: what it is, of which story, in which
words, from whom. The words are the sources'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from variorum.model import Point
from variorum.render.heads import head
from variorum.store import articles, statements, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store
    from variorum.store.articles import Entry
    from variorum.store.stories import KeptPoint, Told

Kind = Literal["story", "difference", "update", "correction", "changed", "statement"]
ORDER: tuple[Kind, ...] = ("story", "difference", "update", "correction", "changed", "statement")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was not there before.

    `text` is the words, `before` those that stood there until then; `who` said it, and `outlet`
    told it. `at` is the moment it came in.
    """

    id: str
    kind: Kind
    story: str
    title: str
    at: str
    text: str
    before: str = ""
    who: str = ""
    outlet: str = ""
    url: str = ""


def since(store: Store, moment: str) -> list[Item]:
    """Give what is new since a moment in stories that several accounts tell.

    The most telling comes first: stories, differences, updates, corrections, statements that
    changed, statements; each kind by story, in the order in which it came.
    """
    with store.reading() as db:
        told = {story.number: story for story in stories.latest(db, at_least=2, most=None)}
        items = [
            *_stories(told, moment),
            *_points(db, told, moment),
            *_corrections(db, told, moment),
            *_statements(db, told, moment),
        ]
    return sorted(items, key=lambda item: (ORDER.index(item.kind), item.story, item.at))


def _stories(told: dict[int, Told], moment: str) -> Iterator[Item]:
    for story in told.values():
        if story.added > moment:
            count = f"{story.accounts} accounts"
            yield _item("story", story, story.added, count)


def _points(db: Connection, told: dict[int, Told], moment: str) -> Iterator[Item]:
    for point in stories.points_since(db, moment):
        if point.relation != "agree" and point.story in told:
            kind: Kind = "update" if point.relation == "update" else "difference"
            yield _item(kind, told[point.story], point.added, _words(point))


def _corrections(db: Connection, told: dict[int, Told], moment: str) -> Iterator[Item]:
    for entry, at, note in articles.notes(db, moment):
        if story := told.get(entry.story or 0):
            yield _item("correction", story, at, note, entry=entry)


def _statements(db: Connection, told: dict[int, Told], moment: str) -> Iterator[Item]:
    found = statements.since(db, moment)
    entries = {e.number: e for e in articles.entries(db, {said.article for said in found})}
    corrected = {entry.number: note for entry, _, note in articles.notes(db, moment)}
    for said in found:
        entry = entries[said.article]
        # What the editors say of their own text is a correction, and told as one.
        in_note = said.content in corrected.get(said.article, "")
        if not in_note and (story := told.get(entry.story or 0)):
            old = statements.replaced(db, said) if said.instead_of else None
            yield _item(
                "changed" if old else "statement",
                story,
                said.added,
                said.content,
                before=old.content if old else "",
                who=said.speaker,
                entry=entry,
            )


def _item(
    kind: Kind,
    story: Told,
    at: str,
    text: str,
    *,
    before: str = "",
    who: str = "",
    entry: Entry | None = None,
) -> Item:
    source = entry.name if entry else ""
    made_of = f"{kind}\0{story.name}\0{source}\0{who}\0{before}\0{text}"
    return Item(
        id=sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=kind,
        story=story.name,
        title=story.title,
        at=at,
        text=text,
        before=before,
        who=who,
        outlet=(entry.outlet or "") if entry else "",
        url=(entry.url or "") if entry else "",
    )


def _words(point: KeptPoint) -> str:
    """Give the answers of a point under the head that it has in an edition."""
    asked = Point(
        point.key,
        point.subject,
        point.relation,
        point.aspect,
        point.status,
        None,
        (),
        "",
        point.severity,
        point.confidence,
    )
    return f"{head(asked)}: {point.answers}"
