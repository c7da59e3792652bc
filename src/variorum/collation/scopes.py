"""How far: the same said within limits, or at first only; a part beside its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.scene import Scene
from variorum.model import Fact

_LIMITS = ("only", "limited", "at first")
_TOLD = frozenset({"real", "permitted", "future", "possible"})


def how_far(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what the story is about, where accounts set it unlike limits, or one takes back its opening."""
    by_class = defaultdict[str, list[Fact]](list)
    for fact in events:
        name = str(fact.key[0])
        if name in scene.happenings and fact.polarity == "positive" and fact.modality in _TOLD:
            by_class[name].append(fact)
    openings = set[str]()
    for name, facts in by_class.items():
        limited = [f for f in facts if limit_of(f) is not None]
        parties = {word for f in limited for word in f.who}
        shared = {w for w in parties if sum(w in f.who for f in limited) > 1}
        matter = [f for f in limited if shared.intersection(f.who)]
        # Who tells no limit is silent on it, and silence is no disagreement between accounts.
        if len({limit_of(f) for f in matter}) > 1 and len({f.article for f in matter}) > 1:
            yield _asked(name, matter)
        for taken_back in _taken_back(facts, limited):
            # "Allows it to strike" has two predicates and one limit.
            if taken_back[0].article not in openings:
                openings.add(taken_back[0].article)
                yield _asked(name, taken_back)


def _taken_back(facts: Sequence[Fact], limited: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the opening of an account that knows no limit, with the limits its body sets."""
    for account in sorted({f.article for f in limited}):
        body = [f for f in limited if f.article == account]
        opening = min((f for f in facts if f.article == account), key=lambda f: f.evidence[0].start)
        if limit_of(opening) is None and any(_of_one_matter(opening, f) for f in body):
            yield [opening, *body]


def _of_one_matter(one: Fact, other: Fact) -> bool:
    """Say whether two clauses name somebody in common, or what it is done to: one tool is not enough."""
    shared = set(one.who) & set(other.who)
    return any(w[:1].isupper() for w in shared) or (bool(shared) and one.key[1] == other.key[1])


def _asked(name: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(
        replace(f, key=("scope", name), value=limit_of(f) or "no limit", subject=name)
        for f in facts
    )


def limit_of(fact: Fact) -> str | None:
    """Give the kind of limit a fact is told with."""
    return next((kind for kind in _LIMITS if kind in fact.scope), None)


def parts_and_wholes(counts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield counts of a group beside counts of a wider one that holds it: never a clash of values.

    "10,000 Northern troops" beside "50,000 Northern and Southern troops".
    """
    by_noun = defaultdict[str, list[Fact]](list)
    for fact in counts:
        if fact.key[0] == "number" and fact.key[2] and fact.key[3] is None:
            by_noun[str(fact.key[1])].append(fact)
    for noun, facts in by_noun.items():
        narrow = sorted({frozenset(str(f.key[2]).split()) for f in facts}, key=sorted)
        for part in narrow:
            for wide in narrow:
                told = [f for f in facts if frozenset(str(f.key[2]).split()) in (part, wide)]
                accounts, values = {f.article for f in told}, {f.value for f in told}
                if part < wide and len(accounts) > 1 and len(values) > 1:
                    yield tuple(replace(f, key=("part and whole", noun)) for f in told)
