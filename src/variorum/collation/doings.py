"""What is done, under the word by which two accounts know it: cancelled, axed and scrapped are one."""

from __future__ import annotations

from functools import cache

from variorum.collation.likeness import plain
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# What is only told to be there: "the case concerns 14 contracts".
LISTED = "list"


def doing(tree: Tree, verb: int) -> str:
    """Give the class of what a verb tells: by the list of what is done to things, else by its sense, else the word."""
    lemma = tree.tokens[verb].lemma
    if is_deed(tree, verb):
        return _deeds()[lemma]
    if lemma in words("populations", "listing", "words"):
        return LISTED
    if tree.tokens[verb].pos == "VERB" and (by := tree.child(verb, "agent")) is not None:
        # "The cars affected by the recall": it is the recall that tells what was done.
        what = tree.child(by, "pobj")
        if what is not None and is_deed(tree, what):
            return _deeds()[tree.tokens[what].lemma]
    sense = sense_at(tree, verb)
    return done_to_things().get(lemma) or (sense.name if sense is not None else plain(lemma))


def says_nothing(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells nothing by itself: to be, to have, to make."""
    lemma = tree.tokens[verb].lemma
    telling = done_to_things().keys() | words("populations", "listing", "words")
    return lemma in words("grammar", "light", "words") and lemma not in telling


@cache
def done_to_things() -> dict[str, str]:
    """Give the verbs of what is done to things, each with the one that stands for its class."""
    return {
        verb: row["words"][0] for row in entries("populations", "done") for verb in row["words"]
    }


def is_deed(tree: Tree, index: int) -> bool:
    """Say whether a noun tells what is done to things: a recall, the closure, the cancellation."""
    return tree.tokens[index].pos in ("NOUN", "PROPN") and tree.tokens[index].lemma in _deeds()


@cache
def _deeds() -> dict[str, str]:
    return {
        noun: row["words"][0]
        for row in entries("populations", "done")
        for noun in row.get("nouns", ())
    }


@cache
def announced() -> frozenset[str]:
    """Give the classes of which what is to come and what is told as done are one plan."""
    return frozenset(
        row["words"][0] for row in entries("populations", "done") if row.get("announced")
    )
