"""Vouching: whether one account bears out what is printed from another.

A siglum says to an editor: this account has it, too. That holds only if one sentence of it has
every figure, name, day and limit of the printed line, and denies it no more than the line does.
Accounts that share the event and not the line keep silent: too few sigla cost less than one
that is wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.model import Date, Quantity, Reading, Span, Story, Token

__all__ = ["Gist", "Vouching"]

# Six miles are 9.7 km, and are printed beside 10 km: figures in unlike units may be this far apart.
ROUNDED = 0.05


@dataclass(frozen=True, slots=True)
class Gist:
    """What must not be lost of a stretch: its figures, days, names and limits, and its negation.

    A name is its entity, if that is known, and its words; `words` are all words of the stretch.
    """

    figures: tuple[Quantity, ...]
    days: tuple[Date, ...]
    names: tuple[tuple[str | None, frozenset[str]], ...]
    limits: frozenset[str]
    words: frozenset[str]
    negated: bool
    hedged: bool

    def bears_out(self, printed: Gist, *, but: str | None = None) -> bool:
        """Say whether this stretch holds what the printed one does; `but` names who need not be named."""
        known = {entity for entity, _ in self.names}
        return (
            self.negated == printed.negated
            and self.hedged <= printed.hedged
            and printed.limits <= self.words
            and all(any(_equal(f, own) for own in self.figures) for f in printed.figures)
            and all(any(_within(own, day) for own in self.days) for day in printed.days)
            and all(
                entity in known or entity == but or words <= self.words
                if entity
                else words <= self.words
                for entity, words in printed.names
            )
        )


@dataclass(frozen=True, slots=True)
class Vouching:
    """A story, ready to be asked who vouches for what; make it once for a story."""

    accounts: dict[str, _Account]

    @classmethod
    def of(cls, story: Story) -> Vouching:
        """Index the accounts of a story."""
        names: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for entity in story.entities:
            for mention in entity.mentions:
                if entity.named and mention.exact[:1].isupper():
                    names[mention.article].append((mention, entity.id))
        return cls({r.article.id: _Account.of(r, names[r.article.id]) for r in story.readings})

    def gist(self, spans: Sequence[Span]) -> Gist:
        """Take from some spans, at least one, of one account what a printed line must not lose."""
        account = self.accounts[spans[0].article]
        near = sorted({n for span in spans for n in account.around(span)})
        figures = [q for n in near for q in account.figures[n] if _among(q.span, spans)]
        days = [d for n in near for d in account.days[n] if _among(d.span, spans)]
        named = [(m, e) for n in near for m, e in account.names[n] if _among(m, spans)]
        told = [*(q.span for q in figures), *(d.span for d in days)]
        tokens = [
            token
            for n in near
            for token in account.reading.sentences[n].tokens
            if any(span.start <= token.start and token.end <= span.end for span in spans)
        ]
        lower = {token.text.lower() for token in tokens}
        text = " ".join(token.text.lower() for token in tokens)
        rest = [t for t in tokens if not any(s.start <= t.start < s.end for s in told)]
        bare = [t for t in rest if not any(m.start <= t.start < m.end for m, _ in named)]
        denied = any(span.overlaps(d) for n in near for d in account.denied[n] for span in spans)
        return Gist(
            tuple(figures),
            tuple(days),
            (
                *((entity, _words(mention.exact)) for mention, entity in named),
                *((None, frozenset({t.text.lower()})) for t in bare if t.tag.startswith("NNP")),
            ),
            frozenset(_limits(bare)),
            frozenset(lower | {token.lemma.lower() for token in tokens}),
            denied or not lower.isdisjoint(_negations()),
            any(f" {phrase} " in f" {text} " for phrase in _hedges()),
        )

    def sentence(self, span: Span) -> Gist:
        """Take it from the sentences that a span stands in."""
        reading = self.accounts[span.article].reading
        near = self.accounts[span.article].around(span)
        inside = [reading.sentences[n] for n in near]
        whole = reading.article.span(inside[0].start, inside[-1].end) if inside else span
        return self.gist([whole])


@dataclass(frozen=True, slots=True)
class _Account:
    """What was found in an account, by the number of the sentence in which it begins."""

    reading: Reading
    starts: Sequence[int]
    figures: defaultdict[int, list[Quantity]]
    days: defaultdict[int, list[Date]]
    names: defaultdict[int, list[tuple[Span, str]]]
    denied: defaultdict[int, list[Span]]

    @classmethod
    def of(cls, reading: Reading, names: Iterable[tuple[Span, str]]) -> _Account:
        starts = [sentence.start for sentence in reading.sentences]
        account = cls(
            reading,
            starts,
            figures=defaultdict(list),
            days=defaultdict(list),
            names=defaultdict(list),
            denied=defaultdict(list),
        )
        for quantity in reading.quantities:
            account.figures[account.number(quantity.span.start)].append(quantity)
        for found in reading.dates:
            if found.kind in ("date", "time"):
                account.days[account.number(found.span.start)].append(found)
        for mention, entity in names:
            account.names[account.number(mention.start)].append((mention, entity))
        for statement in reading.statements:
            if statement.factuality == "denied":
                for content in statement.content:
                    account.denied[account.number(content.start)].append(content)
        return account

    def number(self, place: int) -> int:
        """Count the sentences that begin before a place, less one: the one that holds it."""
        return bisect_right(self.starts, place) - 1

    def around(self, span: Span) -> range:
        """Number the sentences that a span touches."""
        if not self.starts or not span.exact:
            return range(0)
        return range(max(self.number(span.start), 0), self.number(span.end - 1) + 1)


def _limits(tokens: Iterable[Token]) -> Iterable[str]:
    """Yield the words that narrow what is told: "permanent", "legally", "west", and bare numbers."""
    headings = lexicon.words("grammar", "heading", "words")
    for token in tokens:
        narrows = token.pos == "ADJ" or (token.pos == "ADV" and token.lemma.endswith("ly"))
        number = token.tag == "CD"
        light = token.lemma in lexicon.words("light")
        if (narrows and not light) or number or token.lemma in headings:
            yield token.lemma.lower()


def _negations() -> frozenset[str]:
    return lexicon.words("grammar", "negation", "words") | lexicon.words(
        "grammar", "nobody", "words"
    )


def _hedges() -> frozenset[str]:
    """Give what weakens or limits a whole sentence, so that it bears out none without it."""
    limited = [
        e for e in lexicon.entries("grammar", "scope") if e["kind"] in ("at first", "so far")
    ]
    words = {word for e in limited for field in ("words", "phrases") for word in e.get(field, ())}
    return frozenset(words) | lexicon.words("grammar", "hedge", "words")


def _equal(one: Quantity, other: Quantity) -> bool:
    if one.value is None or other.value is None:
        return one.span.exact.lower() == other.span.exact.lower()
    if one.unit == other.unit or one.si_value is None or other.si_value is None:
        return one.value == other.value and one.dimension == other.dimension
    near = abs(one.si_value - other.si_value) <= ROUNDED * abs(one.si_value)
    return near and one.dimension == other.dimension


def _within(own: Date, day: Date) -> bool:
    """Say whether a date is the printed one, or a more exact one within it."""
    clock = day.value.partition("T")[2]
    if clock[:1].isdigit() and own.value.partition("T")[2] != clock:
        return False
    if not (own.begin and own.end and day.begin and day.end):
        return own.span.exact.lower() == day.span.exact.lower()
    return day.begin <= own.begin and own.end <= day.end


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,").lower() for word in text.split())


def _among(span: Span, spans: Sequence[Span]) -> bool:
    return any(whole.covers(span) for whole in spans)
