"""At what hour: the clock times that accounts give to what the story is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.collation import clocks
from variorum.collation.circumstances import OCCURRENCE
from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.collation.zones import ALARM
from variorum.lexicon import words
from variorum.model import Fact, Span

# Who dies of it, or is caught for it, does so at another hour.
_LATER = frozenset({"die", "succumb", "perish", "arrest", "detain"})
# A call comes, and shots are heard, so many minutes around the thing itself.
AROUND = 8
# What is joined to a predicate tells of itself: "at 8.15, and the second at nine".
_ROWS = frozenset({"conj", "advcl", "relcl", "parataxis"})
_DAY = re.compile(r"(?<=[\dm.]),? (?:on )?[A-Z][a-z]+day$")
# How far above a clock the noun or verb may stand that it dates.
_FAR = 5


def find_hours(framer: Framer) -> Iterator[Fact]:
    """Yield each hour of the clock that something of a known class is said to have happened at."""
    for date in framer.dates:
        if date.kind != "time" or (tree := framer.forest.at(date.span.start)) is None:
            continue
        inside = tree.within(date.span.start, date.span.end)
        clock = clocks.clock_of(tree.article.text, date) if inside else None
        if clock is None or clocks.is_open(tree.article.text, date):
            continue
        what = _happening(tree, inside)
        if what is None or _is_another(tree, what[1]):
            continue
        name, verb, rough = what
        alarm = name == ALARM
        if tree.tokens[verb].pos in ("VERB", "AUX") and claim_at(tree, verb) != Claim(1, "real"):
            continue
        told = tree.article.span(min(clock.said, date.span.start), date.span.end)
        told = tree.article.span(told.start, _without_day(told))
        slack = AROUND if rough else 0
        yield Fact(
            kind="attribute",
            article=tree.article.id,
            key=("circumstance", "hour", OCCURRENCE if alarm else name, None),
            label=told.exact,
            evidence=(told,),
            value=(clock.low + clock.high) / 2,
            low=float(clock.low - slack),
            high=float(clock.high + slack),
            approximation="about"
            if rough or clock.high - clock.low > clocks.EXACT * 2
            else "exact",
            unit=ALARM if alarm else "of twelve" if clock.of_twelve else None,
            status=clock.zone or "",
            when=(date.begin, date.end) if date.begin and date.end else None,
            statements=framer.statement_ids(told),
            source=framer.source(told),
        )


def _without_day(told: Span) -> int:
    """Give where an hour ends before its day: "6.10am on Wednesday" is asked for its hour."""
    day = _DAY.search(told.exact)
    return told.end if day is None else told.start + day.start()


def _happening(tree: Tree, inside: Sequence[int]) -> tuple[str, int, bool] | None:
    """Give the class of what an hour is the hour of, its predicate, and whether it is that only roughly."""
    noun = _dated_noun(tree, inside)
    if noun is not None:
        return noun
    verb = tree.verb_of(inside[0])
    if verb is None or tree.tokens[verb].lemma in _LATER:
        return None
    if tree.tokens[verb].lemma == "be":
        # "It was a quarter past seven when the boat rolled over."
        tops = (verb, *inside, tree.tokens[inside[0]].head)
        below = (tree.child(i, "advcl", "relcl", "ccomp") for i in tops)
        verb = next((i for i in below if i is not None), verb)
    if tree.tokens[verb].lemma in words("kinds", "calling", "words"):
        called = tree.object(verb)
        return (ALARM, verb, False) if called is not None and _helps(tree, called) else None
    if (perceived := _perceived(tree, verb)) is not None:
        return perceived
    subject = tree.child(verb, "nsubj")
    if _occurs(tree, verb) and subject is not None:
        told = tree.antecedent(subject)
        token, itself = tree.tokens[told], sense_at(tree, told)
        if itself is not None and itself.noun and itself.sign > 0:
            return itself.name, verb, False
        if token.text.lower() in ("it", "this") or token.lemma in _events():
            return OCCURRENCE, verb, False
        if token.lemma in words("kinds", "alarm", "words"):
            return OCCURRENCE, verb, True
    sense = sense_at(tree, verb)
    if sense is not None:
        return (sense.name, verb, False) if sense.sign > 0 else None
    named = sense_at(tree, subject) if subject is not None else None
    if named is not None and named.noun:
        # "The blast ripped through the doors at six", whatever it did there.
        return named.name, verb, False
    return None


def _dated_noun(tree: Tree, inside: Sequence[int]) -> tuple[str, int, bool] | None:
    """Give the happening a clock stands with: "the 6.10am crash", "the blast at ten"."""
    here = inside[0]
    for _ in range(_FAR):
        head = tree.tokens[here].head
        token = tree.tokens[head]
        if head == here or token.pos in ("VERB", "AUX"):
            return None
        if token.pos == "NOUN" and head not in inside:
            sense = sense_at(tree, head)
            if sense is not None and sense.noun and sense.sign > 0:
                return sense.name, head, False
            return (OCCURRENCE, head, False) if token.lemma in _events() else None
        here = head
    return None


def _perceived(tree: Tree, verb: int) -> tuple[str, int, bool] | None:
    """Give what was heard, felt or seen at an hour: "residents heard the explosion", "the tremor was felt"."""
    if tree.tokens[verb].lemma not in words("kinds", "perceiving", "words"):
        return None
    thing = tree.object(verb)
    if thing is None:
        return None
    sense = sense_at(tree, thing)
    if sense is not None and sense.noun:
        return sense.name, verb, False
    token = tree.tokens[thing]
    if token.lemma in _events():
        return OCCURRENCE, verb, False
    return (OCCURRENCE, verb, True) if token.lemma in words("kinds", "alarm", "words") else None


def _helps(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    helpers = words("kinds", "helper", "words")
    return token.lemma in helpers or token.text.lower() in ("they", "we", "them", "us")


def _occurs(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma in words("kinds", "occurring", "words") or (
        tree.tokens[verb].lemma == "take" and tree.child(verb, "dobj") is not None
    )


def _is_another(tree: Tree, index: int) -> bool:
    """Say whether it is told of another than the first: "the second bomb exploded at ten"."""
    beside = [i for i in (tree.subject(index), tree.object(index)) if i is not None]
    near = [*beside, *(k for i in (index, *beside) for k in tree.kids[i])]
    said = {tree.tokens[k].text.lower() for k in near if tree.tokens[k].dep not in _ROWS}
    return not said.isdisjoint(words("kinds", "following", "words"))


def _events() -> frozenset[str]:
    return words("grammar", "event", "words") | words("kinds", "happening", "words")
