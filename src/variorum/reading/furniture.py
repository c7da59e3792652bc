"""Tell the story from the page it stands on.

A page carries captions, sign-up boxes, links to other stories and its author's life. They
are labelled, never cut. Each rule below looks at one kind of evidence: the block's own
words, its credit, its shape, its place. The first that fires gives the label, and its reason.

Cutting one true paragraph is worse than keeping one caption, so a rule that fits only by
shape asks that the rest of the page be written otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import entries, words
from variorum.model import Article, Furniture, Paragraph, Role
from variorum.reading.blocks import Block, cut

# A block of so many words is prose: shorter ones may be titles, labels or captions.
PROSE = 24
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
        prose = [n for n in rest if blocks[n].size >= PROSE]
        ended = [n for n in prose if blocks[n].finished]
        return cls(
            blocks,
            rest,
            _where_prose_begins(blocks, whole),
            max(whole, default=-1),
            len(ended) >= 3 and len(ended) * 5 >= len(prose) * 4,
        )


def _where_prose_begins(blocks: Sequence[Block], whole: Sequence[int]) -> int:
    """Give the first whole sentence; one that stands at the very top over a bare line is a headline."""
    titled = whole[:1] == [0] and len(blocks) > 1 and blocks[1].bare
    return next(iter(whole[1:] if titled else whole), len(blocks))


Rule = Callable[[Page], Iterator[tuple[int, Label]]]


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
        tail for n, block in enumerate(blocks) if n not in found for tail in _credit_tail(block)
    )
    return tuple(sorted([*whole, *tails]))


# ── the block's own words ───────────────────────────────────────────────────────


def by_words(page: Page) -> Iterator[tuple[int, Label]]:
    """Label what speaks to the page's visitor: sign-up, consent, links, errors."""
    for number, block in enumerate(page.blocks):
        if label := _words_say(block):
            yield number, label


def _words_say(block: Block) -> Label | None:
    if block.size > 200 or block.text.startswith(("“", '"', "‘")):
        return None
    plain = _plain(block.text)
    bare = plain.strip(" .:!?…»>›-–—•|()[]*0123456789")
    if kind := _phrases("line").get(bare):
        return Label(kind, f"The line says {bare!r} and nothing else.")
    for phrase, kind, most in _edges("start"):
        if plain.startswith(phrase) and block.size <= most:
            return Label(kind, f"The line begins with {phrase!r}.")
    ending = plain.rstrip(" .:!?…")
    for phrase, kind, most in _edges("finish"):
        if ending.endswith(phrase) and block.size <= most:
            return Label(kind, f"The line ends with {phrase!r}.")
    return _held(plain, block.size)


def _held(plain: str, size: int) -> Label | None:
    """Judge by phrases within: one that only a page says, in a short block, or any two."""
    held = [e for e in entries("furniture", "hold") for p in e["phrase"] if p in plain]
    alone = [e for e in held if e.get("alone", True)]
    if held and (len(held) >= 2 or (alone and size <= 60)):
        kind = str((alone or held)[0]["kind"])
        return Label(kind, f"It speaks to the page's visitor ({len(held)} set phrases).")
    return None


def _plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, no leading bullet: as the lexicon is written."""
    return " ".join(text.lower().replace("’", "'").lstrip("•*-–—|>» ").split())


@cache
def _phrases(section: str) -> dict[str, str]:
    return {p: str(e["kind"]) for e in entries("furniture", section) for p in e["phrase"]}


@cache
def _edges(section: str) -> tuple[tuple[str, str, int], ...]:
    usual = {"start": 40, "finish": 25}[section]
    return tuple(
        (p, str(e["kind"]), int(e.get("most", usual)))
        for e in entries("furniture", section)
        for p in e["phrase"]
    )


# ── captions and galleries ──────────────────────────────────────────────────────


def captions(page: Page) -> Iterator[tuple[int, Label]]:
    """Label lines that name whose picture they describe."""
    for number, block in enumerate(page.blocks):
        if block.size > 120:
            continue
        tail, head = block.text[-120:], block.text[:60]
        if match := _credits()["end"].search(tail):
            yield (
                number,
                Label("caption", f"It ends with a picture credit: {match.group().strip()!r}."),
            )
        elif block.bare and (match := _credits()["begin"].match(head)):
            yield (
                number,
                Label("caption", f"It begins with a picture credit: {match.group().strip()!r}."),
            )


@cache
def _credits() -> dict[str, re.Pattern[str]]:
    """The shapes of a picture credit: `(Image: Getty)`, `REUTERS/Ann Lee`, `Ann Lee/AFP`."""
    houses = "|".join(
        re.escape(a) for a in sorted(_signatures("wire", "pictures"), key=len, reverse=True)
    )
    sellers = "|".join(re.escape(a) for a in sorted(_signatures("pictures"), key=len, reverse=True))
    label = "|".join(sorted(words("furniture", "credit"), key=len, reverse=True))
    name = r"[^\W\d_][\w.'’-]*(?:[ ,]{1,2}[^\W\d_][\w.'’-]*){0,4}"
    end = (
        rf"\((?i:{label})s?(?: (?i:by|credit))?\s?: ?[^()]{{2,80}}\)\W*$"
        rf"|\([^()]{{0,60}}\b(?i:file photo|via (?:{houses})|(?:{houses}) (?i:photo|pool|images?)\b)[^()]{{0,40}}\)\W*$"
        rf"|\([^()]{{0,60}}/ ?(?:{houses}|[^()/]{{2,40}})\)\W*$"
        rf"|\((?:{sellers})\)\W*$"
        rf"|\b(?i:photograph|photographer|photo|picture|image|credit|illustration): ?[^.:;]{{2,60}}$"
        rf"|\b(?:{houses})/{name}$"
        rf"|\b{name}/ ?(?:{houses})(?:,? ?(?:{houses}|via|Images|/))*$"
        rf"|(?<![\w,])\b(?:{sellers})$"
    )
    begin = rf"(?:{houses})(?: ?[•|/-] ?| )(?:(?:{houses}|Contributor|Images) )?(?=[^\W\d_a-z])"
    return {"end": re.compile(end), "begin": re.compile(begin)}


@cache
def _signatures(*sections: str) -> frozenset[str]:
    return frozenset(s for section in sections for s in words("agencies", section, "short"))


def galleries(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the frames of a picture show: `3/12 A lighthouse …`, on lines of their own or in one."""
    counters = [_COUNTER.findall(b.text[:5_000]) for b in page.blocks]
    totals = Counter(total for found in counters for _, total in found)
    for number, found in enumerate(counters):
        frames = [f for f in found if totals[f[1]] >= 3 and int(f[0]) <= int(f[1])]
        if len(frames) >= 3 or (frames and _COUNTER.match(page.blocks[number].text)):
            yield (
                number,
                Label("gallery", f"It counts the pictures of a show ({'/'.join(frames[0])})."),
            )
    yield from _title_runs(page)


_COUNTER = re.compile(r"(?<![\w/.])(\d{1,3}) ?/ ?(\d{1,3})(?![\w/])(?= \S)")


def _title_runs(page: Page) -> Iterator[tuple[int, Label]]:
    """Label a run of lines that begin with one title, each followed by a title of its own.

    Speech repeats its beginnings too ("We shall fight on the beaches …"), but goes on in
    lower case; so the word after the common beginning has to be a capital or a figure.
    """
    run: list[int] = []
    for number, block in enumerate(page.blocks):
        if run and _shared_title(page.blocks[run[-1]], block) < 3:
            yield from _title_run(page, run)
            run = []
        run.append(number)
    yield from _title_run(page, run)


def _title_run(page: Page, run: Sequence[int]) -> Iterator[tuple[int, Label]]:
    if len(run) >= 3:
        title = " ".join(page.blocks[run[0]].text.split()[:3])
        for number in run:
            yield number, Label("gallery", f"{len(run)} lines in a row begin with {title!r}.")


def _shared_title(a: Block, b: Block) -> int:
    """How many words two lines share at their beginning, if each goes on with a capital."""
    mine, other = a.text[:400].split(), b.text[:400].split()
    shared = 0
    while shared < min(len(mine), len(other)) and mine[shared] == other[shared]:
        shared += 1
    goes_on = [w[shared] for w in (mine, other) if shared < len(w)]
    titled = sum(not w[:1].islower() for w in mine[:shared]) >= 2
    return (
        shared if titled and len(goes_on) == 2 and not any(w[:1].islower() for w in goes_on) else 0
    )


# ── links to other stories ──────────────────────────────────────────────────────


def link_lists(page: Page) -> Iterator[tuple[int, Label]]:
    """Label lists of other stories: a bullet alone on its line, then a headline and a teaser."""
    bullets = [n for n, b in enumerate(page.blocks) if not b.words and len(b.text) <= 2]
    runs: list[list[int]] = []
    for number in bullets:
        if (
            runs
            and number - runs[-1][-1] <= LINES_OF_AN_ITEM
            and _is_teased(page, runs[-1][-1], number)
        ):
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) < 3:
            continue
        last = min(run[-1] + LINES_OF_AN_ITEM, len(page.blocks))
        for number in range(run[0], last):
            yield (
                number,
                Label("related_links", f"It stands in a list of {len(run)} other stories."),
            )


LINES_OF_AN_ITEM = 4


def _is_teased(page: Page, bullet: int, after: int) -> bool:
    """Say whether what stands under a bullet is short enough for a headline and its teaser."""
    return all(b.size <= 45 for b in page.blocks[bullet + 1 : after])


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


def _rubric(block: Block) -> str | None:
    """The first two words of a short unpunctuated line that goes on with a capital: `Speed Read The …`."""
    parts = block.text[:200].split()
    if len(parts) < 5 or block.size > 45 or block.finished:
        return None
    if not all(p.isalpha() for p in parts[:2]) or not parts[2][:1].isupper():
        return None
    return " ".join(parts[:2]).lower()


# ── shape and place ─────────────────────────────────────────────────────────────


def repeats(page: Page) -> Iterator[tuple[int, Label]]:
    """Label one of two lines that say the same, or where one begins with all of the other.

    The one without a full stop is the caption; else the shorter is a pull-out of the
    longer; else the later is a slip of the page. The headline stays.
    """
    seen: dict[tuple[str, ...], int] = {}
    for number, block in enumerate(page.blocks):
        if block.size < 4:
            continue
        earlier = seen.setdefault(block.words[:10], number)
        if earlier != number and _is_begun_by(page.blocks[earlier], block):
            copy = min(
                earlier, number, key=lambda n: (page.blocks[n].finished, page.blocks[n].size, -n)
            )
            if copy > page.first:
                yield copy, Label("repeat", "Another line of the page says the same.")


def _is_begun_by(a: Block, b: Block) -> bool:
    shorter = min(a.size, b.size)
    return a.words[:shorter] == b.words[:shorter]


def unfinished(page: Page) -> Iterator[tuple[int, Label]]:
    """Label lines without a full stop among paragraphs that have one.

    Between paragraphs that is a caption or a link, if it is longer than a subhead or one
    of several in a row; after the last paragraph it is a link or a credit. A list that a
    colon announces belongs to the story.
    """
    if not page.punctuated:
        return
    for run in _bare_runs(page):
        after_all = run[0] > page.last
        before_all = run[0] < page.first
        announced = run[0] > 0 and page.blocks[run[0] - 1].text.endswith(":")
        titles = max(page.blocks[n].size for n in run) > LONGEST_SUBHEAD or len(run) >= 3
        if before_all or announced or not (after_all or titles):
            continue
        several = len(run) > 1 and max(page.blocks[n].size for n in run) <= LONGEST_CAPTION
        longest = LONGEST_CAPTION if several else LONGEST_TITLE
        for number in run:
            if page.blocks[number].size <= longest and not _has_inner_stop(page.blocks[number]):
                where = "after the last paragraph" if after_all else "between paragraphs"
                yield (
                    number,
                    Label(
                        "related_links" if after_all else "caption",
                        f"A line without a full stop, {where}.",
                    ),
                )


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


def head_lines(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the date line and the byline over the story, and the same after it."""
    for number in page.rest:
        block = page.blocks[number]
        if page.first < number <= page.last or block.size > 20:
            continue
        if _is_date_line(block):
            yield number, Label("date_line", "The line holds a date and nothing else.")
        elif _BYLINE.fullmatch(block.text):
            yield number, Label("byline", "The line names who wrote the article.")


_BYLINE = re.compile(
    r"(?:By|BY|by|From|FROM) (?:[A-Z][\w.'’-]*(?:,| and| AND| &| in| for| at| of| the)*\s?){1,12}"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:am|pm)")


def _is_date_line(block: Block) -> bool:
    """Say whether every word is part of a date, a clock time or their label, and a day is among them."""
    parts = [w for word in block.words for w in re.split(r"[.-]", word) if w]
    numbers = [w for w in parts if w.isdigit()]
    named = any(w in words("furniture", "calendar") for w in parts)
    if not numbers or not (named or len(numbers) >= 3):
        return False
    known = words("furniture", "calendar") | words("furniture", "clock")
    return all(w in known or _CLOCK.fullmatch(w) for w in parts)


def sign_offs(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the initials and agencies that sign a text after its last paragraph: `kl/mn (AFP, dpa)`."""
    for number in range(max(page.last + 1, 0), len(page.blocks)):
        block = page.blocks[number]
        if not block.words:
            continue
        signs = re.findall(r"[\w.-]+", block.text)
        if len(signs) <= 6 and all(
            s in _signatures("wire", "pictures") or len(s) <= 3 for s in signs
        ):
            yield number, Label("credit", "Initials and agencies that sign the text.")


def truncation(page: Page) -> Iterator[tuple[int, Label]]:
    """Label marks that stand for the rest of a page, and lines of signs without a word."""
    for number, block in enumerate(page.blocks):
        if not block.words:
            kind = "truncation" if set(block.text) <= set(".… []") else "rule"
            yield number, Label(kind, "The line holds no word.")


def author_lives(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the author's life story: someone the story never names, and two stages of a career."""
    for number in page.rest[max(1, len(page.rest) * 2 // 3) :]:
        block = page.blocks[number]
        if not 8 <= block.size <= 120 or not (match := _NAME.match(block.text)):
            continue
        plain = _plain(block.text)
        stages = sum(any(p in plain for p in e["phrase"]) for e in entries("furniture", "career"))
        if stages >= 2 and not _is_named_elsewhere(page, number, match.group().split()[-1].lower()):
            yield (
                number,
                Label(
                    "author_bio",
                    f"It tells of someone the story never names ({stages} stages of a career).",
                ),
            )


_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3}")


def _is_named_elsewhere(page: Page, number: int, name: str) -> bool:
    """Say whether a paragraph of the story names this person; a byline doesn't count."""
    return any(
        name in block.words
        for n, block in enumerate(page.blocks)
        if n != number and block.size >= LONGEST_SUBHEAD
    )


# What a block says of itself comes first: what is left shows where the story's prose ends.
BY_CONTENT: tuple[Rule, ...] = (by_words, captions, galleries, link_lists, labelled_teasers)
BY_PLACE: tuple[Rule, ...] = (head_lines, sign_offs, author_lives, repeats, unfinished, truncation)


def _credit_tail(block: Block) -> Iterator[Furniture]:
    """Give the desk's credit in brackets at the end of a paragraph: `(Reporting by Ann Lee)`."""
    tail = max(block.start, block.end - 400)
    if match := _DESK.search(block.text[tail - block.start :]):
        yield Furniture(
            tail + match.start(), block.end, "credit", "The desk names itself in brackets."
        )


_DESK = re.compile(
    r"\((?:Additional |With )?(?i:reporting|writing|editing|compiled|edited|written|reported|inputs?) (?i:by|from)\b[^()]*\)\W*$"
)


# ── what is left ────────────────────────────────────────────────────────────────


def split_paragraphs(article: Article, furniture: Sequence[Furniture]) -> tuple[Paragraph, ...]:
    """Give the story's own blocks with their roles: every block with a word that is not furniture."""
    own = [block for block in cut(article.text) if block.words]
    kept = tuple(_outside(own, sorted(furniture)))
    prose = next(
        (n for n, (b, _, _) in enumerate(kept) if b.finished and b.size > LONGEST_SUBHEAD),
        len(kept),
    )
    title = _plain(article.title or "")
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
        block.bare
        or _plain(block.text) == title
        or (block.size <= PROSE and block.text[-1] in "?!")
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
