"""How it ended for whoever did it: got away or not, was taken alive or is dead."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words

# Verbs and places of getting away, or of not doing so.
_THERE = frozenset({"scene", "spot"})


def _taken(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether somebody was taken alive or is dead: nobody is arrested who was shot dead."""
    sense = sense_at(tree, index)
    if sense is None or sense.noun or sense.sign * claim_at(tree, index).sign < 0:
        return
    if sense.name not in ("arrest", "kill") or _is_of_before(tree, index, sense.name):
        return
    at = tree.subject(index) if sense.on_subject else tree.object(index)
    whose = canon(framer, tree, at)
    if at is None or whose is None or tree.tokens[at].tag not in ("NN", "NNP", "PRP", "WP"):
        return
    if whose in words("roles", "one", "word") or not whose.islower():
        yield "end", "alive" if sense.name == "arrest" else "dead", None, whose


def _is_of_before(tree: Tree, index: int, name: str) -> bool:
    """Say whether a verb tells of another time: "had been arrested twice before", "died in custody"."""
    near = {tree.tokens[i].lemma for i in tree.below(index, 3)}
    held = words("kinds", "held", "words") if name == "kill" else frozenset[str]()
    return bool(near & (words("kinds", "another_time", "words") | held))


def _getaway(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether somebody got away, or was caught or killed on the spot."""
    token = tree.tokens[index]
    if token.lemma in words("kinds", "fleeing", "words"):
        doer, place = tree.subject(index), tree.child(index, "dobj")
        at_large = place is None or tree.tokens[place].lemma in _THERE
        whose = canon(framer, tree, doer)
        if at_large and whose in words("roles", "one", "word") and whose is not None:
            yield "getaway", "fled", None, whose
        return
    sense = sense_at(tree, index)
    if sense is None or sense.noun or sense.name not in ("arrest", "kill", "shoot"):
        return
    there = any(
        tree.tokens[k].text.lower() in ("at", "on")
        and any(tree.tokens[g].lemma in _THERE for g in tree.kids[k])
        for k in tree.kids[index]
    )
    at = tree.subject(index) if sense.on_subject else tree.object(index)
    whose = canon(framer, tree, at)
    if there and whose is not None and whose in words("roles", "one", "word"):
        yield "getaway", "there", None, whose


ENDINGS: tuple[tuple[frozenset[str], Fill], ...] = (
    (frozenset({"VERB", "AUX", "ADJ"}), _taken),
    (frozenset({"VERB"}), _getaway),
)
