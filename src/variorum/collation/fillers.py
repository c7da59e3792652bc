"""With what, by whom, where, bound for where: fillers that are of one kind or of another.

Words of one family name things that exclude each other, a knife and an axe, the leg and the
chest; which words do, and near which others, is data (`lexicon/en/kinds.toml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import Claim, claim_at, people, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import role
from variorum.model import Fact, Span

# Deeds done with a weapon, and verbs that say who has one.
_VIOLENT = frozenset({"attack", "shoot", "stab", "kill", "injure", "blow"})
_ARMED = frozenset(
    {
        "use",
        "carry",
        "arm",
        "wield",
        "pull",
        "brandish",
        "hold",
        "fire",
        "draw",
        "have",
        "be",
        "buy",
    }
)
_HIDING = frozenset(
    {
        "hide",
        "conceal",
        "pack",
        "plant",
        "leave",
        "park",
        "detonate",
        "wear",
        "strap",
        "carry",
        "be",
    }
)
# Whose weapons are no part of the deed.
_FORCES = frozenset({"police", "officer", "soldier", "guard", "troops", "trooper", "deputy"})
# What somebody may rule out, and so contradict who asserts it.
_DENIABLE = frozenset({"cause", "motive"})
_AROUND = frozenset({"aux", "auxpass", "prt", "neg"})
# As long as a reading may be, in characters; beyond that it is cut nearer to the filler.
NEAR = 90

_SEX = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}

Slot = tuple[str, str, str | None, str | None]


def find_fillers(framer: Framer) -> Iterator[Fact]:
    """Yield what fills the slots of what happened, each slot with what it is a slot of."""
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            for fill in _FILLS:
                for slot in fill(framer, tree, index):
                    yield from _filled(framer, tree, index, slot)


def _filled(framer: Framer, tree: Tree, index: int, slot: Slot) -> Iterator[Fact]:
    name, value, about, whose = slot
    verb = tree.verb_of(index)
    claim = claim_at(tree, verb) if verb is not None else Claim(1, "real")
    denied = claim.sign < 0 or _ruled_out(tree, verb)
    if claim.mood != "real" or (denied and name not in _DENIABLE):
        return
    span = _reading(tree, index, verb)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("circumstance", name, about, whose),
        label=span.exact,
        evidence=(span,),
        value=value,
        polarity="negative" if denied else "positive",
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        subject=whose,
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _weapon(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("weapon", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None or tree.tokens[index].tag == "NNS":
        return
    sense = sense_at(tree, verb)
    violent = sense is not None and sense.name in _VIOLENT
    doer = tree.subject(verb)
    if (violent or tree.tokens[verb].lemma in _ARMED) and not (
        doer is not None and tree.tokens[doer].lemma in _FORCES
    ):
        yield "weapon", kind, "shoot" if not violent else str(sense and sense.name), None


def _carrier(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("carrier", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None or tree.tokens[index].tag == "NNS":
        return
    token = tree.tokens[index]
    sense = sense_at(tree, verb)
    bombs = words("kinds", "explosive", "words")
    near = {tree.tokens[k].lemma for i in (verb, index) for k in tree.below(i, 2)}
    inside = token.dep == "pobj" and tree.tokens[token.head].text.lower() in (
        "in",
        "inside",
        "under",
    )
    worn = kind == "vest" and bool(bombs & near | {"suicide", "explosive"} & near)
    blown = sense is not None and sense.name == "explode" and token.dep in ("nsubj", "attr")
    loaded = token.lemma in ("car", "truck", "lorry", "van") and any(
        tree.tokens[k].tag == "VBN" and bombs & {tree.tokens[g].lemma for g in tree.below(k, 3)}
        for k in tree.kids[index]
    )
    at_roadside = kind == "roadside" and bool(bombs & near | {"bury", "hide", "plant"} & near)
    if (
        worn
        or blown
        or loaded
        or at_roadside
        or (inside and bombs & near and tree.tokens[verb].lemma in _HIDING)
    ):
        yield "carrier", kind, "explode", None


def _weather(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("weather", tree, index)
    token = tree.tokens[index]
    if (
        kind is None
        or token.pos not in ("NOUN", "ADJ")
        or (token.lemma == "good" and token.pos == "NOUN")
    ):
        return
    if token.pos == "ADJ":
        subject = tree.subject(index) if token.dep in ("acomp", "attr") else token.head
        if subject is None or tree.tokens[subject].lemma not in words("kinds", "sky", "words"):
            return
    yield "weather", kind, None, "main"


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


def _called(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the full name of whoever bears a role that one person bears: "the captain, David Lind"."""
    token = tree.tokens[index]
    if token.pos != "PROPN" or token.dep not in ("appos", "nsubj", "nsubjpass", "dobj", "pobj"):
        return
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("appos", "compound")]
    beside += [token.head] if token.dep == "appos" else []
    bearers = {class_of_noun(tree.tokens[k].lemma) for k in beside if tree.tokens[k].pos == "NOUN"}
    parts = [
        tree.tokens[i].text
        for i in sorted([index, *tree.kids[index]])
        if tree.tokens[i].pos == "PROPN" and tree.tokens[i].dep in ("compound", token.dep)
    ]
    if len(parts) > 1:
        for bearer in sorted(bearers & words("roles", "one", "word")):
            yield "name", " ".join(parts), None, bearer


def _in_or_out(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether it happened inside or outside of one thing: "inside the church"."""
    side = tree.tokens[tree.tokens[index].head].text.lower()
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    named = sense
    if sense is None and verb is not None and (subject := tree.child(verb, "nsubj")) is not None:
        named = sense_at(tree, subject)
    if side in ("inside", "outside") and tree.tokens[index].dep == "pobj" and named is not None:
        yield "side", side, named.name, canon(framer, tree, index)


def _ram(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("ram", tree, index)
    token = tree.tokens[index]
    if kind is None or token.tag != "NN":
        return
    verb = token.head if token.dep == "nsubj" else tree.child(index, "acl", "relcl")
    if verb is None:
        return
    into = any(tree.tokens[k].text.lower() == "into" for k in tree.kids[verb])
    among = {tree.tokens[k].lemma for k in tree.below(verb, 3)}
    if into and among & words("kinds", "crowd", "words"):
        yield "ram", kind, None, "crowd"


def _cause(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("cause", tree, index)
    if kind is None:
        return
    causing, culprit = words("kinds", "causing", "words"), words("kinds", "culprit", "words")
    token = tree.tokens[index]
    top = index
    while tree.tokens[top].dep in ("compound", "amod", "nmod", "poss"):
        top = tree.tokens[top].head
    verb = tree.verb_of(index)
    if verb is None:
        return
    over = tree.tokens[verb]
    beside = {tree.tokens[k].lemma for k in tree.kids[verb]}
    above = tree.tokens[top].head
    cue = tree.tokens[above].lemma if tree.tokens[top].dep == "pobj" else ""
    bears = tree.tokens[top].dep in ("nsubj", "attr", "dobj", "pobj", "agent", "advmod")
    named = over.lemma == "be" and any(tree.tokens[k].lemma in culprit for k in tree.below(verb, 2))
    by = tree.tokens[top].dep == "pobj" and tree.tokens[above].text.lower() in (
        "by",
        "to",
        "on",
        "of",
    )
    brought = over.lemma in causing and (
        (tree.tokens[top].dep == "nsubj" and tree.child(verb, "auxpass") is None)
        or by
        or (over.lemma == "blame" and tree.tokens[top].dep == "dobj")
        or token.text.lower() == "deliberately"
    )
    ruled = (
        over.lemma == "rule" and "out" in beside and tree.tokens[top].dep in ("dobj", "nsubjpass")
    )
    if bears and (named or brought or ruled or cue in ("because", "due")):
        yield "cause", kind, None, "main"


def _motive(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what a deed is taken for, or why it was done: "is treated as terrorism"."""
    kind = _kind("motive", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None:
        return
    lemmas = {tree.tokens[k].lemma for k in tree.below(verb, 3)}
    taken = tree.tokens[verb].lemma in words("kinds", "taking", "words")
    called = tree.tokens[verb].lemma == "be" and tree.tokens[index].dep in ("attr", "acomp", "pobj")
    if taken or (called and lemmas & words("kinds", "deed", "words")):
        yield "motive", kind, None, "main"


def _part(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("part", tree, index)
    verb = tree.verb_of(index)
    token = tree.tokens[index]
    if kind is None or verb is None or token.dep != "pobj":
        return
    sense = sense_at(tree, verb)
    undergoer = tree.object(verb)
    hit = sense is not None and sense.name in ("shoot", "stab", "injure", "kill", "blow", "strike")
    if hit and undergoer is not None and tree.tokens[undergoer].tag in ("NN", "NNP"):
        whose = canon(framer, tree, undergoer)
        if whose is not None:
            yield "part", kind, None, whose


def _towards(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = _kind("towards", tree, index)
    if kind is None:
        return
    head = tree.tokens[index].head
    if tree.tokens[head].lemma in words("kinds", "traveller", "words"):
        yield "towards", kind, None, "main"


def _bound(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whence and whither: "the train from Aix to Brest", "was bound for Lisbon"."""
    token = tree.tokens[index]
    if token.dep != "pobj" or token.pos != "PROPN":
        return
    preposition = token.head
    slot = {"to": "whither", "for": "whither", "towards": "whither", "from": "whence"}.get(
        tree.tokens[preposition].text.lower()
    )
    over = tree.tokens[preposition].head
    name = _whole_name(framer, tree, index)
    if slot is None or name is None:
        return
    travellers = words("kinds", "traveller", "words")
    while (
        tree.tokens[over].dep == "prep" and tree.tokens[tree.tokens[over].head].lemma in travellers
    ):
        over = tree.tokens[over].head
    holder = over
    if tree.tokens[over].lemma in ("bind", "bound", "head", "travel", "sail", "fly", "go"):
        found = tree.subject(over)
        holder = over if found is None else found
    thing = tree.tokens[holder]
    if thing.lemma in travellers and thing.pos in ("NOUN", "PROPN"):
        for about in _told_in(tree):
            yield slot, name, about, canon(framer, tree, holder) or thing.lemma


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


def _nation(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whose citizen somebody unnamed is: "the gunman, a Belgian national"."""
    token = tree.tokens[index]
    nation = (
        nation_of(token.text) if token.dep == "amod" and token.pos in ("ADJ", "PROPN") else None
    )
    noun = token.head
    named = tree.tokens[noun].dep == "compound" or any(
        tree.tokens[k].pos == "PROPN" for k in tree.kids[noun] if tree.tokens[k].dep == "appos"
    )
    if nation is None or tree.tokens[noun].tag != "NN" or named:
        return
    at = noun
    if tree.tokens[noun].dep == "attr":
        at = tree.subject(tree.tokens[noun].head) or noun
    elif tree.tokens[noun].dep == "appos":
        at = tree.tokens[noun].head
    persons = tree.tokens[noun].lemma in people() or tree.tokens[noun].lemma in (
        "national",
        "citizen",
    )
    who = canon(framer, tree, at)
    if persons and who in ("suspect", "driver", "pilot", "captain", "bomber", "victim", "killer"):
        yield "nation", nation, None, who


def _sex(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether whoever did it is told of as a man or as a woman."""
    token = tree.tokens[index]
    told = role(token.lemma) if token.pos == "NOUN" else None
    sex = _SEX.get(token.lemma) or (told.gender if told is not None else None)
    if sex is None or token.pos != "NOUN":
        return
    if token.dep == "attr":
        subject = tree.subject(token.head)
        if subject is not None and tree.tokens[subject].lemma in ("bomber", "attacker", "gunman"):
            yield "sex", sex, None, "attacker"
    elif token.dep == "nsubj":
        sense = sense_at(tree, token.head)
        own = tree.child(token.head, "dobj")
        itself = own is not None and tree.tokens[own].text.lower() in (
            "himself",
            "herself",
            "themselves",
        )
        if itself and sense is not None and sense.name == "explode":
            yield "sex", sex, None, "attacker"


def _by_force(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield who shot or killed the one it was done to: the police, a guard, or they themselves."""
    sense = sense_at(tree, index)
    if sense is None or sense.noun or sense.name not in ("shoot", "kill") or sense.on_subject:
        return
    target = tree.object(index)
    doer = next(
        (tree.child(k, "pobj") for k in tree.kids[index] if tree.tokens[k].dep == "agent"), None
    )
    if doer is None and tree.child(index, "auxpass") is None and tree.tokens[index].dep != "acl":
        doer = tree.subject(index)
    if target is None or doer is None or doer == target:
        return
    if tree.tokens[target].text.lower() in ("himself", "herself"):
        whose = canon(framer, tree, doer)
        if whose is not None:
            yield "force", "self", None, whose
        return
    kind = _kind("force", tree, doer)
    whose = canon(framer, tree, target) or (
        "man" if tree.tokens[target].lemma in ("man", "woman") else None
    )
    if kind is not None and whose is not None and tree.tokens[target].tag in ("NN", "NNP", "PRP"):
        yield "force", kind, None, whose


def _by_own_hand(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield that somebody took their own life: "turned the gun on himself", "self-inflicted"."""
    token = tree.tokens[index]
    verb = tree.verb_of(index)
    own = token.text.lower() == "self-inflicted"
    if verb is not None and token.text.lower() in ("himself", "herself") and token.dep == "pobj":
        own = tree.tokens[verb].lemma in ("turn", "train", "use")
    if verb is not None and token.lemma == "life" and token.dep == "dobj":
        beside = {tree.tokens[k].lemma for k in tree.kids[index]}
        own = tree.tokens[verb].lemma in ("take", "end") and "own" in beside
    if own:
        doer = tree.subject(verb) if verb is not None else None
        yield "force", "self", None, canon(framer, tree, doer) or "suspect"


def _offence(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what somebody is charged with: all of it in one filler."""
    token = tree.tokens[index]
    preposition = tree.tokens[token.head].text.lower()
    offence = _kind("offence", tree, index)
    if offence is None or token.dep != "pobj" or preposition not in ("with", "of", "on"):
        return
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    if verb is None or sense is None or sense.name != "charge" or sense.sign < 0:
        return
    found = sorted(
        {kind for k in tree.below(index, 8) if (kind := _kind("offence", tree, k)) is not None}
    )
    if found:
        yield "offence", " + ".join(found), None, None


_FILLS: tuple[Callable[[Framer, Tree, int], Iterator[Slot]], ...] = (
    _weapon,
    _carrier,
    _weather,
    _city,
    _called,
    _in_or_out,
    _ram,
    _cause,
    _motive,
    _part,
    _towards,
    _bound,
    _site,
    _nation,
    _sex,
    _by_force,
    _by_own_hand,
    _offence,
)


def _told_in(tree: Tree) -> list[str]:
    """Give the classes of what a sentence tells: the train *that derailed* is the one in question."""
    senses = (sense_at(tree, i) for i, t in enumerate(tree.tokens) if t.pos in ("VERB", "NOUN"))
    return sorted({sense.name for sense in senses if sense is not None})


@cache
def _family(slot: str) -> dict[str, str]:
    return {
        word: kind[0]
        for row in entries("kinds", "family")
        if row["slot"] == slot
        for kind in row["kinds"]
        for word in kind
    }


def _kind(slot: str, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    held = _family(slot)
    return held.get(token.lemma.lower()) or held.get(token.text.lower())


def _ruled_out(tree: Tree, verb: int | None) -> bool:
    return (
        verb is not None
        and tree.tokens[verb].lemma == "rule"
        and any(tree.tokens[k].text.lower() == "out" for k in tree.kids[verb])
    )


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


def _reading(tree: Tree, index: int, verb: int | None) -> Span:
    """Give a filler with the verb it hangs on and its subject, as far as they stand close together."""
    phrase = [*tree.phrase(index)]
    top = tree.tokens[index].head
    if tree.tokens[top].pos == "ADP" and tree.tokens[index].dep == "pobj":
        phrase.append(top)
    if _kind("offence", tree, index) is not None:
        # All that somebody is charged with is one answer.
        charge = tree.tokens[top].head
        held = [i for i in tree.below(index, 8) if _belongs(tree, i, index)]
        return _trimmed(tree, min(charge, *phrase), max(held))
    if verb is None:
        return tree.span(min(phrase), max(phrase))
    around = [k for k in tree.kids[verb] if tree.tokens[k].dep in _AROUND]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    doer = [*tree.phrase(subject)] if subject is not None else []
    described = [
        i for k in tree.kids[index] if tree.tokens[k].dep == "acl" for i in tree.below(k, 6)
    ]
    for inside in (
        (*doer, *around, verb, *phrase, *described),
        (*around, verb, *phrase, *described),
        (*doer, *around, verb, *phrase),
        (*around, verb, *phrase),
    ):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(min(phrase), max(phrase))


def _belongs(tree: Tree, i: int, index: int) -> bool:
    """Say whether a word lies in a row of nouns, and not in a clause that hangs on it."""
    while i != index:
        if tree.tokens[i].dep in ("relcl", "acl", "advcl", "ccomp", "punct"):
            return False
        i = tree.tokens[i].head
    return True


def _trimmed(tree: Tree, first: int, last: int) -> Span:
    while last > first and tree.tokens[last].end - tree.tokens[first].start > NEAR:
        last -= 1
    return tree.span(first, last)
