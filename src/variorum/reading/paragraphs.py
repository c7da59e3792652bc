"""Give the story's own paragraphs, and say what each is for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from variorum.model import Article, Furniture, Paragraph, Role
from variorum.reading.blocks import Block, cut
from variorum.reading.page import LONGEST_SUBHEAD, PROSE, plain


def split_paragraphs(article: Article, furniture: Sequence[Furniture]) -> tuple[Paragraph, ...]:
    """Give the story's own blocks with their roles: every block with a word that is not furniture."""
    own = [block for block in cut(article.text) if block.words]
    kept = tuple(_outside(own, sorted(furniture)))
    prose = next(
        (n for n, (b, _, _) in enumerate(kept) if b.finished and b.size > LONGEST_SUBHEAD),
        len(kept),
    )
    title = plain(article.title or "")
    return tuple(
        Paragraph(start, end, _role(kept, number, prose, title))
        for number, (_, start, end) in enumerate(kept)
    )


def _outside(
    blocks: Sequence[Block], furniture: Sequence[Furniture]
) -> Iterator[tuple[Block, int, int]]:
    """Give the stretches of the blocks that no furniture covers, each with its block."""
    pieces = deque(furniture)
    for block in blocks:
        at = block.start
        while pieces and pieces[0].start < block.end:
            piece = pieces[0]
            if end := _trimmed(block, at, piece.start):
                yield block, at, end
            at = max(at, piece.end)
            if piece.end > block.end:
                break
            pieces.popleft()
        if at < block.end:
            yield block, at, block.end


def _trimmed(block: Block, start: int, end: int) -> int | None:
    """Give `end` without the white space before it; nothing when no word is left."""
    text = block.text[start - block.start : max(end, start) - block.start].rstrip()
    return start + len(text) if any(c.isalnum() for c in text) else None


def _role(kept: Sequence[tuple[Block, int, int]], number: int, prose: int, title: str) -> Role:
    """Say what a block is for by its place, its end and its length."""
    block = kept[number][0]
    titled = (
        block.bare or plain(block.text) == title or (block.size <= PROSE and block.text[-1] in "?!")
    )
    if number == 0 and titled and len(kept) > 1:
        return "headline"
    if number < prose and block.bare:
        return "standfirst" if block.size > LONGEST_SUBHEAD - 3 else "subhead"
    followed = number + 1 < len(kept) and kept[number + 1][0].size > block.size
    asks = block.text.endswith("?")
    if (
        followed
        and block.size <= LONGEST_SUBHEAD + 2
        and (block.bare or asks)
        and block.text[0] not in "\"“‘'"
    ):
        return "subhead"
    return "paragraph"
