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
from itertools import product
from typing import Any

from variorum.collation.classes import Table, table_of
from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.predicates import Claim, Sense, claim_at, noun_claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.shares import Share, rests_in, share_at, things_of
from variorum.collation.slots import filler
from variorum.collation.together import Together
from variorum.collation.trees import Tree
from variorum.collation.undergoers import roles_of, under
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# Where the deed stands far from it, the phrase alone is told.
PHRASE = 70
# So many words two accounts share where they tell one deed of things they call otherwise.
SHARED = 2

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


# ── what an account tells ───────────────────────────────────────────────────────


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
    if claim.mood not in _TOLD or _by_then(tree, index) or framer.denied(tree.span(index, index)):
        return
    done = sense.sign * claim.sign > 0
    if _deeds()[sense.name].get("crowd", False):
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
        elif at == undergoer and _deeds()[sense.name].get("targets", False):
            heads = (*_listed(tree, at),)
            yield _fact(framer, tree, sense, Share("more", heads, min(heads), max(heads)))


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


def _by_then(tree: Tree, index: int) -> bool:
    """Say whether it is told up to an hour ("by noon", "so far"): later it may have been more."""
    for k in tree.kids[index]:
        word = tree.tokens[k].text.lower()
        held = tree.child(k, "pobj") if word in ("by", "until", "before") else None
        if word in words("extents", "until", "words"):
            return True
        if held is not None and (
            tree.tokens[held].pos == "NUM"
            or tree.tokens[held].lemma.lower() in _times() | words("extents", "until", "words")
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
    yield from (i for i in found if tree.tokens[i].lemma.lower() not in _times())


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
    span = _evidence(tree, sense.index, share)
    predicate = tree.span(sense.index, sense.index)
    things = tuple(dict.fromkeys(map(_alias, things_of(framer, tree, share))))
    head = share.heads[0]
    own = Share(share.kind, (head,), head, head)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("extent", sense.name),
        modality=mood,
        label=span.exact,
        evidence=(span,),
        value=value or share.kind,
        subject=_shown(tree, head),
        part=share.narrowed,
        when=framer.when(tree, sense.index),
        where=framer.where(tree, sense.index),
        statements=framer.statement_ids(predicate),
        source=framer.source(predicate),
        hedged=framer.hedged(predicate),
        slots=(
            ("context", tuple(sorted(_context(framer, tree)))),
            ("head", tuple(map(_alias, things_of(framer, tree, own)))),
            ("things", things),
            ("which", _which(tree, head)),
        ),
    )


def _which(tree: Tree, head: int) -> tuple[str, ...]:
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
    return tuple(sorted({word for word in named if word not in every}))


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
    last = max(i for i in tree.below(share.heads[0]) if tree.tokens[i].end - span.start <= PHRASE)
    return tree.span(min(share.first, last), last)


def _context(framer: Framer, tree: Tree) -> Iterator[str]:
    """Yield the names and nouns of a sentence and of the one before it."""
    for near in framer.forest.trees[max(0, tree.number - 1) : tree.number + 1]:
        for token in near.tokens:
            if token.pos == "PROPN":
                yield token.text
            elif token.pos == "NOUN" and token.lemma.lower() not in _times():
                yield token.lemma.lower()


# ── what two accounts tell ──────────────────────────────────────────────────────


def extents(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what was done to all of a thing by one account, and to a part of it alone by another."""
    told = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "extent" and (fact.modality != "real" or scene.era(fact) == "now"):
            told[str(fact.key[1])].append(fact)
    for deed, held in sorted(told.items()):
        kept = of_one_mind(held, unlike_extents)
        grows = _deeds()[deed].get("grows", False)
        pairs = [
            (a, b)
            for a, b in product(range(len(kept)), repeat=2)
            if a < b
            and kept[a].article != kept[b].article
            and unlike_extents(kept[a], kept[b])
            and not (grows and _days_apart(kept[a], kept[b], scene))
        ]
        joined = Together[int]()
        for a, b in pairs:
            joined.join(a, b)
        groups = defaultdict[int, list[Fact]](list)
        for n in sorted({n for pair in pairs for n in pair}):
            groups[joined.name(n)].append(kept[n])
        yield from (tuple(group) for group in groups.values())


def unlike_extents(one: Fact, other: Fact) -> bool:
    """Say whether one account has it done to more than the other allows."""
    if one.where and other.where and not set(one.where) & set(other.where):
        return False
    if {one.modality, other.modality} == {"real"} and not overlap(one, other):
        return False
    values = {one.value, other.value}
    if values == {"only", "more"}:
        only, more = (one, other) if one.value == "only" else (other, one)
        return _adds(set(filler(only, "things")), set(filler(more, "things")))
    if "all" not in values:
        return False
    whole, limited = (one, other) if one.value == "all" else (other, one)
    if limited.value == "none":
        return filler(whole, "head")[0] == filler(limited, "head")[0]
    if whole.part or limited.value not in ("only", "part"):
        return False
    if set(filler(whole, "head")) & set(filler(limited, "head")):
        return _is_narrower(whole, limited)
    of_one = set(filler(whole, "head")) & set(filler(limited, "things"))
    return bool(of_one) or (limited.value == "only" and _is_the_one(whole, limited))


def _is_narrower(whole: Fact, limited: Fact) -> bool:
    """Say whether of one noun fewer are meant: "all trains", "only *night* trains"."""
    wide, narrow = set(filler(whole, "which")), set(filler(limited, "which"))
    return wide <= narrow and (wide < narrow or limited.part or limited.value == "part")


def _adds(only: set[str], more: set[str]) -> bool:
    """Say whether a list holds what the one that is said to be complete has, and something else."""
    return bool(only & more) and bool(more - only)


def _is_the_one(whole: Fact, limited: Fact) -> bool:
    """Say whether accounts tell of one deed, though they name those it is done to unlike."""
    row = _deeds()[str(whole.key[1])]
    if not row.get("once", False):
        return False
    dwellers = words("extents", "dwellers", "words")
    sides = [dwellers.intersection(filler(f, "things")) for f in (whole, limited)]
    if row.get("people", False) and not all(sides):
        return False
    shared = set(filler(whole, "context")) & set(filler(limited, "context"))
    return len(shared) >= SHARED and any(not word.islower() for word in shared)


def _days_apart(one: Fact, other: Fact, scene: Scene) -> bool:
    """Say whether accounts came out on unlike days: what grows was a part first, and all of it then."""
    days = scene.published.get(one.article), scene.published.get(other.article)
    return None not in days and days[0] != days[1]


def asked_of_extent(question: Sequence[Fact]) -> str:
    """Give what is asked: "how much of the hotel was wrecked"."""
    whole = next((f for f in question if f.value == "all"), question[0])
    return str(_deeds()[str(whole.key[1])]["asks"]).format(thing=whole.subject)


# ── the words ───────────────────────────────────────────────────────────────────


@cache
def _deeds() -> Mapping[str, Mapping[str, Any]]:
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


def _alias(name: str) -> str:
    return _same().get(name, name)


@cache
def _times() -> frozenset[str]:
    return words("extents", "spans", "words") | {
        word
        for section in ("weekday", "noon", "today", "tonight", "part")
        for entry in entries("times", section)
        for word in entry["words"]
    }
