"""With what, by whom, where, bound for where: fillers that are of one kind or of another.

Words of one family name things that exclude each other, a knife and an axe, the leg and the
chest; which words do, and near which others, is data (`lexicon/en/kinds.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from variorum.collation.causes import CAUSES
from variorum.collation.contrasts import CONTRASTS, first_of
from variorum.collation.doers import DOERS
from variorum.collation.endings import ENDINGS
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, kind_of
from variorum.collation.means import MEANS
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.trees import Tree
from variorum.collation.whereabouts import WHEREABOUTS
from variorum.lexicon import words
from variorum.model import Fact, Span

# What somebody may rule out, and so contradict who asserts it.
_DENIABLE = frozenset({"cause", "motive", "intent"})
_AROUND = frozenset({"aux", "auxpass", "prt", "neg"})
# As long as a reading may be, in characters; beyond that it is cut nearer to the filler.
NEAR = 90
# What an earlier account said stands within so many words of it.
CLOSE = 12


def find_fillers(framer: Framer) -> Iterator[Fact]:
    """Yield what fills the slots of what happened, each slot with what it is a slot of."""
    fills = _fills()
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            called = {token.pos, token.lemma.lower(), token.text.lower()}
            for fill in dict.fromkeys(
                fill for word in sorted(called) for fill in fills.get(word, ())
            ):
                for slot in fill(framer, tree, index):
                    yield from _filled(framer, tree, index, slot)


@cache
def _fills() -> dict[str, tuple[Fill, ...]]:
    """Map each word, or part of speech, to the slots that it may fill."""
    found = defaultdict[str, list[Fill]](list)
    for called, fill in (*MEANS, *CAUSES, *WHEREABOUTS, *CONTRASTS, *DOERS, *ENDINGS):
        for word in sorted(called):
            found[word].append(fill)
    return {word: tuple(fills) for word, fills in found.items()}


def _filled(framer: Framer, tree: Tree, index: int, slot: Slot) -> Iterator[Fact]:
    name, value, about, whose = slot
    verb = tree.verb_of(index)
    claim = claim_at(tree, verb) if verb is not None else Claim(1, "real")
    denied = claim.sign < 0 or _ruled_out(tree, verb)
    if claim.mood != "real" or (denied and name not in _DENIABLE) or _superseded(tree, index):
        return
    span = _whom(tree, index) if name.startswith("recipient") else _reading(tree, index, verb)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("circumstance", name, about, whose),
        label=span.exact,
        evidence=(span,),
        value=value,
        polarity="negative" if denied else "positive",
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        subject=whose,
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _superseded(tree: Tree, index: int) -> bool:
    """Say whether a filler is told as what was said before: "an earlier account that he fled"."""
    accounts, former = words("kinds", "account", "words"), words("kinds", "former", "words")
    return any(
        tree.tokens[i].lemma in accounts
        and any(tree.tokens[k].text.lower() in former for k in tree.kids[i])
        for i in range(max(0, index - CLOSE), index)
    )


def _ruled_out(tree: Tree, verb: int | None) -> bool:
    return (
        verb is not None
        and tree.tokens[verb].lemma == "rule"
        and any(tree.tokens[k].text.lower() == "out" for k in tree.kids[verb])
    )


def _reading(tree: Tree, index: int, verb: int | None) -> Span:
    """Give a filler with the verb it hangs on and its subject, as far as they stand close together."""
    phrase = [*tree.phrase(index)]
    top = tree.tokens[index].head
    if tree.tokens[top].pos == "ADP" and tree.tokens[index].dep == "pobj":
        phrase.append(top)
    if kind_of("offence", tree, index) is not None:
        # All that somebody is charged with is one answer.
        charge = tree.tokens[top].head
        held = [i for i in tree.below(index, 8) if _belongs(tree, i, index)]
        return _trimmed(tree, min(charge, *phrase), max(held))
    if verb is None:
        return tree.span(min(phrase), max(phrase))
    around = [k for k in tree.kids[verb] if tree.tokens[k].dep in _AROUND]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    doer = [*tree.phrase(subject)] if subject is not None else []
    described = [
        i for k in tree.kids[index] if tree.tokens[k].dep == "acl" for i in tree.below(k, 2)
    ]
    for inside in (
        (*doer, *around, verb, *phrase, *described),
        (*around, verb, *phrase, *described),
        (*doer, *around, verb, *phrase),
        (*around, verb, *phrase),
    ):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(min(phrase), max(phrase))


def _whom(tree: Tree, index: int) -> Span:
    """Give all to whom something went, up to the last of them: "to a minister and two clerks"."""
    return _trimmed(tree, tree.tokens[first_of(tree, index)].head, max(tree.phrase(index)))


def _belongs(tree: Tree, i: int, index: int) -> bool:
    """Say whether a word lies in a row of nouns, and not in a clause that hangs on it."""
    while i != index:
        if tree.tokens[i].dep in ("relcl", "acl", "advcl", "ccomp", "punct"):
            return False
        i = tree.tokens[i].head
    return True


def _trimmed(tree: Tree, first: int, last: int) -> Span:
    while last > first and tree.tokens[last].end - tree.tokens[first].start > NEAR:
        last -= 1
    return tree.span(first, last)
