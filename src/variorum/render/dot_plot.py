"""Figures that differ, as dots on one axis: bounds as bars, both units, the accounts beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from variorum.model import Span
from variorum.render.axis import Axis, number, several
from variorum.render.plotted import Figures, Plotted
from variorum.render.svg import drawing, element, linked, percent

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["dot_plot"]

# Pixels: a row is a line of small print, and its dot as large as a finger needs (24).
ROW, TICKS, UNIT = 26, 22, 13


def dot_plot(
    figures: Figures, sigla: Callable[[Plotted], str], address: Callable[[Span], str]
) -> Markup:
    """Draw a row for each figure, lowest first; the axis below, and above it the other unit, if any."""
    axis = Axis.over(end for p in figures.plotted for end in p.ends)
    top = TICKS + UNIT if figures.other else 6
    rows = sorted(figures.plotted, key=lambda p: (p.reading, p.middle, p.ends))
    bottom = top + ROW * len(rows)
    shapes = [*_ruler(axis, top, bottom, figures.unit)]
    if figures.other:
        shapes += _second(axis, figures.other, top)
    for n, plotted in enumerate(rows):
        shown = _row(plotted, axis, top + ROW * n + ROW / 2, sigla(plotted))
        words = plotted.spans[0].exact
        shapes.append(linked(address(plotted.spans[0]), words, *shown))
    return drawing(*shapes, height=bottom + TICKS + (UNIT if figures.unit else 0))


def _ruler(axis: Axis, top: float, bottom: float, unit: str) -> Iterator[Markup]:
    for tick in axis.ticks:
        x = percent(axis.share(tick))
        yield element("line", class_="grid", x1=x, x2=x, y1=top, y2=bottom)
        yield element("text", number(tick), class_="tick", x=x, y=bottom + 15, text_anchor="middle")
    if unit:
        y = bottom + 15 + UNIT
        yield element("text", several(unit), class_="unit", x="100%", y=y, text_anchor="end")


def _second(axis: Axis, other: tuple[str, float], top: float) -> Iterator[Markup]:
    unit, factor = other
    for there, here in axis.in_other(factor):
        x = percent(axis.share(here))
        yield element("line", class_="grid other", x1=x, x2=x, y1=top - 5, y2=top)
        yield element("text", number(there), class_="tick", x=x, y=top - 8, text_anchor="middle")
    y = top - 8 - UNIT
    yield element("text", several(unit), class_="unit", x="100%", y=y, text_anchor="end")


def _row(plotted: Plotted, axis: Axis, y: float, sigla: str) -> Iterator[Markup]:
    low, high = plotted.ends
    left, right = axis.share(low), axis.share(high)
    # An open figure runs on to the end of the axis, for all the account says.
    if plotted.approximation in ("at_least", "more_than"):
        right = 1.0
    elif plotted.approximation in ("up_to", "less_than"):
        left = 0.0
    if left < right:
        yield element("line", class_="bar", x1=percent(left), x2=percent(right), y1=y, y2=y)
    for end, value in ((left, plotted.low), (right, plotted.high)):
        if value is not None and left < right and 0 < end < 1:
            yield element(
                "line", class_="end", x1=percent(end), x2=percent(end), y1=y - 6, y2=y + 6
            )
    if plotted.value is not None:
        loose = " loose" if plotted.approximation != "exact" else ""
        x = percent(axis.share(plotted.value))
        yield element("circle", class_="dot" + loose, cx=x, cy=y, r=5)
    yield _label(plotted, sigla, axis, y)


def _label(plotted: Plotted, sigla: str, axis: Axis, y: float) -> Markup:
    """Write who says it beside the dot, on the side with more room."""
    share = axis.share(plotted.middle)
    side, gap = ("end", -11) if share > 0.5 else ("start", 11)
    lift = -8 if plotted.low is not None or plotted.high is not None else 4
    return element(
        "text", sigla, class_="who", x=percent(share), dx=gap, y=y + lift, text_anchor=side
    )
