"""Whom the judge, the inquiry or the police blame, and what killed as many as it killed.

Two opinions are no contradiction: parties are set against each other only where one and the
same is said to blame them. Nor are two disasters: only what killed an equal number is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

LINE = 110
_WORD = re.compile(r"[a-z-]+")
_KILLED = frozenset({"kill", "claim", "cost", "take"})
_KILLED_ONES = frozenset({"dobj", "nsubj", "nsubjpass", "dative"})


def find_blames(framer: Framer) -> Iterator[Fact]:
    """Yield whom a source blames for what happened, and what is said to have killed how many."""
    names = {entity.id: entity.name for entity in framer.reading.entities}
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos not in ("NOUN", "PROPN"):
                continue
            if token.lemma.lower() in _table("party") and _is_blamed(tree, index):
                yield from _blame(framer, tree, index, names)
            elif token.lemma.lower() in _table("calamity"):
                yield from _killing(framer, tree, index)


def _blame(framer: Framer, tree: Tree, index: int, names: Mapping[str, str]) -> Iterator[Fact]:
    verb = tree.verb_of(index)
    if verb is None or claim_at(tree, verb) != Claim(1, "real", claim_at(tree, verb).hedged):
        return
    span = _reading(tree, index, verb)
    source = framer.source(span) or ""
    judge = _judge(tree, verb, names.get(source, source))
    if judge is None:
        return
    parties = {_table("party").get(tree.tokens[i].lemma.lower()) for i in tree.conjuncts(index)}
    if None in parties:
        # "The driver and others": nobody knows whether they are among those whom others blame.
        return
    yield _fact(framer, tree, verb, span, ("blamed", judge), sorted(filter(None, parties)))


def _is_blamed(tree: Tree, index: int) -> bool:
    """Say whether blame is laid on somebody: "was to blame", "blamed the pilot", "rests with the pilot"."""
    token = tree.tokens[index]
    above = token.head
    over = tree.tokens[above]
    if token.dep in ("nsubj", "nsubjpass"):
        return _for_the_harm(tree, above, index)
    if token.dep == "dobj" and over.lemma == "blame":
        return _harms(tree, above, index)
    held = (
        tree.child(index, "amod", "acomp") if token.dep == "dobj" and over.lemma == "hold" else None
    )
    if held is not None:
        return tree.tokens[held].lemma == "responsible" and _harms(tree, held, None)
    verb = tree.verb_of(above) if token.dep == "pobj" else None
    if verb is None or tree.tokens[verb].lemma not in words("blames", "laying", "words"):
        return False
    beside = (tree.child(verb, "nsubj", "nsubjpass"), tree.child(verb, "dobj"))
    blames = [i for i in beside if i is not None and tree.tokens[i].lemma in ("blame", "fault")]
    on = over.text.lower() in ("with", "on", "to", "at")
    return on and any(_harms(tree, i, None) for i in blames)


def _for_the_harm(tree: Tree, verb: int, index: int) -> bool:
    over = tree.tokens[verb]
    if over.lemma == "blame":
        return over.tag == "VBN" and _harms(tree, verb, index)
    if over.text.lower() == "responsible":
        # "held the driver responsible for the crash"
        return _harms(tree, verb, None)
    if over.lemma != "be":
        return False
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        responsible = token.dep == "acomp" and token.lemma == "responsible"
        to_blame = token.dep == "xcomp" and token.lemma == "blame"
        if responsible or to_blame:
            return _harms(tree, k, None)
        fault = tree.child(k, "pobj") if token.text.lower() == "at" else None
        if fault is not None and tree.tokens[fault].lemma == "fault":
            return True
    return False


def _harms(tree: Tree, index: int, beside: int | None) -> bool:
    """Say whether it is what happened that somebody is blamed for; where nothing is named, it is."""
    near = [k for i in (index, beside) if i is not None for k in tree.kids[i]]
    named = [tree.child(k, "pobj") for k in near if tree.tokens[k].text.lower() == "for"]
    caused = {word for row in entries("causes", "happening") for word in row["words"]}
    harm = caused | words("blames", "harm", "words") | words("causes", "anything", "words")
    return all(i is not None and tree.tokens[i].lemma.lower() in harm for i in named)


def _judge(tree: Tree, verb: int, source: str) -> str | None:
    """Give who finds it so, by the word for them; nobody where the account says it itself."""
    subject = tree.child(verb, "nsubj")
    lays = words("blames", "laying", "words") | {"blame", "hold"}
    if (
        subject is not None
        and tree.tokens[verb].lemma in lays
        and tree.child(verb, "dobj", "ccomp")
    ):
        source = tree.tokens[subject].lemma
    found = (_table("judge").get(word) for word in _lemmas(source))
    return next((judge for judge in found if judge is not None), None)


def _lemmas(told: str) -> Iterator[str]:
    for word in _WORD.findall(told.lower()):
        yield word
        yield word.removesuffix("s")


def _killing(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    """Yield what killed how many: "the flood cost five men their lives", "methane exploded, killing five"."""
    kind = _table("calamity")[tree.tokens[index].lemma.lower()]
    token = tree.tokens[index]
    if token.dep == "compound":
        return
    verb = _deadly(tree, index)
    if verb is None:
        return
    claim = claim_at(tree, verb)
    dead = _how_many(framer, tree, verb, index)
    if dead is None or claim.sign < 0 or claim.mood != "real":
        return
    span = _reading(tree, index, verb)
    yield _fact(framer, tree, verb, span, ("calamity", f"{dead:g} people"), [kind])


def _deadly(tree: Tree, index: int) -> int | None:
    """Give the verb by which a calamity kills."""
    token = tree.tokens[index]
    if token.dep == "nsubj":
        own = token.head
        verbs = (own, *(k for k in tree.kids[own] if tree.tokens[k].dep == "advcl"))
        return next((v for v in verbs if _kills(tree, v) and tree.subject(v) == index), None)
    if token.dep == "pobj" and tree.tokens[token.head].text.lower() in ("in", "by"):
        verb = tree.tokens[token.head].head
        sense = sense_at(tree, verb) if tree.tokens[verb].pos == "VERB" else None
        return verb if sense is not None and sense.name == "kill" else None
    return None


def _kills(tree: Tree, verb: int) -> bool:
    lemma = tree.tokens[verb].lemma
    lives = any(tree.tokens[k].lemma == "life" for k in tree.kids[verb])
    return lemma in _KILLED and (lemma == "kill" or lives)


def _how_many(framer: Framer, tree: Tree, verb: int, calamity: int) -> float | None:
    """Count those killed, where one exact figure stands by the verb, and not by what killed them."""
    for k in tree.kids[verb]:
        if k == calamity or tree.tokens[k].dep not in _KILLED_ONES:
            continue
        span = tree.span(min(tree.phrase(k)), max(tree.phrase(k)))
        counts = [*framer.quantities(span.start, span.end)]
        if len(counts) == 1 and counts[0].approximation == "exact":
            return counts[0].value
    return None


def _fact(
    framer: Framer, tree: Tree, verb: int, span: Span, asked: tuple[str, str], kinds: list[str]
) -> Fact:
    slot, whose = asked
    others = frozenset[str]().union(*(_kin(slot).get(kind, frozenset()) for kind in kinds))
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("circumstance", slot, None, whose),
        label=span.exact,
        evidence=(span,),
        value=" + ".join(kinds),
        when=framer.when(tree, verb),
        where=framer.where(tree, verb),
        subject=whose,
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(("may be", tuple(sorted(others))),) if others else (),
    )


def _reading(tree: Tree, index: int, verb: int) -> Span:
    phrase = [i for i in tree.phrase(index) if tree.tokens[i].dep != "prep" or i == index]
    completing = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("acomp", "xcomp", "dobj")]
    for inside in ((*phrase, verb, *completing), (*phrase, verb), phrase):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(index, index)


@cache
def _table(section: str) -> dict[str, str]:
    return {word: row["words"][0] for row in entries("blames", section) for word in row["words"]}


@cache
def _kin(slot: str) -> dict[str, frozenset[str]]:
    section = "party" if slot == "blamed" else "calamity"
    return {row["words"][0]: frozenset(row.get("may_be", ())) for row in entries("blames", section)}
