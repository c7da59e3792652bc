"""Measures as facts: how far, how deep, how strong, how old, for how long.

A figure with a unit is a measure only where a word says of what: "a range of 190 miles",
"60 metres deep". Where nothing says it there is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from variorum.collation.doings import done_to_things
from variorum.collation.far import distance
from variorum.collation.figures import Figure
from variorum.collation.inhabited import inhabited
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.populations import is_part
from variorum.collation.predicates import claim_at
from variorum.lexicon import entries, words
from variorum.model import Fact


def find_measures(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each figure of which it is clear what it measures, and of what."""
    for figure in figures:
        fact = (
            distance(figure)
            or inhabited(figure)
            or _storeys(figure)
            or _scaled(figure)
            or _amount(figure)
            or _cordon(figure)
            or _bare(figure)
        )
        if fact is not None:
            yield _of_a_bomb(fact)


def _of_a_bomb(fact: Fact) -> Fact:
    """Give what a bomb weighs as the explosives that went into it: few tell the one from the other."""
    weighed = fact.key[1] in ("amount", "weight") and str(fact.subject).lower() in words(
        "scales", "bomb", "words"
    )
    return replace(fact, key=("measure", "amount"), subject=EXPLOSIVES) if weighed else fact


# What a bomb is made of.
EXPLOSIVES = "explosives"
# A measure of which it is not told whether it is of height, length or depth.
BARE = "size"
# No earthquake has gone beyond 9.5: "a 6.7-strength quake killed 26,000" has one magnitude.
_STRONGEST = 10

# ── measures of a thing ─────────────────────────────────────────────────────────


def _scaled(figure: Figure) -> Fact | None:
    tree, number = figure.tree, figure.number
    found = _scale(figure)
    if figure.quantity.dimension == "magnitude" or _measures_a_quake(figure):
        found = found or ("magnitude", number)
    found = found or _below(figure)
    if found is None or figure.quantity.value is None:
        return None
    measure, at = found
    thing = _owner(figure, at)
    if measure == "magnitude" and (figure.quantity.value or 0) > _STRONGEST:
        return None
    if thing is None and measure not in ("magnitude", "wind"):
        return None
    of_quake = thing is None or measure == "magnitude"
    subject = _shaken(figure) if of_quake else _called(figure, thing)
    if measure == "wind":
        subject = "the wind"
    if measure == "depth" and _of_a_quake(figure):
        subject = "quake"
    subject = _things().get(str(subject), subject)
    verb = tree.verb_of(number)
    claim = claim_at(tree, verb) if verb is not None else None
    # What something can do is a measure of it; what "can cause damage" is any such thing.
    told = ("real", "possible") if measure in ("range", "speed", "wind") else ("real",)
    # "Weighed no more than 90 kilos" denies nothing.
    bounded = any(tree.tokens[i].text.lower() == "no" for i in figure.inside)
    if claim is not None and (claim.mood not in told or (claim.sign < 0 and not bounded)):
        return None
    return figure.fact(
        ("measure", measure),
        figure.evidence(at),
        number if verb is None else verb,
        subject=subject,
        source=_measurer(figure, verb),
        part=measure == "population" and is_part(tree, number, figure.noun),
    )


def _measures_a_quake(figure: Figure) -> bool:
    """Say whether a bare number is a magnitude: "measuring 7.2, the tremor struck Aix"."""
    tree, value = figure.tree, figure.quantity.value
    verb = tree.verb_of(figure.number)
    if figure.quantity.dimension != "count" or figure.noun is not None or verb is None:
        return False
    if value is None or value == int(value) or not 1 < value < _STRONGEST:
        return False
    gauged = tree.tokens[verb].lemma in words("grammar", "gauge", "words")
    return gauged and any(class_of_noun(t.lemma) == "quake" for t in tree.tokens)


def _below(figure: Figure) -> tuple[str, int] | None:
    """Read "8 kilometres below the surface" as a depth."""
    tree, last = figure.tree, figure.inside[-1]
    after = [t.text.lower() for t in tree.tokens[last + 1 : last + 4]]
    if figure.quantity.dimension != "length" or not after or after[0] not in _UNDER:
        return None
    deep = {"surface", "ground", "seabed", "sea", "earth"} & set(after)
    # "200 metres down the line" is a way.
    down = after[0] == "down" and after[1:2] not in (["the"], ["a"], ["that"])
    return ("depth", last + 1) if deep or down or after[0] == "underground" else None


_UNDER = frozenset({"below", "beneath", "under", "underground", "down"})


def _of_a_quake(figure: Figure) -> bool:
    """Say whether a depth is that of a quake: its sentence speaks of one, or of its centre."""
    centres = words("grammar", "epicentre", "words")
    return any(t.lemma in centres or class_of_noun(t.lemma) == "quake" for t in figure.tree.tokens)


def _measurer(figure: Figure, verb: int | None) -> str | None:
    """Give who "puts" a figure at something, where the verb is no verb of saying."""
    tree = figure.tree
    if verb is None or tree.tokens[verb].lemma not in words("grammar", "gauge", "words"):
        return None
    subject = tree.subject(verb)
    entity = figure.framer.entity(tree.tokens[subject].start) if subject is not None else None
    return entity.id if entity is not None and entity.type in ("ORG", "PERSON", "OUTLET") else None


def _called(figure: Figure, thing: int | None) -> str | None:
    """Name the thing measured: by its own name, one beside it, or the name its noun stands for."""
    tree, framer = figure.tree, figure.framer
    if thing is None:
        return None
    own = framer.entity(tree.tokens[thing].start)
    beside = next(
        (
            e
            for k in tree.kids[thing]
            if tree.tokens[k].dep in ("compound", "appos", "nmod")
            and (e := framer.entity(tree.tokens[k].start))
            # "The ATR missile" is the ATR; "the Northern train" is a train.
            and e.type in ("PRODUCT", "OTHER")
        ),
        None,
    )
    named = own or beside or framer.named(tree, thing)
    if named is not None and named.type != "GPE":
        return named.name
    return canon(framer, tree, thing)


def _scale(figure: Figure) -> tuple[str, int] | None:
    """Find the word that says what is measured: beside the figure, or near it in the tree."""
    tree = figure.tree
    table = _scales().get(figure.quantity.dimension, {})
    if not table:
        return None
    # "an 80 km/h stretch": a rate that stands before a noun is that noun's, not the traveller's.
    own = _rated(figure) if figure.quantity.dimension == "speed" else None
    for i in (own,) if own is not None else (*_beside(figure), *_near(figure)):
        token = tree.tokens[i]
        for word in (token.lemma, token.text.lower(), token.text.lower().rpartition("-")[2]):
            for kind in _kinds(token.pos):
                if (kind, word) in table and not (word == "home" and token.text.lower() != "home"):
                    return table[kind, word], i
    return None


def _rated(figure: Figure) -> int | None:
    """Give the noun a rate stands before, if it does: the zone, the limit, the wind."""
    tree = figure.tree
    here = figure.inside[0]
    for h in figure.chain(3):
        token = tree.tokens[h]
        if token.pos in ("NOUN", "PROPN") and h > figure.inside[-1] and h - here <= 8:
            return h
        if token.dep not in ("amod", "compound", "nmod", "nummod", "quantmod", "npadvmod"):
            return None
    return None


def _beside(figure: Figure) -> Iterator[int]:
    """Yield the tokens of the figure itself, and the two on either side that nothing cuts off."""
    tree, inside = figure.tree, figure.inside
    yield from inside
    for step, edge in ((1, inside[-1]), (-1, inside[0])):
        for i in (edge + step, edge + 2 * step, edge + 3 * step):
            if not 0 <= i < len(tree.tokens) or tree.tokens[i].text in (",", ";", "(", ")", ":"):
                break
            yield i


def _near(figure: Figure) -> Iterator[int]:
    """Yield the heads above the figure and what hangs on them, up to the verb; other figures cut it off."""
    tree = figure.tree
    for h in figure.chain(5):
        if h not in figure.inside and (
            tree.tokens[h].tag == "CD"
            or any(tree.tokens[k].tag == "CD" and k not in figure.inside for k in tree.kids[h])
        ):
            return
        yield h
        if tree.tokens[h].pos in ("VERB", "AUX"):
            yield from (
                k
                for k in tree.kids[h]
                if tree.tokens[k].dep in ("nsubj", "nsubjpass", "dobj", "attr", "acomp")
            )
            return


def _owner(figure: Figure, at: int) -> int | None:
    """Find what the measure is of; of "Aix is a port with …" it is Aix."""
    tree = figure.tree
    if (described := _described(figure, at)) is not None:
        return described
    if tree.tokens[at].lemma == "home":
        if tree.tokens[at - 1].lemma == "be":
            # "the island, which lies off the port of Aix and is home to 40,000"
            subject = tree.subject(at - 1)
            return None if subject is None else tree.antecedent(subject)
        # "the island, home to 40,000": what stands before it, whatever the parser joined it to
        return next(
            (i for i in reversed(range(at)) if tree.tokens[i].pos in ("NOUN", "PROPN")), None
        )
    owner = _holder(figure, at)
    if owner is not None and tree.tokens[owner].dep == "attr":
        subject = tree.subject(tree.tokens[owner].head)
        return owner if subject is None else subject
    return owner


def _described(figure: Figure, at: int) -> int | None:
    """Give the noun that stands right before its measure: "left a *crater* two metres deep"."""
    tree = figure.tree
    before = figure.inside[0] - 1
    verb = tree.verb_of(at)
    stands = before > 0 and tree.tokens[before].pos == "NOUN" and at - figure.inside[-1] == 1
    if not stands or verb is None or tree.tokens[at].pos not in ("ADJ", "ADV"):
        return None
    thing = tree.tokens[before]
    return before if thing.dep in ("dobj", "pobj") and tree.tokens[verb].lemma != "be" else None


def _holder(figure: Figure, at: int) -> int | None:
    """Give the possessor, what "of" names, what has it, what it describes."""
    tree, number = figure.tree, figure.number
    token = tree.tokens[at]
    head = token.head
    if token.pos not in ("NOUN", "PROPN") or token.text.lower().startswith("-"):
        after = at + 1
        if (
            after < len(tree.tokens)
            and tree.tokens[at - 1].text == "-"
            and tree.tokens[after].text.isalpha()
        ):
            # "a 40-metre-deep well": what follows at once, whatever the tagger takes it for
            return after
        if (
            token.dep in ("amod", "compound", "nmod")
            and tree.tokens[head].pos in ("NOUN", "PROPN")
            and not figure.is_figure(head)
        ):
            return head
        verb = tree.verb_of(at)
        return tree.subject(verb) if verb is not None else None
    possessor = tree.child(at, "poss")
    if possessor is not None:
        return possessor
    for k in tree.kids[at]:
        of = tree.child(k, "pobj") if tree.tokens[k].text.lower() in ("of", "on") else None
        if of is not None and number not in set(tree.below(of)):
            return of
    if token.dep in ("compound", "nmod", "amod", "npadvmod", "nummod") and tree.tokens[
        head
    ].pos in ("NOUN", "PROPN"):
        return head
    verb = tree.verb_of(at)
    if token.dep == "pobj":
        above = tree.tokens[head].head
        if tree.tokens[above].pos in ("NOUN", "PROPN"):
            return above
        target = tree.object(above) if tree.tokens[above].pos == "VERB" else None
        return target if target is not None else tree.subject(verb) if verb is not None else None
    return (
        tree.subject(verb)
        if verb is not None and token.dep in ("dobj", "attr", "appos", "npadvmod")
        else None
    )


def _shaken(figure: Figure) -> str:
    """Tell a quake from its aftershocks: of what else could a magnitude be?"""
    tree = figure.tree
    near = {tree.tokens[i].lemma for h in figure.chain(6) for i in (h, *tree.kids[h])}
    return "aftershock" if "aftershock" in near else "quake"


# ── storeys ─────────────────────────────────────────────────────────────────────


def _storeys(figure: Figure) -> Fact | None:
    """Read how high a house is: "a 22-storey tower block"."""
    tree, last = figure.tree, figure.inside[-1]
    after = tree.tokens[last + 1 : last + 3]
    floors = words("grammar", "storey", "words")
    if figure.quantity.dimension != "count" or [t.text for t in after[:1]] != ["-"]:
        return None
    if len(after) < 2 or after[1].lemma not in floors:
        return None
    what = next((h for h in figure.chain(4) if h > last + 2 and tree.tokens[h].pos == "NOUN"), None)
    if what is None or tree.tokens[what].lemma not in words("grammar", "house", "words"):
        return None
    return figure.fact(
        ("measure", "storeys"), figure.evidence(what), figure.number, subject="the building"
    )


def _cordon(figure: Figure) -> Fact | None:
    """Read how far round people had to leave: "a two-kilometre radius", "everyone living within 500 metres"."""
    tree, first = figure.tree, figure.inside[0]
    if figure.quantity.dimension != "length" or figure.quantity.value is None:
        return None
    near = tree.tokens[figure.inside[-1] + 1 : figure.inside[-1] + 4]
    before = tree.tokens[first - 1].text.lower() if first else ""
    round_ = before == "within" or any(t.lemma in ("radius", "cordon", "zone") for t in near)
    left = words("grammar", "cleared", "words")
    if not round_ or not any(t.lemma in left for t in tree.tokens):
        return None
    key = ("measure", "radius")
    return figure.fact(key, figure.evidence(), figure.number, subject="the cordon")


def _bare(figure: Figure) -> Fact | None:
    """Read "the 182-metre bridge": a length of it, whichever; what is told in full says which.

    "A 450-pound gorilla" weighs as much.
    """
    tree, last = figure.tree, figure.inside[-1]
    measure = {"length": BARE, "mass": "weight"}.get(figure.quantity.dimension)
    if measure is None or figure.quantity.value is None:
        return None
    if (wave := _of_height(figure)) is not None:
        return wave
    unit = tree.tokens[last]
    # "The 400-pound (181-kg) gorilla"
    last = last if figure.restated is None else figure.restated
    thing = unit.head
    while tree.tokens[thing].dep == "compound" and tree.tokens[thing].head > thing:
        # "a 48-yard field *goal*" is no field.
        thing = tree.tokens[thing].head
    if unit.dep not in ("compound", "nmod", "amod", "nummod") or tree.tokens[thing].pos != "NOUN":
        return None
    if not 0 < thing - last <= 3 or tree.tokens[thing].lemma in words("grammar", "track", "words"):
        return None
    if measure == "weight" and tree.tokens[thing].tag != "NN":
        return None
    return figure.fact(
        ("measure", measure),
        figure.evidence(thing),
        thing,
        subject=canon(figure.framer, tree, thing),
    )


def _of_height(figure: Figure) -> Fact | None:
    """Read "waves of two metres", "a three-metre swell": what rises is told by its height."""
    tree = figure.tree
    tall = words("scales", "rising", "words")
    thing = next((h for h in figure.chain(4) if tree.tokens[h].lemma in tall), None)
    if figure.quantity.dimension != "length" or thing is None:
        return None
    of = thing + 1 < len(tree.tokens) and tree.tokens[thing + 1].text.lower() == "of"
    if not of and not 0 < thing - figure.inside[-1] <= 2:
        return None
    name = class_of_noun(tree.tokens[thing].lemma)
    key = ("measure", "height")
    return figure.fact(key, figure.evidence(thing), thing, subject=_things().get(name, name))


# ── amounts ─────────────────────────────────────────────────────────────────────


def _amount(figure: Figure) -> Fact | None:
    """Read how much of a stuff: "300 kilograms of cocaine"."""
    if figure.quantity.dimension not in ("mass", "volume") or figure.quantity.value is None:
        return None
    tree = figure.tree
    of = next(
        (
            k
            for i in (*figure.inside, *figure.chain(1))
            for k in tree.kids[i]
            if tree.tokens[k].text.lower() == "of"
        ),
        None,
    )
    stuff = tree.child(of, "pobj") if of is not None else None
    verb = tree.verb_of(figure.number)
    if verb is None and stuff is not None:
        # "About 80 tonnes of acid leaked": the parser may take it for acid that was leaked.
        verb = tree.child(stuff, "acl") or tree.child(figure.inside[-1], "acl")
    if stuff is None or verb is None or claim_at(tree, verb).mood != "real":
        return None
    name = canon(figure.framer, tree, stuff)
    if tree.tokens[stuff].lemma in words("scales", "power", "words"):
        owner = canon(figure.framer, tree, tree.subject(verb))
        if owner is None:
            return None
        name = f"{tree.tokens[stuff].lemma} of {owner}"
    if name in words("scales", "bomb", "words") and tree.tokens[verb].lemma in done_to_things():
        # What was seized did not go off.
        name = f"{name} found"
    return figure.fact(
        ("measure", "amount"),
        figure.evidence(stuff),
        verb,
        subject=name,
    )


# ── the lexicon, by word ────────────────────────────────────────────────────────


@cache
def _things() -> dict[str, str]:
    return {word: row["name"] for row in entries("scales", "thing") for word in row["words"]}


def _kinds(pos: str) -> tuple[str, ...]:
    return {
        "NOUN": ("noun", "adjective"),
        "PROPN": ("noun", "adjective"),
        "ADJ": ("adjective", "noun"),
        "ADV": ("adjective",),
        "VERB": ("verb",),
        "X": ("noun", "adjective"),
        "NUM": ("noun", "adjective"),
    }.get(pos, ())


@cache
def _scales() -> dict[str, dict[tuple[str, str], str]]:
    found = dict[str, dict[tuple[str, str], str]]()
    for row in entries("scales"):
        for dimension in row["dimensions"]:
            table = found.setdefault(dimension, {})
            for kind in ("noun", "adjective", "verb"):
                for word in row.get(f"{kind}s", ()):
                    table[kind, word] = row["measure"]
    return found
