"""Figures described: of what each is, what restricts that, what is told of it, and who takes part.

A toll, an age, a fine have questions of their own. Of all other figures two accounts can only
be asked whether they describe the same: so each is kept with all that is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collation.amounts import currency_of
from variorum.collation.doings import announced, doing, done_to_things, is_deed, says_nothing
from variorum.collation.figures import Figure
from variorum.collation.likeness import plain
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.populations import is_part, population
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.responders import COMING, responders
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# Dimensions of which two unlike figures may answer one question.
_DIMENSIONS = frozenset(
    {
        *("count", "money", "length", "mass", "volume", "area", "speed", "temperature"),
        *("duration", "percent", "power", "energy", "information", "rate", "times"),
    }
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "oprd", "dative", "dep"})
_MODIFIES = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "poss"})
# What hangs on a verb and takes part in what it tells.
_TAKE_PART = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"})
# Classes of things of which many words tell alike.
_ALIKE = frozenset({"building", "works", "settlement", "missile", "job"})
_SUMS = frozenset({"total", "report", "number", "dozen", "hundred", "thousand", "score", "million"})
# How a verb is gone on with, by whatever preposition: fell 15 feet, for 15 feet, by 15 feet.
_EXTENT = frozenset({"npadvmod", "for", "by", "advmod", "dep", "self", "object", ""})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands: the thing it is of, the token that stands for both, its verb and role."""

    thing: int | None
    top: int
    verb: int | None
    role: str


def find_described(figures: Sequence[Figure], told: Sequence[Fact]) -> Iterator[Fact]:
    """Yield a fact for each figure that has no question of its own among those `told`."""
    for figure in figures:
        if not any(_is_of(fact, figure) for fact in told):
            fact = _come_to_help(figure) or _described(figure)
            if fact is not None:
                yield fact


def _is_of(fact: Fact, figure: Figure) -> bool:
    """Say whether a fact is of this figure, or adds it up with others."""
    held = any(span.covers(figure.quantity.span) for span in fact.evidence)
    return held and (fact.unit == figure.quantity.unit or fact.kind != "measure")


def _come_to_help(figure: Figure) -> Fact | None:
    """Count who came to help as all accounts do, whatever the verb: sent, at the scene, flew them out."""
    if figure.quantity.dimension != "count" or (found := responders(figure)) is None:
        return None
    kind, verb = found
    return figure.fact(
        ("told", "count"),
        figure.evidence(verb),
        verb,
        part=is_part(figure.tree, figure.number, figure.noun),
        subject=f"{kind}s",
        slots=(
            ("thing", (kind,)),
            ("narrow", ()),
            ("deed", (COMING,)),
            ("role", ("object",)),
            ("with", ()),
        ),
    )


def _described(figure: Figure) -> Fact | None:
    dimension = _dimension(figure)
    if dimension is None:
        return None
    tree = figure.tree
    place = _place(figure)
    verb = place.verb
    mood = "real"
    if verb is not None:
        claim = claim_at(tree, verb)
        if claim.sign < 0 or claim.denied:
            return None
        mood = claim.mood
    deed = "" if verb is None or says_nothing(tree, verb) else doing(tree, verb)
    if mood in ("future", "planned") and deed in announced():
        mood = "real"
    thing = _name(figure, place.thing)
    if not thing and not deed:
        return None
    ahead = verb is not None and mood != claim_at(tree, verb).mood
    fact = figure.fact(
        ("told", dimension),
        figure.evidence(place.thing, verb, _first_of_subject(figure, verb)),
        figure.number if verb is None else verb,
        value=figure.quantity.value if dimension.startswith("money") else None,
        part=is_part(tree, figure.number, figure.noun),
        subject=_own_words(figure, place),
        modality=mood,
    )
    return replace(
        fact,
        # "Two plants will close by March" is said of now.
        when=None if ahead else fact.when,
        slots=(
            ("thing", (thing,) if thing else ()),
            ("narrow", _narrow(figure, place)),
            ("deed", (deed,) if deed else ()),
            ("role", (place.role,)),
            ("with", tuple(sorted({*_partners(figure, place)}))),
        ),
    )


def _first_of_subject(figure: Figure, verb: int | None) -> int | None:
    """Give where the subject of a verb begins: "the dry well measured 30 cm" says more than "measured 30 cm"."""
    if verb is None:
        return None
    tree = figure.tree
    # However the parser took it, "the well" before a verb is what the verb tells of.
    subject = tree.child(verb, "nsubj", "nsubjpass") or next(
        (k for k in tree.kids[verb] if k < verb and tree.child(k, "det") is not None), None
    )
    return min(tree.phrase(subject)) if subject is not None else None


def _dimension(figure: Figure) -> str | None:
    quantity = figure.quantity
    if quantity.dimension == "money":
        return f"money {currency_of(figure)}"
    if _is_how_often(figure):
        return "times"
    if quantity.dimension == "percentage":
        return "percent"
    return quantity.dimension if quantity.dimension in _DIMENSIONS else None


def _is_how_often(figure: Figure) -> bool:
    """Say whether a figure tells how often: "30 times", "dozens of times"."""
    noun = figure.noun
    times = noun is not None and figure.tree.tokens[noun].text.lower() == "times"
    return times or (figure.quantity.dimension == "ratio" and figure.quantity.unit == "time")


# ── where it stands ─────────────────────────────────────────────────────────────


def _place(figure: Figure) -> _Place:
    tree = figure.tree
    if figure.quantity.dimension == "count":
        thing = figure.noun
        top = figure.number if thing is None else thing
        thing = None if _is_how_often(figure) else thing
    else:
        top = _unit(figure)
        thing = _measured(tree, top, figure.inside)
        if thing is not None and top in set(tree.below(thing, 3)):
            top = thing
    verb, role = _governor(tree, top)
    role = _one_role(tree, verb, role, bare=thing is None)
    if thing is None and verb is not None and tree.tokens[verb].lemma == "be":
        # "The ransom was $5 million": it is the ransom that is measured.
        thing = tree.subject(verb) if figure.quantity.dimension != "count" else None
    return _Place(thing, top, verb, role)


def _unit(figure: Figure) -> int:
    """Give the token that heads the figure: its unit, else its number."""
    inside = set(figure.inside)
    return next(
        (i for i in figure.inside if figure.tree.tokens[i].head not in inside), figure.number
    )


def _measured(tree: Tree, unit: int, inside: Sequence[int]) -> int | None:
    """Give what a figure with a unit is of: "a 10-foot *wall*", "500 kg of *cocaine*", "a *ransom* of $5 million"."""
    token = tree.tokens[unit]
    head = tree.tokens[token.head]
    if token.dep in _MODIFIES and head.pos in ("NOUN", "PROPN") and token.head not in inside:
        return token.head
    for i in (unit, *inside):
        of = next((k for k in tree.kids[i] if tree.tokens[k].text.lower() in ("of", "in")), None)
        what = tree.child(of, "pobj") if of is not None else None
        if what is not None and what not in inside and tree.tokens[of or 0].text.lower() == "of":
            return what
    if token.dep == "pobj" and head.text.lower() in ("of", "at", "to"):
        above = tree.tokens[head.head]
        return head.head if above.pos in ("NOUN", "PROPN") else None
    return None


def _governor(tree: Tree, top: int) -> tuple[int | None, str]:
    """Give the verb a figure hangs on, or the noun that tells a deed, and how it hangs there.

    As its object, its subject, by a preposition: "found 31 casings", "the recall of 40 cars".
    """
    index, role = top, ""
    described = next((k for k in tree.kids[top] if _is_described_by(tree, k)), None)
    for _ in range(6):
        token = tree.tokens[index]
        over = tree.tokens[token.head]
        if token.head == index:
            own = (index, role or "self") if token.pos == "VERB" else (None, role)
            return own if described is None else (described, "object")
        if token.dep in _ARGUMENTS and over.pos in ("VERB", "AUX"):
            if described is not None and says_nothing(tree, token.head):
                return described, "object"
            return token.head, role or _role(token.dep)
        if token.dep == "pobj" and over.text.lower() == "of":
            if _gathers(tree, over.head):
                # "Identified a total of 31 suspects": it is the suspects who are identified.
                index = over.head
                continue
            if is_deed(tree, over.head):
                return over.head, "object"
        if token.dep == "pobj":
            role = role or over.text.lower()
        elif token.dep == "prep" and over.pos in ("VERB", "AUX"):
            return token.head, role
        elif token.dep not in (*_MODIFIES, "conj", "appos", "prep", "npadvmod", "advmod", "dobj"):
            break
        index = token.head
    return (None, role) if described is None else (described, "object")


def _is_described_by(tree: Tree, index: int) -> bool:
    return tree.tokens[index].dep == "acl" and tree.tokens[index].tag == "VBN"


def _gathers(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.tag == "CD" or token.lemma in words("fates", "group", "words") | _SUMS


def _one_role(tree: Tree, verb: int | None, role: str, *, bare: bool) -> str:
    """Give one role to what is told in several ways: "two plants will close", "they will close two plants"."""
    if verb is None:
        return role
    if bare and role in _EXTENT:
        return "extent"
    what = tree.child(verb, "dobj")
    # "Fourteen schools shut their doors" are fourteen that were shut.
    own = what is None or tree.child(what, "poss") is not None
    happens = role == "subject" and own
    sense = sense_at(tree, verb)
    undergoes = tree.tokens[verb].lemma in done_to_things() or (
        sense is not None and sense.on_subject
    )
    return "object" if happens and undergoes else role


def _role(dep: str) -> str:
    return {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}.get(dep, dep)


# ── what is said of it ──────────────────────────────────────────────────────────


def _name(figure: Figure, thing: int | None) -> str:
    """Name what is measured or counted as all accounts name it; the empty text where nothing says it."""
    tree = figure.tree
    if thing is None:
        return ""
    token = tree.tokens[thing]
    if token.pos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return canon(figure.framer, tree, thing) or ""
    counted = population(tree, thing)
    if figure.quantity.dimension == "count" and (counted.persons or counted.name in _ALIKE):
        return counted.kind
    entity = figure.framer.entity(token.start)
    if entity is not None and entity.named:
        return canon(figure.framer, tree, thing) or entity.name
    return plain(class_of_noun(token.lemma))


def _narrow(figure: Figure, place: _Place) -> tuple[str, ...]:
    if place.thing is None:
        return ()
    inside = {figure.tree.tokens[i].lemma.lower() for i in figure.inside}
    return tuple(sorted({plain(w) for w in population(figure.tree, place.thing).narrow} - inside))


def _partners(figure: Figure, place: _Place) -> Iterator[str]:
    """Yield who or what else takes part, by the names that accounts share."""
    tree = figure.tree
    own = {*figure.inside, place.top, place.thing}
    if place.verb is None:
        return
    for k in tree.kids[place.verb]:
        dep = tree.tokens[k].dep
        if dep in ("prep", "agent"):
            found = tree.child(k, "pobj")
        else:
            found = k if dep in _TAKE_PART else None
        if found is not None and found not in own:
            name = canon(figure.framer, tree, found)
            if name and name not in words("grammar", "light", "words"):
                yield plain(name)
    subject = tree.subject(place.verb)
    if subject is not None and subject not in own and (name := canon(figure.framer, tree, subject)):
        yield plain(name)


def _own_words(figure: Figure, place: _Place) -> str:
    tree = figure.tree
    if place.thing is not None:
        return tree.tokens[place.thing].text.lower()
    return tree.tokens[place.verb].lemma if place.verb is not None else ""
