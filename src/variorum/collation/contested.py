"""Claims that are open to contest: what is foretold, given as a reason, called a success, safe, or the last.

An editor wants to know on whose word such a claim stands, however it is worded: "will not
change the course of the war" and "are no game-changer" are one claim. Its key is the class of
claim, its side, and what it is about, never how like two sentences are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.collation.frames import Framer
from variorum.collation.nations import is_nation
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# A reading is no longer than a line.
LINE = 100
# What turns a claim round stands so many words before it, at the most.
BEFORE = 16
# And what turns a reason round, so many.
NEAR = 4
# Headline, date line and lead say whose story it is.
LEAD = 3
_STOPS = frozenset({",", ";", ".", ":", "(", ")"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Contested:
    """A claim in a sentence: its class, what it is about, yes or no, and which words tell it."""

    name: str
    about: frozenset[str]
    sign: int
    inside: tuple[int, ...]


def find_contested(framer: Framer) -> Iterator[Fact]:
    """Yield the contestable claims of an account, each with its class, its side and what it is about."""
    for tree in framer.forest.trees:
        if not tree.tokens or tree.tokens[-1].text == "?":
            continue
        for index in range(len(tree.tokens)):
            for claim in _claims(framer, tree, index):
                yield _fact(framer, tree, index, claim)


def _fact(framer: Framer, tree: Tree, index: int, claim: _Contested) -> Fact:
    first, last = min(claim.inside), max(claim.inside)
    while last > index and tree.tokens[last].end - tree.tokens[first].start > LINE:
        last -= 1
    while first < index and tree.tokens[last].end - tree.tokens[first].start > LINE:
        first += 1
    span = tree.span(first, last)
    here = tree.span(index, index)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("contested", claim.name),
        label=span.exact,
        evidence=(span,),
        polarity="positive" if claim.sign > 0 else "negative",
        when=framer.when(tree, index),
        statements=framer.statement_ids(here),
        source=framer.source(here),
        hedged=framer.hedged(here),
        who=tuple(sorted(claim.about)),
        slots=(("nations", _nations(framer, tree)),),
    )


def _nations(framer: Framer, tree: Tree) -> tuple[str, ...]:
    """Give the countries that a sentence names, else those the account's first lines name."""
    for some in ((tree,), framer.forest.trees[:LEAD]):
        named = {
            nation
            for t in some
            for k in range(len(t.tokens))
            if t.tokens[k].pos in ("PROPN", "ADJ") and is_nation(nation := str(canon(framer, t, k)))
        }
        if named:
            return tuple(sorted(named))
    return ()


def _claims(framer: Framer, tree: Tree, index: int) -> Iterator[_Contested]:
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if lemma in words("contested", "turning", "thing"):
        yield from _turning(tree, index)
    if lemma in words("contested", "last", "thing"):
        yield from _last(tree, index)
    if lemma in words("contested", "reached", "thing"):
        yield from _reached(tree, index)
    if lemma in words("contested", "success", "word") | words("contested", "success", "adjective"):
        yield from _success(tree, index)
    if lemma in words("contested", "danger"):
        yield from _danger(tree, index)
    if token.text.lower() in words("contested", "first"):
        yield from _at_first(framer, tree, index)
    yield from _reason(framer, tree, index)


def _turning(tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "will change the course of the war", "will not be decisive"."""
    token = tree.tokens[index]
    verb = tree.verb_of(index)
    if verb is None:
        return
    of_itself = {w for row in entries("contested", "turning") if not row["verb"] for w in row["thing"]}
    turned = tree.tokens[verb].lemma in words("contested", "turning", "verb")
    if token.lemma.lower() in of_itself:
        thing = tree.object(verb)
        told = thing is not None and tree.tokens[thing].lemma in words("contested", "turning", "thing")
        if tree.tokens[verb].lemma != "be" and (not turned or told):
            return
    elif not turned or token.dep not in ("dobj", "nsubjpass"):
        return
    if not _is_foretold(tree, verb):
        return
    signs = _denials(tree, verb if verb < index else index)
    whole = [*tree.phrase(index)] if token.pos == "NOUN" else [index]
    yield _Contested("turning", frozenset(), -1 if signs else 1, (verb, index, *signs[-1:], *_helpers(tree, verb), *whole))


def _last(tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "the final extension", "no further delays"."""
    before = {tree.tokens[k].text.lower() for k in tree.kids[index] if k < index}
    last = before & words("contested", "last")
    none = tree.has_no(index) and before & words("contested", "last", "none")
    if last and "their" not in before and "his" not in before or none:
        lemma = tree.tokens[index].lemma.lower()
        about = "delay" if lemma in words("contested", "alike") else lemma
        yield _Contested("last", frozenset({about}), 1, tuple(tree.phrase(index)))


def _reached(tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "put a satellite into orbit", "reached space"."""
    verb = tree.verb_of(index)
    if verb is None or tree.tokens[verb].lemma not in words("contested", "reached", "verb"):
        return
    if tree.tokens[index].dep not in ("dobj", "pobj") or not _is_done(tree, verb):
        return
    signs = _denials(tree, verb)
    yield _Contested("success", frozenset({"orbit"}), -1 if signs else 1, (verb, index, *signs[-1:], *_helpers(tree, verb)))


def _success(tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "successfully launched", "the test was successful"."""
    token = tree.tokens[index]
    if token.lemma.lower() in words("contested", "success", "word"):
        verb = tree.verb_of(index)
        if verb is not None and token.head == verb and _is_done(tree, verb):
            signs = _denials(tree, min(verb, index))
            thing = tree.object(verb)
            yield _Contested("success", frozenset({tree.tokens[verb].lemma}), -1 if signs else 1, (verb, index, *signs[-1:], *_helpers(tree, verb), *((thing,) if thing is not None else ())))
        return
    verb = tree.verb_of(index)
    if verb is not None and token.dep == "acomp":
        what = tree.subject(verb)
        if what is not None and tree.tokens[what].lemma in words("contested", "success", "try"):
            signs = _denials(tree, index)
            yield _Contested("success", frozenset({tree.tokens[what].lemma}), -1 if signs else 1, (what, verb, index, *signs[-1:]))


def _danger(tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "no threat to the public", "an isolated incident"."""
    token = tree.tokens[index]
    row = next(r for r in entries("contested", "danger") if token.lemma.lower() in r["word"])
    if token.lemma == "isolated":
        over = tree.tokens[token.head]
        if token.dep == "amod" and over.lemma in row["whom"]:
            signs = _denials(tree, index)
            yield _Contested("isolated", frozenset(), -1 if signs else 1, (index, token.head, *signs[-1:]))
        return
    to = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() in ("to", "for")), None)
    whom = tree.child(to, "pobj") if to is not None else None
    if whom is not None and tree.tokens[whom].lemma.lower() in row["whom"]:
        signs = _denials(tree, index)
        yield _Contested("danger", frozenset(), -1 if signs else 1, (index, whom, *signs[-1:], *tree.phrase(index)))


def _at_first(framer: Framer, tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "will initially be allowed at Orsa"."""
    verb = tree.verb_of(index)
    if verb is None or not _is_foretold(tree, verb):
        return
    below = [k for k in tree.below(verb, 10) if k > index]
    about = _names(framer, tree, below)
    if about:
        near = (verb, index, *_helpers(tree, verb))
        held = [k for k in below if k <= max(near) + 12]
        yield _Contested("at first", about, 1, (*near, *held))


def _reason(framer: Framer, tree: Tree, index: int) -> Iterator[_Contested]:
    """Read "was prompted by the raid", "came in response to the raid", "because of the raid"."""
    told = _because(tree, index)
    if told is None:
        yield from _contributing(framer, tree, index)
        return
    # What a decision was for is told up to the next comma; the parser loses half of it.
    stop = (k for k in range(told, len(tree.tokens)) if tree.tokens[k].text in _STOPS)
    behind = range(told, min(next(stop, len(tree.tokens)), told + BEFORE))
    about = frozenset(
        name for k in behind if tree.tokens[k].pos in _TELLING and (name := canon(framer, tree, k))
    )
    brought = _brought_about(tree, index)
    if about and brought:
        sign = -1 if _denials(tree, index, NEAR) else 1
        yield _Contested("reason", about, sign, (*brought, index, *behind))


def _contributing(framer: Framer, tree: Tree, verb: int) -> Iterator[_Contested]:
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
        if tree.tokens[k].pos in _TELLING and (name := canon(framer, tree, k))
    )
    sign = -1 if _denials(tree, verb, NEAR) else 1
    yield _Contested("reason", about, sign, (*tree.phrase(subject), verb, *tree.phrase(thing)))


def _is_decision(tree: Tree, index: int) -> bool:
    """Say whether a word tells what somebody decided, and is asked the reason for."""
    sense = sense_at(tree, index)
    decided = words("contested", "decision", "class")
    return tree.tokens[index].lemma.lower() in words("contested", "decision") or (
        sense is not None and sense.name in decided
    )


def _because(tree: Tree, index: int) -> int | None:
    """Give where the reason begins that a word announces."""
    token, after = tree.tokens[index], index + 1
    word, following = token.text.lower(), [t.text.lower() for t in tree.tokens[after : after + 2]]
    if token.pos == "VERB" and token.lemma in words("contested", "reason", "by"):
        return after + 1 if token.tag == "VBN" and following[:1] == ["by"] else None
    if word in words("contested", "reason", "before") and index and tree.tokens[index - 1].lemma == "in":
        return after + 1 if following[:1] in (["to"], ["for"]) else None
    if word in words("contested", "reason", "because"):
        # "The waiver is due to expire" gives no reason.
        meant = following[:1] == ["to"] and tree.tokens[index + 2 : index + 3][0].tag == "VB" if len(following) > 1 else False
        return None if meant else after + 1 if following[:1] in (["of"], ["to"]) else after
    if word == "following":
        before = tree.tokens[max(0, index - BEFORE) : index]
        decided = any(t.lemma in words("contested", "reason", "deciding") for t in before)
        return after if decided else None
    return None


def _brought_about(tree: Tree, index: int) -> tuple[int, ...]:
    """Give the words of what a reason is given for, where it is a decision that somebody took."""
    start = max((k for k in range(index) if tree.tokens[k].text in _STOPS), default=-1) + 1
    start = max(start, index - BEFORE)
    decided = any(_is_decision(tree, k) for k in range(start, index))
    verb = tree.verb_of(index)
    subject = tree.subject(verb) if verb is not None else None
    near = [k for k in (subject, verb) if k is not None and start <= k <= index]
    first = [k for k in tree.phrase(subject) if k >= start] if subject is not None and near else []
    return tuple(near + first) if decided and near else (index,) if decided else ()


def _names(framer: Framer, tree: Tree, tokens: list[int]) -> frozenset[str]:
    """Give the names in some words, a people under its country's."""
    told = (canon(framer, tree, k) for k in tokens if tree.tokens[k].pos in ("PROPN", "ADJ"))
    return frozenset(name for name in told if name and not name.islower())


def _is_foretold(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what will, may or is bound to be."""
    here, seen = verb, set[int]()
    while here not in seen:
        seen.add(here)
        if any(tree.tokens[k].tag == "MD" for k in tree.kids[here]):
            return True
        if tree.tokens[here].tag == "VB" and tree.tokens[here].dep in ("xcomp", "advcl", "relcl", "acl", "ccomp", "conj"):
            here = tree.tokens[here].head
        else:
            return tree.tokens[here].lemma in ("unlikely", "likely", "chance", "expect", "enough", "power", "hope")
    return False


def _is_done(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what was done, or seems to have been: not what is meant to be."""
    token = tree.tokens[verb]
    helped = {tree.tokens[k].lemma for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")}
    past = token.tag == "VBD" or (token.tag == "VBN" and helped & {"have", "be"})
    return bool(past) and claim_at(tree, verb).mood == "real" or token.tag == "VBN" and "have" in helped


def _helpers(tree: Tree, verb: int) -> tuple[int, ...]:
    return tuple(k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "neg"))


def _denials(tree: Tree, index: int, reach: int = BEFORE) -> list[int]:
    """Give the words before a claim that turn it round: "*won't* change", "*little* chance to change"."""
    found = list[int]()
    for k in range(index, max(-1, index - reach), -1):
        token = tree.tokens[k]
        if token.text == ";" or token.text.lower() in ("but", "though", "although"):
            break
        if k != index and token.text.lower() in words("contested", "denying"):
            found.append(k)
    return found
