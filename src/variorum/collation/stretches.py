"""What of a sentence is the reading of a happening: its clause, from the subject to the last complement."""

from __future__ import annotations

from variorum.collation.predicates import Sense
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Span

# A reading is a clause, and no longer than a line and a half of print.
CLAUSE = 110
# A subject that begins so far before its verb is another line of print.
FAR = 50
# Predicate and undergoer alone.
CORE = 60
_TIMES = frozenset({"after", "before", "while", "since", "following", "by", "without", "in", "on"})
_BEFORE = frozenset({"compound", "nummod", "quantmod", "nmod", "amod", "poss", "det"})


def brought_about(tree: Tree, index: int) -> Span | None:
    """Give a noun with the verb that brings it about: "no arrests have been made"."""
    above = tree.tokens[index].head
    if tree.tokens[above].pos not in ("VERB", "AUX"):
        return None
    near = [k for k in tree.kids[above] if tree.tokens[k].dep in ("aux", "auxpass", "neg", "nsubj")]
    inside = [*near, above, index, *(k for k in tree.kids[index] if tree.tokens[k].dep == "det")]
    span = tree.span(min(inside), max(inside))
    return span if span.end - span.start <= CLAUSE else None


def with_doubt(tree: Tree, index: int, evidence: Span) -> Span:
    """Take in the word that says that nobody knows: "unclear whether the pier had been closed"."""
    doubts = words("grammar", "unclear", "words")
    near = [i for i in range(index) if tree.tokens[i].lemma in doubts]
    if not near or evidence.end - tree.tokens[near[-1]].start > CLAUSE:
        return evidence
    return tree.article.span(min(evidence.start, tree.tokens[near[-1]].start), evidence.end)


def core_of(tree: Tree, index: int, undergoer: int | None) -> Span:
    """Give the predicate with what it happens to, where they stand close together."""
    if undergoer is None:
        return tree.span(index, index)
    noun = [i for i in tree.phrase(undergoer) if tree.tokens[i].dep != "prep"]
    near = [i for i in (*noun, index) if abs(i - undergoer) <= 4 or i == index]
    span = tree.span(min(near), max(near))
    return span if span.end - span.start <= CORE else tree.span(index, index)


def stretch_of(tree: Tree, sense: Sense, agent: int | None, undergoer: int | None) -> Span:
    """Give the clause that is the reading: from its subject to its last complement, not too long."""
    index = top = sense.index
    while is_complement(tree, top):
        top = tree.tokens[top].head
    inside = sorted(i for i in tree.below(top, 10) if _belongs(tree, i, top))
    subject = tree.child(top, "nsubj", "nsubjpass") if not sense.noun else None
    # What stands before the subject ("In response to …, the palace said") is no part of the reading.
    first = min(tree.phrase(subject)) if subject is not None else inside[0] if sense.noun else top
    if subject is not None and tree.tokens[index].start - tree.tokens[first].start > FAR:
        first = min(
            (k for k in tree.kids[top] if tree.tokens[k].dep in ("aux", "auxpass", "neg")),
            default=index,
        )
    if subject is None and not sense.noun:
        shared = tree.subject(top) if tree.tokens[top].dep == "conj" else None
        near = [
            i
            for i in (agent, undergoer)
            if i is not None and i < top and (i == shared or _unbroken(tree, i, top))
        ]
        first = min(
            (min(tree.phrase(i)) for i in near),
            default=min([i for i in inside if i >= top - 3], default=top),
        )
    last = max(i for i in inside if i >= index)
    while first < index and tree.tokens[index].end - tree.tokens[first].start > CLAUSE:
        first += 1
    while last > index and tree.tokens[last].end - tree.tokens[first].start > CLAUSE:
        last -= 1
    while last > index and tree.tokens[last].pos in (
        "PUNCT",
        "ADP",
        "DET",
        "CCONJ",
        "SCONJ",
        "PART",
    ):
        last -= 1
    particle = tree.child(index, "prt")
    last = last if particle is None else max(last, particle)
    while last > index and last < tree.tokens[last].head and tree.tokens[last].dep in _BEFORE:
        # Never "according to court" for "according to court documents".
        last -= 1
    while (
        last > index
        and last != particle
        and tree.tokens[last].pos in ("PUNCT", "ADP", "DET", "CCONJ", "SCONJ")
    ):
        last -= 1
    while first < index and tree.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    return tree.span(first, last)


def is_complement(tree: Tree, index: int) -> bool:
    """Say whether a predicate completes the verb above it: "cleared it *to reopen*", "is *silent*"."""
    token = tree.tokens[index]
    if tree.tokens[token.head].pos not in ("VERB", "AUX") or token.head == index:
        return False
    return token.dep in ("xcomp", "acomp", "oprd") or (token.dep == "ccomp" and _to(tree, index))


def _unbroken(tree: Tree, first: int, last: int) -> bool:
    """Say whether no other verb and no comma stands between two words."""
    return not any(
        tree.tokens[i].pos == "VERB" or tree.tokens[i].text in (",", ";", "—")
        for i in range(first + 1, last)
    )


def _to(tree: Tree, index: int) -> bool:
    return any(
        tree.tokens[k].dep == "aux" and tree.tokens[k].text.lower() == "to"
        for k in tree.kids[index]
    )


def _belongs(tree: Tree, i: int, index: int) -> bool:
    """Say whether a token lies in the predicate's own clause and not in one that hangs on it."""
    seen = set[int]()
    while i != index and i not in seen:
        seen.add(i)
        token = tree.tokens[i]
        after = (
            token.dep == "prep"
            and token.text.lower() in _TIMES
            and tree.child(i, "pcomp") is not None
        )
        # "…, after a search that took four days" is another line.
        aside = token.dep == "prep" and i > index and tree.tokens[i - 1].text == ","
        if (
            after
            or aside
            or token.dep in ("relcl", "advcl", "parataxis", "cc", "mark")
            or (token.dep in ("conj", "punct") and token.head == index)
        ):
            return False
        i = token.head
    return True
