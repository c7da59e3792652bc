"""The most of its kind: the deadliest crash since when, one of the largest or the largest, and who is.

A superlative answers a question only with its bounds. *The worst in a decade* and *the worst
in history* cannot both be all that is to say; what is told without bounds differs from nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from variorum.collation.extremes import (
    EVENT,
    Superlative,
    among_which,
    bearer_of,
    evidence_of,
    is_past,
    kind_of_thing,
    kinds,
    phrase_of,
    place_of,
    reach,
    superlative_at,
    tense_of,
    thing_of,
    which_of,
    word_of,
)
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.lexicon import words
from variorum.model import Fact, Quantity

# Years by which "since 2003" and "since 2004" may lie apart and still be one.
NEAR_YEARS = 1
_ALWAYS = frozenset({"ever", "modern"})

_EXTREMES = frozenset({"youngest", "oldest"})


def find_superlatives(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says is the most of its kind, with what bounds the claim."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            word = token.text.lower()
            first = word == "first" and token.dep == "amod"
            if token.tag not in ("JJS", "RBS") and not word.endswith("iest") and not first:
                continue
            found = superlative_at(tree, index)
            if found is not None:
                yield from _ranked(framer, found)
                yield from _aged(framer, found)


def superlatives(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the superlatives of one thing with unlike bounds, and those of one kind with two holders."""
    asked = defaultdict[tuple[object, ...], list[Fact]](list)
    for fact in facts:
        kind, *rest = fact.key
        if kind not in _UNLIKE or not _of_now(fact, scene):
            continue
        bounds = filler(fact, "kind"), filler(fact, "place"), filler(fact, "when")
        asked[(kind, *rest, *(bounds[_SHARED[str(kind)]]))].append(fact)
    for question, held in asked.items():
        unlike = _UNLIKE[str(question[0])]
        kept = of_one_mind(held, unlike)
        if any(unlike(a, b) for a in kept for b in kept if a.article != b.article):
            bounded = question[0] == "superlative"
            yield tuple(
                replace(f, value=" ".join((*filler(f, "among"), *filler(f, "time"))))
                if bounded
                else f
                for f in sorted(kept, key=lambda f: not filler(f, "time"))
            )


def unlike_claims(one: Fact, other: Fact) -> bool:
    """Say whether two superlatives that answer one question do not go together."""
    return _UNLIKE[str(one.key[0])](one, other)


def _of_now(fact: Fact, scene: Scene) -> bool:
    """Leave out what is said of another event of the kind: "the worst, in 2004, killed nine"."""
    return fact.key[-1] != EVENT or not scene.elsewhere(fact)


def _ranked(framer: Framer, found: Superlative) -> Iterator[Fact]:
    """Yield of what a thing is the most, within which bounds; and who is, of a kind that is told apart."""
    tree = found.tree
    among = among_which(found)
    if among is None or is_past(found):
        return
    bearer = bearer_of(framer, found)
    kind = kind_of_thing(found, bearer)
    thing = thing_of(framer, found, bearer)
    if kind is None or thing is None:
        return
    place, which = place_of(framer, found), which_of(framer, found)
    evidence = evidence_of(found, bearer)
    anchor = tree.span(found.index, found.index)
    slots = [
        ("among", (among,)),
        ("kind", which),
        ("place", place),
        ("time", reach(framer, found)),
        ("when", (tense_of(tree, found.top),)),
        ("word", (word_of(found),)),
    ]
    fact = Fact(
        kind="attribute",
        article=tree.article.id,
        key=("superlative", found.rank, kind, thing),
        label=evidence.exact,
        evidence=(evidence,),
        value=thing,
        subject=tree.tokens[found.head].text if found.noun is not None else kind,
        where=framer.where(tree, found.index),
        when=framer.when(tree, found.index),
        statements=framer.statement_ids(anchor),
        source=framer.source(anchor),
        hedged=framer.hedged(anchor),
        slots=tuple(slots),
    )
    yield fact
    if found.rank == "first" and thing != EVENT and place and not reach(framer, found):
        told = tree.span(min(tree.phrase(found.head)), found.head)
        first = replace(fact, label=told.exact, evidence=(told,))
        yield replace(first, key=("first of", kind, thing), subject=phrase_of(found))
    # Many are the first to do something, each something else.
    told_apart = found.rank != "first" and (which or (place and thing != EVENT))
    if thing != EVENT and bearer is not None and among == "the" and told_apart:
        entity = framer.entity(tree.tokens[bearer].start)
        if entity is not None and entity.named and found.noun is not None:
            yield replace(fact, key=("holder", found.rank, kind), subject=phrase_of(found))


def _aged(framer: Framer, found: Superlative) -> Iterator[Fact]:
    """Yield how old the youngest and the oldest of those are who came to harm."""
    tree = found.tree
    young = tree.tokens[found.index].text.lower()
    group = _group(found)
    verb = tree.tokens[found.head].head
    if young not in _EXTREMES or group is None or found.top != found.head:
        return
    if tree.tokens[found.head].dep != "nsubj" or tree.tokens[verb].lemma != "be":
        return
    told = next(
        (k for k in tree.kids[verb] if tree.tokens[k].dep in ("attr", "acomp", "prep")), None
    )
    if told is None:
        return
    span = tree.span(min(tree.below(told)), max(tree.below(told)))
    ages = [q for q in framer.quantities(span.start, span.end) if _is_age(q)]
    if len(ages) != 1 or ages[0].value is None:
        return
    evidence = tree.article.span(tree.tokens[min(tree.phrase(found.head))].start, ages[0].span.end)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("extreme age", young, group),
        label=evidence.exact,
        evidence=(evidence,),
        value=ages[0].value,
        subject=f"the {tree.span(found.index, found.head).exact}",
        statements=framer.statement_ids(evidence),
        source=framer.source(evidence),
        hedged=framer.hedged(evidence),
    )


def _is_age(quantity: Quantity) -> bool:
    return quantity.dimension == "age" or (quantity.dimension == "count" and quantity.unit is None)


def _group(found: Superlative) -> str | None:
    """Name the group of which somebody is the youngest: "the youngest victim", "the youngest of the dead"."""
    tree, noun = found.tree, found.noun
    if noun is None:
        of = tree.child(found.index, "prep")
        noun = tree.child(of, "pobj") if of is not None else None
    if noun is None:
        return None
    group = kinds().get(tree.tokens[noun].lemma.lower(), tree.tokens[noun].lemma.lower())
    return group if group in words("superlatives", "aged", "words") else None


def _unlike_bounds(one: Fact, other: Fact) -> bool:
    """Say whether two claims of one thing are bounded unlike: one of several, or since another year."""
    here, there = filler(one, "time"), filler(other, "time")
    if filler(one, "among") != filler(other, "among"):
        # "Britain's worst crash" is its worst ever, and one of the worst ever was not the worst since.
        known = here or ("ever",), there or ("ever",)
        return _near(*known) or not {*here, *there} - _ALWAYS
    return bool(here and there) and not _near(here, there)


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two claims reach back alike: both for ever, or to years that lie close together."""
    if one == other:
        return True
    if not (one[0].isdigit() and other[0].isdigit()):
        return False
    (first, last), (begin, end) = map(int, one), map(int, other)
    return first <= end + NEAR_YEARS and begin <= last + NEAR_YEARS


def _unlike_holders(one: Fact, other: Fact) -> bool:
    """Say whether two are named that cannot both be the most of one kind."""
    times = {filler(f, "time") for f in (one, other)}
    return len(times) == 1 and one.value != other.value


def _unlike_firsts(one: Fact, other: Fact) -> bool:
    """Say whether one thing is the first of its kind, and the first of a narrower one."""
    here, there = {*filler(one, "kind")}, {*filler(other, "kind")}
    return here < there or there < here


def _unlike_ages(one: Fact, other: Fact) -> bool:
    return one.value != other.value


Unlike = Callable[[Fact, Fact], bool]
_UNLIKE: dict[str, Unlike] = {
    "superlative": _unlike_bounds,
    "holder": _unlike_holders,
    "extreme age": _unlike_ages,
    "first of": _unlike_firsts,
}
# What of kind, place and tense must be equal for two claims to answer one question.
_SHARED = {
    "superlative": slice(2),
    "holder": slice(3),
    "extreme age": slice(0),
    "first of": slice(1, 2),
}
