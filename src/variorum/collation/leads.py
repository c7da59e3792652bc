"""What stands over what accounts tell alike: the clause among theirs that reads best by itself.

A clause with a subject that is a noun or a name does, a noun with what is told of it may; a
clause with a pronoun or with none needs what stood before it. Where an account told its subject
in the same sentence, a clause without one gets it back: "Lester, tired by then, threw a wild
pitch" is headed "Lester threw a wild pitch".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.cuts import LINE, Cuts, predicate_of
from variorum.collation.trees import Tree
from variorum.model import Fact, Span

# Of the words that most are shared a heading must hold so many.
ENOUGH = 2 / 3
# What is written in so many capitals is the place that a report comes from, and no owner: "KELMOUTH - Two …".
DATELINE = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})


def lead_of(
    facts: Sequence[Fact], shared: frozenset[str], cuts: Cuts, order: Mapping[str, int]
) -> tuple[Fact, str]:
    """Give the clause that stands for all, and the heading made of it."""
    told = [len(shared & _shown(f)) for f in facts]
    enough = [f for f, n in zip(facts, told, strict=True) if n >= ENOUGH * max(told)]
    best = max(
        enough,
        key=lambda f: (
            _alone(f, cuts, shared),
            len(shared & _shown(f)),
            -len(f.label),
            -order[f.article],
        ),
    )
    return best, _with_its_subject(best, cuts)


def _shown(fact: Fact) -> frozenset[str]:
    """Give the words of a fact that stand in what is printed of it."""
    shown = fact.evidence[0]
    return frozenset(w for w, start, end in fact.marks if shown.start <= start and end <= shown.end)


def _alone(fact: Fact, cuts: Cuts, shared: frozenset[str] | None = None) -> int:
    """Say how well a clause reads by itself, from 0 for one without a subject to 3.

    Best is a subject that others have, too, where it is known what they share.
    """
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside:
        return 1
    if fact.kind != "event":
        return 2
    verb = _leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    if tree.tokens[verb].pos not in ("VERB", "AUX", "ADJ"):
        return 2
    subject = _subject(tree, verb)
    if subject is None or subject < inside[0]:
        return 0 if _earlier(tree, inside, verb) is None else 2
    noun = tree.antecedent(subject)
    if noun != subject:
        return 2 if noun in inside else 0
    if tree.tokens[subject].pos not in _NAMING:
        return 1
    named = {tree.tokens[i].start for i in tree.phrase(subject)}
    theirs = shared is None or any(w in shared for w, start, _ in fact.marks if start in named)
    return 3 if theirs else 2


def _leading(tree: Tree, inside: Sequence[int], verb: int) -> int:
    """Give the verb by which a clause opens, where one stands before the subject of its predicate.

    "Had a curse placed on them" is about those who had it, and not about the curse.
    """
    subject = _subject(tree, verb)
    before = inside[: inside.index(subject)] if subject in inside else ()
    finite = (
        i
        for i in before
        if tree.tokens[i].tag in _FINITE and tree.tokens[i].dep not in ("aux", "auxpass")
    )
    return next(finite, verb)


def _subject(tree: Tree, verb: int) -> int | None:
    """Give the subject that stands in a verb's own clause, or in that of the verb it completes or is joined to."""
    while (own := tree.child(verb, "nsubj", "nsubjpass", "expl")) is None:
        if tree.tokens[verb].dep not in ("xcomp", "acomp", "attr", "oprd", "conj"):
            return None
        verb = tree.tokens[verb].head
    return own


def _with_its_subject(fact: Fact, cuts: Cuts) -> str:
    """Give a clause with the subject that its sentence named before, where it has none of its own."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    if tree is None or fact.kind != "event":
        return fact.label
    inside = tree.within(span.start, span.end)
    if not inside:
        return fact.label
    verb = _leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    subject = _earlier(tree, inside, verb)
    return fact.label if subject is None else f"{_phrase(tree, subject).exact} {fact.label}"


def _earlier(tree: Tree, inside: Sequence[int], verb: int) -> int | None:
    """Give the noun before a stretch that is the subject of its verb, where the stretch begins with that."""
    if tree.tokens[inside[0]].tag not in _FINITE:
        return None
    subject = _subject(tree, verb)
    named = subject is not None and tree.tokens[subject].pos in _NAMING
    return subject if named and subject is not None and subject < inside[0] else None


def _phrase(tree: Tree, noun: int) -> Span:
    """Give a noun with what stands before it and what is joined to it: "the Lind ferry and the tug"."""
    before = [i for i in tree.phrase(noun) if i <= noun]
    joined = [i for i in tree.conjuncts(noun) if tree.tokens[i].pos in _NAMING]
    return tree.span(min(before), max(joined))


def figure_lead(facts: Sequence[Fact], cuts: Cuts, order: Mapping[str, int]) -> str | None:
    """Give the clause that tells a figure best: "the storm brought 34 inches of snow", never "34 inches".

    None where no account tells it in a clause that reads by itself.
    """
    told = [clause for f in facts if (clause := _clause_round(f, cuts)) is not None]
    if not told:
        return None
    # Where one has "about 40", "40" says more than all of them do.
    return min(
        told,
        key=lambda f: (
            -_alone(f, cuts),
            f.approximation == "exact",
            len(f.label),
            order[f.article],
        ),
    ).label


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a figure is; with the verb (`acts`) where the verb is all that tells of what it is."""

    text: str
    acts: bool


def owner_of(facts: Sequence[Fact], cuts: Cuts) -> Owner | None:
    """Give whose a figure is, the shortest that an account has: "Lind", "the rocket flew"."""
    found = [owner for f in facts if (owner := _owner(f, cuts)) is not None]
    return min(found, key=lambda owner: (len(owner.text), owner.text), default=None)


def _clause_round(fact: Fact, cuts: Cuts) -> Fact | None:
    """Give a figure's clause from its subject on, as far as a line goes."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    verb, subject = _governing(fact, cuts)
    if tree is None or verb is None or subject is None:
        return None
    inside = tree.within(span.start, span.end)
    first = min(*tree.phrase(subject), inside[0], verb)
    last = max(inside[-1], verb)
    if tree.tokens[last].end - tree.tokens[first].start > LINE:
        return None
    whole = tree.span(first, last)
    clause = cuts.mended(
        replace(
            fact,
            kind="event",
            label=whole.exact,
            evidence=(whole,),
            marks=((" ", *_at(tree, verb)),),
        )
    )
    return clause if _alone(clause, cuts) > 1 else None


def _at(tree: Tree, index: int) -> tuple[int, int]:
    return tree.tokens[index].start, tree.tokens[index].end


def _governing(fact: Fact, cuts: Cuts) -> tuple[int | None, int | None]:
    """Give the verb above a figure and the noun that is its subject."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside:
        return None, None
    top = next(
        (i for i in inside if not inside[0] <= tree.tokens[i].head <= inside[-1]), inside[-1]
    )
    verb = tree.verb_of(top)
    own = _subject(tree, verb) if verb is not None else None
    subject = None if own is None else tree.antecedent(own)
    if subject is None or tree.tokens[subject].pos not in _NAMING:
        return verb, None
    return verb, subject


def _owner(fact: Fact, cuts: Cuts) -> Owner | None:
    tree = cuts.tree(fact.evidence[0])
    verb, subject = _governing(fact, cuts)
    if tree is None or verb is None or subject is None or subject > verb:
        return None
    named, told = _phrase(tree, subject).exact, tree.tokens[verb]
    if told.lemma == fact.subject:
        return Owner(f"{named} {told.text}", acts=True)
    counted = fact.subject in (tree.tokens[subject].text.lower(), tree.tokens[subject].lemma)
    if named.isupper() and len(named) > DATELINE:
        return None
    return None if counted or tree.tokens[subject].pos == "NUM" else Owner(named, acts=False)


def counts_a_thing(facts: Sequence[Fact], cuts: Cuts) -> bool:
    """Say whether things are counted, and their noun is known: seasons, and not "turned 38"."""
    return facts[0].key[1] == "count" and any(_is_noun(f, cuts) for f in facts)


def _is_noun(fact: Fact, cuts: Cuts) -> bool:
    tree = cuts.tree(fact.evidence[0])
    if tree is None:
        return False
    return any(
        tree.tokens[i].pos in ("NOUN", "PROPN")
        and fact.subject in (tree.tokens[i].text.lower(), tree.tokens[i].lemma)
        for i in tree.within(fact.evidence[0].start, fact.evidence[0].end)
    )
