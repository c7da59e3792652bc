"""A true axis: round ticks at equal steps, over all that is shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Axis", "measure", "number", "several"]

# So many ticks at most: on a phone eight figures of four digits stand side by side.
MOST_TICKS = 7
# The ends of the axis keep this share of the width free, for the words beside the outermost dots.
MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high` with ticks at multiples of `step`."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Iterable[float]) -> Axis:
        """Make the axis that holds all values; it begins at nought unless that would crowd them.

        >>> Axis.over([40, 90])
        Axis(low=0, high=100, step=20)
        >>> Axis.over([146, 149]).ticks
        (146.0, 146.5, 147.0, 147.5, 148.0, 148.5, 149.0)
        """
        found = sorted(values)
        least, most = (found[0], found[-1]) if found else (0.0, 1.0)
        if least == most:
            least, most = min(0.0, least), max(0.0, most) or 1.0
        # Nought is shown when the values fill at least a quarter of what it adds.
        elif least > 0 and (most - least) * 4 >= least:
            least = 0.0
        step = _round_step((most - least) / (MOST_TICKS - 1))
        return cls(math.floor(least / step) * step, math.ceil(most / step) * step, step)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at which the axis is marked."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + n * self.step for n in range(count + 1))

    def share(self, value: float) -> float:
        """Say how far along the drawing a value stands, from 0 to 1; the ends are kept free."""
        within = (value - self.low) / (self.high - self.low)
        return MARGIN + (1 - 2 * MARGIN) * min(max(within, 0.0), 1.0)

    def in_other(self, factor: float) -> Sequence[tuple[float, float]]:
        """Give round ticks of another unit, each with its value in this one: `factor` of these make one.

        >>> [(round(there), round(here, 1)) for there, here in Axis(0, 10, 2).in_other(1.609344)]
        [(0, 0.0), (2, 3.2), (4, 6.4), (6, 9.7)]
        """
        other = _round_step((self.high - self.low) / factor / (MOST_TICKS - 1))
        first = math.ceil(self.low / factor / other)
        last = math.floor(self.high / factor / other)
        return [(n * other, n * other * factor) for n in range(first, last + 1)]


def _round_step(least: float) -> float:
    """Give the smallest step of 1, 2 or 5 times a power of ten that is no smaller."""
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= least * (1 - 1e-9))
    return int(step) if step >= 1 else step


# Units of which there is one word for one and for many.
_UNCHANGED = ("hertz", "percent", "horsepower", "magnitude", "kelvin")
_IRREGULAR = {"foot": "feet", "inch": "inches", "square foot": "square feet"}


def measure(value: float, unit: str) -> str:
    """Write a figure with its unit.

    >>> measure(1, "mile"), measure(190, "mile"), measure(80, "kilometre per hour"), measure(7, "")
    ('1 mile', '190 miles', '80 kilometres per hour', '7')
    """
    return f"{number(value)} {unit if value == 1 else several(unit)}".strip()


def several(unit: str) -> str:
    """Write a unit as it stands behind a figure other than one; a currency's code stays as it is.

    >>> several("foot"), several("degree Celsius"), several("USD"), several("percent")
    ('feet', 'degrees Celsius', 'USD', 'percent')
    """
    if unit in ("", "one") or unit[:1].isupper() or "/" in unit or unit.endswith(_UNCHANGED):
        return unit.removeprefix("one")
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    for first in (" per ", "degree "):
        head, sep, rest = unit.partition(first)
        if sep:
            return f"{head}s{sep}{rest}" if head else f"degrees {rest}"
    return unit + "s"


def number(value: float) -> str:
    """Write a figure as a newspaper would.

    >>> number(1017), number(6.1), number(38e9), number(1.25e6)
    ('1,017', '6.1', '38 bn', '1.25 m')
    """
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.4g}{word}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.4g}"
