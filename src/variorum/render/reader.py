"""An account as it stands on the page: whole, its furniture folded, with what is marked and noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from variorum.model import Account, Point, Span
from variorum.render.leaf import Leaf
from variorum.render.marks import Mark, marked_lines

__all__ = ["Block", "blocks", "speakers_at"]


class Block(NamedTuple):
    """A line of an account as it is printed, or several lines of furniture folded into one."""

    furniture: str
    lines: list[list[Mark | str]]
    points: list[tuple[int, Point]]


def blocks(leaf: Leaf, account: Account) -> list[Block]:
    """Give the lines of an account with what is marked in them; lines of furniture are put together."""
    text = account.text or ""
    kinds, cited = _marks(leaf, account)
    lines = marked_lines(text, cited, account.furniture, kinds)
    notes = _notes(leaf, account, text)
    folded = _furniture_lines(text, account)
    printed: list[Block] = []
    for n, line in enumerate(lines):
        kind = folded.get(n, "")
        if kind and printed and printed[-1].furniture:
            known = printed[-1].furniture.split(", ")
            name = ", ".join(dict.fromkeys([*known, *filter(str.strip, [kind])]))
            printed[-1] = Block(name, [*printed[-1].lines, line], [])
        else:
            printed.append(Block(kind, [line], notes.get(n, [])))
    return printed


def speakers_at(leaf: Leaf, account: Account) -> dict[str, str]:
    """Name who says the words at each address of an account."""
    said = leaf.said.get(account.id)
    return {
        f"{leaf.key}-{account.siglum}-{start}-{end}": leaf.legend.name(statements[0].speaker)
        for (start, end), statements in (said.by_place().items() if said else ())
    }


def _marks(leaf: Leaf, account: Account) -> tuple[dict[str, str], dict[tuple[int, int], str]]:
    """Give the marks of an account: address by place, and by address what is there."""
    kinds: dict[str, set[str]] = defaultdict(set)
    cited: dict[tuple[int, int], str] = {}
    figures = [q.span for q in leaf.quantities.get(account.id, ())]
    said = leaf.said.get(account.id)
    words = [own for own, _ in said.contents] if said else []
    found = (("", _rest(leaf)), ("figure", figures), ("said", words), ("main", _main(leaf)))
    for kind, spans in found:
        for span in spans:
            if span.article == account.id:
                address = leaf.address(span)
                cited[span.start, span.end] = address
                kinds[address].add(kind)
    return {a: " ".join(sorted(filter(None, k))) for a, k in kinds.items()}, cited


def _notes(leaf: Leaf, account: Account, text: str) -> dict[int, list[tuple[int, Point]]]:
    """Give for each line of an account the points that rest on it, by number."""
    notes: dict[int, dict[int, Point]] = defaultdict(dict)
    for n, point in enumerate(leaf.story.points, start=1):
        for span in leaf.evidence(point):
            if span.article == account.id:
                notes[text.count("\n", 0, span.start)][n] = point
    return {line: list(points.items()) for line, points in notes.items()}


def _furniture_lines(text: str, account: Account) -> dict[int, str]:
    """Give the lines that are furniture and nothing else, and the blank ones between them, with its kind."""
    found: dict[int, str] = {}
    blank: list[int] = []
    start, inside = 0, False
    for n, line in enumerate(text.split("\n")):
        end = start + len(line)
        if line.strip():
            over = [f for f in account.furniture if f.start <= start and end <= f.end]
            if over:
                found[n] = over[0].kind
                found |= dict.fromkeys(blank if inside else [], " ")
            inside, blank = bool(over), []
        else:
            blank.append(n)
        start = end + 1
    return found


def _main(leaf: Leaf) -> Iterator[Span]:
    """Yield the spans of the brief and the differences: these are marked so that one sees them."""
    for section in leaf.story.brief.sections:
        for line in section.lines:
            yield from line.evidence
    for point in leaf.story.points:
        if point.relation != "agree":
            yield from leaf.evidence(point)


def _rest(leaf: Leaf) -> Iterator[Span]:
    """Yield the other spans that the page links to: these are lit when one comes to them."""
    story = leaf.story
    for point in story.points:
        yield from leaf.evidence(point)
    for entry in story.timeline:
        yield from entry.evidence
    for sheet in story.fact_sheets:
        yield from (s for row in sheet.rows for reading in row.readings for s in reading.evidence)
    for edge in story.sources.edges:
        yield from edge.evidence
    for statement in leaf.legend.statements.values():
        yield from (*statement.content, *([statement.cue] if statement.cue else []))
    yield from (doubt.span for doubt in leaf.doubts)
