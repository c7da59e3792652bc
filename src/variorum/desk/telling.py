"""Tell a story: read its accounts in depth, collate them, and make the edition.

Reading is what takes the time: an account is read when its story has another, and once. Copies
are not read; they stand in the edition as what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import variorum
from variorum.collation import collate
from variorum.desk.workers import Died, Workers
from variorum.errors import InputError, StoreError, VariorumError
from variorum.model import Edition, Reading, Skim, StoryEdition
from variorum.reading import read
from variorum.render.json import to_json
from variorum.store import articles, notes, statements, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store
    from variorum.store.articles import Entry


_PLEASE = "The rest is read. Please report it."


@cache
def made_by() -> str:
    """Say what reads and collates: another version reads anew."""
    from variorum.reading.sentences import VERSION

    return f"variorum {variorum.__version__}, en_core_web_sm {VERSION}"


def read_accounts(db: Connection, entries: Iterable[Entry], workers: Workers, moment: str) -> None:
    """Read in depth those of the articles that were not read yet, and keep who said what in them.

    What cannot be read is noted as a failure, and stands in its story unread.
    """
    wanted = {entry.number: entry for entry in entries if _is_readable(entry)}
    versions = {number: entry.version for number, entry in wanted.items()}
    done = statements.are_read(db, versions.items(), made_by())
    left = [entry for number, entry in wanted.items() if number not in done]
    skims = [articles.skim_of(db, entry.number, entry.version) for entry in left]
    for entry, (skim, made) in zip(left, workers.over(_read, skims), strict=True):
        reading = made if isinstance(made, Reading) else Reading.unread(skim)
        if not isinstance(made, Reading):
            notes.fail(db, _failure(entry, made), moment)
        statements.write(db, entry.number, entry.version, reading, made_by=made_by(), moment=moment)


def _failure(entry: Entry, made: Died | str) -> InputError:
    code, what = (
        ("E_POISON", "It brought the program down, three times")
        if isinstance(made, Died)
        else ("E_STAGE", f"{made} in Variorum itself")
    )
    return InputError(f"It could not be read: {what}.", path=entry.address, code=code, hint=_PLEASE)


def accounts_of(db: Connection, story: int) -> list[Entry]:
    """Give the articles of a story that are accounts of their own, without the copies."""
    return [entry for entry in stories.members(db, story) if entry.copy_of is None]


def tell(store: Store, story: int, *, workers: Workers | None = None) -> Edition:
    """Make the edition of a story and keep it, whatever number of accounts it has.

    Raises:
        StoreError: there is no such story any more (E_NOT_FOUND), or the store cannot be written.
    """
    while True:
        with store.writing() as db:
            read_accounts(db, accounts_of(db, story), workers or Workers(), store.now())
        with store.reading() as db:
            members = stories.members(db, story)
            readings = [_reading_of(db, entry) for entry in members]
        if not members:
            raise StoreError("The story is gone: others hold its articles now.", code="E_NOT_FOUND")
        edition = _edition(members, readings)
        with store.writing() as db:
            # Somebody may have added to it in the meantime: then it is told again.
            if _state(stories.members(db, story)) == _state(members):
                document, (printed,) = to_json(edition, with_text=True), edition.stories
                stories.write_edition(db, story, document, printed, _state(members), store.now())
                return edition


def tell_all(store: Store, *, workers: Workers | None = None) -> None:
    """Tell every story of several accounts that changed since it was told.

    One that cannot be told is noted as a failure, and the others are told.
    """
    with store.reading() as db:
        untold = stories.untold(db)
    for story in untold:
        try:
            tell(store, story, workers=workers)
        except VariorumError as error:
            if error.code == "E_CORRUPT":
                _give_up(store, story, error.message, error.code, error.hint)
            elif error.code != "E_NOT_FOUND":
                raise
        except Exception as error:  # noqa: BLE001 (whatever it is, it is about this story)
            what = f"It could not be collated: {type(error).__name__} in Variorum itself."
            _give_up(store, story, what, "E_STAGE", _PLEASE)


def _give_up(store: Store, story: int, what: str, code: str, hint: str) -> None:
    with store.writing() as db:
        notes.fail(db, InputError(what, path=f"story {story}", code=code, hint=hint), store.now())
        stories.give_up_telling(db, story, _state(stories.members(db, story)))


def _read(skim: Skim) -> Reading | str:
    try:
        return read(skim)
    except VariorumError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, it is about this article)
        return type(error).__name__


def _is_readable(entry: Entry) -> bool:
    """Say whether an article is in the one language that is read so far."""
    return entry.language.lower().startswith("en")


def _reading_of(db: Connection, entry: Entry) -> Reading:
    reading = statements.reading_of(db, entry.number, entry.version)
    return reading or Reading.unread(articles.skim_of(db, entry.number, entry.version))


def _edition(members: Sequence[Entry], readings: Sequence[Reading]) -> Edition:
    """Collate the accounts; the story bears the name it has in the store."""
    edition = variorum.edit([collate(readings)])
    founder = min(members, key=lambda entry: entry.number)
    return replace(edition, stories=tuple(_named(story, founder.name) for story in edition.stories))


def _named(story: StoryEdition, name: str) -> StoryEdition:
    return replace(story, id=name)


def _state(members: Sequence[Entry]) -> str:
    """Give what an edition depends on: which articles, in which version, which of them copies."""
    parts = [f"{e.number}.{e.version}.{e.copy_of or ''}" for e in members]
    return sha256(" ".join([made_by(), *parts]).encode()).hexdigest()[:16]
