"""How, how far, how many: one deed told with words that do not go together.

*Punched* and *slapped*, *razed* and *damaged*, *a soldier* and *soldiers* may each be said of
one deed, but not all of them can hold. An account that uses both is no witness for either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.scene import Scene
from variorum.model import Fact

# Kinds of deeds whose words exclude each other, each by the class of its predicate.
_MANNERS = frozenset({"blow"})
# Extents of harm to things: of each, one can hold.
_HARM = frozenset({"destroy", "damage"})
# Deeds of which it matters whether they were done to one or to several. Of the dead and the
# injured the counts tell: one child here and six there are two groups of children.
_COUNTED = frozenset({"blow", "attack", "shoot", "stab"})


def manners(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of one deed that is told in words that exclude each other."""
    deeds = defaultdict[tuple[str, str, str], list[Fact]](list)
    for fact in events:
        told = fact.modality == "real" and fact.polarity == "positive"
        if not told or fact.key[1] is None or scene.era(fact) != "now":
            continue
        name, undergoer = str(fact.key[0]), fact.key[1]
        if name in _MANNERS:
            deeds["manner", name, undergoer].append(replace(fact, unit=str(fact.value)))
        # "300 houses were damaged" is a count; what happened in one village is not the whole.
        elsewhere = any(place not in scene.places for place in fact.where)
        if name in _HARM and not fact.part and not elsewhere:
            deeds["harm", "done", undergoer].append(replace(fact, unit=name))
        if name in _COUNTED and fact.unit is not None:
            deeds["one or several", name, undergoer].append(fact)
    for key, facts in deeds.items():
        sides = _sides(facts, mixed=key[0] == "manner")
        if len(set(sides.values())) > 1:
            yield tuple(
                replace(f, key=key, value=sides[f.article], subject=key[2])
                for f in facts
                if f.article in sides
            )


def _sides(facts: Sequence[Fact], *, mixed: bool) -> dict[str, str]:
    """Say which words each account stands for; accounts that share a word are of one mind.

    Where words are rungs of one ladder an account that uses two (`mixed` is False) stands for
    neither.
    """
    told = defaultdict[str, set[str]](set)
    for fact in facts:
        told[fact.article].add(str(fact.unit))
    minds: list[set[str]] = []
    for used in told.values():
        if len(used) > 1 and not mixed:
            continue
        kin = [mind for mind in minds if mind & used]
        minds = [mind for mind in minds if not mind & used] + [used.union(*kin)]
    return {
        account: " / ".join(sorted(mind))
        for account, used in told.items()
        for mind in minds
        if used <= mind
    }
