"""Quotation marks and brackets: never one without its fellow in what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

# What marks hold together is taken in whole if it needs no more than this.
QUOTED = 120
# A fellow is looked for so far.
FAR = 260
# So many odd marks are looked for their fellows; a stretch with more is no prose.
MARKS = 6
_PAIRS = {"“": "”", "(": ")", "[": "]", "«": "»"}
_OPENERS = {"”": "“", ")": "(", "]": "[", "»": "«"}
_NO_MARKS: Mapping[int, str] = {}


def balanced(
    text: str, start: int, end: int, low: int, high: int, marks: Mapping[int, str] = _NO_MARKS
) -> tuple[int, int]:
    """Give a stretch in which every quotation mark and bracket has its fellow.

    What a pair holds is taken in whole where little is missing; else the odd mark is left out,
    with what stands on the shorter side of it. `marks` are quotation marks of which it is known
    how they are meant.

    >>> text = "The “Elbe (a tug)” sank, she said."
    >>> text[slice(*balanced(text, 4, 9, 0, len(text)))]
    'Elbe'
    >>> text[slice(*balanced(text, 0, 12, 0, len(text)))]
    'The “Elbe (a tug)”'
    """
    widened = 0
    while (odd := next(_odd(text, start, end, marks), None)) is not None:
        at, lacking = odd
        found = None
        if widened < MARKS and not _is_edge(text, start, end, at):
            found = _fellow(text, at, lacking, low, high, marks)
        widened += 1
        if found is not None and found < start and start - found <= QUOTED:
            start = found
        elif found is not None and found >= end and found + 1 - end <= QUOTED:
            end = found + 1
        elif at - start < end - at - 1:
            start = at + 1
        else:
            end = at
        start, end = _stripped(text, start, end)
    return start, end


def _is_edge(text: str, start: int, end: int, at: int) -> bool:
    """Say whether nothing is told on one side of a mark."""
    before = any(c.isalnum() for c in text[start:at])
    return not before or not any(c.isalnum() for c in text[at + 1 : end])


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end


def _odd(text: str, start: int, end: int, marks: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the marks without a fellow in a stretch, each with the mark that it lacks."""
    waiting = list[tuple[int, str]]()
    for at in range(start, end):
        mark = _mark(text, at, marks)
        if mark in _PAIRS:
            waiting.append((at, _PAIRS[mark]))
        elif mark in _OPENERS:
            if waiting and waiting[-1][1] == mark:
                waiting.pop()
            else:
                yield at, _OPENERS[mark]
    yield from waiting


def _mark(text: str, at: int, marks: Mapping[int, str]) -> str:
    """Give a mark as it is meant: of a straight one, what stands before it tells."""
    if at in marks:
        return marks[at]
    if text[at] != '"':
        return text[at]
    return "“" if at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-“‘'" else "”"


def _fellow(
    text: str, at: int, lacking: str, low: int, high: int, marks: Mapping[int, str]
) -> int | None:
    """Give where the mark stands that one lacks, in the same sentence."""
    before = range(at - 1, max(low, at - FAR) - 1, -1)
    after = range(at + 1, min(high, at + FAR))
    places = before if lacking in _PAIRS else after
    return next((place for place in places if _mark(text, place, marks) == lacking), None)
