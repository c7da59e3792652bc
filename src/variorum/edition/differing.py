"""Where accounts differ: the readings of a point side by side, the most serious point first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from variorum.edition.lines import compose, word_count
from variorum.edition.passages import is_balanced
from variorum.model import Line, Point, Quantity, Reading, Sentence, Span, Story, Variant

__all__ = ["set_side_by_side"]

LONGEST = (
    120  # characters of one reading: a figure takes 70, a clause that tells what became of it 100
)
# "Thursday" alone says nothing; "Biden's shift, made Thursday" does.
FEWEST_WORDS = 2

_QUESTION = {
    "scope": "How far: ",
    "time": "When: ",
    "place": "Where: ",
    "polarity": "Whether: ",
    "attribution": "On whose word: ",
    "name": "Who or what: ",
}
_SEVERITY = {"high": 0, "medium": 1, "low": 2}


def set_side_by_side(story: Story, *, words: int = 80, most: int = 8) -> list[Line]:
    """Give a line a point that differs or was updated; a point to check comes last and says so."""
    accounts = {reading.article.id: reading for reading in story.readings}
    points = [p for p in story.points if p.relation != "agree"]
    points.sort(key=lambda p: (p.status == "check", _SEVERITY[p.severity], -p.confidence, p.id))
    lines: list[Line] = []
    printed: set[Span] = set()
    for point in points:
        line = _line(point, accounts)
        if line is None or len(lines) == most or word_count(line) > words:
            continue
        here = {s for s, place in zip(line.evidence, line.at, strict=True) if place is not None}
        if here & printed:  # the same words would stand in two lines
            continue
        lines.append(line)
        printed |= here
        words -= word_count(line)
    return lines


def _line(point: Point, accounts: Mapping[str, Reading]) -> Line | None:
    told = point.aspect == "attribution"
    readings = [(reading, _words(reading, accounts, as_told=told)) for reading in point.readings]
    printable = [(reading, spans) for reading, spans in readings if spans]
    if len({spans[0].exact for _, spans in printable}) < 2:
        return None
    follows = point.relation == "update" and _follow(printable, accounts)
    pieces: list[str | Sequence[Span]] = ["to check: "] if point.status == "check" else []
    pieces.append(_question(point, [spans[0] for _, spans in printable], accounts))
    for n, (_, spans) in enumerate(printable):
        if n:
            pieces.append(" → " if follows else " · ")
        pieces.append(spans)
    return compose(*pieces, point=point.id)


def _question(point: Point, printed: Sequence[Span], accounts: Mapping[str, Reading]) -> str:
    """Ask what the readings answer, in joining words."""
    if point.aspect not in ("value", None):
        return _QUESTION[point.aspect]
    figures: list[Quantity] = [
        quantity
        for span in printed
        if span.article in accounts
        for quantity in accounts[span.article].quantities
        if quantity.span.overlaps(span)
    ]
    if not figures:
        return "In which words: "
    counts = all(q.dimension in ("count", "ordinal") for q in figures)
    return "How many: " if counts else "Which figure: "


def _words(
    reading: Variant, accounts: Mapping[str, Reading], *, as_told: bool = False
) -> list[Span]:
    """Choose the span that is printed, then one of each other account that bears it out.

    The handiest is printed, or, `as_told`, the first: it says on whose word a thing stands.
    """
    found = [_widened(span, accounts) for span in reading.evidence]
    short = [span for span in found if len(span.exact) <= LONGEST]
    spans = short if as_told else sorted(short, key=_handiness)
    chosen: dict[str, Span] = {}
    for span in spans:
        chosen.setdefault(span.article, span)
    return list(chosen.values())


def _handiness(span: Span) -> tuple[object, ...]:
    return len(span.exact.split()) < FEWEST_WORDS, len(span.exact)


def _widened(span: Span, accounts: Mapping[str, Reading]) -> Span:
    """Take in what a single word belongs to, as far as that stays short."""
    account = accounts.get(span.article)
    if account is None or len(span.exact.split()) >= FEWEST_WORDS:
        return span
    sentence = next((s for s in account.sentences if s.start <= span.start < s.end), None)
    inside = [n for n, t in enumerate(sentence.tokens) if t.start == span.start] if sentence else []
    if sentence is None or not inside:
        return span
    for head in sentence.ancestors(inside[0]):
        members = [n for n in sentence.subtree(head) if sentence.tokens[n].pos != "PUNCT"]
        if not members:
            continue
        wider = account.article.span(
            sentence.tokens[members[0]].start, sentence.tokens[members[-1]].end
        )
        if len(wider.exact) > LONGEST or not wider.covers(span):
            break
        if len(wider.exact.split()) > FEWEST_WORDS and is_balanced(wider.exact):
            return wider
    return _reaching(span, sentence, inside[0], account)


def _reaching(span: Span, sentence: Sentence, word: int, account: Reading) -> Span:
    """Take in what stands between a day or a place and the verb it goes with, if that is short."""
    head = sentence.tokens[word].head
    if sentence.tokens[word].dep == "pobj":
        head = sentence.tokens[head].head
    elif sentence.tokens[word].dep not in ("advmod", "npadvmod", "tmod"):
        return span
    verb = sentence.tokens[head]
    wider = account.article.span(min(verb.start, span.start), max(verb.end, span.end))
    fits = len(wider.exact) <= LONGEST and is_balanced(wider.exact)
    return wider if verb.pos == "VERB" and fits else span


def _follow(
    readings: Sequence[tuple[Variant, list[Span]]], accounts: Mapping[str, Reading]
) -> bool:
    """Say whether the readings were reported in the order in which the point has them.

    Figures stand in the order in which they grow, and several may come out on one day; what is
    no figure follows only what was reported on an earlier day. Where a day is unknown, or the
    days run the other way, no order is claimed.
    """
    days: list[date] = []
    for reading, _ in readings:
        known = [accounts[a].article.published for a in reading.articles if a in accounts]
        if not known or any(day is None for day in known):
            return False
        days.append(min(day for day in known if day is not None))
    grows = all(isinstance(reading.value, float) for reading, _ in readings)
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    return sum(steps) > 0 and all(step > 0 or (grows and step == 0) for step in steps)
