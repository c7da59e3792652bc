"""What kind of thing it was that bit, crashed, sank or overturned: a bear or a wolf, a plane or a helicopter.

An account has one such thing, and names no other of the family anywhere; so has the other. A
word that fits both kinds, as a predator is a bear or a wolf, tells nothing apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Fact, Span

SORT = "sort"
_ATTACKS = frozenset(entries("sorts", "sort")[0]["verbs"])
# As long as a reading may be, in characters.
NEAR = 90


def find_sorts(framer: Framer) -> Iterator[Fact]:
    """Yield for each family of things the one kind that does what such a thing does in a story."""
    for row in entries("sorts", "sort"):
        fitting = _fitting(row["sort"])
        named = [
            fitting[token.lemma.lower()]
            for tree in framer.forest.trees
            for token in tree.tokens
            if token.lemma.lower() in fitting
        ]
        kinds = frozenset[str]().union(*named)
        one = frozenset.intersection(*named) if named else frozenset[str]()
        if not one:
            # Two kinds of the family: a lorry and the bus that it hit.
            continue
        for tree in framer.forest.trees:
            for index, token in enumerate(tree.tokens):
                if token.pos == "NOUN" and token.lemma.lower() in fitting:
                    verb = _what_it_does(tree, index, frozenset(row["verbs"]))
                    if verb is not None:
                        yield _fact(framer, tree, index, verb, row["sort"], one, kinds)


def sorts(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield for each family the facts of the accounts that have unlike kinds of it."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == SORT and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        if any(unlike_sorts(one, other) for one in held for other in held):
            yield tuple(held)


def unlike_sorts(one: Fact, other: Fact) -> bool:
    """Say whether two accounts have unlike kinds of a thing, and neither names the other's kind."""
    return not set(one.scope) & set(other.who) and not set(other.scope) & set(one.who)


def _what_it_does(tree: Tree, index: int, verbs: frozenset[str]) -> int | None:
    """Give the verb of which a thing is the doer, or to which it happens: "was gored by a bull"."""
    token = tree.tokens[index]
    if token.tag != "NN":
        return None
    described = [k for k in tree.kids[index] if tree.tokens[k].dep in ("relcl", "acl")]
    over = tree.tokens[token.head]
    for verb in (token.head, over.head, *described):
        if tree.tokens[verb].lemma not in verbs or not _is_its_doing(tree, index, verb):
            continue
        claim = claim_at(tree, verb)
        if claim.sign > 0 and claim.mood == "real":
            return verb
    return None


def _is_its_doing(tree: Tree, index: int, verb: int) -> bool:
    """Say whether a verb tells what a thing did; the bear that was killed is the one that was hunted."""
    token, told = tree.tokens[index], tree.tokens[verb]
    attacks = told.lemma in _ATTACKS
    if verb == token.head:
        return token.dep == "nsubj" or (token.dep == "nsubjpass" and not attacks)
    if told.head == index:
        return told.dep == "relcl" or not attacks
    return tree.tokens[token.head].dep == "agent" and token.dep == "pobj"


def _fact(
    framer: Framer,
    tree: Tree,
    index: int,
    verb: int,
    sort: str,
    one: frozenset[str],
    kinds: frozenset[str],
) -> Fact:
    span = _reading(tree, index, verb)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=(SORT, sort),
        label=span.exact,
        evidence=(span,),
        value=" or ".join(sorted(one)),
        scope=tuple(sorted(one)),
        who=tuple(sorted(kinds)),
        subject=tree.tokens[index].lemma.lower(),
        when=framer.when(tree, verb),
        where=framer.where(tree, verb),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _reading(tree: Tree, index: int, verb: int) -> Span:
    around = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "prt")]
    for inside in ((*tree.phrase(index), *around, verb), tuple(tree.phrase(index))):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(index, index)


@cache
def _fitting(sort: str) -> dict[str, frozenset[str]]:
    """Map each word of a family to the kinds that it fits."""
    kinds = next(row["kinds"] for row in entries("sorts", "sort") if row["sort"] == sort)
    return {
        word: frozenset(kind[0] for kind in kinds if word in kind)
        for held in kinds
        for word in held
    }
