"""Which agreements are worth a line: not every word that two accounts share is news to an editor.

Clauses are always worth one. What only names somebody, or speaks of a thing, is where it says
more than every reader knows, and where more than one text stands behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from variorum.collation.told_points import CALLED_ALIKE, PLAIN
from variorum.model import Point, Reading

# What one account tells among its first so many sentences is of what the story is about. Of 70
# bare phrases that were read and told nothing 44 stand further down in all accounts; of 30 that
# the annotated stories want, 5.
EARLY = 6
# What only one text tells must stand at the head of all its prints.
HEAD = 4
# A list, or a phrase of so many words, says something without a verb.
LONG = 8
_DENYING = frozenset({"no", "not", "never", "without"})


def worth_a_line(
    points: Sequence[Point], readings: Sequence[Reading], groups: Mapping[str, str]
) -> Iterator[Point]:
    """Leave out the agreements that tell an editor nothing.

    `groups` are the accounts that rest on one another.
    """
    places = {r.article.id: [s.start for s in r.sentences] for r in readings}
    named = [p.subject.removeprefix("name: ") for p in points if p.reason == PLAIN["named"]]
    for point in points:
        alone = of_one_text(point, groups)
        if point.reason == CALLED_ALIKE:
            spans = [e for r in point.readings for e in r.evidence]
            first = [bisect_right(places[s.article], s.start) for s in spans]
            told = [span.exact for span in spans]
            worth = any(phrase.count(" ") + 1 >= LONG for phrase in told) or (
                max(first) <= HEAD
                if alone
                else min(first) <= EARLY or any(_says_something(phrase, named) for phrase in told)
            )
        else:
            worth = not (alone and point.reason in (PLAIN["who"], PLAIN["named"]))
        if worth:
            yield point


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


def of_one_text(point: Point, groups: Mapping[str, str]) -> bool:
    """Say whether all accounts of a point rest on one another: one text, one agency, one house."""
    return len({groups.get(a, a) for r in point.readings for a in r.articles}) < 2
