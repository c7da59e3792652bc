"""Readings of articles, and who said what in them: what came, went or changed with each version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from sqlalchemy import delete, select

from variorum.model import Reading, Statement
from variorum.store import schema
from variorum.store.packing import pack, storable, unpack

if TYPE_CHECKING:
    from sqlalchemy import Connection

_READINGS, _STATEMENTS = schema.readings, schema.statements
# A statement whose words are this much alike (of 100) to one that went, by the same speaker, is
# that one changed: one figure, name or verb of ten. Below it, two sentences on one matter meet.
CHANGED = 60.0


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as it is kept. `came` and `gone` are versions of its article."""

    article: int
    came: int
    id: str
    gone: int | None
    place: int
    speaker: str
    chain: str
    content: str
    manner: str
    factuality: str
    polarity: str
    act: str
    said: str | None
    instead_of: str | None
    added: str


def write(
    db: Connection, number: int, version: int, reading: Reading, *, made_by: str, moment: str
) -> None:
    """Keep an article's reading, and its statements beside those of the version before.

    A statement that stands as it stood keeps the version it came with. One that changed came
    with this version, instead of another that went with it.
    """
    this = (_READINGS.c.article == number) & (_READINGS.c.version == version)
    again = db.execute(delete(_READINGS).where(this)).rowcount > 0
    row = {"article": number, "version": version, "made_by": made_by, "reading": pack(reading)}
    db.execute(_READINGS.insert().values(row))
    before = standing(db, number)
    if again:
        # What another reader sees in the same text is not news: it came when the text came.
        moment = max((said.added for said in before if said.came == version), default=moment)
    now = _continued(before, list(_told(number, version, reading, moment)))
    gone = [said for said in before if _key(said) not in {_key(new) for new in now}]
    if gone and not again:
        now = list(_instead(now, gone, version))
        now += [replace(said, gone=version) for said in gone]
    here = (_STATEMENTS.c.article == number) & _STATEMENTS.c.gone.is_(None)
    db.execute(delete(_STATEMENTS).where(here))
    if now:
        db.execute(_STATEMENTS.insert(), [asdict(said) for said in now])


def _continued(before: Iterable[Said], now: Iterable[Said]) -> list[Said]:
    """Let statements that stood before keep the version they came with."""
    known = {_key(said): said for said in before}
    return [
        replace(new, came=old.came, instead_of=old.instead_of, added=old.added)
        if (old := known.get(_key(new)))
        else new
        for new in now
    ]


def _instead(now: Iterable[Said], gone: Iterable[Said], version: int) -> Iterator[Said]:
    """Say of statements that came with a version which of those that went they replace."""
    left = sorted(gone, key=lambda said: said.place)
    for said in now:
        old = _replaced(said, left) if said.came == version else None
        if old is None:
            yield said
        else:
            left.remove(old)
            yield replace(said, instead_of=old.id)


def standing(db: Connection, number: int) -> list[Said]:
    """Give the statements of an article as it stands now, in the order of its text."""
    here = (_STATEMENTS.c.article == number) & _STATEMENTS.c.gone.is_(None)
    return _some(db, here)


def came_and_went(db: Connection, number: int, version: int) -> tuple[list[Said], list[Said]]:
    """Give the statements that came with a version of an article, and those that went."""
    c = _STATEMENTS.c
    came = _some(db, (c.article == number) & (c.came == version))
    return came, _some(db, (c.article == number) & (c.gone == version))


def since(db: Connection, moment: str) -> list[Said]:
    """Give the statements that came since a moment and still stand."""
    c = _STATEMENTS.c
    return _some(db, (c.added > moment) & c.gone.is_(None))


def replaced(db: Connection, said: Said) -> Said | None:
    """Give the statement that this one stands instead of."""
    c = _STATEMENTS.c
    found = _some(db, (c.article == said.article) & (c.id == said.instead_of))
    return next(iter(found), None)


def reading_of(db: Connection, number: int, version: int) -> Reading | None:
    """Give the reading of a version of an article, if it was read in depth."""
    asked = (_READINGS.c.article == number) & (_READINGS.c.version == version)
    packed = db.scalar(select(_READINGS.c.reading).where(asked))
    return unpack(packed, Reading) if packed is not None else None


def are_read(db: Connection, versions: Iterable[tuple[int, int]], made_by: str) -> set[int]:
    """Give those of these articles whose version was read, by this reader."""
    wanted = dict(versions)
    asked = select(_READINGS.c.article, _READINGS.c.version).where(
        _READINGS.c.article.in_(sorted(wanted)), _READINGS.c.made_by == made_by
    )
    return {number for number, version in db.execute(asked) if wanted[number] == version}


def _told(number: int, version: int, reading: Reading, moment: str) -> Iterator[Said]:
    names = {entity.id: entity.name for entity in reading.entities}
    seen: set[Any] = set()
    for place, statement in enumerate(reading.statements):
        said = Said(
            article=number,
            came=version,
            id=statement.id,
            gone=None,
            place=place,
            speaker=storable(_speaker(statement, names)),
            chain=storable(" > ".join(link.name for link in statement.chain)),
            content=storable(" … ".join(span.exact for span in statement.content)),
            manner=statement.manner,
            factuality=statement.factuality,
            polarity=statement.polarity,
            act=statement.act,
            said=statement.said,
            instead_of=None,
            added=moment,
        )
        if statement.content and _key(said) not in seen:
            seen |= {_key(said)}
            yield said


def _speaker(statement: Statement, names: dict[str, str]) -> str:
    if statement.speaker in names:
        return names[statement.speaker]
    return statement.source.exact if statement.source else ""


def _key(said: Said) -> tuple[str, ...]:
    """Give what makes two statements of two versions the same one: who, what, and how it is meant."""
    words = " ".join(re.findall(r"\w+", said.content.lower()))
    return said.speaker, words, said.factuality, said.polarity, said.act


def _replaced(new: Said, gone: list[Said]) -> Said | None:
    """Give the statement that went and was most like a new one, if it was like it at all."""
    ranked = [
        (fuzz.ratio(new.content, old.content) + 10 * (old.speaker == new.speaker), -n)
        for n, old in enumerate(gone)
    ]
    likeness, place = max(ranked, default=(0.0, 0))
    return gone[-place] if likeness >= CHANGED + 10 else None


def _some(db: Connection, condition: Any) -> list[Said]:
    order = (_STATEMENTS.c.article, _STATEMENTS.c.place)
    rows = db.execute(select(_STATEMENTS).where(condition).order_by(*order)).mappings()
    return [Said(**row) for row in rows]
