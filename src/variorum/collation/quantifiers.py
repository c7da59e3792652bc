"""All of them, some of them, none: how many of a group an account says something of.

*All of the children wore belts* and *some of them did not* cannot both hold. Two counts of a
group go together as long as neither is told to be all there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span, Token

# What an account says of a group, and what of that cannot be said beside it.
_AGAINST: dict[str, frozenset[str]] = {
    "all": frozenset({"none", "not all", "only some"}),
    "none": frozenset({"all", "some", "only some"}),
    "some": frozenset({"none"}),
    "not all": frozenset({"all"}),
    "only some": frozenset({"all", "none"}),
}
# Kinds of questions: of a deed, of a plea, of where a group was taken.
KINDS = ("quantified", "pleaded", "taken")
# A reading is as long as a line.
LINE = 90
# So many sentences back a group may be named that "some of them" means.
BACK = 2

_SUBJECTS = ("nsubj", "nsubjpass")
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_COMPLETES = frozenset({"dobj", "prep", "prt", "acomp", "oprd", "xcomp", "advmod"})
_WAYS = frozenset({"to", "from", "with", "into", "for", "against", "in", "at", "of"})
_ONLY = frozenset({"only", "just", "not"})
_RESTRICTS = frozenset({"amod", "compound", "poss", "nmod", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class _Group:
    """A group in its sentence: who they are, what tells them from others, and how many are meant."""

    name: str
    which: tuple[str, ...]
    share: str
    first: int
    """Where the phrase begins."""
    counted: bool = False
    """Whether a figure says how many of them: "two of the cars"."""


def find_quantified(framer: Framer) -> Iterator[Fact]:
    """Yield what is said of all of a group, of none, or of some."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            told = token.pos == "VERB" or (token.pos == "ADJ" and token.dep == "acomp")
            if told and token.dep not in ("amod", "aux", "auxpass"):
                for at in (tree.child(_holder(tree, index), *_SUBJECTS), tree.child(index, "dobj")):
                    group = _group(framer, tree, at) if at is not None else None
                    if at is not None and group is not None:
                        yield from _told(framer, tree, index, at, group)


def quantified(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what is said of a group, where the accounts say it of more and of fewer than can both be right."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] in KINDS and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        kept = of_one_mind(held, against)
        if not _of_one_day(kept, scene):
            # Of those counted first all may follow.
            kept = [replace(fact, slots=()) for fact in kept if fact.key[0] != "taken"] or kept
        if any(against(a, b) for a in kept for b in kept if a.article != b.article):
            yield tuple(kept)


def against(one: Fact, other: Fact) -> bool:
    """Say whether two accounts cannot both be right of how many they speak."""
    if one.key[0] == "taken":
        return "all" in (one.value, other.value) and _elsewhere(one, other)
    apart = str(other.value) in _AGAINST[str(one.value)]
    return (apart or _are_counted(one, other) or _are_counted(other, one)) and overlap(one, other)


def _are_counted(some: Fact, whole: Fact) -> bool:
    """Say whether one counts those of whom the other, in the same word, tells that it was all of them.

    Whoever says that two of the cars overturned does not mean that all of them did.
    """
    counted, verb = filler(some, "counted"), filler(whole, "verb")
    return some.value == "some" and whole.value == "all" and bool(counted) and counted == verb


def _of_one_day(facts: Sequence[Fact], scene: Scene) -> bool:
    return len({scene.published.get(fact.article) for fact in facts}) == 1


def _elsewhere(one: Fact, other: Fact) -> bool:
    """Say whether some were taken elsewhere than all: to several hospitals, to one of another name."""
    here, there = set(filler(one, "whither")), set(filler(other, "whither"))
    return bool(here and there) and not here & there


# ── who ─────────────────────────────────────────────────────────────────────────


def _group(framer: Framer, tree: Tree, at: int) -> _Group | None:
    """Give the group that a participant names with its quantifier: "none of the stolen files"."""
    of = next((k for k in tree.kids[at] if tree.tokens[k].text.lower() == "of"), None)
    members = tree.child(of, "pobj") if of is not None else None
    quantifier = _quantifier(tree.tokens[at].text, number=tree.tokens[at].pos == "NUM")
    near = (at, *tree.kids[at])
    if quantifier is not None and members is not None:
        pass
    elif {"the", "other"} <= {tree.tokens[k].text.lower() for k in near} and quantifier is not None:
        # "The other four": of those spoken of before.
        before = _before(framer, tree, at)
        named = _members(framer, *before) if before is not None else None
        return _Group(*named, quantifier, min(near)) if named is not None else None
    else:
        members = at
        beside = [
            k for k in tree.kids[at] if tree.tokens[k].dep in ("predet", "det", "amod", "nummod")
        ]
        found = [q for k in beside if (q := _quantifier(tree.tokens[k].text, number=False))]
        if len(found) != 1:
            return None
        quantifier = found[0]
    share = _share(tree, quantifier, near)
    if share == "part" and members != at and tree.tokens[at].pos != "NUM":
        # "Some of the guests": who says so does not mean all of them.
        share = "some of them"
    named = _members(framer, tree, members)
    if named is None:
        return None
    counted = members != at and tree.tokens[at].pos == "NUM"
    first = min(i for i in (*tree.phrase(at), *near) if i >= at - 4)
    return _Group(*named, share, first, counted)


def _quantifier(word: str, *, number: bool) -> str | None:
    """Say whether a word tells of all, of none or of a part; a figure does, of those it is "of"."""
    lower = word.lower()
    for section in ("all", "none", "part"):
        if lower in words("quantifiers", section, "words"):
            return section
    return "part" if number else None


def _share(tree: Tree, quantifier: str, near: Sequence[int]) -> str:
    """Say how many are meant: "not all", "only some"."""
    beside = {tree.tokens[k].text.lower() for i in near for k in (i, *tree.kids[i])}
    if quantifier == "all" and beside & {"not", "nearly", "almost"}:
        return "not all"
    if quantifier == "part" and beside & _ONLY:
        return "only some"
    return quantifier


def _members(framer: Framer, tree: Tree, at: int) -> tuple[str, tuple[str, ...]] | None:
    """Name a group and what tells it from others of its name; "them" are those named before."""
    token = tree.tokens[at]
    if token.pos == "PRON":
        before = _before(framer, tree, at) if token.text.lower() in ("them", "they") else None
        return _members(framer, *before) if before is not None else None
    if token.text.lower() in ("those", "these"):
        # "those accused with him"
        told = tree.child(at, "acl")
        if told is None:
            return None
        at, token = told, tree.tokens[told]
    name = _called(token)
    if name is None and (token.tag not in ("NNS", "NN") or token.lemma in ("one", "people")):
        return None
    restricting = [k for k in tree.kids[at] if tree.tokens[k].dep in _RESTRICTS]
    restricting += [k for k in tree.kids[at] if tree.tokens[k].dep == "advmod"]
    which = {_which(framer, tree, k) for k in restricting if not _counts(tree, k)} - _ONLY
    if name == "accused":
        which -= {"with"}
    return name or class_of_noun(token.lemma), tuple(sorted(which))


def _called(token: Token) -> str | None:
    """Give the group that a word names: "the *accused*", "the *wounded*"."""
    return _groups().get(token.text.lower()) or _groups().get(token.lemma.lower())


def _which(framer: Framer, tree: Tree, index: int) -> str:
    word = tree.tokens[index].text.lower()
    if word in words("quantifiers", "badly", "words"):
        return "badly"
    return canon(framer, tree, index) or tree.tokens[index].lemma.lower()


def _counts(tree: Tree, index: int) -> bool:
    word = tree.tokens[index].text.lower()
    return tree.tokens[index].pos == "NUM" or _quantifier(word, number=False) is not None


def _before(framer: Framer, tree: Tree, at: int) -> tuple[Tree, int] | None:
    """Give the one group that "them" can mean: several of a kind, named in this sentence or just before."""
    where, last = tree, at
    for _ in range(BACK + 1):
        found = [
            i
            for i, token in enumerate(where.tokens[:last])
            if token.dep in _PLACES and _called(token) is not None and token.tag not in ("NN", "JJ")
        ]
        if found:
            names = {_called(where.tokens[i]) for i in found}
            return (where, found[-1]) if len(names) == 1 else None
        if where.number == 0:
            return None
        where = framer.forest.trees[where.number - 1]
        last = len(where.tokens)
    return None


# ── what ────────────────────────────────────────────────────────────────────────


def _holder(tree: Tree, index: int) -> int:
    """Give the verb that holds the subject: that of "were" in "were not strapped in"."""
    token = tree.tokens[index]
    return token.head if token.dep == "acomp" else index


def _told(framer: Framer, tree: Tree, index: int, at: int, group: _Group) -> Iterator[Fact]:
    claim = claim_at(tree, index)
    # Of those who could be flown out and no others, nobody doubts that they were.
    told = claim.mood == "real" or (claim.mood == "possible" and group.share == "only some")
    if not told or _by_then(tree, index):
        return
    deed, sign = _deed(framer, tree, index, at)
    if deed is None:
        return
    if group.share == "none":
        sign = -sign
    elif deed == "guilt":
        sign *= -1 if _negated(tree, index) else 1
    else:
        sign *= claim.sign
    share = _of_the_deed(group.share, sign)
    evidence = _evidence(tree, index, group.first)
    anchor = tree.span(index, index)
    fact = Fact(
        kind="attribute",
        article=tree.article.id,
        key=(
            "pleaded" if deed == "guilt" else "quantified",
            deed,
            group.name,
            " ".join(group.which),
        ),
        label=evidence.exact,
        evidence=(evidence,),
        value=share,
        polarity="positive" if sign > 0 else "negative",
        subject=group.name,
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        statements=framer.statement_ids(anchor),
        source=framer.source(anchor),
        hedged=framer.hedged(anchor),
        slots=((("counted" if group.counted else "verb"), (tree.tokens[index].lemma,)),),
    )
    yield fact
    whither = _whither(tree, index)
    if whither and sign > 0 and share in ("all", "some"):
        yield replace(fact, key=("taken", *fact.key[2:]), slots=(("whither", whither),))


def _whither(tree: Tree, index: int) -> tuple[str, ...]:
    """Give the hospital, or the hospitals, that a group was taken to: its name, or "several"."""
    for k in tree.kids[index]:
        held = tree.child(k, "pobj") if tree.tokens[k].text.lower() == "to" else None
        if held is None or tree.tokens[held].lemma.lower() not in _HOSPITAL:
            continue
        if tree.tokens[held].tag in ("NNS", "NNPS"):
            return ("several",)
        names = [i for i in tree.phrase(held) if tree.tokens[i].pos == "PROPN" and i <= held]
        return tuple(tree.tokens[i].text.lower().strip(".") for i in sorted(names) if i != held)
    return ()


def _of_the_deed(share: str, sign: int) -> str:
    """Say of how many the deed itself is told: of none, where all are said not to have done it."""
    turned = {"all": "none", "part": "not all", "some of them": "not all", "not all": "some"}
    straight = {"none": "all", "part": "some", "some of them": "only some"}
    return (straight if sign > 0 else turned).get(share, share)


def _deed(framer: Framer, tree: Tree, index: int, at: int) -> tuple[str | None, int]:
    """Name what is said of the group, with its sign and with all that completes it."""
    token = tree.tokens[index]
    below = [k for k in tree.kids[index] if k != at]
    lemmas = {tree.tokens[k].lemma.lower() for k in below}
    for row in entries("quantifiers", "guilt"):
        for phrase in row["words"]:
            verb, what = phrase.split()
            if token.lemma == verb and what in lemmas:
                return "guilt", int(row["sign"])
    sense = sense_at(tree, index)
    name, sign = (sense.name, sense.sign) if sense is not None else (token.lemma, 1)
    rest = [*_completed(framer, tree, below, sense.phrase if sense else frozenset())]
    light = sense is None and token.lemma in words("grammar", "light", "words")
    if light and (token.lemma != "have" or not rest):
        # "Had life jackets" says something, "were there" nothing.
        return None, 1
    return " ".join((name, *rest)), sign


def _completed(
    framer: Framer, tree: Tree, below: Sequence[int], phrase: frozenset[str]
) -> Iterator[str]:
    """Yield what completes a deed: "flown *to Baghdad*"; days and doers do not."""
    for k in below:
        token = tree.tokens[k]
        held = tree.child(k, "pobj") if token.text.lower() in _WAYS else None
        what = (
            held if token.dep == "prep" else k if token.dep in ("dobj", "oprd", "xcomp") else None
        )
        if what is None or tree.tokens[what].lemma.lower() in phrase:
            continue
        if any(
            date.span.start <= tree.tokens[what].start < date.span.end
            for date in framer.dates_in(tree)
        ):
            continue
        name = canon(framer, tree, what) or tree.tokens[what].lemma.lower()
        yield f"{token.text.lower()} {name}" if token.dep == "prep" else name


def _negated(tree: Tree, index: int) -> bool:
    near = (index, *tree.kids[index])
    return any(tree.tokens[k].dep == "neg" for i in near for k in tree.kids[i])


def _by_then(tree: Tree, index: int) -> bool:
    """Say whether it is told up to an hour: "by noon", "so far", "at first"; later it may be more."""
    near = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    until = any(
        tree.tokens[k].text.lower() in ("by", "until", "before")
        and any(tree.tokens[g].pos == "NUM" or tree.tokens[g].lemma in _HOURS for g in tree.kids[k])
        for k in tree.kids[index]
    )
    return until or bool(near & {"far", "first", "initially", "still", "yet", "already"})


_HOSPITAL = frozenset({"hospital", "clinic", "infirmary", "centre", "center"})
_HOURS = frozenset({"noon", "midnight", "morning", "evening", "night", "day", "then", "now"})


def _evidence(tree: Tree, index: int, first: int) -> Span:
    """Give the clause from its quantifier to what completes it, as far as a line goes."""
    below = [k for k in tree.kids[index] if tree.tokens[k].dep in _COMPLETES]
    below = [k for k in below if tree.tokens[k].lemma.lower() != "accord"]
    last = max((index, *(i for k in below for i in tree.phrase(k) if i >= first)))
    while last > index and (
        tree.tokens[last].end - tree.tokens[first].start > LINE
        or tree.tokens[last].pos in ("ADP", "DET", "PUNCT")
    ):
        if tree.tokens[last].dep == "prt":
            break
        last -= 1
    return tree.span(min(first, index), last)


@cache
def _groups() -> dict[str, str]:
    return {w: row["words"][0] for row in entries("quantifiers", "group") for w in row["words"]}
