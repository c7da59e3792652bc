"""Marks in an account's text: which stretches are furniture, and which are cited.

Marks may overlap; elements of a page may not. Of two that cross, the one that matters less is
cut, and only its first part carries the address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model import Furniture

__all__ = ["Mark", "marked_lines"]


@dataclass(slots=True)
class Mark:
    """A marked stretch of one line: plain text and further marks within it.

    `kind` is "furniture", or what is marked: "main" for what the brief rests on, "said",
    "figure", several of these, or nothing. `address` is empty for furniture, and for the later
    parts of a mark that was cut.
    """

    kind: str
    address: str
    parts: list[Mark | str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    start: int
    # Longer first, so that what is opened first can hold what comes after.
    minus_end: int
    kind: str
    address: str

    @property
    def end(self) -> int:
        return -self.minus_end


def marked_lines(
    text: str,
    cited: Mapping[tuple[int, int], str],
    furniture: Sequence[Furniture],
    kinds: Mapping[str, str] | None = None,
) -> list[list[Mark | str]]:
    """Cut a text into lines, each with its marks; joined by line breaks the lines are the text.

    `kinds` says by address what is marked there; what is "main" is never cut.

    >>> marked_lines("It killed 11.", {(3, 12): "a", (10, 12): "b"}, [], {"b": "figure"})
    [['It ', Mark(kind='', address='a', parts=['killed ', Mark(kind='figure', ...)]), '.']]
    """
    known = kinds or {}
    stretches = sorted(
        [
            _Stretch(start, -end, known.get(to, ""), to)
            for (start, end), to in cited.items()
            if start < end
        ]
        + [_Stretch(f.start, -f.end, "furniture", "") for f in furniture if f.start < f.end]
    )
    lines: list[list[Mark | str]] = []
    begun: list[_Stretch] = []  # what runs on from the line before
    start = nth = 0
    for line in text.split("\n"):
        end = start + len(line)
        while nth < len(stretches) and stretches[nth].start <= end:
            begun.append(stretches[nth])
            nth += 1
        here = sorted(part for stretch in begun for part in _within(stretch, start, end))
        lines.append(_nested(text, start, end, here))
        begun = [
            # The address goes with the first part that has a character to show.
            _Stretch(
                end + 1,
                stretch.minus_end,
                stretch.kind,
                "" if max(stretch.start, start) < end else stretch.address,
            )
            for stretch in begun
            if stretch.end > end + 1
        ]
        start = end + 1
    return lines


def _within(stretch: _Stretch, start: int, end: int) -> list[_Stretch]:
    first, last = max(stretch.start, start), min(stretch.end, end)
    return [_Stretch(first, -last, stretch.kind, stretch.address)] if first < last else []


def _nested(text: str, start: int, end: int, stretches: Sequence[_Stretch]) -> list[Mark | str]:
    """Nest the stretches of one line; each is within the line, and they are in order."""
    root = Mark("", "")
    open_marks: list[tuple[Mark, int]] = [(root, end)]
    todo = list(reversed(stretches))
    at = start

    def write(upto: int) -> None:
        nonlocal at
        if at < upto:
            open_marks[-1][0].parts.append(text[at:upto])
            at = upto

    while todo:
        stretch = todo.pop()
        while open_marks[-1][1] <= stretch.start and len(open_marks) > 1:
            write(open_marks[-1][1])
            open_marks.pop()
        write(stretch.start)
        # What crosses and matters no more is closed here, and goes on inside.
        while open_marks[-1][1] < stretch.end and not _matters_most(open_marks[-1][0]):
            if len(open_marks) == 1:
                break
            crossed, crossed_end = open_marks.pop()
            _put_back(todo, _Stretch(stretch.start, -crossed_end, crossed.kind, ""))
        close = min(stretch.end, open_marks[-1][1])
        if close < stretch.end:
            _put_back(todo, _Stretch(close, stretch.minus_end, stretch.kind, ""))
        mark = Mark(stretch.kind, stretch.address)
        open_marks[-1][0].parts.append(mark)
        open_marks.append((mark, close))
    while open_marks:
        write(open_marks[-1][1])
        open_marks.pop()
    return root.parts


def _matters_most(mark: Mark) -> bool:
    return "main" in mark.kind.split()


def _put_back(todo: list[_Stretch], rest: _Stretch) -> None:
    """Put the rest of a cut stretch where it belongs among those still to do, the next one last."""
    place = len(todo)
    while place and todo[place - 1] < rest:
        place -= 1
    todo.insert(place, rest)
