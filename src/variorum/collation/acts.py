"""Deeds under wide classes: who did what to whom, be it told by a verb, a phrase or a noun.

"Nurses downed tools" and "the walkout by nurses" are one deed of one class by one side. A class
is wider here than where accounts may differ by it: whoever is seen to tell the same can only agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from variorum.collation.classes import Table, table_of
from variorum.collation.clauses import with_all_words
from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import Claim, Sense, claim_at, noun_claim_at, sense_at
from variorum.collation.slots import slots_of
from variorum.collation.stretches import stretch_of
from variorum.collation.trees import Tree
from variorum.collation.undergoers import roles_of
from variorum.lexicon import entries, words
from variorum.model import Fact


def find_acts(framer: Framer, clauses: Iterable[Fact]) -> Iterator[Fact]:
    """Yield every deed of a class of `acts.toml`; where a clause tells it, with all that this tells.

    The key holds the class and the undergoer; `subject` is who acts.
    """
    told = {fact.marks[0][1]: fact for fact in clauses if fact.kind == "event" and fact.marks}
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            sense = sense_at(tree, index, _table())
            if sense is not None and (act := _act(framer, tree, sense, told.get(token.start))):
                yield act


def _act(framer: Framer, tree: Tree, sense: Sense, clause: Fact | None) -> Fact | None:
    undergoer, agent = (i if i is None else tree.antecedent(i) for i in roles_of(tree, sense))
    if undergoer is None and agent is None:
        return None
    index = sense.index
    token = tree.tokens[index]
    if sense.noun and token.dep in ("compound", "amod"):
        return None
    claim = _noun_claim(tree, index) if sense.noun else claim_at(tree, index)
    positive = sense.sign * claim.sign > 0
    key = (sense.name, canon(framer, tree, undergoer))
    subject = canon(framer, tree, agent)
    if agent is not None and tree.tokens[agent].pos == "PRON" and not (subject or "")[:1].isupper():
        # What "it" stands for is too often another.
        subject = None
    if undergoer is None and sense.name in _having("owned" if sense.noun else "labile"):
        # "Lind's overthrow", "the talks resumed": nobody is told to have done it.
        key, subject = (sense.name, subject), None
    status = "noun" if sense.noun else ""
    if clause is not None:
        first, *others = clause.marks
        return replace(
            clause,
            kind="act",
            status=status,
            key=key,
            subject=subject,
            value=token.lemma if claim.sign > 0 else f"not {token.lemma}",
            polarity="positive" if positive else "negative",
            modality=claim.mood,
            marks=((sense.name, *first[1:]), *others),
        )
    evidence = stretch_of(tree, sense, agent, undergoer)
    bare = Fact(
        kind="event",
        article=tree.article.id,
        status=status,
        key=key,
        label=evidence.exact,
        evidence=(evidence,),
        value=token.lemma if claim.sign > 0 else f"not {token.lemma}",
        polarity="positive" if positive else "negative",
        modality=claim.mood,
        subject=subject,
        statements=framer.statement_ids(evidence),
        where=framer.where(tree, index),
        when=framer.when(tree, index),
        source=framer.source(evidence),
        hedged=claim.hedged,
        marks=((sense.name, token.start, token.end),),
        slots=slots_of(framer, tree, index, agent, undergoer),
    )
    full = with_all_words(framer, bare)
    return replace(full, kind="act", who=tuple(sorted({word for word, _, _ in full.marks[1:]})))


def _noun_claim(tree: Tree, index: int) -> Claim:
    """Say whether a deed told by a noun took place: of "will draw a sharp response" it is yet to come."""
    claim = noun_claim_at(tree, index)
    token, above = tree.tokens[index], tree.tokens[tree.tokens[index].head]
    if claim.mood != "real" or token.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return claim
    if above.lemma in words("acting", "awaiting", "words"):
        return replace(claim, mood="planned")
    if above.pos not in ("VERB", "AUX"):
        return claim
    mood = claim_at(tree, token.head).mood
    likely = any(tree.tokens[k].lemma in ("likely", "unlikely") for k in tree.kids[token.head])
    return replace(claim, mood="future" if likely else mood)


@cache
def _having(trait: str) -> frozenset[str]:
    """Give the classes whose undergoer stands where others have who acts: as subject, or as owner of the noun."""
    return frozenset(row["class"] for row in entries("acts") if row.get(trait))


@cache
def _table() -> Table:
    return table_of(entries("acts"))
