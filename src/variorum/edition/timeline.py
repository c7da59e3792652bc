"""The timeline, on two axes: the day a thing happened, and the day it was reported.

A date dates an event only when the verb that governs it names the event: in "the pier
closed on Sunday, the mayor said on Monday" Sunday belongs to the closing, and Monday to
nothing but the saying.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from variorum.edition.concepts import Concept, concepts, weigh
from variorum.edition.days import depth
from variorum.edition.passages import find_passages
from variorum.edition.vouching import Vouching
from variorum.model import Date, Reading, Story, TimelineEntry

__all__ = ["date_events"]

# A stretch of up to so many days, such as a week, is told with its first and its last.
LONGEST = 7
# So many things that happened on one day; what the accounts share most comes first.
MOST_A_DAY = 4
# Entries of one day that share this part of their concepts tell of one event.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Event:
    """A dated passage: what it is about, and how much of that the accounts share."""

    entry: TimelineEntry
    about: frozenset[Concept]
    weight: float


def date_events(story: Story) -> tuple[TimelineEntry, ...]:
    """Give what happened when, and who reported it when, in the order of the days."""
    weights = weigh(story)
    events: list[Event] = []
    vouching = Vouching.of(story)
    for reading in story.readings:
        for event in _events(reading, weights):
            _add(events, event, vouching)
    by_day: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: -e.weight):
        by_day[event.entry.date].append(event)
    entries = [event.entry for day in by_day.values() for event in day[:MOST_A_DAY]]
    entries += [entry for reading in story.readings for entry in _report(reading)]
    return tuple(sorted(entries, key=lambda e: (e.date, e.kind != "event")))


def _add(events: list[Event], event: Event, vouching: Vouching) -> None:
    """Add an event, or add its evidence to the same event of another account, if it bears it out."""
    for n, known in enumerate(events):
        shorter = min(len(event.about), len(known.about)) or 1
        same = len(event.about & known.about) >= SAME * shorter
        if known.entry.date == event.entry.date and same:
            evidence = known.entry.evidence
            fresh = all(span.article != event.entry.evidence[0].article for span in evidence)
            printed = vouching.gist(known.entry.evidence[:1])
            if fresh and vouching.gist(event.entry.evidence).bears_out(printed):
                entry = replace(known.entry, evidence=evidence + event.entry.evidence)
                events[n] = replace(known, entry=entry, weight=known.weight + event.weight)
            return
    events.append(event)


def _events(reading: Reading, weights: Mapping[Concept, int]) -> Iterator[Event]:
    """Yield each passage that can be printed, with the day of what its main clause tells."""
    for passage in find_passages(reading):
        if passage.leans:
            continue
        days = [
            (below, day)
            for sentence in passage.sentences
            for found in reading.dates
            if sentence.start <= found.span.start and found.span.end <= sentence.end
            if (day := _day(found)) and (below := depth(sentence, found.span)) is not None
        ]
        if days:
            about = frozenset(concepts(passage.tokens))
            weight = sum(weights.get(concept, 0) for concept in about)
            # Equal depths: `min` keeps the day that is named first.
            day = min(days, key=lambda d: d[0])[1]
            entry = TimelineEntry(day, passage.span.exact, (passage.span,), "event")
            yield Event(entry, about, weight / math.sqrt(passage.length))


def _day(found: Date) -> str | None:
    """Give the day, month or year of a date, or both ends of a week: `2024-05-06/2024-05-12`.

    What is unresolved has none, and neither has what is no point in time, such as a winter.
    """
    begin, end = found.begin, found.end
    if not found.resolved or found.kind not in ("date", "time") or begin is None:
        return None
    if end is None or begin == end:
        return begin
    if begin.endswith("-01-01") and end.endswith("-12-31"):
        return begin[:4]
    whole_month = begin[:7] == end[:7] and begin.endswith("-01") and int(end[8:10]) >= 28
    if whole_month:
        return begin[:7]
    # A night is told under the day on which it began.
    if found.kind == "time":
        return begin
    return f"{begin}/{end}" if _days(begin, end) < LONGEST else None


def _days(begin: str, end: str) -> int:
    """Count the days from one to another; nothing is longer than what cannot be read.

    >>> _days("2024-11-16", "2024-11-17"), _days("2024-11-16", "soon") > 1000
    (1, True)
    """
    try:
        return (date.fromisoformat(end) - date.fromisoformat(begin)).days
    except ValueError:
        return sys.maxsize


def _report(reading: Reading) -> Iterator[TimelineEntry]:
    """Yield the day an account was published, told by its headline, else by its first sentence."""
    if reading.article.published is None:
        return
    head = next((p for p in reading.paragraphs if p.role == "headline"), None)
    place = head or next(iter(reading.sentences), None)
    if place is not None:
        span = reading.article.span(place.start, place.end)
        yield TimelineEntry(reading.article.published.isoformat(), span.exact, (span,), "report")
