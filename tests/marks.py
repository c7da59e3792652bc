"""Spans written into the sentence itself: `a massive attack that ⟦killed 11⟧ civilians`.

A miss then prints `…killing seven⟧ people` against `…killing seven people⟧`, which a
person can proof-read; offsets need arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

OPEN, CLOSE = "⟦", "⟧"


class Ranged(Protocol):
    """Whatever has a start and an end in code points: a span, a sentence, a piece of furniture."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def unmarked(text: str) -> str:
    """Take the marks out.

    >>> unmarked("that ⟦killed 11⟧ civilians")
    'that killed 11 civilians'
    """
    return text.replace(OPEN, "").replace(CLOSE, "")


def marked(text: str, spans: Iterable[Ranged]) -> str:
    """Put marks round each span; equal spans are marked once, nested ones nest.

    >>> from variorum.model import Furniture
    >>> marked("that killed 11 civilians", [Furniture(5, 14, "", ""), Furniture(5, 14, "", "")])
    'that ⟦killed 11⟧ civilians'
    """
    ranges = sorted({(span.start, span.end) for span in spans}, key=lambda r: (r[0], -r[1]))
    inserts = [(start, 1, -end, OPEN) for start, end in ranges]
    # At one place: marks close before others open, and what opened last closes first.
    inserts += [(end, 0, -start, CLOSE) for start, end in ranges]
    for at, _, _, mark in sorted(inserts, reverse=True):
        text = text[:at] + mark + text[at:]
    return text
