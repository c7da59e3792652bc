"""For when it is planned: one beginning, or one end, of the same people and things, told in any words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from variorum.collation.frames import Framer
from variorum.collation.matters import HEAD, of_one_matter, topic
from variorum.collation.occasions import governor
from variorum.collation.one_mind import of_one_mind
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Date, Fact, Span

LONGEST = 90
# Verbs that only hand on what their subject names: "the opening night is in October".
_BARE = frozenset(
    {"be", "come", "set", "fall", "schedule", "plan", "expect", "hear", "face", "fix"}
)
# What was put off has a new day, though it was done in the past.
_DEFERS = frozenset({"put", "push", "postpone", "delay", "defer", "bring"})
_MOODS = frozenset({"real", "future", "planned"})


def find_plans(framer: Framer) -> Iterator[Fact]:
    """Yield each coming day for which a beginning, an end or a sentence is planned."""
    published = framer.reading.article.published
    if published is None:
        return
    today = published.isoformat()
    for tree in framer.forest.trees:
        for told in framer.dates_in(tree):
            inside = tree.within(told.span.start, told.span.end)
            if not inside or not told.begin or not told.end or told.end <= today:
                continue
            head, preposition = governor(tree, inside)
            before = "" if preposition is None else tree.tokens[preposition].text.lower()
            turn = _turn(tree, head, preposition) if head is not None else None
            if head is None or turn is None:
                continue
            span = _reading(tree, head, inside, told)
            first = today if before in ("by", "before") else max(told.begin, today)
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("plan", turn),
                label=span.exact,
                evidence=(span,),
                value=f"{first}/{told.end}",
                when=(first, told.end),
                who=topic(framer, tree),
                part=tree.number >= HEAD,
                statements=framer.statement_ids(span),
                source=framer.source(span),
            )


def _turn(tree: Tree, head: int, preposition: int | None) -> str | None:
    """Give what is planned for a day, by the predicate that the day hangs on."""
    token = tree.tokens[head]
    if token.pos not in ("VERB", "AUX"):
        return None
    claim = claim_at(tree, head)
    deferred = token.lemma in _BARE | _DEFERS
    past = claim.mood == "real" and token.tag in ("VBD", "VBN") and not deferred
    if past or claim.sign < 0 or claim.mood not in _MOODS:
        return None
    before = "" if preposition is None else tree.tokens[preposition].text.lower()
    # The "in" of "will come in May" is the day's.
    near = {*_lemmas(tree, [k for k in tree.kids[head] if k != preposition])}
    near |= {before} & {"until", "till"}
    named = {token.lemma.lower()}
    if token.lemma in _BARE:
        named |= {*_lemmas(tree, (i for k in tree.kids[head] for i in (k, *tree.kids[k])))}
    if near & words("plans", "beside", "words"):
        return None
    for row in _rows():
        phrases = [phrase.split() for phrase in row.get("phrases", ())]
        if any(lemma == token.lemma and rest in near for lemma, rest in phrases):
            return str(row["turn"])
    for row in _rows():
        if named & {*row["words"]} or before in row.get("by", ()):
            return str(row["turn"])
    return None


def _lemmas(tree: Tree, tokens: Iterable[int]) -> Iterator[str]:
    for i in tokens:
        yield tree.tokens[i].lemma.lower()
        yield tree.tokens[i].text.lower()
        # "comes into force"
        below = tree.child(i, "pobj") if tree.tokens[i].dep == "prep" else None
        if below is not None:
            yield tree.tokens[below].lemma.lower()


def _reading(tree: Tree, head: int, inside: Sequence[int], told: Date) -> Span:
    around = [k for k in tree.kids[head] if tree.tokens[k].dep in ("aux", "auxpass", "prt")]
    subject = tree.child(head, "nsubj", "nsubjpass")
    must = [head, *around, *inside]
    for more in ([subject] if subject is not None else [], []):
        span = tree.span(min(*must, *more), max(*must, *more))
        if span.end - span.start <= LONGEST:
            return span
    return tree.article.span(told.span.start, told.span.end)


def plans(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the days that accounts give to one beginning or one end, where each gives one."""
    by_turn = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "plan":
            by_turn[str(fact.key[1])].append(fact)
    for told in by_turn.values():
        kept = of_one_mind(told, excludes)
        met = [
            pair
            for pair in combinations(kept, 2)
            if pair[0].article != pair[1].article and of_one_matter(*pair)
        ]
        if any(excludes(*pair) for pair in met):
            known = {id(fact) for pair in met for fact in pair}
            yield tuple(replace(fact, who=()) for fact in kept if id(fact) in known)


def excludes(one: Fact, other: Fact) -> bool:
    """Say whether two days that are planned have nothing in common."""
    a, b = one.when or ("", ""), other.when or ("", "")
    return a[1] < b[0] or b[1] < a[0]


def asks_after(turn: str) -> str:
    """Give what stands over the question.

    >>> asks_after("begin")
    'when it is to begin'
    """
    return next(str(row["asks"]) for row in _rows() if row["turn"] == turn)


def _rows() -> tuple[dict[str, Any], ...]:
    return entries("plans", "plan")
