"""What accounts say is to come: what will turn a war, what is the last, what holds only at first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.collation.contested_claim import Contested, helpers, is_foretold, names, sided
from variorum.collation.frames import Framer
from variorum.collation.trees import Tree
from variorum.lexicon import words

# So many words behind its verb a reading of what holds at first may go on.
REACH = 12


def turning(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "will change the course of the war", "will not be decisive"."""
    token, verb = tree.tokens[index], tree.verb_of(index)
    if verb is None or not is_foretold(tree, verb):
        return
    turned = tree.tokens[verb].lemma in words("contested", "turning", "verb")
    if token.lemma.lower() in words("contested", "decisive"):
        # "Decisively tilt the balance" is told once, of the balance.
        thing = tree.object(verb)
        told = thing is not None and tree.tokens[thing].lemma in words(
            "contested", "turning", "thing"
        )
        tells = tree.tokens[verb].lemma == "be" or (turned and not told)
    else:
        tells = turned and token.dep in ("dobj", "nsubjpass")
    if tells:
        whole = tree.phrase(index) if token.pos == "NOUN" else (index,)
        inside = (verb, index, *helpers(tree, verb), *whole)
        yield sided(tree, "turning", min(index, verb), inside)


def last(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "the final extension", "no further delays"."""
    before = {tree.tokens[k].text.lower() for k in tree.kids[index] if k < index}
    final = before & words("contested", "last") and not before & {"his", "her", "their", "its"}
    if final or (tree.has_no(index) and before & words("contested", "last", "none")):
        lemma = tree.tokens[index].lemma.lower()
        about = "delay" if lemma in words("contested", "alike") else lemma
        yield Contested("last", frozenset({about}), 1, tuple(tree.phrase(index)))


def at_first(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "will initially be allowed at Orsa"."""
    verb = tree.verb_of(index)
    if verb is None or not is_foretold(tree, verb):
        return
    below = [k for k in tree.below(verb, 10) if k > index]
    about = names(framer, tree, below)
    if about:
        near = (verb, index, *helpers(tree, verb))
        held = [k for k in below if k <= max(near) + REACH]
        yield Contested("at first", about, 1, (*near, *held))


def dangerous(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "no threat to the public"."""
    to = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() in ("to", "for")), None)
    whom = tree.child(to, "pobj") if to is not None else None
    if whom is not None and tree.tokens[whom].lemma.lower() in words("contested", "danger", "whom"):
        yield sided(tree, "danger", index, (whom, *tree.phrase(index)))


def isolated(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "an isolated incident"."""
    over = tree.tokens[index].head
    if tree.tokens[over].lemma.lower() in words("contested", "isolated", "thing"):
        yield sided(tree, "isolated", index, (over,))


def likelihood(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "a truce is unlikely", "doubts that such a sentence is likely", "no prospect of a deal"."""
    token = tree.tokens[index]
    if token.lemma.lower() in words("contested", "prospect"):
        of = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() == "of"), None)
        what = tree.child(of, "pobj", "pcomp") if of is not None else None
        slight = {tree.tokens[k].text.lower() for k in tree.kids[index]}
        sign = -1 if slight & words("contested", "slight") else 0
    else:
        verb = tree.verb_of(index)
        # "Is likely to fall", "is likely a fireball" tell of something else.
        more = [tree.child(k, "xcomp", "ccomp", "attr") for k in (index, verb) if k is not None]
        bare = token.dep == "acomp" and not any(k is not None for k in more)
        what = tree.child(verb, "nsubj") if verb is not None and bare else None
        sign = -1 if token.lemma.lower() == "unlikely" else 1
    if what is None or not sign or tree.tokens[what].pos not in ("NOUN", "VERB"):
        return
    such = any(tree.tokens[k].text.lower() == "such" for k in tree.kids[what])
    about = {"such" if such else tree.tokens[what].lemma.lower()}
    read = sided(tree, "likelihood", index, tree.phrase(what), about)
    # What is "not unlikely" is likely; "no prospect" is denied once.
    turned = read.sign < 0 and token.lemma.lower() not in words("contested", "prospect")
    yield replace(read, sign=-sign if turned else sign)
