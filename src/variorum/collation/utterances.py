"""The same utterance in two wordings: quotations cut, translated, or taken down differently.

One speaker's sentence is compared with the same speaker's elsewhere; without a known speaker
only the same words will do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.lexicon import commonness
from variorum.model import Fact

# Of the words of the shorter quotation so many must stand in the longer one: "rockets will speak
# for themselves" and "missiles will speak for themselves" share all but one. And they must stand
# there in one order: of 27 pairs in 35 stories that share fewer in order 19 were two utterances,
# of those that share more one was.
SHARED = 0.6
# The words with which a sentence sets out: "the sea does not ask".
BEGINNING = 5
# A word that English is full of ("the", "we", "know") does not show that two speak of one thing.
COMMON = 120
# Of a sentence so many words in a row are quoted from it, whoever is said to have said them.
PART = 4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
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
                value=_in_words(span.exact),
                statements=framer.statement_ids(span),
                who=tuple(sorted(words)),
                source=framer.speaker(span),
            )
            while at < quote.inner.end and framer.forest.at(at) is None:
                at += 1


def same_utterances(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the quotations of several accounts that are one utterance, or parts of one.

    All of them stand in the longest: what is like one part, and that like another, is a chain of
    many utterances.
    """
    by_word = defaultdict[str, list[int]](list)
    for n, fact in enumerate(facts):
        for word in fact.who:
            by_word[word].append(n)
    alike = defaultdict[int, set[int]](set)
    for places in by_word.values():
        for n, i in enumerate(places[:40]):
            for j in places[n + 1 : 40]:
                if j not in alike[i] and _one(facts[i], facts[j]):
                    alike[i].add(j)
                    alike[j].add(i)
    left = set(range(len(facts)))
    for whole in sorted(left, key=lambda n: (-len(facts[n].label), n)):
        group = sorted(({whole} | alike[whole]) & left) if whole in left else []
        if len({facts[n].article for n in group}) > 1:
            left.difference_update(group)
            yield tuple(replace(facts[n], key=("utterance", None)) for n in group)


def _one(here: Fact, there: Fact) -> bool:
    if _in_the_same_words(str(here.value), str(there.value)):
        return here.source == there.source or None in (here.source, there.source)
    if here.source is None or here.source != there.source:
        return False
    both = set(here.who) & set(there.who)
    shared, fewer = len(both), min(len(here.who), len(there.who))
    # Of a short sentence of one speaker two words must be the same, of a longer one three.
    enough = 2 if fewer <= 3 else max(3, SHARED * fewer)
    if shared < min(fewer, enough):
        return False
    values = str(here.value), str(there.value)
    return _in_one_order(*values) or _begin_alike(*values, both)


def _in_the_same_words(one: str, other: str) -> bool:
    """Say whether two quotations are the same words, or one so many words of the other.

    >>> _in_the_same_words("the dam will hold", "we know the dam will hold")
    True
    >>> _in_the_same_words("will hold", "the dam will hold")
    False
    """
    here, there = sorted((one, other), key=len)
    return here == there or (here.count(" ") + 1 >= PART and f" {here} " in f" {there} ")


def _in_one_order(one: str, other: str) -> bool:
    """Say whether most words of the shorter quotation stand in the longer one, one after the other.

    >>> _in_one_order("the dam will hold", "we are sure that the dam will hold this winter")
    True
    >>> _in_one_order("we sent something odd", "the odd story was made up")
    False
    """
    here, there = sorted((one.split(), other.split()), key=len)
    same = _longest_common(here, there)
    telling = [word for word in same if commonness.rank(word) > COMMON]
    return len(same) >= SHARED * len(here) and bool(telling)


def _begin_alike(one: str, other: str, shared: Collection[str]) -> bool:
    """Say whether two wordings set out with the same two words, as two translations do.

    >>> _begin_alike("the sea does not ask for leave", "the sea asks nobody", {"sea", "ask"})
    True
    >>> _begin_alike("who knows the sea will ask", "the sea asks nobody", {"sea", "ask"})
    False
    """
    here, there = (
        [w for said in text.split()[:BEGINNING] for w in sorted(shared) if said.startswith(w)]
        for text in (one, other)
    )
    return len(here) > 1 and here[:2] == there[:2]


def _longest_common(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Give the words that stand in both, in blocks that follow one another."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [word for block in blocks for word in one[block.a : block.a + block.size]]


def _in_words(text: str) -> str:
    """Give a quotation as its words: how its marks are printed is the desk's."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))
