"""So long before or after what: "two months before he hands over power", "a day after the vote".

Two accounts that date one deed from one moment, by the same length and in contrary order, cannot
both be right; nor can two that have it as long before, or after, by unlike lengths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from variorum.collation.frames import Framer
from variorum.collation.matters import of_one_matter, topic
from variorum.collation.one_mind import opposed
from variorum.collation.ordinals import cardinal
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# What a moment is of is shown where all of it is no longer than this.
PHRASE = 80
# "Just under two months" and "two months" are one length; two and three are not.
NEAR = 0.2
# So many words below an anchor are looked at, and so many verbs above it.
WIDE, ABOVE = 30, 4

_TOLD = frozenset({"real", "future", "planned", "permitted"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_HALF = {"half": 0.5, "quarter": 0.25}
_ONE = frozenset({"a", "an", "the", "one"})


class _Length(NamedTuple):
    """A length of time in its sentence: where it begins and ends, and how many days it is."""

    first: int
    last: int
    days: float | None
    number: str


def find_offsets(framer: Framer) -> Iterator[Fact]:
    """Yield how long before or after a moment an account says that something was done."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            unit = _units().get(token.lemma.lower())
            length = (
                _length(tree, index, unit) if unit is not None and token.pos == "NOUN" else None
            )
            if length is not None:
                yield from _offset(framer, tree, index, length)


def offsets(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the lengths by which accounts date one deed from one moment, where they exclude each other."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "offset" and scene.era(fact) in ("now", None):
            told[fact.key[1]].append(fact)
    for held in told.values():
        if rivals := opposed(held, _unlike_lengths):
            others = (f for f in held if f not in rivals)
            yield (*rivals, *(f for f in others if any(_sides_with(f, r) for r in rivals)))


def unlike_offsets(one: Fact, other: Fact) -> bool:
    """Say whether two accounts date one deed from one moment in ways that exclude each other."""
    apart = filler(one, "way") != filler(other, "way")
    if apart and str(one.key[1]) in _asks():
        # Of one moment that has a name in many words whatever is told lies on either side.
        return True
    if one.low is None or other.low is None:
        return apart and _of_one_deed(one, other)
    return _unlike_lengths(one, other)


def _unlike_lengths(one: Fact, other: Fact) -> bool:
    """Say whether it is as long before and after, or before by unlike lengths, or after."""
    if one.low is None or other.low is None or not _of_one_deed(one, other):
        return False
    apart = abs(one.low - other.low) > NEAR * max(one.low, other.low)
    if filler(one, "way") != filler(other, "way"):
        return not apart
    return apart and not (one.part or other.part)


def _sides_with(fact: Fact, rival: Fact) -> bool:
    """Say whether what was left aside has the order of a rival: of one deed, or by the same length."""
    if filler(fact, "way") != filler(rival, "way") or not of_one_matter(fact, rival):
        return False
    if fact.low is None or rival.low is None:
        return _of_one_deed(fact, rival)
    return abs(fact.low - rival.low) <= NEAR * rival.low


def _of_one_deed(one: Fact, other: Fact) -> bool:
    if not {*filler(one, "deeds")} & {*filler(other, "deeds")} or not of_one_matter(one, other):
        return False
    for slot in ("whose", "of"):
        sides = {*filler(one, slot)}, {*filler(other, slot)}
        if all(sides) and not sides[0] & sides[1]:
            return False
    return True


def asked_of_offset(question: Sequence[Fact]) -> str:
    """Give what is asked: "how long before or after the vote"."""
    way = " or ".join(sorted({way for f in question for way in filler(f, "way")}, reverse=True))
    return f"how long {way} {_asks().get(str(question[0].key[1]), question[0].key[1])}"


def _length(tree: Tree, index: int, unit: float) -> _Length | None:
    """Read the length that a unit of time ends: "just two months", "half an hour", "the final weeks"."""
    before = [k for k in tree.kids[index] if k < index and tree.tokens[k].pos != "PUNCT"]
    number = [k for k in before if tree.tokens[k].dep == "nummod"]
    texts = [tree.tokens[k].text.lower() for k in before]
    first = min((*before, index))
    if number:
        value = cardinal(tree.tokens[number[0]].text)
        if value is None:
            return None
        return _Length(first, index, value * unit, tree.tokens[number[0]].text.lower())
    half = next((part for word, part in _HALF.items() if word in texts), None)
    if half is not None:
        return _Length(first, index, half * unit, "half")
    if tree.tokens[index].tag == "NN" and _ONE & {*texts}:
        return _Length(first, index, unit, "one")
    return _Length(first, index, None, "")


def _offset(framer: Framer, tree: Tree, index: int, length: _Length) -> Iterator[Fact]:
    found = _anchored(tree, index, length)
    if found is None:
        return
    way, anchor, name, last = found
    verbs = [*_verbs(tree, index, {*tree.below(anchor)})]
    deeds = {name for verb in verbs for name in _classes(tree, verb)}
    if not deeds or not verbs:
        return
    at = verbs[0]
    claim = claim_at(tree, at) if tree.tokens[at].pos in ("VERB", "AUX") else None
    if claim is not None and (claim.sign < 0 or claim.mood not in _TOLD):
        return
    span = _reading(tree, length, anchor, last)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("offset", name),
        label=span.exact,
        evidence=(span,),
        value=f"{length.number} {tree.tokens[index].lemma} {way}",
        low=length.days,
        when=None if _is_dated(framer, tree, span) else framer.when(tree, at),
        who=topic(framer, tree),
        part=_is_bound(tree, length),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(
            ("deeds", tuple(sorted(deeds))),
            ("of", _parties(framer, tree, verbs)),
            ("way", (way,)),
            ("whose", _whose(framer, tree, anchor) if name not in _asks() else ()),
        ),
    )


def _anchored(tree: Tree, index: int, length: _Length) -> tuple[str, int, str, int] | None:
    """Say whether a length is counted back or on from a moment, from which, and where that is told."""
    after, before = words("offsets", "after", "words"), words("offsets", "before", "words")
    go = words("offsets", "to_go", "words")
    beside = {tree.tokens[k].text.lower() for k in range(length.first, index)}
    for i in range(index + 1, min(index + 6, len(tree.tokens))):
        word = tree.tokens[i].text.lower()
        if word == "of" and i == index + 1:
            return _within(tree, i, beside)
        if word in after or word in before:
            way = "after" if word in after else "before"
            held = _held(tree, i)
            named = _moment(tree, held) if held is not None else None
            if held is not None and named is not None:
                return way, held, named[0], named[1]
            return None
        if word not in go:
            return None
    return None


def _within(tree: Tree, of: int, beside: set[str]) -> tuple[str, int, str, int] | None:
    """Read "the final two months *of* the presidency", "the first weeks *of* his term"."""
    held = tree.child(of, "pobj")
    if held is None:
        return None
    for row in entries("offsets", "anchor"):
        if tree.tokens[held].lemma.lower() in row["end"]:
            if beside & words("offsets", "last", "words"):
                return "before", held, row["name"], held
            return None
    return None


def _held(tree: Tree, index: int) -> int | None:
    """Give what a word of time governs: "before *the vote*", "before he *hands over*", "ahead of *it*"."""
    token = tree.tokens[index]
    if token.dep == "mark":
        return token.head
    held = tree.child(index, "pobj", "pcomp")
    if held is not None:
        return held
    for k in (*tree.kids[index], index + 1):
        if k < len(tree.tokens) and tree.tokens[k].text.lower() in ("of", "to", "from"):
            held = tree.child(k, "pobj", "pcomp")
            if held is not None:
                return held
    return None


def _moment(tree: Tree, index: int) -> tuple[str, int] | None:
    """Name a moment, with the last token that tells it."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if index > 1 and tree.tokens[index - 1].text == "-":
        # "take-off" is three words for the parser
        lemma = tree.span(index - 2, index).exact.lower()
    below = [*islice(tree.below(index), WIDE)]
    near = {tree.tokens[k].lemma.lower(): k for k in sorted(below, reverse=True) if k != index}
    for row in entries("offsets", "anchor"):
        if token.pos in _NOUNS and lemma in row["nouns"]:
            return row["name"], index
        if lemma in ("end", "close", "expiry", "conclusion", "expiration"):
            ends = [near[noun] for noun in row["end"] if noun in near]
            if ends:
                return row["name"], max(index, ends[0])
        for phrase in row["phrases"]:
            head, rest = phrase.split()
            if lemma == head and rest in near:
                return row["name"], max(index, near[rest])
    if token.pos in _NOUNS and _is_known(tree, index):
        sense = sense_at(tree, index)
        return (sense.name if sense is not None else class_of_noun(lemma)), index
    sense = sense_at(tree, index) if token.pos in ("VERB", "AUX") else None
    return (sense.name, index) if sense is not None else None


def _is_dated(framer: Framer, tree: Tree, span: Span) -> bool:
    """Say whether the moment is itself a day: that of Christmas is not the deed's."""
    return any(span.start <= date.span.start < span.end for date in framer.dates_in(tree))


def _is_known(tree: Tree, index: int) -> bool:
    """Say whether a noun can be one moment only: "*the* parade", "*her* birthday", "Christmas"."""
    token = tree.tokens[index]
    named = token.pos == "PROPN" and token.tag == "NNP"
    return named or any(
        tree.tokens[k].text.lower() in ("the", "this", "that") or tree.tokens[k].dep == "poss"
        for k in tree.kids[index]
    )


def _verbs(tree: Tree, index: int, anchor: set[int]) -> Iterator[int]:
    """Yield the verbs that a length hangs on, up to the one that tells a class of deed."""
    at: int | None = index
    for _ in range(ABOVE):
        at = _above(tree, at, anchor)
        if at is None:
            return
        yield at
        if tree.tokens[at].dep in ("ROOT", "ccomp") and any(_classes(tree, at)):
            return


def _above(tree: Tree, index: int | None, anchor: set[int]) -> int | None:
    """Give the next verb above a token that does not belong to the anchor."""
    seen = set[int]()
    while index is not None and index not in seen:
        seen.add(index)
        above = tree.tokens[index].head
        if above == index:
            return None
        index = above
        token = tree.tokens[index]
        told = token.pos in ("VERB", "AUX") and index not in anchor
        if told and token.lemma not in words("offsets", "to_go", "words"):
            return index
    return None


def _classes(tree: Tree, verb: int) -> Iterator[str]:
    """Yield what a verb tells, and what its subject and object name: "granted *permission*"."""
    sense = sense_at(tree, verb)
    if sense is not None:
        yield sense.name
    elif tree.tokens[verb].lemma not in words("offsets", "bare", "words"):
        yield f"to {tree.tokens[verb].lemma}"
    else:
        # "The strike begins": what begins is dated.
        subject = tree.subject(verb)
        if subject is not None and tree.tokens[subject].pos == "NOUN":
            yield f"the {class_of_noun(tree.tokens[subject].lemma)}"
    for at in (tree.subject(verb), tree.object(verb)):
        if at is None or tree.tokens[at].pos not in _NOUNS:
            continue
        inner = [k for k in tree.kids[at] if tree.tokens[k].dep in ("acl", "prep")]
        below = [g for k in inner for g in tree.kids[k] if tree.tokens[g].dep == "pcomp"]
        for k in (at, *(k for k in inner if tree.tokens[k].dep == "acl"), *below):
            told = sense_at(tree, k)
            if told is not None:
                yield told.name


def _parties(framer: Framer, tree: Tree, verbs: Sequence[int]) -> tuple[str, ...]:
    """Name who and what takes part in a deed; a noun for the deed itself is no party to it."""
    found = set[str]()
    for verb in verbs:
        for at in (tree.subject(verb), tree.object(verb)):
            if at is not None and sense_at(tree, at) is None:
                name = canon(framer, tree, at)
                found |= {name} if name is not None else set()
    return tuple(sorted(found))


def _whose(framer: Framer, tree: Tree, anchor: int) -> tuple[str, ...]:
    named = (canon(framer, tree, k) for k in tree.kids[anchor] if tree.tokens[k].pos in _NOUNS)
    return tuple(sorted({name for name in named if name is not None}))


def _is_bound(tree: Tree, length: _Length) -> bool:
    """Say whether a length is only a bound: "less than four hours", "at least two days"."""
    near = {t.text.lower() for t in tree.tokens[max(0, length.first - 3) : length.last]}
    return bool(near & {"than", "least", "most", "over", "under", "within", "up", "nearly"})


def _reading(tree: Tree, length: _Length, anchor: int, last: int) -> Span:
    """Give the length with its moment, and what that is of where it stands close by."""
    thing = tree.child(anchor, "dobj") if tree.tokens[anchor].pos == "VERB" else None
    whole = max((last, *tree.phrase(anchor), *(tree.phrase(thing) if thing is not None else ())))
    for end, longest in ((whole, PHRASE), (last, LINE)):
        span = tree.span(length.first, end)
        if span.end - span.start <= longest:
            return span
    return tree.span(length.first, length.last)


@cache
def _units() -> Mapping[str, float]:
    return {row["word"]: float(row["days"]) for row in entries("offsets", "unit")}


@cache
def _asks() -> Mapping[str, str]:
    return {row["name"]: row["asks"] for row in entries("offsets", "anchor")}
