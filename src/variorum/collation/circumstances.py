"""The circumstances of what happened: what a story fills once, and two accounts may fill unlike.

At what hour, at which street or station, with what weapon, by what cause, bound for where: a
slot has one filler, so two fillers that exclude each other are a difference. An account that
fills a slot twice is a witness for neither, and silence differs from nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from variorum.collation.one_mind import of_one_mind
from variorum.collation.scene import Scene
from variorum.collation.zones import by_local_clocks, days_apart, hours_apart
from variorum.model import Fact

# Happenings that are told for one another: an attack is a shooting, a crash is a derailment.
_KIN = (
    frozenset({"attack", "shoot", "stab", "bomb", "explode", "kill", "injure", "strike", "fire"}),
    frozenset({"strike", "derail", "collapse", "fall", "sink", "kill", "injure", "explode"}),
    frozenset({"fire", "burn", "kill", "injure", "destroy", "explode", "collapse"}),
    frozenset({"arrest", "charge", "convict", "sentence"}),
)
# What every story may call what it is about.
OCCURRENCE = "occurrence"
# Fog and storm go together, and neither with these.
_FINE = frozenset({"clear", "calm"})
# Of these the answer is itself a place.
_ASKED_OF_PLACES = frozenset(
    {
        *("site", "city", "whither", "whence", "room", "side"),
        *("venue", "spot", "country", "origin", "began", "nation"),
    }
)
# So much of two given names is alike where they are spellings of one: Alexander and Aleksandr
# are .67 alike, David and Daniel .55.
ONE_NAME = 0.6


# What lasts so many minutes is a part of the day, and no hour.
_PART_OF_DAY = 120


def circumstances(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield for each slot the fillers of the accounts that fill it once, where they exclude each other."""
    core = core_of_story(scene)
    slots = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in by_local_clocks([f for f in facts if f.key[0] == "circumstance"], scene):
        if fact.modality != "real" or scene.era(fact) != "now":
            continue
        _, slot, about, whose = fact.key
        if about is not None:
            if about not in core:
                continue
            about = "main"
        slots[slot, about, whose].append(fact)
    for (slot, _, whose), told in slots.items():
        kept = of_one_mind(_by_the_clock(told), excludes)
        if slot == "recipients" and not any(" and " in f.label for f in kept):
            nouns = {f.label.split()[-1] for f in kept}
            if len(nouns) == 1:  # "two officials", "four officials": a figure like any other
                continue
        if any(
            excludes(one, other) for one in kept for other in kept if one.article != other.article
        ):
            yield tuple(replace(f, key=("circumstance", slot, whose)) for f in kept)


def _by_the_clock(told: Sequence[Fact]) -> Sequence[Fact]:
    """Leave out parts of the day where others give the hour: "Saturday afternoon" is none of two hours."""
    closely = [f for f in told if f.low is None or f.high is None or f.high - f.low < _PART_OF_DAY]
    return closely if len({f.article for f in closely}) > 1 else told


def excludes(one: Fact, other: Fact) -> bool:
    """Say whether two fillers of one slot cannot both be right."""
    if (
        one.where
        and other.where
        and not set(one.where) & set(other.where)
        and (_ASKED_OF_PLACES.isdisjoint({str(one.key[1]).partition(" ")[0]}))
    ):
        # One fire in this town and one in that.
        return False
    here, there = (dict(fact.slots).get("of", ()) for fact in (one, other))
    if here and there and here != there:
        # The rifle was bought, and the pistol stolen.
        return False
    if one.polarity != other.polarity:
        return one.value == other.value
    if one.polarity == "negative":
        return False
    if one.key[1] == "hour":
        return not days_apart(one, other) and hours_apart(one, other)
    told, other_told = set(str(one.value).split(" + ")), set(str(other.value).split(" + "))
    if one.key[1] == "offence":
        return bool(told - other_told and other_told - told)
    if one.key[1] == "weather":
        return told != other_told and bool(_FINE & (told | other_told))
    if one.key[1] == "name":
        return _misnamed(str(one.value).split(), str(other.value).split())
    # What a cause may be told for is no rival of it: a storm may be its lightning.
    return (told | _may_be(one)).isdisjoint(other_told) and _may_be(other).isdisjoint(told)


def _may_be(fact: Fact) -> frozenset[str]:
    return frozenset(dict(fact.slots).get("may be", ()))


def _misnamed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names are those of one person told unlike: David Lind, Daniel Lind.

    Spellings that are alike may be one name: Jon, John and Johnny.
    """
    alike = SequenceMatcher(None, one[0], other[0], autojunk=False).ratio()
    return one[-1] == other[-1] and min(len(one), len(other)) > 1 and alike < ONE_NAME


def core_of_story(scene: Scene) -> frozenset[str]:
    """Give the happenings that are what the story is about, and those told for them."""
    # "Stabbed" at the head of one account and "attacked" at that of another are one thing.
    several = [kin for kin in _KIN if sum(bool(kin & head) for head in scene.heads) > 1]
    near = {name for kin in several for name in kin}
    return frozenset({OCCURRENCE, *scene.happenings, *near})
