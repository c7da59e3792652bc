"""What two accounts fill one place of a sentence with, where it cannot be both.

Neither account has the other's word, anywhere or in this place, and neither has two answers
there. How much the two places have to share, besides whom or what they are said of, depends on
whether that is known to be one, and on how often words of the family are met.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.families import Family, family_named
from variorum.collation.likeness import rarity
from variorum.collation.niches import BEING, NICHE
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.lexicon import words
from variorum.model import Fact


def niches(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of accounts that fill one place with what excludes each other."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == NICHE:
            told[(*fact.key, scene.era(fact))].append(fact)
    for held in told.values():
        if len({f.article for f in held}) < 2:
            continue
        pairs = [
            pair
            for pair in combinations(held, 2)
            if pair[0].article != pair[1].article and _differ(*pair, held)
        ]
        for question in _together(pairs):
            yield tuple(
                replace(f, key=(NICHE, f.key[1], _core(question)), who=(), scope=())
                for f in question
            )


def _together(pairs: Sequence[tuple[Fact, Fact]]) -> Iterator[list[Fact]]:
    """Yield the facts of pairs that hang together, each once: of a family met seldom, one answer of an account."""
    groups: list[tuple[set[object], list[Fact]]] = []
    for pair in pairs:
        names, held = {name for fact in pair for name in _names(fact)}, [*pair]
        for group in [g for g in groups if g[0] & names]:
            groups.remove(group)
            names, held = names | group[0], [*group[1], *held]
        groups.append((names, held))
    yield from (list({id(fact): fact for fact in held}.values()) for _, held in groups)


def _names(fact: Fact) -> Iterator[object]:
    yield id(fact)
    if not family_named(str(fact.key[1])).common:
        yield fact.article, fact.value


def _core(question: Sequence[Fact]) -> str:
    """Give what a question is asked of, in the word that most accounts have for it."""
    cores = Counter(filler(fact, "core")[0] for fact in question)
    return max(sorted(filter(None, cores)), key=lambda core: cores[core], default="")


def unlike_niches(one: Fact, other: Fact) -> bool:
    """Say whether what fills one place in two accounts excludes each other."""
    return family_named(str(one.key[1])).exclude(str(one.value), str(other.value))


# How much two places have to share, by how rare the words are: of what is known to be one thing,
# of a family met everywhere, and where nothing says that it is one thing. On eighty-six stories
# of real news nothing wrong is left from these on; below them half of all pairs are.
ENOUGH, COMMON, UNKNOWN, APART = 1.0, 1.5, 1.9, 2.5


def _differ(one: Fact, other: Fact, held: Sequence[Fact]) -> bool:
    family = family_named(str(one.key[1]))
    if not family.exclude(str(one.value), str(other.value)) or not _of_one_event(one, other):
        return False
    if _are_two(one, other) or (one.key[2] == "thing" and _is_wide(one)):
        return False
    if _holds(family, one, other, held) or _holds(family, other, one, held):
        return False
    same = filler(one, "core") == filler(other, "core") != ("",)
    if one.key[2] == "is":
        return same
    if one.key[2] == "doer" and not filler(one, "deed") == filler(other, "deed") != ("",):
        return False
    deeds = {filler(fact, "deed")[0] for fact in (one, other)} - {""}
    if family.paired and len(deeds) > 1:
        # The north tower was cleared, and the south tower was not.
        return same and _shared(one, other) >= UNKNOWN
    common = family.common or bool(family.levels)
    shared = _shared(one, other)
    if not same:
        return not common and shared >= APART
    known = "yes" in (*filler(one, "known"), *filler(other, "known"))
    return shared >= (UNKNOWN if not known else COMMON if common else ENOUGH)


def _are_two(one: Fact, other: Fact) -> bool:
    """Say whether what stands beside tells two deeds apart: the one in the relay, the other in the sprint."""
    theirs = dict(other.slots)
    return any(
        slot.startswith("beside ") and slot in theirs and not set(nouns) & set(theirs[slot])
        for slot, nouns in one.slots
    )


def _is_wide(fact: Fact) -> bool:
    """Say whether it befalls many things at once: a storm, a virus, the army."""
    return filler(fact, "core")[0] in words("niches", "wide", "words")


def _shared(one: Fact, other: Fact) -> float:
    """Weigh what two places share: whom or what they are said of, the deed, and what stands near."""
    core, deed = filler(one, "core")[0], filler(one, "deed")[0]
    same = deed != "" and filler(other, "deed")[0] == deed
    near = (set(one.who) & set(other.who)) - {core, f"to {deed}"}
    weight = (rarity(core) if core and filler(other, "core")[0] == core else 0) + sum(
        rarity(word.removeprefix("to ")) for word in sorted(near)
    )
    return weight + (0 if not same else 1 if deed != BEING else 0.3)


def _holds(family: Family, one: Fact, other: Fact, held: Sequence[Fact]) -> bool:
    """Say whether an account has what the other has, at all or in this place, or has two answers there."""
    own = [f for f in held if f.article == one.article and filler(f, "core") == filler(one, "core")]
    if any(family.exclude(str(f.value), str(one.value)) for f in own):
        return True
    if not family.common:
        return str(other.value) in one.scope
    return any(f.value == other.value for f in own)


def _of_one_event(one: Fact, other: Fact) -> bool:
    """Say whether two facts can be of one day and, unless places are the answers, of one place."""
    asked = family_named(str(one.key[1])).levels or one.key[2] in ("at", "by", "bearing")
    if one.where and other.where and not asked and not set(one.where) & set(other.where):
        return False
    if one.when is None or other.when is None:
        return True
    return one.when[0] <= other.when[1] and other.when[0] <= one.when[1]


def asks_after(question: Sequence[Fact]) -> str:
    """Give what stands over the question, "in which sea: the yacht"."""
    asked = family_named(str(question[0].key[1])).asks
    called = Counter(fact.subject for fact in question if fact.subject)
    of = max(sorted(called), key=lambda word: called[word], default="")
    if not of:
        return asked
    return f"{asked}: {of if of[:1].isupper() else f'the {of}'}"
