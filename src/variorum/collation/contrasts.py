"""One deed, told with another place or party: where it was done or began, whence, to whom, by which country.

Places of one level exclude each other: two towns, two countries, a hotel and a school. A town
and its country do not, and a car park may be the hotel's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from variorum.collation.circumstances import OCCURRENCE
from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family
from variorum.collation.nations import nation_of
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.collation.whereabouts import told_by
from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import Known, known

Held = TypeVar("Held")

_AT = frozenset({"in", "at", "inside", "on"})


def _venue(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield at what kind of place a deed was done to one thing, and in which town that lies."""
    token = tree.tokens[index]
    kind = _kind(tree, index)
    verb = tree.tokens[token.head].head
    at = token.dep == "pobj" and tree.tokens[token.head].text.lower() in _AT
    if kind is None or not at or token.tag != "NN" or tree.tokens[verb].pos != "VERB":
        return
    whose = _deed(framer, tree, verb)
    if whose is None:
        return
    name, levels = kind
    for level in levels:
        yield level, name, None, whose
    for k in tree.kids[index]:
        town = tree.child(k, "pobj") if tree.tokens[k].text.lower() in ("in", "near") else None
        place = _place(framer, tree, town) if town is not None else None
        if place is not None and place.kind in ("city", "capital") and place.country:
            yield f"country {name}", place.country, None, whose


def _origin(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whence one thing came: the town, and the country; a way "from Aix to Brest" is of both."""
    token = tree.tokens[index]
    verb = token.head
    source = tree.child(index, "pobj")
    if source is None or tree.tokens[verb].lemma not in words("contrasts", "moving", "words"):
        return
    beside = {tree.tokens[k].text.lower() for i in (index, verb) for k in tree.kids[i]}
    whose = _thing(framer, tree, verb)
    if whose is None or "to" in beside or "between" in beside:
        return
    for i in tree.phrase(source):
        place = _place(framer, tree, i)
        if place is None or place.kind not in ("city", "capital", "country") or not place.country:
            continue
        if place.kind == "city":
            yield "origin town", place.name, None, whose
        yield "origin country", place.country, None, whose


def _in_or_near(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether it happened in one thing or near it: "in a tunnel", "next to the tunnel"."""
    word = tree.tokens[index].text.lower()
    verb = tree.tokens[index].head
    if word == "to" and tree.tokens[verb].text.lower() in ("next", "close"):
        word, verb = "near", tree.tokens[verb].head
    thing = tree.child(index, "pobj")
    inside = word in words("contrasts", "inside", "words")
    beside = word in words("contrasts", "beside", "words")
    if thing is None or not (inside or beside) or tree.tokens[thing].tag != "NN":
        return
    told = told_by(tree, verb) or _occurs(tree, verb)
    noun = tree.tokens[thing].lemma.lower()
    if tree.child(thing, "det") is None:
        # "In prison", "at home": of no building.
        return
    if told is not None and (_kind(tree, thing) is not None or noun in _HOLLOW):
        yield "side", "inside" if inside else "outside", told, noun


def _occurs(tree: Tree, verb: int) -> str | None:
    """Say whether a verb tells where it happened, whatever it was: "the accident occurred near a tunnel"."""
    subject = tree.subject(verb)
    named = subject is not None and tree.tokens[subject].lemma in ("accident", "incident", "crash")
    return OCCURRENCE if named and tree.tokens[verb].lemma in ("happen", "occur", "take") else None


_HOLLOW = frozenset(
    {"tunnel", "station", "mall", "stadium", "theatre", "cinema", "market", "office"}
)


def _doer(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield which country, or which person, did what is done once: "was blown up by Danish troops"."""
    by = next((k for k in tree.kids[index] if tree.tokens[k].dep == "agent"), None)
    agent = tree.child(by, "pobj") if by is not None else tree.child(index, "nsubj")
    undergoer = tree.object(index)
    sense = sense_at(tree, index)
    if agent is None or undergoer is None or sense is None or agent == undergoer:
        return
    if by is None and any(k < agent and tree.tokens[k].dep == "aux" for k in tree.kids[index]):
        # "Had Peru sunk the boat": it did not.
        return
    thing = _name(framer, tree, undergoer)
    doer = _country(framer, tree, agent)
    if thing is not None and doer is not None and tree.child(agent, "conj") is None:
        yield "doer", doer, None, f"{thing} {sense.name}"


def _country(framer: Framer, tree: Tree, index: int) -> str | None:
    """Give the country that acts: by its name, or by its troops, planes and rockets."""
    token = tree.tokens[index]
    entity = framer.entity(token.start)
    if token.pos == "PROPN":
        return nation_of(entity.name) if entity is not None else None
    if token.lemma.lower() not in words("contrasts", "forces", "words"):
        return None
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("amod", "compound", "poss")]
    nations = {n for k in beside if (n := nation_of(tree.tokens[k].text)) is not None}
    return nations.pop() if len(nations) == 1 else None


def _began(_: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield where it began: "opened fire in the food court", "the first shots were fired by the door"."""
    token = tree.tokens[index]
    preposition = token.head
    near = tree.tokens[preposition].text.lower() in _AT | {"by", "near", "outside"}
    if token.dep != "pobj" or not near or tree.child(preposition, "neg") is not None:
        return
    # "Not in the food court but by the door"
    verb = tree.tokens[first_of(tree, preposition)].head
    part = _named(_parts(), tree, index)
    told = _opening(tree, verb) if part is not None else None
    if part is not None and told is not None:
        yield "began", part, told, None


def _opening(tree: Tree, verb: int) -> str | None:
    """Give the class of what a verb tells to begin; of what went on nobody asks where it was."""
    lemma = tree.tokens[verb].lemma
    noun = tree.child(verb, "nsubj", "nsubjpass")
    fire = tree.child(verb, "dobj")
    if lemma == "open" and fire is not None and tree.tokens[fire].lemma == "fire":
        return "shoot"
    if noun is None:
        return None
    first = any(tree.tokens[k].text.lower() == "first" for k in tree.kids[noun])
    if first and tree.tokens[noun].lemma in ("shot", "blast", "explosion", "bomb"):
        return "shoot" if tree.tokens[noun].lemma == "shot" else "explode"
    sense = sense_at(tree, noun)
    return sense.name if sense is not None and lemma in ("begin", "start") else None


def _target(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what an operation was aimed at: "a sting operation against betting shops"."""
    aimed = [k for k in tree.kids[index] if tree.tokens[k].text.lower() == "against"]
    hit = [tree.child(k, "pobj") for k in aimed]
    hit += [
        tree.child(k, "dobj")
        for k in tree.kids[index]
        if tree.tokens[k].dep in ("relcl", "acl") and tree.tokens[k].lemma == "target"
    ]
    at = next((i for i in hit if i is not None), None)
    beside = [tree.tokens[k] for k in tree.kids[index] if tree.tokens[k].dep == "compound"]
    if at is None or not beside:
        return
    told = {_aim(tree, i) for i in tree.phrase(at) if tree.tokens[i].dep in ("pobj", "dobj")}
    if None not in told and told:
        kind = " ".join(sorted(t.lemma.lower() for t in beside))
        yield "target", " + ".join(sorted(filter(None, told))), None, f"{kind} operation"


def _aim(tree: Tree, index: int) -> str | None:
    """Name what is aimed at; a ring, a gang and those who are in it are one aim."""
    token = tree.tokens[index]
    if token.pos != "NOUN":
        return None
    lemma = token.lemma.lower()
    gang = lemma in people() or lemma in words("contrasts", "gang", "words")
    return "gang" if gang else class_of_noun(lemma)


def _recipient(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether money went to a body or to people, and to how many."""
    first = first_of(tree, index)
    listed = [*tree.conjuncts(first)]
    preposition = tree.tokens[first].head
    over = tree.tokens[preposition].head
    if tree.tokens[over].dep in ("dobj", "nummod"):
        # "paying two million euros to a clerk": the parser may hang the clerk on the euros
        over = tree.verb_of(over) or over
    paid = tree.tokens[first].dep == "pobj" and tree.tokens[preposition].text.lower() == "to"
    given = _handed(tree, over) is not None or tree.tokens[over].lemma == "give"
    # The last of several is asked, so that the reading holds them all.
    if not (paid and given) or index != max(listed):
        return
    thing = tree.object(over)
    about = (
        {tree.tokens[i].lemma.lower() for i in tree.below(thing, 3)}
        if thing is not None
        else {"money"}
    )
    if not about & _MONEY:
        return
    counts = [_how_many(framer, tree, i) for i in listed]
    if counts == [0]:
        yield "recipient", "a body", None, "money"
    elif all(counts):
        yield "recipient", "people", None, "money"
        yield "recipients", f"{sum(filter(None, counts))} people", None, "money"


def first_of(tree: Tree, index: int) -> int:
    """Give the first of several joined nouns: of "a minister and two clerks" the minister."""
    while tree.tokens[index].dep == "conj" and tree.tokens[index].head < index:
        index = tree.tokens[index].head
    return index


def _how_many(framer: Framer, tree: Tree, index: int) -> int | None:
    """Say how many people a noun stands for: none where it is a body, None where nobody can tell."""
    token = tree.tokens[index]
    if token.lemma.lower() in words("contrasts", "body", "words"):
        return 0
    entity = framer.entity(token.start)
    if entity is not None and entity.named:
        return 1 if entity.type == "PERSON" else 0 if entity.type == "ORG" else None
    if token.lemma.lower() not in people():
        return None
    numbers = [k for k in tree.kids[index] if tree.tokens[k].dep == "nummod"]
    if numbers:
        found = list(framer.quantities(tree.tokens[numbers[0]].start, tree.tokens[numbers[0]].end))
        return int(found[0].value) if len(found) == 1 and found[0].value else None
    return 1 if token.tag == "NN" else None


_MONEY = frozenset(
    {"money", "cash", "bribe", "ransom", "sum", "pound", "dollar", "euro", "$", "£", "€"}
)


def _deed(framer: Framer, tree: Tree, verb: int) -> str | None:
    """Name a deed with the one thing it was done to."""
    sense = sense_at(tree, verb)
    deed = sense.name if sense is not None else tree.tokens[verb].lemma
    handed = _handed(tree, verb)
    if handed is None and deed in words("grammar", "light", "words"):
        return None
    # In "the money changed hands" it is the money.
    thing = tree.subject(verb) if deed == "change" else tree.object(verb)
    name = _name(framer, tree, thing)
    return f"{name} {handed or deed}" if name is not None else None


def _handed(tree: Tree, verb: int) -> str | None:
    """Give the one name of deeds by which a thing goes from hand to hand."""
    lemma = tree.tokens[verb].lemma
    beside = (_deeds().get(f"{lemma} {tree.tokens[k].lemma}") for k in tree.kids[verb])
    return next(filter(None, beside), None) or _deeds().get(lemma)


def _thing(framer: Framer, tree: Tree, verb: int) -> str | None:
    """Name the one thing that comes, or is sent."""
    sent = tree.child(verb, "dobj", "nsubjpass")
    return _name(framer, tree, tree.subject(verb) if sent is None else sent)


def _name(framer: Framer, tree: Tree, index: int | None) -> str | None:
    """Name one thing that is known: "the gun", "his brother", "she"; of "a man" there may be several."""
    if index is None:
        return None
    token = tree.tokens[index]
    named = _things().get(token.lemma.lower())
    if named is not None:
        return named
    known_one = token.pos in ("PROPN", "PRON") or any(
        tree.tokens[k].text.lower() in ("the", "this", "that") or tree.tokens[k].dep == "poss"
        for k in tree.kids[index]
    )
    several = token.tag in ("NNS", "NNPS")
    return canon(framer, tree, index) if known_one and not several else None


def _place(framer: Framer, tree: Tree, index: int) -> Known | None:
    """Give the place of the gazetteer that a token names with its neighbours: "New York City"."""
    if tree.tokens[index].pos != "PROPN":
        return None
    entity = framer.entity(tree.tokens[index].start)
    named = next(
        (
            m
            for m in (entity.mentions if entity else ())
            if m.start <= tree.tokens[index].start < m.end
        ),
        None,
    )
    return known(named.exact if named is not None else tree.tokens[index].text)


def _kind(tree: Tree, index: int) -> tuple[str, tuple[str, ...]] | None:
    """Give the kind of a place, and the levels on which it excludes others."""
    return _named(_venues(), tree, index)


def _named(held: Mapping[str, Held], tree: Tree, index: int) -> Held | None:
    """Look a noun up, with the word before it where that belongs to the name: "petrol station"."""
    lemma = tree.tokens[index].lemma.lower()
    beside = (k for k in tree.kids[index] if tree.tokens[k].dep in ("compound", "amod"))
    whole = (held.get(f"{tree.tokens[k].text.lower()} {lemma}") for k in beside)
    return next((found for found in whole if found is not None), held.get(lemma))


@cache
def _venues() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        word: (row["words"][0], tuple(row["levels"]))
        for row in entries("contrasts", "venue")
        for word in row["words"]
    }


@cache
def _parts() -> dict[str, str]:
    own = {w: row["words"][0] for row in entries("contrasts", "part") for w in row["words"]}
    return {**family("room"), **own}


@cache
def _deeds() -> dict[str, str]:
    return {w: row["words"][0] for row in entries("contrasts", "deed") for w in row["words"]}


@cache
def _things() -> dict[str, str]:
    return {w: row["words"][0] for row in entries("contrasts", "thing") for w in row["words"]}


CONTRASTS: tuple[tuple[frozenset[str], Fill], ...] = (
    (frozenset({"NOUN"}), _venue),
    (frozenset({"NOUN"}), _began),
    (words("contrasts", "once", "words"), _doer),
    (frozenset({"from"}), _origin),
    (words("contrasts", "operation", "words"), _target),
    (frozenset({"NOUN", "PROPN"}), _recipient),
    (
        frozenset({"to"})
        | words("contrasts", "inside", "words")
        | words("contrasts", "beside", "words"),
        _in_or_near,
    ),
)
