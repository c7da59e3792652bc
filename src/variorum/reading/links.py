"""Find headlines and teasers of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from variorum.lexicon import commonness, words
from variorum.reading.blocks import Block
from variorum.reading.page import LONGEST_TITLE, Label, Page, plain

# A headline and its teaser have so many words at most.
TEASER = 70
# So many short pieces at the end of a page are looked at.
PIECES = 30
# A rubric has so many words at most.
RUBRIC = 6
# Words less common than this tell what a text is about; a name always does.
COMMON = 1_500


def link_lists(page: Page) -> Iterator[tuple[int, Label]]:
    """Label lists of other stories: a bullet alone on its line, then a headline and a teaser.

    A list of the story's own has one line under each bullet.
    """
    bullets = [n for n, b in enumerate(page.blocks) if not b.words and len(b.text) <= 2]
    for items in _item_runs(page, bullets):
        if len(items) < 2:
            continue
        label = Label("related_links", f"It stands in a list of {len(items) + 1} other stories.")
        for number in range(items[0][0], items[-1][1]):
            yield number, label
        last = range(items[-1][1], min(items[-1][1] + 3, len(page.blocks)))
        yield from ((n, label) for n in takewhile(lambda n: page.blocks[n].size <= TEASER, last))


def _item_runs(page: Page, bullets: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """Give the items between bullets that hold a headline and a teaser, each run of them as one list."""
    run: list[tuple[int, int]] = []
    for bullet, following in pairwise(bullets):
        under = page.blocks[bullet + 1 : following]
        if 2 <= len(under) <= 3 and sum(b.size for b in under) <= TEASER and under[0].bare:
            run.append((bullet, following))
        else:
            yield run
            run = []
    yield run


def labelled_teasers(page: Page) -> Iterator[tuple[int, Label]]:
    """Label teasers under one rubric: three or more lines that begin with the same label.

    The headline over each teaser goes with it.
    """
    rubrics: dict[str, list[int]] = {}
    for number, block in enumerate(page.blocks):
        if (rubric := _rubric(block)) and number > page.first:
            rubrics.setdefault(rubric, []).append(number)
    for rubric, numbers in rubrics.items():
        if len(numbers) < 3:
            continue
        for number in numbers:
            label = Label("related_links", f"{len(numbers)} teasers carry the rubric {rubric!r}.")
            yield number, label
            if page.blocks[number - 1].bare:
                yield number - 1, label


def is_rubric(block: Block) -> bool:
    """Say whether a line announces links and holds none: `Read more`, `More from the Gazette`."""
    said = plain(block.text).rstrip(" .:…»>")
    if block.size > RUBRIC:
        return False
    return said in words("furniture", "rubric", "phrase") or (
        said.partition(" ")[0] in ("more", "most", "also", "elsewhere", "latest")
        and any(said.startswith(f"{p} ") for p in words("furniture", "rubric", "phrase"))
    )


def _rubric(block: Block) -> str | None:
    """Give the first two words of an unpunctuated line that goes on with a capital: `Speed Read The …`."""
    parts = block.text[:200].split()
    if len(parts) < 5 or block.size > 45 or block.finished:
        return None
    if not all(p.isalpha() for p in parts[:2]) or not parts[2][:1].isupper():
        return None
    return " ".join(parts[:2]).lower()


def under_rubrics(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the headlines under a rubric of links: `Also in the Gazette`, and what follows it."""
    under = False
    for number, block in enumerate(page.blocks):
        if is_rubric(block):
            under = True
        elif not (under and _is_title(block)):
            under = False
        if under:
            yield number, Label("related_links", "It stands under a rubric of links.")


def bracketed(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the titles of other stories between paragraphs: `[Ferries collide off Kelmouth]`."""
    for number, block in enumerate(page.blocks):
        title = block.text[1:-1]
        whole = block.text[0] == "[" and block.text[-1] == "]" and "]" not in title
        if whole and 2 < block.size <= LONGEST_TITLE and title[-1] not in ".…":
            yield number, Label("related_links", "A title in brackets is that of another story.")


def _is_title(block: Block) -> bool:
    """Say whether a line may be another story's headline: it tells without a full stop, or asks."""
    return 0 < block.size <= LONGEST_TITLE and (block.bare or block.text.endswith("?"))


def foreign_ends(page: Page) -> Iterator[tuple[int, Label]]:
    """Label headlines and teasers at the end whose names and rare words the story never used.

    A section of the story looks the same, a short line over a paragraph; so there have to
    be three at least, each of a few lines, and at most one word in them may be known.
    """
    sections = list(_last_sections(page))
    if not sections:
        return
    story = {w for n in page.rest if n < sections[0][0] for w in _rare(page.blocks[n])}
    while len(sections) >= 3:
        run = [number for section in sections for number in section]
        known = {word for number in run for word in _rare(page.blocks[number])} & story
        if len(known) <= 1:
            reason = f"{len(sections)} short pieces that share no name with the story."
            yield from ((number, Label("related_links", reason)) for number in run)
            return
        story |= {word for number in sections[0] for word in _rare(page.blocks[number])}
        sections = sections[1:]


def _last_sections(page: Page) -> Iterator[list[int]]:
    """Give the short sections in an unbroken row at the end of the page: a bare line, and two more at most."""
    sections: list[list[int]] = []
    for number in page.rest:
        block = page.blocks[number]
        if block.bare and block.words and block.size <= LONGEST_TITLE:
            sections.append([number])
        elif sections:
            sections[-1].append(number)
    short = takewhile(
        lambda section: (
            1 < len(section) <= 3 and sum(page.blocks[n].size for n in section) <= TEASER
        ),
        reversed(sections),
    )
    yield from reversed(list(islice(short, PIECES)))


def _rare(block: Block) -> Iterator[str]:
    """Give the words of a block that tell what it is about."""
    return (
        w.removesuffix("'s").removesuffix("’s") for w in block.words if commonness.rank(w) > COMMON
    )
