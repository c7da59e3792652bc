"""Where an account mentions whom: in which sentence, how prominently, in which quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model import Article, Entity, Quote, Sentence, Span
from variorum.reading.descriptions import SUBJECTS

# How prominent a subject is: of a clause that only tells more of a noun, of another, of the main one.
ASIDE, CLAUSE, MAIN = 1, 2, 3

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})

# A sentence, and the first and last of its tokens that a stretch of text takes.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where it is mentioned: sentence, tokens, how prominent, and in which quotation."""

    entity: Entity
    span: Span
    sentence: int
    first: int
    last: int
    rank: int
    quote: int | None


class Mentions:
    """All mentions of an account by their place. Pronouns are added as they are understood."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        quotes: Sequence[Quote],
    ) -> None:
        self._end = len(article.text)
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        # In a title, too, nobody is spoken of whom a pronoun outside it could mean.
        self._quotes = sorted((q.inner.start, q.inner.end) for q in quotes if q.depth == 0)
        self._named = sorted(self._placed(entities), key=lambda m: (m.span.start, -m.span.end))
        self._at = [m.span.start for m in self._named]
        self._added: dict[int, list[Mention]] = defaultdict(list)

    def of(self, index: int) -> list[Mention]:
        """Give the mentions in a sentence, in text order, and then the pronouns understood in it."""
        sentence = self._sentences[index]
        first = bisect_left(self._at, sentence.start)
        return [*self._named[first : bisect_left(self._at, sentence.end)], *self._added[index]]

    def within(self, stretch: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield whom a stretch of text mentions by name, with the mentions."""
        low, high = bisect_left(self._at, stretch.start), bisect_left(self._at, stretch.end)
        for m in self._named[low:high]:
            if m.span.end <= stretch.end:
                yield m.entity, m.span

    def add(self, entity: Entity, span: Span, place: Place) -> None:
        """Remember whom a pronoun means: the next one may take it up."""
        self._added[place[0]].append(self._mention(entity, span, place))

    def place(self, span: Span) -> Place | None:
        """Find the sentence and tokens a span takes."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        tokens = self._sentences[index].tokens
        first = bisect_right(tokens, span.start, key=lambda t: t.end)
        last = bisect_left(tokens, span.end, key=lambda t: t.start) - 1
        return (index, first, last) if first <= last else None

    def quote_at(self, position: int) -> int | None:
        """Tell the quotation a character stands in, by where that begins."""
        n = bisect_right(self._quotes, (position, self._end)) - 1
        inside = n >= 0 and self._quotes[n][0] <= position < self._quotes[n][1]
        return self._quotes[n][0] if inside else None

    def _placed(self, entities: Sequence[Entity]) -> Iterator[Mention]:
        for entity in entities:
            for span in entity.mentions:
                if (place := self.place(span)) is not None:
                    yield self._mention(entity, span, place)

    def _mention(self, entity: Entity, span: Span, place: Place) -> Mention:
        rank = _rank(self._sentences[place[0]], *place[1:])
        return Mention(entity, span, *place, rank, self.quote_at(span.start))


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Give the token of a stretch that the others hang on."""
    inside = range(first, last + 1)
    heads = ((i, sentence.tokens[i].head) for i in inside)
    tops = [i for i, head in heads if head == i or head not in inside]
    # A town may be taken for a verb: "*Elbe* harbour Chief Ada Lind".
    nouns = (i for i in tops if sentence.tokens[i].pos in _NOMINAL)
    return next(nouns, tops[0] if tops else first)


def _rank(sentence: Sentence, first: int, last: int) -> int:
    """Say how prominent a mention is: whose subject it is, or 0."""
    at = head_of(sentence, first, last)
    tokens = sentence.tokens
    seen = {at}
    while tokens[at].dep in ("conj", "appos") and tokens[at].head not in seen:
        at = tokens[at].head
        seen.add(at)
    if tokens[at].dep == "attr" and _is_inverted(sentence, tokens[at].head):
        return MAIN
    if tokens[at].dep not in SUBJECTS:
        return 0
    verb = tokens[at].head
    if tokens[verb].dep in ("ROOT", "conj") or tokens[verb].head == verb:
        return MAIN
    return ASIDE if tokens[verb].dep in ("relcl", "acl") else CLAUSE


def _is_inverted(sentence: Sentence, verb: int) -> bool:
    """Say whether who is meant stands behind the verb: "Just as happy was *Ada Lind*"."""
    subject = sentence.child(verb, *SUBJECTS)
    told = None if subject is None else sentence.tokens[subject]
    return told is None or (told.pos not in _NOMINAL or told.tag in ("JJ", "VBN", "JJR"))
