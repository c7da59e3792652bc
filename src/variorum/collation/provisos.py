"""For good or for now, with conditions or without: what two accounts say unlike of one deed or thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Fact

# A reading is as long as a line and a half of print.
LINE = 110

_TOLD = frozenset({"real", "future", "permitted", "planned"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# "Not permanently" says neither.
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})


def find_provisos(framer: Framer) -> Iterator[Fact]:
    """Yield what is told to be for good or for now, with conditions or without."""
    for tree in framer.forest.trees:
        for at, (asks, value) in _cues(tree):
            yield from _proviso(framer, tree, at, asks, value)


def provisos(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what one account tells to be for good and another for now, or on terms and on none."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "proviso" and (fact.modality != "real" or scene.era(fact) == "now"):
            told[fact.key].append(fact)
    for held in told.values():
        kept = of_one_mind(held, unlike_provisos)
        opposed = [
            f for f in kept if any(f.article != g.article and unlike_provisos(f, g) for g in kept)
        ]
        if opposed:
            yield tuple(opposed)


def unlike_provisos(one: Fact, other: Fact) -> bool:
    """Say whether two accounts say unlike things of one deed."""
    deeds = filler(one, "deed"), filler(other, "deed")
    if all(deeds) and deeds[0] != deeds[1]:
        return False
    which = set(filler(one, "which")), set(filler(other, "which"))
    if all(which) and not which[0] & which[1]:
        return False
    both_real = {one.modality, other.modality} == {"real"}
    return one.value != other.value and (not both_real or overlap(one, other))


def asked_of_proviso(question: Sequence[Fact]) -> str:
    """Give what is asked: "for good or for now: the museum"."""
    return f"{question[0].key[1]}: {question[0].key[2]}"


def _cues(tree: Tree) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the words of a sentence that say so, with what they answer."""
    singles, phrases = _words()
    for index, token in enumerate(tree.tokens):
        word = token.text.lower()
        if word in singles and token.dep in ("amod", "advmod", "acomp", "npadvmod"):
            yield index, singles[word]
    start = tree.sentence.start
    text = tree.article.text[start : tree.sentence.end].lower()
    for told in phrases.finditer(text):
        inside = tree.within(start + told.start(), start + told.end())
        if inside:
            yield inside[0], _values()[told.group(0)]


def _proviso(framer: Framer, tree: Tree, at: int, asks: str, value: str) -> Iterator[Fact]:
    token = tree.tokens[at]
    noun = token.head if token.dep == "amod" and tree.tokens[token.head].pos in _NOUNS else None
    verb = tree.verb_of(at) if noun is None else None
    near = {tree.tokens[k].text.lower() for k in (max(0, at - 1), *tree.kids[at])}
    if near & _NOT or (verb is None and noun is None):
        return
    deed = ""
    if verb is not None:
        claim = claim_at(tree, verb)
        if claim.mood not in _TOLD or claim.sign < 0:
            return
        sense = sense_at(tree, verb)
        sign = "" if sense is None or sense.sign > 0 else "not "
        deed = tree.tokens[verb].lemma if sense is None else f"{sign}{sense.name}"
        noun = tree.object(verb)
        noun = tree.subject(verb) if noun is None else noun
    if noun is None or (thing := canon(framer, tree, noun)) is None:
        return
    anchor = noun if verb is None else verb
    first, last = min(noun, anchor, at), max(noun, anchor, at)
    span = tree.span(first, last)
    if span.end - span.start > LINE:
        span = tree.span(min(anchor, at), max(anchor, at))
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("proviso", asks, thing),
        label=span.exact,
        evidence=(span,),
        value=value,
        subject=thing,
        modality="real" if verb is None else claim_at(tree, verb).mood,
        when=framer.when(tree, anchor),
        where=framer.where(tree, anchor),
        statements=framer.statement_ids(tree.span(at, at)),
        source=framer.source(tree.span(at, at)),
        slots=(("deed", (deed,) if deed else ()), ("which", _which(tree, noun))),
    )


def _which(tree: Tree, noun: int) -> tuple[str, ...]:
    """Give what tells a thing from its like: the ban *on fishing*, the *ferry* licence."""
    told = {
        tree.tokens[k].lemma.lower() for k in tree.kids[noun] if tree.tokens[k].dep == "compound"
    }
    told |= {
        tree.tokens[g].lemma.lower()
        for k in tree.kids[noun]
        if tree.tokens[k].dep == "prep" and tree.tokens[k].text.lower() in ("on", "of", "for")
        for g in tree.kids[k]
        if tree.tokens[g].dep == "pobj" and tree.tokens[g].pos == "NOUN"
    }
    return tuple(sorted(told))


@cache
def _values() -> Mapping[str, tuple[str, str]]:
    return {
        phrase: (row["asks"], row["value"])
        for row in entries("provisos")
        for phrase in (*row["words"], *row["phrases"])
    }


@cache
def _words() -> tuple[Mapping[str, tuple[str, str]], re.Pattern[str]]:
    singles = {word: _values()[word] for row in entries("provisos") for word in row["words"]}
    phrases = sorted((p for row in entries("provisos") for p in row["phrases"]), key=len)
    return singles, re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(phrases)))})\b")
