"""When it was: the days, months, years and hours that accounts give to one moment of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from variorum.collation import clocks
from variorum.collation.frames import Framer
from variorum.collation.occasions import DUE, Occasion, occasion_of
from variorum.collation.one_mind import of_one_mind
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.collation.zones import by_local_clocks, hours_apart
from variorum.lexicon import words
from variorum.model import Date, Fact, Span

# As long as a reading may be, in characters; beyond that the time stands by itself.
LONGEST = 90
# A day of now and a month or year of long ago are given to two moments.
NEAR = 45
# From the runway to the gate it is less than so many minutes.
TAXIED = 45
WEEK = timedelta(days=7)


def find_moments(framer: Framer) -> Iterator[Fact]:
    """Yield each day, month, year or hour that a moment of one thing is given."""
    for tree in framer.forest.trees:
        for told in framer.dates:
            if not (tree.sentence.start <= told.span.start < tree.sentence.end):
                continue
            inside = tree.within(told.span.start, told.span.end)
            if told.kind not in ("date", "time") or not inside:
                continue
            if told.value.endswith("_REF"):
                continue
            occasion = occasion_of(framer, tree, inside)
            if occasion is not None and (occasion.name == DUE or not _is_rough(tree, told)):
                yield from _moment(framer, tree, told, inside, occasion)


def _is_rough(tree: Tree, told: Date) -> bool:
    """Say whether a date is but one end, or no more than a guess: "after 2015", "around 2015"."""
    if told.kind == "time" and not clocks.is_open(tree.article.text, told):
        return False
    before = tree.article.text[max(tree.sentence.start, told.span.start - 12) : told.span.start]
    beside = {*before.lower().split()[-1:], *told.span.exact.lower().split()[:1]}
    return not beside.isdisjoint(words("occasions", "rough", "words"))


def _moment(
    framer: Framer, tree: Tree, told: Date, inside: Sequence[int], occasion: Occasion
) -> Iterator[Fact]:
    clock = clocks.clock_of(tree.article.text, told) if told.kind == "time" else None
    if clock is None and not (told.begin and told.end):
        return
    published = tree.article.published
    later = published is not None and (told.begin or "") > published.isoformat()
    ahead = (later or occasion.ahead) and occasion.name != DUE
    span = _reading(tree, occasion.at, inside, told, clock)
    day = (told.begin, told.end) if told.begin and told.end else None
    if occasion.name == DUE and published is not None and clocks.is_weekday(told) and day:
        day = _to_come(day, published)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("moment", occasion.name, occasion.whose, "ahead" if ahead else None),
        label=span.exact,
        evidence=(span,),
        value="/".join(dict.fromkeys(day)) if day is not None else None,
        low=None if clock is None else float(clock.low),
        high=None if clock is None else float(clock.high),
        unit="of twelve" if clock is not None and clock.of_twelve else None,
        status="" if clock is None else clock.zone or "",
        part=not occasion.known,
        subject=occasion.whose,
        statements=framer.statement_ids(span),
        where=framer.where(tree, occasion.at) if occasion.placed else (),
        when=day,
        who=tuple(sorted(occasion.others)),
        scope=tuple(sorted(occasion.which)),
        source=framer.source(span),
        slots=tuple(_slots(occasion)),
        # In the east it is tomorrow.
        as_of=_a_week_on(told.begin) if clocks.names_tomorrow(published, told) else None,
    )


def _a_week_on(day: str | None) -> str | None:
    """Give the same weekday of the next week; None where the calendar ends."""
    try:
        return None if day is None else (date.fromisoformat(day) + WEEK).isoformat()
    except (ValueError, OverflowError):
        return None


def _to_come(day: tuple[str, str], published: date) -> tuple[str, str]:
    """Give the coming one of two weekdays: nobody has to leave by the Friday of last week."""
    past = day[1] < published.isoformat()
    first, last = (_a_week_on(end) if past else end for end in day)
    return (first, last) if first is not None and last is not None else day


def _slots(occasion: Occasion) -> Iterator[tuple[str, tuple[str, ...]]]:
    if occasion.near is not None:
        yield "near", (str(occasion.near),)
    if occasion.chambers:
        yield "chamber", tuple(sorted(occasion.chambers))


def _reading(
    tree: Tree, at: int, inside: Sequence[int], told: Date, clock: clocks.Clock | None
) -> Span:
    """Give a time with the predicate that it dates, where the two stand close together."""
    around = [
        k
        for k in tree.kids[at]
        if tree.tokens[k].dep in ("aux", "auxpass", "prt") and tree.tokens[at].pos == "VERB"
    ]
    span = tree.span(min(at, *around, *inside), max(at, *around, *inside))
    if span.end - span.start <= LONGEST:
        return span
    start = told.span.start if clock is None else min(clock.said, told.span.start)
    return tree.article.span(start, told.span.end)


def moments(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the times that two or more accounts give to one moment, where each gives one."""
    buckets = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in map(_as_landing, by_local_clocks(facts, scene)):
        if fact.key[0] == "moment":
            buckets[(*fact.key, *fact.scope)].append(fact)
    for told in buckets.values():
        kept = of_one_mind(told, excludes)
        met = [
            (one, other)
            for one, other in combinations(kept, 2)
            if one.article != other.article and is_one_moment(one, other)
        ]
        if any(excludes(one, other) for one, other in met):
            known = {id(f) for pair in met for f in pair}
            yield tuple(replace(f, key=f.key[:3]) for f in kept if id(f) in known)


def _as_landing(fact: Fact) -> Fact:
    """Give the arrival of whoever flies as the landing of the plane, which was up to so many minutes before."""
    if fact.key[0] != "moment" or fact.key[1] not in ("arrive", "come", "land"):
        return fact
    whose, clocked = str(fact.key[2]), fact.low is not None and bool(fact.where)
    # A number ("Flight no. 7") is taken for a name.
    flown = whose in words("occasions", "flown", "words") or not any(c.isalpha() for c in whose)
    if not flown or not clocked or (fact.key[1] != "land" and whose == "plane"):
        return fact
    taxied = 0 if fact.key[1] == "land" else TAXIED
    key = ("moment", "land", "plane", fact.key[3])
    low = (fact.low or 0.0) - taxied
    return replace(fact, key=key, subject="plane", low=low, part=False, scope=())


def is_one_moment(one: Fact, other: Fact) -> bool:
    """Say whether nothing speaks for two moments: another place, other parties, years between them."""
    if (one.part or other.part) and not _share_a_word(one.who, other.who):
        # "A law of May" and "a law of June" are two, unless the same body passed them.
        return False
    if one.who and other.who and not _share_a_word(one.who, other.who):
        return False
    if _clash(one, other, "chamber"):
        return False
    if one.where and other.where and not _share_a_word(one.where, other.where):
        return False
    return _near_enough(one, other)


def _clash(one: Fact, other: Fact, slot: str) -> bool:
    """Say whether a slot is filled in both, and unlike: the senate and the lower house."""
    here, there = filler(one, slot), filler(other, slot)
    return bool(here and there) and set(here).isdisjoint(there)


def _near_enough(one: Fact, other: Fact) -> bool:
    between = _days_between(one, other)
    if between is None:
        return True
    near = filler(one, "near")
    coarse = _is_coarse(one) and _is_coarse(other)
    limit = int(near[0]) if near else None if coarse else NEAR
    return limit is None or between <= limit


def _share_a_word(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool({w for name in one for w in name.split()} & {w for n in other for w in n.split()})


def _is_coarse(fact: Fact) -> bool:
    """Say whether no day is given, but a month or a year."""
    return fact.when is not None and fact.when[0] != fact.when[1]


def _days_between(one: Fact, other: Fact) -> int | None:
    """Give how many days lie between two times, 0 where they overlap."""
    if one.when is None or other.when is None:
        return None
    try:
        a, b = ([date.fromisoformat(day) for day in fact.when or ()] for fact in (one, other))
    except ValueError:
        return None
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def excludes(one: Fact, other: Fact) -> bool:
    """Say whether one moment cannot have been at both times."""
    between = _days_between(one, other)
    if between and _may_be_one_night(one, other):
        return False
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return bool(between)
    if between == 1 and one.status != other.status:
        # Nobody knows where the night of one clock lies by the other.
        return False
    if between == 1:
        # Late on one day and early on the next may be one night.
        return abs(_minute(one) - _minute(other)) > _slack(one, other)
    return bool(between) or hours_apart(one, other)


def _may_be_one_night(one: Fact, other: Fact) -> bool:
    """Say whether a weekday that may be that of tomorrow is the day of the other, or the one after it."""
    for fact, beside in ((one, other), (other, one)):
        if fact.as_of is not None:
            between = _days_between(replace(fact, when=(fact.as_of, fact.as_of)), beside)
            if between is not None and between <= 1:
                return True
    return False


def width(fact: Fact) -> tuple[int, float]:
    """Give how wide a time is: the days it can mean, then the minutes."""
    return _days_in(fact), (fact.high or clocks.DAY) - (fact.low or 0)


def _days_in(fact: Fact) -> int:
    try:
        first, last = (date.fromisoformat(day).toordinal() for day in fact.when or ())
    except ValueError:
        return 0
    return last - first


def _minute(fact: Fact) -> float:
    day = date.fromisoformat(fact.when[0]).toordinal() if fact.when is not None else 0
    return day * clocks.DAY + ((fact.low or 0) + (fact.high or 0)) / 2


def _slack(one: Fact, other: Fact) -> float:
    return ((one.high or 0) - (one.low or 0) + (other.high or 0) - (other.low or 0)) / 2
