"""Figures that agree, differ, or follow one another in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.answers import Answer, gather, number_of
from variorum.collation.point_maker import PointMaker
from variorum.collation.reasons import why_figures_differ
from variorum.collation.slots import clash
from variorum.model import Fact, Point, Status


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
    return maker.point(question, [answer], "agree", None, "firm", reason)


def _difference(maker: PointMaker, question: Sequence[Fact], answers: list[Answer]) -> Point | None:
    accounts = {f.article for f in question}
    if len(accounts) == 1 and not any(f.status == "earlier" for f in question):
        # An account rarely contradicts itself; its second figure is of something else.
        return None
    answers = sorted(answers, key=lambda a: number_of(a.lead))
    grows = question[0].key[0] == "toll" and _grows(
        maker, answers, open_ended=question[0].key[1] == "kill"
    )
    low, high = answers[0].lead.label, answers[-1].lead.label
    if grows:
        reason = (
            f"A count that grows: “{low}” came out first or says “at least”, “{high}” is later."
        )
        return maker.point(question, answers, "update", "value", "firm", reason)
    reason = why_figures_differ(
        answers[0].lead,
        answers[-1].lead,
        maker.subject(question),
        order=_order(maker, answers),
    )
    status: Status = "firm" if len(accounts) > 1 and _of_one_kind(answers) else "check"
    return maker.point(question, answers, "differ", "value", status, reason)


def _order(maker: PointMaker, answers: Sequence[Answer]) -> str:
    """Say what is known of which of two figures came out later."""
    days = [
        [maker.published.get(f.article) for f in answer.facts]
        for answer in (answers[0], answers[-1])
    ]
    lower, higher = (sorted(day for day in known if day) for known in days)
    if None in days[0] or None in days[1]:
        return "it is not known which account is later"
    if lower[0] > higher[-1]:
        return "the lower is the later one"
    return "the higher is the later one" if higher[0] > lower[-1] else "neither account is later"


def _grows(maker: PointMaker, answers: Sequence[Answer], *, open_ended: bool) -> bool:
    """Say whether the smaller counts came out before the larger ones.

    Of the dead (`open_ended`) "at least five" is enough: their number is known to rise.
    """
    days = [
        sorted(maker.published[f.article] for f in a.facts if f.article in maker.published)
        for a in answers
    ]
    known = [d for d in days if d]
    if any(lower[0] > higher[-1] for lower, higher in combinations(known, 2)):
        return False
    if any(lower[0] < higher[-1] for lower, higher in combinations(known, 2)):
        return True
    return open_ended and all(
        any(f.approximation == "at_least" for f in a.facts) for a in answers[:-1]
    )


def _of_one_kind(answers: Sequence[Answer]) -> bool:
    """Say whether all counts of who was on board are of one kind: passengers are not all people."""
    kinds = [{f.subject for f in a.facts} for a in answers if a.lead.key[1] == "aboard"]
    return not kinds or bool(set.intersection(*kinds))
