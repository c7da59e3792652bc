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

from variorum.collation.cuts import LINE, Cuts, predicate_of
from variorum.collation.subjects import FINITE, NAMING, is_finite, leading, phrase_of, subject_of
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# Of the words that most are shared a heading must hold so many.
ENOUGH = 2 / 3
# A noun with so many words says something without a verb.
LONG = 8
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_WHEN = frozenset({"when", "whenever", "if", "unless", "until", "once", "whether"})
_GOVERNED = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "acomp"})
# For these a name may be put; "we" and "you" are whoever speaks.
_THIRD = frozenset({"he", "she", "it", "they"})
# What joins a sentence to the one before it.
_JOINING = re.compile(
    r"(?:However|But|And|Meanwhile|Also|Still|So|Yet|Then|Moreover|Instead),? +(?=\w)"
)
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
            _alone(f, cuts, shared),
            not _shouts(f.label),
            not is_heading(f),
            not is_quoted(f.evidence[0]),
            len(f.label) <= LINE,
            len(shared & _shown(f)),
            -len(f.label),
            -order[f.article],
        ),
    )
    text, alone = _with_its_subject(best, cuts), _alone(best, cuts, shared)
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
    return _alone(fact, cuts, shared) != NOUN or fact.label.count(" ") + 1 >= LONG


def _shouts(text: str) -> bool:
    """Say whether most words of a line are capitals: "TWO HELD AFTER FIRE"."""
    words = [word for word in text.split() if word.isalpha() and len(word) > 1]
    return 2 * sum(word.isupper() for word in words) > len(words)


def _shown(fact: Fact) -> frozenset[str]:
    """Give the words of a fact that stand in what is printed of it."""
    shown = fact.evidence[0]
    return frozenset(w for w, start, end in fact.marks if shown.start <= start and end <= shown.end)


# How well a stretch reads by itself: without its subject, a noun alone, with a pronoun for its
# subject, a noun of which something is told, a clause about a noun, and about one that others have.
STUMP, NOUN, LEANS, PHRASE, CLAUSE, BEST = range(6)


def _alone(fact: Fact, cuts: Cuts, shared: frozenset[str] | None = None) -> int:
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
        if _earlier(tree, inside, verb) is not None:
            return CLAUSE
        return PHRASE if _describes(tree, inside, verb) else STUMP
    noun = tree.antecedent(subject)
    if noun != subject:
        return PHRASE if noun in inside else STUMP
    if tree.tokens[subject].pos not in NAMING:
        return LEANS
    return _clause_of(tree, verb, subject, fact, shared)


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
        return PHRASE if any(tree.tokens[i].pos == "NUM" for i in inside) else NOUN
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


def _describes(tree: Tree, inside: Sequence[int], verb: int) -> bool:
    """Say whether a verb hangs on a noun before it in the stretch: "a boy trapped in a well"."""
    noun = tree.tokens[verb].head
    return tree.tokens[verb].dep in ("acl", "relcl") and noun in inside and noun < verb


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
    subject = _earlier(tree, inside, verb)
    return fact.label if subject is None else f"{phrase_of(tree, subject).exact} {fact.label}"


def _earlier(tree: Tree, inside: Sequence[int], verb: int) -> int | None:
    """Give the noun before a stretch that is the subject of its verb, where the stretch begins with that."""
    if tree.tokens[inside[0]].tag not in FINITE:
        return None
    subject = subject_of(tree, verb)
    named = subject is not None and tree.tokens[subject].pos in NAMING
    return subject if named and subject is not None and subject < inside[0] else None


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
            -_alone(f, cuts),
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
    return clause if _alone(clause, cuts) > LEANS and not _breaks_off(clause, cuts) else None


def _breaks_off(clause: Fact, cuts: Cuts) -> bool:
    """Say whether a clause ends with its verb, and what the verb governs comes after: "the leak includes"."""
    span, tree = clause.evidence[0], cuts.tree(clause.evidence[0])
    inside = tree.within(span.start, span.end) if tree is not None else ()
    if tree is None or not inside or tree.tokens[inside[-1]].pos != "VERB":
        return False
    return any(k > inside[-1] and tree.tokens[k].dep in _GOVERNED for k in tree.kids[inside[-1]])


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
