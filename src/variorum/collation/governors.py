"""What a verb or a preposition over those counted tells of them: "the bodies of nine", "had to leave", "cut power to"."""

from __future__ import annotations

from variorum.collation.fate_words import (
    Fate,
    fates_against,
    fates_by,
    fates_of,
    phrase_of,
    told_by,
    undergoes,
)
from variorum.collation.trees import Tree
from variorum.lexicon import words


def by_verb(tree: Tree, verb: int, counted: int) -> Fate | None:
    """Give what a verb tells of its subject or object together with what stands beside it."""
    role = tree.tokens[counted].dep
    return (
        _state(tree, verb, counted)
        or _thought(tree, verb)
        or _listed_as(tree, verb)
        or _done_at_last(tree, verb)
        or _cut_off(tree, verb, role)
        or _drawn(tree, verb, role)
    )


def by_phrase(tree: Tree, preposition: int) -> Fate | None:
    """Give what is told by what a preposition hangs on: "a strike by", "the deaths of", "power to"."""
    return (
        of_those(tree, preposition)
        or _by_those(tree, preposition)
        or _cut_off_from(tree, preposition)
    )


def of_those(tree: Tree, preposition: int) -> Fate | None:
    """Read "the bodies of nine miners", "the lives of 12", "the evacuation of 500"."""
    over = tree.tokens[preposition].head
    lemma = tree.tokens[over].lemma
    if tree.tokens[preposition].text.lower() == "against" and lemma in fates_against():
        return Fate(fates_against()[lemma], over, noun=True)
    about = tree.tokens[preposition].text.lower() in ("on", "about", "belonging", "for")
    if about and (data := _what_is_taken(tree, over)) is not None:
        return Fate("affect people", data, noun=True)
    if tree.tokens[preposition].text.lower() != "of":
        return None
    if lemma in fates_of() and tree.tokens[over].pos in ("NOUN", "PROPN"):
        return Fate(fates_of()[lemma], over, noun=True)
    if lemma == "life":
        verb = tree.verb_of(over)
        phrase = phrase_of(tree, verb) if verb is not None else None
        return Fate(phrase.name, over, noun=True) if phrase is not None else None
    return None


def _what_is_taken(tree: Tree, over: int) -> int | None:
    """Give the data of which it is told that something was done to them: "stole *data* on 700 officers"."""
    done = over if tree.tokens[over].pos == "VERB" else tree.tokens[over].head
    data = tree.child(done, "dobj", "nsubjpass")
    if data is None or (over not in (data, done)):
        return None
    return data if fates_of().get(tree.tokens[data].lemma) == "affect people" else None


def _by_those(tree: Tree, preposition: int) -> Fate | None:
    """Read "a strike by 1,800 dockers", "a march by 300 pupils"."""
    over = tree.tokens[preposition].head
    name = fates_by().get(tree.tokens[over].lemma)
    by = tree.tokens[preposition].text.lower() == "by" and tree.tokens[over].pos == "NOUN"
    return Fate(name, over, noun=True) if by and name is not None else None


def _state(tree: Tree, verb: int, counted: int) -> Fate | None:
    """Read the state a light verb ascribes: "five were left homeless", "four people had injuries"."""
    if tree.tokens[verb].lemma == "have" and tree.tokens[counted].tag == "CD":
        # "Ten had gunshot wounds": of the dead told of before.
        return None
    for k in tree.kids[verb]:
        if k != counted and tree.tokens[k].dep in ("acomp", "oprd", "attr", "dobj", "ccomp"):
            found = told_by(tree, k)
            if found is not None:
                return found
    return None


def _thought(tree: Tree, verb: int) -> Fate | None:
    """Read what is known or feared of those counted: "six are now known to have died"."""
    if tree.tokens[verb].lemma not in words("populations", "thought", "words"):
        return None
    done = tree.child(verb, "xcomp")
    return told_by(tree, done) if done is not None else None


def _done_at_last(tree: Tree, verb: int) -> Fate | None:
    """Read what those counted had to do, or to have done to them: "had to leave their flats"."""
    done = tree.child(verb, "xcomp")
    if done is None or tree.tokens[verb].lemma not in words("fates", "doing", "words"):
        return None
    passive = tree.child(done, "auxpass") is not None
    return undergoes(tree, done, "nsubjpass" if passive else "nsubj")


def _cut_off(tree: Tree, verb: int, role: str) -> Fate | None:
    """Read "the power cut hit 45,000 households"."""
    cut = tree.subject(verb)
    hits = tree.tokens[verb].lemma in ("hit", "strike", "affect", "leave")
    if role != "dobj" or not hits or cut is None:
        return None
    known = tree.tokens[cut].lemma in words("fates", "cut", "words")
    return Fate("affect people", verb) if known else None


def _cut_off_from(tree: Tree, preposition: int) -> Fate | None:
    """Read "cut power to 90,000 homes", "a loss of power for 90,000 homes"."""
    verb = tree.verb_of(preposition)
    if verb is None or tree.tokens[preposition].text.lower() not in ("to", "for", "in"):
        return None
    supply = tree.child(verb, "dobj", "nsubjpass")
    cuts = tree.tokens[verb].lemma in ("cut", "knock", "disrupt", "interrupt", "lose", "shut")
    if supply is None or not cuts:
        return None
    known = tree.tokens[supply].lemma in words("populations", "supply", "words")
    return Fate("affect people", verb) if known else None


def _drawn(tree: Tree, verb: int, role: str) -> Fate | None:
    """Read "the protest drew 20,000 people"."""
    subject = tree.subject(verb)
    if role != "dobj" or subject is None:
        return None
    draws = tree.tokens[verb].lemma in words("fates", "drawing", "verbs")
    crowd = tree.tokens[subject].lemma in words("fates", "drawing", "nouns")
    return Fate("turn out", verb) if draws and crowd else None


def _listed_as(tree: Tree, verb: int) -> Fate | None:
    """Read "27 people were listed as missing"."""
    for k in tree.kids[verb]:
        if tree.tokens[k].text.lower() == "as":
            for g in tree.kids[k]:
                if (found := told_by(tree, g)) is not None:
                    return found
    return None
