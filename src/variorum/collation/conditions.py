"""How badly somebody is hurt, as nouns tell it: "with minor injuries", "his condition was stable"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from variorum.collation.bearers import bearer_of
from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.predicates import claim_at
from variorum.collation.slots import slots_of
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# A reading is no longer than a line.
LINE = 90
# The rung of whose condition nobody knows yet.
UNKNOWN = "unknown"
# What is left of a grade that is denied: wounds that do not threaten life may be serious.
_DENIED = {"critical": "stable", "serious": "slight"}
_COMPLETES = frozenset({"acomp", "attr", "oprd", "advmod"})
# What adjectives are cut into: "non-life-threatening".
_PARTS = frozenset({"life", "non", "not"})
_HOLDS = frozenset({"in", "with", "from", "of"})


def find_conditions(framer: Framer) -> Iterator[Fact]:
    """Yield how badly hurt somebody is, wherever injuries or a condition are told of with their grade."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in words(
                "ladders", "hurt", "words"
            ):
                yield from _graded(framer, tree, index)


def _graded(framer: Framer, tree: Tree, noun: int) -> Iterator[Fact]:
    """Yield the grades of injuries, with whoever bears them."""
    found = [*_grades(tree, noun)]
    whose = _whose(tree, noun)
    bearer = bearer_of(framer, tree, whose) if whose is not None else None
    if not found or bearer is None:
        return
    name, traits = bearer
    if name.islower() and name not in people() and name not in ("suspect", "police"):
        return
    verb = tree.verb_of(noun)
    if verb is not None and claim_at(tree, verb).mood not in ("real", "planned"):
        return
    for rung, at in found:
        inside = [noun, at, *(i for i in (whose, verb) if i is not None)]
        span = tree.span(min(inside), max(inside))
        if span.end - span.start > LINE:
            span = tree.span(min(noun, at), max(noun, at))
        yield Fact(
            kind="attribute",
            article=tree.article.id,
            key=("rung", "condition", ""),
            label=span.exact,
            evidence=(span, tree.span(min(noun, at), max(noun, at))),
            value=rung,
            subject=name,
            when=framer.when(tree, noun),
            where=framer.where(tree, noun),
            statements=framer.statement_ids(span),
            source=framer.source(span),
            hedged=framer.hedged(span),
            slots=tuple(sorted((*traits, *slots_of(framer, tree, noun, None, whose)))),
        )


def _grades(tree: Tree, noun: int) -> Iterator[tuple[str, int]]:
    """Yield what grade a noun is given, before it or by its verb, with where that stands."""
    none = tree.has_no(noun)
    for k in _before(tree, noun):
        yield from _graded_by(tree, k, denied=none)
    token = tree.tokens[noun]
    verb = tree.verb_of(noun) if token.dep in ("nsubj", "nsubjpass", "dobj") else None
    if verb is None:
        return
    denied = _is_denied(tree, verb)
    if denied and tree.tokens[verb].lemma in words("ladders", "tell", "words"):
        yield UNKNOWN, verb
    for k in tree.below(verb, 4):
        completes = (
            tree.tokens[k].dep in _COMPLETES
            or tree.tokens[tree.tokens[k].head].text.lower() == "as"
        )
        if k > noun and completes:
            yield from _graded_by(tree, k, denied=denied)


def _before(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the words that describe a noun, as they stand before it: "serious, but non-life threatening"."""
    for i in range(noun - 1, -1, -1):
        token = tree.tokens[i]
        joins = token.pos == "CCONJ" or token.text in (",", "-") or token.text.lower() in _PARTS
        if not (joins or token.pos in ("ADJ", "ADV", "VERB") or token.dep in ("amod", "compound")):
            return
        yield i


def _graded_by(tree: Tree, index: int, *, denied: bool) -> Iterator[tuple[str, int]]:
    """Yield the grades of a word and of what is joined to it: "critical but stable"."""
    for i in tree.conjuncts(index):
        grade = _named(tree, i)
        if grade is None:
            continue
        near = {t.text.lower().strip("-") for t in tree.tokens[max(0, i - 4) : i]}
        kids = {tree.tokens[k].text.lower() for k in tree.kids[i]}
        turned = denied or "non" in near or bool({"not", "n't", "n’t"} & kids)
        if not turned:
            yield grade, i
        elif grade in _DENIED:
            yield _DENIED[grade], i


def _named(tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    return _rungs().get(token.text.lower()) or _rungs().get(token.lemma.lower())


def _is_denied(tree: Tree, verb: int) -> bool:
    """Say whether a verb is denied, or the verb that governs it: "were not believed to be serious"."""
    chain = [verb, *(k for k in tree.kids[verb] if tree.tokens[k].dep in ("xcomp", "ccomp"))]
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep == "xcomp":
        chain.append(above)
    return any(tree.tokens[k].dep == "neg" for i in chain for k in tree.kids[i])


def _whose(tree: Tree, noun: int) -> int | None:
    """Give who bears an injury, or is in a condition."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for k in tree.kids[noun]:
        if tree.tokens[k].text.lower() in ("to", "of"):
            held = tree.child(k, "pobj")
            if held is not None and _somebody(tree, held):
                return held
    token = tree.tokens[noun]
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() in _HOLDS:
        over = above.head
        if tree.tokens[over].pos in ("NOUN", "PROPN") and _somebody(tree, over):
            return over
        verb = tree.verb_of(over)
    elif token.dep in ("dobj", "conj", "attr"):
        verb = tree.verb_of(noun)
    else:
        return None
    if verb is None:
        return None
    held = tree.child(verb, "dobj")
    if held is not None and held != noun and _somebody(tree, held):
        return held
    return tree.subject(verb)


def _somebody(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.pos in ("PROPN", "PRON") or token.lemma.lower() in people() or token.lemma == "old"


@cache
def _rungs() -> dict[str, str]:
    return {word: row["rung"] for row in entries("ladders", "grade") for word in row["words"]}
