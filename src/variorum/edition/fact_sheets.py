"""Fact sheets: what the accounts say a person, body, place or thing is, has or measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.model import Entity, FactRow, FactSheet, Point, Quantity, Span, Story, Variant

__all__ = ["draw_up"]

# How long something took, and what part it is, belongs to an event; it describes nobody.
_NO_ATTRIBUTE = frozenset({"duration", "percent", "ratio", "ordinal"})
# What may be said of a person in figures: a range of 310 miles belongs to the missile named beside them.
_OF_A_PERSON = frozenset({"age"})
# What is counted names a row in this many words; a longer phrase is the figure's own sentence.
MOST_WORDS = 5

_Row = tuple[str, str, str]


def draw_up(story: Story) -> tuple[FactSheet, ...]:
    """Give a sheet for every entity with at least one attribute, the most named entity first.

    A row is the figures of one kind that hang on the entity; where accounts give several,
    each is a reading with its own evidence. A figure that a point already collates is shown
    as that point has it.
    """
    rows: dict[str, dict[_Row, FactRow]] = defaultdict(dict)
    groups = dict(story.sources.groups)
    for entity, key, row in _rows(story, groups):
        rows[entity].setdefault(key, row)
    entities = {entity.id: entity for entity in story.entities}
    order = sorted((e for e in rows if e in entities), key=lambda e: _prominence(entities[e]))
    return tuple(FactSheet(e, tuple(rows[e][k] for k in sorted(rows[e]))) for e in order)


def _rows(story: Story, groups: Mapping[str, str]) -> Iterator[tuple[str, _Row, FactRow]]:
    figures: dict[tuple[str, _Row], list[Quantity]] = defaultdict(list)
    names = {e.id: f"{e.name} {' '.join(e.aliases)}" for e in story.entities}
    persons = {entity.id for entity in story.entities if entity.type == "PERSON"}
    measured = [p for p in story.points if any(isinstance(r.value, float) for r in p.readings)]
    for reading in story.readings:
        for quantity in reading.quantities:
            if quantity.subject not in names:
                continue
            if quantity.subject in persons and quantity.dimension not in _OF_A_PERSON:
                continue
            point = _point_of(quantity.span, measured)
            if point is not None and not _names(point.subject, names[quantity.subject]):
                continue
            if point is not None:
                key = (quantity.dimension, point.subject, point.id)
                yield quantity.subject, key, FactRow(point.subject, point.readings)
            elif quantity.dimension not in _NO_ATTRIBUTE:
                counted = quantity.counted
                name = counted if len(counted.split()) <= MOST_WORDS else ""
                figures[quantity.subject, (quantity.dimension, name, "")].append(quantity)
    for (entity, kind), found in figures.items():
        attribute = kind[1] or kind[0]
        yield entity, kind, FactRow(attribute, tuple(_variants(found, groups)))


def _names(question: str, name: str) -> bool:
    """Say whether a point's question is about the bearer of a name.

    >>> _names("range of ATACMS", "ATACMS"), _names("magnitude of quake", "Tehran")
    (True, False)
    """
    words = {word.lower() for word in question.split() if len(word) > len("of")}
    return bool(words & set(name.lower().split()))


def _point_of(span: Span, points: Sequence[Point]) -> Point | None:
    return next(
        (
            point
            for point in points
            if any(span.overlaps(e) for reading in point.readings for e in reading.evidence)
        ),
        None,
    )


def _variants(quantities: Sequence[Quantity], groups: Mapping[str, str]) -> Iterator[Variant]:
    """Join equal figures into one reading each, in the order in which the accounts give them."""
    by_value: dict[object, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_value[_value(quantity)].append(quantity)
    for found in by_value.values():
        articles = tuple(dict.fromkeys(q.span.article for q in found))
        yield Variant(
            label=found[0].span.exact,
            value=found[0].value,
            evidence=tuple(q.span for q in found),
            statements=(),
            articles=articles,
            independent=len({groups.get(article, article) for article in articles}),
        )


def _value(quantity: Quantity) -> tuple[object, ...]:
    measure = quantity.value if quantity.si_value is None else quantity.si_value
    return measure, quantity.low, quantity.high, quantity.approximation


def _prominence(entity: Entity) -> tuple[object, ...]:
    accounts = {mention.article for mention in entity.mentions}
    return -len(accounts), -len(entity.mentions), entity.name, entity.id
