"""How well a stretch of a sentence reads by itself, to whom nobody shows what stood before it.

A clause about a noun or a name does; a clause about "it" leans on the sentence before it; of a noun
something must be told, and a verb without its subject is a stump.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.cuts import Cuts, predicate_of
from variorum.collation.subjects import FINITE, NAMING, is_finite, leading, subject_of
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_WHEN = frozenset({"when", "whenever", "if", "unless", "until", "once", "whether"})
_GOVERNED = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "acomp"})
# "The first boat", "the only bridge" is said of one.
_SINGLE = frozenset({"first", "second", "third", "last", "only"})

# How well a stretch reads by itself: without its subject, a noun alone, with a pronoun for its
# subject, a noun of which something is told, a clause about a noun, and about one that others have.
STUMP, NOUN, LEANS, PHRASE, CLAUSE, BEST = range(6)


def how_well(fact: Fact, cuts: Cuts, shared: frozenset[str] | None = None) -> int:
    """Say how well a stretch reads by itself.

    Best is a subject that others have, too, where it is known what they share.
    """
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside:
        return NOUN
    if fact.kind != "event":
        return PHRASE if fact.kind == "measure" else NOUN
    verb = leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    if tree.tokens[verb].pos not in ("VERB", "AUX", "ADJ"):
        return _of_a_noun(tree, inside, verb, shared, fact)
    if tree.tokens[inside[0]].tag in _ASKING:
        return STUMP
    if tree.tokens[inside[0]].tag == "PRP$":
        return LEANS
    subject = subject_of(tree, verb)
    if subject is None or subject < inside[0]:
        if named_before(tree, inside, verb) is not None:
            return CLAUSE
        return PHRASE if _describes(tree, inside, verb) else STUMP
    noun = tree.antecedent(subject)
    if noun != subject:
        return PHRASE if noun in inside else STUMP
    if tree.tokens[subject].pos not in NAMING:
        return LEANS
    if breaks_off(fact, cuts):
        return LEANS
    if _tells_of_a_noun_before(tree, inside[0], verb):
        return STUMP
    return _clause_of(tree, verb, subject, fact, shared)


def _tells_of_a_noun_before(tree: Tree, first: int, verb: int) -> bool:
    """Say whether a clause only tells which noun is meant that is not shown: "*the word* that they use for it".

    What happened in a year, "when a fire broke out", is told for itself.
    """
    while (
        tree.tokens[verb].dep in ("xcomp", "acomp", "oprd", "attr")
        and tree.tokens[verb].head != verb
    ):
        verb = tree.tokens[verb].head
    when = any(tree.tokens[k].tag == "WRB" for k in tree.below(verb, 2))
    return tree.tokens[verb].dep == "relcl" and tree.tokens[verb].head < first and not when


def _clause_of(
    tree: Tree, verb: int, subject: int, fact: Fact, shared: frozenset[str] | None
) -> int:
    if not is_finite(tree, verb) and tree.tokens[verb].tag == "VB":
        # "the guests to leave" is what somebody asked of them.
        return STUMP
    if _is_cut_from_its_condition(tree, verb, fact):
        return STUMP
    own = [i for i in tree.phrase(subject) if i <= subject]
    if any(tree.tokens[i].tag == "PRP$" for i in own):
        return LEANS
    named = {tree.tokens[i].start for i in own}
    theirs = shared is None or any(w in shared for w, start, _ in fact.marks if start in named)
    return BEST if theirs else CLAUSE


def _is_cut_from_its_condition(tree: Tree, verb: int, fact: Fact) -> bool:
    """Say whether what is told hangs on a "when" or "if" that is not shown: "*when* the sea gets cold"."""
    return tree.tokens[verb].dep == "advcl" and any(
        tree.tokens[k].text.lower() in _WHEN and tree.tokens[k].start < fact.evidence[0].start
        for k in tree.kids[verb]
    )


def _of_a_noun(
    tree: Tree, inside: Sequence[int], noun: int, shared: frozenset[str] | None, fact: Fact
) -> int:
    """Say how well a stretch reads whose predicate is a noun: as a clause where others have its verb, too."""
    if tree.tokens[inside[0]].tag == "PRP$":
        return LEANS
    verb = tree.verb_of(noun)
    subject = subject_of(tree, verb) if verb is not None and verb in inside else None
    if verb is None or subject is None or subject not in inside:
        return PHRASE if any(_counts(tree, i) for i in inside) else NOUN
    at = tree.tokens[verb].start
    if (
        tree.tokens[verb].lemma in words("cuts", "support", "words")
        and verb == tree.tokens[noun].head
    ):
        # What tells of the deed is the noun.
        return CLAUSE if tree.tokens[subject].pos in NAMING else LEANS
    theirs = shared is None or any(w in shared for w, start, _ in fact.marks if start == at)
    if not theirs:
        return NOUN
    return CLAUSE if tree.tokens[subject].pos in NAMING else LEANS


def _counts(tree: Tree, index: int) -> bool:
    """Say whether a number counts something, and is no part of a name: "two ferries", and not "Pier 4"."""
    token = tree.tokens[index]
    named = tree.tokens[token.head].pos == "PROPN" or (
        index > 0 and tree.tokens[index - 1].pos == "PROPN"
    )
    return token.pos == "NUM" and not named


def _describes(tree: Tree, inside: Sequence[int], verb: int) -> bool:
    """Say whether a verb tells of a noun before it in the stretch, of which one only is meant.

    "Ada Lind, trapped in a well", "the first boat to sink", "two boats that sank"; a "boat moored at
    the quay" may be any.
    """
    noun = tree.tokens[verb].head
    if tree.tokens[verb].dep not in ("acl", "relcl") or noun not in inside or noun > verb:
        return False
    return any(
        tree.tokens[i].pos in ("PROPN", "NUM") or tree.tokens[i].text.lower() in _SINGLE
        for i in inside
        if i < verb
    )


def named_before(tree: Tree, inside: Sequence[int], verb: int) -> int | None:
    """Give the noun before a stretch that is the subject of its verb, where the stretch begins with that."""
    if tree.tokens[inside[0]].tag not in FINITE:
        return None
    subject = subject_of(tree, verb)
    named = subject is not None and tree.tokens[subject].pos in NAMING
    return subject if named and subject is not None and subject < inside[0] else None


def breaks_off(fact: Fact, cuts: Cuts) -> bool:
    """Say whether a clause ends with its verb, and what the verb governs comes after: "the leak includes"."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside or tree.tokens[inside[-1]].pos != "VERB":
        return False
    return any(k > inside[-1] and tree.tokens[k].dep in _GOVERNED for k in tree.kids[inside[-1]])
