"""What brought it about: "lightning ignited the fire", "the crash was blamed on ice", "ran out of fuel".

A cause is told where a clause gives what happened one. What an account only holds possible
joins what it tells, so that nobody who leaves a question open is set against others; what
helped, or made it worse, is no rival of what began it. Where whoever finds out what happened
gives it a cause, or the account itself does, the cause is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from variorum.collation.cause_frames import (
    CRASH,
    FIRE,
    NEAR,
    Frame,
    caused,
    frame_of,
    happening_of,
    of_vehicle,
    verbs,
)
from variorum.collation.cause_words import Cause, causes_in
from variorum.collation.frames import Framer
from variorum.collation.mysteries import is_guessed
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is no longer than a line and a half.
LINE = 110
# Sentences at the head of an account that say what it is about.
HEAD = 3
# So deep below its verb a mishap is told: "travelling at a significantly higher speed than allowed".
DEEP = 4
# So many governors are asked whether they leave it open.
ABOVE = 4
_NOUNS = ("NOUN", "PROPN")
# What belongs to a verb in a reading: "was *to blame*", "brought it *down*".
_COMPLETES = frozenset({"acomp", "xcomp", "prt"})


@dataclass(frozen=True, slots=True)
class _Told:
    tree: Tree
    bearer: int
    causes: tuple[Cause, ...]
    frame: Frame
    sure: bool
    denied: bool


def find_causes(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says that brought it about, with what else it holds possible."""
    central = _central(framer)
    told = [t for tree in framer.forest.trees for t in _told(framer, tree)]
    possible = defaultdict[str, set[str]](set)
    for one in told:
        if not one.sure:
            possible[one.frame.happening or central] |= {c.kind for c in one.causes}
    for one in told:
        happening = one.frame.happening or central
        if one.sure and happening:
            fact = _fact(framer, one, happening, possible[happening])
            yield fact
            guess = is_guessed(framer, one.tree, one.frame.verb)
            if happening == central and not guess and _is_found(framer, fact):
                yield replace(fact, key=("rung", "cause", ""), value="known", subject="", slots=())


def _is_found(framer: Framer, fact: Fact) -> bool:
    """Say whether a cause is told for certain, by the account itself or by whoever looks into it."""
    if fact.polarity == "negative" or fact.hedged:
        return False
    names = {entity.id: entity.name for entity in framer.reading.entities}
    source = names.get(fact.source or "", fact.source or "").lower()
    return not source or any(
        word in words("causes", "finder", "words")
        or word.removesuffix("s") in words("causes", "finder", "words")
        for word in source.split()
    )


def _fact(framer: Framer, told: _Told, happening: str, possible: set[str]) -> Fact:
    tree, kinds = told.tree, sorted({c.kind for c in told.causes})
    others = set(possible).union(*(c.may_be for c in told.causes))
    span = _reading(tree, told)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("circumstance", "cause", None, happening),
        label=span.exact,
        evidence=(span,),
        value=" + ".join(kinds),
        polarity="negative" if told.denied else "positive",
        when=framer.when(tree, told.frame.verb),
        where=framer.where(tree, told.frame.verb),
        subject=happening,
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(("may be", tuple(sorted(others))),) if others else (),
    )


def _told(framer: Framer, tree: Tree) -> Iterator[_Told]:
    if any(t.text.lower() in words("causes", "elsewhere", "words") for t in tree.tokens):
        return
    for bearer, causes in causes_in(tree).items():
        frame = frame_of(tree, bearer, causes)
        if frame is None or _another(tree, frame.thing):
            continue
        claim = claim_at(tree, frame.verb)
        if framer.denied(tree.span(frame.verb, frame.verb)):
            continue
        denied = frame.denied or claim.sign < 0
        sure = claim.mood == "real" and not _open(tree, frame.verb) and not _helps(tree, bearer)
        yield _Told(tree, bearer, causes, frame, sure, denied)
    yield from _mishaps(tree)
    yield from _meant(tree)


def _meant(tree: Tree) -> Iterator[_Told]:
    """Yield that somebody began it on purpose: "the fire was started deliberately"."""
    making = words("causes", "making", "words")
    for index, token in enumerate(tree.tokens):
        if token.text.lower() not in words("causes", "purpose", "words"):
            continue
        verb = tree.verb_of(index)
        if verb is None or tree.tokens[verb].lemma not in making | {"be"}:
            continue
        bare = tree.tokens[verb].lemma == "be"
        thing = tree.subject(verb) if bare else tree.object(verb)
        frame = caused(tree, verb, thing)
        if frame is None:
            continue
        claim = claim_at(tree, verb)
        sure = claim.mood == "real" and not _open(tree, verb)
        kind = "arson" if frame.happening in (FIRE, "") else "sabotage"
        cause = Cause(kind, index, index, _kin()[kind])
        yield _Told(tree, index, (cause,), frame, sure, claim.sign < 0)


def _mishaps(tree: Tree) -> Iterator[_Told]:
    """Yield what befell a vehicle of itself, or whoever steered it: "the jet ran out of fuel"."""
    steering = words("kinds", "steering", "words")
    for index, token in enumerate(tree.tokens):
        if token.pos != "VERB" or token.lemma not in _befalling():
            continue
        # Of "was speeding" the parser may make a thing that the train was.
        subject = tree.subject(token.head if token.dep in ("attr", "acomp") else index)
        if subject is None:
            continue
        below = [*islice(tree.below(index, DEEP), NEAR)]
        near = {tree.tokens[k].text.lower() for k in below}
        steered = tree.tokens[tree.antecedent(subject)].lemma.lower() in steering
        travels = of_vehicle(tree, subject)
        found = next((m for m in _befalling()[token.lemma] if m.fits(near, token.tag)), None)
        if found is None or not (
            steered if found.driver else travels or (found.either and steered)
        ):
            continue
        last = max((k for k in below if tree.tokens[k].text.lower() in found.beside), default=index)
        told = replace(found.cause, first=index, last=last)
        claim = claim_at(tree, index)
        sure = claim == Claim(1, "real", claim.hedged) and not _open(tree, index)
        frame = Frame(index, subject, CRASH)
        yield _Told(tree, max(index, last), (told,), frame, sure, denied=False)


# ── whether it is told for certain ──────────────────────────────────────────────


def _another(tree: Tree, thing: int | None) -> bool:
    """Say whether a happening is another one: a second fire, or a fire that the head of an account leaves out."""
    if thing is None:
        return False
    beside = {tree.tokens[k].text.lower() for k in tree.kids[thing]}
    brought_up = tree.number >= HEAD and not beside.isdisjoint({"a", "an"})
    return brought_up or not beside.isdisjoint(words("causes", "another", "words"))


def _open(tree: Tree, verb: int) -> bool:
    """Say whether somebody only asks whether it was so, or holds it possible."""
    maybe = words("causes", "maybe", "words")
    for _ in range(ABOVE):
        near = [verb, *tree.kids[verb][:NEAR]]
        # Of "whether the tram was speeding" the parser may hang "whether" on "was".
        near += [k for i in near if tree.tokens[i].dep == "aux" for k in tree.kids[i]]
        # "A possible leak caused it"; of "whether arson caused it" the parser may do the same.
        near += [
            k for i in near if tree.tokens[i].pos in _NOUNS for k in tree.kids[i][:ABOVE] if k < i
        ]
        if any(tree.tokens[k].lemma.lower() in maybe for k in near):
            return True
        if tree.tokens[verb].dep not in ("ccomp", "xcomp", "acl", "pcomp", "prep"):
            return False
        verb = tree.tokens[verb].head
    return False


def _helps(tree: Tree, bearer: int) -> bool:
    """Say whether a cause is told as one of several: "partly to blame", "contributed to"."""
    verb = tree.verb_of(bearer)
    near = (verb, *tree.kids[verb][:NEAR]) if verb is not None else ()
    return any(tree.tokens[k].lemma.lower() in words("causes", "helping", "words") for k in near)


def _central(framer: Framer) -> str:
    """Name what an account tells first of all happenings that may have a cause."""
    for tree in framer.forest.trees[:HEAD]:
        for index, token in enumerate(tree.tokens):
            if token.pos in _NOUNS and (named := happening_of(tree, index)):
                return named
            if token.pos == "VERB" and token.lemma in verbs():
                return verbs()[token.lemma]
            if token.text.lower() in words("causes", "unwell", "words"):
                return "outbreak"
    return ""


def _reading(tree: Tree, told: _Told) -> Span:
    """Give the cause with its verb and what it caused, as far as they stand close together."""
    bearer, verb = told.bearer, told.frame.verb
    cause = [i for i in tree.phrase(bearer) if i == bearer or tree.tokens[i].dep != "prep"]
    cause += [i for c in told.causes for i in (c.first, c.last)]
    thing = [*tree.phrase(told.frame.thing)] if told.frame.thing is not None else []
    verbs = [verb, *(k for k in tree.kids[verb] if tree.tokens[k].dep in _COMPLETES)]
    for inside in ((*cause, *verbs, *thing), (*cause, *verbs), (*cause, verb), cause):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(bearer, bearer)


@dataclass(frozen=True, slots=True)
class _Mishap:
    """What befalls a vehicle, or its driver: the words that stand below the verb, and those that do not."""

    beside: frozenset[str]
    unless: frozenset[str]
    cause: Cause
    driver: bool
    either: bool
    going_on: bool

    def fits(self, near: set[str], tag: str) -> bool:
        """Say whether the words below a verb tell of it."""
        told = self.beside <= near and not self.unless & near
        return told and (tag == "VBG" or not self.going_on)


@cache
def _befalling() -> dict[str, list[_Mishap]]:
    found = defaultdict[str, list[_Mishap]](list)
    for row in entries("causes", "mishap"):
        mishaps = [
            _Mishap(
                beside=frozenset(beside.split()),
                unless=frozenset(row.get("unless", ())),
                cause=Cause(row["kind"], 0, 0, _kin()[row["kind"]]),
                driver=row.get("driver", False),
                either=row.get("either", False),
                going_on=row.get("going_on", False),
            )
            for beside in row["beside"]
        ]
        for verb in row["verbs"]:
            found[verb] += mishaps
    return dict(found)


@cache
def _kin() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row.get("may_be", ())) for row in entries("causes", "cause")}
