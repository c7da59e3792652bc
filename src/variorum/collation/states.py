"""Whether: the same thing said to be open and shut, the same party said to allow and to refuse.

From opposites alone one difference in ten would be right. What is asked of a pair here: one
class of predicate, the same undergoer (or, where it is somebody's decision, the same agent),
the story's own days, no two different places, and nothing planned, wished or supposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.predicates import about_agent, two_sided
from variorum.collation.scene import Scene
from variorum.model import Fact, Reply

_TOLD = frozenset({"real", "permitted", "unclear"})


def whether(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts that answer one question of whether, where not all answer alike."""
    opposable = two_sided()
    buckets = defaultdict[tuple[str, str], list[Fact]](list)
    for fact in events:
        name = str(fact.key[0])
        whose = fact.subject if name in about_agent() else fact.key[1]
        if name in opposable and whose and fact.modality in _TOLD and scene.era(fact) == "now":
            buckets[name, whose].append(fact)
    for (name, whose), facts in buckets.items():
        agreed = _of_one_place(facts, scene)
        if name in about_agent():
            agreed = _on_one_matter(agreed, whose)
        if len({answer_of(f) for f in agreed}) > 1:
            yield tuple(replace(f, key=("state", name, whose), subject=whose) for f in agreed)


def answer_of(fact: Fact) -> Reply:
    """Give a fact's answer: yes, no, or unclear."""
    if fact.modality == "unclear":
        return "unclear"
    return "yes" if fact.polarity == "positive" else "no"


def _on_one_matter(facts: Sequence[Fact], whose: str) -> list[Fact]:
    """Keep what an agent decides on one matter: the facts that share a participant besides the agent."""
    shared = defaultdict[str, set[str]](set)
    for fact in facts:
        for word in fact.who:
            shared[word].add(fact.article)
    common = {word for word, articles in shared.items() if len(articles) > 1 and word != whose}
    return [f for f in facts if common.intersection(f.who) or f.key[0] == "speak"]


def _of_one_place(facts: Sequence[Fact], scene: Scene) -> list[Fact]:
    """Keep the facts that name no place, the story's own, or one another: a blackout here is none there."""
    shared = defaultdict[str, set[str]](set)
    for fact in facts:
        for place in fact.where:
            shared[place].add(fact.article)
    common = scene.places | {place for place, articles in shared.items() if len(articles) > 1}
    return [f for f in facts if not f.where or common.intersection(f.where)]
