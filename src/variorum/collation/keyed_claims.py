"""What accounts tell alike by a typed key, in whatever words: the news, a cause, a contestable claim.

Likeness of words joins little of what is foretold or given as a reason. By its class, its side
and what it is about, or by its place at the head of the story, it is one claim all the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.same_claims import SAMPLE, Claim, cut, of_two, reasons, units
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.model import Fact, Reading

# Two leads that share so many words, and that much of the shorter one, tell one piece of news:
# "tariffs on steel delayed" thrice, and not the collapse of a pier and who had warned of it.
ENOUGH, MOST = 5, 0.6
# Contestable claims of what has been.
_OF_THE_PAST = frozenset({"success", "reason", "moved"})


def keyed_claims(
    facts: Sequence[Fact], readings: Sequence[Reading], scene: Scene
) -> Iterator[Claim]:
    """Yield the claims of several accounts that are one by their key."""
    found = [*_leads(readings, scene), *_of_one_answer(facts, scene), *_contested(facts, scene)]
    yield from (claim for claim in found if claim.is_shared)


def _leads(readings: Sequence[Reading], scene: Scene) -> Iterator[Claim]:
    """Yield what the first sentences of accounts tell alike: the news, in whatever words it opens with.

    By their place two leads are half known to tell one thing; most of their words must say the rest.
    """
    groups = list[list[Fact]]()
    for lead in (lead for reading in readings if (lead := _lead(reading, scene)) is not None):
        group = next((g for g in groups if all(_tell_one(lead, other) for other in g)), None)
        if group is None:
            groups.append([lead])
        else:
            group.append(lead)
    yield from (Claim("", tuple(cut(group)), "lead") for group in groups)


def _tell_one(one: Fact, other: Fact) -> bool:
    here, there = ({w for w, _, _ in f.marks if not w[:1].isdigit()} for f in (one, other))
    shared = here & there
    named = any(not word.islower() for word in shared)
    alike = len(shared) >= ENOUGH and len(shared) >= MOST * min(len(here), len(there))
    return named and alike and not of_two(one, other)


def _lead(reading: Reading, scene: Scene) -> Fact | None:
    """Give what the first sentence of the story itself tells, or who speaks in it says most of."""
    for number, sentence in enumerate(reading.sentences):
        role = reading.paragraphs[sentence.paragraph].role if reading.paragraphs else "paragraph"
        if role == "paragraph":
            first = replace(reading, sentences=reading.sentences[number : number + 1])
            told = max(units(first, scene), key=lambda f: len(f.label), default=None)
            return replace(told, key=("lead",)) if told is not None else None
    return None


def _of_one_answer(facts: Sequence[Fact], scene: Scene) -> Iterator[Claim]:
    """Yield the causes, motives and the like that accounts give alike: one question, one answer."""
    held = defaultdict[tuple[object, ...], list[Fact]](list)
    for fact in facts:
        asked = fact.key[0] == "circumstance" and fact.key[1] in reasons()
        if asked and fact.modality == "real" and scene.era(fact) == "now":
            held[*fact.key, fact.value, fact.polarity].append(fact)
    yield from (Claim(str(group[0].key[1]), tuple(group), "typed") for group in held.values())


def _contested(facts: Sequence[Fact], scene: Scene) -> Iterator[Claim]:
    """Yield the contestable claims of one class and side that are about one thing."""
    held, told = defaultdict[tuple[str, str], list[Fact]](list), Counter[tuple[str, str]]()
    for fact in facts:
        if fact.key[0] != "contested":
            continue
        # What is foretold is of no day that is past.
        of_now = fact.key[1] not in _OF_THE_PAST or scene.era(fact) == "now"
        own = told[fact.article, str(fact.key[1])]
        if of_now and own < SAMPLE:
            told[fact.article, str(fact.key[1])] += 1
            held[str(fact.key[1]), fact.polarity].append(fact)
    for (name, _), claims in held.items():
        groups = list[list[Fact]]()
        for fact in claims:
            fits = (g for g in groups if _fits(name, fact, g))
            group = next(fits, None)
            if group is None:
                groups.append([fact])
            else:
                group.append(fact)
        yield from (Claim(name, tuple(group), "contested") for group in groups)


def _fits(name: str, fact: Fact, group: Sequence[Fact]) -> bool:
    """Say whether a claim is about what one of a group is about, and none of them is of other countries."""
    here = {*filler(fact, "nations")}
    theirs = [{*filler(f, "nations")} for f in group]
    if any(here and there and not here & there for there in theirs):
        return False
    return any(_about_one(name, fact, other) for other in group)


def _about_one(name: str, one: Fact, other: Fact) -> bool:
    """Say whether two contestable claims of a class are about one thing, as far as the class asks.

    A reason takes a name and another word in common; of what turns a war there is one in a story.
    """
    shared = {*one.who} & {*other.who}
    if name == "reason":
        return len(shared) > 1 and any(not word.islower() for word in shared)
    return bool(shared) or not (one.who or other.who)
