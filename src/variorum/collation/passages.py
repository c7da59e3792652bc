"""Find the passages two accounts share word for word.

Every five words in a row make a shingle (Broder 1997). An account that holds a fair part
of another's shingles was copied from it, or both from a third. What stands between
quotation marks does not count: whoever was in the room has the same quotation; and neither does
a post that both show.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.collation.together import Together
from variorum.model import Reading, Span

SHINGLE = 5
Shingle = tuple[str, ...]
# The least part of the shorter account. Of 190 pairs in nine stories those at .25 and above
# are one agency's text, or one paper's copied by another; the highest pair of texts that share
# only a sentence of background stands at .16.
PART = 0.25
# A brief that shares one sentence of a press release with a long report is no copy: a part
# below `MOST` has to be spread over two passages, and to be as long as a paragraph.
MOST = 0.6
LEAST = 20
# A reprint of two sentences is a reprint.
SHORT = 6
# Where the account hardly says a word but quotations, they are all there is to compare.
WORDLESS = 15
# So many words in a row, outside quotation marks, are a sentence that was not written twice.
# Of so many pairs at most they are looked for, the likeliest first.
ECHO = 11
ECHOES = 400
# A shingle brings an account together with the first so many that hold it: of forty
# reprints each finds some, and through them all.
HOLDERS = 12

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Shared:
    """Two accounts (by their place in the sequence) that share passages, and the longest of them in each.

    `whole` is false where it is but a sentence: then the two are no copies, but did not write
    that sentence apart from each other.
    """

    first: int
    second: int
    part: float
    evidence: tuple[Span, Span]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    """The running words of an account, headline aside, and where each shingle is first met."""

    reading: Reading
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    shingles: dict[Shingle, int]

    @classmethod
    def of(cls, reading: Reading) -> _Words:
        quotes = [(q.span.start, q.span.end) for q in reading.quotes if q.depth == 0]
        found = list(_running(reading, sorted([*quotes, *_posts(reading)])))
        if sum(word != "" for word, _, _ in found) < WORDLESS:
            found = list(_running(reading, ()))
        words = tuple(word for word, _, _ in found)
        shingles: dict[Shingle, int] = {}
        for n in range(len(words) - SHINGLE + 1):
            if "" not in (shingle := words[n : n + SHINGLE]):
                shingles.setdefault(shingle, n)
        return cls(reading, words, tuple((start, end) for _, start, end in found), shingles)

    def span(self, first: int, last: int) -> Span:
        return self.reading.article.span(self.places[first][0], self.places[last][1])


def _posts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give where posts stand, down to the name of their writer: "… — Ann Lee (@annlee)"."""
    for statement in reading.statements:
        if statement.source is not None and "(@" in statement.source.exact and statement.content:
            yield statement.content[0].start, statement.source.end


def _running(reading: Reading, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Give the words outside quotation marks in lower case; an empty one where a quotation is left out."""
    left_out = iter([*quoted, (len(reading.article.text) + 1,) * 2])
    start, end = next(left_out)
    for paragraph in reading.paragraphs:
        if paragraph.role == "headline":
            continue
        for match in _WORD.finditer(reading.article.text, paragraph.start, paragraph.end):
            while end <= match.start():
                start, end = next(left_out)
                yield "", match.start(), match.start()
            if match.end() <= start:
                yield match.group().lower(), match.start(), match.end()


def find_shared(readings: Sequence[Reading]) -> tuple[Shared, ...]:
    """Give pairs of accounts of which one was copied from the other, or both from a third; whole or in a sentence.

    Of accounts that share their passages all round, each comes in one pair with what is
    most like it. Time and space grow with the words of all accounts, not with the pairs.
    """
    texts = [_Words.of(reading) for reading in readings]
    holders: dict[Shingle, list[int]] = defaultdict(list)
    met: Counter[tuple[int, int]] = Counter()
    for number, text in enumerate(texts):
        for shingle in text.shingles:
            earlier = holders[shingle]
            met.update((other, number) for other in earlier)
            if len(earlier) < HOLDERS:
                earlier.append(number)
    sizes = [len(text.shingles) for text in texts]
    likeliest = sorted(
        (-count / min(sizes[a], sizes[b]), a, b, count) for (a, b), count in met.items()
    )
    family = Together()
    found, rest = [], []
    for _, first, second, count in likeliest:
        if family.name(first) == family.name(second):
            continue
        if (shared := _judged(texts, first, second, count)) is not None:
            family.join(first, second)
            found.append(shared)
        elif count > ECHO - SHINGLE:
            rest.append((first, second))
    for first, second in rest[:ECHOES]:
        apart = family.name(first) != family.name(second)
        if apart and (shared := _echo(texts, first, second)) is not None:
            found.append(shared)
    return tuple(sorted(found, key=lambda s: (s.first, s.second)))


def _judged(texts: Sequence[_Words], first: int, second: int, count: int) -> Shared | None:
    a, b = texts[first], texts[second]
    part = count / min(len(a.shingles), len(b.shingles))
    if part < PART or count < (SHORT if part >= MOST else LEAST):
        return None
    runs = list(_runs(a, b))
    if part < MOST and len(runs) < 2:
        return None
    at, there, length = max(runs, key=lambda run: (run[2], -run[0]))
    return Shared(
        first, second, part, (a.span(at, at + length - 1), b.span(there, there + length - 1))
    )


def _echo(texts: Sequence[_Words], first: int, second: int) -> Shared | None:
    """Give the longest sentence that two accounts share, if it is none that is written twice."""
    a, b = texts[first], texts[second]
    at, there, length = max(_runs(a, b), key=lambda run: (run[2], -run[0]), default=(0, 0, 0))
    if length < ECHO:
        return None
    spans = a.span(at, at + length - 1), b.span(there, there + length - 1)
    return Shared(first, second, length / min(len(a.words), len(b.words)), spans, whole=False)


def _runs(a: _Words, b: _Words) -> Iterator[tuple[int, int, int]]:
    """Give the passages of `a` that stand in `b` too: where in each, and how many words."""
    n = 0
    while n <= len(a.words) - SHINGLE:
        there = b.shingles.get(a.words[n : n + SHINGLE])
        if there is None:
            n += 1
            continue
        length = 0
        while (
            n + length < len(a.words)
            and there + length < len(b.words)
            and a.words[n + length] == b.words[there + length] != ""
        ):
            length += 1
        yield n, there, length
        n += max(length, 1)
