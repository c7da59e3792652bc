"""What of a clause is printed where accounts tell the same: its own words, cut to what is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.model import Fact, Span

# So much beside what is shared is printed with it, so that a clause stays whole: "has placed
# a limit" is not cut to "has placed".
WHOLE = 40
# What is put between subject and verb is left out from so many characters on; "the quake, of
# magnitude 6.1," stays.
ASIDE = 24


def one_each(facts: Sequence[Fact], shared: frozenset[str]) -> Iterator[Fact]:
    """Yield for each account the first clause that holds much of what is shared, cut down to it.

    The first, because an account tells its news first; much is two thirds of the most it holds.
    Before it goes one with the verb that most accounts have: where they tell of an arrest, "has
    held her since arresting her" is shown by its arrest.
    """
    by_account = defaultdict[str, list[Fact]](list)
    tellers = defaultdict[float | str | None, set[str]](set)
    for fact in facts:
        by_account[fact.article].append(fact)
        tellers[fact.value].add(fact.article)
    most = max(map(len, tellers.values()), default=0)
    for told in by_account.values():
        much = max(len(shared.intersection(_words(f))) for f in told) * 2 / 3
        enough = [f for f in told if len(shared.intersection(_words(f))) >= much]
        first = min(enough, key=lambda f: (len(tellers[f.value]) < most, f.evidence[0].start))
        clause = clipped(first, shared)
        # One word alone ("warned") is no telling.
        if " " in clause.label:
            yield clause


def clipped(fact: Fact, shared: frozenset[str]) -> Fact:
    """Give a clause cut down to what it shares with the others, with what little stands beside it."""
    whole = fact.evidence[0]
    inside = [
        (start, end)
        for word, start, end in fact.marks
        if word in shared and whole.start <= start and end <= whole.end
    ]
    if not inside:
        return fact
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    aside = _past_an_aside(whole, inside, fact.marks[0][1])
    if aside is not None:
        start = aside
    elif start - whole.start <= WHOLE:
        start = whole.start
    if whole.end - end <= WHOLE:
        end = whole.end
    exact = whole.exact[start - whole.start : end - whole.start]
    return replace(fact, label=exact, evidence=(replace(whole, start=start, end=end, exact=exact),))


def _past_an_aside(whole: Span, inside: Sequence[tuple[int, int]], predicate: int) -> int | None:
    """Give where a clause goes on behind what is put between its subject and its predicate.

    "The quake, which struck at 13.53 (10.23 GMT), was felt in Oman" tells that it was felt.
    """
    subject = min(inside)[1]
    between = whole.exact[subject - whole.start : max(0, predicate - whole.start)]
    close = between.rfind(", ")
    return subject + close + 2 if between.startswith(",") and close > ASIDE else None


def within(one: Span, other: Span) -> bool:
    """Say whether most of the shorter of two spans lies in the other, and neither is a mere part.

    "The bridge" in "the ship hit a pillar of the bridge" is told of another question.
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return 3 * shared > 2 * shorter and 5 * shorter > 2 * longer


def _words(fact: Fact) -> frozenset[str]:
    return frozenset(word for word, _, _ in fact.marks)
