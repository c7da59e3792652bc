"""Cut a page into blocks: its lines, or its paragraphs where the lines were wrapped by hand.

A block knows its own words and whether it ends as a sentence ends. That much is needed
by everyone who asks what a block is for, and it costs no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CLOSERS = "\"'”’»)]›"
_STOPS = ".!?…"
# A line that ends so is carried on by the next one, or closes a quotation: it is no bare title.
_HOLDS_ON = ':;,—–-"”»)]'
# Hand-wrapped text seldom runs past 80 columns; a page's own paragraphs are a line each.
WRAPPED = 100
# Words are read from so much of a block. A line of five million characters is no caption.
READ = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page without the white space round it. Offsets are code points of the article.

    `words` are in lower case; `finished` says that it ends with a full stop, a question
    or exclamation mark, closing quotation marks and brackets aside.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    finished: bool
    bare: bool

    @property
    def size(self) -> int:
        """How many words the block has."""
        return len(self.words)


def cut(text: str) -> tuple[Block, ...]:
    r"""Give the blocks of a page in order; a line without a visible character is none.

    >>> [b.text for b in cut("A title\n\nIt rained. ")]
    ['A title', 'It rained.']
    """
    return tuple(_block(text, start, end) for start, end in _joined(text, tuple(_lines(text))))


def _block(text: str, start: int, end: int) -> Block:
    own = text[start:end]
    words = tuple(w.lower() for w in _WORD.findall(own[:READ]))
    bare_end = own[-40:].rstrip(_CLOSERS + " ")
    finished = bool(bare_end) and bare_end[-1] in _STOPS
    return Block(start, end, own, words, finished, not finished and own[-1] not in _HOLDS_ON)


# What ends a line, whichever machine wrote it: line feed, carriage return, both, a vertical
# tab or form feed, and the breaks that Unicode names so.
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the extent of every line, white space stripped; an empty one has no width."""
    start = 0
    for ended, following in [*(m.span() for m in _BREAK.finditer(text)), (len(text), 0)]:
        line = text[start:ended]
        lead = len(line) - len(line.lstrip())
        first, last = start + lead, start + len(line.rstrip())
        yield first, max(first, last)
        start = following


def _joined(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a hand-wrapped text up to the next empty one; else give them as they are."""
    if not _is_wrapped(text, lines):
        yield from (line for line in lines if line[0] < line[1])
        return
    begun: tuple[int, int] | None = None
    for start, end in lines:
        if start < end:
            begun = (begun[0] if begun else start, end)
        elif begun:
            yield begun
            begun = None
    if begun:
        yield begun


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Say whether the lines were broken by hand: short ones, most of them carried on in lower case."""
    if any(end - start > WRAPPED for start, end in lines):
        return False
    breaks = [(a, b) for a, b in pairwise(lines) if a[0] < a[1] and b[0] < b[1]]
    carried = sum(text[b[0]].islower() or text[a[1] - 1].isalpha() for a, b in breaks)
    low = sum(text[b[0]].islower() for _, b in breaks)
    return len(breaks) >= 4 and carried * 2 > len(breaks) and low * 3 > len(breaks)
