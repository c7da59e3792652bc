"""One claim that is open to contest, and what its readers ask of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import words

# What turns a claim round stands so many words before it, at the most; a reason, or a deed, so many.
BEFORE, NEAR = 16, 4
# At these a stretch of words that the parser does not hold together ends.
STOPS = frozenset({",", ";", ".", ":", "(", ")"})
# Words by which one account's thing is known for another's.
TELLING = frozenset({"NOUN", "PROPN", "ADJ"})
# So a bare verb hangs on what tells its time: "is unlikely *to change* it".
_BARE = frozenset({"xcomp", "advcl", "relcl", "acl", "ccomp", "conj"})


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim in a sentence: its class, what it is about, yes or no, and which words tell it."""

    name: str
    about: frozenset[str]
    sign: int
    inside: tuple[int, ...]


def names(framer: Framer, tree: Tree, tokens: Iterable[int]) -> frozenset[str]:
    """Give the names in some words, a people under its country's."""
    told = (canon(framer, tree, k) for k in tokens if tree.tokens[k].pos in ("PROPN", "ADJ"))
    return frozenset(name for name in told if name and not name.islower())


def is_foretold(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what will, may or is bound to be."""
    here, seen = verb, set[int]()
    while here not in seen:
        seen.add(here)
        if any(tree.tokens[k].tag == "MD" for k in tree.kids[here]):
            return True
        token = tree.tokens[here]
        if token.tag != "VB" or token.dep not in _BARE:
            return token.lemma in words("contested", "foretelling")
        here = token.head
    return False


def is_done(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what was done, or seems to have been: not what is meant to be."""
    token = tree.tokens[verb]
    helped = {
        tree.tokens[k].lemma for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")
    }
    past = token.tag == "VBD" or (token.tag == "VBN" and helped & {"have", "be"})
    perfect = token.tag == "VBN" and "have" in helped
    return perfect or (bool(past) and claim_at(tree, verb).mood == "real")


def helpers(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give what stands with a verb to tell its time, or that it is not so: "*has not* reached"."""
    return tuple(k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "neg"))


def sided(
    tree: Tree,
    name: str,
    index: int,
    inside: Iterable[int],
    about: Iterable[str] = (),
    reach: int = BEFORE,
) -> Contested:
    """Make a claim of a class, on the side that the words before `index` put it on."""
    turned = _turned(tree, index, reach)
    return Contested(name, frozenset(about), -1 if turned else 1, (index, *inside, *turned[-1:]))


def _turned(tree: Tree, index: int, reach: int) -> list[int]:
    """Give the words before a claim that turn it round: "*won't* change", "*little* chance to change"."""
    found = list[int]()
    for k in range(index - 1, max(-1, index - reach), -1):
        word = tree.tokens[k].text.lower()
        if word in words("contested", "turn"):
            break
        if word in words("contested", "denying"):
            found.append(k)
    return found
