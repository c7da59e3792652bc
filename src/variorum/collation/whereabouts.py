"""Where, whence and whither: the street, the town, inside or outside, bound for which port."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.circumstances import OCCURRENCE
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family, kind_of
from variorum.collation.participants import canon
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.lexicon.gazetteer import known

_TOWNS = frozenset({"city", "capital"})


def _site(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the station or street that something happened at, by its name."""
    token = tree.tokens[index]
    word = token.text.lower()
    if word not in words("kinds", "site", "words") or token.dep != "pobj":
        return
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep == "compound"]
    if not beside or not all(tree.tokens[k].pos == "PROPN" for k in beside):
        return
    at = tree.tokens[token.head].text.lower()
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    if at not in ("at", "in", "on", "near", "outside", "to", "inside") or sense is None:
        return
    below = sorted(i for k in beside for i in tree.below(k, 4) if tree.tokens[i].pos == "PROPN")
    name = " ".join(tree.tokens[i].text for i in below)
    yield f"site {word}", name, None, sense.name


def _city(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the town in which a deed was done to one thing: no two towns lie in one another."""
    token = tree.tokens[index]
    entity = framer.entity(token.start) if token.dep == "pobj" and token.pos == "PROPN" else None
    verb = tree.tokens[token.head].head
    at = tree.tokens[token.head].text.lower() in ("in", "at", "near", "outside")
    if entity is None or not at or tree.tokens[verb].pos != "VERB":
        return
    place = known(entity.name)
    sense = sense_at(tree, verb)
    what = sense.name if sense is not None else tree.tokens[verb].lemma
    thing = canon(framer, tree, tree.object(verb)) or canon(framer, tree, tree.subject(verb))
    # A suburb is no other town than the capital that it lies in.
    a_town = place is not None and place.kind == "city"
    told = what not in words("grammar", "light", "words") and what not in ("live", "tell")
    if place is not None and a_town and told and thing is not None:
        yield "city", place.name, None, f"{thing} {what}"


def _room(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the room that it happened in: "the fire began in the kitchen"."""
    kind = kind_of("room", tree, index)
    token = tree.tokens[index]
    if kind is None or token.dep != "pobj" or tree.tokens[index].tag != "NN":
        return
    preposition = tree.tokens[token.head]
    verb = preposition.head
    told = told_by(tree, verb)
    if preposition.text.lower() in ("in", "inside", "at", "near", "on") and told is not None:
        yield "room", kind, told, None


def _phase(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield when in its flight a plane came to harm."""
    token = tree.tokens[index]
    start = token.text == "off" and tree.tokens[max(0, index - 2)].text.lower() == "take"
    kind = "take-off" if start else kind_of("phase", tree, index)
    if kind is None or token.dep not in ("pobj", "pcomp"):
        return
    told = told_by(tree, tree.tokens[token.head].head)
    if told is not None:
        yield "phase", kind, told, None


def _flying(_: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the phase of a flight that a clause tells: "shortly after taking off", "as it tried to land"."""
    token = tree.tokens[index]
    aim = tree.child(index, "xcomp") if token.lemma in _TRYING else index
    if token.pos != "VERB" or aim is None or token.dep not in ("advcl", "pcomp"):
        return
    off = any(tree.tokens[k].text.lower() == "off" for k in tree.kids[aim])
    lemma = tree.tokens[aim].lemma
    kind = "take-off" if lemma == "take" and off else _PHASES.get(lemma)
    after = token.dep == "pcomp"
    ties = [token.head] if after else [k for k in tree.kids[index] if k < index]
    tied = {tree.tokens[k].text.lower() for k in ties}
    told = told_by(tree, tree.tokens[token.head].head if after else token.head)
    bare = token.tag == "VBG" and token.lemma in _TRYING
    if kind is None or told is None:
        return
    if bare or tied & {"as", "while", "when", "after" if off else "before"}:
        yield "phase", kind, told, None


_TRYING = frozenset({"try", "attempt", "prepare", "seek"})
_PHASES = {"land": "landing", "descend": "landing", "approach": "landing"}


def told_by(tree: Tree, verb: int) -> str | None:
    """Give the class of what a verb tells, or of what its subject names: "the shooting took place"."""
    if tree.tokens[verb].pos not in ("VERB", "AUX"):
        verb = tree.verb_of(verb) or verb
    sense = sense_at(tree, verb)
    if sense is not None:
        return sense.name
    subject = tree.child(verb, "nsubj")
    named = sense_at(tree, subject) if subject is not None else None
    return named.name if named is not None and named.noun else None


def _in_or_out(_: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether it happened inside or outside of one thing: "inside the church"."""
    thing = tree.child(index, "pobj")
    verb = tree.verb_of(index)
    if thing is None or verb is None:
        return
    told = told_by(tree, verb)
    if told is not None:
        # "San Roque church" is the church.
        yield "side", tree.tokens[index].text.lower(), told, tree.tokens[thing].lemma.lower()


def _towards(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("towards", tree, index)
    if kind is None:
        return
    head = tree.tokens[index].head
    if tree.tokens[head].lemma in words("kinds", "traveller", "words"):
        yield "towards", kind, None, "main"


def _bound(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whence and whither: "the train from Aix to Brest", "was bound for Lisbon"."""
    token = tree.tokens[index]
    yield from _between(framer, tree, index)
    if token.dep != "pobj" or token.pos != "PROPN":
        return
    preposition = token.head
    slot = {"to": "whither", "for": "whither", "towards": "whither", "from": "whence"}.get(
        tree.tokens[preposition].text.lower()
    )
    over = tree.tokens[preposition].head
    name = _whole_name(framer, tree, index)
    place = known(name) if name is not None else None
    if slot is None or name is None or (place is not None and place.kind not in _TOWNS):
        # Bound for a country, and bound for a town of it, are one.
        return
    travellers = words("kinds", "traveller", "words")
    while (
        tree.tokens[over].dep == "prep" and tree.tokens[tree.tokens[over].head].lemma in travellers
    ):
        over = tree.tokens[over].head
    holder = over
    while tree.tokens[over].dep == "prep" and tree.tokens[over].head != over:
        # "Bound for Aix from Brest"
        over = tree.tokens[over].head
    if tree.tokens[over].lemma in words("kinds", "bound", "words"):
        found = tree.subject(over)
        holder = over if found is None else found
    elif tree.tokens[over].lemma == "way" and tree.tokens[over].dep == "pobj":
        # "was on its way to Aix"
        verb = tree.verb_of(over)
        found = tree.subject(verb) if verb is not None else None
        holder = over if found is None else found
    thing = tree.tokens[holder]
    if thing.lemma in travellers and thing.pos in ("NOUN", "PROPN"):
        for about in _told_in(tree) or _known_one(tree, holder):
            yield slot, name, about, canon(framer, tree, holder) or thing.lemma


def _known_one(tree: Tree, holder: int) -> list[str]:
    """Say that a vehicle is the one the story is about: "*the* train was going to Brest"."""
    article = tree.child(holder, "det")
    known_one = article is not None and tree.tokens[article].text.lower() == "the"
    return [OCCURRENCE] if known_one else []


def _between(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield both ends of a line that its trains are called by: "the *Aix to Brest* express".

    The Aix-Brest express runs both ways.
    """
    text = [t.text.lower() for t in tree.tokens[index : index + 4]]
    if text[1:2] != ["to"] or tree.tokens[index].pos != "PROPN" or len(text) < 4:
        return
    whither, vehicle = index + 2, index + 3
    kind = tree.tokens[vehicle].lemma.lower()
    travellers = words("kinds", "traveller", "words") | words("kinds", "railed", "words")
    if tree.tokens[whither].pos != "PROPN" or kind not in travellers | {"service"}:
        return
    name = "train" if kind in words("kinds", "railed", "words") | {"service"} else kind
    for about in _told_in(tree) or [OCCURRENCE]:
        yield "whence", _whole_name(framer, tree, index) or "", about, name
        yield "whither", _whole_name(framer, tree, whither) or "", about, name


def _told_in(tree: Tree) -> list[str]:
    """Give the classes of what a sentence tells: the train *that derailed* is the one in question."""
    senses = (sense_at(tree, i) for i, t in enumerate(tree.tokens) if t.pos in ("VERB", "NOUN"))
    return sorted({sense.name for sense in senses if sense is not None})


def _whole_name(framer: Framer, tree: Tree, index: int) -> str | None:
    """Give a place by its name, and by that of what it lies in: "Auckland, New Zealand" is both."""
    names = list[str]()
    for i in (index, *(k for k in tree.kids[index] if tree.tokens[k].dep == "appos")):
        entity = framer.entity(tree.tokens[i].start)
        if entity is None:
            names.append(tree.tokens[i].text)
        elif entity.type in ("GPE", "LOC", "ORG"):
            names.append(entity.name)
    return " + ".join(names) or None


WHEREABOUTS: tuple[tuple[frozenset[str], Fill], ...] = (
    (words("kinds", "site", "words"), _site),
    (frozenset({"PROPN"}), _city),
    (frozenset({"PROPN"}), _bound),
    (frozenset({"inside", "outside"}), _in_or_out),
    (frozenset(family("room")), _room),
    (frozenset({*family("phase"), "off"}), _phase),
    (frozenset({"take", *_PHASES, *_TRYING}), _flying),
    (frozenset(family("towards")), _towards),
)
