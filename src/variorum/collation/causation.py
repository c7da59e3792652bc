"""What brought it about: "lightning ignited the fire", "the crash was blamed on ice", "ran out of fuel".

A cause is told where a clause gives what happened one. What an account only holds possible
joins what it tells, so that nobody who leaves a question open is set against others; what
helped, or made it worse, is no rival of what began it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.cause_words import Cause, causes_in
from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is no longer than a line and a half.
LINE = 110
# Sentences at the head of an account that say what it is about.
HEAD = 3
# So many words beside a verb are looked at for a doubt: enough for any clause that was written
# for readers, and a bound for those that were not.
NEAR = 40
# So many governors are asked whether they leave it open.
ABOVE = 4
_NOUNS = ("NOUN", "PROPN")
CRASH, FIRE = "crash", "fire"
# What names a deed: "the fire was arson".
_DEEDS = frozenset({"arson", "sabotage"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """A clause that gives something a cause: its verb, and what was caused, by the word for it."""

    verb: int
    thing: int | None
    happening: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    tree: Tree
    bearer: int
    causes: tuple[Cause, ...]
    frame: _Frame
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
            yield _fact(framer, one, happening, possible[happening])


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
    for bearer, causes in causes_in(tree).items():
        frame = _frame(tree, bearer, causes)
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


# ── clauses that give a cause ───────────────────────────────────────────────────


def _frame(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> _Frame | None:
    token = tree.tokens[bearer]
    if token.dep in ("nsubj", "nsubjpass"):
        return _of_subject(tree, bearer, causes) or _when(tree, bearer)
    if token.dep in ("pobj", "agent"):
        return _of_preposition(tree, bearer, causes) or _when(tree, bearer)
    if token.dep in ("dobj", "attr"):
        return _of_object(tree, bearer, causes) or _when(tree, bearer)
    return None


def _of_subject(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> _Frame | None:
    """Read "ice caused the crash", "ice led to it", "ice was behind it", "ice was to blame"."""
    token = tree.tokens[bearer]
    verb = token.head
    if token.dep == "nsubjpass":
        return _blamed(tree, verb) if tree.tokens[verb].lemma == "blame" else _ruled(tree, verb)
    lemma = tree.tokens[verb].lemma
    if lemma in words("causes", "making", "words"):
        return _made(tree, verb)
    if lemma in words("causes", "leading", "words"):
        return _caused(tree, verb, _pobj(tree, verb, "to", "in"))
    if lemma in words("causes", "meeting", "words") and _is_met(causes):
        hit = tree.child(verb, "dobj")
        return _Frame(verb, hit, CRASH) if hit is not None and _of_vehicle(tree, hit) else None
    if lemma in ("be", "lie", "become"):
        return _to_blame(tree, verb)
    return None


def _blamed(tree: Tree, verb: int) -> _Frame | None:
    """Read "they blame ice", or "… for the crash"; who blames it for a delay speaks of that alone."""
    return _caused(tree, verb, _pobj(tree, verb, "for"), bare=True)


def _to_blame(tree: Tree, verb: int) -> _Frame | None:
    behind = _pobj(tree, verb, "behind")
    if behind is not None:
        return _caused(tree, verb, behind)
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        blame = token.dep == "xcomp" and token.lemma == "blame"
        if blame or (token.dep == "acomp" and token.lemma == "responsible"):
            return _caused(tree, verb, _pobj(tree, k, "for"), bare=blame)
        if token.dep == "attr" and token.lemma in words("causes", "culprit", "words"):
            return _caused(tree, verb, _pobj(tree, k, "of", "for", "behind"), bare=True)
    return None


def _made(tree: Tree, verb: int) -> _Frame | None:
    """Read "caused the crash", "caused the train to leave the rails", "brought it about"."""
    thing = tree.child(verb, "dobj")
    whole = tree.child(verb, "ccomp", "xcomp")
    if whole is not None and tree.tokens[verb].lemma == "cause":
        happening = _clause_happening(tree, whole if thing is None else thing, whole)
        return _Frame(verb, None, happening) if happening is not None else None
    return _caused(tree, verb, thing)


def _of_preposition(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> _Frame | None:
    """Read "caused by ice", "blamed on ice", "stemmed from ice", "due to ice"."""
    preposition = tree.tokens[bearer].head
    word = tree.tokens[preposition].text.lower()
    above = tree.tokens[preposition].head
    over = tree.tokens[above]
    if over.pos in ("VERB", "AUX"):
        if word == "by":
            return _done_by(tree, above, causes)
        if word in ("on", "to", "down") and over.lemma in words("causes", "tracing", "words"):
            return _caused(tree, above, tree.object(above))
        if word == "from" and over.lemma in words("causes", "arising", "words"):
            return _caused(tree, above, tree.subject(above))
        hit = over.lemma in ("hit", "collide", "crash", "run") and word in ("by", "with", "into")
        if hit and _is_met(causes):
            return _struck(tree, above)
    return _owing(tree, bearer)


def _done_by(tree: Tree, verb: int, causes: tuple[Cause, ...]) -> _Frame | None:
    lemma = tree.tokens[verb].lemma
    if lemma in words("causes", "making", "words"):
        return _caused(tree, verb, tree.object(verb))
    if lemma in words("causes", "meeting", "words") and _is_met(causes):
        return _struck(tree, verb)
    return None


def _struck(tree: Tree, verb: int) -> _Frame | None:
    struck = tree.object(verb)
    struck = tree.subject(verb) if struck is None else struck
    return _Frame(verb, struck, CRASH) if struck is not None and _of_vehicle(tree, struck) else None


def _owing(tree: Tree, bearer: int) -> _Frame | None:
    """Read "crashed because of ice", "the crash was due to ice", "as a result of ice"."""
    first = min(tree.phrase(bearer))
    before = [t.text.lower() for t in tree.tokens[max(0, first - 4) : first]]
    owing = words("causes", "owing", "words")
    joined = before[-1:] in (["to"], ["of"]) and bool(owing & set(before[-2:-1]))
    if not joined and before[-2:] != ["result", "of"] and before[-2:] != ["down", "to"]:
        return None
    verb = tree.verb_of(bearer)
    if verb is None:
        return None
    subject = tree.subject(verb)
    if tree.tokens[verb].lemma in ("be", "happen", "occur", "start", "begin", "come"):
        return _caused(tree, verb, subject)
    happening = _verbs().get(tree.tokens[verb].lemma)
    vehicle = subject is not None and _of_vehicle(tree, subject)
    if happening is None or (happening == CRASH and not vehicle):
        return None
    return _Frame(verb, subject, happening)


def _of_object(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> _Frame | None:
    """Read "they blame ice for it", "the cause was ice", "they ruled out ice", "it hit a reef"."""
    token = tree.tokens[bearer]
    verb = token.head
    lemma = tree.tokens[verb].lemma
    if token.dep == "dobj":
        if lemma == "blame":
            return _blamed(tree, verb)
        if lemma in words("causes", "meeting", "words") and _is_met(causes):
            doer = tree.subject(verb)
            return (
                _Frame(verb, doer, CRASH) if doer is not None and _of_vehicle(tree, doer) else None
            )
        return _ruled(tree, verb)
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.tokens[subject].lemma in words("causes", "culprit", "words"):
        of = _pobj(tree, subject, "of", "for", "behind")
        return _caused(tree, verb, of, bare=True)
    # "The fire was arson."
    named = tree.tokens[verb].lemma == "be" and any(c.kind in _DEEDS for c in causes)
    return _caused(tree, verb, subject) if named else None


def _ruled(tree: Tree, verb: int) -> _Frame | None:
    out = any(tree.tokens[k].text.lower() == "out" for k in tree.kids[verb])
    if tree.tokens[verb].lemma == "rule" and out:
        of = _pobj(tree, verb, "as")
        return _Frame(verb, of, "", denied=True)
    return None


def _when(tree: Tree, bearer: int) -> _Frame | None:
    """Read "the fire started when a candle fell over", "broke out after lightning struck a barn"."""
    verb = tree.verb_of(bearer)
    if verb is None or tree.tokens[verb].dep != "advcl":
        return None
    above = tree.tokens[verb].head
    marked = any(tree.tokens[k].text.lower() in ("when", "after") for k in tree.kids[verb])
    subject = tree.subject(above)
    began = tree.tokens[above].lemma in ("start", "begin", "ignite", "erupt") or (
        tree.tokens[above].lemma == "break" and tree.child(above, "prt") is not None
    )
    if not marked or not began or subject is None:
        return None
    return _caused(tree, above, subject)


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
        frame = _caused(tree, verb, thing)
        if frame is None:
            continue
        claim = claim_at(tree, verb)
        sure = claim.mood == "real" and not _open(tree, verb)
        kind = "arson" if frame.happening in (FIRE, "") else "sabotage"
        cause = Cause(kind, index, index, _kin()[kind])
        yield _Told(tree, index, (cause,), frame, sure, claim.sign < 0)


def _mishaps(tree: Tree) -> Iterator[_Told]:
    """Yield what befell a vehicle of itself: "the jet ran out of fuel"."""
    for index, token in enumerate(tree.tokens):
        if token.pos != "VERB" or token.lemma not in _befalling():
            continue
        subject = tree.subject(index)
        below = {tree.tokens[k].text.lower() for k in tree.below(index, 3)}
        if subject is None or not _of_vehicle(tree, subject) or len(below) > NEAR:
            continue
        for beside, kind, may_be in _befalling()[token.lemma]:
            if beside <= below:
                claim = claim_at(tree, index)
                last = max(k for k in tree.below(index, 3) if tree.tokens[k].text.lower() in beside)
                sure = claim == Claim(1, "real", claim.hedged) and not _open(tree, index)
                cause = Cause(kind, index, last, may_be)
                yield _Told(tree, last, (cause,), _Frame(index, subject, CRASH), sure, denied=False)


# ── what is caused, and whether it is told for certain ──────────────────────────


def _caused(tree: Tree, verb: int, thing: int | None, *, bare: bool = False) -> _Frame | None:
    """Make a frame of what was caused, where it is a happening; `bare` where none need be named."""
    if thing is None:
        return _Frame(verb, None, "") if bare else None
    happening = _happening(tree, thing)
    if happening is not None:
        return _Frame(verb, thing, happening)
    sunk = tree.tokens[verb].lemma in _verbs() and _of_vehicle(tree, thing)
    return _Frame(verb, thing, CRASH) if sunk else None


def _happening(tree: Tree, index: int) -> str | None:
    """Name what happened; "" for what any story may call it, None for what is no happening."""
    index = tree.antecedent(index)
    lemma = tree.tokens[index].lemma.lower()
    if lemma in words("causes", "anything", "words"):
        return ""
    beside = [
        tree.tokens[k].lemma.lower() for k in tree.kids[index] if tree.tokens[k].dep == "compound"
    ]
    whole = (_happenings().get(f"{word} {lemma}") for word in beside)
    return next((name for name in whole if name), _happenings().get(lemma))


def _clause_happening(tree: Tree, first: int, verb: int) -> str | None:
    """Name what a clause tells: "the train to come off the rails" is a crash, "the roof to fall" a collapse."""
    below = [*tree.below(min(first, verb), 4), *tree.below(verb, 4)][:NEAR]
    lemmas = {tree.tokens[k].lemma.lower() for k in below}
    if lemmas & words("kinds", "traveller", "words"):
        return CRASH
    return next((_verbs()[lemma] for lemma in sorted(lemmas) if lemma in _verbs()), None)


def _of_vehicle(tree: Tree, index: int) -> bool:
    """Say whether a noun is a vehicle, a part of one, or a pronoun that may stand for one."""
    index = tree.antecedent(index)
    token = tree.tokens[index]
    travellers, parts = words("kinds", "traveller", "words"), words("causes", "part", "words")
    near = {
        token.lemma.lower(),
        *(tree.tokens[k].lemma.lower() for k in tree.kids[index] if k < index),
    }
    return token.text.lower() in ("it", "both") or bool(near & (travellers | parts))


def _another(tree: Tree, thing: int | None) -> bool:
    """Say whether a happening is brought up as another one, further down than the head of an account."""
    if thing is None or tree.number < HEAD:
        return False
    return any(
        tree.tokens[k].text.lower()
        in ("a", "an", "another", "previous", "earlier", "similar", "last")
        for k in tree.kids[thing]
    )


def _open(tree: Tree, verb: int) -> bool:
    """Say whether somebody only asks whether it was so, or holds it possible."""
    maybe = words("causes", "maybe", "words")
    for _ in range(ABOVE):
        near = [verb, *tree.kids[verb][:NEAR]]
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
            if token.pos in _NOUNS and (named := _happening(tree, index)):
                return named
            if token.pos == "VERB" and token.lemma in _verbs():
                return _verbs()[token.lemma]
    return ""


def _is_met(causes: tuple[Cause, ...]) -> bool:
    return any(c.kind in words("causes", "met", "kinds") for c in causes)


def _pobj(tree: Tree, index: int, *prepositions: str) -> int | None:
    for k in tree.kids[index]:
        if tree.tokens[k].text.lower() in prepositions:
            found = tree.child(k, "pobj")
            if found is not None:
                return found
    return None


def _reading(tree: Tree, told: _Told) -> Span:
    """Give the cause with its verb and what it caused, as far as they stand close together."""
    bearer = told.bearer
    cause = [i for i in tree.phrase(bearer) if i == bearer or tree.tokens[i].dep != "prep"]
    cause += [i for c in told.causes for i in (c.first, c.last)]
    thing = [*tree.phrase(told.frame.thing)] if told.frame.thing is not None else []
    for inside in ((*cause, told.frame.verb, *thing), (*cause, told.frame.verb), cause):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(bearer, bearer)


@cache
def _happenings() -> dict[str, str]:
    return {word: row["name"] for row in entries("causes", "happening") for word in row["words"]}


@cache
def _verbs() -> dict[str, str]:
    return {verb: row["name"] for row in entries("causes", "happening") for verb in row["verbs"]}


@cache
def _befalling() -> dict[str, list[tuple[frozenset[str], str, frozenset[str]]]]:
    found = defaultdict[str, list[tuple[frozenset[str], str, frozenset[str]]]](list)
    for row in entries("causes", "mishap"):
        found[row["verb"]].append((frozenset(row["beside"]), row["kind"], _kin()[row["kind"]]))
    return dict(found)


@cache
def _kin() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row.get("may_be", ())) for row in entries("causes", "cause")}
