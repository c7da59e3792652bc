"""What became of those counted: killed, hurt, missing, arrested, by whatever words say it.

It is read from a total first ("the toll rose to 26"), then from the counted noun ("26 deaths",
"12 dead"), from what stands behind it ("27 people … hurt", "two in critical condition"), from a
clause that hangs on it ("the 28 who lost their lives"), and at last from the verb above.
"""

from __future__ import annotations

from variorum.collation.fate_words import Fate, fates_of, state_at, told_by, undergoes
from variorum.collation.figures import Figure
from variorum.collation.governors import by_phrase, by_verb, of_those
from variorum.collation.populations import is_partitive, tolls
from variorum.collation.totals import total
from variorum.collation.trees import Tree
from variorum.lexicon import words

# How far to the right of "27 people" the word that says what became of them may stand.
REACH = 6
# Fewer protesters are some of them.
CROWD = 50


def fate_of(figure: Figure) -> Fate | None:
    """Find what became of those counted, or None where nothing says it."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    whole = total(figure)
    if whole is not None:
        return whole
    if _of_somebody(tree, figure.number):
        return None
    if is_partitive(tree, figure.number):
        # "Two of the wounded died": what they are told to be apart from the others.
        return (
            _behind(figure, max(figure.inside[-1], figure.noun or 0))
            or _above(tree, figure.number)
            or _own(tree, figure.noun)
        )
    found = (
        _own(tree, figure.noun)
        or of_those(tree, tree.tokens[here].head)
        or _beside(tree, here)
        or _behind(figure, max(here, figure.inside[-1]))
        or _told(tree, here)
        or _to_the_right(tree, here)
    )
    if found is not None and found.sign > 0:
        return found
    # "Crews brought 104 survivors ashore" says of the living what was done for them.
    return _above(tree, here) or found or _as_a_crowd(figure)


def _as_a_crowd(figure: Figure) -> Fate | None:
    """Read how many turned out where only their being protesters tells it: "tear gas was fired at 5,000 marchers"."""
    noun = figure.noun
    crowd = noun is not None and figure.tree.tokens[noun].lemma in words("fates", "crowd", "words")
    if noun is None or not crowd or (figure.quantity.value or 0) < CROWD:
        return None
    return Fate("turn out", noun, noun=True)


def _of_somebody(tree: Tree, number: int) -> bool:
    """Say whether a bare number is what one person has: "a grandad of nine died"."""
    token = tree.tokens[number]
    over = tree.tokens[tree.tokens[token.head].head]
    return (
        token.dep == "pobj"
        and tree.tokens[token.head].text.lower() == "of"
        and over.tag == "NN"
        and over.lemma not in words("fates", "group", "words")
        and over.lemma not in fates_of()
    )


def _own(tree: Tree, noun: int | None) -> Fate | None:
    """Read "26 deaths", "14 arrests", "40 wounded": the counted noun tells it."""
    if noun is None:
        return None
    found = told_by(tree, noun)
    return found if found is not None and tree.tokens[noun].pos != "VERB" else None


def _beside(tree: Tree, here: int) -> Fate | None:
    """Read "12 dead", "four missing miners", "the 12 killed": a word that hangs on those counted."""
    for k in tree.kids[here]:
        if tree.tokens[k].dep in ("amod", "acl", "appos", "acomp", "oprd"):
            active = tree.tokens[k].tag == "VBG" or tree.child(k, "dobj") is not None
            if tree.tokens[k].dep == "acl" and active:
                # "Killed one person, injured dozens": the one was not hurt.
                continue
            found = told_by(tree, k)
            if found is not None and not found.noun:
                return found
    return None


def _told(tree: Tree, here: int) -> Fate | None:
    """Read the clause that hangs on those counted: "the 28 people who lost their lives"."""
    for k in tree.kids[here]:
        if tree.tokens[k].dep in ("acl", "relcl") and tree.tokens[k].tag == "VB":
            # "one of seven soldiers to die"
            return undergoes(tree, k, "nsubj")
        if tree.tokens[k].dep != "relcl":
            continue
        who = next(
            (
                g
                for g in tree.kids[k]
                if tree.tokens[g].dep in ("nsubj", "nsubjpass")
                and tree.tokens[g].text.lower() in ("who", "that", "which")
            ),
            None,
        )
        if who is not None:
            return undergoes(tree, k, tree.tokens[who].dep)
    return None


def _behind(figure: Figure, last: int) -> Fate | None:
    """Read on from those counted to a phrase of state: "two of them are in critical condition"."""
    tree = figure.tree
    links = words("populations", "link", "words") | _OF_THEM
    i = last + 1
    while i < min(last + 1 + REACH, len(tree.tokens)):
        if (state := state_at(tree, i)) is not None:
            return state
        if tree.tokens[i].text.lower() not in links:
            return None
        i += 1
    return None


_OF_THEM = frozenset({"of", "them", "whom", "who", "were", "are", "now"})


def _to_the_right(tree: Tree, here: int) -> Fate | None:
    """Read on from "27 people …" over links and adverbs to "injured", however the parser took it."""
    links = words("populations", "link", "words")
    for i in range(here + 1, min(here + 1 + REACH, len(tree.tokens))):
        token = tree.tokens[i]
        found = told_by(tree, i) if token.pos in ("ADJ", "VERB", "PROPN") else None
        if found is not None and not found.noun:
            # A headline drops the verb: "27 hurt" is no act of theirs, unless it has an object.
            passive = token.tag in ("VBN", "JJ") or tree.child(i, "dobj") is None
            if passive or undergoes(tree, i, "nsubj") is not None:
                return found
        if token.text.lower() not in links and token.pos not in ("ADV", "AUX"):
            return None
    return None


_CLIMBS = frozenset(
    {"conj", "nummod", "quantmod", "pobj", "prep", "appos", "amod", "compound", "npadvmod"}
)


def _above(tree: Tree, index: int) -> Fate | None:
    """Climb from those counted to the verb that says what became of them, or to "the deaths of"."""
    for _ in range(5):
        token = tree.tokens[index]
        head = token.head
        if head == index:
            return None
        if token.dep in ("nsubj", "nsubjpass", "dobj", "oprd"):
            return undergoes(tree, head, token.dep) or by_verb(tree, head, index)
        if token.dep == "pobj":
            named = by_phrase(tree, head)
            if named is not None:
                return named
            if tree.tokens[head].text.lower() in ("including", "among", "plus"):
                return _of_whole(tree, tree.tokens[head].head)
            gathers = tree.tokens[tree.tokens[head].head].lemma in words("fates", "group", "words")
            if tree.tokens[head].text.lower() != "of" or not (
                gathers or tree.tokens[head - 1].tag == "CD"
            ):
                # "A grandad of nine died": he has nine grandchildren.
                return None
        if token.dep not in _CLIMBS:
            return None
        index = head
    return None


def _of_whole(tree: Tree, over: int) -> Fate | None:
    """Give the fate of those among whom others are counted: "six were hurt, including two nurses"."""
    if tree.tokens[over].pos in ("VERB", "AUX"):
        found = told_by(tree, over)
        return found if found is not None and found.name in tolls() else None
    return (
        _own(tree, over) or _beside(tree, over) or _to_the_right(tree, over) or _above(tree, over)
    )
