"""A page as the rules for furniture see it: blocks, where the prose is, and what bears a label yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import words
from variorum.reading.blocks import Block

# A block of so many words is prose: shorter ones may be titles, labels or captions. On a page
# of short paragraphs it takes half as many.
PROSE = 24
SHORT_PROSE = 12
# The longest caption without a credit or a full stop met on 320 pages had 28 words; a
# paragraph that lost its full stop usually has more.
LONGEST_CAPTION = 28
# One alone may be a sentence that lost its stop; so it has to be as short as a title.
LONGEST_TITLE = 16
# The shortest line that only a caption or a link leaves without a full stop; subheads are shorter.
LONGEST_SUBHEAD = 8


@dataclass(frozen=True, slots=True)
class Label:
    """What a rule says of a block."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of an article, those still unlabelled, and where its prose begins and ends.

    `first` and `last` are the numbers of the first and last block that reads as prose.
    `punctuated` is true when the page ends its paragraphs as sentences end, so that a
    line that doesn't stands out.
    """

    blocks: tuple[Block, ...]
    rest: tuple[int, ...]
    first: int
    last: int
    punctuated: bool

    @classmethod
    def of(cls, blocks: tuple[Block, ...], labelled: Collection[int] = ()) -> Page:
        """Find the prose among the blocks that bear no label yet."""
        rest = tuple(n for n in range(len(blocks)) if n not in labelled)
        whole = [n for n in rest if blocks[n].finished and blocks[n].size > LONGEST_SUBHEAD]
        return cls(
            blocks,
            rest,
            _where_prose_begins(blocks, whole),
            max(whole, default=-1),
            # What stands at the very top is a headline, long or short, and has no full stop.
            _is_punctuated([blocks[n] for n in rest if n]),
        )


def _is_punctuated(blocks: Sequence[Block]) -> bool:
    """Say whether four in five paragraphs end with a full stop; of short ones, all."""
    prose = [b for b in blocks if b.size >= PROSE]
    ended = sum(b.finished for b in prose)
    if ended >= 3:
        return ended * 5 >= len(prose) * 4
    shorter = [b for b in blocks if b.size >= SHORT_PROSE]
    return len(shorter) >= 3 and all(b.finished for b in shorter)


def _where_prose_begins(blocks: Sequence[Block], whole: Sequence[int]) -> int:
    """Give the first whole sentence; one that stands at the very top over a bare line is a headline."""
    titled = whole[:1] == [0] and len(blocks) > 1 and blocks[1].bare
    return next(iter(whole[1:] if titled else whole), len(blocks))


Rule = Callable[[Page], Iterator[tuple[int, Label]]]


def plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, no leading bullet: as the lexicon is written."""
    return " ".join(text.lower().replace("’", "'").lstrip("•*-–—|>» ").split())


@cache
def signatures(*sections: str) -> frozenset[str]:
    """Give the ways agencies sign: `wire` for those that send out reports, `pictures` for the others."""
    return frozenset(s for section in sections for s in words("agencies", section, "short"))
