"""Fact sheets: what the accounts say a person, body, place or thing is, has or measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from variorum.edition.callings import what_it_is_called
from variorum.model import (
    Entity,
    FactRow,
    FactSheet,
    Point,
    Quantity,
    Reading,
    Span,
    Story,
    Variant,
)

__all__ = ["draw_up"]

# How many, how long and which part belong to an event; they describe nobody.
_NO_ATTRIBUTE = frozenset({"count", "duration", "percent", "ratio", "ordinal"})
# What may be said of a person in figures: a range of 310 miles belongs to the missile named beside them.
_OF_A_PERSON = frozenset({"age"})
# What leads from a figure to what it describes: "90 metres long", "a 90-metre pier", "the pier, 90 metres".
_LEADS = frozenset(
    {"nummod", "npadvmod", "amod", "compound", "quantmod", "advmod", "appos", "attr", "acomp"}
)

# A thing goes by so many words at most: "outer half of the pier" is a thing, a clause is none.
LONGEST = 5
# And what is asked of it by so many: "length", "estimated worth".
ASKED = 2

_Row = tuple[str, str, str]


def draw_up(story: Story) -> tuple[FactSheet, ...]:
    """Give a sheet for every entity with at least one attribute, the most named entity first.

    A row is what accounts call the entity, or the figures of one kind that hang on it; where
    accounts give several, each is a reading with its own evidence. A figure that a point already
    collates is shown as that point has it. Behind them stand things that have no name ("pier"),
    under the words they go by.
    """
    rows: dict[str, dict[_Row, FactRow]] = defaultdict(dict)
    groups = dict(story.sources.groups)
    for entity in story.entities:
        if entity.named and (called := what_it_is_called(entity, story, groups)):
            rows[entity.id]["", "", ""] = called
    for bearer, key, row in _rows(story, groups):
        rows[bearer].setdefault(key, row)
    entities = {entity.id: entity for entity in story.entities}
    order = sorted((e for e in rows if e in entities), key=lambda e: _prominence(entities[e]))
    sheets = [FactSheet(e, tuple(rows[e][k] for k in sorted(rows[e]))) for e in order]
    shown = {row.readings for sheet in sheets for row in sheet.rows}
    return (*sheets, *_of_things(story.points, shown))


def _of_things(
    points: Sequence[Point], shown: Collection[tuple[Variant, ...]]
) -> Iterator[FactSheet]:
    """Yield a sheet for each thing whose measures are collated and which no sheet has yet."""
    rows: dict[str, list[FactRow]] = defaultdict(list)
    for point in points:
        attribute, _, thing = point.subject.strip().partition(" of ")
        measured = any(isinstance(reading.value, float) for reading in point.readings)
        # "Length of the pier" asks for a measure; a clause tells of what was done.
        measured = measured and len(attribute.split()) <= ASKED
        if thing and measured and len(thing.split()) <= LONGEST and point.readings not in shown:
            rows[thing].append(FactRow(attribute, point.readings))
    yield from (FactSheet(thing, tuple(found)) for thing, found in rows.items())


def _rows(story: Story, groups: Mapping[str, str]) -> Iterator[tuple[str, _Row, FactRow]]:
    figures: dict[tuple[str, _Row], list[Quantity]] = defaultdict(list)
    names = {e.id: f"{e.name} {' '.join(e.aliases)}" for e in story.entities}
    mentions = {entity.id: entity.mentions for entity in story.entities}
    persons = {entity.id for entity in story.entities if entity.type == "PERSON"}
    measured = [
        p
        for p in story.points
        if any(isinstance(r.value, float) for r in p.readings)
        and len(p.subject.partition(" of ")[0].split()) <= ASKED
    ]
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
                # The sheet names its bearer already: "age of Ann Reed" is her age.
                attribute = point.subject.partition(" of ")[0]
                yield quantity.subject, key, FactRow(attribute, point.readings)
            elif quantity.dimension not in _NO_ATTRIBUTE and _describes(
                quantity, reading, mentions[quantity.subject]
            ):
                figures[quantity.subject, (quantity.dimension, "", "")].append(quantity)
    for (entity, kind), found in figures.items():
        yield entity, kind, FactRow(kind[0], tuple(_variants(found, groups)))


def _describes(quantity: Quantity, reading: Reading, mentions: Sequence[Span]) -> bool:
    """Say whether a figure is one of its bearer, not of what the bearer did or stands near.

    "The pier is 90 metres long" and "the pier, 90 metres long," describe the pier; "Reed, from a
    town 90 metres up," says nothing of Reed.
    """
    span = quantity.span
    sentence = next((s for s in reading.sentences if s.start <= span.start < s.end), None)
    if sentence is None:
        return False

    def is_named(n: int) -> bool:
        token = sentence.tokens[n]
        article = reading.article.id
        return any(m.article == article and m.start <= token.start < m.end for m in mentions)

    inside = (n for n, token in enumerate(sentence.tokens) if token.end > span.start)
    below = next(inside, None)
    if below is None:
        return False
    for above in sentence.ancestors(below):
        if sentence.tokens[below].dep not in _LEADS:
            return False
        if is_named(above):
            return True
        if sentence.tokens[above].pos in ("VERB", "AUX"):
            subject = sentence.child(above, "nsubj")
            return (
                sentence.tokens[above].lemma == "be" and subject is not None and is_named(subject)
            )
        below = above
    return False


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
    if quantity.si_unit is None:
        return quantity.value, quantity.low, quantity.high, quantity.approximation
    return quantity.si_value, quantity.si_low, quantity.si_high, quantity.approximation


def _prominence(entity: Entity) -> tuple[object, ...]:
    accounts = {mention.article for mention in entity.mentions}
    return -len(accounts), -len(entity.mentions), entity.name, entity.id
