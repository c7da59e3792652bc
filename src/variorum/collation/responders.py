"""Who came to help: how many fire engines, crews or helicopters are told to have come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.collation.figures import Figure
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# What they do, whichever word tells it.
COMING = "come to help"
_LIGHT = frozenset({"be", "have"})
# "There are eight engines and four crews in attendance": so deep below the verb.
_DEEP = 5


def responders(figure: Figure) -> tuple[str, int] | None:
    """Give the kind of help a figure counts, and the verb that says that it came.

    "Four helicopters flew them to hospital", "eight fire engines are at the scene", "the injured
    were flown out by three helicopters".
    """
    noun = figure.noun
    kind = None if noun is None else _kind(figure.tree, noun)
    verb = None if noun is None else _told_by(figure.tree, noun)
    if kind is None or verb is None or claim_at(figure.tree, verb) != Claim(1, "real"):
        return None
    return None if _are_counted_on(figure.tree) else (kind, verb)


def _are_counted_on(tree: Tree) -> bool:
    """Say whether more are told of beside them: "two engines were sent, and six more followed"."""
    said = [t.text.lower() for t in tree.tokens]
    more = words("responders", "again", "words")
    return any(w in more and n != "than" for w, n in zip(said, (*said[1:], ""), strict=True))


def _kind(tree: Tree, noun: int) -> str | None:
    beside = {tree.tokens[k].lemma.lower() for k in tree.below(noun, 2) if k < noun}
    for needed, name in _kinds().get(tree.tokens[noun].lemma.lower(), ()):
        if not needed or needed & beside:
            return name
    return None


def _told_by(tree: Tree, noun: int) -> int | None:
    """Give the verb by which they came: of which they are the subject, the object, or the means."""
    top = noun
    while (
        tree.tokens[top].dep in ("conj", "appos")
        and tree.tokens[tree.tokens[top].head].pos == "NOUN"
    ):
        top = tree.tokens[top].head
    token = tree.tokens[top]
    over = tree.tokens[token.head]
    verb = over.head if token.dep == "pobj" and over.text.lower() == "by" else token.head
    told = tree.tokens[verb]
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
        return None
    if told.pos == "VERB" and told.lemma in words("responders", "come", "words"):
        return verb
    near = {tree.tokens[k].lemma.lower() for k in tree.below(verb, _DEEP)}
    there = told.lemma in _LIGHT and near & words("responders", "scene", "words")
    return verb if there else None


@cache
def _kinds() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    found = dict[str, tuple[tuple[frozenset[str], str], ...]]()
    for row in entries("responders", "kind"):
        kind = (frozenset(row.get("with", ())), str(row["name"]))
        for word in row["words"]:
            found[word] = (*found.get(word, ()), kind)
    return found
