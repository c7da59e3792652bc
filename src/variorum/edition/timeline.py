"""The timeline, on two axes: the day a thing happened, and the day it was reported.

A date dates an event only when the verb that governs it names the event: in "the pier
closed on Sunday, the mayor said on Monday" Sunday belongs to the closing, and Monday to
nothing but the saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum import lexicon
from variorum.edition.concepts import Concept, concepts
from variorum.edition.passages import is_balanced
from variorum.model import Date, Reading, Sentence, Span, Story, TimelineEntry

__all__ = ["date_events"]

LONGEST = 40  # words of an entry
SHORTEST = 4
# Entries of one day that share this part of their concepts tell of one event.
SAME = 0.5

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?!\d)")


def date_events(story: Story) -> tuple[TimelineEntry, ...]:
    """Give what happened when, and who reported it when, in the order of the days."""
    events: list[tuple[TimelineEntry, frozenset[Concept]]] = []
    for reading in story.readings:
        for entry, about in _events(reading):
            _add(events, entry, about)
    reports = [entry for reading in story.readings for entry in _report(reading)]
    entries = [entry for entry, _ in events] + reports
    return tuple(sorted(entries, key=lambda e: (e.date, e.kind != "event")))


def _add(
    events: list[tuple[TimelineEntry, frozenset[Concept]]],
    entry: TimelineEntry,
    about: frozenset[Concept],
) -> None:
    """Add an event, or add its evidence to the same event of another account."""
    for n, (known, known_about) in enumerate(events):
        shorter = min(len(about), len(known_about)) or 1
        if known.date == entry.date and len(about & known_about) >= SAME * shorter:
            if all(span.article != entry.evidence[0].article for span in known.evidence):
                events[n] = replace(known, evidence=known.evidence + entry.evidence), known_about
            return
    events.append((entry, about))


def _events(reading: Reading) -> Iterator[tuple[TimelineEntry, frozenset[Concept]]]:
    for date in reading.dates:
        day = _day(date)
        sentence = next(
            (s for s in reading.sentences if s.start <= date.span.start and date.span.end <= s.end),
            None,
        )
        if (
            day is None
            or sentence is None
            or reading.paragraphs[sentence.paragraph].role == "headline"
        ):
            continue
        verb = _governor(sentence, date.span)
        if verb is None:
            continue
        span = _clause(reading, sentence, verb)
        if span is not None and span.covers(date.span):
            about = frozenset(
                concepts(t for t in sentence.tokens if span.start <= t.start and t.end <= span.end)
            )
            yield TimelineEntry(day, span.exact, (span,), "event"), about


def _day(date: Date) -> str | None:
    """Give a date's day, month or year; None for what is unresolved, or no point in time."""
    if not date.resolved or date.kind not in ("date", "time"):
        return None
    if date.begin is not None and date.begin == date.end:
        return date.begin
    match = _DAY.match(date.value)
    return match.group() if match else date.begin


def _governor(sentence: Sentence, span: Span) -> int | None:
    """Find the verb that governs a date; None when that verb only reports."""
    inside = [
        n for n, t in enumerate(sentence.tokens) if span.start <= t.start and t.end <= span.end
    ]
    top = next((n for n in inside if sentence.tokens[n].head not in inside), None)
    if top is None:
        return None
    for n in sentence.ancestors(top):
        token = sentence.tokens[n]
        if token.pos in ("VERB", "AUX"):
            return None if token.lemma in lexicon.words("light", "saying") else n
    return None


def _clause(reading: Reading, sentence: Sentence, verb: int) -> Span | None:
    """Print the whole sentence where it is short, else the clause of the verb."""
    whole = reading.article.span(sentence.start, sentence.end)
    if len(whole.exact.split()) <= LONGEST and is_balanced(whole.exact):
        return whole
    members = sentence.subtree(verb)
    first, last = sentence.tokens[members[0]], sentence.tokens[members[-1]]
    clause = reading.article.span(first.start, last.end)
    fits = SHORTEST <= len(clause.exact.split()) <= LONGEST
    return clause if fits and is_balanced(clause.exact) else None


def _report(reading: Reading) -> Iterator[TimelineEntry]:
    """Yield the day an account was published, told by its headline, else by its first sentence."""
    if reading.article.published is None:
        return
    head = next((p for p in reading.paragraphs if p.role == "headline"), None)
    place = head or next(iter(reading.sentences), None)
    if place is not None:
        span = reading.article.span(place.start, place.end)
        yield TimelineEntry(reading.article.published.isoformat(), span.exact, (span,), "report")
