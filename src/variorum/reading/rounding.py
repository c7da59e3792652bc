"""How exact a figure is, from the way it is written."""

from __future__ import annotations

import re

# Below this a whole number is counted and not rounded: ten are ten.
_COUNTED = 100
_DIGITS = re.compile(r"\d[\d,\s]*(?:\.\d+)?")


def tolerance(written: str, value: float) -> float:
    """Give half a unit of the last digit that says something.

    >>> tolerance("1.2 million", 1_200_000.0), tolerance("26,000", 26_000.0)
    (50000.0, 500.0)
    >>> tolerance("ten", 10.0), tolerance("three hundred", 300.0)
    (0.5, 50.0)
    """
    found = _DIGITS.search(written)
    said = float(re.sub(r"[,\s]", "", found[0])) if found else 0.0
    base, scale = (said, abs(value / said)) if said else (abs(value), 1.0)
    decimals = len(found[0].rpartition(".")[2].strip()) if found and "." in found[0] else 0
    return round(_step(base, decimals) * scale / 2, 9)


def _step(base: float, decimals: int) -> float:
    """Give the worth of the last digit: a tenth for 1.2, a thousand for 26,000, one for 20."""
    if decimals or not base.is_integer():
        return float(10**-decimals) if decimals else 0.1
    step = 1.0
    while base >= _COUNTED and base % (step * 10) == 0:
        step *= 10
    return step
