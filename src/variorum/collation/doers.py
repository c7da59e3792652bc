"""Who it was: whose citizen, a man or a woman, by what name, charged with what."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family, kind_of
from variorum.collation.nations import is_nation, nation_of
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.persons import role, strip_title

# Who a story has one of, as a rule.
_ONE = frozenset(
    {"suspect", "driver", "pilot", "captain", "bomber", "victim", "killer"}
    | {"knifeman", "hijacker", "sniper", "hitman", "robber", "kidnapper", "arsonist", "hacker"}
)
# What is done to somebody of whom a story has one of that trade.
_SUFFERED = frozenset({"kill", "abduct", "shoot", "stab", "arrest", "injure", "rescue", "charge"})
_UNDERGOES = frozenset({"nsubjpass", "dobj", "nsubj"})
_SEX = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}


def _nation(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whose citizen somebody unnamed is: "the gunman, a Belgian national", "the pilot was Russian"."""
    token = tree.tokens[index]
    nation = nation_of(token.text) if token.pos in ("ADJ", "PROPN") else None
    if nation is None:
        return
    at = _from_there(tree, index) if is_nation(token.text) else _of_that_nation(tree, index)
    who = canon(framer, tree, at)
    if at is None or who is None or _are_several(framer, who):
        return
    if who in _ONE:
        yield "nation", nation, None, who
    elif who in people():
        # "A Belgian engineer was kidnapped": of the one to whom it was done.
        sense = sense_at(tree, tree.tokens[at].head)
        if sense is not None and sense.name in _SUFFERED and tree.tokens[at].dep in _UNDERGOES:
            yield "nation", nation, sense.name, who


def _trade(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what somebody unnamed is by trade: "the victim was a retired teacher"."""
    trade = kind_of("trade", tree, index)
    token = tree.tokens[index]
    if trade is None or token.tag != "NN" or token.dep not in ("attr", "appos"):
        return
    at = tree.subject(token.head) if token.dep == "attr" else token.head
    who = canon(framer, tree, at)
    if at is not None and who in _ONE and who != trade and not _are_several(framer, who):
        yield "trade", trade, None, who


def _first_to_shoot(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield who fired first: "the suspect opened fire first", "officers fired the first shot"."""
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    over = tree.tokens[tree.tokens[index].head].lemma
    if (
        verb is None
        or sense is None
        or sense.name != "shoot"
        or over not in ("fire", "open", "shot", "shoot")
    ):
        return
    doer = tree.subject(verb)
    side = kind_of("side", tree, doer) if doer is not None else None
    if side is not None:
        yield "first shot", side, None, None


def _from_there(tree: Tree, index: int) -> int | None:
    """Give who is from a country: "the suspect is from Tunisia"."""
    verb = tree.tokens[tree.tokens[index].head].head
    is_from = tree.tokens[tree.tokens[index].head].text.lower() == "from"
    told = is_from and tree.tokens[verb].lemma in ("be", "come", "hail")
    return tree.subject(verb) if told and tree.tokens[index].dep == "pobj" else None


def _of_that_nation(tree: Tree, index: int) -> int | None:
    """Give of whom an adjective of nation is said, be it of a person, or alone."""
    token = tree.tokens[index]
    noun = token.head if token.dep == "amod" else index
    head = tree.tokens[noun]
    named = head.dep == "compound" or any(
        tree.tokens[k].pos == "PROPN" for k in tree.kids[noun] if tree.tokens[k].dep == "appos"
    )
    person = noun == index or head.lemma in people() or head.lemma in ("national", "citizen")
    if named or not person or head.tag in ("NNS", "NNPS"):
        return None
    if head.dep in ("attr", "acomp"):
        return tree.subject(head.head)
    if head.dep == "appos":
        return head.head
    return noun if noun != index else None


def _are_several(framer: Framer, who: str) -> bool:
    """Say whether an account speaks of several: in a race, "the driver" may be any of the drivers."""
    return any(
        token.tag == "NNS" and token.lemma == who
        for tree in framer.forest.trees
        for token in tree.tokens
    )


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


def _called(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the full name of whoever bears a role that one person bears: "the captain, David Lind"."""
    token = tree.tokens[index]
    if token.pos != "PROPN" or token.dep not in ("appos", "nsubj", "nsubjpass", "dobj", "pobj"):
        return
    above = tree.tokens[token.head]
    if above.text.lower() == "as" and tree.tokens[above.head].lemma in ("name", "identify"):
        # "It named him as David Lind."
        bearer = canon(framer, tree, tree.object(above.head))
        full = " ".join(
            tree.tokens[k].text for k in (*tree.kids[index], index) if tree.tokens[k].pos == "PROPN"
        )
        if bearer is not None and _is_full(full):
            yield "name", strip_title(full), None, bearer
        return
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("appos", "compound")]
    beside += [token.head] if token.dep == "appos" else []
    bearers = {class_of_noun(tree.tokens[k].lemma) for k in beside if tree.tokens[k].pos == "NOUN"}
    name = " ".join(
        tree.tokens[i].text
        for i in sorted([index, *tree.kids[index]])
        if tree.tokens[i].pos == "PROPN" and tree.tokens[i].dep in ("compound", token.dep)
    )
    if _is_full(name):
        for bearer in sorted(bearers & words("roles", "one", "word")):
            yield "name", strip_title(name), None, bearer


def _is_full(name: str) -> bool:
    """Say whether a name has a given name and a surname: "Mr Lind" has one of them."""
    return " " in strip_title(name)


def _offence(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what somebody is charged with, or arrested on suspicion of: all of it in one filler.

    Those of somebody ("his aide") are asked for by themselves.
    """
    token = tree.tokens[index]
    preposition = tree.tokens[token.head].text.lower()
    offence = kind_of("offence", tree, index)
    if offence is None or token.dep != "pobj" or preposition not in ("with", "of", "on", "for"):
        return
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    if verb is None or sense is None or sense.name not in _ACCUSED or sense.sign < 0:
        return
    slot = _ACCUSED[sense.name]
    on_suspicion = tree.tokens[tree.tokens[token.head].head].lemma == "suspicion"
    if slot == "suspicion" and not on_suspicion:
        return
    found = sorted(
        {
            kind
            for k in tree.below(index, 8)
            if (kind := kind_of("offence", tree, k)) is not None and tree.child(k, "neg") is None
        }
    )
    if found:
        yield slot, " + ".join(found), None, _somebodys(framer, tree, verb)


# Of what somebody is held to have done it, by the class of the verb.
_ACCUSED = {"charge": "offence", "arrest": "suspicion"}


def _somebodys(framer: Framer, tree: Tree, verb: int) -> str | None:
    """Name whoever is accused where it is somebody of somebody else: "*his aide* was charged"."""
    suffers = tree.object(verb)
    facing = tree.tokens[verb].lemma in ("face", "stand", "answer")
    who = tree.subject(verb) if facing or suffers is None else suffers
    owned = who is not None and tree.child(who, "poss") is not None
    return canon(framer, tree, who) if owned else None


def _the_dead(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what the dead were: "the dead were civilians", "those killed were fighters"."""
    kind = kind_of("dead", tree, index)
    token = tree.tokens[index]
    if kind is None or token.dep != "attr" or token.tag != "NNS":
        return
    subject = tree.child(token.head, "nsubj")
    if subject is None:
        return
    called = tree.tokens[subject].text.lower()
    those = tree.child(subject, "acl") if called == "those" else None
    slain = those is not None and tree.tokens[those].lemma == "kill"
    part = any(tree.tokens[k].dep in ("nummod", "prep") for k in tree.kids[subject])
    if _are_mostly(tree, index):
        return
    if (called in ("dead", "victims", "casualties", "killed") or slain) and (slain or not part):
        yield "dead", kind, None, "main"


def _most_of_the_dead(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what most of the dead were: of what age, men or women, soldiers or civilians."""
    token = tree.tokens[index]
    if token.tag != "NNS" or tree.child(index, "conj"):
        # "Women and children"
        return
    if token.dep == "nsubj" and tree.tokens[token.head].lemma in ("make", "account", "constitute"):
        # "Soldiers made up most of the dead"
        verb = token.head
        subject = next((k for k in tree.below(verb, 4) if _is_most(tree, k)), None)
    elif token.dep in ("attr", "ROOT"):
        verb = token.head if token.dep == "attr" else index
        subject = tree.child(verb, "nsubj", "nsubjpass")
    else:
        return
    if subject is None:
        return
    those = [tree.tokens[k] for k in tree.below(subject, 3)]
    dead = words("kinds", "the_dead", "words")
    slain = any(t.lemma in ("kill", "die") for t in those) and any(
        t.text.lower() == "those" for t in those
    )
    if not (slain or any(t.lemma.lower() in dead or t.text.lower() in dead for t in those)):
        return
    most = words("kinds", "majority", "words")
    if not (_are_mostly(tree, index) or any(t.text.lower() in most for t in those)):
        return
    called = {token.lemma.lower(), token.text.lower()}
    if called & {"people", "person"}:
        # "Elderly people"
        called = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    for row in entries("kinds", "most"):
        if called & {*row["words"]}:
            yield "most of the dead", row["value"], None, row["told"]


def _is_most(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.lower() in words("kinds", "majority", "words")


def _are_mostly(tree: Tree, index: int) -> bool:
    """Say whether it is told of most of them: "were mostly soldiers"."""
    beside = (*tree.kids[index], *tree.kids[tree.tokens[index].head])
    return any(tree.tokens[k].text.lower() in words("kinds", "mostly", "words") for k in beside)


DOERS: tuple[tuple[frozenset[str], Fill], ...] = (
    (frozenset({"ADJ", "PROPN"}), _nation),
    (frozenset(family("trade")), _trade),
    (frozenset({"first"}), _first_to_shoot),
    (frozenset({"NOUN"}), _sex),
    (frozenset({"PROPN"}), _called),
    (frozenset(family("offence")), _offence),
    (frozenset(family("dead")), _the_dead),
    (words("kinds", "most", "words") | {"people"}, _most_of_the_dead),
)
