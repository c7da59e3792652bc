"""Degrees of harm: the badly hurt are counted apart from the hurt."""

from __future__ import annotations

from variorum.collation.fate_words import Fate
from variorum.collation.figures import Figure
from variorum.collation.frames import clause
from variorum.lexicon import words

_GRADES = {"critical": "critically", "severe": "seriously", "slight": "slightly"}


def graded(figure: Figure, fate: Fate) -> str:
    """Give harm its degree: the badly hurt are counted apart from the hurt."""
    if fate.name not in ("injure", "hospitalise", "treat") or fate.sign < 0:
        return fate.name
    grade = _grade(figure, fate)
    return f"injure {_GRADES[grade]}" if grade is not None else fate.name


def _grade(figure: Figure, fate: Fate) -> str | None:
    """Say how badly, where a count is of some degree of harm only."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    verb = tree.verb_of(fate.index)
    told = {k for i in (here, fate.index) for k in tree.below(i, 2)}
    if verb is not None and not fate.noun:
        told |= set(clause(tree, verb))
    # What stands beyond the next figure, or before the last, is told of others.
    last, after = figure.last_figure(), figure.next_figure()
    near = {
        tree.tokens[k].lemma
        for k in told
        if (last is None or k > last) and (after is None or k < after)
    }
    return next((g for g in _GRADES if near & words("populations", g, "words")), None)
