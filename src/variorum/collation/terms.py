"""Terms of prison: how long somebody is, or may be, locked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.figures import Figure
from variorum.collation.frames import clause
from variorum.collation.participants import canon
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.lexicon import words
from variorum.model import Fact

_SHORT = frozenset({"second", "minute", "hour"})


def find_terms(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each term of prison that is told or foreseen."""
    for figure in figures:
        if (fact := _term(figure)) is not None:
            yield fact


def _term(figure: Figure) -> Fact | None:
    """Read how long somebody is, or may be, sent to prison."""
    tree, number = figure.tree, figure.number
    # Nobody is sent to prison for hours.
    long = figure.quantity.dimension == "duration" and figure.quantity.unit not in _SHORT
    verb = tree.verb_of(number) if long else None
    if verb is None:
        return None
    if (told_so := _named_so(figure, verb)) is not None:
        return told_so
    lemma = tree.tokens[verb].lemma
    told = list(clause(tree, verb))
    inside = {tree.tokens[i].lemma for i in told} | {tree.tokens[i].text.lower() for i in told}
    sense = sense_at(tree, verb)
    if lemma not in words("grammar", "term", "words") or not (
        inside & words("grammar", "prison", "words")
        or (sense is not None and sense.name in ("sentence", "arrest"))
    ):
        return None
    claim = claim_at(tree, verb)
    # "faces up to six years" is as much a possibility as "could be jailed for six years"
    possible = claim.mood == "possible" or lemma in ("face", "carry")
    holder = (
        tree.subject(verb) if lemma in words("grammar", "prisoner", "words") else tree.object(verb)
    )
    # Beside a lawyer, "he" may be anybody.
    named = holder is not None and tree.tokens[holder].pos != "PRON"
    # Who "must spend two years in prison" has been sentenced to them.
    imposed = claim.mood == "demanded" and lemma in words("grammar", "prisoner", "words")
    mood = "possible" if possible else "real" if imposed else claim.mood
    return figure.fact(
        ("term", mood),
        figure.evidence(verb),
        verb,
        # What one charge carries is part of what somebody may face, as is a sum of sentences.
        part=bool(inside & words("grammar", "not one term", "words")) or lemma == "carry",
        subject=canon(figure.framer, tree, holder) if named else None,
        modality=claim.mood,
        positive=claim.sign > 0,
    )


def _named_so(figure: Figure, verb: int) -> Fact | None:
    """Read "nine years behind bars was the punishment", "the sentence was nine years"."""
    tree = figure.tree
    if tree.tokens[verb].lemma != "be" or claim_at(tree, verb) != Claim(1, "real"):
        return None
    sides = [tree.child(verb, "nsubj"), tree.child(verb, "attr")]
    called = {
        tree.tokens[i].lemma
        for i in sides
        # "The maximum sentence was nine years" is nobody's.
        if i is not None and i not in figure.inside and tree.child(i, "amod") is None
    }
    its = next((i for i in sides if i in {*figure.chain(2), *figure.inside}), None)
    inside = {tree.tokens[i].lemma for i in clause(tree, verb)}
    if its is None or not called & words("grammar", "punishment", "words"):
        return None
    return figure.fact(
        ("term", "real"),
        figure.evidence(verb),
        verb,
        part=bool(inside & words("grammar", "not one term", "words")),
    )
