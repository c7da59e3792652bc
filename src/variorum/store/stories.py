"""Stories: which articles tell them, what became of them, and the edition made of each.

A story bears the name of the article that founded it: the first of its articles to come in. It
keeps that name as long as it holds that article, whatever joins it or leaves it; and since every
name is some article's, a link to a story leads for ever to whichever story holds that article.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, select, update

from variorum.model import Point, StoryEdition
from variorum.store import articles, schema
from variorum.store.packing import pack_text, storable, unpack_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.model import Aspect, Relation, Severity, Status
    from variorum.store.articles import Entry

_ARTICLES, _STORIES, _POINTS = schema.articles, schema.stories, schema.points
_MOVES, _RULINGS = schema.moves, schema.rulings

MoveKind = Literal["merge", "split"]
RulingKind = Literal["together", "apart"]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it stands in a list."""

    number: int
    name: str
    title: str
    first: str | None
    last: str | None
    articles: int
    accounts: int
    added: str
    changed: str
    told: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """Articles that went from one story to another, by themselves or by a ruling.

    After a merge all that the story `other` held is in `story`; after a split `story` holds what
    `other` lost.
    """

    number: int
    at: str
    kind: MoveKind
    story: int
    other: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decided: two articles tell one story, or they do not.

    A decision about many articles is many rulings, made at one moment.
    """

    number: int
    kind: RulingKind
    one: int
    other: int
    at: str
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """A point of a story, and since when it is there. Its `key` says what is asked, and answered."""

    story: int
    key: str
    relation: Relation
    aspect: Aspect | None
    status: Status
    severity: Severity
    confidence: float
    subject: str
    answers: str
    added: str
    gone: str | None


# ── which articles tell a story ─────────────────────────────────────────────────


def assign(db: Connection, told: Iterable[Sequence[Entry]], moment: str) -> set[int]:
    """Let these articles tell these stories, and give the numbers of the stories that changed.

    Each group is a whole story. What moved between stories is noted.
    """
    groups = [sorted(group, key=lambda entry: entry.number) for group in told]
    changed: set[int] = set()
    for group in groups:
        story = group[0].number
        came: dict[int | None, list[int]] = {}
        for entry in group:
            if entry.story != story:
                came.setdefault(entry.story, []).append(entry.number)
        for old, moved in came.items():
            changed |= {story} | ({old} if old is not None else set())
            here = _ARTICLES.c.number.in_(moved)
            db.execute(update(_ARTICLES).where(here).values(story=story))
            if old is not None:
                # Where its founder moved, too, the old story was taken in whole.
                kind: MoveKind = "merge" if old in moved else "split"
                _note_move(db, kind, story, old, moved, moment)
    for story in sorted(changed):
        touch(db, story, moment)
    return changed


def members(db: Connection, story: int) -> list[Entry]:
    """Give the articles of a story, in the order of their arrival."""
    asked = select(_ARTICLES.c.number).where(_ARTICLES.c.story == story)
    return articles.entries(db, db.scalars(asked))


def of(db: Connection, numbers: Iterable[int]) -> set[int]:
    """Give the stories that these articles tell."""
    asked = select(_ARTICLES.c.story).where(_ARTICLES.c.number.in_(sorted(numbers)))
    return {story for story in db.scalars(asked) if story is not None}


def touch(db: Connection, number: int, moment: str) -> None:
    """Bring a story up to date with its articles; one without any is gone, its edition with it."""
    here = members(db, number)
    known = db.scalar(select(_STORIES.c.number).where(_STORIES.c.number == number))
    if not here:
        db.execute(delete(_STORIES).where(_STORIES.c.number == number))
        db.execute(delete(_POINTS).where(_POINTS.c.story == number))
        return
    days = sorted(entry.published.isoformat() for entry in here if entry.published)
    row = {
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "articles": len(here),
        "accounts": sum(entry.copy_of is None for entry in here),
        "changed": moment,
        "told": None,
    }
    if known is None:
        title = next((entry.title for entry in here if entry.title), here[0].address)
        row |= {"number": number, "name": here[0].name, "title": title, "added": moment}
        db.execute(_STORIES.insert().values(row))
    else:
        db.execute(update(_STORIES).where(_STORIES.c.number == number).values(row))


# ── asking for stories ──────────────────────────────────────────────────────────


def find(db: Connection, name: str) -> Told | None:
    """Give the story of a name, or of the first letters of one: that which holds its article now."""
    known = _ARTICLES.c.name.startswith(name, autoescape=True)
    asked = select(_ARTICLES.c.story).where(known).order_by(_ARTICLES.c.name)
    found = {story for story in db.scalars(asked) if story is not None}
    return (
        next(iter(_some(db, _STORIES.c.number == found.pop())), None) if len(found) == 1 else None
    )


def latest(
    db: Connection,
    *,
    since: str | None = None,
    holding: Iterable[int] | None = None,
    at_least: int = 1,
    most: int | None = 100,
) -> list[Told]:
    """Give the stories that changed last: since a moment, holding some article, with so many accounts."""
    wanted = _STORIES.c.accounts >= at_least
    if since is not None:
        wanted &= _STORIES.c.changed > since
    if holding is not None:
        asked = select(_ARTICLES.c.story).where(_ARTICLES.c.number.in_(sorted(holding)))
        wanted &= _STORIES.c.number.in_(asked)
    return _some(db, wanted, most=most)


def untold(db: Connection, *, at_least: int = 2) -> list[int]:
    """Give the stories of several accounts of which no edition was made since they changed."""
    asked = select(_STORIES.c.number).where(
        _STORIES.c.accounts >= at_least, _STORIES.c.told.is_(None)
    )
    return list(db.scalars(asked.order_by(_STORIES.c.number)))


_COLUMNS = [_STORIES.c[name] for name in Told.__slots__]


def _some(db: Connection, condition: Any, *, most: int | None = None) -> list[Told]:
    order = (_STORIES.c.changed.desc(), _STORIES.c.last.desc(), _STORIES.c.number)
    rows = db.execute(select(*_COLUMNS).where(condition).order_by(*order).limit(most)).mappings()
    return [Told(**row) for row in rows]


# ── the edition of a story, and its points ──────────────────────────────────────


def write_edition(
    db: Connection, story: int, edition: str, printed: StoryEdition, told: str, moment: str
) -> None:
    """Keep the edition made of a story, and note which of its points are new and which are gone.

    A point that has one more answer is another than before.
    """
    values = {"edition": pack_text(edition), "told": told}
    if printed.title:
        values["title"] = storable(printed.title)
    db.execute(update(_STORIES).where(_STORIES.c.number == story).values(values))
    mine = _POINTS.c.story == story
    known = dict(db.execute(select(_POINTS.c.key, _POINTS.c.gone).where(mine)).all())
    now = {_key(point): point for point in printed.points}
    for key, gone in known.items():
        this = mine & (_POINTS.c.key == key)
        if key not in now and gone is None:
            db.execute(update(_POINTS).where(this).values(gone=moment))
        elif key in now and gone is not None:
            db.execute(update(_POINTS).where(this).values(gone=None))
    rows = [_row(story, key, point, moment) for key, point in now.items() if key not in known]
    if rows:
        db.execute(_POINTS.insert(), rows)


def give_up_telling(db: Connection, story: int, told: str) -> None:
    """Note that no edition can be made of a story as it is; it is tried again when it changes."""
    db.execute(update(_STORIES).where(_STORIES.c.number == story).values(told=told, edition=None))


def edition(db: Connection, story: int) -> str | None:
    """Give the edition kept of a story, as JSON.

    Raises:
        StoreError: it is damaged (E_CORRUPT).
    """
    packed = db.scalar(select(_STORIES.c.edition).where(_STORIES.c.number == story))
    return unpack_text(packed) if packed else None


def points_since(db: Connection, moment: str) -> list[KeptPoint]:
    """Give the points that are there since a moment: differences and updates first."""
    asked = select(_POINTS).where(_POINTS.c.added > moment, _POINTS.c.gone.is_(None))
    rows = db.execute(asked.order_by(_POINTS.c.story, _POINTS.c.key)).mappings()
    return [KeptPoint(**row) for row in rows]


def key_of(
    relation: str, subject: str, answers: Iterable[tuple[float | str | None, str | None, str]]
) -> str:
    """Give the key of a point: of its question and its answers, wherever it stands in an edition.

    An answer is its value, what it replies to a question of whether, and its words, which count
    only where there is nothing else: of two accounts that give one answer, either may be quoted.

    >>> few, many = (11.0, None, "11 dead"), (30.0, None, "Thirty dead")
    >>> key_of("differ", "dead", [few, many]) == key_of(
    ...     "differ", "dead", [many, (11, None, "eleven")]
    ... )
    True
    """
    given = sorted(
        {
            " ".join(words.split()).casefold()
            if value is reply is None
            else f"{_plain(value)} {reply}"
            for value, reply, words in answers
        }
    )
    made_of = json.dumps([relation, subject, given])
    return sha256(made_of.encode()).hexdigest()[:16]


def _plain(value: float | str | None) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _key(point: Point) -> str:
    answers = ((reading.value, reading.reply, reading.label) for reading in point.readings)
    return key_of(point.relation, point.subject, answers)


def _row(story: int, key: str, point: Point, moment: str) -> dict[str, object]:
    answers = " | ".join(storable(reading.label) for reading in point.readings)
    return {
        "story": story,
        "key": key,
        "relation": point.relation,
        "aspect": point.aspect,
        "status": point.status,
        "severity": point.severity,
        "confidence": point.confidence,
        "subject": storable(point.subject),
        "answers": answers,
        "added": moment,
        "gone": None,
    }


# ── what people decide ──────────────────────────────────────────────────────────


def rule(db: Connection, kind: RulingKind, one: int, other: int, moment: str) -> int:
    """Decide that two articles tell one story, or do not. Gives the ruling's number."""
    row = {"kind": kind, "one": min(one, other), "other": max(one, other), "at": moment}
    return int(db.scalar(_RULINGS.insert().values(row).returning(_RULINGS.c.number)) or 0)


def withdraw(db: Connection, number: int, moment: str) -> list[Ruling]:
    """Take back what was decided with a ruling: it and all that were made at the same moment.

    Gives the rulings; none where there is none of that number that holds.
    """
    holds = _RULINGS.c.withdrawn.is_(None)
    made = select(_RULINGS.c.at).where(_RULINGS.c.number == number, holds).scalar_subquery()
    these = [
        Ruling(**row)
        for row in db.execute(select(_RULINGS).where(_RULINGS.c.at == made, holds)).mappings()
    ]
    for ruling in these:
        lift(db, ruling.number, moment)
    return these


def lift(db: Connection, number: int, moment: str) -> None:
    """Let one ruling hold no longer."""
    this = _RULINGS.c.number == number
    db.execute(update(_RULINGS).where(this).values(withdrawn=moment))


def rulings(db: Connection) -> Iterator[Ruling]:
    """Yield the rulings that hold."""
    asked = select(_RULINGS).where(_RULINGS.c.withdrawn.is_(None)).order_by(_RULINGS.c.number)
    yield from (Ruling(**row) for row in db.execute(asked).mappings())


def moves(db: Connection, story: int | None = None) -> list[Move]:
    """Give what moved between stories, the latest first: all of it, or what a story took part in."""
    asked = select(_MOVES).order_by(_MOVES.c.number.desc())
    if story is not None:
        asked = asked.where((_MOVES.c.story == story) | (_MOVES.c.other == story))
    return [_move(dict(row)) for row in db.execute(asked).mappings()]


def move(db: Connection, number: int) -> Move | None:
    """Give the move of a number."""
    row = db.execute(select(_MOVES).where(_MOVES.c.number == number)).mappings().one_or_none()
    return _move(dict(row)) if row else None


def _move(row: dict[str, Any]) -> Move:
    return Move(**row | {"articles": tuple(json.loads(row["articles"]))})


def _note_move(
    db: Connection, kind: MoveKind, story: int, other: int, moved: Sequence[int], moment: str
) -> None:
    row = {"at": moment, "kind": kind, "story": story, "other": other}
    db.execute(_MOVES.insert().values(row | {"articles": json.dumps(sorted(moved))}))
