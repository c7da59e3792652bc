"""On whose word: told as a fact by one account, and by another only as what is said.

"He attacked a guard" and "he allegedly attacked a guard" tell one thing, and an editor must
know which of them can be printed. An account that tells it both ways has made up its mind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.collation.scene import Scene
from variorum.lexicon import words
from variorum.model import Fact, Reading

# Deeds of which it is told who is said to have done them, whatever the story is about.
_GRAVE = frozenset({"attack", "blow", "shoot", "stab", "kill", "bomb", "abduct", "steal", "strike"})
# An adverb stands so near to its verb, in characters.
_NEAR = 16


def hearsay(
    events: Sequence[Fact], readings: Sequence[Reading], scene: Scene
) -> Iterator[tuple[Fact, ...]]:
    """Yield each grave or central deed that one account tells as a fact and another as hearsay."""
    texts = {r.article.id: r.article.text for r in readings}
    told = defaultdict[str, dict[str, list[Fact]]](lambda: defaultdict(list))
    for fact in events:
        asked = fact.key[0] in _GRAVE | scene.happenings and fact.modality == "real"
        if asked and fact.polarity == "positive" and scene.era(fact) == "now":
            told[str(fact.key[0])][fact.article].append(fact)
    for name, accounts in sorted(told.items()):
        sides = {account: _side(facts, texts) for account, facts in sorted(accounts.items())}
        plain = [f for f in sides.values() if f is not None and f.value == "a fact"]
        said = [f for f in sides.values() if f is not None and f.value == "hearsay"]
        kept = [f for f in (*plain, *said) if _has_its_other(f, plain if f in said else said)]
        if kept:
            yield tuple(replace(f, key=("hearsay", name)) for f in kept)


def _side(facts: Sequence[Fact], texts: Mapping[str, str]) -> Fact | None:
    """Give what an account tells first, as a fact or as hearsay; None where it is somebody's word."""
    hedged = [f for f in facts if is_hearsay(f, texts[f.article])]
    flat = [f for f in facts if f.source is None and not f.hedged and _is_asserted(f)]
    flat = [f for f in flat if f not in hedged]
    first = min(flat or hedged, key=lambda f: f.evidence[0].start, default=None)
    whole = first is not None and (bool(flat) or len(hedged) == len(facts))
    return replace(first, value="a fact" if flat else "hearsay") if first and whole else None


def _is_asserted(fact: Fact) -> bool:
    """Say whether a deed is told by a verb of its own: "charges that include attacking" asserts none."""
    whole = fact.evidence[0]
    return any(
        not whole.exact[max(0, start - whole.start) : max(0, end - whole.start)].endswith("ing")
        for _, start, end in fact.marks[:1]
    )


def is_hearsay(fact: Fact, text: str) -> bool:
    """Say whether a word beside a deed tells that it is only said to have been done."""
    span = fact.evidence[0]
    near = text[max(0, span.start - _NEAR) : span.end].lower()
    return any(word in near for word in words("grammar", "hearsay", "words"))


def _has_its_other(fact: Fact, others: Sequence[Fact]) -> bool:
    """Say whether another account tells it the other way, of the same as far as it is known."""
    return any(_of_one(fact, other) for other in others)


def _of_one(one: Fact, other: Fact) -> bool:
    undergone = one.key[1] is not None and one.key[1] == other.key[1]
    return undergone or (one.subject is not None and one.subject == other.subject)
