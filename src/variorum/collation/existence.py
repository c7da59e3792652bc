"""Whether there was any: "there was no alarm", "no curfew was imposed", "not a single nurse was used".

Where one account says that there was none of a thing, another need only speak of it as there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.scene import Scene
from variorum.collation.supposed import is_rumoured
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

_THERE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_BESIDE = frozenset({"compound", "amod"})
_AROUND = frozenset({"aux", "auxpass", "neg", "prt", "expl"})
_COMPLETES = frozenset({"acomp", "attr", "dobj", "prep", "advmod"})
_RUMOURS = frozenset({"rumor", "rumour", "speculation", "hoax", "allege", "alleged", "supposed"})
# A reading is as long as a line, and cut round the noun.
LINE = 80


def find_existence(framer: Framer) -> Iterator[Fact]:
    """Yield each plain noun that an account says there was none of, and each it speaks of as there."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN" or token.lemma in words("existence", "empty", "words"):
                continue
            none = _none_of(tree, index)
            kind = _kind(tree, index)
            if (token.lemma in people() and not kind) or (
                not none and not _is_there(framer, tree, index)
            ):
                continue
            if none and _restricted(tree, index):
                continue
            evidence = _evidence(tree, index)
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("exists", *_thing(token.lemma, kind)),
                label=evidence.exact,
                evidence=(evidence,),
                value="not be" if none else "be",
                polarity="negative" if none else "positive",
                unit="several" if token.tag == "NNS" else "one",
                when=framer.when(tree, index),
                where=framer.where(tree, index),
                subject=f"{kind} {token.lemma}".strip() if kind else token.lemma,
                statements=framer.statement_ids(evidence),
                source=framer.source(evidence),
                hedged=framer.hedged(evidence),
            )


def existence(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what one account says there was none of and another speaks of as there."""
    told = defaultdict[str, list[Fact]](list)
    none = {str(f.key[1]) for f in facts if f.key[0] == "exists" and f.polarity == "negative"}
    for fact in facts:
        if fact.key[0] == "exists" and fact.key[1] in none and scene.era(fact) == "now":
            told[str(fact.key[1])].append(fact)
    for noun, held in told.items():
        # "Then there was no pier": what most accounts speak of was there, and is gone.
        there = {f.article for f in held if f.polarity == "positive"}
        if 2 * len(there) > len(scene.heads) > 2:
            continue
        for kind in sorted({f.key[2] or "" for f in held if f.polarity == "negative"}):
            named = [f for f in held if _is_of(f, kind)]
            kept = [f for f in named if not any(_takes_back(f, other) for other in named)]
            if len({f.polarity for f in kept}) > 1:
                yield tuple(_first(replace(f, key=("state", "exist", noun)) for f in kept))


def _takes_back(one: Fact, other: Fact) -> bool:
    """Say whether one account says both on one word: it speaks of two things then."""
    return (
        one.article == other.article
        and one.polarity != other.polarity
        and (one.source == other.source or one.source is None or other.source is None)
    )


def _is_of(fact: Fact, kind: str) -> bool:
    """Say whether a noun is of the kind denied: any list, where there is no list at all."""
    own = fact.key[2] or ""
    return own == kind if fact.polarity == "negative" else kind in ("", own)


def _first(facts: Iterator[Fact]) -> Iterator[Fact]:
    """Keep what each account says first, of each sign: it tells its news first."""
    held = dict[tuple[str, str], Fact]()
    for fact in facts:
        kept = held.get((fact.article, fact.polarity))
        if kept is None or fact.evidence[0].start < kept.evidence[0].start:
            held[fact.article, fact.polarity] = fact
    yield from held.values()


def _none_of(tree: Tree, index: int) -> bool:
    """Say whether a noun is told to be missing: "there is no such list", "not a single nurse was used".

    "No car has ever been to Mars" and "it is no joke" are said of cars and jokes at large.
    """
    token = tree.tokens[index]
    kids = [tree.tokens[k].text.lower() for k in tree.kids[index]]
    single = "single" in kids and any(
        tree.tokens[i].text.lower() == "not" for i in range(max(0, index - 5), index)
    )
    verb = token.head
    if _kind(tree, index) is not None and _unproven(tree, index):
        return True
    if not (tree.has_no(index) or single) or tree.tokens[verb].pos not in ("VERB", "AUX"):
        return False
    beside = {tree.tokens[k].text.lower() for k in tree.kids[verb]}
    there = token.dep in ("attr", "nsubj", "dobj") and tree.child(verb, "expl") is not None
    # "No petrol was shipped" says nothing of petrol; "no alarm was raised" does of the alarm.
    lacked = token.dep in ("dobj", "nsubjpass") and tree.tokens[verb].lemma in words(
        "existence", "perceiving", "words"
    )
    return (
        (there or lacked)
        and claim_at(tree, verb).mood == "real"
        and not beside & {"ever", "never", "can"}
    )


def _unproven(tree: Tree, index: int) -> bool:
    """Say whether there is said to be no sign of a thing, or it is ruled out: "no evidence of a bomber"."""
    token = tree.tokens[index]
    over = token.head
    if tree.tokens[over].lemma == "rule" and token.dep in ("dobj", "nsubjpass"):
        return any(tree.tokens[k].text.lower() == "out" for k in tree.kids[over])
    proof = tree.tokens[over].head
    if token.dep != "pobj" or tree.tokens[proof].lemma not in words("existence", "proof", "words"):
        return False
    kids = {tree.tokens[k].text.lower() for k in tree.kids[proof]}
    verb = tree.verb_of(proof)
    return "no" in kids or ("any" in kids and verb is not None and claim_at(tree, verb).sign < 0)


def _thing(noun: str, kind: str | None) -> tuple[str, str | None]:
    """Name a thing by what tells it from others: a suicide bomber is there where a suicide attack is."""
    return ("bomber", kind) if kind == "suicide" else (noun, kind)


def _restricted(tree: Tree, index: int) -> bool:
    """Say whether less than all of it is denied: "no further warning"; and "no cars" are none for now."""
    if tree.tokens[index].tag == "NNS" and _kind(tree, index) is None:
        return True
    return any(
        tree.tokens[k].text.lower() in words("existence", "more", "words") for k in tree.kids[index]
    )


def _kind(tree: Tree, index: int) -> str | None:
    """Give what noun or adjective stands before a noun: the *fire* alarm, *serious* injuries."""
    told = [
        tree.tokens[k].lemma.lower()
        for k in tree.kids[index]
        if tree.tokens[k].dep in _BESIDE
        and k < index
        and tree.tokens[k].text.lower() not in words("existence", "plain", "words")
    ]
    return " ".join(told) or None


def _is_there(framer: Framer, tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.dep not in _THERE:
        return False
    verb = tree.verb_of(index)
    if verb is None or tree.tokens[verb].lemma in words("light", "saying", "word"):
        return False
    if is_rumoured(tree, verb) or any(t.lemma in _RUMOURS for t in tree.tokens):
        # "A rumour spread that he would sing beside a hologram": nobody says that it was there.
        return False
    return claim_at(tree, verb) == Claim(1, "real") and not framer.denied(tree.span(index, index))


def _evidence(tree: Tree, index: int) -> Span:
    """Give a noun with its verb and what completes it, or its phrase alone where that is too long."""
    phrase = [*tree.phrase(index)]
    verb = tree.verb_of(index)
    if verb is None:
        return tree.span(min(phrase), max(phrase))
    around = [k for k in tree.kids[verb] if tree.tokens[k].dep in _AROUND]
    completes = [
        i for k in tree.kids[verb] if tree.tokens[k].dep in _COMPLETES for i in tree.phrase(k)
    ]
    for inside in ((*phrase, verb, *around, *completes), (*phrase, verb, *around)):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    own = [i for i in phrase if abs(i - index) <= 4]
    return tree.span(min(own), max(own))
