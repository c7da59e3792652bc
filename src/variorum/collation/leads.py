"""What stands over what accounts tell alike: the clause among theirs that reads best by itself.

A clause with a subject that is a noun or a name does, a noun with what is told of it may; a
clause with a pronoun or with none needs what stood before it. Where an account told its subject
in the same sentence, a clause without one gets it back: "Lester, tired by then, threw a wild
pitch" is headed "Lester threw a wild pitch".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.by_itself import (
    CLAUSE,
    LEANS,
    NOUN,
    PHRASE,
    breaks_off,
    how_well,
    named_before,
)
from variorum.collation.cuts import LINE, Cuts, predicate_of
from variorum.collation.subjects import NAMING, leading, phrase_of, subject_of
from variorum.collation.trees import Tree
from variorum.model import Fact, Span

# Of the words that most are shared a heading must hold so many.
ENOUGH = 2 / 3
# A noun with so many words says something without a verb.
LONG = 8
# For these a name may be put; "we" and "you" are whoever speaks.
_THIRD = frozenset({"he", "she", "it", "they"})
# What joins a sentence to the one before it.
_JOINING = re.compile(
    r"(?:However|But|And|Meanwhile|Also|Still|So|Yet|Then|Moreover|Instead),? +(?=\w)"
)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# What is written in so many capitals is the place that a report comes from, and no owner: "KELMOUTH - Two …".
DATELINE = 5


@dataclass(frozen=True, slots=True)
class Lead:
    """The clause that stands for all, the heading made of it, and whether that tells something by itself.

    Where it `leans`, it does but for a pronoun: for words whose speaker is known that is enough.
    """

    fact: Fact
    text: str
    stands: bool
    leans: bool = False


def lead_of(
    facts: Sequence[Fact],
    shared: frozenset[str],
    cuts: Cuts,
    order: Mapping[str, int],
    *,
    is_quoted: Callable[[Span], bool],
    is_heading: Callable[[Fact], bool],
) -> Lead:
    """Give the clause that stands for all: with a noun for its subject, in the account's own words, and short.

    A sentence stands before a headline, which leaves words out.
    """
    told = [len(shared & _shown(f)) for f in facts]
    enough = [f for f, n in zip(facts, told, strict=True) if n >= ENOUGH * max(told)]
    best = max(
        enough,
        key=lambda f: (
            how_well(f, cuts, shared),
            -_figures_alone(f, facts),
            not _shouts(f.label),
            not is_heading(f),
            not is_quoted(f.evidence[0]),
            len(f.label) <= LINE,
            -_pronouns(f, cuts),
            len(shared & _shown(f)),
            -len(f.label),
            -order[f.article],
        ),
    )
    text, alone = _with_its_subject(best, cuts), how_well(best, cuts, shared)
    quoted = is_quoted(best.evidence[0])
    if quoted and alone == PHRASE:
        # Of a quotation a noun is but a scrap: "the points raised in this letter".
        alone = NOUN
    if alone == LEANS and not quoted and (name := _meant(best, facts)) is not None:
        text, alone = _with_the_name(best, name, cuts)
    telling = {f.article for f in facts if _tells(f, cuts, shared)}
    text, several = _JOINING.sub("", text, count=1), len(telling) > 1
    return Lead(best, text, alone > LEANS and several, alone == LEANS and several)


def _tells(fact: Fact, cuts: Cuts, shared: frozenset[str]) -> bool:
    """Say whether a reading is more than a noun: with a verb, or with much beside it."""
    return how_well(fact, cuts, shared) != NOUN or fact.label.count(" ") + 1 >= LONG


def _figures_alone(fact: Fact, facts: Sequence[Fact]) -> int:
    """Count the figures of a clause that no other account has: what stands for all holds none of them."""
    others = " ".join(f.label for f in facts if f.article != fact.article)
    return len(set(_FIGURE.findall(fact.label)) - set(_FIGURE.findall(others)))


def _pronouns(fact: Fact, cuts: Cuts) -> int:
    """Count the pronouns of a clause: "singled it out" says less than "singled the ferry out"."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    return sum(tree.tokens[i].tag in ("PRP", "PRP$") for i in inside) if tree is not None else 0


def _shouts(text: str) -> bool:
    """Say whether most words of a line are capitals: "TWO HELD AFTER FIRE"."""
    words = [word for word in text.split() if word.isalpha() and len(word) > 1]
    return 2 * sum(word.isupper() for word in words) > len(words)


def _shown(fact: Fact) -> frozenset[str]:
    """Give the words of a fact that stand in what is printed of it."""
    shown = fact.evidence[0]
    return frozenset(w for w, start, end in fact.marks if shown.start <= start and end <= shown.end)


def _meant(fact: Fact, facts: Sequence[Fact]) -> str | None:
    """Give the name that a pronoun stands for, where another account has the same for its subject."""
    name = fact.subject
    if name is None or not name[:1].isupper():
        return None
    others = {f.subject for f in facts if f.article != fact.article} - {None}
    return name if others == {name} else None


def _with_the_name(fact: Fact, name: str, cuts: Cuts) -> tuple[str, int]:
    """Give a clause with the name that its pronoun stands for, in square brackets, as an editor puts it."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside:
        return fact.label, LEANS
    verb = leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    subject = subject_of(tree, verb)
    token = tree.tokens[subject] if subject is not None else None
    if token is None or token.text.lower() not in _THIRD:
        return fact.label, LEANS
    before = span.exact[: token.start - span.start]
    return f"{before}[{name}]{span.exact[token.end - span.start :]}", CLAUSE


def _with_its_subject(fact: Fact, cuts: Cuts) -> str:
    """Give a clause with the subject that its sentence named before, where it has none of its own."""
    span, tree = fact.evidence[0], cuts.tree(fact.evidence[0])
    if tree is None or fact.kind != "event":
        return fact.label
    inside = tree.within(span.start, span.end)
    if not inside:
        return fact.label
    verb = leading(tree, inside, predicate_of(tree, inside[0], inside[-1], fact))
    subject = named_before(tree, inside, verb)
    return fact.label if subject is None else f"{phrase_of(tree, subject).exact} {fact.label}"


def clause_round(
    facts: Sequence[Fact],
    cuts: Cuts,
    order: Mapping[str, int],
    *,
    is_heading: Callable[[Fact], bool],
) -> str | None:
    """Give the clause that tells a figure, or what the news is of, best: "the storm brought 34 inches of snow", never "34 inches".

    None where no account tells it in a clause that reads by itself.
    """
    told = [clause for f in facts if (clause := _clause(f, cuts)) is not None]
    if not told:
        return None
    # Where one has "about 40", "40" says more than all of them do.
    return min(
        told,
        key=lambda f: (
            -how_well(f, cuts),
            is_heading(f),
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


def _clause(fact: Fact, cuts: Cuts) -> Fact | None:
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
    return clause if how_well(clause, cuts) > LEANS and not breaks_off(clause, cuts) else None


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
    own = subject_of(tree, verb) if verb is not None else None
    subject = None if own is None else tree.antecedent(own)
    if subject is None or tree.tokens[subject].pos not in NAMING:
        return verb, None
    return verb, subject


def _owner(fact: Fact, cuts: Cuts) -> Owner | None:
    tree = cuts.tree(fact.evidence[0])
    verb, subject = _governing(fact, cuts)
    if tree is None or verb is None or subject is None or subject > verb:
        return None
    named, told = phrase_of(tree, subject).exact, tree.tokens[verb]
    if told.lemma == fact.subject:
        return Owner(f"{named} {told.text}", acts=True)
    counted = fact.subject in (tree.tokens[subject].text.lower(), tree.tokens[subject].lemma)
    if named.isupper() and len(named) > DATELINE:
        return None
    return None if counted or tree.tokens[subject].pos == "NUM" else Owner(named, acts=False)
