"""What of a clause is printed as a reading: its own words, cut to what the point is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.model import Fact, Span

# A reading of how far something goes is a line, and no longer.
LINE = 80


def own_word(fact: Fact, name: str) -> str:
    """Give a participant in the account's own word: "soldiers", where all accounts share "troops"."""
    whole = fact.evidence[0]
    return next(
        (
            whole.exact[start - whole.start : end - whole.start]
            for word, start, end in fact.marks
            if word == name and whole.start <= start and end <= whole.end
        ),
        name,
    )


def is_definite(fact: Fact) -> bool:
    """Say whether what it is done to is known: "the sheds", not "sheds" or "many sheds"."""
    said = own_word(fact, str(fact.key[2] or ""))
    before = fact.evidence[0].exact.lower().partition(said.lower())[0].split()[-2:]
    return bool({"the", "its", "their", "his", "her", "both", "all"}.intersection(before))


def fullest(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield for each account, and each word it uses, the fact that says most; cut to its core."""
    best = dict[tuple[str, str | None], Fact]()
    for fact in facts:
        core = replace(fact, label=fact.evidence[-1].exact, evidence=fact.evidence[-1:])
        held = best.get((fact.article, fact.unit))
        if held is None or len(core.label) > len(held.label):
            best[fact.article, fact.unit] = core
    yield from best.values()


def shortened(fact: Fact) -> Fact:
    """Give a clause cut after a line's length, at a blank."""
    whole = fact.evidence[0]
    cut = whole.exact.rfind(" ", 0, LINE) if len(whole.exact) > LINE else len(whole.exact)
    exact = whole.exact[:cut]
    return replace(
        fact, label=exact, evidence=(replace(whole, end=whole.start + cut, exact=exact),)
    )


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that do not overlap: the first of those that do."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(k) for k in kept):
            kept.append(span)
            yield span


def mostly(one: Span, other: Span) -> bool:
    """Say whether two spans are more the same than not."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end, other.end) - min(one.start, other.start)
