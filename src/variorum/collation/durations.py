"""How long something goes on: days of mourning, a nine-hour siege, a road that stays shut for a week."""

from __future__ import annotations

from functools import cache
from typing import Any

from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.collation.undergoers import under
from variorum.lexicon import entries, words
from variorum.model import Fact

# What may stand between "for" and its figure: "for more than nine hours".
_LOOSE = frozenset(
    {"about", "around", "almost", "nearly", "over", "some", "more", "less", "than", "at", "least"}
    | {"up", "to", "the", "a", "an", "another", "just", "only", "roughly", "well", "approximately"}
)
_UNSURE = frozenset({"possible", "conditional", "unclear"})


def lasting(figure: Figure) -> Fact | None:
    """Read "three days of mourning", "a 48-hour strike", "the bridge will stay shut for a week"."""
    tree = figure.tree
    event = next((found for read in _READERS if (found := read(figure)) is not None), None)
    if event is not None:
        at, name = event, _event_name(figure, event)
    elif (doing := _doing(figure)) is not None:
        at, name = doing
    elif (shut_out := _barred(figure)) is not None:
        at, name = shut_out
        return _lasts(figure, at, at, name)
    else:
        return None
    verb = tree.verb_of(figure.number)
    if verb is not None:
        claim = claim_at(tree, verb)
        if claim.sign < 0 or claim.mood in _UNSURE:
            return None
    return _lasts(figure, at, figure.number if verb is None else verb, name)


def _lasts(figure: Figure, at: int, verb: int, name: str | None) -> Fact:
    key = ("measure", "length", "time")
    return figure.fact(key, figure.evidence(at), verb, subject=name)


def _barred(figure: Figure) -> tuple[int, str] | None:
    """Read "may not compete for 18 months" as a suspension: of whom, and where it is told."""
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    if verb is None or tree.tokens[verb].lemma not in words("spells", "barred from", "words"):
        return None
    modal = tree.child(verb, "aux")
    may = modal is not None and tree.tokens[modal].lemma in _ALLOWING
    if not may or tree.child(verb, "neg") is None or _preposition(figure) != "for":
        return None
    who = canon(figure.framer, tree, tree.subject(verb))
    return None if who is None else (verb, f"suspension of {who}")


_ALLOWING = frozenset({"may", "can", "must"})


# ── of an event ─────────────────────────────────────────────────────────────────


def _event_name(figure: Figure, event: int) -> str | None:
    tree, token = figure.tree, figure.tree.tokens[event]
    beside = [tree.tokens[k].lemma.lower() for k in tree.kids[event] if k < event]
    # The tokenizer takes "stand-off" apart.
    joined = (f"{word}{link}{token.lemma}" for word in beside for link in (" ", "-"))
    told = (*joined, token.text.lower(), token.lemma)
    known = words("spells", "event", "words")
    named = next((word for word in told if word in known), None)
    if named is None:
        return canon(figure.framer, tree, event)
    name = _events().get(named, named)
    return _with_owner(figure, event, name) if name in _owned() else name


def _with_owner(figure: Figure, event: int, name: str) -> str:
    """Name an event with what it is of, where more than one may be in it: "the closure of the bridge"."""
    of = under(figure.tree, event, "of", "on", "for")
    of = figure.tree.child(event, "poss") if of is None else of
    owner = canon(figure.framer, figure.tree, of)
    return name if owner is None else f"{name} of {owner}"


def _is_event(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    # The tagger takes "in mourning" for a verb.
    known = words("spells", "event", "words")
    noun = token.pos in ("NOUN", "PROPN")
    double = any(
        f"{tree.tokens[k].lemma.lower()}{link}{token.lemma}" in known
        for k in tree.kids[index]
        for link in (" ", "-")
    )
    return (noun and (double or token.lemma in known)) or (
        token.dep == "pobj" and token.text.lower() in known
    )


def _of_event(figure: Figure) -> int | None:
    tree = figure.tree
    for h in figure.chain(2):
        for k in tree.kids[h]:
            of = tree.child(k, "pobj") if tree.tokens[k].text.lower() == "of" else None
            if of is not None and of > figure.number and _is_event(tree, of):
                return of
    return None


def _event_it_stands_before(figure: Figure) -> int | None:
    """Give the noun of "a 48-hour strike", "two years' closure"."""
    tree, last = figure.tree, figure.inside[-1]
    for h in figure.chain(3):
        if h > last and h - last <= 4 and _is_event(tree, h):
            return h
    return None


def _event_it_hangs_on(figure: Figure) -> int | None:
    """Give the noun of "a tremor for about a minute", "a siege of nine hours"."""
    tree = figure.tree
    for h in figure.chain(3):
        token = tree.tokens[h]
        if token.text.lower() in ("for", "of") and token.dep == "prep":
            return token.head if _is_event(tree, token.head) else None
    return None


def _lasting_subject(figure: Figure) -> int | None:
    """Give what goes on for so long: "the walkout will last three days", "the siege ended after nine hours"."""
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma
    lasts = lemma in words("spells", "last", "words")
    near = {tree.tokens[k].lemma for k in tree.kids[verb]}
    over = lemma in words("spells", "over", "words") or (lemma == "be" and "over" in near)
    # "the search, which lasted five days"
    relative = tree.tokens[verb].dep == "relcl"
    subject = tree.tokens[verb].head if relative else tree.subject(verb)
    known = subject is not None and _is_event(tree, subject)
    before = _preposition(figure)
    if known and ((lasts and before != "after") or (over and before in ("after", "within"))):
        return subject
    if over and before == "after" and (ended := tree.object(verb)) is not None:
        # "He ended the siege after nine hours."
        return ended if _is_event(tree, ended) else None
    if before == "for":
        near_by = [k for k in tree.below(verb, 3) if k < figure.inside[0] and _is_event(tree, k)]
        return near_by[-1] if near_by else None
    return None


_READERS = (_of_event, _event_it_stands_before, _event_it_hangs_on, _lasting_subject)


# ── of what somebody does, or is in ─────────────────────────────────────────────


def _doing(figure: Figure) -> tuple[int, str] | None:
    """Give what goes on, by its verb: "fired on the crowd for ten minutes", "spent a week in a cell"."""
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma
    spent = lemma == "spend" and tree.object(verb) in {*figure.chain(3)}
    if not spent and _preposition(figure) != "for":
        return None
    near = {
        word
        for k in tree.below(verb, 3)
        if k != verb and k not in figure.inside
        for word in (tree.tokens[k].lemma.lower(), tree.tokens[k].text.lower())
    }
    for row in entries("spells", "doing"):
        if (spent or lemma in row["verbs"]) and (not row.get("with") or near & {*row["with"]}):
            if spent and not row.get("with"):
                continue
            name = _of_whom(figure, row, verb)
            return None if name is None else (verb, name)
    return None


def _of_whom(figure: Figure, row: dict[str, Any], verb: int) -> str | None:
    """Name what goes on with whose it is, where more than one may be in it: "custody of Ada Lind"."""
    if not row.get("whose"):
        return str(row["name"])
    tree = figure.tree
    thing = tree.object(verb)
    thing = tree.subject(verb) if thing is None or thing in {*figure.chain(3)} else thing
    named = canon(figure.framer, tree, thing)
    return None if named is None else f"{row['name']} of {named}"


def _preposition(figure: Figure) -> str:
    """Give the preposition that a length of time hangs by, over the words that loosen it."""
    tree = figure.tree
    for i in reversed(range(max(0, figure.inside[0] - 4), figure.inside[0])):
        word = tree.tokens[i].text.lower()
        if word not in _LOOSE:
            return word
    return ""


@cache
def _owned() -> frozenset[str]:
    return frozenset(row["name"] for row in entries("spells", "doing") if row.get("whose"))


@cache
def _events() -> dict[str, str]:
    return {word: row["name"] for row in entries("spells", "alike") for word in row["words"]}
