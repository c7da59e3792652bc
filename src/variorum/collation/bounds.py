"""Whether two figures can both hold: conversion, rounding, bounds."""

from __future__ import annotations

import math
from functools import cache

from variorum.lexicon import entries
from variorum.model import Fact

# "About 40" and "over 40" are read half a unit of their last digit wide ("about 40": 35 to 45),
# but a tenth at most ("about 1" is no half), and a little more than nothing ("some 146 billion").
ABOUT = (0.015, 0.1)
# A figure converted and rounded again: 190 miles are 305.8 km and printed as 300 (1.9 % off),
# ten kilometres are 6.2 miles and printed as six (3.4 % off). A twentieth is another figure.
CONVERTED = 0.04
# "600 people" for a toll of 612: from a hundred upward a round figure may stand for one within
# half a unit of its last digit, if that is no more than this share ("$105 billion" is not 103).
ROUNDED = 0.03


def interval(fact: Fact) -> tuple[float, float]:
    """Give the least and the greatest value a figure leaves open."""
    value = fact.value if isinstance(fact.value, float | int) else None
    if value is None:
        low = fact.low if fact.low is not None else -math.inf
        return low, fact.high if fact.high is not None else math.inf
    match fact.approximation:
        case "about":
            return value * (1 - _about(value)), value * (1 + _about(value))
        case "more_than":
            return value, value + max(value * ABOUT[1], _last_digit(value) / 2)
        case "at_least":
            return value, math.inf
        case "less_than":
            return value * (1 - _about(value)), value
        case "between":
            return (
                fact.low if fact.low is not None else value,
                fact.high if fact.high is not None else value,
            )
        case _:
            return value, value


def compatible(one: Fact, other: Fact) -> bool:
    """Say whether both figures can hold at once."""
    low, high = interval(one)
    least, most = interval(other)
    slack = max(
        _slack(one, other)
        * max(
            abs(high if math.isfinite(high) else low), abs(most if math.isfinite(most) else least)
        ),
        1e-9,
    )
    return low <= most + slack and least <= high + slack


def equal(one: Fact, other: Fact) -> bool:
    """Say whether two figures are one value, written twice or in two units."""
    if not isinstance(one.value, float | int) or not isinstance(other.value, float | int):
        return one.value == other.value and (one.low, one.high) == (other.low, other.high)
    slack = CONVERTED if one.unit != other.unit else 1e-6
    return abs(one.value - other.value) <= slack * max(abs(one.value), abs(other.value))


def is_exact(fact: Fact) -> bool:
    """Say whether a figure is one number, not a bound or a round one."""
    return fact.approximation in ("exact", "up_to") and fact.value is not None


def _slack(one: Fact, other: Fact) -> float:
    if one.unit != other.unit and one.unit and other.unit and one.key[0] == "measure":
        return CONVERTED
    values = [_written(f) for f in (one, other) if isinstance(f.value, float | int)]
    if len(values) == 2 and min(values) >= 100:
        return min(ROUNDED, max(_last_digit(v) for v in values) / 2 / max(values))
    return 0.0


def _written(fact: Fact) -> float:
    """Give a figure as it was written: 140,000 pounds are round, 63,502.9 kilograms are not.

    >>> round(_written(Fact("measure", "a", (), "", (), value=63502.9318, unit="pound")))
    140000
    """
    worth = float(fact.value) if isinstance(fact.value, float | int) else 0.0
    written = worth / _factors().get(fact.unit or "", 1.0)
    return round(written, 3) if abs(written) < 1e12 else written


@cache
def _factors() -> dict[str, float]:
    return {
        row["unit"]: float(row["factor"])
        for row in entries("units")
        if row.get("factor") and not row.get("offset")
    }


def _about(value: float) -> float:
    """Give how far round a figure "about" reaches, as a share of it."""
    share = _last_digit(value) / 2 / abs(value) if value else 0.0
    return min(max(share, ABOUT[0]), ABOUT[1])


def _last_digit(value: float) -> float:
    """Give the worth of the last digit that is not zero: 100 for 600, 1,000 for 26,000."""
    if value != int(value) or value == 0:
        return 0.1
    worth = 1
    while int(value) % (worth * 10) == 0:
        worth *= 10
    return float(worth)
