"""How long after the first the second came, and how long something took: "it sank within ten minutes"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.collation.figures import Figure
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Fact

_WITHIN = frozenset({"within", "in"})


def between_two(figure: Figure) -> Fact | None:
    """Read "the second blast came ten minutes later", "two bombs went off ten minutes apart"."""
    tree, last = figure.tree, figure.inside[-1]
    after = tree.tokens[last + 1].text.lower() if last + 1 < len(tree.tokens) else ""
    told = {t.lemma.lower() for t in tree.tokens}
    blast = next((t.lemma.lower() for t in tree.tokens if t.lemma.lower() in _blasts()), None)
    twice = after == "apart" or ("second" in told and after in ("later", "after"))
    verb = tree.verb_of(figure.number)
    if blast is None or not twice or "third" in told or verb is None:
        return None
    if claim_at(tree, verb).sign < 0:
        return None
    return figure.fact(
        ("measure", "interval"), figure.evidence(last + 1), verb, subject=_blasts()[blast]
    )


def taken(figure: Figure) -> Fact | None:
    """Read "the ship sank within ten minutes", "it took half an hour to go down"."""
    tree, first = figure.tree, figure.inside[0]
    before = {t.text.lower() for t in tree.tokens[max(0, first - 3) : first]}
    verb = tree.verb_of(figure.number)
    if verb is None:
        return None
    if tree.tokens[verb].lemma == "take":
        verb = next((k for k in tree.below(verb, 2) if _what(tree, k) is not None), None)
    elif before.isdisjoint(_WITHIN):
        return None
    what = None if verb is None else _what(tree, verb)
    if verb is None or what is None or claim_at(tree, verb).sign < 0:
        return None
    key = ("measure", "length", "time")
    return figure.fact(key, figure.evidence(verb), verb, subject=what)


def _what(tree: Tree, verb: int) -> str | None:
    """Name what is over once the verb is done: the sinking, the evacuation."""
    token = tree.tokens[verb]
    if token.pos not in ("VERB", "AUX"):
        return None
    near = {tree.tokens[k].text.lower() for k in tree.kids[verb]}
    return next(
        (name for rest, name in _done().get(token.lemma, ()) if not rest or rest & near), None
    )


@cache
def _done() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    found = dict[str, tuple[tuple[frozenset[str], str], ...]]()
    for row in entries("spells", "taking"):
        for verb in row["verbs"]:
            told = (frozenset(row.get("with", ())), str(row["name"]))
            found[verb] = (*found.get(verb, ()), told)
    return found


@cache
def _blasts() -> Mapping[str, str]:
    return {word: row["name"] for row in entries("spells", "second") for word in row["words"]}
