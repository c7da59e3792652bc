"""Which of its kind it is: "the 15th missile test this year", "the third fire of the season"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.doings import doing
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.ordinals import ordinal
from variorum.collation.participants import canon
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Date, Fact

# "First this year" and "second" may be of anything: counting that goes on is higher.
FEWEST = 3
# Twice as many are of another kind.
SIZE = 2
# So far behind its noun the year may stand, in tokens.
FAR = 9


def find_tallies(framer: Framer) -> Iterator[Fact]:
    """Yield each count of how many of a kind there have been in a year, told as the last of them."""
    for tree in framer.forest.trees:
        for at, token in enumerate(tree.tokens):
            which = ordinal(token.text) if token.dep == "amod" else None
            noun = token.head
            if which is None or which < FEWEST or not _is_counted(tree, noun):
                continue
            period = _period(framer, tree, noun)
            what = frozenset(_what(framer, tree, noun))
            if period is None or not what:
                continue
            last = max((i for i in tree.phrase(noun) if i < noun + FAR), default=noun)
            span = tree.span(at, max(noun, last))
            yield Fact(
                kind="measure",
                article=tree.article.id,
                key=("tally", f"{period.begin}/{period.end}"),
                label=span.exact,
                evidence=(span,),
                value=which,
                subject=tree.tokens[noun].lemma,
                statements=framer.statement_ids(span),
                source=framer.source(span),
                slots=(
                    ("what", tuple(sorted(what))),
                    ("of", tuple(sorted(_owners(framer, tree, noun)))),
                ),
            )


def tallies(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the counts that accounts give to one kind of thing in one year, where each gives one."""
    buckets = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "tally":
            buckets[fact.key].append(fact)
    for told in buckets.values():
        kept = of_one_mind(told, lambda one, other: one.value != other.value)
        met = {
            id(fact)
            for one, other in combinations(kept, 2)
            if one.article != other.article and _is_one_kind(one, other)
            for fact in (one, other)
        }
        if met:
            yield tuple(replace(fact, slots=()) for fact in kept if id(fact) in met)


def _is_one_kind(one: Fact, other: Fact) -> bool:
    """Say whether two counts are of one kind: by two words for it, or by one and whose they are."""
    small, large = sorted(float(f.value or 0) for f in (one, other))
    if large > SIZE * small:
        return False
    shared = {*filler(one, "what")} & {*filler(other, "what")}
    here, there = {*filler(one, "of")}, {*filler(other, "of")}
    if here and there and not here & there:
        return False
    return len(shared) > 1 or (bool(shared) and bool(here & there))


def _is_counted(tree: Tree, noun: int) -> bool:
    return tree.tokens[noun].tag == "NN" and _may_be_a_kind(tree.tokens[noun].lemma)


def _may_be_a_kind(lemma: str) -> bool:
    return lemma not in words("tallies", "never", "words")


def _period(framer: Framer, tree: Tree, noun: int) -> Date | None:
    """Give the year or the season that a count is of, where it stands right behind what is counted."""
    for told in framer.dates_in(tree):
        if told.span.start < tree.tokens[noun].start:
            continue
        inside = tree.within(told.span.start, told.span.end)
        if inside and inside[0] <= noun + FAR and told.kind == "date" and _is_whole(told):
            between = tree.tokens[noun + 1 : inside[0]]
            return None if any(t.pos in ("VERB", "AUX") for t in between) else told
    return None


def _is_whole(told: Date) -> bool:
    return bool(told.begin and told.end) and str(told.begin)[:7] != str(told.end)[:7]


def _what(framer: Framer, tree: Tree, noun: int) -> Iterator[str]:
    """Yield what is counted, by the words of its kind: a missile test is a launch of a missile."""
    yield doing(tree, noun)
    for i in tree.phrase(noun):
        token = tree.tokens[i]
        entity = framer.entity(token.start)
        counted = token.pos == "NOUN" and i != noun and _may_be_a_kind(token.lemma)
        if counted and (entity is None or not entity.named):
            yield token.lemma.lower()


def _owners(framer: Framer, tree: Tree, noun: int) -> Iterator[str]:
    """Yield whose they are: "North Korea's", "by the navy"."""
    for i in tree.phrase(noun):
        token = tree.tokens[i]
        named = token.pos in ("PROPN", "ADJ")
        if i != noun and named and (name := canon(framer, tree, i)) and not name.islower():
            yield name
