"""Find captions, by the credit that says whose picture they describe, and the frames of picture shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from variorum.lexicon import words
from variorum.reading.blocks import Block
from variorum.reading.page import (
    LONGEST_CAPTION,
    LONGEST_TITLE,
    SHORT_PROSE,
    Label,
    Page,
    signatures,
)


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


def signed_pictures(page: Page) -> Iterator[tuple[int, Label]]:
    """Label a line that ends with an agency in brackets and without a full stop.

    A report is signed behind its stop. What only says how an agency's name is shortened,
    `the Press Association (PA)`, is no signature.
    """
    if not page.punctuated:
        return
    for number in page.rest:
        block = page.blocks[number]
        match = _signed_picture().search(block.text[-80:])
        if match is None or block.size > LONGEST_CAPTION or not page.first < number < page.last:
            continue
        initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", match["before"]))
        if not initials.endswith(match["name"]):
            yield number, Label("caption", f"It ends with {match['name']!r} and no full stop.")


@cache
def _signed_picture() -> re.Pattern[str]:
    wires = "|".join(sorted(map(re.escape, signatures("wire")), key=len, reverse=True))
    return re.compile(rf"(?P<before>[^()]*[a-z0-9]) \((?P<name>{wires})\)$")


def clips(page: Page) -> Iterator[tuple[int, Label]]:
    """Label a line between paragraphs that says who speaks in a video, and on what."""
    if not page.punctuated:
        return
    for number in page.rest:
        block = page.blocks[number]
        between = page.first < number < page.last
        if between and block.bare and block.size <= LONGEST_TITLE and _ON.match(block.text):
            yield number, Label("caption", "It says who speaks, and on what.")


# A name of two words or more, perhaps a post between commas, and "on".
_ON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:, [^,]{3,60},)? on (?:the )?[A-Z]")


def last_pictures(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the captions that stand in a row at the end, some of which end as sentences do.

    One event's pictures are told in the same words over and over; paragraphs are not. So
    each line without a full stop counts, and each that shares a passage with another of the
    row; at least two have to be bare, and none may quote anyone.
    """
    if not page.punctuated:
        return
    row = [*takewhile(lambda n: _may_describe(page.blocks[n]), reversed(page.rest))]
    passages = Counter(p for n in row[:PICTURES] for p in _passages(page.blocks[n]))
    described = [
        *takewhile(
            lambda n: (
                page.blocks[n].bare or any(passages[p] > 1 for p in _passages(page.blocks[n]))
            ),
            row[:PICTURES],
        )
    ]
    repeated = sum(not page.blocks[n].bare for n in described)
    if repeated >= 2 and len(described) - repeated >= 2:
        for number in described:
            yield number, Label("caption", f"{len(described)} captions in a row at the end.")


# So many captions in a row are looked at; passages of so many words are compared.
PICTURES = 40
PASSAGE = 6


def _may_describe(block: Block) -> bool:
    return 0 < block.size <= 45 and not any(mark in block.text for mark in '"“”‘')


def _passages(block: Block) -> set[tuple[str, ...]]:
    return {block.words[n : n + PASSAGE] for n in range(len(block.words) - PASSAGE + 1)}


@cache
def _credits() -> dict[str, re.Pattern[str]]:
    """The shapes of a picture credit: `(Image: Getty)`, `REUTERS/Ann Lee`, `Ann Lee/AFP`."""
    houses = "|".join(
        re.escape(a) for a in sorted(signatures("wire", "pictures"), key=len, reverse=True)
    )
    sellers = "|".join(re.escape(a) for a in sorted(signatures("pictures"), key=len, reverse=True))
    label = "|".join(sorted(words("furniture", "credit"), key=len, reverse=True))
    name = r"[^\W\d_][\w.'’-]*(?:[ ,]{1,2}[^\W\d_][\w.'’-]*){0,4}"
    end = (
        rf"\((?i:{label})s?(?: (?i:by|credit))?\s?: ?[^()]{{2,80}}\)\W*$"
        rf"|\([^()]{{0,60}}\b(?i:(?:file|archive) (?:photo|picture|image)|via (?:{houses})|(?:{houses}) (?i:photo|pool|images?)\b)[^()]{{0,40}}\)\W*$"
        rf"|\([^()]{{0,60}}/ ?(?:{houses}|[^()/]{{2,40}})\)\W*$"
        rf"|\((?:{sellers})\)\W*$"
        rf"|\b(?i:photograph|photographer|photo|picture|image|credit|illustration): ?(?:[^.:;]|\b[A-Z]\.){{2,60}}$"
        rf"|\b(?:{houses})/{name}$"
        rf"|\b{name}/ ?(?:{houses})(?:,? ?(?:{houses}|via|Images|/))*$"
        rf"|(?<![\w,])\b(?:{sellers})$"
        # An agency that no list knows, behind the full stop: "… on Thursday. CP"
        rf"|(?<=[a-z]\.) [A-Z]{{2,5}}$"
    )
    begin = rf"(?:{houses})(?: ?[•|/-] ?| )(?:(?:{houses}|Contributor|Images) )?(?=[^\W\d_a-z])"
    return {"end": re.compile(end), "begin": re.compile(begin)}


def galleries(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the frames of a picture show: `3/12 A lighthouse …`, on lines of their own or in one."""
    counters = [_COUNTER.findall(b.text[:5_000]) for b in page.blocks]
    totals = Counter(total for found in counters for _, total in found)
    for number, found in enumerate(counters):
        frames = [f for f in found if totals[f[1]] >= 3 and int(f[0]) <= int(f[1])]
        over = page.blocks[number - 1] if number else None
        if frames and over is not None and over.bare and over.size < SHORT_PROSE and number > 1:
            yield number - 1, Label("gallery", "It stands over the pictures of a show.")
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
