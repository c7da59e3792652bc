"""Lists of names in one place of one deed: tariffs on the EU, or on the EU, Canada and Mexico.

A list is an answer where an account opens with it and nothing says that it is not all of them.
Two lists of one deed that have names in common, and not all of them, differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collation.frames import Framer
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# Sentences at the head of an account in which a list claims to be the whole.
HEAD = 6
# A reading is as long as a line.
LINE = 90
# Two names make a list.
LIST = 2

_NAMED = frozenset({"PERSON", "ORG", "GPE"})


def find_rosters(framer: Framer) -> Iterator[Fact]:
    """Yield whom an account names at its head as those to whom something is done, or who do it."""
    for tree in framer.forest.trees[:HEAD]:
        for index, token in enumerate(tree.tokens):
            if token.pos == "VERB" and claim_at(tree, index).sign > 0:
                for role, about, at in _places(tree, index):
                    yield from _roster(framer, tree, index, role, about, at)


def rosters(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the lists of one deed that overlap and are not the same."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "roster" and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        # An account that names more further down says who they all are.
        fullest = [max(own, key=lambda f: len(f.who)) for own in _by_account(held)]
        if any(unlike_lists(a, b) for a in fullest for b in fullest):
            yield tuple(fullest)


def _by_account(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    told = defaultdict[str, list[Fact]](list)
    for fact in facts:
        told[fact.article].append(fact)
    yield from told.values()


def unlike_lists(one: Fact, other: Fact) -> bool:
    """Say whether two lists of one deed have names in common, and not all of them."""
    here, there = set(one.who), set(other.who)
    if here == there or not here & there:
        return False
    few, many = sorted((len(here), len(there)))
    # One name alone is a list where all of a burden falls on it, and only there.
    borne = str(one.key[-1]) in words("rosters", "borne", "words")
    return few >= LIST or (borne and many >= LIST)


def _places(tree: Tree, index: int) -> Iterator[tuple[str, int | None, int]]:
    """Yield the places of a deed that names may fill: a role, the noun it is about, and where it stands."""
    noun = tree.child(index, "dobj", "nsubjpass")
    if noun is None:
        return
    subject = tree.child(index, "nsubj")
    if tree.tokens[noun].pos == "PROPN":
        yield "object", None, noun
        return
    if subject is not None:
        yield "doer", noun, subject
    for top in (index, *_within(tree, noun)):
        for k in tree.kids[top]:
            word = tree.tokens[k].text.lower()
            held = tree.child(k, "pobj")
            if held is not None and word in words("rosters", "aimed", "words"):
                yield word, noun, held


def _within(tree: Tree, noun: int) -> Iterator[int]:
    """Yield a noun and what hangs on it, joined nouns too, without the clauses."""
    todo = [noun]
    while todo:
        here = todo.pop()
        yield here
        todo += [k for k in tree.kids[here] if tree.tokens[k].dep not in ("relcl", "acl", "appos")]


def _listed(tree: Tree, at: int) -> list[int]:
    """Give the nouns of a list; in "Lind, Berg and Holm" the parser may set the second beside the first."""
    found = [*tree.conjuncts(at)]
    for i in found:
        found += [
            g
            for k in tree.kids[i]
            if tree.tokens[k].dep == "appos" and tree.child(k, "cc") is not None
            for g in tree.conjuncts(k)
        ]
    return found


def _roster(
    framer: Framer, tree: Tree, index: int, role: str, about: int | None, at: int
) -> Iterator[Fact]:
    sense = sense_at(tree, index)
    deed = sense.name if sense is not None else tree.tokens[index].lemma
    shared = deed in words("rosters", "shared", "words") or tree.tokens[index].lemma in words(
        "rosters", "shared", "words"
    )
    names = _names(framer, tree, at)
    if not names or shared or _is_open(tree, at):
        return
    noun = class_of_noun(tree.tokens[about].lemma) if about is not None else None
    question = _question(tree, index, role, about)
    role = "on" if role in words("rosters", "borne", "words") else role
    evidence = _evidence(tree, index, at)
    anchor = tree.span(at, at)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("roster", deed, noun, role),
        label=evidence.exact,
        evidence=(evidence,),
        value=", ".join(names),
        subject=question,
        who=names,
        when=None if _is_term(tree, index) else framer.when(tree, index),
        statements=framer.statement_ids(anchor),
        source=framer.source(anchor),
        hedged=framer.hedged(anchor),
    )


def _question(tree: Tree, index: int, role: str, about: int | None) -> str:
    """Name what a list answers, in the account's words: "tariffs on whom", "who signed the treaty"."""
    verb = tree.tokens[index].text
    if about is None:
        return f"whom: {verb}"
    noun = tree.tokens[about].text
    return f"who {verb} the {noun}" if role == "doer" else f"{noun} {role} whom"


def _names(framer: Framer, tree: Tree, at: int) -> tuple[str, ...]:
    """Give the names that stand in a place, in the order of the alphabet; none unless all of it is named."""
    found = set[str]()
    for i in _listed(tree, at):
        entity = framer.entity(tree.tokens[i].start)
        if entity is None or not entity.named or entity.type not in _NAMED:
            return ()
        name = canon(framer, tree, i)
        if name is None or tree.tokens[i].pos != "PROPN":
            return ()
        found.add(name)
    return tuple(sorted(found))


def _is_open(tree: Tree, at: int) -> bool:
    """Say whether a word says that there are more of them: "including", "among others"."""
    listed = _listed(tree, at)
    behind = tree.tokens[max(listed) + 1 : max(listed) + 3]
    if [t.pos for t in behind] == ["PUNCT", "PROPN"] and behind[0].text == ",":
        # "EU, Canada, Mexico" of a headline, of which the parser sees two
        return True
    near = range(max(0, min(listed) - 3), min(len(tree.tokens), max(listed) + 4))
    return any(tree.tokens[i].lemma.lower() in words("rosters", "open", "words") for i in near)


def _is_term(tree: Tree, index: int) -> bool:
    """Say whether a day is given until which it holds: it is not the day of the deed."""
    return any(
        tree.tokens[k].text.lower() in ("until", "till", "through") for k in tree.kids[index]
    )


def _evidence(tree: Tree, index: int, at: int) -> Span:
    """Give the deed with its list, or the list alone where it is too long."""
    listed = [i for one in _listed(tree, at) for i in tree.phrase(one)]
    for inside in ((index, *listed), (tree.tokens[at].head, *listed)):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(min(listed), max(listed))
