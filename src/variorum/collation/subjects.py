"""Whom or what a printed clause is about: its subject, taken in where the stretch that was found lacks it.

"Had been told to leave" says nothing to who does not see of whom. Where the same sentence names
its subject shortly before, the stretch begins there; so does one that opens with "who" or "which",
and what somebody is asked to do begins with who asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.cuts import LINE, Cuts, predicate_of
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# A stretch grows by no more than this, and past no comma: it stays the reading that was found.
GROWS = 40
_APART = frozenset(',;:—“”"')
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})


def with_its_subject(fact: Fact, cuts: Cuts) -> Fact:
    """Give a clause from its subject on, where that stands near before it; its label follows."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside or fact.kind != "event":
        return fact
    first = _first_of(tree, inside, fact)
    if first is None or first >= inside[0]:
        return fact
    whole = cuts.whole(tree.article.span(tree.tokens[first].start, span.end), fact, brief=True)
    before = whole.exact[: span.start - whole.start]
    grown = len(before) <= GROWS and len(whole.exact) <= LINE and whole.covers(span)
    if not grown or any(mark in before for mark in _APART):
        return fact
    label = whole.exact if fact.label == span.exact else fact.label
    return replace(fact, label=label, evidence=(whole, *fact.evidence[1:]))


def _first_of(tree: Tree, inside: Sequence[int], fact: Fact) -> int | None:
    """Give the token from which a stretch tells whom or what it is about."""
    if tree.tokens[inside[0]].tag in _RELATIVE:
        return _before_a_relative(tree, inside[0])
    verb = leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    if tree.tokens[verb].pos not in _VERBAL:
        return _before_its_verb(tree, inside, verb)
    own = subject_of(tree, verb)
    if own is not None and own >= inside[0] and not is_finite(tree, verb):
        over = tree.tokens[verb].head
        own = tree.subject(over) if tree.tokens[verb].dep in ("ccomp", "xcomp") else None
    if own is None:
        own = tree.subject(verb)
    if own is None or own >= inside[0]:
        return None
    if tree.tokens[own].tag in _RELATIVE:
        return _before_a_relative(tree, own)
    return min(i for i in tree.phrase(own) if i <= own)


def _before_a_relative(tree: Tree, index: int) -> int | None:
    """Give where the noun begins that a "who" stands for, however deep it stands: "a guard who they said fled"."""
    verb, seen = tree.tokens[index].head, set[int]()
    while tree.tokens[verb].dep != "relcl" and verb not in seen:
        seen.add(verb)
        verb = tree.tokens[verb].head
    noun = tree.tokens[verb].head
    if tree.tokens[verb].dep != "relcl" or tree.tokens[noun].pos not in NAMING or noun >= index:
        return None
    return min(i for i in tree.phrase(noun) if i <= noun)


def leading(tree: Tree, inside: Sequence[int], verb: int) -> int:
    """Give the verb by which a clause opens, where one stands before the subject of its predicate.

    "Had a curse placed on them" is about those who had it, and not about the curse.
    """
    subject = subject_of(tree, verb)
    before = inside[: inside.index(subject)] if subject in inside else ()
    finite = (
        i
        for i in before
        if tree.tokens[i].tag in FINITE and tree.tokens[i].dep not in ("aux", "auxpass")
    )
    return next(finite, verb)


def _before_its_verb(tree: Tree, inside: Sequence[int], noun: int) -> int | None:
    """Give where the clause of a noun begins whose verb only brings it in: "*the quay suffered* damage"."""
    verb = tree.tokens[noun].head
    held = tree.tokens[noun].dep == "dobj" and verb < inside[0] and is_finite(tree, verb)
    if not held or tree.tokens[verb].lemma not in words("cuts", "support", "words"):
        return None
    own = subject_of(tree, verb)
    named = own is not None and tree.tokens[own].pos in NAMING and own < verb
    return min(i for i in tree.phrase(own) if i <= own) if named and own is not None else None


def is_finite(tree: Tree, verb: int) -> bool:
    """Say whether a verb has a tense: "was told", and not "to leave"."""
    helpers = (k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass"))
    return any(tree.tokens[i].tag in FINITE for i in (verb, *helpers))


def subject_of(tree: Tree, verb: int) -> int | None:
    """Give the subject that stands in a verb's own clause, or in that of the verb it completes or is joined to."""
    while (own := tree.child(verb, "nsubj", "nsubjpass", "expl")) is None:
        if tree.tokens[verb].dep not in ("xcomp", "acomp", "attr", "oprd", "conj"):
            return None
        verb = tree.tokens[verb].head
    return own


def phrase_of(tree: Tree, noun: int) -> Span:
    """Give a noun with what stands before it and what is joined to it: "the Lind ferry and the tug"."""
    before = [i for i in tree.phrase(noun) if i <= noun]
    joined = [i for i in tree.conjuncts(noun) if tree.tokens[i].pos in NAMING]
    return tree.span(min(before), max(joined))
