"""Find what stands under a story: signatures, the desk's credit, the author's life."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from variorum.lexicon import entries
from variorum.model import Furniture
from variorum.reading.blocks import Block
from variorum.reading.page import LONGEST_SUBHEAD, Label, Page, plain, signatures


def sign_offs(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the initials and agencies that sign a text after its last paragraph: `kl/mn (AFP, dpa)`."""
    for number in range(max(page.last + 1, 0), len(page.blocks)):
        block = page.blocks[number]
        if not block.words:
            continue
        signs = re.findall(r"[\w.-]+", block.text[:100])
        known = all(s in signatures("wire", "pictures") or len(s) <= 3 for s in signs)
        if block.size <= 6 and (known or _SIGNED.fullmatch(block.text)):
            yield number, Label("credit", "Initials and agencies that sign the text.")


# An agency that no list knows signs in capitals and brackets: `(NSPA)`; an editor in small
# letters before what the text was made of: `kl/rs (Coastwire, BV)`.
_SIGNED = re.compile(
    r"\([A-Z]{2,6}(?:[,/ –-]{1,3}[A-Z]{2,6}){0,3}\)|[a-z]{2,4}(?:/[a-z]{2,4}){0,3} \([^()]{2,40}\)"
)


def truncation(page: Page) -> Iterator[tuple[int, Label]]:
    """Label marks that stand for the rest of a page, and lines of signs without a word."""
    for number, block in enumerate(page.blocks):
        if not block.words:
            kind = "truncation" if set(block.text) <= set(".… []") else "rule"
            yield number, Label(kind, "The line holds no word.")


def author_lives(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the author's life story: someone the story never names, and two stages of a career."""
    named = Counter(w for b in page.blocks if b.size >= LONGEST_SUBHEAD for w in set(b.words))
    for number in page.rest[max(1, len(page.rest) * 2 // 3) :]:
        block = page.blocks[number]
        name = _NAME.match(block.text)
        if name is None or not LONGEST_SUBHEAD <= block.size <= 120:
            continue
        life = plain(block.text)
        stages = sum(any(p in life for p in e["phrase"]) for e in entries("furniture", "career"))
        least = 1 if name["post"] else 2
        # A byline is shorter than a paragraph; in any other the name would be the story's.
        if stages >= least and named[name.group().split()[-1].lower()] <= 1:
            reason = f"It tells of someone the story never names ({stages} stages of a career)."
            yield number, Label("author_bio", reason)


_NAME = re.compile(r"The (?P<post>author|writer)(?= is a)|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3}")


def desk_credits(block: Block) -> Iterator[Furniture]:
    """Give the desk's credit in brackets at the end of a paragraph: `(Reporting by Ann Lee)`."""
    tail = max(block.start, block.end - 400)
    if match := _DESK.search(block.text[tail - block.start :]):
        yield Furniture(
            tail + match.start(), block.end, "credit", "The desk names itself in brackets."
        )


_DESK = re.compile(
    r"\((?:Additional |With )?(?i:reporting|writing|editing|compiled|edited|written|reported|inputs?) (?i:by|from)\b[^()]*\)\W*$"
)
