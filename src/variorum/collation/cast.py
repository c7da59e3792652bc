"""Who plays which part in what happened, whatever words tell it: the pilot, the one at the controls.

A part is told by its noun ("the gunman"), by what somebody does ("a teacher stabbed two pupils"),
by what befalls them ("a nurse was strangled"), or by where they sit ("behind the wheel").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.kinds import family
from variorum.collation.nations import is_nation
from variorum.collation.participants import canon
from variorum.collation.traits import country_of
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.persons import names_a_doer

_FIELDS = ("words", "does", "to", "suffers", "dies", "called", "at")
_SEATED = frozenset({"at", "behind", "in", "on"})
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "person"})
_PLURAL = frozenset({"NNS", "NNPS"})
# "Police shot the man" makes nobody of the police an attacker.
_LAWFUL = frozenset({"police", "soldier", "guard", "navy"})
_COUNTS = frozenset({"det", "nummod", "poss", "predet"})
_NAMES_AS = frozenset({"identify", "name", "describe", "unmask"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the lexicon: its nouns; what its player does, and to what, suffers, dies of, is called; where they sit."""

    name: str
    several: bool
    nouns: frozenset[str]
    does: frozenset[str]
    to: frozenset[str]
    suffers: frozenset[str]
    dies: frozenset[str]
    called: frozenset[str]
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays a part in one sentence: the head of the noun phrase that stands for them."""

    part: str
    tree: Tree
    index: int


@cache
def parts() -> tuple[Part, ...]:
    """Give the parts of the lexicon."""
    return tuple(
        Part(
            row["part"],
            bool(row.get("several")),
            *(frozenset(row.get(field, ())) for field in _FIELDS),
        )
        for row in entries("personae", "part")
    )


@cache
def _telling() -> frozenset[str | None]:
    """Give every word that may tell of a part, of several joined by a hyphen or a blank that which stands for all."""
    nouns = (noun.rpartition("-")[2] for part in parts() for noun in (*part.nouns, part.name))
    deeds = (deed.partition(" ")[0] for part in parts() for deed in part.does)
    rest = (w for p in parts() for w in (*p.nouns, *p.suffers, *p.dies, *p.called, *p.seats))
    return frozenset((*nouns, *deeds, *rest))


def cast(framer: Framer) -> dict[str, list[Player]]:
    """Give for each part whom an account tells of as playing it, in the order of the text."""
    found = defaultdict[str, list[Player]](list)
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            means = _meant(framer, tree, index)
            words_here = (means, token.lemma, token.lemma.lower(), token.text.lower())
            for part in parts() if not _telling().isdisjoint(words_here) else ():
                at = index if means in part.nouns else _player(tree, index, part)
                if at is not None:
                    found[part.name].append(Player(part.name, tree, at))
            if token.lemma in words("personae", "wreck", "words"):
                at = _perished(tree, index)
                if at is not None:
                    found["passengers"].append(Player("passengers", tree, at))
    return found


def named(framer: Framer) -> Iterator[Player]:
    """Yield where an account names somebody by a full name, or says of *him* or *her* who that is."""
    people_named = {
        e.name for e in framer.reading.entities if e.type == "PERSON" and e.named and " " in e.name
    }
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            entity = framer.entity(token.start) if token.pos == "PROPN" else None
            if entity is not None and entity.name in people_named:
                yield Player(entity.name, tree, index)
            elif token.dep == "nsubj" and token.text.lower() in ("he", "she"):
                who = canon(framer, tree, index)
                if who in people_named:
                    yield Player(str(who), tree, index)


def are_several(framer: Framer, name: str) -> bool:
    """Say whether an account tells of several who play a part that one plays: "two gunmen"."""
    part = next(p for p in parts() if p.name == name)
    return not part.several and any(
        _tells_of_several(tree, i, part)
        for tree in framer.forest.trees
        for i in range(len(tree.tokens))
    )


def _tells_of_several(tree: Tree, index: int, part: Part) -> bool:
    token = tree.tokens[index]
    if token.lemma in part.suffers and token.pos == "VERB":
        thing = tree.object(index)
        return thing is not None and (_is_many(tree, thing) or tree.tokens[thing].tag == "CD")
    plural = token.tag in _PLURAL and _noun_of(tree, index) in part.nouns
    # "Drivers were told to stay at home" are those of all the country.
    return plural and any(tree.tokens[k].dep in _COUNTS for k in tree.kids[index])


def vehicle(framer: Framer, player: Player) -> str | None:
    """Give the vehicle somebody steers, by the first word for it: "" where nothing says which.

    None where an account has several: "the driver" may be of the train, or of the lorry it hit.
    """
    part = next(p for p in parts() if p.name == player.part)
    if part.name == "winner":
        return _won(player)
    if not part.to:
        return ""
    tree, index = player.tree, player.index
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("compound", "nmod")]
    beside += [
        g
        for k in tree.kids[index]
        if tree.tokens[k].text.lower() == "of"
        for g in tree.kids[k]
        if tree.tokens[g].dep == "pobj" and tree.tokens[g].pos == "NOUN"
    ]
    # "A driver of 22 years' experience"
    years = words("personae", "at_it", "words") | words("personae", "years", "words")
    nouns = {tree.tokens[k].lemma.lower() for k in beside} - years
    own = {_vehicles().get(noun, noun) for noun in nouns}
    if own:
        return min(own)
    told = {
        kind
        for where in framer.forest.trees
        for token in where.tokens
        if (kind := _vehicles().get(token.lemma.lower())) is not None
    } & {_vehicles().get(word, word) for word in part.to}
    return "" if len(told) < 2 else None


def _won(player: Player) -> str:
    """Give what somebody won: who wins the women's race is not who wins the men's."""
    tree, index = player.tree, player.index
    of = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() in ("of", "in")), None)
    below = tree.below(of, 3) if of is not None else ()
    return " ".join(
        tree.tokens[i].lemma.lower()
        for i in sorted(below)
        if tree.tokens[i].pos in ("NOUN", "PROPN", "ADJ")
    )


@cache
def _vehicles() -> dict[str, str]:
    return {w: row["words"][0] for row in entries("personae", "vehicle") for w in row["words"]}


def _player(tree: Tree, index: int, part: Part) -> int | None:
    token = tree.tokens[index]
    if token.pos == "NOUN" and _noun_of(tree, index) in part.nouns:
        many = _is_many(tree, index) or token.lemma == "crew"
        return index if _stands(tree, index) and many == part.several else None
    if token.pos == "VERB" and _does(tree, index, part):
        return _doer(tree, index, part)
    if token.lemma in part.suffers:
        return _sufferer(tree, index, part)
    if token.lemma in part.dies and token.pos == "VERB":
        who = tree.subject(index)
        return who if who is not None and _is_one_person(tree, tree.antecedent(who)) else None
    if token.text.lower() in part.called and token.dep == "amod":
        return token.head if tree.tokens[token.head].lemma in _ANYBODY else None
    if token.lemma in part.seats or token.text.lower() in part.seats:
        return _seated(tree, index)
    return None


def _does(tree: Tree, verb: int, part: Part) -> bool:
    """Say whether a verb tells what whoever plays a part does, alone or with its object: "opened fire"."""
    lemma = tree.tokens[verb].lemma
    beside = (tree.tokens[k].lemma for k in tree.kids[verb] if k > verb)
    return lemma in part.does or any(f"{lemma} {word}" in part.does for word in beside)


def _meant(framer: Framer, tree: Tree, index: int) -> str | None:
    """Give the noun that *he* or *she* stands for, of whom it is told who it is."""
    token = tree.tokens[index]
    over = tree.tokens[token.head].lemma
    asked = over in _NAMES_AS if token.dep == "nsubjpass" else over == "be" and token.dep == "nsubj"
    if token.text.lower() not in ("he", "she") or not asked:
        return None
    named = canon(framer, tree, index)
    return "attacker" if named == "suspect" else named


def _stands(tree: Tree, index: int) -> bool:
    """Say whether a noun stands for somebody: in "the driver shortage" it does not."""
    return tree.tokens[index].dep not in ("compound", "nmod", "npadvmod", "poss")


def _noun_of(tree: Tree, index: int) -> str:
    """Give a noun with what a hyphen joins to it: "hostage-taker"."""
    lemma = tree.tokens[index].lemma.lower()
    if index > 1 and tree.tokens[index - 1].text == "-":
        return f"{tree.tokens[index - 2].text.lower()}-{lemma}"
    return lemma


def _doer(tree: Tree, verb: int, part: Part) -> int | None:
    """Give the one person who does what whoever plays the part does."""
    token = tree.tokens[verb]
    by = next((k for k in tree.kids[verb] if tree.tokens[k].dep == "agent"), None)
    doer = tree.child(by, "pobj") if by is not None else None
    passive = token.tag == "VBN" and tree.child(verb, "aux") is None and token.dep == "acl"
    if doer is None and tree.child(verb, "auxpass") is None and not passive:
        doer = tree.subject(verb)
    thing = tree.object(verb)
    fits = not part.to or (thing is not None and _lemma(tree, thing) in part.to | {"it"})
    if part.to and thing is None and token.dep in ("acl", "relcl"):
        fits = False
    if doer is None or doer == thing or not fits:
        return None
    doer = tree.antecedent(doer)
    lawful = family("force").get(tree.tokens[doer].lemma.lower()) in _LAWFUL
    attacks = part.name == "attacker"
    return doer if _is_one_person(tree, doer) and not (attacks and lawful) else None


def _sufferer(tree: Tree, verb: int, part: Part) -> int | None:
    """Give to whom it is done, one or several as the part has it."""
    token = tree.tokens[verb]
    thing = tree.object(verb) if token.pos == "VERB" else None
    if thing is None or _is_many(tree, thing) != part.several:
        return None
    if part.name == "passengers":
        carrier = tree.subject(verb)
        if carrier is None or _lemma(tree, carrier) not in words("personae", "carrier", "words"):
            return None
        return thing if are_people(tree, thing) else None
    if part.several:
        return thing
    elsewhere = any(_noun_of(tree, thing) in p.nouns for p in parts() if p.name != part.name)
    return thing if _is_one_person(tree, thing) and not elsewhere else None


def _perished(tree: Tree, wreck: int) -> int | None:
    """Give who was killed when a vehicle crashed: they rode in it, if nothing else is said."""
    vehicle = tree.subject(wreck)
    if vehicle is None or _lemma(tree, vehicle) not in words("personae", "carrier", "words"):
        return None
    killed = next(
        (i for i, t in enumerate(tree.tokens) if t.lemma in ("kill", "die", "perish", "drown")),
        None,
    )
    who = None if killed is None else tree.child(killed, "nsubjpass", "nsubj", "dobj")
    whom = who is not None and who != vehicle and _is_many(tree, who) and are_people(tree, who)
    return who if whom else None


def _seated(tree: Tree, seat: int) -> int | None:
    """Give who was at the controls, or behind the wheel."""
    before = tree.tokens[seat].head
    if tree.tokens[seat].dep != "pobj" or tree.tokens[before].text.lower() not in _SEATED:
        return None
    if tree.tokens[before].text.lower() in ("in", "on") and tree.tokens[seat].lemma != "cockpit":
        return None
    over = tree.tokens[before].head
    if tree.tokens[over].pos == "NOUN":
        return over if _is_one_person(tree, over) else None
    if tree.tokens[over].lemma not in ("be", "sit"):
        return None
    doer = tree.subject(over)
    if doer is None or tree.tokens[doer].dep == "expl":
        # "At the wheel was a Dane": the parser takes him for what is told of the wheel.
        doer = tree.child(over, "attr")
    return doer if doer is not None and _is_one_person(tree, doer) else None


def descriptions(tree: Tree, index: int) -> Iterator[int]:
    """Yield the nouns that say who somebody is: their own, those set beside it, what they are said to be.

    "The gunman, a Belgian", "the gunman was a Belgian", "named the gunman as Karl Lind, a Belgian".
    """
    yield index
    yield from _beside(tree, index)
    for k in _told(tree, index):
        if tree.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            yield k
            yield from _beside(tree, k)


def _told(tree: Tree, index: int) -> Iterator[int]:
    """Yield what somebody is said to be, or is named as."""
    token = tree.tokens[index]
    verb = token.head
    if token.dep == "attr" and (subject := tree.child(verb, "nsubj")) is not None:
        yield subject
    if token.dep == "nsubj" and tree.tokens[verb].lemma in ("be", "become"):
        held = tree.child(verb, "attr", "acomp")
        if held is not None and tree.child(verb, "neg") is None:
            yield held
    if token.dep in ("dobj", "nsubjpass") and tree.tokens[verb].lemma in _NAMES_AS:
        # "Named the man who shot them as a Dane": the parser may hang the Dane on the shots.
        named_as = (k for k in tree.below(verb, 4) if tree.tokens[k].text.lower() == "as")
        told = next((tree.child(k, "pobj") for k in sorted(named_as)), None)
        if told is not None:
            yield told


def _beside(tree: Tree, index: int) -> Iterator[int]:
    """Yield the nouns set beside another between commas."""
    for k in tree.kids[index]:
        if tree.tokens[k].dep == "appos" and tree.tokens[k].pos in ("NOUN", "PROPN", "ADJ"):
            yield k
    if tree.tokens[index].dep == "appos":
        yield tree.tokens[index].head
    late = _taken_for_a_speaker(tree, index)
    if late is not None:
        yield late


def _taken_for_a_speaker(tree: Tree, index: int) -> int | None:
    """Give what stands beside a noun and is taken for who speaks: "… by a clerk, a father of two, said Lind"."""
    behind = tree.tokens[index + 1 : index + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].text.lower() not in ("a", "an"):
        return None
    noun = behind[1].head
    token = tree.tokens[noun]
    later = any(
        tree.tokens[k].dep == "nsubj" and k > token.head for k in tree.kids[token.head] if k != noun
    )
    return noun if token.dep == "nsubj" and token.head > noun and later else None


def _lemma(tree: Tree, index: int) -> str:
    return tree.tokens[index].lemma if tree.tokens[index].pos == "PROPN" else _noun_of(tree, index)


def _is_many(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag in _PLURAL or any(
        tree.tokens[k].dep == "conj" for k in tree.kids[index]
    )


def _is_one_person(tree: Tree, index: int) -> bool:
    return not _is_many(tree, index) and are_people(tree, index)


def are_people(tree: Tree, index: int) -> bool:
    """Say whether a noun phrase stands for people: a trade, kin, or a people's own name."""
    token = tree.tokens[index]
    if token.pos == "PROPN":
        return country_of(token.text) is not None and not is_nation(token.text)
    return token.pos in ("NOUN", "ADJ") and (
        token.lemma.lower() in people() | frozenset(family("trade")) | _plain_people()
        or country_of(token.text) is not None
        or names_a_doer(token.lemma.lower())
        or token.lemma.endswith(("hand", "ex"))
    )


@cache
def _plain_people() -> frozenset[str]:
    practice = (word for row in entries("personae", "practice") for word in row["words"])
    return frozenset({"national", "citizen", "native", *practice})
