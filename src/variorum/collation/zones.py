"""Hours by the clocks of one place: what accounts tell in Greenwich time, put beside local hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from variorum.collation import clocks
from variorum.collation.scene import Scene
from variorum.lexicon import words
from variorum.lexicon.gazetteer import known
from variorum.model import Fact

LOCAL = "local"
# "At 5.10 local time (0410 GMT)": one hour, told by two clocks, stands so close together.
_BESIDE = 40
_QUARTER = 15
# Those who help are called when it has happened; who was called longer before it was called for
# something else.
ALARM, _EARLY = "alarm", 30


def by_local_clocks(facts: Sequence[Fact], scene: Scene) -> list[Fact]:
    """Give hours by local clocks, as far as an account tells how they stand to Greenwich.

    Where none does, and the story plays where clocks go by Greenwich, the two are one; what
    cannot be told keeps its zone.
    """
    ahead = {_ahead(local, zoned) for local, zoned in _told_twice(facts)}
    if not ahead and _at_greenwich(scene):
        ahead = {0}
    if len(ahead) != 1:
        return [*facts]
    east = ahead.pop()
    return [
        _moved(fact, east - clocks.ZONES[fact.status]) if _is_zoned(fact) else fact
        for fact in facts
    ]


def hours_apart(one: Fact, other: Fact) -> bool:
    """Say whether two hours of one day cannot be one.

    "07:37 GMT" and "7:37 local time" cannot, where clocks do not go by Greenwich: one of the
    two has mistaken the zone.
    """
    alarms = [fact for fact in (one, other) if fact.unit == ALARM]
    if alarms:
        event = other if alarms[0] is one else one
        before = (event.low or 0) - (alarms[0].high or 0)
        return len(alarms) == 1 and event.status == alarms[0].status and 0 < before <= _EARLY
    zoned = clocks.ZONES.keys() & {one.status, other.status}
    if one.status == other.status or not zoned:
        return clocks.apart(_clock(one), _clock(other))
    return LOCAL in (one.status, other.status) and _middle(one) == _middle(other)


def days_apart(one: Fact, other: Fact) -> bool:
    """Say whether a whole day lies between two hours: then it happened twice."""
    if one.when is None or other.when is None or "?" in (one.when[0], other.when[0]):
        return False
    (_, first), (then, _) = sorted((one.when, other.when))
    return (date.fromisoformat(then) - date.fromisoformat(first)).days > 1


def _told_twice(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of one hour that an account tells by local clocks and by those of a zone."""
    hours = [fact for fact in facts if fact.low is not None and fact.key[1] == "hour"]
    for one, other in pairwise(
        sorted(hours, key=lambda f: (f.article, f.evidence[0].start, f.evidence[0].end))
    ):
        beside = other.evidence[0].start - one.evidence[0].end <= _BESIDE
        if one.article == other.article and beside and _is_zoned(one) != _is_zoned(other):
            yield (other, one) if _is_zoned(one) else (one, other)


def _is_zoned(fact: Fact) -> bool:
    return fact.low is not None and fact.status in clocks.ZONES


def _ahead(local: Fact, zoned: Fact) -> int:
    """Give by how many minutes local clocks are ahead of Greenwich: whole quarters of an hour."""
    between = _middle(local) - _middle(zoned) + clocks.ZONES[zoned.status]
    turned = (between + clocks.DAY / 2) % clocks.DAY - clocks.DAY / 2
    return round(turned / _QUARTER) * _QUARTER


def _moved(fact: Fact, minutes: int) -> Fact:
    days, low = divmod((fact.low or 0) + minutes, clocks.DAY)
    high = low + (fact.high or 0) - (fact.low or 0)
    return replace(fact, low=low, high=high, status=LOCAL, when=_days_on(fact.when, int(days)))


def _days_on(when: tuple[str, str] | None, days: int) -> tuple[str, str] | None:
    if when is None or not days:
        return when
    try:
        first, last = (date.fromisoformat(day) + timedelta(days=days) for day in when)
    except (ValueError, OverflowError):
        return None
    return first.isoformat(), last.isoformat()


def _middle(fact: Fact) -> float:
    return ((fact.low or 0) + (fact.high or 0)) / 2


def _at_greenwich(scene: Scene) -> bool:
    """Say whether a story plays where clocks show Greenwich time, at least in winter."""
    near = words("kinds", "greenwich", "words")
    found = [known(name) for name in scene.places]
    lands = {place.country or place.name for place in found if place is not None}
    return bool(lands) and lands <= near


def _clock(fact: Fact) -> clocks.Clock:
    low, high = int(fact.low or 0), int(fact.high or 0)
    return clocks.Clock(low, high, fact.status or None, of_twelve=fact.unit == "of twelve", said=0)
