"""Totals: "the death toll rose to 26", "the number of dead is 41", "put the figure at 1,450"."""

from __future__ import annotations

from dataclasses import replace

from variorum.collation.fate_words import Fate, state_at, told_by, total_words
from variorum.collation.figures import Figure
from variorum.collation.trees import Tree
from variorum.lexicon import words

# How far before its figure a total may stand: "the toll in the collapse of the mine … rose to 26".
FAR = 24
# What may stand between a total, or its verb, and the figure.
_TO = frozenset({"to", "at", "above", "past", "beyond", ":", "now", "over", "about"})
# How far before its figure the word may stand that takes up the count before.
REACH = 6


def total(figure: Figure) -> Fate | None:
    """Read "the death toll rose to 26", "the number of dead is 41", "putting the toll at 12"."""
    tree, first = figure.tree, figure.inside[0]
    at = next((i for i in range(first - 1, max(-1, first - FAR), -1) if _is_total(tree, i)), None)
    if at is None or not _comes_to(tree, at, first):
        return None
    stands = words("fates", "stand", "words")
    risen = next(
        (i for i in reversed(range(at + 1, first)) if tree.tokens[i].lemma in stands), None
    )
    if tree.tokens[at].lemma in total_words():
        return Fate(total_words()[tree.tokens[at].lemma], at, noun=True, total=True, last=risen)
    for i in range(at + 1, first):
        found = told_by(tree, i) or state_at(tree, i)
        if found is not None:
            counted = next(
                (k for k in range(at + 1, i) if tree.tokens[k].tag in ("NNS", "NNPS")), None
            )
            return replace(found, index=i, noun=True, total=True, counted=counted, last=risen)
    return None


def refers_back(figure: Figure) -> int | None:
    """Give the word that takes up the count told before: "the trust put the *figure* at 1,450"."""
    tree, first = figure.tree, figure.inside[0]
    back = words("fates", "back", "words")
    near = range(first - 1, max(-1, first - REACH), -1)
    at = next((i for i in near if tree.tokens[i].lemma in back), None)
    bare = at is not None and not any(tree.tokens[k].text.lower() == "of" for k in tree.kids[at])
    return at if at is not None and bare and _comes_to(tree, at, first) else None


def _is_total(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.pos in ("NOUN", "PROPN") and (
        token.text.lower() in words("fates", "tally", "words") or token.lemma in total_words()
    )


def _comes_to(tree: Tree, total: int, figure: int) -> bool:
    """Say whether a total is said to be a figure, by the words between and before the two."""
    before = tree.tokens[figure - 1]
    if before.text.lower() == "of":
        return figure - total == 2 and tree.tokens[total].lemma in total_words()
    # In headlines the tagger takes "climbs" for a noun: the lemma is what can be relied on.
    stands = words("fates", "stand", "words")
    risen = [i for i in range(total + 1, figure) if tree.tokens[i].lemma in stands]
    brings = words("fates", "bring", "words")
    brought = any(t.lemma in brings for t in tree.tokens[max(0, total - 5) : total])
    if before.text.lower() == "from" or any(
        tree.tokens[i].tag == "CD" and tree.tokens[i - 1].text.lower() != "from"
        for i in range(total + 1, figure)
    ):
        return False
    if before.text.lower() in _TO:
        return bool(risen) or brought or figure - total == 2 or before.text in ("now", ":")
    return bool(risen) and (risen[-1] == figure - 1 or before.pos in ("ADV", "AUX"))
