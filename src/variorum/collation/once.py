"""No point twice in other words, and no agreement where the accounts differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from variorum.collation.clippings import within
from variorum.collation.excerpts import mostly
from variorum.model import Point, Span

Held = Mapping[str, Sequence[tuple[int, Span]]]
Disputed = Mapping[str, Sequence[tuple[int, int, Span]]]


def once(points: Sequence[Point], *, loose: str, yielding: frozenset[str]) -> Iterator[Point]:
    """Leave out what says again what another point says, on the same characters.

    Whoever is shared by more accounts stands; `yielding` are the reasons of points that give
    way to those that say the same better, be it that the accounts agree or that they differ. Where all that joins them is likeness (the reason
    `loose`), what lies within the words of one other point, or holds them, tells the same
    again; and accounts that differ in these very words do not agree in them.
    """
    held = defaultdict[str, list[tuple[int, Span]]](list)
    ordered = sorted(
        points,
        key=lambda p: (
            p.relation == "agree",
            -len({a for r in p.readings for a in r.articles}),
            p.reason in yielding,
            -p.confidence,
            -sum(len(e.exact) for r in p.readings for e in r.evidence),
        ),
    )
    disputed = _disputed(points)
    asked = set[tuple[str, frozenset[Span]]]()
    for number, point in enumerate(ordered):
        spans = [e for r in point.readings for e in r.evidence]
        if point.reason == loose:
            again = _is_told(spans, held, within, by_one=True) or _is_disputed(spans, disputed)
        else:
            alike = point.relation == "agree"
            again = (alike or point.reason in yielding) and _is_told(
                spans, held, mostly, by_one=not alike
            )
        # One question may be asked of a town and of the country it lies in.
        question = point.subject, frozenset(spans)
        if again or (point.relation != "agree" and question in asked):
            continue
        asked.add(question)
        for span in spans:
            held[span.article].append((number, span))
        yield point


def _is_told(
    spans: Sequence[Span], held: Held, again: Callable[[Span, Span], bool], *, by_one: bool
) -> bool:
    """Say whether one point, or several together, hold all of these spans."""
    met = [
        {number for number, other in held.get(span.article, ()) if again(span, other)}
        for span in spans
    ]
    return bool(met) and (bool(set.intersection(*met)) if by_one else all(met))


def _disputed(points: Sequence[Point]) -> Disputed:
    """Give for each account the spans in which it differs from another: of which point, in which reading."""
    found = defaultdict[str, list[tuple[int, int, Span]]](list)
    for number, point in enumerate(points):
        if point.relation != "agree" and point.aspect != "attribution":
            for answer, variant in enumerate(point.readings):
                for span in variant.evidence:
                    found[span.article].append((number, answer, span))
    return found


def _is_disputed(spans: Sequence[Span], disputed: Disputed) -> bool:
    """Say whether accounts that are said to agree give, in these words, unlike answers to one question."""
    answers = defaultdict[int, set[int]](set)
    for span in spans:
        for number, answer, other in disputed.get(span.article, ()):
            if span.covers(other) or within(span, other):
                answers[number].add(answer)
    return any(len(given) > 1 for given in answers.values())
