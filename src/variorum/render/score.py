"""Who rests on whom, drawn like a score: a line for each source, a column for each account.

Edges between two rows of names cross as soon as there are a dozen. Here every edge is a mark of
its own on the line of its source (after BioFabric: Longabaugh 2012, BMC Bioinformatics 13:275), and
a long line is a source on which many rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.model import Edge, EdgeKind, Span
from variorum.render.svg import drawing, element, linked

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["by_source", "score"]

# Pixels: a mark is as large as a finger needs; a name of 30 letters stands left of its line.
CELL, NAMES, HEAD, LONGEST, SLANTED = 26, 216, 30, 30, 96
# Brackets over the heads are drawn on so many levels, lest they run into one another.
BRACKET, LEVELS = 6, 3


def by_source(edges: Sequence[Edge], accounts: Sequence[str]) -> list[tuple[str, list[Edge]]]:
    """Put together the edges that lead to one source, the source on which most rest first.

    Of sources on which as many rest, that of the first account comes first: what one account
    alone cites stands together.
    """
    order = {account: n for n, account in enumerate(accounts)}
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda e: order.get(e.from_, len(order))):
        found[edge.to].append(edge)
    return sorted(
        found.items(),
        key=lambda item: (
            -len({edge.from_ for edge in item[1]}),
            order.get(item[1][0].from_, len(order)),
        ),
    )


def score(
    edges: Sequence[Edge],
    accounts: Mapping[str, str],
    kin: Sequence[Sequence[str]],
    name: Callable[[str], str],
    address: Callable[[Span], str],
) -> Markup:
    """Draw the lines.

    `accounts` gives the siglum of each account, in order; `kin` the groups of accounts that are
    not independent of each other; `name` the name of any node.
    """
    lines = by_source(edges, list(accounts))
    resting = {edge.from_ for edge in edges}
    others = [node for node, _ in lines if node in resting and node not in accounts]
    others += sorted(resting - set(accounts) - set(others))
    columns = {
        node: NAMES + CELL * n + (CELL / 2 if node in accounts else CELL)
        for n, node in enumerate([*accounts, *others])
    }
    over = max(BRACKET * min(len(kin), LEVELS), SLANTED if others else 0)
    head = HEAD + over
    height = head + CELL * len(lines) + 6
    width = NAMES + CELL * (len(columns) + 1) + (SLANTED if others else 0)
    shapes: list[Markup] = []
    for node, x in columns.items():
        shapes.append(element("line", class_="grid", x1=x, x2=x, y1=head - 6, y2=height))
        shapes.append(_column_head(x, head - 12, accounts.get(node), name(node)))
    shapes += _brackets(kin, columns, head - HEAD)
    for n, (source, resting_on_it) in enumerate(lines):
        y = head + CELL * n + CELL / 2
        shapes += _line(name(source), resting_on_it, columns, y, address)
    return drawing(*shapes, width=width, height=height)


def _column_head(x: float, y: float, siglum: str | None, name: str) -> Markup:
    if siglum is not None:
        return element("text", siglum, class_="who", x=x, y=y, text_anchor="middle")
    turned = f"rotate(-45 {x:g} {y:g})"
    return element("text", _cut(name, 20), class_="tick", x=x, y=y, transform=turned)


def _brackets(
    kin: Sequence[Sequence[str]], columns: Mapping[str, float], y: float
) -> Iterator[Markup]:
    """Join the heads of accounts that are not independent of each other."""
    for n, group in enumerate(kin):
        places = sorted(columns[account] for account in group)
        at = y - BRACKET * (n % LEVELS)
        yield element("line", class_="kin", x1=places[0], x2=places[-1], y1=at, y2=at)
        for place in places:
            yield element("line", class_="kin", x1=place, x2=place, y1=at, y2=y + 4)


def _line(
    name: str,
    edges: Sequence[Edge],
    columns: Mapping[str, float],
    y: float,
    address: Callable[[Span], str],
) -> Iterator[Markup]:
    places = [columns[edge.from_] for edge in edges]
    yield element(
        "text", element("title", name), _cut(name, LONGEST), class_="name", x=NAMES - 10, y=y + 4,
        text_anchor="end",
    )  # fmt: skip
    yield element("line", class_="rest", x1=min(places), x2=max(places), y1=y, y2=y)
    for edge, x in zip(edges, places, strict=True):
        shown = _mark(edge.kind, x, y)
        if edge.evidence:
            shown = linked(address(edge.evidence[0]), edge.evidence[0].exact, shown)
        yield shown


def _mark(kind: EdgeKind, x: float, y: float) -> Markup:
    """Draw the edge: a form for each kind, so that colour says nothing alone."""
    match kind:
        case "cites":
            return element("circle", class_="mark cites", cx=x, cy=y, r=6)
        case "copies":
            return element("rect", class_="mark copies", x=x - 6, y=y - 6, width=12, height=12)
        case "first_reported":
            points = f"{x:g},{y - 8:g} {x + 8:g},{y:g} {x:g},{y + 8:g} {x - 8:g},{y:g}"
            return element("polygon", class_="mark first", points=points)
        case "possibly_shared":
            return element("circle", class_="mark shared", cx=x, cy=y, r=6)


def _cut(name: str, longest: int) -> str:
    """Shorten a name to what there is room for.

    >>> _cut("Department of Culture and Heritage", 20)
    'Department of Cultu…'
    """
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
