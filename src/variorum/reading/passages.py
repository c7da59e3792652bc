"""A paragraph as a reader has it before them: its sentences and the quotations that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model import Article, Quote, Sentence, Span
from variorum.reading.clauses import Clauses
from variorum.reading.cues import reporting_verbs

_LEFT = re.compile(r"[\s,;:.)\]—–―-]+")
_RIGHT = re.compile(r"[\s,;:(\[—–―-]+$|(?<![.])\.\s*$")
# WASHINGTON, April 30 (Reuters) - The road …
_DATELINE = re.compile(
    r"[A-Z][\w.,’' /-]{0,60}?\s?\([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2}\)\s*[—–―-]{1,2}\s+"
    r"|[A-Z]{3}[A-Z.,’' /-]{0,40}(?:, [A-Z][\w. ]{1,20})?\s*[—–―-]{1,2}\s+"
)
_MARKS = " \t\xa0\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its sentences with their shape, and its quotations, outermost only."""

    article: Article
    clauses: tuple[Clauses, ...]
    quotes: tuple[Quote, ...]
    sentence_starts: tuple[int, ...]
    quote_starts: tuple[int, ...]
    quote_ends: tuple[int, ...]

    @classmethod
    def of(
        cls, article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]
    ) -> Passage:
        """Lay a paragraph out, with what is asked of it again and again at hand."""
        return cls(
            article,
            tuple(map(Clauses.of, sentences)),
            tuple(quotes),
            tuple(s.start for s in sentences),
            tuple(q.span.start for q in quotes),
            tuple(q.span.end for q in quotes),
        )

    @property
    def start(self) -> int:
        """Where its first sentence begins."""
        return self.clauses[0].sentence.start

    @property
    def end(self) -> int:
        """Where its last sentence ends."""
        return self.clauses[-1].sentence.end

    def sentence_at(self, position: int) -> Sentence:
        """Give the sentence that holds a position, or the one before it."""
        return self.clauses_at(position).sentence

    def clauses_at(self, position: int) -> Clauses:
        """Give the shape of the sentence that holds a position, or of the one before it."""
        place = bisect_right(self.sentence_starts, position) - 1
        return self.clauses[max(0, place)]

    def clauses_before(self, position: int) -> Clauses | None:
        """Give the sentence that leads up to a position, or `None` at the head of the paragraph."""
        place = bisect_right(self.sentence_starts, position - 1) - 1
        while place >= 0:
            held = self.between(self.sentence_starts[place], position)
            if held.strip(_MARKS):
                return self.clauses[place]
            place -= 1
        return None

    def quote_at(self, position: int) -> Quote | None:
        """Give the quotation a position lies in, marks included."""
        place = bisect_right(self.quote_starts, position) - 1
        if place < 0 or position >= self.quotes[place].span.end:
            return None
        return self.quotes[place]

    def quote_before(self, position: int) -> Quote | None:
        """Give the last quotation that ends at or before a position."""
        place = bisect_right(self.quote_ends, position) - 1
        return self.quotes[place] if place >= 0 else None

    def quote_after(self, position: int) -> Quote | None:
        """Give the first quotation that starts at or after a position."""
        place = bisect_right(self.quote_starts, position - 1)
        return self.quotes[place] if place < len(self.quotes) else None

    def between(self, start: int, end: int) -> str:
        """Give the text from `start` to `end`."""
        return self.article.text[start:end]

    def verb_between(self, start: int, end: int) -> bool:
        """Say whether a reporting verb stands between two positions of one sentence."""
        place = max(0, bisect_right(self.sentence_starts, start) - 1)
        return any(
            start <= token.start < end and token.pos == "VERB" and token.lemma in reporting_verbs()
            for token in self.clauses[place].sentence.tokens
        )

    def content(self, start: int, end: int, *, cue: int) -> Span | None:
        """Give a stretch of content with its quotations whole and its outer punctuation gone.

        `cue` is where the reporting word stands: a quotation that holds it too is not drawn in.
        """
        text = self.article.text
        inside = self.quote_at(cue)
        first, last = self.quote_at(start), self.quote_at(max(start, end - 1))
        if inside is not None:
            start, end = max(start, inside.inner.start), min(end, inside.inner.end)
        else:
            start = first.span.start if first is not None else start
            end = last.span.end if last is not None else end
            if last is not None and self._begins_anew(start, last):
                end = last.span.start
        start = self.after_dateline(start, end)
        while start < end and (lead := _LEFT.match(text, start, end)) is not None:
            start = lead.end()
        end = self._bare_end(start, end)
        marked = start < end and text[start - 1 : start] == "‘" and text[end - 1] == "’"
        start -= marked and inside is not None  # “He told me, *‘I am lost,’* and left.”
        return self.article.span(start, end) if start < end else None

    def _begins_anew(self, start: int, quote: Quote) -> bool:
        """Say whether a quotation that ends a stretch is one of its own: "he hoped so. *“It hurts,”* she …"."""
        before = self.article.text[start : quote.span.start].rstrip()
        return quote.kind == "speech" and before[-1:] in (".", "!", "?")

    def after_dateline(self, start: int, end: int) -> int:
        """Give where a stretch begins once the dateline is left out: "KELMOUTH, May 4 (Reuters) - …"."""
        if start != self.start:
            return start
        dateline = _DATELINE.match(self.article.text, start, end)
        return start if dateline is None else dateline.end()

    def _bare_end(self, start: int, end: int) -> int:
        """Leave out the stop and the spaces that end a stretch, unless a quotation ends there."""
        text = self.article.text
        while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:.—–―-"):
            if text[end - 1] == "." and _abbreviates(text, start, end):
                break
            end -= 1
        return end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Say whether the stop at `end` belongs to letters with stops between them ("U.S.")."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isalpha()


def passages(
    article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> Iterator[Passage]:
    """Yield the paragraphs of an account that have sentences, in text order."""
    by_paragraph: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    outer = [q for q in quotes if q.depth == 0]
    place = 0
    for number in sorted(by_paragraph):
        own = by_paragraph[number]
        end = own[-1].end
        begin = place
        while place < len(outer) and outer[place].span.start < end:
            place += 1
        yield Passage.of(article, own, outer[begin:place])
