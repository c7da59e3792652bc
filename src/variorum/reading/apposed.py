"""Tell whom a description names itself: "the harbour master, Ada Lind", "a group called Elbe Front"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from variorum.lexicon import words
from variorum.model import EntityType, Sentence
from variorum.reading.coreference import FITTING, Referent
from variorum.reading.descriptions import SUBJECTS, Description, hangs_on, phrase
from variorum.reading.kinds import hangs_on_another

# So far from a description its name may stand: "her pick for the post of harbour master, Karl Lind".
FAR = 16

# So near before its members a group's name stands: "Elbe Front (EF) militants".
BEFORE = 2

# The referents of an account by sentence and token.
Bearers = Mapping[tuple[int, int], Referent]


def before_its_name(found: Description, sentence: Sentence, bearer: Bearers) -> Description:
    """End a title where its bearer's name begins: "Mayor of Elbe Karl Lind"."""
    inside = range(found.head + 1, found.last + 1)
    for i in inside if found.role.title else ():
        title = phrase(sentence, found.head, i - 1)
        person = bearer.get((found.sentence, i))
        if person is not None and any(n.title.endswith(title) for n in person.names):
            return replace(found, last=i - 1, text=title)
    return found


def named_beside(found: Description, sentence: Sentence, bearer: Bearers) -> Referent | None:
    """Give the one a description names itself: "the Elbe news agency", "Ada's pick for the post, Karl"."""
    if found.role.kind == "person":
        near_by = ((i, i) for i in (found.last + 1, found.last + 2))
        for start, name in (*near_by, *_beside(found, sentence)):
            person = bearer.get((found.sentence, name))
            if person is None or person.type not in _may_hold(found):
                continue
            near = start == found.last + 1
            comma = sentence.tokens[start - 1].text == "," and not hangs_on_another(
                found.head, sentence
            )
            if near or (comma and _stands_beside(sentence, start)):
                return person
    if found.role.kind == "body":
        beside = bearer.get((found.sentence, found.last + 1))
        if beside is not None and beside.type in FITTING["body"]:
            above = sentence.tokens[found.last + 1].head
            if above == found.head and sentence.tokens[found.last + 1].dep == "appos":
                return beside  # "rail operator ElbeRail"
        for _, name in _beside(found, sentence):
            beside = bearer.get((found.sentence, name))
            if beside is not None and beside.type in FITTING["body"]:
                return beside  # "a law firm, Elbe Partners,"
    if found.role.kind != "document" and (called := _called(found, sentence)) is not None:
        return bearer.get((found.sentence, called))
    if found.role.word in words("sources", "member") and (body := _banner(found, sentence, bearer)):
        return body
    if (whole := _organ_of(found, sentence)) is not None:
        body = bearer.get((found.sentence, whole))
        return body if body is not None and body.type in FITTING["body"] else None
    # "The Elbe news agency" is Elbe, but the Elbe board is not; an Elbe report speaks for Elbe.
    if found.role.kind == "document" or (found.role.kind == "body" and found.role.generic):
        for child in sentence.children(found.head):
            named = bearer.get((found.sentence, child))
            if named is None or named.type not in ("ORG", "OUTLET"):
                continue
            if sentence.tokens[child].dep in ("compound", "nmod"):
                return named
            written = found.role.word in words("sources", "authored")
            if sentence.tokens[child].dep == "poss" and written:
                return named
    return None


def _banner(found: Description, sentence: Sentence, bearer: Bearers) -> Referent | None:
    """Give the group under whose name its members speak: "*Elbe Front* militants"."""
    before = range(found.head - 1, max(-1, found.head - 1 - BEFORE), -1)
    at = next((i for i in before if sentence.tokens[i].pos == "PROPN"), None)
    joined = at is not None and all(
        sentence.tokens[i].text in ("(", ")") for i in range(at + 1, found.head)
    )
    group = bearer.get((found.sentence, at)) if joined and at is not None else None
    return group if group is not None and group.type == "ORG" else None


def _organ_of(found: Description, sentence: Sentence) -> int | None:
    """Give the head of the body that speaks by an office of its own: "the press service of *the port*"."""
    tokens = sentence.tokens
    speaks = any(
        tokens[i].lemma in words("sources", "organ") for i in sentence.children(found.head)
    )
    if found.role.kind != "body" or not speaks:
        return None
    of = next((i for i in sentence.children(found.head) if tokens[i].text == "of"), None)
    return None if of is None else sentence.child(of, "pobj")


def _may_hold(found: Description) -> tuple[EntityType, ...]:
    """Give who may hold a role: an owner may be a firm, a captain may not."""
    either = found.role.word in words("name_heads", "either")
    return ("PERSON", "ORG", "OUTLET") if either else ("PERSON",)


# "A group calling itself Elbe Front", "a militia known as the Herons", "a man identified as Karl Berg".
CALLING = frozenset(
    {
        "calling",
        "called",
        "named",
        "dubbed",
        "known",
        "identified",
        "only",
        "itself",
        "himself",
        "herself",
        "themselves",
        "as",
        "the",
    }
)


def _called(found: Description, sentence: Sentence) -> int | None:
    """Give the token of the name that someone is said to be called by."""
    tokens, at = sentence.tokens, found.last + 1
    if at >= len(tokens) or (tokens[at].dep, tokens[at].head) != ("acl", found.head):
        return None
    while at < len(tokens) and tokens[at].text in CALLING:
        at += 1
    return at if found.last + 1 < at < len(tokens) else None


def _stands_beside(sentence: Sentence, start: int) -> bool:
    """Say whether a name after a comma is no subject of its own: not "the nominee, Lind said"."""
    name = next(
        (i for i in range(start, len(sentence.tokens)) if sentence.tokens[i].dep != "compound"),
        start,
    )
    return sentence.tokens[name].dep not in SUBJECTS


def _beside(found: Description, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give where names in apposition begin, and the name: "her pick for the post, *Dr* Karl *Berg*"."""
    for i in range(found.last + 1, min(found.last + FAR, len(sentence.tokens))):
        if sentence.tokens[i].dep == "appos" and hangs_on(sentence, i, found.head):
            yield min(sentence.subtree(i)), i
