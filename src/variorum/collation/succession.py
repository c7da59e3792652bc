"""Whether the figures of one question follow one another in time, and by what that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from variorum.collation.answers import Answer, number_of
from variorum.lexicon import words

Published = Mapping[str, date]

_OPEN = frozenset({"at_least", "more_than"})
# Two values are one within half a per cent.
SAME = 0.005
# What was so many days ago when it was told no longer grows from one account to the next.
SETTLED = timedelta(days=90)


def in_succession(
    answers: Sequence[Answer], published: Published
) -> tuple[str, Sequence[Answer]] | None:
    """Say why the answers, the lowest first, are states of one figure, and put the last state last.

    None where they are not. An account that names the figure it replaces says so itself; a
    count that is known to rise or to fall does where the accounts came out on different days.
    Of the dead and the hurt "at least five" is enough. Nothing follows on what was long ago: of
    a quake of two years before, "more than 26,000" and "more than 31,000" dead are at odds.
    """
    low, high = answers[0].lead.label, answers[-1].lead.label
    replaced = _replaced(answers)
    if replaced is not None:
        old, new = replaced
        others = [a for a in answers if a is not new]
        return f"“{new.lead.label}” is told to replace “{old.lead.label}”.", (*others, new)
    if all(_is_settled(answer, published) for answer in answers):
        return None
    question = " ".join(str(k) for k in answers[0].lead.key[:2])
    rises = question in words("succession", "rises", "questions")
    if rises and _in_order(answers, published):
        return f"A count that grows: “{low}” came out first, “{high}” is later.", answers
    if _open_ended(answers, question):
        return f"A count that grows: “{low}” leaves room for more, as “{high}” has.", answers
    if question not in words("succession", "falls", "questions"):
        return None
    if _left_over(answers[0]) and not _left_over(answers[-1]):
        reason = f"A count that shrinks: “{low}” says how many still are, of “{high}”."
        return reason, answers[::-1]
    if _in_order(answers[::-1], published):
        return f"A count that shrinks: “{high}” came out first, “{low}” is later.", answers[::-1]
    return None


def which_is_later(answers: Sequence[Answer], published: Published) -> str:
    """Say what is known of which of two figures, the lower and the higher, came out later."""
    lower, higher = (_days(answer, published) for answer in (answers[0], answers[-1]))
    if None in lower or None in higher:
        return "it is not known which account is later"
    first, last = sorted(filter(None, lower)), sorted(filter(None, higher))
    if first[0] > last[-1]:
        return "the lower is the later one"
    return "the higher is the later one" if last[0] > first[-1] else "neither account is later"


def _days(answer: Answer, published: Published) -> list[date | None]:
    return [published.get(fact.article) for fact in answer.facts]


def _replaced(answers: Sequence[Answer]) -> tuple[Answer, Answer] | None:
    """Give an answer and the one that is said to replace it."""
    for answer in answers:
        for fact in answer.facts:
            for other in answers:
                value = number_of(other.lead)
                if other is not answer and any(_same(value, r) for r in fact.replaces):
                    return other, answer
    return None


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _is_settled(answer: Answer, published: Published) -> bool:
    return any(
        published[fact.article] - date.fromisoformat(fact.when[1]) > SETTLED
        for fact in answer.facts
        if fact.when is not None and fact.article in published
    )


def _in_order(answers: Sequence[Answer], published: Published) -> bool:
    """Say whether no answer first came out later than one behind it, and some came out earlier."""
    days = [
        sorted({published[f.article] for f in answer.facts if f.article in published})
        for answer in answers
    ]
    known = [d for d in days if d]
    if any(one[0] > other[-1] for one, other in combinations(known, 2)):
        return False
    return any(one[0] < other[-1] for one, other in combinations(known, 2))


def _open_ended(answers: Sequence[Answer], question: str) -> bool:
    """Say whether all answers but the highest leave room for more: "at least five", "more than 40"."""
    return question in words("succession", "open", "questions") and all(
        any(f.approximation in _OPEN for f in answer.facts) for answer in answers[:-1]
    )


def _left_over(answer: Answer) -> bool:
    """Say whether a count says of itself that it is what is left."""
    return any(f.status == "remaining" for f in answer.facts)
