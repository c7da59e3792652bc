"""At what hour: the clock times that accounts give to what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.collation.circumstances import OCCURRENCE
from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Date, Fact

_CLOCK = re.compile(r"T(\d\d):(\d\d)$")
# What says of which half of the day an hour is.
_HALF = re.compile(
    r"[ap]\.?m|noon|midday|midnight|\b(?:0\d|1[3-9]|2\d)[:.]|morning|evening|night", re.IGNORECASE
)
_NOON = 12
_ELSEWHERE = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|E[DS]?T|P[DS]?T|C[DS]T)\b")
# As many characters before an hour can make it a rough one, and behind it name its zone.
_BEFORE, _BEHIND = 24, 8
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|shortly|just|nearly|almost|some|approximately|soon|before|after|past|towards)\b[^,.;]*$",
    re.IGNORECASE,
)
# Who dies of it, or is caught for it, does so at another hour.
_LATER = frozenset({"die", "succumb", "perish", "arrest", "detain"})


def find_hours(framer: Framer) -> Iterator[Fact]:
    """Yield each hour of the clock that something of a known class is said to have happened at."""
    for date in framer.dates:
        clock = _CLOCK.search(date.value)
        tree = framer.forest.at(date.span.start)
        inside = tree.within(date.span.start, date.span.end) if tree and clock else ()
        if tree is None or clock is None or not inside or _of_another_zone(tree, date):
            continue
        what = _happening(tree, inside)
        if what is None or claim_at(tree, what[1]) != Claim(1, "real"):
            continue
        span = tree.span(inside[0], inside[-1])
        before = tree.article.text[max(tree.sentence.start, span.start - _BEFORE) : span.start]
        if before.lower().endswith(("the ", " a ")):
            # "The 7.42 to Dover" is a train.
            continue
        twelve = int(clock[1]) <= _NOON and not _HALF.search(date.span.exact)
        loose = _ROUGHLY.search(before)
        first = span.start if loose is None else span.start - len(loose.group())
        told = tree.article.span(first, span.end)
        yield Fact(
            kind="attribute",
            article=tree.article.id,
            key=("circumstance", "hour", what[0], None),
            label=told.exact,
            evidence=(told,),
            value=float(int(clock[1]) * 60 + int(clock[2])),
            approximation="exact" if loose is None and what[0] != OCCURRENCE else "about",
            unit="of twelve" if twelve else None,
            when=(date.begin, date.end) if date.begin and date.end else None,
            statements=framer.statement_ids(span),
            source=framer.source(span),
        )


def _of_another_zone(tree: Tree, date: Date) -> bool:
    behind = tree.article.text[date.span.start : date.span.end + _BEHIND]
    return _ELSEWHERE.search(behind.partition("(")[0]) is not None


def _happening(tree: Tree, inside: Sequence[int]) -> tuple[str, int] | None:
    """Give the class of what an hour is the hour of, and its verb."""
    verb = tree.verb_of(inside[0])
    if verb is None or tree.tokens[verb].lemma in _LATER:
        return None
    if tree.tokens[verb].lemma == "be":
        # "It was a quarter past seven when the boat rolled over."
        tops = (verb, *inside, tree.tokens[inside[0]].head)
        below = (tree.child(i, "advcl", "relcl", "ccomp") for i in tops)
        verb = next((i for i in below if i is not None), verb)
    sense = sense_at(tree, verb)
    if sense is not None:
        return (sense.name, verb) if sense.sign > 0 else None
    subject = tree.child(verb, "nsubj")
    named = sense_at(tree, subject) if subject is not None else None
    if named is not None and named.noun:
        # "The blast ripped through the doors at six", whatever it did there.
        return named.name, verb
    occurs = tree.tokens[verb].lemma in words("kinds", "occurring", "words") or (
        tree.tokens[verb].lemma == "take" and tree.child(verb, "dobj") is not None
    )
    if occurs and subject is not None:
        token = tree.tokens[subject]
        told = token.lemma in words("grammar", "event", "words") | words("kinds", "alarm", "words")
        if told or token.text.lower() == "it":
            return OCCURRENCE, verb
    return None
