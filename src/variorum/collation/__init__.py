"""Readings → Stories: many accounts side by side. No I/O.

The stages are parameters, so a user replaces one and keeps the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from variorum.collation.alignment import align
from variorum.collation.entities import Joined, join_entities
from variorum.collation.facts import find_facts
from variorum.collation.grouping import group, group_handed
from variorum.collation.latecomers import latecomers
from variorum.collation.lineage import trace
from variorum.collation.variants import compare
from variorum.collation.vectors import NAME, nearness
from variorum.model import Fact, Lineage, Point, Reading, Story

__all__ = ["collate", "group", "group_handed"]


def collate(
    readings: Sequence[Reading],
    *,
    join_entities: Callable[[Sequence[Reading]], Joined] = join_entities,
    trace: Callable[[Sequence[Reading]], Lineage] = trace,
    find_facts: Callable[[Reading], Sequence[Fact]] = find_facts,
    align: Callable[..., Sequence[tuple[Fact, ...]]] = align,
    compare: Callable[
        [Sequence[tuple[Fact, ...]], Sequence[Reading], Lineage], Sequence[Point]
    ] = compare,
    vectors: bool = False,
) -> Story:
    """Collate the accounts of one event. The order in which they come changes nothing.

    `vectors` lets sentence vectors speak for clauses that tell one thing in other words; the
    story says which model they are of. `align` is then handed `near`, too.

    Raises:
        ModelError: vectors are asked for, and the extra `embed` is not installed.
    """
    if vectors:
        align = partial(align, near=nearness())
    ordered = sorted(
        readings,
        key=lambda r: (r.article.published is None, str(r.article.published), r.article.id),
    )
    joined = join_entities(ordered)
    accounts = tuple(rename(reading, joined.ids) for reading in ordered)
    sources = trace(accounts)
    facts = [fact for reading in accounts for fact in find_facts(reading)]
    questions = align(facts, accounts)
    points = tuple(compare(questions, accounts, sources))
    return Story(
        id=sha256(" ".join(sorted(r.article.id for r in accounts)).encode()).hexdigest()[:12],
        title=_title(accounts),
        readings=accounts,
        entities=joined.entities,
        points=points,
        sources=sources,
        doubts=(*joined.doubts, *latecomers(accounts)),
        models=(("embeddings", NAME),) if vectors else (),
    )


def rename(reading: Reading, ids: dict[str, str]) -> Reading:
    """Give the same reading with its own entities' ids replaced by the story's."""

    def new(old: str | None) -> str | None:
        return ids.get(old, old) if old is not None else None

    return replace(
        reading,
        entities=tuple(replace(e, id=ids.get(e.id, e.id)) for e in reading.entities),
        quantities=tuple(replace(q, subject=new(q.subject)) for q in reading.quantities),
        statements=tuple(
            replace(
                s,
                speaker=new(s.speaker),
                chain=tuple(replace(link, entity=new(link.entity)) for link in s.chain),
            )
            for s in reading.statements
        ),
    )


def _title(readings: Sequence[Reading]) -> str:
    """Name a story by the headline of its first account that has one."""
    for reading in readings:
        if reading.article.title:
            return reading.article.title
        for paragraph in reading.paragraphs:
            if paragraph.role == "headline":
                return reading.article.text[paragraph.start : paragraph.end]
    first = next((r for r in readings if r.sentences), None)
    return first.article.text[first.sentences[0].start : first.sentences[0].end] if first else ""
