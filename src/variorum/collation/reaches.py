"""How far a measure goes, and of whom a thing is said: all of them, or only some, whatever is said.

"The new rules cover all workers" and "only civil servants": one thing is said of one measure, and
of all in one account, of some and nobody else in another. What is said must be the same word, and
so must what else takes part in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.collation.extents import alias, extent_of, is_by_then, times
from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.shares import Share, share_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# What a measure is asked by, however it is told.
REACH = "reach"

_TOLD = frozenset({"real", "future", "permitted"})
_WAYS = frozenset({"for", "to", "on", "in", "across", "throughout", "over", "at", "from", "by"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_reaches(framer: Framer) -> Iterator[Fact]:
    """Yield what is said of all of a group or a place, or of a part of it alone."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos == "NOUN" and token.lemma in words("extents", "measure", "words"):
                yield from _of_measure(framer, tree, index)
            said = token.pos == "VERB" or (token.pos == "ADJ" and token.dep == "acomp")
            if said and (not _is_light(tree, index) or token.lemma == "go"):
                claim = claim_at(tree, index)
                if claim.mood in _TOLD and claim.sign > 0 and not is_by_then(tree, index):
                    yield from _said(framer, tree, index)


def _is_light(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma in words("grammar", "light", "words")


def _of_measure(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    """Yield how far a measure goes by what stands beside its noun: "a *nationwide* curfew", "for all staff"."""
    name = alias(tree.tokens[index].lemma)
    for k in tree.kids[index]:
        token = tree.tokens[k]
        word = token.text.lower()
        held = tree.child(k, "pobj") if token.dep == "prep" and word in _WAYS else None
        if token.dep in ("amod", "compound") and word in words("extents", "national", "words"):
            share = Share("all", (index,), k, index)
            yield _everywhere(extent_of(framer, tree, index, REACH, share, (name,)))
        elif held is not None and (share_held := _share(tree, held)) is not None:
            yield extent_of(framer, tree, index, REACH, share_held, (name,))


def _everywhere(fact: Fact) -> Fact:
    """Give what is told to hold nationwide as told of the country."""
    slots = {**dict(fact.slots), "head": ("country",), "things": ("country",), "which": ()}
    return replace(fact, slots=tuple(sorted(slots.items())))


def _said(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    """Yield of how many a verb or a state is said, with what else takes part in it."""
    lemma = tree.tokens[index].lemma
    verb = tree.tokens[index].head if tree.tokens[index].pos == "ADJ" else index
    subject = tree.subject(verb)
    passive = tree.child(verb, "auxpass") is not None
    thing = subject if passive else tree.child(index, "dobj")
    reaching = lemma in words("extents", "reaching", "words")
    limits = lemma in ("limit", "confine", "restrict")
    arguments = [("what", thing), ("who", None if passive else subject)]
    arguments += [
        (tree.tokens[k].text.lower(), tree.child(k, "pobj"))
        for i in {verb, index}
        for k in tree.kids[i]
        if tree.tokens[k].dep in ("prep", "dative", "agent")
        and tree.tokens[k].text.lower() in _WAYS
    ]
    named = {
        n: name
        for n, (_, at) in enumerate(arguments)
        if at is not None
        and tree.tokens[at].lemma.lower() not in times()
        and (name := canon(framer, tree, at)) is not None
    }
    for n, (role, at) in enumerate(arguments):
        share = _share(tree, at) if at is not None else None
        if share is None and at is not None and limits and role == "to":
            share = Share("only", (*tree.conjuncts(at),), min(index, at), at)
        if share is None or at is None or (lemma == "go" and role != "to"):
            continue
        beside = [alias(name.lower()) for m, name in named.items() if m != n]
        measures = words("extents", "measure", "words")
        if reaching or (
            lemma in words("extents", "imposing", "words") and measures.intersection(beside)
        ):
            kept = beside if reaching else [b for b in beside if b in measures]
            yield extent_of(framer, tree, index, REACH, share, kept)
        else:
            sense = sense_at(tree, index)
            sign = "" if sense is None or sense.sign > 0 else "not "
            name = lemma if sense is None else f"{sign}{sense.name}"
            kind = "who" if role == "who" and thing is not None else "what"
            yield extent_of(framer, tree, index, f"{kind} {name}", share, beside)


def _share(tree: Tree, at: int) -> Share | None:
    """Say how much a participant means, where it means all, a part or nothing else."""
    if tree.tokens[at].lemma.lower() in times():
        return None
    share = share_at(tree, at)
    return share if share is not None and share.kind in ("all", "only", "part") else None
