"""How a vote went: "by 52 votes to 48", "a 6-3 ruling"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.figures import Figure
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact


def find_votes(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for the votes of the larger side; a vote of which only one side is told is none."""
    for figure, after in zip(figures, (*figures[1:], None), strict=False):
        tree = figure.tree
        verb = _vote(tree, figure.number)
        if verb is None or claim_at(tree, verb).mood != "real":
            continue
        if figure.quantity.dimension == "score" and figure.quantity.high is not None:
            yield _won(figure, verb, figure.quantity.high, figure.inside[-1])
        elif after is not None and _against(figure, after):
            one, other = figure.quantity.value or 0.0, after.quantity.value or 0.0
            yield _won(figure, verb, max(one, other), after.inside[-1])


def _won(figure: Figure, verb: int, most: float, last: int) -> Fact:
    return figure.fact(
        ("number", "vote", "", None),
        figure.evidence(verb, last),
        verb,
        value=most,
        subject="votes",
    )


def _vote(tree: Tree, number: int) -> int | None:
    """Give the verb of a vote over a figure, or over the noun "vote" beside it."""
    voted = words("counting", "ballot", "words")
    verb = tree.verb_of(number)
    if verb is None:
        return None
    near = {tree.tokens[k].lemma for k in tree.below(verb, 3)}
    return verb if tree.tokens[verb].lemma in voted or near & {"vote", "ruling", "ballot"} else None


def _against(figure: Figure, after: Figure) -> bool:
    """Say whether another figure is the other side's: "52 to 48", "217 votes to 205"."""
    if figure.tree is not after.tree or figure.quantity.dimension != "count":
        return False
    between = figure.tree.tokens[figure.inside[-1] + 1 : after.inside[0]]
    return (
        after.quantity.dimension == "count"
        and 0 < len(between) <= 3
        and between[-1].text.lower() in ("to", "against", "-", "–")
        and all(
            t.lemma in ("to", "vote", "against", "-", "–", "in", "favour", "favor") for t in between
        )
    )
