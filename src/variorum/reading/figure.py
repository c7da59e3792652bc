"""What a figure is before its sentence is known: a numeral with its unit, its bound and its range."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Approximation
from variorum.reading.units import Unit

# So far back do we look for the words that bound a figure or make money of it.
LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with all that belongs to it; `first` and `last` bound the numeral itself."""

    start: int
    end: int
    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    unit: Unit | None
    approximation: Approximation
    figures: bool
    kind: str
    dimension: str = "count"
