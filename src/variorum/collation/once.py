"""No point twice in other words, and no agreement where the accounts differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from variorum.collation.clippings import within
from variorum.collation.excerpts import mostly
from variorum.model import Point, Span

# Where a fuller agreement is so many times as long, a piece of it tells what it tells by itself.
PIECE = 4

Disputed = Mapping[str, Sequence[tuple[int, int, Span]]]


def once(
    points: Sequence[Point],
    *,
    loose: frozenset[str],
    yielding: frozenset[str],
    naming: frozenset[str],
    parts: frozenset[str] = frozenset(),
    whole: frozenset[str] = frozenset(),
    asked_apart: frozenset[str] = frozenset(),
    aside: frozenset[str] = frozenset(),
) -> Iterator[Point]:
    """Leave out what says again what another point says, on the same characters.

    Whoever is shared by more accounts stands; `yielding` are the reasons of points that give
    way to those that say the same better, be it that the accounts agree or that they differ.
    Where all that joins them is likeness (reasons `loose`), what lies within the words of one
    other point, or holds them, tells the same again; and accounts that differ in these very words
    do not agree in them. Points of the reasons `naming` only say who somebody is: who "Karl Lind,
    her lawyer" is does not tell that she called Karl Lind, her lawyer. Of the reasons `parts`
    whatever lies within one agreement of the same accounts is a piece of it: the fullest stands;
    within one of the reasons `whole` ever so small a piece is.
    Those of the reasons `asked_apart` give way where another has their answers apart, in whatever part
    of their words. What differs for the reasons `aside` leaves accounts agreed on the rest of a clause.
    """
    held = defaultdict[str, list[tuple[int, Span]]](list)
    names, alike, wholes = set[int](), set[int](), set[int]()
    company = dict[int, frozenset[str]]()

    def shares_a_clause(point: Point) -> bool:
        """Say whether an agreement that has all its accounts, too, shows one of them by the same words."""
        accounts = _accounts(point)
        return any(
            span == other and number in alike and accounts <= company[number]
            for reading in point.readings
            for span in reading.evidence
            for number, other in held[span.article]
        )

    def repeats(span: Span) -> set[int]:
        return {number for number, other in held[span.article] if mostly(span, other)}

    def contains(span: Span) -> set[int]:
        return {
            number
            for number, other in held[span.article]
            if number in company
            and number not in names
            and _holds(other, span, PIECE if number not in wholes else len(other.exact))
        }

    def tells(span: Span) -> set[int]:
        return {
            number
            for number, other in held[span.article]
            if within(span, other) and (number not in names or _fills(other, span))
        }

    ordered = sorted(
        points,
        key=lambda p: (
            p.relation == "agree",
            -len(_accounts(p)),
            p.reason in yielding | asked_apart,
            -p.confidence,
            -sum(len(e.exact) for r in p.readings for e in r.evidence),
        ),
    )
    disputed = _disputed([p for p in points if p.reason not in aside])
    unlike, updates, rivals = set[int](), set[int](), list[Point]()
    for number, point in enumerate(ordered):
        spans = [e for r in point.readings for e in r.evidence]
        if point.reason in loose:
            again = (
                _is_told(spans, tells, by_one=True)
                or _is_disputed(spans, disputed)
                or shares_a_clause(point)
            )
        else:
            agreed = point.relation == "agree"
            again = (agreed or point.reason in yielding) and _is_told(
                spans, repeats, by_one=not agreed
            )
            if point.reason in asked_apart:
                again = again or any(_answers_the_same(point, other) for other in rivals)
        if point.relation != "agree":
            again = again or _is_told(spans, lambda span: repeats(span) & unlike, by_one=True)
            if point.relation == "update":
                # One state after the other is told once, however many clauses tell each of them.
                told = (set[int]().union(*map(repeats, r.evidence)) for r in point.readings)
                again = again or bool(set.intersection(*told) & updates)
                updates.add(number)
            unlike.add(number)
        if point.reason in parts:
            again = again or _is_told(spans, contains, by_one=True)
        if again:
            continue
        names |= {number} if point.reason in naming else set()
        alike |= {number} if point.reason in loose else set()
        wholes |= {number} if point.reason in whole else set()
        if point.relation == "agree":
            company[number] = _accounts(point)
        else:
            rivals.append(point)
        for span in spans:
            held[span.article].append((number, span))
        yield point


def _accounts(point: Point) -> frozenset[str]:
    return frozenset(article for reading in point.readings for article in reading.articles)


def _is_told(spans: Sequence[Span], holding: Callable[[Span], set[int]], *, by_one: bool) -> bool:
    """Say whether one point, or several together, hold all of these spans."""
    met = [holding(span) for span in spans]
    return bool(met) and (bool(set.intersection(*met)) if by_one else all(met))


def _holds(whole: Span, part: Span, times: int) -> bool:
    """Say whether hardly anything of a part stands outside a whole, which is but so many times as long."""
    inside = min(whole.end, part.end) - max(whole.start, part.start)
    length = part.end - part.start
    return 5 * inside >= 4 * length and times * length >= whole.end - whole.start


def _answers_the_same(one: Point, other: Point) -> bool:
    """Say whether another point has the readings of one apart, too, in half of their words at least."""
    where = [
        {
            n
            for n, rival in enumerate(other.readings)
            if any(
                _half(a, b)
                for a in reading.evidence
                for b in rival.evidence
                if a.article == b.article
            )
        }
        for reading in one.readings
    ]
    return any(len(set(chosen)) == len(where) for chosen in product(*where))


def _half(one: Span, other: Span) -> bool:
    """Say whether two spans of one account share half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


def _fills(part: Span, whole: Span) -> bool:
    """Say whether hardly anything is told beside a part."""
    return 3 * (part.end - part.start) >= 2 * (whole.end - whole.start)


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
