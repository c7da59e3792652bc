"""Figures that two accounts have in common, whatever they say of them.

Equal and distinctive values need little to stand together: 310,000 of anything, in two
accounts of one event, are the same 310,000. Smaller figures must count the same noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.likeness import plain
from variorum.collation.trees import Tree
from variorum.model import Fact, Quantity, Span

# Below this a number is in every account: "two", "a dozen".
SMALL = 13
# Above this nobody writes a number twice by chance.
LARGE = 10_000
# A round share is of anything: so many words beside it must be the same, and one more.
FEW = 2
# Two values are one within half a per cent, and converted within two.
EQUAL, CONVERTED = 0.005, 0.02
# A figure with its noun, and with the clause it stands in; a longer stretch tells something else.
LONGEST = 60
CLAUSE = 70
_NEVER = frozenset({"age", "duration", "ratio", "ordinal", "temperature"})
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})


def find_figures(framer: Framer) -> Iterator[Fact]:
    """Yield each figure that is no small number, with the words of its sentence."""
    for quantity in framer.reading.quantities:
        tree = framer.forest.at(quantity.span.start)
        if tree is None or quantity.value is None or not _is_distinctive(quantity):
            continue
        span = _with_verb(tree, _with_noun(quantity, tree))
        yield Fact(
            kind="attribute",
            article=span.article,
            key=("figure", _dimension(quantity)),
            label=span.exact,
            evidence=(span,),
            value=quantity.value,
            low=quantity.si_value,
            unit=quantity.unit,
            approximation=quantity.approximation,
            statements=framer.statement_ids(span),
            who=tuple(sorted(_around(tree, quantity))),
            scope=tuple(sorted(map(plain, quantity.counted.lower().split()))),
            source=framer.source(span),
        )


def same_figures(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the figures that accounts have in common: each from at least two accounts."""
    by_kind = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "figure":
            by_kind[str(fact.key[1])].append(fact)
    for held in by_kind.values():
        groups: list[list[Fact]] = []
        for fact in sorted(held, key=lambda f: (_size(f), f.article, f.evidence[0].start)):
            # The sizes rise: only the last groups can be equal.
            home = next((g for g in groups[-4:] if _are_one(g[0], fact)), None)
            if home is None:
                groups.append([fact])
            else:
                home.append(fact)
        for group in groups:
            # The fullest of each account: "the bus was carrying 38 people", not its "38 people".
            first = {f.article: f for f in sorted(group, key=_fullness)}
            if len(first) > 1:
                yield tuple(first[a] for a in sorted(first))


def _is_distinctive(quantity: Quantity) -> bool:
    value = abs(quantity.value or 0)
    if quantity.dimension in _NEVER:
        return False
    if quantity.dimension == "count":
        return value >= LARGE or (value >= SMALL and bool(quantity.counted))
    return (
        value >= SMALL or value != int(value) or quantity.dimension in ("length", "mass", "speed")
    )


def _dimension(quantity: Quantity) -> str:
    if quantity.dimension != "money":
        return quantity.dimension
    return "dollars" if quantity.unit in _DOLLARS else str(quantity.unit)


def _size(fact: Fact) -> float:
    return float(fact.low if fact.low is not None else fact.value or 0)


def _fullness(fact: Fact) -> tuple[int, int]:
    return len(fact.label), -fact.evidence[0].start


def _are_one(one: Fact, other: Fact) -> bool:
    """Say whether two figures are one: equal, of the same noun, or large enough to need none."""
    here, there = _size(one), _size(other)
    near = EQUAL if one.unit == other.unit else CONVERTED
    if abs(here - there) > near * max(abs(here), abs(there)):
        return False
    around = set(one.who) & set(other.who)
    if one.key[1] == "count":
        if here < LARGE and one.scope and other.scope and _both_people(one, other):
            # "Fourteen senior members of the government", "14 top officials"
            return len(around) > 1
        # A million migrants are not the million voters that the migrants cost somebody.
        unlike = bool(one.scope and other.scope) and "people" not in (*one.scope, *other.scope)
        return bool(set(one.scope) & set(other.scope)) or (here >= LARGE and len(around) > unlike)
    if one.key[1] == "percent" and here % 10 == 0:
        # Thirty per cent of the imports are not a cut by thirty per cent.
        return len(around) > FEW
    return len(around) > (here < LARGE)


def _both_people(one: Fact, other: Fact) -> bool:
    """Say whether both figures count people, under whatever word."""
    return all(any(word.removesuffix("s") in people() for word in f.scope) for f in (one, other))


def _with_noun(quantity: Quantity, tree: Tree) -> Span:
    """Give a figure with the noun it counts, where they stand together."""
    noun = quantity.counted_span
    if noun is None:
        return quantity.span
    start, end = min(quantity.span.start, noun.start), max(quantity.span.end, noun.end)
    return tree.article.span(start, end) if end - start <= LONGEST else quantity.span


def _with_verb(tree: Tree, figure: Span) -> Span:
    """Give a figure with the verb that governs it, and the verb's subject, if they make one line of print.

    "38 people" says nothing yet; "the bus was carrying 38 people" does.
    """
    inside = tree.within(figure.start, figure.end)
    top = next((i for i in inside if tree.tokens[i].head not in inside), None)
    verb = None if top is None else _governor(tree, top)
    if verb is None or verb > inside[0]:
        return figure
    own = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "neg")]
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl")
    told = [verb, *own, *(tree.phrase(subject) if subject is not None else ())]
    whole = (tree.article.span(tree.tokens[min(i)].start, figure.end) for i in (told, [verb, *own]))
    return next((s for s in whole if len(s.exact) <= CLAUSE), figure)


def _governor(tree: Tree, index: int) -> int | None:
    """Give the verb of which a noun is the object or the complement, by a preposition or without."""
    token = tree.tokens[index]
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.dep in ("prep", "agent"):
        above, token = tree.tokens[above.head], above
    elif token.dep not in ("dobj", "attr"):
        return None
    return token.head if above.pos in ("VERB", "AUX") else None


def _around(tree: Tree, quantity: Quantity) -> Iterator[str]:
    for token in tree.tokens:
        inside = quantity.span.start <= token.start < quantity.span.end
        if token.pos in _TELLING and not inside and len(token.lemma) > 2:
            yield plain(token.lemma.lower())
