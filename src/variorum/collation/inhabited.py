"""How many live in a village: "Aix, a village of 3,500 people"."""

from __future__ import annotations

from variorum.collation.figures import Figure
from variorum.collation.participants import canon, class_of_noun
from variorum.lexicon import words
from variorum.model import Fact

_SETTLED = frozenset({"village", "town", "city", "hamlet", "island", "community", "settlement"})


def inhabited(figure: Figure) -> Fact | None:
    """Read "a village of 3,500 people" as its population."""
    tree, noun = figure.tree, figure.noun
    if figure.quantity.dimension != "count" or noun is None or tree.tokens[noun].dep != "pobj":
        return None
    of = tree.tokens[noun].head
    place = tree.tokens[of].head
    if tree.tokens[of].text.lower() != "of" or tree.tokens[place].lemma not in _SETTLED:
        return None
    if tree.tokens[noun].lemma not in words("scales", "inhabitant", "words"):
        return None
    name = _place_called(figure, place)
    if name is None:
        return None
    key = ("measure", "population")
    return figure.fact(key, figure.evidence(place), place, subject=name)


def _place_called(figure: Figure, place: int) -> str | None:
    """Name a village by its name beside it, or by the word where only one can be meant: "the village"."""
    tree = figure.tree
    token = tree.tokens[place]
    above = {"appos": token.head, "attr": tree.subject(token.head)}.get(token.dep)
    beside = tree.kids[place] if above is None else [*tree.kids[place], above]
    names = (canon(figure.framer, tree, k) for k in beside if tree.tokens[k].pos == "PROPN")
    named = next((name for name in names if name is not None), None)
    the = any(tree.tokens[k].text.lower() == "the" for k in tree.kids[place])
    return named or (class_of_noun(token.lemma) if the else None)
