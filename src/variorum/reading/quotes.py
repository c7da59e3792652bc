"""Find what stands between quotation marks.

A scanner of its own, one pass over each paragraph: a mark opens or closes by its shape and by
what stands on either side of it, so that *the soldiers’ refusal*, *’90s*, *rock ’n’ roll* and
*6'2"* are read as what they are. A quotation ends with its paragraph: a mark left open there is the
printer's way of saying that the speaker goes on, or an accident, and what follows is not ours to
claim, unless the very next paragraph closes it without opening another. That is how pages look
whose sentences were put on a line each; the rest of the quotation is then one of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.lexicon import words
from variorum.model import Article, Paragraph, Quote, QuoteKind
from variorum.reading.cues import reporting_forms

Way = Literal["open", "close", "neither"]

_MARK = re.compile(r"``|''|[\"“”„«»‘’']")
_SINGLE = frozenset("‘’'")
_OPENERS = frozenset({"“", "„", "«", "``", "‘"})
# What may stand before an opening mark, other than white space.
_LEADS = frozenset("([{—–-―:/“\"‘'")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# A height or a size: 6'2", 5’ 11”, 30' or 12" after a figure.
_FEET = re.compile(r"\d\s?(?:['’]\s?\d{0,2}|)$")
# Quotations nested deeper than this are noise: news has three levels, once in a while four.
DEEPEST = 8
# What can be a scare quote is at most this long: a "deal", the so-called "peace plan".
SCARE_WORDS = 2
# A name in quotation marks is rarely longer: "The Strange Case of Dr Jekyll and Mr Hyde" has nine words.
TITLE_WORDS = 9
# What is longer than this many characters is speech; its first and last words tell the rest.
LONG = 200
# How far a reporting word may stand from a short quotation that it governs, in characters.
REACH = 60


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark in its place; `after` and `before` are the characters on either side."""

    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def single(self) -> bool:
        return self.text in _SINGLE


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opening mark and the end of its quotation."""

    opened: _Mark
    closed: _Mark | None
    depth: int


def find_quotes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """Give the quotations of an account, outer before inner, in text order.

    >>> article = Article.of("He called the soldiers’ plan “a ‘brave’ retreat,” not a rout.")
    >>> for quote in find_quotes(article, [Paragraph(0, len(article.text))]):
    ...     print(quote.depth, quote.kind, quote.inner.exact)
    0 partial a ‘brave’ retreat,
    1 partial brave
    """
    found: list[Quote] = []
    left_open = False
    for paragraph in paragraphs:
        pairs = sorted(
            _pairs(article.text, paragraph, left_open=left_open), key=lambda p: p.opened.start
        )
        left_open = bool(pairs) and pairs[-1].closed is None and not pairs[-1].opened.single
        # Marks with nothing between them quote nothing.
        found += [
            _quote(article, paragraph, pair)
            for pair in pairs
            if pair.opened.end < (pair.closed.start if pair.closed else paragraph.end)
        ]
    return tuple(found)


def _pairs(text: str, paragraph: Paragraph, *, left_open: bool) -> Iterator[_Pair]:
    """Match the marks of one paragraph, inner quotations first."""
    marks = tuple(_marks(text, paragraph))
    later_close = _SingleCloses(marks)
    opened: list[_Mark] = []
    if left_open and _closes_first(marks):
        # The quotation of the paragraph before goes on from the first character of this one.
        opened.append(_Mark(paragraph.start, paragraph.start, '"', " ", " "))
    for mark in marks:
        way = _way(text, mark, opened, later_close)
        if way == "open" and len(opened) < DEEPEST:
            opened.append(mark)
        elif way == "close":
            place = _partner(opened, mark)
            if place is not None:
                yield _Pair(opened[place], mark, place)
                del opened[place:]
    left = [mark for mark in opened if not mark.single or mark.start == paragraph.start]
    for depth, mark in enumerate(left):
        yield _Pair(mark, None, depth)


def _marks(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = found.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        yield _Mark(start, end, found.group(), before, after)


def _closes_first(marks: Sequence[_Mark]) -> bool:
    """Say whether the first double mark of a paragraph closes, and the next does not."""
    double = [m for m in marks if not m.single][:2]
    return bool(double) and _only_closes(double[0]) and not any(map(_only_closes, double[1:]))


def _only_closes(mark: _Mark) -> bool:
    """Say whether a mark can do nothing but close: “… more are coming,” she said."""
    return mark.text not in _OPENERS and (not mark.before.isspace() or mark.after.isspace())


class _SingleCloses:
    """Where single marks stand that could close a quotation."""

    def __init__(self, marks: Sequence[_Mark]) -> None:
        self._places = [m.start for m in marks if m.text in "’'" and _ends_word(m)]
        self._opens = [m.start for m in marks if m.text in "‘'" and _begins_word(m)]

    def another_after(self, mark: _Mark) -> bool:
        """Say whether a single quotation that goes on after this mark could still be closed."""
        following = bisect_left(self._places, mark.end)
        if following == len(self._places):
            return False
        reopened = bisect_left(self._opens, mark.end)
        return reopened == len(self._opens) or self._places[following] < self._opens[reopened]


def _begins_word(mark: _Mark) -> bool:
    return (mark.before.isspace() or mark.before in _LEADS) and not mark.after.isspace()


def _ends_word(mark: _Mark) -> bool:
    return not mark.before.isspace() and not mark.after.isalnum()


def _way(text: str, mark: _Mark, opened: Sequence[_Mark], closes: _SingleCloses) -> Way:
    return (
        _single_way(text, mark, opened, closes) if mark.single else _double_way(text, mark, opened)
    )


def _single_way(text: str, mark: _Mark, opened: Sequence[_Mark], closes: _SingleCloses) -> Way:
    """Tell a single quotation mark from an apostrophe."""
    if mark.before.isalnum() and mark.after.isalnum():
        return "neither"
    if _clipped_word(text, mark):
        return "neither"
    begins = _begins_word(mark)
    inside = any(m.single for m in opened)
    if mark.text == "‘" or (begins and mark.text == "'" and not inside):
        return "open" if begins and closes.another_after(mark) else "neither"
    if not inside or not _ends_word(mark):
        return "neither"
    # The plural's apostrophe: ‘the soldiers’ refusal’ closes at the second mark, not at the first.
    goes_on = mark.before in "sSzx" and mark.after == " " and closes.another_after(mark)
    return "neither" if goes_on else "close"


def _clipped_word(text: str, mark: _Mark) -> bool:
    """Say whether the mark stands for letters left out: ’90s, ’em, rock ’n’ roll."""
    following = _WORD.match(text, mark.end, mark.end + 8)
    if following is not None and not mark.before.isalnum():
        word = following.group().lower()
        if word in words("quotes", "clipped") or re.fullmatch(r"\d0s", word):
            return True
    return text[max(0, mark.start - 2) : mark.start].lower() in ("’n", "'n", "‘n")


def _double_way(text: str, mark: _Mark, opened: Sequence[_Mark]) -> Way:
    """Tell whether a double mark opens or closes, trusting its shape unless its neighbours deny it."""
    inside = any(not m.single for m in opened)
    begins = _begins_word(mark)
    if mark.text in _OPENERS:
        # „So“ closes with the mark that opens elsewhere.
        german = mark.text == "“" and any(m.text == "„" for m in opened)
        return "close" if german else "open"
    if mark.text in ("''", '"', "”") and _is_measure(text, mark, inside=inside):
        return "neither"
    if mark.text == '"':
        if not inside:
            return "open" if not mark.after.isspace() else "neither"
        return "open" if begins and mark.before not in "—–-―" and _nests(opened) else "close"
    if not inside:
        # ”Like this,” a hand that types one shape for both.
        return "open" if begins else "neither"
    return "close"


def _nests(opened: Sequence[_Mark]) -> bool:
    """Say whether a straight double mark can open inside what is open: only inside curly ones."""
    return all(m.text != '"' for m in opened)


def _is_measure(text: str, mark: _Mark, *, inside: bool) -> bool:
    if not mark.before.isdigit():
        return False
    found = _FEET.search(text, max(0, mark.start - 6), mark.start)
    feet = found is not None and any(sign in found.group() for sign in "'’")
    return feet or not inside


def _partner(opened: Sequence[_Mark], mark: _Mark) -> int | None:
    """Find the innermost open mark of the same sort, single or double."""
    return next(
        (n for n in range(len(opened) - 1, -1, -1) if opened[n].single == mark.single), None
    )


def _quote(article: Article, paragraph: Paragraph, pair: _Pair) -> Quote:
    end = pair.closed.end if pair.closed else paragraph.end
    inner_end = pair.closed.start if pair.closed else paragraph.end
    return Quote(
        span=article.span(pair.opened.start, end),
        inner=article.span(pair.opened.end, max(pair.opened.end, inner_end)),
        depth=pair.depth,
        kind=_kind(article.text, paragraph, pair.opened.start, pair.opened.end, inner_end, end),
        closed=pair.closed is not None,
    )


def _kind(
    text: str, paragraph: Paragraph, start: int, inner_start: int, inner_end: int, end: int
) -> QuoteKind:
    """Tell speech from a partial quotation, a scare quote and the title of a work."""
    inner = text[max(inner_start, inner_end - LONG) : inner_end]
    opening = text[inner_start : min(inner_end, inner_start + LONG)]
    said = [m.group() for m in _WORD.finditer(opening)]
    if not said:
        return "scare"
    last = inner.rstrip()[-1:]
    pointed = last in tuple(".,!?…—")
    # “The Long Way Home.” ends its sentence; “No,” ends what somebody said.
    named = not pointed or (last == "." and len(said) > 1)
    named = named or (last == "," and _is_named(text, paragraph, start))
    # A line that is nothing but a quotation in capitals is a heading: “Turn Up the Lamp”.
    heading = (start, end) == (paragraph.start, paragraph.end)
    led_in = _is_led_in(text, paragraph, start) and not heading
    if named and not led_in and len(said) <= TITLE_WORDS and _title_case(said):
        return "title"
    whole = heading and last in tuple(".!?…")  # “Nobody ran.”, in a paragraph of its own
    if len(said) <= SCARE_WORDS and not whole and not _is_governed(text, paragraph, start, end):
        return "scare"
    begins = said[0][:1].isupper() or said[0] == "i" or said[0][:1].isdigit()
    alone = start == paragraph.start
    return "speech" if begins and (pointed or alone or len(said) > TITLE_WORDS) else "partial"


def _title_case(said: Sequence[str]) -> bool:
    """Say whether every word of weight has a capital: “The Long Way Home”."""
    heavy = [w for w in said if w.lower() not in words("quotes", "light")]
    return said[0][:1].isupper() and all(w[:1].isupper() or w[:1].isdigit() for w in heavy)


def _is_named(text: str, paragraph: Paragraph, start: int) -> bool:
    """Say whether a small word makes a name of what follows: *on* “Harbour Talk,” he …."""
    before = _WORD.findall(text, max(paragraph.start, start - REACH), start)[-1:]
    if not before:
        return False
    # "on Lind’s “Harbour Talk,” he …".
    return before[0].lower() in words("quotes", "naming") or before[0][-2:] in ("'s", "’s")


def _is_led_in(text: str, paragraph: Paragraph, start: int) -> bool:
    """Say whether a comma, a colon or a reporting word leads straight into the quotation."""
    before = text[max(paragraph.start, start - REACH) : start].rstrip()
    last = _WORD.findall(before)[-1:]
    return before[-1:] in ("", ",", ":") or (bool(last) and last[0].lower() in reporting_forms())


def _is_governed(text: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Say whether a reporting word stands near enough, in the same sentence, to own the quotation."""
    before = re.split(r"[.!?]\s", text[max(paragraph.start, start - REACH) : start])[-1]
    after = re.split(r"[.!?;]", text[end : min(paragraph.end, end + REACH // 2)])[0]
    near = {m.group().lower() for part in (before, after) for m in _WORD.finditer(part)}
    return any(word in reporting_forms() for word in near)
