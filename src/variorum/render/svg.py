"""Drawings: elements of SVG, every attribute and every word escaped.

A drawing has no style of its own: its classes are drawn by the page, so that it is dark in the
dark and black in print. Places along an axis are written in per cent, so that it fits any width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.unseen import visible

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["drawing", "element", "linked", "percent"]


def element(name: str, *children: str, **attributes: str | float) -> Markup:
    """Write one element; `class_` and `text_anchor` become `class` and `text-anchor`.

    >>> str(element("text", "a < b", class_="tick", x=4.0))
    '<text class="tick" x="4">a &lt; b</text>'
    """
    from markupsafe import Markup

    inside = Markup("").join(
        child if isinstance(child, Markup) else visible(child) for child in children
    )
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _short(value))
        for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, inside)


def drawing(*children: str, height: float, width: float | None = None) -> Markup:
    """Write a whole drawing, as wide as its place unless `width` says how many pixels.

    It is hidden from those who listen: what it shows is told in the text and in the table behind it.
    """
    wide: dict[str, str | float] = {"width": "100%" if width is None else width}
    return element("svg", *children, class_="plot", **wide, height=height, aria_hidden="true")


def linked(address: str, title: str, *children: str) -> Markup:
    """Make something drawn lead to the words it stands for. The keyboard has the same link in the text."""
    return element("a", element("title", title), *children, href=f"#{address}", tabindex="-1")


def percent(share: float) -> str:
    """Write a place along an axis.

    >>> percent(0.5), percent(1 / 3)
    ('50%', '33.33%')
    """
    return f"{share * 100:.4g}%"


def _short(value: str | float) -> str:
    return visible(value) if isinstance(value, str) else f"{value:g}"
