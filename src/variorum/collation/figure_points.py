"""Figures that agree, differ, or follow one another in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.answers import Answer, gather, number_of
from variorum.collation.leads import clause_round, owner_of
from variorum.collation.point_maker import PointMaker
from variorum.collation.reasons import why_figures_differ
from variorum.collation.slots import clash
from variorum.collation.succession import in_succession, which_is_later
from variorum.model import Fact, Point, Status

# Crowds that each party puts at its own figure.
_ESTIMATED = frozenset({"turn out", "strike work"})


def figures(maker: PointMaker, question: Sequence[Fact]) -> Point | None:
    """Judge figures of one thing: one value as far as they allow for it, else a reading for each."""
    if any(clash(question[0], other) for other in question[1:]):
        return _directions(maker, question)
    answers = list(gather(question))
    if len(answers) > 1:
        return _difference(maker, question, answers)
    several = len({f.article for f in question}) > 1
    return _agreement(maker, question, answers[0]) if several else None


def parts(maker: PointMaker, question: Sequence[Fact]) -> Point | None:
    """A group and a wider one that holds it, side by side."""
    answers = list(gather(question))
    if len(answers) < 2:
        return None
    reason = "Not one count: the one group is part of the other."
    point = maker.point(question, answers, "differ", "scope", "firm", reason)
    return replace(point, subject=" / ".join(a.lead.label for a in answers), severity="medium")


def _directions(maker: PointMaker, question: Sequence[Fact]) -> Point:
    """One place put on two sides of another."""
    groups: list[list[Fact]] = []
    for fact in question:
        home = next((g for g in groups if not clash(g[0], fact)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    reason = "The accounts put the one place on different sides of the other."
    answers = [Answer(tuple(g)) for g in groups]
    return maker.point(question, answers, "differ", "place", "firm", reason)


def _agreement(maker: PointMaker, question: Sequence[Fact], answer: Answer) -> Point | None:
    exact = {f.label.lower() for f in question}
    reason = (
        "The accounts give the same figure for the same thing."
        if len(exact) == 1 or all(f.approximation == "exact" for f in question)
        else "The figures hold together: conversion, rounding and bounds allow for one value."
    )
    point = maker.point(question, [answer], "agree", None, "firm", reason)
    if _is_told(question):
        clause = clause_round(answer.facts, maker.cuts, maker.order, is_heading=maker.is_heading)
        if clause is not None:
            return replace(point, subject=clause)
        # Of whom it is must be known: "number of shots" and "fly" tell nothing.
        point = replace(point, slight=owner_of(question, maker.cuts) is None)
    return _owned(maker, question, point)


def _is_told(question: Sequence[Fact]) -> bool:
    """Say whether it is known of a figure only that it is told of the same word: that says too little."""
    return question[0].key[0] == "told"


def _owned(maker: PointMaker, question: Sequence[Fact], point: Point) -> Point:
    """Say over a figure whose it is: "number of seasons: Lind", "length: the rocket flew"."""
    owner = owner_of(question, maker.cuts) if _is_told(question) else None
    if owner is None:
        return point
    asked = str(question[0].key[1]).replace("count", "number") if owner.acts else point.subject
    return replace(point, subject=f"{asked}: {owner.text}")


def _difference(maker: PointMaker, question: Sequence[Fact], answers: list[Answer]) -> Point | None:
    accounts = {f.article for f in question}
    if len(accounts) == 1 and not _rival_sources(answers):
        # An account rarely contradicts itself; its second figure is of something else.
        return None
    answers = sorted(answers, key=lambda a: number_of(a.lead))
    follows = in_succession(answers, maker.published) if len(accounts) > 1 else None
    if follows is not None:
        reason, ordered = follows
        point = maker.point(question, ordered, "update", "value", "firm", reason)
        return _owned(maker, question, point)
    reason = why_figures_differ(
        answers[0].lead,
        answers[-1].lead,
        maker.subject(question),
        order="one account gives both, each on another word"
        if len(accounts) == 1
        else which_is_later(answers, maker.published),
    )
    status: Status = "firm" if _of_one_kind(answers) else "check"
    return _owned(
        maker, question, maker.point(question, answers, "differ", "value", status, reason)
    )


def _rival_sources(answers: Sequence[Answer]) -> bool:
    """Say whether each answer stands on the word of somebody else: the police say one thing, a hospital another."""
    sources = [{f.source for f in answer.facts} for answer in answers]
    apart = None not in set().union(*sources) and not set.intersection(*sources)
    kind = answers[0].lead.key
    if kind[0] != "toll" or kind[1] in _ESTIMATED:
        return apart
    # A clinic that counted eight of the twelve dead says nothing else; no part is larger than all.
    told = max(answers, key=lambda a: max(f.evidence[0].start for f in a.facts))
    return apart and number_of(told.lead) == max(number_of(a.lead) for a in answers)


def _of_one_kind(answers: Sequence[Answer]) -> bool:
    """Say whether all counts of who was on board are of one kind: passengers are not all people.

    Nor are those on the bus those on the train.
    """
    kinds = [{f.subject for f in a.facts} for a in answers if a.lead.key[1] == "aboard"]
    return not kinds or bool(set.intersection(*kinds))
