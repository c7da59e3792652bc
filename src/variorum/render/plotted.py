"""The figures of a point as they are drawn: which account gives which, with its bounds, in one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model import Point, Quantity, Span, Variant
from variorum.render.axis import measure

__all__ = ["Figures", "Plotted", "figures_of"]

# Degrees are no multiples of one another: what is 20 °C is not twice 10 °C.
_NO_RATIO = frozenset({"temperature"})


@dataclass(frozen=True, slots=True)
class Plotted:
    """One figure of one reading and the spans of the accounts that give it so.

    `value`, `low` and `high` are in the unit of the axis. A figure with no `value` is a range;
    one that is open ("at least") has one bound, which is its value. `given` is the figure in the
    account's own unit, where that is another.
    """

    reading: int
    value: float | None
    low: float | None
    high: float | None
    approximation: str
    spans: tuple[Span, ...]
    given: str = ""

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest value that is drawn."""
        known = [v for v in (self.value, self.low, self.high) if v is not None]
        return min(known), max(known)

    @property
    def middle(self) -> float:
        """Where it stands among others."""
        low, high = self.ends
        return self.value if self.value is not None else (low + high) / 2


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a point in one unit; `other` is a second unit that accounts use, and its size in the first."""

    plotted: tuple[Plotted, ...]
    unit: str
    other: tuple[str, float] | None

    @property
    def differ(self) -> bool:
        """Whether there is anything to see: two figures that are not the same."""
        return len({p.ends for p in self.plotted}) > 1


def figures_of(point: Point, quantities: Mapping[str, Sequence[Quantity]]) -> Figures:
    """Look up the figures that the readings of a point rest on: for each span the nearest to the reading.

    `quantities` are those of the story, by article.
    """
    found = [
        (n, span, quantity)
        for n, reading in enumerate(point.readings)
        for span in reading.evidence
        if (quantity := _nearest(span, reading, quantities.get(span.article, ()))) is not None
    ]
    kinds = [_kind(quantity) for _, _, quantity in found]
    found = [one for one, kind in zip(found, kinds, strict=True) if kind == kinds[0]]
    sizes = _sizes(quantity for _, _, quantity in found)
    units = list(dict.fromkeys(q.unit or "" for _, _, q in found))
    unit = units[0] if units else ""
    plotted: dict[tuple[object, ...], Plotted] = {}
    for n, span, quantity in found:
        size = sizes.get(quantity.unit or "", 1.0) / sizes.get(unit, 1.0)
        figure = Plotted(
            n,
            _times(quantity.value, size),
            _times(quantity.low, size),
            _times(quantity.high, size),
            quantity.approximation,
            (span,),
            "" if (quantity.unit or "") == unit else _given(quantity),
        )
        key = (n, figure.value, figure.low, figure.high, figure.approximation)
        known = plotted.get(key)
        plotted[key] = replace(known, spans=(*known.spans, span)) if known else figure
    second = next((u for u in units[1:] if u in sizes and unit in sizes), None)
    other = (second, sizes[second] / sizes[unit]) if second else None
    return Figures(tuple(plotted.values()), unit, other)


def _nearest(span: Span, reading: Variant, quantities: Sequence[Quantity]) -> Quantity | None:
    """Of the figures in a span take the one the reading is: "55 kilometers (34 miles)" is one."""
    here = [
        q for q in quantities if q.span.overlaps(span) and (q.value, q.low, q.high) != (None,) * 3
    ]
    goal = reading.value
    if not isinstance(goal, float):
        return here[0] if here else None
    return min(here, key=lambda q: abs(_size(q) - goal), default=None)


def _given(quantity: Quantity) -> str:
    return "" if quantity.value is None else measure(quantity.value, quantity.unit or "")


def _times(value: float | None, size: float) -> float | None:
    return None if value is None else value * size


def _size(quantity: Quantity) -> float:
    known = (quantity.si_value, quantity.value, quantity.si_low, quantity.low, quantity.high)
    return next((v for v in known if v is not None), 0.0)


def _kind(quantity: Quantity) -> tuple[str, str]:
    """What may stand on one axis; "the third victim" stands beside "two dead"."""
    if quantity.dimension in ("count", "ordinal"):
        return "count", ""
    if quantity.dimension in _NO_RATIO:
        return quantity.dimension, quantity.unit or ""
    return quantity.dimension, quantity.si_unit or quantity.unit or ""


def _sizes(quantities: Iterator[Quantity]) -> dict[str, float]:
    """Give the size of each unit that is used, in the base unit."""
    return {
        q.unit: base / written
        for q in quantities
        for written, base in ((q.high, q.si_high), (q.low, q.si_low), (q.value, q.si_value))
        if q.unit and written and base and q.dimension not in _NO_RATIO
    }
