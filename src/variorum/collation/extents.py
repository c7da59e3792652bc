"""How far: the whole of a thing or a part of it, everybody or only some.

"The entire hotel collapsed" and "only its east wing came down" cannot both be right. Nothing is
asked unless one account says that it was all of it and another that it was a part and no more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from variorum.collation.classes import Table, people, table_of
from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, Sense, claim_at, noun_claim_at, sense_at
from variorum.collation.shares import Share, rests_in, share_at, things_of
from variorum.collation.trees import Tree
from variorum.collation.undergoers import roles_of, under
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# Where the deed stands far from it, the phrase alone is told.
PHRASE = 70

_TOLD = frozenset({"real", "future", "permitted"})
_WAYS = frozenset({"to", "for", "on", "of", "from", "in", "at", "across", "against", "with"})
_TELLS = frozenset({"amod", "compound", "nummod", "nmod"})
_BESIDE = _TELLS | {"det", "predet"}
_INNER = frozenset({"of", "in", "for", "from"})
# "To orphans, and to them alone"; "pine, and nothing else".
_NO_OTHERS = re.compile(
    r"\band (?:to |for |in |of )?(?:them|it|him|her|those|these) (?:alone|only)\b"
    r"|\b(?:and|but) (?:nobody|no one|no-one|nothing|no others?)(?: else)?\b"
)


def find_extents(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says was done to all of a thing, to a part of it, or to nothing else."""
    called, tables = _called(), _tables()
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            for deed in called.get(token.lemma.lower(), ()) or called.get(token.text.lower(), ()):
                sense = sense_at(tree, index, tables[deed])
                if sense is not None:
                    yield from _told(framer, tree, sense)
            if token.lemma in words("extents", "limiting", "words"):
                yield from _limited(framer, tree, index)


def _told(framer: Framer, tree: Tree, sense: Sense) -> Iterator[Fact]:
    index = sense.index
    claim = noun_claim_at(tree, index) if sense.noun else _claim(tree, index)
    if claim.mood not in _TOLD or is_by_then(tree, index) or framer.denied(tree.span(index, index)):
        return
    if deeds_of_extent()[sense.name].get("goods", False) and _is_of_people(tree, sense):
        return
    done = sense.sign * claim.sign > 0
    if deeds_of_extent()[sense.name].get("crowd", False):
        yield from _crowd(framer, tree, sense, full=done)
        return
    left_out = _left_out(tree, index)
    if left_out is not None:
        if not done:
            # "Remains in force apart from one clause": that clause alone was suspended.
            owner = tree.subject(index)
            heads = (left_out, *(() if owner is None else (owner,)))
            yield _fact(framer, tree, sense, Share("only", heads, left_out, left_out))
        return
    if not done:
        return
    if sense.noun and (share := _of_the_measure(tree, index)) is not None:
        yield _fact(framer, tree, sense, share)
    undergoer = _undergoer(tree, sense)
    for at in _arguments(tree, sense, undergoer):
        share = _share(framer, tree, sense, at, of_verb=at == undergoer)
        if share is not None:
            yield _fact(framer, tree, sense, share, mood=claim.mood)
        elif at == undergoer and deeds_of_extent()[sense.name].get("targets", False):
            heads = (*_listed(tree, at),)
            yield _fact(framer, tree, sense, Share("more", heads, min(heads), max(heads)))


def _is_of_people(tree: Tree, sense: Sense) -> bool:
    """Say whether people are meant: passengers who were taken to hospital were not stolen."""
    undergoer = _undergoer(tree, sense)
    return undergoer is not None and tree.tokens[undergoer].lemma.lower() in people()


def _listed(tree: Tree, at: int) -> Iterator[int]:
    """Yield a noun and what is listed with it: "a school, a pier and a depot"."""
    for i in tree.conjuncts(at):
        yield i
        for k in tree.kids[i]:
            if tree.tokens[k].dep == "appos":
                yield from tree.conjuncts(k)


def _claim(tree: Tree, index: int) -> Claim:
    """Say whether it is told to be done; what stands behind a semicolon does not govern it."""
    head = tree.tokens[index].head
    between = tree.tokens[min(index, head) + 1 : max(index, head)]
    if tree.tokens[index].dep in ("ccomp", "parataxis") and any(t.text == ";" for t in between):
        return Claim(-1 if tree.child(index, "neg") is not None else 1, "real")
    return claim_at(tree, index)


def is_by_then(tree: Tree, index: int) -> bool:
    """Say whether it is told up to an hour ("by noon", "so far"): later it may have been more."""
    for k in tree.kids[index]:
        word = tree.tokens[k].text.lower()
        held = tree.child(k, "pobj") if word in ("by", "until", "before") else None
        if word in words("extents", "until", "words"):
            return True
        if held is not None and (
            tree.tokens[held].pos == "NUM"
            or tree.tokens[held].lemma.lower() in times() | words("extents", "until", "words")
        ):
            return True
    return False


def _undergoer(tree: Tree, sense: Sense) -> int | None:
    """Give what it is done to; what has no object happens to its subject: "the mill came down"."""
    undergoer, _ = roles_of(tree, sense)
    if undergoer is None and not sense.noun and sense.name in _labile():
        return tree.subject(sense.index)
    return undergoer


def _share(framer: Framer, tree: Tree, sense: Sense, at: int, *, of_verb: bool) -> Share | None:
    """Say how much an argument means, with what its verb and its neighbours say of it."""
    share = share_at(tree, at)
    if share is None:
        adverb = _adverb(tree, sense.index) if of_verb else None
        if adverb is not None:
            return Share(adverb[1], (at,), min(at, adverb[0]), max(at, adverb[0]))
        rest = tree.article.text[tree.tokens[at].end : tree.sentence.end].lower()
        others = tree.tokens[at].pos in ("NOUN", "PROPN") and _NO_OTHERS.search(rest) is not None
        return Share("only", (at,), at, at) if others and not of_verb else None
    if share.kind in ("few", "only", "part"):
        left = [*_left(tree, sense)]
        if left:
            return replace(share, kind="only", heads=(*share.heads, *left))
        return share if share.kind != "few" else None
    if share.kind == "rest":
        spared = [*_spared(tree, sense)]
        heads = (*share.heads, *(noun for _, noun in spared))
        first = min((share.first, *(verb for verb, _ in spared)))
        return Share("only", heads, first, share.last) if spared else None
    return share


def _left(tree: Tree, sense: Sense) -> Iterator[int]:
    """Yield what is said to be left, where that is not done to it, too: "left *the other cups*"."""
    done = set(_arguments(tree, sense, _undergoer(tree, sense)))
    for at in rests_in(tree):
        if at not in done:
            yield from (share_at(tree, at) or Share("rest", (at,), at, at)).heads


def _spared(tree: Tree, sense: Sense) -> Iterator[tuple[int, int]]:
    """Yield what the same sentence says it was not done to, with its verb: "*cleared* of two *charges*"."""
    for index in range(len(tree.tokens)):
        other = sense_at(tree, index, _tables()[sense.name])
        if other is not None and other.sign * claim_at(tree, index).sign < 0:
            for k in tree.below(index, 4):
                if tree.tokens[k].dep == "pobj" and tree.tokens[k].pos == "NOUN":
                    yield index, k


def _arguments(tree: Tree, sense: Sense, undergoer: int | None) -> Iterator[int]:
    """Yield what a deed is done to: its undergoer, and what stands behind its prepositions."""
    found = dict[int, None]()
    if undergoer is not None:
        found[tree.antecedent(undergoer)] = None
    for k in tree.kids[sense.index]:
        token = tree.tokens[k]
        held = tree.child(k, "pobj") if token.dep in ("prep", "dative") else None
        if held is not None and token.text.lower() in _WAYS:
            found[held] = None
        elif token.dep == "dative" and token.pos != "ADP":
            found[k] = None
        elif token.dep in ("xcomp", "ccomp") and (who := tree.child(k, "nsubj")) is not None:
            found[who] = None
    for at in [*found]:
        for k in tree.kids[at]:
            inner = tree.child(k, "pobj") if tree.tokens[k].text.lower() in _INNER else None
            if inner is not None and share_at(tree, at) is None:
                found[inner] = None
    yield from (i for i in found if tree.tokens[i].lemma.lower() not in times())


def _adverb(tree: Tree, index: int) -> tuple[int, Any] | None:
    """Give the adverb that says how much of it: "*completely* destroyed", "*partly* flooded"."""
    for k in tree.kids[index]:
        word = tree.tokens[k].text.lower()
        hedged = any(
            tree.tokens[g].text.lower() in words("extents", "nearly", "words")
            for g in (*tree.kids[k], k - 1)
        )
        if tree.tokens[k].dep == "advmod" and not hedged:
            if word in words("extents", "after_all", "words"):
                return k, "all"
            if word in words("extents", "partly", "words"):
                return k, "part"
    return None


def _of_the_measure(tree: Tree, index: int) -> Share | None:
    """Say how far a measure goes by the adjective beside its noun: "a *partial* ban"."""
    for k in tree.kids[index]:
        word = tree.tokens[k].text.lower()
        if tree.tokens[k].dep in ("amod", "compound"):
            if word in words("extents", "full", "words"):
                return Share("all", (index,), k, index)
            if word in words("extents", "partial", "words"):
                return Share("part", (index,), k, index)
    return None


def _left_out(tree: Tree, index: int) -> int | None:
    """Give what is left out: "all schools *except two*", "in force *apart from one clause*"."""
    for k in tree.below(index, 3):
        word = tree.tokens[k].text.lower()
        exception = word in words("extents", "except", "words") and tree.tokens[k].pos in (
            "ADP",
            "ADV",
            "SCONJ",
        )
        if not exception:
            continue
        for g in (k, *tree.kids[k], *tree.kids[tree.tokens[k].head]):
            if g >= k and (held := tree.child(g, "pobj")) is not None:
                return held
    return None


def _crowd(framer: Framer, tree: Tree, sense: Sense, *, full: bool) -> Iterator[Fact]:
    """Yield whether there was anybody: "a bus *packed* with pupils", "the bus was *empty*"."""
    token = tree.tokens[sense.index]
    described = token.dep in ("amod", "acl")
    at = token.head if described else tree.subject(sense.index)
    at = roles_of(tree, sense)[0] if at is None else tree.antecedent(at)
    if at is None or tree.tokens[at].pos not in ("NOUN", "PROPN"):
        return
    if tree.tokens[at].tag not in ("NN", "NNP"):
        return
    hedged = {tree.tokens[k].text.lower() for k in tree.kids[sense.index]}
    if hedged & words("extents", "nearly", "words"):
        return
    share = Share("all", (at,), min(at, sense.index), max(at, sense.index))
    yield _fact(framer, tree, sense, share, value="all" if full else "none")


def _limited(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    """Yield what a measure is limited to: "the ban *is limited to* pine"."""
    to = under(tree, index, "to")
    noun = tree.object(index)
    noun = tree.subject(index) if noun is None else noun
    if to is None or noun is None or claim_at(tree, index).mood not in _TOLD:
        return
    if claim_at(tree, index).sign < 0:
        return
    only = {tree.tokens[k].text.lower() for i in (index, *tree.kids[index]) for k in tree.kids[i]}
    binding = tree.tokens[index].lemma in ("limit", "confine", "restrict")
    if not binding and not only & words("extents", "only", "words"):
        return
    for deed in _called().get(tree.tokens[noun].lemma.lower(), ()):
        sense = sense_at(tree, noun, _tables()[deed])
        if sense is not None and sense.noun:
            share = Share("only", (*tree.conjuncts(to),), min(noun, index), to)
            yield _fact(framer, tree, sense, share)


def _fact(
    framer: Framer,
    tree: Tree,
    sense: Sense,
    share: Share,
    value: str | None = None,
    mood: str = "real",
) -> Fact:
    fact = extent_of(framer, tree, sense.index, sense.name, share)
    return replace(fact, value=value or share.kind, modality=mood)


def extent_of(
    framer: Framer, tree: Tree, index: int, deed: str, share: Share, beside: Sequence[str] = ()
) -> Fact:
    """Give how much of a thing a deed was done to; `beside` names what else takes part in it."""
    span = _evidence(tree, index, share)
    predicate = tree.span(index, index)
    things = tuple(dict.fromkeys(map(alias, things_of(framer, tree, share))))
    head = share.heads[0]
    own = Share(share.kind, (head,), head, head)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("extent", deed),
        label=span.exact,
        evidence=(span,),
        value=share.kind,
        subject=_shown(tree, head),
        part=share.narrowed,
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        statements=framer.statement_ids(predicate),
        source=framer.source(predicate),
        hedged=framer.hedged(predicate),
        slots=(
            ("context", tuple(sorted(_context(framer, tree)))),
            ("head", tuple(map(alias, things_of(framer, tree, own)))),
            ("things", things),
            ("which", _which(tree, head, places=share.kind != "all")),
            ("with", tuple(sorted(beside))),
        ),
    )


def _which(tree: Tree, head: int, *, places: bool) -> tuple[str, ...]:
    """Give what stands beside a noun and tells which are meant; a word for all of them does not."""
    every = frozenset[str]().union(
        *(words("extents", kind, "words") for kind in ("all", "only", "full", "partial"))
    )
    whole = words("extents", "all", "words")
    beside = [k for k in tree.kids[head] if tree.tokens[k].dep in _BESIDE]
    around = {tree.tokens[g].text.lower() for k in beside for g in (k, *tree.kids[k])}
    # "All nine charges" are all of them; "only nine" are some.
    told = [k for k in beside if tree.tokens[k].pos != "NUM" or not around & whole]
    named = (tree.tokens[k].lemma.lower() for k in told if tree.tokens[k].dep in _TELLS)
    behind = (
        tree.tokens[g].lemma.lower()
        for k in tree.kids[head]
        if places and tree.tokens[k].dep == "prep"
        for g in tree.kids[k]
        if tree.tokens[g].dep == "pobj"
        and not (tree.tokens[k].text.lower() == "of" and _is_the(tree, g))
    )
    return tuple(sorted({word for word in (*named, *behind) if word not in every}))


def _is_the(tree: Tree, index: int) -> bool:
    """Say whether a noun is one that is known: "the wing of *the hall*", "of *Brell*"."""
    named = tree.tokens[index].pos == "PROPN"
    return named or any(tree.tokens[k].text.lower() == "the" for k in tree.kids[index])


def _shown(tree: Tree, head: int) -> str:
    """Name a thing as it is written, with the nouns before it: "Hotel Miramonte"."""
    beside = [k for k in tree.kids[head] if tree.tokens[k].dep == "compound" and k < head]
    return tree.span(min([*beside, head]), head).exact


def _evidence(tree: Tree, index: int, share: Share) -> Span:
    """Give the stretch from the words that say how much to the deed, or those alone if it is long."""
    whole = [
        k for k in tree.kids[index] if tree.tokens[k].dep in ("prt", "neg", "auxpass", "acomp")
    ]
    span = tree.span(min(share.first, index), max(share.last, index, *whole))
    if span.end - span.start <= LINE:
        return span
    head = share.heads[0]
    near = tree.tokens[head].end - tree.tokens[share.first].start <= PHRASE
    first = min(share.first, head) if near else head
    begins = tree.tokens[first].start
    behind = (i for i in tree.below(head) if tree.tokens[i].end - begins <= PHRASE)
    return tree.span(first, max((head, *behind)))


def _context(framer: Framer, tree: Tree) -> Iterator[str]:
    """Yield the names and nouns of a sentence and of the one before it."""
    for near in framer.forest.trees[max(0, tree.number - 1) : tree.number + 1]:
        for token in near.tokens:
            if token.pos == "PROPN":
                yield token.text
            elif token.pos == "NOUN" and token.lemma.lower() not in times():
                yield token.lemma.lower()


# ── the words ───────────────────────────────────────────────────────────────────


@cache
def deeds_of_extent() -> Mapping[str, Mapping[str, Any]]:
    """Give the deeds that are asked how far they went, as the lexicon has them."""
    return {row["name"]: row for row in entries("extents", "deed")}


@cache
def _tables() -> Mapping[str, Table]:
    rows = defaultdict[str, list[Mapping[str, object]]](list)
    for row in entries("extents"):
        rows[row["class"]].append(row)
    return {deed: table_of(held) for deed, held in rows.items()}


@cache
def _labile() -> frozenset[str]:
    return frozenset(row["class"] for row in entries("extents") if row.get("labile"))


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """Map each word that may stand for a deed to the deeds it may stand for."""
    found = defaultdict[str, dict[str, None]](dict)
    for deed, table in _tables().items():
        for word in (*table.verbs, *table.adjectives, *table.phrases, *table.nouns):
            found[word][deed] = None
    return {word: tuple(held) for word, held in found.items()}


@cache
def _same() -> Mapping[str, str]:
    return {w: row["words"][0] for row in entries("extents", "same") for w in row["words"]}


def alias(name: str) -> str:
    """Give the word under which nouns for one thing meet."""
    return _same().get(name, name)


@cache
def times() -> frozenset[str]:
    """Give the words of time, which limit nothing: "only *hours* later"."""
    return words("extents", "spans", "words") | {
        word
        for section in ("weekday", "noon", "today", "tonight", "part")
        for entry in entries("times", section)
        for word in entry["words"]
    }
