"""What a time is given to: the moment of a thing or a person, however it is told.

Who "came" to a town in one account was "brought" there in another; a law was "adopted",
"imposed" or "brought in". Which words tell one moment is data (`lexicon/en/occasions.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.trees import Tree
from variorum.collation.undergoers import under
from variorum.lexicon import entries, words

_DONE, _AHEAD = frozenset({"real"}), frozenset({"future", "planned", "demanded"})
# As a modifier a date tells of which year, or month, a thing is: "the September resolution".
_BESIDE = frozenset({"poss", "compound", "nmod", "amod", "nummod", "npadvmod"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_ROW = dict[str, Any]
# By when something has to be done is a moment, too.
DUE = "be due"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One moment: what it is called, whose it is, and who or what else has a part in it.

    `ahead` tells what is still to come; `known` that it can be one thing or person only ("the
    bridge", a name); `near` how many days apart two dates may lie that are given to one such moment.
    """

    name: str
    whose: str
    at: int
    ahead: bool
    known: bool
    alone: bool
    placed: bool
    near: int | None
    others: frozenset[str]
    which: frozenset[str]
    chambers: frozenset[str]


def occasion_of(framer: Framer, tree: Tree, inside: Sequence[int]) -> Occasion | None:
    """Give what the time at these tokens is the time of, or None where that is not clear."""
    top = _top(tree, inside)
    head, preposition = governor(tree, inside)
    if head is None:
        return None
    before = "" if preposition is None else tree.tokens[preposition].text.lower()
    if tree.tokens[top].dep in _BESIDE and tree.tokens[head].pos in ("NOUN", "PROPN"):
        return _of_its_year(framer, tree, head, inside)
    if before in ("by", "until", "till"):
        return _due(framer, tree, head, before)
    if tree.tokens[head].lemma in words("occasions", "deadline", "words"):
        return _known(DUE, "deadline", head)
    if before in words("occasions", "off", "words"):
        return None
    if tree.tokens[head].dep == "xcomp" and tree.tokens[tree.tokens[head].head].lemma == "see":
        # "was last seen leaving at ten"
        head = tree.tokens[head].head
    if before == "since" and tree.tokens[head].pos in ("VERB", "AUX"):
        return _lasting(framer, tree, head)
    found = _at(framer, tree, head, preposition)
    began = found is None or before != "from" or found.name in ("begin", "adopt")
    return found if began else None


def _top(tree: Tree, inside: Sequence[int]) -> int:
    top = inside[0]
    for _ in inside:
        if tree.tokens[top].head not in inside:
            break
        top = tree.tokens[top].head
    return top


def governor(tree: Tree, inside: Sequence[int]) -> tuple[int | None, int | None]:
    """Give the predicate that a date hangs on, and the preposition it hangs by.

    The parser hangs "in 2009" of "was brought to the zoo in 2009" on the zoo: what is no
    happening itself hands its date on to its verb.
    """
    preposition: int | None = None
    here = top = _top(tree, inside)
    for _ in range(6):
        head = tree.tokens[here].head
        token = tree.tokens[head]
        if head == here:
            return None, None
        if token.pos in ("ADP", "SCONJ") and preposition is None and here == top:
            preposition = head
        elif token.pos in ("VERB", "AUX") or token.tag == "VBN":
            return head, _beside(tree, inside, head) if preposition is None else preposition
        elif token.pos in ("NOUN", "PROPN"):
            due = token.lemma in words("occasions", "deadline", "words")
            told = (
                due or token.lemma in _nouns() or (here == top and tree.tokens[top].dep in _BESIDE)
            )
            if told:
                return head, preposition
            if token.dep not in ("pobj", "dobj", "attr", "oprd", "appos", "npadvmod"):
                return None, None
        elif token.pos not in ("ADP", "ADV", "ADJ", "SCONJ", "PART", "NUM"):
            return None, None
        here = head
    return None, None


def _beside(tree: Tree, inside: Sequence[int], head: int) -> int | None:
    """Give a preposition that the parser hangs beside its date: "will come *in* early 2025"."""
    before = inside[0] - 1
    stands = before > head and tree.tokens[before].pos == "ADP" and tree.tokens[before].head == head
    return before if stands else None


def _of_its_year(framer: Framer, tree: Tree, head: int, inside: Sequence[int]) -> Occasion | None:
    """Read when a thing was made from what stands beside it: "September's resolution", "a 2008 law"."""
    lemma = tree.tokens[head].lemma.lower()
    row = next((r for r in _rows() if r["name"] == "adopt"), None)
    if row is None or lemma not in row["things"] or max(inside) > head:
        return None
    return _occasion(framer, tree, row, head, head, ahead=False)


def _lasting(framer: Framer, tree: Tree, head: int) -> Occasion | None:
    """Read what has been so since a day: "has been in force since 2008", "had known since May"."""
    near = {tree.tokens[head].lemma.lower(), *_near(tree, head)}
    for row in _rows():
        if near.isdisjoint(row.get("states", ())):
            continue
        if claim_at(tree, head).sign < 0:
            return None
        whose = _whose(tree, row, head)
        if whose is not None and (found := _occasion(framer, tree, row, head, whose, ahead=False)):
            return found
    return None


def _due(framer: Framer, tree: Tree, head: int, before: str) -> Occasion | None:
    """Read by when something has to be done: "must leave by Friday", "gave them until Friday to leave"."""
    token = tree.tokens[head]
    if before != "by":
        act = tree.child(head, "xcomp", "advcl", "ccomp")
        if token.lemma not in words("occasions", "granting", "words") or act is None:
            return None
    else:
        over = tree.tokens[token.head].lemma if token.dep in ("xcomp", "ccomp", "acl") else ""
        near = {over, *(tree.tokens[k].lemma.lower() for k in tree.kids[head])}
        if token.pos != "VERB" or near.isdisjoint(words("occasions", "obliging", "words")):
            return None
        act = head
    if tree.tokens[act].pos != "VERB" or claim_at(tree, act).sign < 0:
        return None
    thing = canon(framer, tree, tree.child(act, "dobj"))
    return _known(DUE, f"{tree.tokens[act].lemma} {thing or ''}".strip(), act)


def _known(name: str, whose: str, at: int) -> Occasion:
    nothing = frozenset[str]()
    return Occasion(
        name,
        whose,
        at,
        ahead=False,
        known=True,
        alone=False,
        placed=False,
        near=60,
        others=nothing,
        which=nothing,
        chambers=nothing,
    )


def _at(framer: Framer, tree: Tree, at: int, preposition: int | None) -> Occasion | None:
    noun = tree.tokens[at].pos in ("NOUN", "PROPN")
    claim = Claim(1, "real") if noun else claim_at(tree, at)
    if claim.sign < 0 or claim.mood not in _DONE | _AHEAD:
        return None
    ahead = claim.mood in _AHEAD or _is_to(tree, at)
    for row in _called(tree, at, preposition):
        if noun:
            whose = _called_so(tree, at) if row.get("person") else None
            whose = tree.child(at, "poss") if whose is None else whose
            whose = under(tree, at, "of", "against", "to", "on", "by") if whose is None else whose
        else:
            whose = _whose(tree, row, at)
        if row["whose"] == "thing":
            whose = at if whose is None else whose
        if whose is None:
            continue
        found = _occasion(framer, tree, row, at, whose, ahead=ahead)
        if found is not None:
            return found
    return None


def _called_so(tree: Tree, at: int) -> int | None:
    """Give whom a noun describes: "*Lind* was a hurdler and the first pick of the Ravens in 2011"."""
    first = at
    # The parser joins the pick to Linz in "a hurdler at Linz and the first pick of the Ravens".
    above = ("conj", "pobj", "prep") if tree.tokens[at].dep == "conj" else ()
    while tree.tokens[first].dep in above and tree.tokens[first].head != first:
        first = tree.tokens[first].head
    token = tree.tokens[first]
    if token.dep == "appos":
        return token.head
    told = token.dep == "attr" and tree.tokens[token.head].lemma in ("be", "become")
    return tree.child(token.head, "nsubj") if told else None


def _is_to(tree: Tree, at: int) -> bool:
    """Say whether it was yet to be done when it was told of: "was to be built in 1967"."""
    token = tree.tokens[at]
    to = any(tree.tokens[k].text.lower() == "to" for k in tree.kids[at])
    return to and token.dep == "xcomp" and tree.tokens[token.head].lemma == "be"


def _called(tree: Tree, at: int, preposition: int | None) -> Iterator[_ROW]:
    """Yield the rows that a predicate can be of, those of phrases first.

    The preposition of the date is no part of a phrase: who "came in May" did not come in.
    """
    token = tree.tokens[at]
    lemma = token.lemma.lower()
    if token.pos in ("NOUN", "PROPN"):
        yield from _nouns().get(lemma, ())
        return
    near = set(_near(tree, at, preposition))
    yield from (row for rest, row in _phrases().get(lemma, ()) if rest in near)
    yield from _verbs().get(lemma, ())


def _near(tree: Tree, verb: int, without: int | None = None) -> Iterator[str]:
    for k in tree.kids[verb]:
        if k == without or tree.tokens[k].dep in ("ccomp", "advcl", "relcl", "conj", "parataxis"):
            continue
        for i in (k, *tree.kids[k]):
            yield tree.tokens[i].lemma.lower()
            yield tree.tokens[i].text.lower()


def _whose(tree: Tree, row: _ROW, at: int) -> int | None:
    """Give whose moment it is, as its row says: the object, the subject, the matter."""
    match row["whose"]:
        case "doer":
            whose = tree.subject(at)
        case "matter":
            whose = under(tree, at, "of", "about", "on")
            whose = tree.object(at) if whose is None else whose
        case _:
            whose = tree.object(at)
            whose = tree.subject(at) if whose is None else whose
    if whose is None:
        return None
    token, verb = tree.tokens[whose], tree.tokens[at]
    # The parser takes the "that" of "the ban that they imposed" for a conjunction.
    relative = token.text.lower() in ("that", "which") and verb.dep in ("acl", "relcl")
    return verb.head if relative else tree.antecedent(whose)


def _occasion(
    framer: Framer, tree: Tree, row: _ROW, at: int, whose: int, *, ahead: bool
) -> Occasion | None:
    token = tree.tokens[whose]
    lemma = token.lemma.lower()
    things = row.get("things")
    if row["whose"] == "thing":
        name: str | None = row["thing"]
    elif things is None:
        name = canon(framer, tree, whose)
        name = _kind(name) if name is not None and name.islower() else name
        if row.get("person") and not _is_person(framer, tree, whose):
            return None
    elif lemma in things:
        name = _kind(lemma)
    elif token.pos == "PRON":
        name = canon(framer, tree, whose)
        name = _kind(name) if name in {class_of_noun(thing) for thing in things} else None
    else:
        name = None
    if name is None or (row.get("placed") == "must" and not _is_placed(framer, tree, at)):
        return None
    inside = frozenset(tree.phrase(whose)) if row["whose"] != "thing" else frozenset[int]()
    told = {tree.tokens[k].text.lower() for i in (at, whose) for k in tree.kids[i]}
    told = set() if row.get("once") else told
    several = token.tag == "NNS" and bool(row.get("news") or row.get("alone"))
    return Occasion(
        row["name"],
        name,
        at,
        ahead,
        known=row["whose"] == "thing"
        or is_known(framer, tree, whose)
        or (bool(row.get("news")) and token.pos == "NOUN"),
        alone=bool(row.get("alone")),
        placed=bool(row.get("placed")),
        near=row.get("near"),
        others=frozenset(_others(framer, tree, at, inside, name)),
        which=frozenset(
            (told & words("occasions", "another", "words")) | ({"several"} if several else set())
        ),
        chambers=_chambers(tree, at, row["name"]),
    )


def is_known(framer: Framer, tree: Tree, index: int) -> bool:
    """Say whether a noun can mean one only: a name, a pronoun, "the bridge"; "two men" and "a man" are any."""
    token = tree.tokens[index]
    entity = framer.entity(token.start)
    if token.pos in ("PRON", "PROPN") or (entity is not None and entity.named):
        return True
    kids = [tree.tokens[k] for k in tree.kids[index]]
    if token.tag == "NNS" and token.lemma in people():
        return False
    return any(k.text.lower() in _KNOWN or k.dep == "poss" for k in kids)


def _is_person(framer: Framer, tree: Tree, index: int) -> bool:
    entity = framer.entity(tree.tokens[index].start)
    if entity is not None and entity.named:
        return entity.type in ("PERSON", "OTHER")
    token = tree.tokens[index]
    return token.pos == "PRON" or token.lemma.lower() in people()


def _is_placed(framer: Framer, tree: Tree, at: int) -> bool:
    """Say whether it is told where to: "came to Arden", "arrived in the country"."""
    goals = words("occasions", "destination", "words")
    below = (tree.child(k, "pobj") for k in tree.kids[at] if tree.tokens[k].dep == "prep")
    nouns = [i for i in (*below, tree.child(at, "dobj")) if i is not None]
    named = (framer.entity(tree.tokens[i].start) for i in nouns)
    return any(tree.tokens[i].lemma.lower() in goals for i in nouns) or any(
        entity is not None and entity.type in ("GPE", "LOC", "ORG", "OTHER") for entity in named
    )


def _others(
    framer: Framer, tree: Tree, at: int, inside: frozenset[int], name: str
) -> Iterator[str]:
    """Yield the names of who or what else has a part: by whom, to where, of whom."""
    for i in (*tree.phrase(at), *inside):
        entity = framer.entity(tree.tokens[i].start)
        if entity is not None and entity.named and entity.name != name:
            yield entity.name


def _chambers(tree: Tree, at: int, name: str) -> frozenset[str]:
    """Give which body passed it: what the lower house passed the senate may not have."""
    if name not in ("approve", "adopt"):
        return frozenset()
    subject = tree.subject(at)
    by = next((tree.child(k, "pobj") for k in tree.kids[at] if tree.tokens[k].dep == "agent"), None)
    who = by if by is not None else subject
    if who is None or who == tree.object(at):
        return frozenset()
    said = {tree.tokens[i].lemma.lower() for i in tree.phrase(who)}
    return frozenset(
        row["name"] for row in entries("occasions", "chamber") if said & {*row["words"]}
    )


def asks_after(name: str) -> str:
    """Give how a moment is asked after: when the bridge *was built*.

    >>> asks_after("build")
    'was built'
    """
    return next((str(row["asks"]) for row in _rows() if row["name"] == name), "is due")


def _kind(noun: str) -> str:
    """Give the one word under which the names of a thing meet: flight and plane, bill and law."""
    return _kinds().get(noun) or _kinds().get(class_of_noun(noun)) or class_of_noun(noun)


@cache
def _kinds() -> dict[str, str]:
    return {word: row["name"] for row in entries("occasions", "kind") for word in row["words"]}


@cache
def _rows() -> tuple[_ROW, ...]:
    return entries("occasions", "occasion")


@cache
def _verbs() -> dict[str, tuple[_ROW, ...]]:
    return _table("verbs")


@cache
def _nouns() -> dict[str, tuple[_ROW, ...]]:
    return _table("nouns")


def _table(field: str) -> dict[str, tuple[_ROW, ...]]:
    found = defaultdict[str, list[_ROW]](list)
    for row in _rows():
        for word in row.get(field, ()):
            found[word].append(row)
    # What is said of some things only is tried before what is said of all.
    return {w: tuple(sorted(rows, key=lambda r: "things" not in r)) for w, rows in found.items()}


@cache
def _phrases() -> dict[str, tuple[tuple[str, _ROW], ...]]:
    found = defaultdict[str, list[tuple[str, _ROW]]](list)
    for row in _rows():
        for phrase in row.get("phrases", ()):
            verb, rest = phrase.split()
            found[verb].append((rest, row))
    return {verb: tuple(rows) for verb, rows in found.items()}
