"""Updates as steps: the figure on one axis, the day it came out on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from variorum.model import Span
from variorum.render.axis import MARGIN, Axis, number, several
from variorum.render.legend import day_and_month
from variorum.render.plotted import Figures, Plotted
from variorum.render.svg import drawing, element, linked, percent

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["steps"]

BOTTOM, TOP = 26, 18
# Words of one day stand so far apart, one over the other.
LINE = 14
# The figures of the axis stand left of this share of the width, whatever is drawn right of it.
LEFT = 0.1


def steps(
    figures: Figures,
    days: Sequence[date],
    sigla: Callable[[Plotted], str],
    address: Callable[[Span], str],
) -> Markup:
    """Draw the figures on the days on which they came out, `days` one for each figure.

    The step goes up to a figure on the day it was first told, and holds until the next.
    """
    axis = Axis.over(end for p in figures.plotted for end in p.ends)
    # Room for the words of all dots over one another, and never a flat line.
    height = TOP + BOTTOM + min(max(LINE * (len(figures.plotted) + 2), 84), 240)
    first, last = min(days), max(days)

    def x(day: date) -> float:
        share = (day - first).days / max((last - first).days, 1)
        return LEFT + MARGIN + (1 - LEFT - 2.5 * MARGIN) * share

    def y(value: float) -> float:
        within = (value - axis.low) / (axis.high - axis.low)
        return height - BOTTOM - (height - BOTTOM - TOP) * within

    told = sorted(zip(days, figures.plotted, strict=True), key=lambda d: (d[0], d[1].middle))
    shapes = [*_grid(axis, y), *_days(sorted(set(days)), x, height - 6)]
    for (day, plotted), (later, then) in pairwise(told):
        here, there = percent(x(day)), percent(x(later))
        low, high = y(plotted.middle), y(then.middle)
        shapes.append(element("line", class_="step", x1=here, x2=there, y1=low, y2=low))
        shapes.append(element("line", class_="step rise", x1=there, x2=there, y1=low, y2=high))
    lines = _lines([(day, y(plotted.middle)) for day, plotted in told])
    for (day, plotted), line in zip(told, lines, strict=True):
        shown = _dot(plotted, x(day), y, sigla(plotted), line)
        shapes.append(linked(address(plotted.spans[0]), plotted.spans[0].exact, *shown))
    if figures.unit:
        shapes.append(element("text", several(figures.unit), class_="unit", x="0", y=TOP - 4))
    return drawing(*shapes, height=height)


def _grid(axis: Axis, y: Callable[[float], float]) -> Iterator[Markup]:
    for tick in axis.ticks:
        at = y(tick)
        yield element("line", class_="grid", x1=percent(LEFT), x2="100%", y1=at, y2=at)
        yield element(
            "text", number(tick), class_="tick", x=percent(LEFT), dx=-6, y=at + 4, text_anchor="end"
        )


def _days(days: Sequence[date], x: Callable[[date], float], y: float) -> Iterator[Markup]:
    for day in days:
        name, at = day_and_month(day), percent(x(day))
        yield element("text", name, class_="tick", x=at, y=y, text_anchor="middle")


def _lines(dots: Sequence[tuple[date, float]]) -> list[float]:
    """Say at which height the words of each dot stand, so that those of one day don't overlap.

    >>> _lines([(date(2024, 5, 6), 100), (date(2024, 5, 6), 98), (date(2024, 5, 7), 98)])
    [100, 86, 98]
    """
    lines: list[float] = []
    for n, (day, at) in enumerate(dots):
        below = lines[n - 1] - LINE if n and dots[n - 1][0] == day else at
        lines.append(min(at, below))
    return lines


def _dot(
    plotted: Plotted, share: float, y: Callable[[float], float], sigla: str, line: float
) -> Iterator[Markup]:
    at, x = y(plotted.middle), percent(share)
    low, high = (y(end) for end in plotted.ends)
    if low != high:
        yield element("line", class_="bar", x1=x, x2=x, y1=low, y2=high)
    # "At least" reaches up, "up to" down.
    reach = {"at_least": -14, "more_than": -14, "up_to": 14, "less_than": 14}
    if beyond := reach.get(plotted.approximation):
        yield element("line", class_="bar", x1=x, x2=x, y1=at, y2=at + beyond)
    loose = " loose" if plotted.approximation != "exact" else ""
    yield element("circle", class_="dot" + loose, cx=x, cy=at, r=5)
    side, gap = ("end", -9) if share > 0.8 else ("start", 9)
    figure = number(plotted.middle) if plotted.value is not None else ""
    label = f"{figure}  {sigla}".strip()
    yield element("text", label, class_="who", x=x, dx=gap, y=line - 7, text_anchor=side)
