"""All that a clause says, for those who look whether two accounts tell the same.

A happening keeps who takes part; here it gets its adverbs and what hangs deeper in it, and
clauses with a light verb ("was at the wheel", "is based in Aix") become happenings, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# A reading is a clause, and no longer than a line and a half of print.
LONGEST = 110
# A clause with a light verb says something by what else is in it.
FEWEST = 3

_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"})
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "cc", "punct", "mark"})
_ADVERBS = frozenset(
    ["also", "so", "then", "now", "just", "only", "very", "more", "even", "still", "as", "how"]
)


def with_all_words(framer: Framer, fact: Fact) -> Fact:
    """Give a happening with a mark for every word that tells something in its stretch of text."""
    whole = fact.evidence[0]
    tree = framer.forest.at(whole.start)
    if fact.kind != "event" or tree is None:
        return fact
    inside = tree.within(whole.start, whole.end)
    found = (
        (word, tree.tokens[i].start, tree.tokens[i].end)
        for i in inside
        if not any(start <= tree.tokens[i].start < end for _, start, end in fact.marks)
        and (word := _word(framer, tree, i)) is not None
    )
    return replace(fact, marks=(*fact.marks, *found))


def find_light_clauses(framer: Framer) -> Iterator[Fact]:
    """Yield the clauses whose verb says little and whose other words say much."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if (
                token.pos in ("VERB", "AUX")
                and token.dep not in ("aux", "auxpass")
                and token.lemma in words("grammar", "light", "words")
                and token.lemma not in _saying()
                and sense_at(tree, index) is None
            ):
                yield from _light(framer, tree, index)


def _light(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    inside = _own(tree, index)
    marks = tuple(
        (word, tree.tokens[i].start, tree.tokens[i].end)
        for i in inside
        if i != index and (word := _word(framer, tree, i)) is not None
    )
    # "There were no warning signs" says as much with a word less.
    fewest = FEWEST - (tree.child(index, "expl") is not None)
    if len(marks) < fewest or tree.child(index, "nsubj", "nsubjpass", "expl") is None:
        return
    span = tree.span(inside[0], inside[-1])
    claim = claim_at(tree, index)
    name, token = f"to {tree.tokens[index].lemma}", tree.tokens[index]
    yield Fact(
        kind="event",
        article=tree.article.id,
        key=(name, None),
        label=span.exact,
        evidence=(span,),
        value=token.lemma if claim.sign > 0 else f"not {token.lemma}",
        polarity="positive" if claim.sign > 0 else "negative",
        modality=claim.mood,
        subject=canon(framer, tree, tree.child(index, "nsubj", "nsubjpass")),
        statements=framer.statement_ids(span),
        where=framer.where(tree, index),
        when=framer.when(tree, index),
        who=tuple(sorted({word for word, _, _ in marks})),
        source=framer.source(span),
        hedged=claim.hedged,
        marks=((name, token.start, token.end), *marks),
    )


def _own(tree: Tree, index: int) -> list[int]:
    """Give the tokens of a clause from its subject on, without the clauses in it, as far as a reading goes."""
    todo, found = [index], list[int]()
    while todo:
        here = todo.pop()
        found.append(here)
        todo += [
            k
            for k in tree.kids[here]
            if not _is_a_clause(tree, k)
            or (tree.tokens[k].dep == "conj" and tree.tokens[k].pos in ("NOUN", "PROPN"))
        ]
    found.sort()
    while len(found) > 1 and tree.tokens[found[-1]].end - tree.tokens[found[0]].start > LONGEST:
        found.pop()
    while len(found) > 1 and tree.tokens[found[-1]].pos in ("ADP", "DET", "PUNCT", "CCONJ", "PART"):
        found.pop()
    return found


def _is_a_clause(tree: Tree, index: int) -> bool:
    """Say whether a token opens another clause: also "no sign *that the pier closed*"."""
    dep = tree.tokens[index].dep
    return dep in _OTHER_CLAUSES or (
        dep == "acl" and tree.child(index, "nsubj", "nsubjpass", "expl") is not None
    )


def _word(framer: Framer, tree: Tree, index: int) -> str | None:
    """Give the word by which a token is compared; none where it tells nothing."""
    token = tree.tokens[index]
    if token.pos not in _TELLING or token.dep in ("aux", "auxpass", "neg"):
        return None
    if token.pos == "VERB":
        sense = sense_at(tree, index)
        light = token.lemma in words("grammar", "light", "words")
        return sense.name if sense is not None else None if light else token.lemma
    if token.pos == "ADV":
        return None if token.lemma in _ADVERBS else token.lemma.lower()
    if token.pos == "NUM":
        return token.text.lower()
    word = canon(framer, tree, index)
    return None if word is None or word.lower() in words("grammar", "empty", "words") else word


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["word"] for row in entries("reporting", "verb"))
