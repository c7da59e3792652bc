"""Sums of parts: four badly and twenty slightly hurt are 24, a driver and four passengers five."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.collation.counts import Count
from variorum.collation.figures import Figure
from variorum.collation.parts import died_later, is_marked_part
from variorum.collation.populations import population
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact


def sums_of(counts: Sequence[Count]) -> Iterator[Fact]:
    """Add up the parts of one sentence: four badly and twenty slightly hurt are 24, two men and a girl three.

    Only within a sentence may parts be added: elsewhere they may overlap.
    """
    grades = [c for c in counts if c.fate.name.startswith("injure ") and c.fate.sign > 0]
    if len(grades) == 2 and len({c.fate.name for c in grades}) == 2:
        yield added([(c.figure, c.fact) for c in grades], ("toll", "injure", "people", None))
    for name, alike in groupby(counts, key=lambda c: c.fact.key[1]):
        same = list(alike)
        if len(same) == 2 and same[1].along:
            # "Two were killed in the first blast and seven in the second."
            yield added([(c.figure, c.fact) for c in same], same[0].fact.key)
        yield from _sum_of_roles(same)
        if len(same) > 1 and name == "kill" and all(died_later(c.figure, c.fate) for c in same):
            # "Five died at the scene and two in hospital."
            yield added([(c.figure, c.fact) for c in same], ("toll", "kill", "people", None))


def _sum_of_roles(counts: Sequence[Count]) -> Iterator[Fact]:
    """Add up people of several kinds joined by "and": a driver and four passengers are five."""
    first = counts[0]
    tree, noun = first.figure.tree, first.figure.noun
    if (
        noun is None
        or first.counted.whole
        or first.fate.total
        or is_marked_part(first.figure, first.fate)
    ):
        return
    head = noun
    while tree.tokens[head].dep == "conj" and tree.tokens[tree.tokens[head].head].pos == "NOUN":
        head = tree.tokens[head].head
    joined = list(tree.conjuncts(head))
    if len(joined) < 2:
        return
    told = {c.figure.noun: c.fact.value for c in counts if not is_marked_part(c.figure, c.fate)}
    values = [told.get(i, 1.0 if _single(tree, i) else None) for i in joined]
    classes = {population(tree, i).name for i in joined}
    if (
        None in values
        or len(classes) < len(joined)
        or not all(population(tree, i).persons for i in joined)
    ):
        return
    span = tree.span(min(tree.phrase(joined[0])), joined[-1])
    value = sum(v for v in values if isinstance(v, float | int))
    yield replace(
        first.fact,
        key=(*first.fact.key[:2], "people", *first.fact.key[3:]),
        label=span.exact,
        evidence=(span,),
        value=value,
        part=False,
        subject="people",
    )


def _single(tree: Tree, noun: int) -> bool:
    """Say whether a noun is of one: "a driver", "his wife"."""
    return tree.tokens[noun].tag == "NN" and any(
        tree.tokens[k].dep == "poss"
        or tree.tokens[k].text.lower() in words("populations", "single", "words")
        for k in tree.kids[noun]
    )


def added(
    parts: Sequence[tuple[Figure, Fact]], key: tuple[str | None, ...], noun: str | None = "people"
) -> Fact:
    """Give the sum of the parts, with the stretch from the first to the last as its evidence."""
    first, last = parts[0][1], parts[-1][1]
    article = parts[0][0].tree.article
    span = article.span(first.evidence[0].start, last.evidence[0].end)
    value = sum(fact.value for _, fact in parts if isinstance(fact.value, float | int))
    return replace(
        first, key=key, label=span.exact, evidence=(span,), value=value, part=False, subject=noun
    )
