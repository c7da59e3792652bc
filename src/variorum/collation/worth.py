"""Which agreements are worth a line: not every word that two accounts share is news to an editor.

Clauses are always worth one. What only names somebody, or speaks of a thing, is where it says
more than every reader knows. What nothing but one text tells, printed twice, is worth one where it
is a clause, a quotation or grave: a text has the same figures as its own copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from variorum.collation.told_points import CALLED_ALIKE, NAMING, PLAIN, TOLD_ALIKE, UTTERED
from variorum.model import Point, Reading, Span

# What one account tells among its first so many sentences is of what the story is about. Of 70
# bare phrases that were read and told nothing 44 stand further down in all accounts; of 30 that
# the annotated stories want, 5.
EARLY = 6
# What only one text tells must stand at the head of all its prints.
HEAD = 4
# A list, or a phrase of so many words, says something without a verb.
LONG = 8
# A whole clause or quotation. What lies within one is no point of its own.
TELLING = UTTERED | {TOLD_ALIKE}
_DENYING = frozenset({"no", "not", "never", "without"})


def worth_a_line(
    points: Sequence[Point], readings: Sequence[Reading], groups: Mapping[str, str]
) -> Iterator[Point]:
    """Leave out the agreements that tell an editor nothing.

    `groups` are the accounts that rest on one another.
    """
    places = {r.article.id: [s.start for s in r.sentences] for r in readings}
    named = [p.subject.removeprefix("name: ") for p in points if p.reason == PLAIN["named"]]
    # Where there is no other text, all that it tells is told, but for whom it names.
    by_itself = len(set(groups.values())) < 2
    for point in points:
        if point.relation != "agree":
            yield point
            continue
        alone = of_one_text(point, groups)
        spans = [e for r in point.readings for e in r.evidence]
        if point.reason == CALLED_ALIKE:
            first = [bisect_right(places[s.article], s.start) for s in spans]
            phrases = [span.exact for span in spans]
            worth = any(map(_is_long, phrases)) or (
                max(first) <= HEAD
                if alone
                else min(first) <= EARLY
                or any(_says_something(phrase, named) for phrase in phrases)
            )
        elif point.reason == PLAIN["named"]:
            worth = not alone and not _is_told_of(point, spans, points)
        else:
            grave = point.severity == "high" or point.reason in TELLING
            own = by_itself and point.reason != PLAIN["who"]
            clause = any(_is_long(span.exact) for span in spans)
            worth = not alone or grave or own or clause or _in_other_figures(spans)
        if worth:
            yield point


def _is_long(phrase: str) -> bool:
    return phrase.count(" ") + 1 >= LONG


def _in_other_figures(spans: Sequence[Span]) -> bool:
    """Say whether one figure is told in several: who writes feet for metres copied nothing."""
    return len({tuple(_FIGURE.findall(span.exact)) for span in spans} - {()}) > 1


def _says_something(phrase: str, named: Sequence[str]) -> bool:
    """Say whether a phrase without a verb has a figure, denies, or is of what the accounts open with.

    >>> _says_something("no risk of flooding", ()), _says_something("the harbour wall", ())
    (True, False)
    """
    return (
        any(c.isdigit() for c in phrase)
        or not _DENYING.isdisjoint(phrase.lower().split())
        or any(name in phrase for name in named)
    )


def _is_told_of(name: Point, spans: Sequence[Span], points: Sequence[Point]) -> bool:
    """Say whether of each account that names somebody something is told in which the name stands."""
    words = frozenset(word for span in spans for word in span.exact.split())
    telling = {
        e.article
        for point in points
        if point is not name and point.reason not in NAMING and point.reason != CALLED_ALIKE
        for reading in point.readings
        for e in reading.evidence
        if words <= set(_WORD.findall(e.exact))
    }
    return telling >= {span.article for span in spans}


_WORD = re.compile(r"[\w’'-]+")
_FIGURE = re.compile(r"\d[\d.,]*")


def of_one_text(point: Point, groups: Mapping[str, str]) -> bool:
    """Say whether all accounts of a point rest on one another: one text, one agency, one house."""
    return len({groups.get(a, a) for r in point.readings for a in r.articles}) < 2
