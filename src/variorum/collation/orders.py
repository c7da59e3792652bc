"""What the user orders of names: which to keep apart, which to join."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collation.entities import Joined, join_entities
from variorum.collation.namesakes import plain
from variorum.model import Entity, Reading, Span, Statement

Names = Collection[str]


@dataclass(frozen=True, slots=True)
class Orders:
    """Names that the user knows to be different, and names that they know to be one.

    Each group holds names as they are written, whole: with `keep_apart=(("Ada Lind", "Lind"),)`
    no "Lind" is Ada Lind any more, in no account.

    >>> Orders(join=(("Sergei Brannov", "Serge Brannoff"),)).join
    (('Sergei Brannov', 'Serge Brannoff'),)
    """

    keep_apart: tuple[Names, ...] = ()
    join: tuple[Names, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keep_apart or self.join)

    def join_entities(self, readings: Sequence[Reading]) -> Joined:
        """Join what the accounts name, as ordered."""
        return join_entities(readings, keep_apart=self.keep_apart, join=self.join)

    def told_apart(self, reading: Reading) -> Reading:
        """Undo what one account's own reading joined of names that are to be kept apart."""
        parts = [part for e in reading.entities for part in self._parts(e)]
        if len(parts) == len(reading.entities):
            return reading
        bearers = {mention: part.id for part in parts for mention in part.mentions}
        statements = tuple(_of_bearers(s, bearers) for s in reading.statements)
        return replace(reading, entities=tuple(parts), statements=statements)

    def _parts(self, entity: Entity) -> Iterator[Entity]:
        """Give an entity, and behind it what it was taken for by names to be kept apart from its own."""
        forms = (entity.name, *entity.aliases)
        apart = [
            form
            for names in ({plain(name) for name in group} for group in self.keep_apart)
            if plain(entity.name) in names
            for form in forms
            if plain(form) in names and plain(form) != plain(entity.name)
        ]
        kept = tuple(m for m in entity.mentions if plain(m.exact) not in set(map(plain, apart)))
        aliases = tuple(form for form in entity.aliases if form not in apart)
        yield replace(entity, mentions=kept, aliases=aliases) if apart else entity
        for number, form in enumerate(sorted(set(apart)), 1):
            mentions = tuple(m for m in entity.mentions if plain(m.exact) == plain(form))
            if mentions:
                part = f"{entity.id}.{number}"
                yield Entity(part, form, entity.type, mentions=mentions, named=entity.named)


def _of_bearers(statement: Statement, bearers: dict[Span, str]) -> Statement:
    """Give a statement to those whose names stand in its chain."""
    chain = tuple(replace(k, entity=_bearer(k.span, bearers) or k.entity) for k in statement.chain)
    last = statement.chain[-1].entity if statement.chain else None
    own = statement.speaker is not None and statement.speaker == last
    return replace(statement, chain=chain, speaker=chain[-1].entity if own else statement.speaker)


def _bearer(span: Span, bearers: dict[Span, str]) -> str | None:
    return next((bearer for mention, bearer in bearers.items() if span.covers(mention)), None)
