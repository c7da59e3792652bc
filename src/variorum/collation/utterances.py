"""The same utterance in two wordings: quotations cut, translated, or taken down differently.

One speaker's sentence is compared with the same speaker's elsewhere; without a known speaker
only the same words will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.model import Fact

# Of the words of the shorter quotation so many must stand in the longer one: "rockets will speak
# for themselves" and "missiles will speak for themselves" share all but one.
SHARED = 0.6
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset({"be", "have", "do", "go"})


def find_utterances(framer: Framer) -> Iterator[Fact]:
    """Yield each sentence, or part of one, that stands in quotation marks as somebody's words."""
    for quote in framer.reading.quotes:
        if quote.kind not in ("speech", "partial") or quote.depth > 1:
            continue
        at = quote.inner.start
        if framer.reading.article.text[max(0, quote.span.start - 1)].isalnum() and at > 1:
            # A mark inside a word opens nothing.
            continue
        while (tree := framer.forest.at(at)) is not None and at < quote.inner.end:
            inside = [
                i
                for i in tree.within(quote.inner.start, quote.inner.end)
                if tree.tokens[i].text.isalnum() or len(tree.tokens[i].text) > 1
            ]
            at = max(tree.sentence.end, at + 1)
            words = {
                canon(framer, tree, i) or tree.tokens[i].lemma
                for i in inside
                if tree.tokens[i].pos in _CONTENT
            } - _EMPTY
            if len(inside) < 2 or (len(words) < 2 and len(inside) < 4):
                continue
            span = tree.span(inside[0], inside[-1])
            yield Fact(
                kind="utterance",
                article=tree.article.id,
                key=("utterance",),
                label=span.exact,
                evidence=(span,),
                value=span.exact.lower(),
                statements=framer.statement_ids(span),
                who=tuple(sorted(words)),
                source=framer.speaker(span),
            )
            while at < quote.inner.end and framer.forest.at(at) is None:
                at += 1


def same_utterances(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the quotations of several accounts that are one utterance."""
    by_word = defaultdict[str, list[int]](list)
    for n, fact in enumerate(facts):
        for word in fact.who:
            by_word[word].append(n)
    home = list(range(len(facts)))

    def root(i: int) -> int:
        while home[i] != i:
            i = home[i]
        return i

    for places in by_word.values():
        for n, i in enumerate(places[:40]):
            for j in places[n + 1 : 40]:
                if facts[i].article != facts[j].article and _one(facts[i], facts[j]):
                    home[root(j)] = root(i)
    groups = defaultdict[int, list[Fact]](list)
    for n, fact in enumerate(facts):
        groups[root(n)].append(fact)
    for group in groups.values():
        if len({f.article for f in group}) > 1:
            yield tuple(replace(f, key=("utterance", None)) for f in group)


def _one(here: Fact, there: Fact) -> bool:
    if here.value == there.value:
        return here.source == there.source or None in (here.source, there.source)
    shared = len(set(here.who) & set(there.who))
    fewer = min(len(here.who), len(there.who))
    # Of a short sentence of one speaker two words must be the same, of a longer one three.
    enough = 2 if fewer <= 3 else max(3, SHARED * fewer)
    return here.source is not None and here.source == there.source and shared >= min(fewer, enough)
