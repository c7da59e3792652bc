"""At which lap, round or minute: how far a race or a match had come when something happened in it.

"In the 28th lap", "on lap 28", "after 27 of 71 laps", "three pitches into the game".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.ordinals import cardinal, ordinal
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# Whoever scores in the 23rd minute and in the 70th has scored twice; the 84th and the 85th are one.
NEAR = 2
# As long as a reading may be, in characters.
LONGEST = 90
_OVER = "over"


def find_stages(framer: Framer) -> Iterator[Fact]:
    """Yield each lap, round or minute at which something of a known class is said to have happened."""
    for tree in framer.forest.trees:
        for unit, token in enumerate(tree.tokens):
            if token.lemma.lower() not in words("stages", "unit", "words"):
                continue
            number = _number(tree, unit)
            found = None if number is None else _happening(framer, tree, unit)
            if number is None or found is None:
                continue
            at, row, whose = found
            over = tree.tokens[unit].tag == "NNS"
            if over and not _are_over(tree, unit):
                continue
            span = _reading(tree, at, number[1], unit)
            yield Fact(
                kind="measure",
                article=tree.article.id,
                key=("stage", token.lemma.lower(), row["name"], whose, _again(tree, at, number[1])),
                label=span.exact,
                evidence=(span,),
                value=number[0],
                status=_OVER if over else "",
                subject=f"the {row['noun']}"
                if row["whose"] == "nobody"
                else f"the {row['noun']} of {whose}",
                statements=framer.statement_ids(span),
                source=framer.source(span),
            )


def stages(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the laps or minutes that accounts give to one deed, where each gives one and they are near."""
    buckets = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "stage":
            buckets[fact.key].append(fact)
    for told in buckets.values():
        kept = of_one_mind(told, excludes)
        known = {
            id(fact)
            for one, other in combinations(kept, 2)
            if one.article != other.article and excludes(one, other) and _near(one, other)
            for fact in (one, other)
        }
        if known:
            yield tuple(fact for fact in kept if id(fact) in known)


def excludes(one: Fact, other: Fact) -> bool:
    """Say whether something cannot have happened at both: after 27 laps is in the 28th, or at the end of the 27th."""
    here, there = _value(one), _value(other)
    if one.status == other.status:
        return here != there
    over, at = (here, there) if one.status else (there, here)
    return not over <= at <= over + 1


def _near(one: Fact, other: Fact) -> bool:
    return abs(_value(one) - _value(other)) <= NEAR


def _value(fact: Fact) -> float:
    return fact.value if isinstance(fact.value, float) else 0.0


def _number(tree: Tree, unit: int) -> tuple[float, int] | None:
    """Give the number of a lap, and where it stands: "the 28th lap", "lap 28", "20 of 71 laps"."""
    token = tree.tokens[unit]
    many = token.tag == "NNS"
    over = tree.tokens[token.head].head
    if many and token.dep == "pobj" and cardinal(tree.tokens[over].text) is not None:
        # Of "20 of 71 laps" it is the twenty that are over, however they are joined.
        return cardinal(tree.tokens[over].text) or 0.0, over
    for k in tree.kids[unit]:
        at = k
        if not many and tree.tokens[k].dep == "amod" and k < unit:
            value = ordinal(tree.tokens[k].text)
        elif tree.tokens[k].dep == "nummod" and many == (k < unit):
            counted = [i for i in tree.kids[k] if cardinal(tree.tokens[i].text) is not None]
            at = min([k, *counted])
            value = cardinal(tree.tokens[at].text)
        else:
            continue
        if value is not None:
            return value, at
    return None


def _are_over(tree: Tree, unit: int) -> bool:
    above = tree.tokens[unit].head
    beside = [above, tree.tokens[tree.tokens[above].head].head, unit + 1, *tree.kids[unit]]
    return any(
        tree.tokens[i].text.lower() in words("stages", "over", "words")
        for i in beside
        if i < len(tree.tokens)
    )


def _happening(framer: Framer, tree: Tree, unit: int) -> tuple[int, dict[str, Any], str] | None:
    """Give the predicate that a lap stands with, its row, and whose it is."""
    verb = tree.verb_of(unit)
    if verb is None:
        return None
    # "The race was red-flagged": the parser takes what was done for what it was.
    beside = [
        k for k in tree.kids[verb] if tree.tokens[k].pos == "VERB" or tree.tokens[k].dep == "acomp"
    ]
    told = (
        (at, row)
        for at in (verb, *beside)
        for row in _rows(tree.tokens[at].lemma.lower())
        if _fits(tree, verb, row)
    )
    verb, row = next(told, (None, None))
    if verb is None or row is None:
        return None
    claim = claim_at(tree, verb)
    if claim.sign < 0 and row["name"] != "halt":
        return None
    if row["whose"] == "nobody":
        return verb, row, "race"
    who = tree.subject(verb) if row["whose"] == "doer" else tree.object(verb)
    name = canon(framer, tree, who)
    apposed = tree.child(who, "appos") if who is not None else None
    if apposed is not None and (name is None or name.islower()):
        name = canon(framer, tree, apposed)
    return None if name is None or name.islower() else (verb, row, name)


def _fits(tree: Tree, verb: int, row: dict[str, Any]) -> bool:
    near = {tree.tokens[k].lemma.lower() for k in tree.below(verb, 2)}
    return not row.get("with") or bool(near & {*row["with"]})


def _again(tree: Tree, at: int, number: int) -> str:
    """Say whether it is told to have happened before: "for a second time", "with another red flag"."""
    told = {tree.tokens[k].lemma.lower() for k in tree.below(at, 4) if k != number}
    return "again" if told & words("stages", "again", "words") else "once"


def _reading(tree: Tree, at: int, number: int, unit: int) -> Span:
    whole = tree.span(min(at, number, unit), max(at, number, unit))
    if whole.end - whole.start <= LONGEST:
        return whole
    return tree.span(min(number, unit), max(number, unit))


@cache
def _rows(lemma: str) -> tuple[dict[str, Any], ...]:
    return tuple(row for row in entries("stages", "deed") if lemma in row["verbs"])
