"""Deeds and circumstances that accounts tell unlike: whether, in which words, how, when, how far."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from variorum.collation import locales, moments, plans
from variorum.collation.answers import Answer
from variorum.collation.circumstances import excludes
from variorum.collation.classes import about_agent, labile, of_subject
from variorum.collation.days import is_day, overlap
from variorum.collation.excerpts import fullest, is_definite, own_word, shortened
from variorum.collation.headings import Heading, heading_of
from variorum.collation.occasions import asks_after
from variorum.collation.point_maker import PointMaker
from variorum.collation.reasons import asked
from variorum.collation.slots import filler
from variorum.collation.states import answer_of, reply_of
from variorum.collation.vetoes import exclude
from variorum.model import Aspect, Fact, Point, Reply, Severity, Status

# What differs when one deed is told in words that exclude each other, and why.
IN_WORDS: dict[str, tuple[Aspect, str]] = {
    "manner": ("value", "The same deed in words that do not go together; no account uses both."),
    "harm": ("scope", "The same things are destroyed in one account and damaged in another."),
    "one or several": (
        "value",
        "The same was done to one in one account and to several in another.",
    ),
}

# What one deed is told with unlike particulars of.
PARTICULARS: dict[str, tuple[Aspect, str, str]] = {
    "how done": ("value", "how", "One deed cannot be done both ways."),
    "until done": ("time", "until when", "Two days are given until which it is to last."),
}

# Why two plans differ; what is known of the very thing planned says it better.
PLANNED = "It cannot be planned for both times."

# Why two places differ; what is known of the very deed says it better.
ELSEWHERE = "It cannot have been at both places."

# Why it differs who claimed it; whether they did says it better.
UNCLAIMED = "Some accounts know of a claim, and others of none."

# What differs where one slot of what happened is filled unlike; elsewhere it is a value.
_ASPECTS: dict[str, Aspect] = {
    "hour": "time",
    "site": "place",
    "whither": "place",
    "whence": "place",
    "city": "place",
    "side": "place",
    "room": "place",
    "name": "name",
    "towards": "place",
    "venue": "place",
    "spot": "place",
    "country": "place",
    "origin": "place",
    "began": "place",
    "recipients": "scope",
}

# Slots of a deed that ask where it was done, and how such a reading goes on to its place.
_DONE_SOMEWHERE = frozenset({"venue", "spot", "country", "city"})
_PLACED = re.compile(r"(\w[^.]*? \w+) (?:at|in|inside|on|near) (?:an?|the|his|her|its|their|[A-Z])")
_PREPOSITION = re.compile(r"^(?:on|in|at) ")
_ARTICLES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their", "He", "She", "It", "They"})

# Questions that many words ask.
_CALLED = {
    ("shoot", "shot"): "whether shots were fired",
    ("warn", "anyone"): "whether anyone was warned",
    ("arrest", "anyone"): "whether anyone was arrested",
}


def how_far(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """The same with unlike limits: a reading for each."""
    by_limit = defaultdict[str, list[Fact]](list)
    for fact in question:
        by_limit[str(fact.value)].append(fact)
    answers = [Answer(tuple(map(shortened, facts))) for facts in by_limit.values()]
    point = maker.point(question, answers, "differ", "scope", "firm", "")
    limits = ", ".join(by_limit)
    reason = (
        f"The account opens without the limits it sets further down: {limits}."
        if point.within
        else f"The same is told with unlike limits: {limits}."
    )
    severity: Severity = "medium" if point.within else point.severity
    return replace(point, subject=f"how far: {question[0].label}", reason=reason, severity=severity)


def which_day(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """One day, if all dates allow for it; else the days that do not go together."""
    groups: list[list[Fact]] = []
    # Single days first: "this month" joins the day, it does not make one of its own.
    for fact in sorted(question, key=lambda f: (not is_day(f), maker.order[f.article])):
        home = next((g for g in groups if overlap(g[0], fact) or _called_alike(g[0], fact)), None)
        if home is not None:
            home.append(fact)
        elif is_day(fact) or not groups:
            groups.append([fact])
    answers = [Answer(tuple(g)) for g in groups]
    told = [fact for group in groups for fact in group]
    if len(answers) > 1:
        reason = "Two days are given to the same, and they exclude each other."
        sure = str(question[0].key[1]).startswith("the ") or _one_day_each(told)
        status: Status = "firm" if sure else "check"
        return maker.point(told, answers, "differ", "time", status, reason)
    if len({f.article for f in told}) < 2:
        return None
    reason = "All dates given allow for one day."
    return maker.point(told, answers, "agree", None, "firm", reason)


def _sorted_out(
    maker: PointMaker, question: Sequence[Fact], excludes: Callable[[Fact, Fact], bool]
) -> list[list[Fact]]:
    """Put together the times that allow for one another, the closest first."""
    groups: list[list[Fact]] = []
    for fact in sorted(question, key=lambda f: (moments.width(f), maker.order[f.article])):
        home = next((g for g in groups if not any(excludes(f, fact) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return groups


def which_moment(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """When it was: a reading for each of the times that exclude one another."""
    groups = _sorted_out(maker, question, moments.excludes)
    if len(groups) < 2:
        return None
    _, name, whose = question[0].key
    reason = "One moment cannot have been at both times."
    answers = [Answer(tuple(group)) for group in groups]
    point = maker.point(question, answers, "differ", "time", "firm", reason)
    known = f"the {whose}" if str(whose).islower() else str(whose)
    return replace(point, subject=f"when {known} {asks_after(str(name))}")


def which_plan(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """For when it is planned: a reading for each of the days that exclude one another."""
    groups = _sorted_out(maker, question, plans.excludes)
    if len(groups) < 2:
        return None
    answers = [Answer(tuple(group)) for group in groups]
    point = maker.point(question, answers, "differ", "time", "firm", PLANNED)
    return replace(point, subject=plans.asks_after(str(question[0].key[1])))


def which_place(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """Where it was: a reading for each of the places that exclude one another."""
    groups: list[list[Fact]] = []
    for fact in question:
        home = next((g for g in groups if not any(locales.excludes(f, fact) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    if len(groups) < 2:
        return None
    answers = [Answer(tuple(group)) for group in groups]
    point = maker.point(question, answers, "differ", "place", "firm", ELSEWHERE)
    return replace(point, subject=locales.asks_after(str(question[0].key[1])))


def _called_alike(one: Fact, other: Fact) -> bool:
    """Say whether two days go by one name: "New Year's Eve", "on New Year's Eve"."""
    bare = [_PREPOSITION.sub("", fact.label.lower()) for fact in (one, other)]
    # "Monday" may be another Monday.
    return bare[0] == bare[1] and not bare[0].endswith("day")


def whether(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """Yes against no against unclear; a later yes after an earlier no is an update."""
    accounts = {f.article for f in question}
    by_answer = {a: [f for f in question if answer_of(f) == a] for a in ("yes", "no", "unclear")}
    answers = [Answer(tuple(facts)) for facts in by_answer.values() if facts]
    if len(accounts) < 2 and not _parties_differ(answers):
        return None
    follows = _follows(answers)
    if follows:
        answers = sorted(answers, key=_is_later)
    name, whose = str(question[0].key[1]).removesuffix(" next"), str(question[0].key[2])
    active = name in about_agent() | of_subject() or (name in labile() and _by_itself(question))
    active = active or any(whose in filler(f, "doer") for f in question)
    bare = (name, whose) in _CALLED or name in ("exist", "answer")
    heading = None if bare else heading_of(question)
    subject = (
        f"whether there was any {_kind_asked(question, whose)}"
        if name == "exist"
        else f"whether {whose} has answered"
        if name == "answer"
        else _CALLED.get((name, whose))
        or (heading.text if heading else asked("whether", question, whose, active=active))
    )
    reason = (
        "One state after the other: a word says that it was otherwise before, or that it may not last."
        if follows
        else f"The accounts do not agree {subject}."
        if subject.startswith("whether")
        else "The same is said to be so and not to be so."
    )
    point = maker.point(
        question, answers, "update" if follows else "differ", "polarity", "firm", reason
    )
    readings = tuple(
        replace(reading, reply=_replied(answer.lead, question, heading))
        for reading, answer in zip(point.readings, answers, strict=True)
    )
    severity: Severity = "low" if name == "answer" else point.severity
    return replace(point, subject=subject, readings=readings, severity=severity)


def _replied(fact: Fact, question: Sequence[Fact], heading: Heading | None) -> Reply:
    """Give what a reading replies to the question as it is asked."""
    if heading is None:
        return reply_of(fact, question)
    answer = answer_of(fact)
    if answer == "unclear":
        return answer
    return "yes" if fact.polarity == heading.asks else "no"


def _kind_asked(question: Sequence[Fact], whose: str) -> str:
    """Name what there was none of as closely as all accounts do: a *distress* call."""
    named = {str(f.subject) for f in question}
    return named.pop() if len(named) == 1 else whose


def in_words(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """One deed in words that exclude each other: a reading for each."""
    kind, _, undergoer = question[0].key
    aspect, reason = IN_WORDS[str(kind)]
    by_word = defaultdict[str, list[Fact]](list)
    for fact in question:
        by_word[str(fact.value)].append(fact)
    answers = [Answer(tuple(fullest(facts))) for facts in by_word.values()]
    # Of many houses some are damaged and some destroyed; of one bridge only one can hold.
    known = any(f.unit == "one" or is_definite(f) for f in question)
    many = kind == "harm" and not known
    status: Status = "check" if many else "firm"
    point = maker.point(question, answers, "differ", aspect, status, reason)
    words = " or ".join(dict.fromkeys(str(a.lead.value) for a in answers))
    return replace(point, subject=f"{own_word(question[0], str(undergoer))}: {words}")


def particulars(maker: PointMaker, question: tuple[Fact, ...]) -> Point:
    """One deed with unlike particulars: a reading for each."""
    kind = str(question[0].key[0])
    aspect, word, reason = PARTICULARS[kind]
    groups: list[list[Fact]] = []
    for fact in question:
        home = next((g for g in groups if not any(exclude(f, fact) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    answers = [Answer(tuple(map(shortened, g))) for g in groups]
    point = maker.point(question, answers, "differ", aspect, "firm", reason)
    _, name, whose = question[0].key
    active = str(name) in of_subject()
    return replace(point, subject=asked(word, question, str(whose), active=active))


def circumstance(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """What a story fills once, filled with what excludes each other: a reading for each."""
    groups: list[list[Fact]] = []
    # "In the afternoon" joins the hour that lies in it, and is none of its own.
    for fact in sorted(question, key=lambda f: (f.high or 0) - (f.low or 0)):
        home = next((g for g in groups if not any(excludes(f, fact) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    if len(groups) < 2:
        return None
    groups = [_witnesses(group, [g for g in groups if g is not group]) for group in groups]
    slot = str(question[0].key[1]).partition(" ")[0]
    aspect: Aspect = _ASPECTS.get(slot, "value")
    reason = "A story has one answer to this, and those of the accounts exclude each other."
    reason = UNCLAIMED if slot == "claimed" else reason
    answers = [Answer(tuple(group)) for group in groups]
    known = [
        replace(f, subject=f"the {f.subject}") if f.subject and f.subject.islower() else f
        for f in question
    ]
    point = maker.point(known, answers, "differ", aspect, "firm", reason)
    where = _where_asked(question) if slot in _DONE_SOMEWHERE else None
    return point if where is None else replace(point, subject=where)


def _witnesses(group: list[Fact], others: Sequence[Sequence[Fact]]) -> list[Fact]:
    """Leave out hours that fit the others as well: "around six" speaks for neither 6.04 nor 6.10."""
    closely = [f for f in group if all(any(excludes(f, o) for o in other) for other in others)]
    return closely if closely and group[0].low is not None else group


def on_whose_word(maker: PointMaker, question: tuple[Fact, ...]) -> Point:
    """One deed, told as a fact by some and as hearsay by others: a reading for each."""
    sides = defaultdict[str, list[Fact]](list)
    for fact in question:
        sides[str(fact.value)].append(shortened(fact))
    answers = [Answer(tuple(facts)) for facts in sides.values()]
    reason = "Told as a fact in one account; in another as what is said, or somebody is accused of."
    point = maker.point(question, answers, "differ", "attribution", "firm", reason)
    return replace(point, subject=f"fact or allegation: {answers[-1].lead.label}")


def _where_asked(question: Sequence[Fact]) -> str | None:
    """Ask where it was done in the words of an account: "where the cash was handed over"."""
    for fact in question:
        told = _PLACED.match(fact.label)
        if told is not None:
            said = told.group(1)
            first, _, rest = said.partition(" ")
            return f"where {first.lower()} {rest}" if first in _ARTICLES else f"where {said}"
    return None


def _follows(answers: Sequence[Answer]) -> bool:
    """Say whether the answers are a sequence in time.

    Not by the day of publication: two accounts of one past moment do not follow one
    another. It takes a word that says it was otherwise before ("reopened") or that it may
    not last ("for now", "has not yet").
    """
    return any(f.status == "again" or "so far" in f.scope for a in answers for f in a.facts)


def _is_later(answer: Answer) -> int:
    """Put what may not last before what says that it was otherwise: closed, then reopened."""
    again = any(f.status == "again" for f in answer.facts)
    return again - any("so far" in f.scope for f in answer.facts)


def _by_itself(question: Sequence[Fact]) -> bool:
    """Say whether no account has it done by anybody: the alarm worked, and was not switched on."""
    return not any(
        _has_object(fact) or {"was", "were", "been", "being"} & set(_before(fact).split())
        for fact in question
        if fact.polarity == "positive"
    )


def _has_object(fact: Fact) -> bool:
    """Say whether what it happens to stands behind the verb: "the council closed the pier"."""
    verb = next((start for _, start, _ in fact.marks), 0)
    return any(start > verb for word, start, _ in fact.marks[1:] if word == fact.key[2])


def _before(fact: Fact) -> str:
    """Give what a reading has before its predicate."""
    whole = fact.evidence[0]
    return next((whole.exact[: max(0, start - whole.start)] for _, start, _ in fact.marks), "")


def _one_day_each(told: Sequence[Fact]) -> bool:
    """Say whether each account has one day for it, and names it more than vaguely."""
    days = {(f.article, f.when) for f in told}
    return len(days) == len({f.article for f in told}) and all(is_day(f) for f in told)


def _parties_differ(answers: Sequence[Answer]) -> bool:
    """Say whether one account tells each answer on the word of another, and none on its own."""
    parties = [{f.source for f in answer.facts} for answer in answers]
    return len(parties) > 1 and None not in set().union(*parties) and not set.intersection(*parties)
