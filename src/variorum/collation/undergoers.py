"""Who does what is done, and to whom: undergoer and agent of a predicate, beyond its grammar."""

from __future__ import annotations

from variorum.collation.classes import about_agent, labile, of_preposition
from variorum.collation.predicates import Sense
from variorum.collation.trees import Tree
from variorum.lexicon import words

# What is shot is asked after as such, and not as part of the deed.
AMMUNITION = frozenset({"shot", "round", "fire", "bullet", "ammunition", "firearm", "gunfire"})


def roles_of(tree: Tree, sense: Sense) -> tuple[int | None, int | None]:
    """Give undergoer and agent of a predicate."""
    index = sense.index
    if sense.noun:
        owner = tree.child(index, "poss")
        by = under(tree, index, "by", "from")
        return under(tree, index, "of", "on", "against", "for", "to"), owner if by is None else by
    subject = _whose(tree, tree.subject(index))
    if sense.on_subject:
        return subject, subject if sense.name in about_agent() else None
    target = _beyond(tree, sense, tree.object(index))
    by = next(
        (tree.child(k, "pobj") for k in tree.kids[index] if tree.tokens[k].dep == "agent"), None
    )
    if target is None and sense.name in of_preposition():
        target = under(tree, index, "to", "of", "about", "for")
    if target is None and sense.name in labile():
        return subject, by
    return target, by if by is not None else subject if subject != target else None


def _beyond(tree: Tree, sense: Sense, target: int | None) -> int | None:
    """Give whom a deed is done to, where its object is but a part of the deed.

    "Granted *her* bail", "dropped the charges against *the mayor*", "found *the mayor* guilty".
    """
    index = sense.index
    if target is None:
        found = tree.child(index, "ccomp")
        guilty = found is not None and tree.tokens[found].lemma in sense.phrase
        return tree.child(found, "nsubj") if found is not None and guilty else None
    lemma = tree.tokens[target].lemma
    if lemma not in sense.phrase or lemma in AMMUNITION or sense.name in about_agent():
        return target
    held = tree.child(index, "nsubjpass", "dative")
    if held is not None and held != target:
        return tree.child(held, "pobj") if tree.tokens[held].pos == "ADP" else held
    owner = under(tree, target, "of", "against", "on", "to", "for")
    if owner is None:
        owner = under(tree, index, "against", "to", "on")
    if owner is None:
        owner = tree.child(target, "poss")
    return target if owner is None else owner


def _whose(tree: Tree, index: int | None) -> int | None:
    """Give the owner of a deed: in "the response from the palace was muted" the palace says little."""
    if index is None or tree.tokens[index].lemma not in words("grammar", "deed", "words"):
        return index
    owner = tree.child(index, "poss")
    return owner if owner is not None else under(tree, index, "from", "of", "by")


def under(tree: Tree, index: int, *prepositions: str) -> int | None:
    """Give what hangs on a word by one of some prepositions."""
    return next(
        (
            tree.child(k, "pobj")
            for k in tree.kids[index]
            if tree.tokens[k].text.lower() in prepositions
        ),
        None,
    )
