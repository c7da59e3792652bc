"""Which extents cannot both be right: all of a thing in one account, in another a part and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from variorum.collation.classes import people
from variorum.collation.days import overlap
from variorum.collation.extents import deeds_of_extent
from variorum.collation.one_mind import of_one_mind
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.together import Together
from variorum.lexicon import words
from variorum.model import Fact

# So many words two accounts share where they tell one deed of things they call otherwise.
SHARED = 2


def extents(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what was done to all of a thing by one account, and to a part of it alone by another."""
    told = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "extent" and (fact.modality != "real" or scene.era(fact) == "now"):
            told[str(fact.key[1])].append(fact)
    for deed, held in sorted(told.items()):
        kept = of_one_mind(held, unlike_extents)
        grows = deeds_of_extent().get(deed, {}).get("grows", True)
        pairs = [
            (a, b)
            for a, b in product(range(len(kept)), repeat=2)
            if a < b
            and kept[a].article != kept[b].article
            and unlike_extents(kept[a], kept[b])
            and not (grows and _days_apart(kept[a], kept[b], scene))
        ]
        joined = Together[int]()
        for a, b in pairs:
            joined.join(a, b)
        groups = defaultdict[int, list[Fact]](list)
        for n in sorted({n for pair in pairs for n in pair}):
            groups[joined.name(n)].append(kept[n])
        yield from (tuple(group) for group in groups.values())


def unlike_extents(one: Fact, other: Fact) -> bool:
    """Say whether one account has it done to more than the other allows."""
    if one.where and other.where and not set(one.where) & set(other.where):
        return False
    if {one.modality, other.modality} == {"real"} and not overlap(one, other):
        return False
    values = {one.value, other.value}
    if values == {"only", "more"}:
        only, more = (one, other) if one.value == "only" else (other, one)
        return _adds(_names(only, "things"), _names(more, "things"))
    if "all" not in values:
        return False
    whole, limited = (one, other) if one.value == "all" else (other, one)
    if limited.value == "none":
        return bool(_names(whole, "head") & _names(limited, "head"))
    if whole.part or limited.value not in ("only", "part"):
        return False
    if _names(whole, "head") & _names(limited, "head"):
        return _is_narrower(whole, limited)
    if _names(whole, "head") & _names(limited, "things"):
        return True
    return limited.value == "only" and (_is_the_one(whole, limited) or _goes_as_far(whole, limited))


def _is_narrower(whole: Fact, limited: Fact) -> bool:
    """Say whether of one noun fewer are meant: "all trains", "only *night* trains"."""
    owners = [_names(f, "things") - _names(f, "head") for f in (whole, limited)]
    once = deeds_of_extent().get(str(whole.key[1]), {}).get("once", False)
    if all(owners) and not owners[0] & owners[1] and not once:
        # All members of this party, and only two members of that one.
        return False
    wide, narrow = _names(whole, "which"), _names(limited, "which")
    if wide and narrow and not wide & narrow:
        # "All foreign cars", "only electric cars", by one and the same tax
        return limited.value == "only" and bool(_shared_parts(whole, limited))
    return wide <= narrow and (wide < narrow or limited.part or limited.value == "part")


def _goes_as_far(whole: Fact, limited: Fact) -> bool:
    """Say whether one thing is said of everybody and of some only: the same rule, the same illness."""
    everybody = words("extents", "everybody", "words").intersection(_names(whole, "head"))
    if everybody and _of_people(limited, "head"):
        return True
    if not _shared_parts(whole, limited):
        return False
    general = words("extents", "general", "words")
    return all(_of_people(f, "head") for f in (whole, limited)) or bool(
        general.intersection(_names(whole, "head"))
    )


def _of_people(fact: Fact, slot: str) -> bool:
    """Say whether people are meant, or a place for those who live there."""
    dwellers = words("extents", "dwellers", "words")
    return any(name in dwellers or name in people() for name in _names(fact, slot))


def _shared_parts(whole: Fact, limited: Fact) -> set[str]:
    """Give what takes part in both: the *rules* that cover all, the *rules* that cover some."""
    return _names(whole, "with") & _names(limited, "with")


def _adds(only: set[str], more: set[str]) -> bool:
    """Say whether a list holds what the one that is said to be complete has, and something else."""
    return bool(only & more) and bool(more - only)


def _is_the_one(whole: Fact, limited: Fact) -> bool:
    """Say whether accounts tell of one deed, though they name those it is done to unlike."""
    row = deeds_of_extent().get(str(whole.key[1]), {})
    if not row.get("once", False):
        return False
    sides = [_of_people(f, "things") for f in (whole, limited)]
    if row.get("people", False) and not all(sides):
        return False
    shared = set(filler(whole, "context")) & set(filler(limited, "context"))
    return len(shared) >= SHARED and any(not word.islower() for word in shared)


def _names(fact: Fact, slot: str) -> set[str]:
    """Give the names of a slot in small letters: the story may know "the army" as a name."""
    return {name.lower() for name in filler(fact, slot)}


def _days_apart(one: Fact, other: Fact, scene: Scene) -> bool:
    """Say whether accounts came out on unlike days: what grows was a part first, and all of it then."""
    days = scene.published.get(one.article), scene.published.get(other.article)
    return None not in days and days[0] != days[1]


def asked_of_extent(question: Sequence[Fact]) -> str:
    """Give what is asked: "who had to leave", or how far a thing went, in an account's own words."""
    whole = next((f for f in question if f.value == "all"), question[0])
    row = deeds_of_extent().get(str(whole.key[1]))
    if row is None:
        return f"whether {whole.label[:1].lower()}{whole.label[1:]}"
    return str(row["asks"]).format(thing=whole.subject)
