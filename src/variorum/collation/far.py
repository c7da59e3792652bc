"""How far one place is from another: "35 miles southwest of the port", "5km off the coast"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.figures import Figure
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# Whatever is "off Aix" is so far from its shore.
SHORE = "shore"


def of_one_shore(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, distances from a shore under the name of it where the story knows of two."""
    names = defaultdict[str | None, set[str]](set)
    for fact in facts:
        names[fact.subject].update(filler(fact, SHORE))
    for fact in facts:
        shore = filler(fact, SHORE)
        if fact.key[:2] != ("measure", "distance") or not str(fact.subject).endswith(SHORE):
            yield fact
        elif len(names[fact.subject]) < 2:
            yield replace(fact, slots=())
        elif shore:
            yield replace(fact, slots=(), subject=f"{fact.subject} of {shore[0]}")


def _is_shore(tree: Tree, preposition: int, goal: int, named: str | None) -> bool:
    """Say whether it is the shore that is so far: "off Aix", "from the coast", "from the shore of the lake"."""
    off = named is not None and tree.tokens[preposition].text.lower() == "off"
    return off or tree.tokens[goal].lemma in words("grammar", "shore", "words")


def distance(figure: Figure) -> Fact | None:
    """Read how far one place is from another: "35 miles southwest of the port", "some 5km off Aix"."""
    if figure.quantity.dimension != "length":
        return None
    tree, last = figure.tree, figure.inside[-1]
    headings = words("grammar", "heading", "words")
    for i in range(last + 1, min(last + 10, len(tree.tokens))):
        word = tree.tokens[i].text.lower()
        of = word == "of" and tree.tokens[i - 1].text.lower() in headings
        if of or word in ("from", "off"):
            return _distance_to(figure, i)
        if tree.tokens[i].text == ",":
            return None
        bracketed = tree.tokens[i].text in ("(", ")", "-") or figure.is_figure(i)
        if word not in headings and not bracketed:
            return None
    return None


def _distance_to(figure: Figure, preposition: int) -> Fact | None:
    tree = figure.tree
    goal = tree.child(preposition, "pobj")
    there = _place(figure, goal) if goal is not None else None
    here = _place_before(figure)
    if goal is None or there is None or here is None or there == here:
        return None
    named = there if there[:1].isupper() else None
    if _is_shore(tree, preposition, goal, named):
        return figure.fact(
            ("measure", "distance"),
            figure.evidence(goal),
            figure.number,
            subject=f"{here} – {SHORE}",
            slots=((SHORE, (named,)),) if named is not None else (),
        )
    direction = _direction(figure, preposition)
    return figure.fact(
        ("measure", "distance"),
        figure.evidence(goal),
        figure.number,
        subject=f"{here} – {there}",
        slots=(("towards", (direction,)),) if direction is not None else (),
    )


def _direction(figure: Figure, preposition: int) -> str | None:
    """Give the compass word between the figure and the place: 55 km west is not 55 km south."""
    compass = words("grammar", "compass", "words")
    between = range(figure.inside[-1] + 1, preposition)
    found = (figure.tree.tokens[i].text.lower().replace("-", "") for i in between)
    return next((word for word in found if word in compass), None)


def _place(figure: Figure, index: int) -> str | None:
    """Name a place by the last name in its phrase: "the port city of Aix"."""
    tree = figure.tree
    named = [
        e
        for i in sorted(tree.below(index, 4))
        if (e := figure.framer.entity(tree.tokens[i].start)) and e.type in ("GPE", "LOC")
    ]
    if named:
        return named[-1].name
    landmark = tree.tokens[index].lemma
    known = words("grammar", "landmark", "words")
    if landmark == "runway":
        landmark = "airport"
    return class_of_noun(landmark) if landmark in known else None


def _place_before(figure: Figure) -> str | None:
    """Give the place that is so far away: the last subject, or what the quake's centre is."""
    tree = figure.tree
    for i in reversed(range(figure.inside[0])):
        token = tree.tokens[i]
        if token.lemma in words("grammar", "epicentre", "words"):
            return "epicentre"
        entity = figure.framer.entity(token.start)
        if (
            entity is not None
            and entity.type in ("GPE", "LOC")
            and token.dep in ("nsubj", "nsubjpass", "ROOT", "appos")
        ):
            return entity.name
        if token.dep in ("nsubj", "nsubjpass") and token.pos == "NOUN":
            return class_of_noun(token.lemma)
        if token.dep in ("nsubj", "nsubjpass") and token.text.lower() == "it":
            return canon(figure.framer, tree, i)
    return None
