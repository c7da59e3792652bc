"""Tell the story from the page it stands on.

A page carries captions, sign-up boxes, links to other stories and its author's life. They
are labelled, never cut. Each rule below looks at one kind of evidence: the block's own
words, its credit, its shape, its place. The first that fires gives the label, and its reason.

Cutting one true paragraph is worse than keeping one caption, so a rule that fits only by
shape asks that the rest of the page be written otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.model import Article, Furniture
from variorum.reading.blocks import Block, cut
from variorum.reading.bylines import head_lines
from variorum.reading.links import (
    bracketed,
    foreign_ends,
    labelled_teasers,
    link_lists,
    under_rubrics,
)
from variorum.reading.margins import author_lives, desk_credits, sign_offs, truncation
from variorum.reading.page import LONGEST_CAPTION, LONGEST_SUBHEAD, LONGEST_TITLE, Label, Page, Rule
from variorum.reading.paragraphs import split_paragraphs
from variorum.reading.phrases import by_words
from variorum.reading.pictures import (
    captions,
    clips,
    galleries,
    last_pictures,
    signed_pictures,
)

__all__ = ["find_furniture", "split_paragraphs"]


def find_furniture(article: Article) -> tuple[Furniture, ...]:
    r"""Give the stretches of the page that are not the story, in text order, each with its reason.

    >>> page = Article.of("The ferry sank.\nInvalid email\nAll were saved.")
    >>> [f.kind for f in find_furniture(page)]
    ['error_message']
    """
    blocks = cut(article.text)
    found: dict[int, Label] = {}
    for rules in (BY_CONTENT, BY_PLACE):
        page = Page.of(blocks, found)
        for rule in rules:
            for number, label in rule(page):
                found.setdefault(number, label)
    whole = [
        Furniture(blocks[n].start, blocks[n].end, label.kind, label.reason)
        for n, label in found.items()
    ]
    tails = (
        tail for n, block in enumerate(blocks) if n not in found for tail in desk_credits(block)
    )
    return tuple(sorted([*whole, *tails]))


def repeats(page: Page) -> Iterator[tuple[int, Label]]:
    """Label one of two lines that say the same, or where one begins with all of the other.

    The one without a full stop is the caption; else the shorter is a pull-out of the
    longer; else the later is a slip of the page. The headline stays.
    """
    kept: dict[tuple[str, ...], int] = {}
    for number, block in enumerate(page.blocks):
        if block.size < 4:
            continue
        beginning = block.words[:10]
        earlier = kept.setdefault(beginning, number)
        if earlier == number or not _is_begun_by(page.blocks[earlier], block):
            continue
        copy, other = sorted(
            (earlier, number),
            key=lambda n: (page.blocks[n].finished, page.blocks[n].size, -n),
        )
        if copy > page.first:
            kept[beginning] = other
            yield copy, Label("repeat", "Another line of the page says the same.")


def _is_begun_by(a: Block, b: Block) -> bool:
    shorter = min(a.size, b.size)
    return a.words[:shorter] == b.words[:shorter]


def unfinished(page: Page) -> Iterator[tuple[int, Label]]:
    """Label lines without a full stop among paragraphs that have one.

    Between paragraphs that is a caption or a link, if it is longer than a subhead or one
    of several in a row; after the last paragraph it is a link or a credit. A list that a
    colon announces or that has bullets belongs to the story, and so does the heading of an
    entry of a live page: a clock time stands before it.
    """
    if not page.punctuated:
        return
    for run in _bare_runs(page):
        after_all = run[0] > page.last
        before_all = run[0] < page.first
        listed = _is_listed(page, run)
        longest = max(page.blocks[n].size for n in run)
        titles = longest > LONGEST_SUBHEAD or len(run) >= 3
        if before_all or (listed and not after_all) or not (after_all or titles):
            continue
        label = AFTER_ALL if after_all else BETWEEN
        most = LONGEST_CAPTION if len(run) > 1 and longest <= LONGEST_CAPTION else LONGEST_TITLE
        for number in run:
            if page.blocks[number].size <= most and not _has_inner_stop(page.blocks[number]):
                yield number, label


def _is_listed(page: Page, run: Sequence[int]) -> bool:
    """Say whether a colon or a clock time announces these lines, or each has its bullet."""
    before = page.blocks[run[0] - 1].text if run[0] > 0 else ""
    timed = any(_CLOCK.match(text) for text in (before[:20], *(page.blocks[n].text for n in run)))
    bulleted = all(page.blocks[n].text[0] in "•·*-–" for n in run)
    return before.endswith(":") or timed or bulleted


_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d{2}(?:\s?[ap]m)?|\s?[ap]m)(?![\w%])")


AFTER_ALL = Label("related_links", "A line without a full stop, after the last paragraph.")
BETWEEN = Label("caption", "A line without a full stop, between paragraphs.")


def _bare_runs(page: Page) -> Iterator[list[int]]:
    """Give the runs of blocks that end in no way a sentence or a quotation ends."""
    run: list[int] = []
    for number in page.rest:
        if not page.blocks[number].bare or not page.blocks[number].words:
            continue
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


_INNER_STOP = re.compile(r"[a-z]{2}[.!?][\"'”’]? [\"'“‘]?[A-Z]")


def _has_inner_stop(block: Block) -> bool:
    """Say whether a sentence ends within the block: then it is prose that lost its last mark."""
    return bool(_INNER_STOP.search(block.text))


# What a block says of itself comes first: what is left shows where the story's prose ends.
BY_CONTENT: tuple[Rule, ...] = (
    by_words,
    captions,
    galleries,
    link_lists,
    bracketed,
    labelled_teasers,
    under_rubrics,
)
BY_PLACE: tuple[Rule, ...] = (
    foreign_ends,
    head_lines,
    sign_offs,
    author_lives,
    clips,
    signed_pictures,
    last_pictures,
    repeats,
    unfinished,
    truncation,
)
