"""Clauses of several accounts that tell one thing: one class of predicate, the same participants.

Candidates are met over a word they share, never by comparing all with all; rare words weigh
more. Whether two clauses *differ* is never decided here: likeness admits only agreement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from variorum.collation.days import overlap
from variorum.collation.nations import is_nation
from variorum.collation.scene import Scene
from variorum.collation.slots import clash
from variorum.model import Fact

# What two clauses of one class must share, in words weighed by rarity: two names that are all
# over the story are not enough (0.6), one rare word and one common are (1.0).
ENOUGH = 1.0
# For what the story itself is about one name in common will do.
CORE = 0.5
# The same undergoer says more than a word met somewhere in the clause.
SAME_UNDERGOER = 0.35
# A noun that is described alike: "a dry well" twice needs one rare word beside the noun.
SAME_HEAD = 0.25
# A word in more clauses of one class than this tells nothing, and would cost quadratic time.
COMMON = 60


def same_tellings(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield groups of clauses that tell one thing, each from at least two accounts.

    Of what the scene holds, which the heads of the accounts are about, less must be shared:
    what the story is about is told in every way there is.
    """
    core = scene.happenings
    events = [
        f for f in events if f.modality in ("real", "permitted", "future", "possible", "planned")
    ]
    weights = _weights(events)
    eras = [scene.era(f) for f in events]
    home = list(range(len(events)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    members = {i: [i] for i in range(len(events))}
    for _, i, j in sorted(_pairs(events, weights, core), key=lambda p: (-p[0], p[1], p[2])):
        a, b = root(i), root(j)
        if a == b or not _cohere(events, members[a], members[b], weights, core):
            continue
        if any(
            eras[m] != eras[n] or exclude(events[m], events[n])
            for m in members[a]
            for n in members[b]
        ):
            continue
        home[b] = a
        members[a] += members.pop(b)
    for group in members.values():
        facts = tuple(events[i] for i in sorted(group))
        if len({f.article for f in facts}) > 1:
            yield facts


def exclude(one: Fact, other: Fact) -> bool:
    """Say whether two clauses cannot tell one thing: unlike figures, days, names, or an opposite."""
    return clash(one, other) or not overlap(one, other)


def _weights(events: Sequence[Fact]) -> dict[str, float]:
    """Weigh a word by how few clauses of the story have it: 1 for the rarest, towards 0 for the commonest."""
    counts = Counter(word for fact in events for word in fact.who)
    total = log(1 + len(events))
    return {
        word: log((1 + len(events)) / n) / total if total else 0.0 for word, n in counts.items()
    }


def _pairs(
    events: Sequence[Fact], weights: dict[str, float], core: frozenset[str]
) -> Iterator[tuple[float, int, int]]:
    index = defaultdict[tuple[object, ...], list[int]](list)
    for i, fact in enumerate(events):
        for word in fact.who:
            index[fact.key[0], fact.polarity, _mood(fact), word].append(i)
    met = set[tuple[int, int]]()
    for places in index.values():
        if len(places) > COMMON:
            continue
        for n, i in enumerate(places):
            for j in places[n + 1 :]:
                if events[i].article != events[j].article and (i, j) not in met:
                    met.add((i, j))
                    score = _likeness(events[i], events[j], weights, core)
                    if score >= _enough(events[i], core) and not _two_agents(events[i], events[j]):
                        yield score, i, j


def _mood(fact: Fact) -> str:
    """Keep what is so, what is wanted, and what may come apart: nobody agrees across them."""
    if fact.modality in ("real", "permitted"):
        return "so"
    return "wanted" if fact.modality == "planned" else "may be"


def _likeness(one: Fact, other: Fact, weights: dict[str, float], core: frozenset[str]) -> float:
    shared = set(one.who) & set(other.who)
    score = sum(weights[word] for word in shared)
    if one.kind == "attribute":
        score += SAME_HEAD
    elif one.key[0] in core and any(word[0].isupper() for word in shared):
        # Of what the story is about one name in common is enough.
        score += CORE
    elif one.key[1] is not None and one.key[1] == other.key[1]:
        score += SAME_UNDERGOER
    return score


def _enough(fact: Fact, core: frozenset[str]) -> float:
    return CORE if fact.key[0] in core else ENOUGH


def _two_agents(one: Fact, other: Fact) -> bool:
    """Say whether two parties are said to do it: then it is not one deed.

    A country is another party than whoever is named without it: "Norway allowed" and "the US
    president allowed" are two permissions, "the US" and "the US president" are one.
    """
    return any(
        here.subject is not None
        and there.subject not in (None, here.subject)
        and is_nation(here.subject)
        and here.subject not in there.who
        for here, there in ((one, other), (other, one))
    )


def _cohere(
    events: Sequence[Fact],
    here: Sequence[int],
    there: Sequence[int],
    weights: dict[str, float],
    core: frozenset[str],
) -> bool:
    """Keep a group from drifting: on average its clauses must be like one another, not like a chain."""
    likes = [_likeness(events[i], events[j], weights, core) for i in here for j in there]
    return sum(likes) / len(likes) >= 0.75 * _enough(events[here[0]], core)
