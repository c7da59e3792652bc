"""Why somebody decided as they did: "was prompted by the raid", "came in response to the raid"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.contested_claim import (
    BEFORE,
    NEAR,
    STOPS,
    TELLING,
    Contested,
    sided,
)
from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words


def reason(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "was prompted by the raid", "came in response to the raid", "because of the raid"."""
    told = _because(tree, index)
    if told is None:
        yield from _contributing(framer, tree, index)
        return
    # What a decision was for is told up to the next comma; the parser loses half of it.
    last = min(len(tree.tokens), told + BEFORE)
    stop = next((k for k in range(told, last) if tree.tokens[k].text in STOPS), last)
    behind = range(told, stop)
    about = frozenset(
        name for k in behind if tree.tokens[k].pos in TELLING and (name := canon(framer, tree, k))
    )
    brought = _brought_about(tree, index)
    if about and brought:
        yield sided(tree, "reason", index, (*brought, *behind), about, NEAR)


def _contributing(framer: Framer, tree: Tree, verb: int) -> Iterator[Contested]:
    """Read "the raid prompted the ban", "the raid contributed to the decision to close it"."""
    token = tree.tokens[verb]
    led = token.lemma in words("contested", "reason", "to")
    if token.pos != "VERB" or not (led or token.lemma in words("contested", "reason", "by")):
        return
    subject = tree.child(verb, "nsubj")
    to = next((k for k in tree.kids[verb] if tree.tokens[k].text.lower() == "to"), None)
    thing = tree.object(verb) if not led else tree.child(to, "pobj") if to is not None else None
    if subject is None or thing is None or not _is_decision(tree, thing):
        return
    about = frozenset(
        name
        for k in tree.below(subject, 6)
        if tree.tokens[k].pos in TELLING and (name := canon(framer, tree, k))
    )
    inside = (*tree.phrase(subject), *tree.phrase(thing))
    yield sided(tree, "reason", verb, inside, about, NEAR)


def _because(tree: Tree, index: int) -> int | None:
    """Give where the reason begins that a word announces."""
    token, after = tree.tokens[index], index + 1
    word = token.text.lower()
    following = [t.text.lower() for t in tree.tokens[after : after + 1]]
    if token.pos == "VERB" and token.lemma in words("contested", "reason", "by"):
        return after + 1 if token.tag == "VBN" and following == ["by"] else None
    if word in words("contested", "reason", "before"):
        announced = index and tree.tokens[index - 1].lemma == "in"
        return after + 1 if announced and following in (["to"], ["for"]) else None
    if word in words("contested", "reason", "because"):
        # "The waiver is due to expire" gives no reason.
        told = after + 1 if following in (["of"], ["to"]) else after
        return None if [t.tag for t in tree.tokens[told : told + 1]] == ["VB"] else told
    if word in words("contested", "reason", "after"):
        before = tree.tokens[max(0, index - BEFORE) : index]
        decided = any(t.lemma in words("contested", "reason", "deciding") for t in before)
        return after if decided else None
    return None


def _is_decision(tree: Tree, index: int) -> bool:
    """Say whether a word tells what somebody decided, and is asked the reason for."""
    sense = sense_at(tree, index)
    decided = words("contested", "decision", "class")
    return tree.tokens[index].lemma.lower() in words("contested", "decision") or (
        sense is not None and sense.name in decided
    )


def _brought_about(tree: Tree, index: int) -> tuple[int, ...]:
    """Give the words of what a reason is given for, where it is a decision that somebody took."""
    earliest = max(0, index - BEFORE)
    stops = [k for k in range(earliest, index) if tree.tokens[k].text in STOPS]
    start = stops[-1] + 1 if stops else earliest
    decided = any(_is_decision(tree, k) for k in range(start, index))
    verb = tree.verb_of(index)
    subject = tree.subject(verb) if verb is not None else None
    near = [k for k in (subject, verb) if k is not None and start <= k <= index]
    whole = [k for k in tree.phrase(subject) if k >= start] if subject is not None and near else []
    return tuple(near + whole) if decided and near else (index,) if decided else ()
