"""How firmly a clause is told: for certain, or only as what seems so, is likely, is suspected.

"The tram was travelling too fast" and "initial indications suggest that it was" tell one thing,
and only one of them can be printed as a fact. What counts is the word that governs the clause.
"""

from __future__ import annotations

from variorum.collation.trees import Tree
from variorum.lexicon import words

# By these a clause hangs on the word that says how firmly it is told.
_HANGING = frozenset({"ccomp", "xcomp", "pcomp", "prep"})


def hedge_at(tree: Tree, verb: int) -> int | None:
    """Give the word that leaves it open whether a verb's clause is so; None where it is told for certain."""
    here, seen = verb, set[int]()
    while here not in seen:
        seen.add(here)
        token = tree.tokens[here]
        beside = next((k for k in tree.kids[here] if _loosens(tree, k)), None)
        if beside is not None:
            return beside
        above = tree.tokens[token.head]
        if token.dep not in _HANGING:
            return None
        if above.lemma.lower() in words("standing", "tentative"):
            denied = any(tree.tokens[k].dep == "neg" for k in tree.kids[token.head])
            subject = tree.child(token.head, "nsubj")
            # "Reports suggest" tells who says so, and not how surely.
            told = subject is not None and tree.tokens[subject].lemma in words(
                "grammar", "report", "words"
            )
            return None if denied or told else token.head
        here = token.head
    return None


def _loosens(tree: Tree, index: int) -> bool:
    """Say whether a word beside a verb leaves it open: Mrs May does not, and only she has a capital."""
    token = tree.tokens[index]
    return token.pos != "PROPN" and token.text.lower() in words("standing", "loosening")
