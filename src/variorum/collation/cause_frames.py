"""The clauses that give something a cause, by their shape: who caused what, and by what verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from variorum.collation.cause_words import Cause
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# So many words below a verb are looked at: enough for any clause that was written for readers,
# and a bound for those that were not.
NEAR = 40
CRASH, FIRE, OUTAGE = "crash", "fire", "outage"
# What names a deed: "the fire was arson".
_DEEDS = frozenset({"arson", "sabotage"})
# Verbs that say that something took place, and leave it to their subject what.
_OCCURRING = frozenset({"be", "happen", "occur", "start", "begin", "come"})
_BEGINNING = frozenset({"start", "begin", "ignite", "erupt"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that gives something a cause: its verb, and what was caused.

    `thing` is the word for what was caused, where there is one, and `happening` its name: "" for
    what any story may call it.
    """

    verb: int
    thing: int | None
    happening: str
    denied: bool = False


def frame_of(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> Frame | None:
    """Give the clause by which a noun for a cause is told as one, or None."""
    token = tree.tokens[bearer]
    if token.dep in ("nsubj", "nsubjpass"):
        return _of_subject(tree, bearer, causes) or _slipped(tree, bearer) or _when(tree, bearer)
    if token.dep in ("pobj", "agent"):
        return _of_preposition(tree, bearer, causes) or _when(tree, bearer)
    if token.dep in ("dobj", "attr"):
        return _of_object(tree, bearer, causes) or _when(tree, bearer)
    return _when(tree, bearer)


def _of_subject(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> Frame | None:
    """Read "ice caused the crash", "ice led to it", "ice was behind it", "ice was to blame"."""
    token = tree.tokens[bearer]
    verb = token.head
    if token.dep == "nsubjpass":
        if tree.tokens[verb].lemma == "blame":
            return _blamed(tree, verb)
        return _believed(tree, verb) or _ruled(tree, verb)
    lemma = tree.tokens[verb].lemma
    failed = next((_failing()[k] for c in causes if (k := (c.kind, lemma)) in _failing()), None)
    if failed is not None:
        return Frame(verb, None, failed)
    if lemma in words("causes", "making", "words"):
        return _made(tree, verb)
    if lemma in words("causes", "leading", "words"):
        return caused(tree, verb, _pobj(tree, verb, "to", "in"))
    if lemma in words("causes", "cutting", "words") and _is_supply(tree, verb):
        return Frame(verb, tree.child(verb, "dobj"), OUTAGE)
    if lemma in words("causes", "meeting", "words") and _is_met(causes):
        hit = tree.child(verb, "dobj")
        return Frame(verb, hit, CRASH) if hit is not None and of_vehicle(tree, hit) else None
    if lemma in ("be", "lie", "become"):
        return _to_blame(tree, verb)
    return None


def _slipped(tree: Tree, bearer: int) -> Frame | None:
    """Read "a signal failure led to the crash" where the parser takes "led" for a participle."""
    led = tree.child(bearer, "acl")
    if led is None or tree.tokens[led].lemma not in words("causes", "leading", "words"):
        return None
    return caused(tree, led, _pobj(tree, led, "to", "in"))


def _is_supply(tree: Tree, verb: int) -> bool:
    """Say whether it is power or a service that is cut: "knocked out power"."""
    cut = tree.child(verb, "dobj")
    return cut is not None and tree.tokens[cut].lemma.lower() in words("causes", "supply", "words")


def _believed(tree: Tree, verb: int) -> Frame | None:
    """Read "ice is believed to have caused the crash", "ice is thought to be behind it"."""
    below = tree.child(verb, "xcomp")
    if below is None or tree.tokens[verb].lemma not in words("causes", "believing", "words"):
        return None
    making = tree.tokens[below].lemma in words("causes", "making", "words")
    return _made(tree, below) if making else _to_blame(tree, below)


def _blamed(tree: Tree, verb: int) -> Frame | None:
    """Read "they blame ice", or "… for the crash"; who blames it for a delay speaks of that alone."""
    return caused(tree, verb, _pobj(tree, verb, "for"), bare=True)


def _to_blame(tree: Tree, verb: int) -> Frame | None:
    behind = _pobj(tree, verb, "behind")
    if behind is not None:
        return caused(tree, verb, behind)
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        blame = token.dep == "xcomp" and token.lemma == "blame"
        if blame or (token.dep == "acomp" and token.lemma == "responsible"):
            return caused(tree, verb, _pobj(tree, k, "for"), bare=blame)
        if token.dep == "attr" and token.lemma in words("causes", "culprit", "words"):
            return caused(tree, verb, _pobj(tree, k, "of", "for", "behind"), bare=True)
    return None


def _made(tree: Tree, verb: int) -> Frame | None:
    """Read "caused the crash", "caused the train to leave the rails", "brought the plane down"."""
    thing = tree.child(verb, "dobj")
    down = any(tree.tokens[k].text.lower() == "down" for k in tree.kids[verb])
    if tree.tokens[verb].lemma == "bring" and down and thing is not None:
        return Frame(verb, thing, CRASH) if of_vehicle(tree, thing) else None
    whole = tree.child(verb, "ccomp", "xcomp")
    if whole is not None and tree.tokens[verb].lemma == "cause":
        happening = _clause_happening(tree, whole if thing is None else thing, whole)
        return Frame(verb, None, happening) if happening is not None else None
    return caused(tree, verb, thing)


def _of_preposition(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> Frame | None:
    """Read "caused by ice", "blamed on ice", "stemmed from ice", "due to ice"."""
    preposition = tree.tokens[bearer].head
    word = tree.tokens[preposition].text.lower()
    above = tree.tokens[preposition].head
    over = tree.tokens[above]
    if over.pos in ("VERB", "AUX"):
        if word == "by":
            return _done_by(tree, above, causes)
        if word in ("on", "to", "down") and over.lemma in words("causes", "tracing", "words"):
            return caused(tree, above, tree.object(above))
        if word == "from" and over.lemma in words("causes", "arising", "words"):
            return caused(tree, above, tree.subject(above))
        if over.lemma in _BEGINNING and (word in ("with", "from") or _holds_fire(causes, word)):
            return caused(tree, above, tree.subject(above))
        hit = over.lemma in ("hit", "collide", "crash", "run") and word in ("by", "with", "into")
        if hit and _is_met(causes):
            return _struck(tree, above)
    return _owing(tree, bearer)


def _holds_fire(causes: tuple[Cause, ...], word: str) -> bool:
    """Say whether a cause is a thing that a fire starts in: a heater, a battery, and not the wind."""
    return word in ("in", "inside") and any(
        c.kind in words("causes", "beginning", "kinds") for c in causes
    )


def _done_by(tree: Tree, verb: int, causes: tuple[Cause, ...]) -> Frame | None:
    lemma = tree.tokens[verb].lemma
    if lemma in words("causes", "making", "words"):
        return caused(tree, verb, tree.object(verb)) or caused(tree, verb, _described(tree, verb))
    if lemma in words("causes", "meeting", "words") and _is_met(causes):
        return _struck(tree, verb)
    return None


def _described(tree: Tree, verb: int) -> int | None:
    """Give the noun that the parser lost: of "a blaze that gutted the mill was sparked" the blaze."""
    over = tree.tokens[tree.tokens[verb].head]
    slipped = tree.tokens[verb].dep == "ccomp" and over.dep == "relcl"
    return over.head if slipped else None


def _struck(tree: Tree, verb: int) -> Frame | None:
    struck = tree.object(verb)
    struck = tree.subject(verb) if struck is None else struck
    return Frame(verb, struck, CRASH) if struck is not None and of_vehicle(tree, struck) else None


def _owing(tree: Tree, bearer: int) -> Frame | None:
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
    if tree.tokens[verb].lemma in _OCCURRING and (told := caused(tree, verb, subject)) is not None:
        return told
    happening = _told_by(tree, verb)
    vehicle = subject is not None and of_vehicle(tree, subject)
    if happening is None or (happening == CRASH and not vehicle):
        return None
    return Frame(verb, subject, happening)


def _of_object(tree: Tree, bearer: int, causes: tuple[Cause, ...]) -> Frame | None:
    """Read "they blame ice for it", "the cause was ice", "they ruled out ice", "it hit a reef"."""
    token = tree.tokens[bearer]
    verb = token.head
    lemma = tree.tokens[verb].lemma
    if token.dep == "dobj":
        if lemma == "blame":
            return _blamed(tree, verb)
        if lemma in words("causes", "meeting", "words") and _is_met(causes):
            doer = tree.subject(verb)
            return Frame(verb, doer, CRASH) if doer is not None and of_vehicle(tree, doer) else None
        return _after(tree, verb, causes) or _ruled(tree, verb)
    subject = tree.subject(verb)
    if subject is not None and tree.tokens[subject].lemma in words("causes", "culprit", "words"):
        of = _pobj(tree, subject, "of", "for", "behind")
        return caused(tree, verb, of, bare=True)
    # "The fire was arson", "the fire was the work of arsonists"
    works = tree.tokens[bearer].lemma in words("causes", "work", "words")
    named = tree.tokens[verb].lemma == "be" and (works or any(c.kind in _DEEDS for c in causes))
    return caused(tree, verb, subject) if named else None


def _after(tree: Tree, verb: int, causes: tuple[Cause, ...]) -> Frame | None:
    """Read "derailed after hitting a cow", "fell ill after eating oysters"."""
    preposition = tree.tokens[verb].head
    behind = tree.tokens[preposition].text.lower() in ("after", "from", "by")
    above = tree.verb_of(tree.tokens[preposition].head)
    if tree.tokens[verb].dep != "pcomp" or not behind or above is None:
        return None
    near = {tree.tokens[k].lemma.lower() for k in (above, *tree.kids[above][:NEAR])}
    lemma = tree.tokens[verb].lemma
    if lemma in words("causes", "taking", "words") and near & words("causes", "ill", "words"):
        return Frame(verb, None, "outbreak")
    subject = tree.subject(above)
    met = any(c.kind in words("causes", "hit", "kinds") for c in causes)
    hit = lemma in words("causes", "meeting", "words") and met and _told_by(tree, above) == CRASH
    vehicle = subject is not None and of_vehicle(tree, subject)
    return Frame(verb, subject, CRASH) if hit and vehicle else None


def _told_by(tree: Tree, verb: int) -> str | None:
    """Name what a verb tells: it sank, it came down, it left the rails."""
    named = verbs().get(tree.tokens[verb].lemma)
    if named is not None:
        return named
    sense = sense_at(tree, verb)
    down = tree.tokens[verb].lemma in ("come", "go") and any(
        tree.tokens[k].text.lower() == "down" for k in tree.kids[verb]
    )
    return CRASH if down or (sense is not None and sense.name == "derail") else None


def _ruled(tree: Tree, verb: int) -> Frame | None:
    out = any(tree.tokens[k].text.lower() == "out" for k in tree.kids[verb])
    if tree.tokens[verb].lemma == "rule" and out:
        of = _pobj(tree, verb, "as")
        return Frame(verb, of, "", denied=True)
    return None


def _when(tree: Tree, bearer: int) -> Frame | None:
    """Read "the fire started when a candle fell over", "it sank because it was overloaded"."""
    verb = tree.verb_of(bearer)
    if verb is None or tree.tokens[verb].dep != "advcl":
        return None
    above = tree.tokens[verb].head
    marks = {tree.tokens[k].text.lower() for k in tree.kids[verb] if k < verb}
    subject = tree.subject(above)
    if subject is None:
        return None
    began = tree.tokens[above].lemma in _BEGINNING or (
        tree.tokens[above].lemma == "break" and tree.child(above, "prt") is not None
    )
    if began and marks & {"when", "after", "because"}:
        return caused(tree, above, subject)
    happening = _told_by(tree, above) if "because" in marks else None
    vehicle = happening != CRASH or of_vehicle(tree, subject)
    return Frame(above, subject, happening) if happening is not None and vehicle else None


def caused(tree: Tree, verb: int, thing: int | None, *, bare: bool = False) -> Frame | None:
    """Make a frame of what was caused, where it is a happening; `bare` where none need be named."""
    if thing is None:
        return Frame(verb, None, "") if bare else None
    happening = happening_of(tree, thing)
    if happening is not None:
        return Frame(verb, thing, happening)
    sunk = tree.tokens[verb].lemma in verbs() and of_vehicle(tree, thing)
    return Frame(verb, thing, CRASH) if sunk else None


def happening_of(tree: Tree, index: int) -> str | None:
    """Name what happened; "" for what any story may call it, None for what is no happening."""
    index = tree.antecedent(index)
    lemma = tree.tokens[index].lemma.lower()
    if lemma in words("causes", "anything", "words"):
        return ""
    beside = [
        tree.tokens[k].lemma.lower() for k in tree.kids[index] if tree.tokens[k].dep == "compound"
    ]
    whole = (happenings().get(f"{word} {lemma}") for word in beside)
    return next((name for name in whole if name), happenings().get(lemma))


def _clause_happening(tree: Tree, first: int, verb: int) -> str | None:
    """Name what a clause tells: "the train to come off the rails" is a crash, "the roof to fall" a collapse."""
    below = (*islice(tree.below(min(first, verb), 4), NEAR), *islice(tree.below(verb, 4), NEAR))
    lemmas = {tree.tokens[k].lemma.lower() for k in below}
    if lemmas & words("kinds", "traveller", "words"):
        return CRASH
    return next((verbs()[lemma] for lemma in sorted(lemmas) if lemma in verbs()), None)


def of_vehicle(tree: Tree, index: int) -> bool:
    """Say whether a noun is a vehicle, a part of one, or a pronoun that may stand for one."""
    index = tree.antecedent(index)
    token = tree.tokens[index]
    travellers, parts = words("kinds", "traveller", "words"), words("causes", "part", "words")
    near = {
        token.lemma.lower(),
        *(tree.tokens[k].lemma.lower() for k in tree.kids[index] if k < index),
    }
    return token.text.lower() in ("it", "both") or bool(near & (travellers | parts))


def _is_met(causes: tuple[Cause, ...]) -> bool:
    return any(c.kind in words("causes", "met", "kinds") for c in causes)


def _pobj(tree: Tree, index: int, *prepositions: str) -> int | None:
    for k in tree.kids[index]:
        if tree.tokens[k].text.lower() in prepositions:
            found = tree.child(k, "pobj")
            if found is not None:
                return found
    return None


@cache
def _failing() -> dict[tuple[str, str], str]:
    return {
        (kind, verb): row["happening"]
        for row in entries("causes", "failing")
        for kind in row["kinds"]
        for verb in row["words"]
    }


@cache
def happenings() -> dict[str, str]:
    """Map nouns to the happenings they name."""
    return {word: row["name"] for row in entries("causes", "happening") for word in row["words"]}


@cache
def verbs() -> dict[str, str]:
    """Map verbs to the happenings they tell."""
    return {verb: row["name"] for row in entries("causes", "happening") for verb in row["verbs"]}
