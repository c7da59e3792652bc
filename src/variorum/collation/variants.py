"""Say how the answers to one question stand to one another, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from variorum.collation import deed_points, figure_points, rival_points, told_points, word_points
from variorum.collation.contemporaries import days_of_telling, first_day, is_of_its_time
from variorum.collation.once import once
from variorum.collation.point_maker import PointMaker
from variorum.collation.quotations import whole_quotations
from variorum.collation.severity import RANK
from variorum.collation.worth import of_one_text, worth_a_line
from variorum.model import Fact, Lineage, Point, Reading

Judge = Callable[[PointMaker, tuple[Fact, ...]], Point | None]
# Who judges a question, by its kind; figures are the rest.
_JUDGES: Mapping[str, Judge] = {
    "state": deed_points.whether,
    **dict.fromkeys(deed_points.IN_WORDS, deed_points.in_words),
    **dict.fromkeys(deed_points.PARTICULARS, deed_points.particulars),
    "circumstance": deed_points.circumstance,
    "scope": deed_points.how_far,
    "hearsay": deed_points.on_whose_word,
    "word": word_points.on_whose_word,
    "day": deed_points.which_day,
    "moment": deed_points.which_moment,
    "plan": deed_points.which_plan,
    "locale": deed_points.which_place,
    "part and whole": figure_points.parts,
    **dict.fromkeys(rival_points.RIVALRIES, rival_points.rivals),
    **dict.fromkeys(told_points.PLAIN, told_points.plain),
}
# Of when and how a thing was done accounts of one time alone are asked: what runs on for months has
# another figure, and is so or not so, at each stage, and stages are told on other days.
_TIMELY = frozenset({"when", "day", "moment", "plan", "locale", "circumstance"})
# Kinds of questions that facts of happenings are asked, beside that of what they tell alike.
_ASKED = frozenset(
    {
        *("state", "scope", "hearsay", "word"),
        *deed_points.IN_WORDS,
        *deed_points.PARTICULARS,
        *rival_points.RIVALRIES,
    }
)

_YIELDING = (
    told_points.YIELDING
    | rival_points.YIELDING
    | {deed_points.PARTICULARS["how done"][-1], deed_points.PLANNED, deed_points.ELSEWHERE}
)

# A heading with so many blanks is no question ("number of seats").
HEADED = 3


def compare(
    questions: Sequence[tuple[Fact, ...]], readings: Sequence[Reading], sources: Lineage
) -> tuple[Point, ...]:
    """Give a point for each question, most serious first."""
    maker = PointMaker.of(readings, sources)
    opened = {f.value for q in questions if q[0].key[0] == "when" for f in q}
    days = days_of_telling(readings)
    points = [
        point
        for question in whole_quotations(
            [_of_one_time(maker.published if _is_timely(q) else days, q) for q in questions],
            readings,
        )
        if question
        and not _is_opened_with(question, opened)
        and (point := _judge(maker, question)) is not None
    ]
    tellings = [q for q in questions if _is_telling(q)]
    points += word_points.who_was_first(maker, tellings, readings, sources)
    points = list(
        once(
            [*worth_a_line(points, readings, maker.groups)],
            loose=told_points.LOOSE,
            yielding=_YIELDING,
            naming=told_points.NAMING,
            asked_apart=frozenset({deed_points.UNCLAIMED}),
            parts=told_points.PARTS,
            aside=rival_points.ASIDE,
            whole=told_points.UTTERED,
        )
    )
    points.sort(key=partial(_order, maker))
    told = _once_in_the_same_words([_resting_on_one(maker, point) for point in points])
    told.sort(key=partial(_order, maker))
    return tuple(replace(point, id=f"p{n}") for n, point in enumerate(told, 1))


def _order(maker: PointMaker, point: Point) -> tuple[object, ...]:
    """Put what differs before what is agreed on, and of that first what several accounts open with."""
    accounts = {a for r in point.readings for a in r.articles}
    weight = (RANK[point.severity], -len(accounts), maker.place(point), point.subject)
    if point.relation != "agree":
        return (False, point.status == "check", *weight)
    opening, told_by_one = len(maker.opening(point)), of_one_text(point, maker.groups)
    independent = len({maker.groups.get(a, a) for a in accounts})
    return (True, point.slight, told_by_one, -opening if opening > 1 else 0, -independent, *weight)


def _once_in_the_same_words(points: Sequence[Point]) -> list[Point]:
    """Let an agreement stand back whose heading is but the words of another, or part of them."""
    headed = [
        (n, point.subject.casefold())
        for n, point in enumerate(points)
        if point.relation == "agree" and not point.slight
    ]
    again = {
        n
        for n, words in headed
        for m, other in headed
        if n != m and words.count(" ") >= HEADED and words in other and (words != other or m < n)
    }
    return [replace(p, slight=True) if n in again else p for n, p in enumerate(points)]


def _resting_on_one(maker: PointMaker, point: Point) -> Point:
    """Say of an agreement of one text with its copies that it is none of several accounts."""
    if point.relation != "agree" or not of_one_text(point, maker.groups):
        return point
    return replace(point, reason=f"{point.reason} {told_points.ONE_TEXT}", slight=True)


def _is_timely(question: Sequence[Fact]) -> bool:
    """Say whether a question is of a time, a place or a manner, which no later account updates."""
    kind = question[0].key[0]
    return kind in _TIMELY or (kind in _ASKED and kind not in ("state", "scope"))


def _is_opened_with(question: Sequence[Fact], days: Collection[object]) -> bool:
    """Say whether a question of days has no answer but the day that the accounts open with."""
    return question[0].key[0] == "day" and all(f.value in days for f in question)


def _is_telling(question: Sequence[Fact]) -> bool:
    """Say whether a question is what all accounts tell alike of a happening."""
    first = question[0]
    return first.kind == "event" and bool(first.marks) and first.key[0] not in _ASKED


def _judge(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    first = question[0]
    judge = _JUDGES.get(str(first.key[0]))
    if judge is not None:
        return judge(maker, question)
    if first.kind == "utterance":
        return told_points.utterance(maker, question)
    if first.kind in ("event", "attribute"):
        return told_points.telling(maker, question)
    return figure_points.figures(maker, question)


def _of_one_time(published: Mapping[str, date], question: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Keep the answers of accounts that came out together: what is told a month later is of another day.

    A file of articles may hold three launches of one year. Of several sets that fit, the
    earliest of the largest counts.
    """
    accounts = {f.article for f in question if f.article in published}
    first = first_day(published[a] for a in accounts)
    if first is None:
        return question
    kept = tuple(
        f
        for f in question
        if f.article not in published or is_of_its_time(first, published[f.article])
    )
    if len({f.article for f in kept}) == 1 and question[0].kind != "measure":
        # One account agrees with nobody.
        return ()
    # Where only the one left out said otherwise, nothing is left to ask.
    differ = len({f.value for f in kept}) > 1
    return kept if differ or question[0].key[0] not in _ASKED else ()
