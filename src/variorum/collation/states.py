"""Whether: the same thing said to be open and shut, the same deed said to be done and not done.

From opposites alone one difference in ten would be right. What is asked of a pair here: one
class of predicate, the same undergoer (or, where it is somebody's decision, the same agent),
the story's own days, no two different places or parties, and nothing planned, wished or
supposed. A verb that belongs to no class can be denied in so many words, and only so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.classes import about_agent, of_anybody, people, two_sided
from variorum.collation.days import overlap
from variorum.collation.participants import NOBODY
from variorum.collation.scene import Scene
from variorum.collation.slots import are_two, filler
from variorum.lexicon import words
from variorum.model import Fact, Polarity, Reply

_TOLD = frozenset({"real", "permitted", "unclear"})
# What counts tell of: of several people some are hurt and others not, so only one can be asked after.
_COUNTED = frozenset({"kill", "injure", "miss", "trap", "rescue"})
# What sources of every kind do: it takes a name to say that it is one and the same.
_OF_THE_NAMED = frozenset({"confirm", "speak"})
# What becomes of somebody for months.
_LASTING = frozenset({"arrest", "inspect"})
# Who is not even hurt has not been killed.
_ENTAILS: dict[tuple[str, Polarity], tuple[tuple[str, Polarity], ...]] = {
    ("injure", "negative"): (("kill", "negative"),),
    ("damage", "negative"): (("destroy", "negative"), ("collapse", "negative")),
    # Who has gone, by whatever door, has not stayed.
    ("resign", "positive"): (("in office", "negative"),),
    ("dismiss", "positive"): (("in office", "negative"),),
}
# Who speaks for whom nobody names: "the gunman was identified" is said of the police, too.
_AUTHORITIES = frozenset(
    {"police", "official", "authority", "prosecutor", "investigator", "city", "government"}
    | {"council", "court", "judge", "ministry", "regulator", "state", "mayor"}
)
# What a verb that is denied of one past moment has before it.
_PAST = frozenset(
    {
        "did",
        "didn",
        "was",
        "wasn",
        "were",
        "weren",
        "had",
        "hadn",
        "has",
        "hasn",
        "have",
        "haven",
        "been",
        "never",
        "refused",
        "failed",
        "declined",
        "denied",
        "yet",
    }
)
# "Has not been hit in more than 25 years": it may have been hit now.
_AT_ALL = re.compile(
    r"\b(?:ever|before|since|previously)\b|\b(?:in|for) [^,.]*\b(?:years|months|decades)\b"
)
_HABIT = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b|\b(?:every|each) (?:day|week|month|year|night)\b"
    r"|\b(?:usually|often)\b"
)
_SINCE = re.compile(r"\b(?:has|have|had)(?: not|n[’']t)? been\b.*\bsince\b")
# What is told as it is now, and not as it was.
_LASTS = re.compile(r"(?:\b(?:has|have|is|are|remains?|stays?|still)|[’'](?:s|re|ve))\b")
_STAYS = re.compile(r"\b(?:will|would|to) (?:remain|stay|keep|continue|retain)\b")
# Of these it may be asked whether it was done, whoever did it.
_OF_WHOEVER = frozenset({"approve", "permit"})
# What lies in the hands of whoever says that it will not be done.
_DECIDED = frozenset({"approve", "permit", "resign", "in office", "withdraw"})
_WILL_NOT = re.compile(r"\b(?:will|would) not\b|\bw(?:o|ould)n[’']t\b")
_THE_TWO = re.compile(
    r"\b(?:the|both|all|those|these) (?:other )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"\b(?:the|its|his|her|their)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# Before the law who is not liable is not liable at all.
_IN_LAW = frozenset({"how criminally", "how legally"})
_NEXT = " next"
# What stands for the one asked after, where one account says that there was nobody.
ANYONE = "anyone"


def whether(events: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts that answer one question of whether, where not all answer alike."""
    told = [
        replace(f, modality="real") if _lasts(f) else f
        for f in events
        if (f.modality in _TOLD or _lasts(f)) and _of_these_days(f, scene) and not _is_habit(f)
        if not filler(f, "supposed")
    ]
    told += [
        replace(f, key=(entailed, *f.key[1:]), polarity=polarity)
        for f in told
        for entailed, polarity in _ENTAILS.get((str(f.key[0]), f.polarity), ())
    ]
    # Where there are none of a thing, none of them worked.
    told += [
        replace(f, key=("work", str(f.key[0]).removeprefix("to have ")))
        for f in told
        if str(f.key[0]).startswith("to have ") and f.polarity == "negative"
    ]
    # Who says that it will not be done can be belied by who says that it was.
    told += [
        replace(f, modality="real", scope=(*f.scope, "so far"))
        for f in events
        if f.modality == "future" and f.key[0] in _DECIDED and _WILL_NOT.search(f.label)
    ]
    # What is to come is another question than what is: "will close", "will not close".
    told += [
        replace(f, key=(f"{f.key[0]}{_NEXT}", *f.key[1:]), modality="real")
        for f in events
        if f.modality == "future"
    ]
    for (name, whose), facts in _by_question(told).items():
        a_thing = whose.islower() and whose not in people() and not name.startswith(("to ", "is "))
        agreed = _of_one_mind(_of_one_place(facts, scene) if a_thing else facts)
        if name.removesuffix(_NEXT) in about_agent():
            agreed = _on_one_matter(agreed, whose)
        opposed = _opposed(_without_stages(_as_it_ended(agreed), agreed, scene))
        if len({answer_of(f) for f in opposed}) > 1:
            yield tuple(replace(f, key=("state", name, whose), subject=whose) for f in opposed)


def _lasts(fact: Fact) -> bool:
    """Say whether what is to come is so now: "will remain closed", "will stay in prison"."""
    return fact.modality == "future" and _STAYS.search(fact.evidence[0].exact) is not None


def _is_habit(fact: Fact) -> bool:
    """Say whether a fact is told of many days, and denies nothing of this one: "not in forty years"."""
    never = answer_of(fact) == "no" and fact.key[0] not in _LASTING
    habit = _HABIT.search(fact.evidence[0].exact) is not None
    return habit or (never and bool(filler(fact, "in years")))


def _of_these_days(fact: Fact, scene: Scene) -> bool:
    """Say whether a fact is of the story's days; who was arrested months ago may still be held."""
    if _SINCE.search(fact.evidence[0].exact):
        # "Has been free on bail since January": so he is now.
        return True
    return scene.lately(fact) if fact.key[0] in _LASTING else scene.era(fact) == "now"


def answer_of(fact: Fact) -> Reply:
    """Give a fact's answer: yes, no, or unclear."""
    if fact.modality == "unclear":
        return "unclear"
    return "yes" if fact.polarity == "positive" else "no"


def reply_of(fact: Fact, question: Sequence[Fact]) -> Reply:
    """Give what a fact replies to the question as it is asked: by the word of its yes.

    Where that word is itself denied, as in "had not closed the pier" for a pier that was open,
    the question is whether it was closed, and yes and no change places.
    """
    answer = answer_of(fact)
    asked = next((f for f in question if f.polarity == "positive"), question[0])
    if answer == "unclear" or not str(asked.value).startswith("not "):
        return answer
    return "no" if answer == "yes" else "yes"


def _by_question(facts: Sequence[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """Put together what is said of one thing, or of anybody at all."""
    opposable = two_sided() | {name for entailed in _ENTAILS.values() for name, _ in entailed}
    buckets = defaultdict[tuple[str, str], list[Fact]](list)
    denied = {(f.key[0], _of(f)) for f in facts if _denied(f)}
    nobody = {f.key[0] for f in facts if f.key[1] == NOBODY} & of_anybody()
    for fact in facts:
        name, whose = str(fact.key[0]), _of(fact)
        verb = name.removesuffix(_NEXT).partition("to ")[2]
        if verb in words("grammar", "light", "words") and not (verb == "use" and fact.key[1]):
            # "Will be able", "will not be there": a light verb tells nothing by itself.
            continue
        of_one = name not in _COUNTED or _of_one_person(fact)
        if name in _OF_THE_NAMED and (whose is None or whose.islower()):
            # "Sources confirmed", "sources denied": nobody knows whether they are the same.
            continue
        if name in nobody:
            buckets[name, ANYONE].append(fact)
            continue
        if (
            name in _OF_WHOEVER
            and fact.key[1] not in (None, whose)
            and (fact.subject is None or fact.subject in _AUTHORITIES)
        ):
            # Whoever allowed the march: the city, the police, nobody named.
            buckets[name, str(fact.key[1])].append(fact)
        if whose is not None and whose != NOBODY and of_one:
            told = fact.modality == "real" and (name, whose) in denied
            opposed = name.removesuffix(_NEXT) in opposable or name.startswith("to have ")
            if told or opposed:
                buckets[name, whose].append(fact)
    return buckets


def _of_one_person(fact: Fact) -> bool:
    """Say whether a fact tells what became of one, and not how many there were.

    Killed or hurt is a person; "the death toll of the storm" is said of no storm.
    """
    whose = str(fact.key[1])
    known = whose in people() or not whose.islower() or fact.key[0] not in ("kill", "injure")
    return known and fact.unit != "several" and not fact.part


def _denied(fact: Fact) -> bool:
    """Say whether a deed of no class is denied: "did not fire", but not "do not fire" of rifles at large."""
    return (
        fact.modality == "real"
        and str(fact.value).startswith("not ")
        and (
            str(fact.key[0]).startswith("is ")
            or str(fact.key[0]).endswith(_NEXT)
            or bool(_PAST & set(_WORD.findall(_spoken(fact)[0])))
        )
        and (fact.key[0] in _LASTING or _AT_ALL.search(fact.evidence[0].exact) is None)
    )


def _spoken(fact: Fact) -> tuple[str, str]:
    """Give what a reading has before its predicate, and the predicate in its own form."""
    whole = fact.evidence[0]
    if not fact.marks:
        return whole.exact.lower(), ""
    _, start, end = fact.marks[0]
    return (
        whole.exact[: max(0, start - whole.start)].lower(),
        whole.exact[max(0, start - whole.start) : max(0, end - whole.start)].lower(),
    )


def _of(fact: Fact) -> str | None:
    """Give whom or what a question is about: the undergoer; whoever decides; who does it to nothing."""
    if str(fact.key[0]).removesuffix(_NEXT) in about_agent():
        return fact.subject
    return fact.key[1] if fact.key[1] is not None else fact.subject


def _as_it_ended(facts: Sequence[Fact]) -> list[Fact]:
    """Keep what an account says that came last, where it tells a sequence: "detained, and released"."""
    ended = {
        (f.article, f.source, answer_of(f))
        for f in facts
        if f.status == "again" and f.modality == "real"
    }
    turned = {"yes": "no", "no": "yes"}
    return [
        f
        for f in facts
        if (f.article, f.source, turned.get(answer_of(f), "")) not in ended
        or (f.article, f.source, answer_of(f)) in ended
    ]


def _without_stages(facts: Sequence[Fact], told: Sequence[Fact], scene: Scene) -> list[Fact]:
    """Leave out what accounts tell as past, where they must have known what came next.

    "The race was stopped" and "the race restarted" are two stages of one race where one account
    tells both, or where the second was days ago. Only an account that still has it stopped, or
    that came out before, is brought up to date.
    """
    ended = [f for f in facts if f.status == "again" and f.modality in ("real", "permitted")]
    after = {answer_of(f) for f in ended}
    if len(after) != 1:
        return list(facts)
    in_turn = any(
        f.article == g.article and answer_of(g) not in after and g.modality == "real"
        for f in ended
        for g in told
    )

    def is_past(fact: Fact) -> bool:
        day = scene.published.get(fact.article)
        days = [scene.published.get(f.article) for f in ended]
        if day is not None and all(d is not None and day < d for d in days):
            return False
        long_ago = day is not None and any(f.when and f.when[1] < day.isoformat() for f in ended)
        lasts = _LASTS.search(_spoken(fact)[0]) or " still " in fact.label
        lasts = lasts or fact.modality != "real"
        return (in_turn or long_ago) and not lasts and "so far" not in fact.scope

    before = [f for f in facts if answer_of(f) not in after]
    return [f for f in facts if f not in before] if all(map(is_past, before)) else list(facts)


def _of_one_mind(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the accounts that say both on one word: cleared of fraud, found guilty of perjury."""
    said = defaultdict[tuple[str, str | None], set[str]](set)
    for fact in facts:
        said[fact.article, fact.source].add(answer_of(fact))
    both = {
        key
        for key, answers in said.items()
        if {"yes", "no"} <= answers and not _in_turn(facts, key)
    }
    return [f for f in facts if (f.article, f.source) not in both]


def _in_turn(facts: Sequence[Fact], key: tuple[str, str | None]) -> bool:
    """Say whether an account tells one state after the other: "detained, and released"."""
    return any(f.status == "again" for f in facts if (f.article, f.source) == key)


def _opposed(facts: Sequence[Fact]) -> list[Fact]:
    """Keep the facts to which another account gives another answer, and may mean the same."""
    return [
        fact
        for fact in facts
        if any(answer_of(fact) != answer_of(other) and _same(fact, other) for other in facts)
    ]


def _same(one: Fact, other: Fact) -> bool:
    """Say whether nothing tells two facts apart: no other party, no other thing of the same name."""
    if str(one.key[0]).endswith(_NEXT) and not overlap(one, other):
        # It will be shut on Sunday, and will open on Monday.
        return False
    if are_two(one, other) or _of_some(one, other):
        return False
    named = filler(one, "by"), filler(other, "by")
    if all(named) and not set(named[0]) & set(named[1]):
        return False
    which = filler(one, "which"), filler(other, "which")
    # Of people a name may stand beside the role; a bus driver is no lorry driver.
    thing = one.key[1] not in people() or all(w.islower() for side in which for w in side)
    if thing and all(which) and not set(which[0]) & set(which[1]):
        return False
    denial, yes = (one, other) if answer_of(one) == "no" else (other, one)
    if _of_another_count(one, other):
        return False
    if set(filler(denial, "another")) - set(filler(yes, "another")) or (
        filler(denial, "during") != filler(yes, "during")
    ):
        # "Did not stop the first fight", "not during the drill": it is denied of that alone.
        return False
    plain = str(denial.value).startswith("not ")
    ways = {s for s, _ in denial.slots if s.startswith("how ")} - _IN_LAW
    if plain and ways - {s for s, _ in yes.slots}:
        # "Was not directly linked" leaves it open whether he was linked.
        return False
    if str(one.key[0]).removesuffix(_NEXT) in two_sided() or str(one.key[0]).startswith("to have "):
        return True
    by_nobody = denial.subject is None and (
        not str(one.key[0]).startswith("to ") or denial.label.startswith(("No ", "no "))
    )
    if str(one.key[0]).startswith("to ") and (
        not _of_one_day(one, other) or _is_narrowed(denial, yes)
    ):
        return False
    doers = {one.subject, other.subject}
    if denial.key[1] is None and denial.subject == yes.key[1]:
        # "Is leaking oil", "no oil has leaked"
        doers = {yes.subject}
    by_authority = None in doers and bool(doers & _AUTHORITIES)
    # "The brake was applied", "the driver did not apply the brake": there is one of it.
    one_thing = None in doers and denial.unit == yes.unit == "one" and _is_the_one(denial)
    one_thing = one_thing and denial.key[1] == yes.key[1] not in people()
    one_doer = len(doers) == 1 or by_nobody or by_authority or one_thing
    return one_doer and _is_going_on(one) == _is_going_on(other)


def _is_narrowed(denial: Fact, yes: Fact) -> bool:
    """Say whether less is denied than told: "did not bribe the mayor *with a car*"."""
    spare = {denial.subject, denial.key[1], yes.subject, *denial.where}
    return bool(set(denial.who) - set(yes.who) - spare)


def _is_the_one(fact: Fact) -> bool:
    return _THE_ONE.search(fact.evidence[-1].exact) is not None


def _of_some(one: Fact, other: Fact) -> bool:
    """Say whether both can hold, since each is said of some: some guests woke, some did not.

    Of one person nothing is known by what is said of several.
    """
    if {one.unit, other.unit} == {"one", "several"} and one.key[1] in people():
        return True
    partial = [f.part or filler(f, "share") == ("not all",) for f in (one, other)]
    return all(partial) and not _as_many(one, other)


def _as_many(one: Fact, other: Fact) -> bool:
    """Say whether both give the same count of what they speak of: "the two guards"."""
    counts = [{f for slot, f in fact.slots if slot.startswith("count ")} for fact in (one, other)]
    known = all(_THE_TWO.search(fact.label) for fact in (one, other))
    return (known and bool(counts[0] & counts[1])) or str(one.key[1]).endswith(" people")


def _of_another_count(one: Fact, other: Fact) -> bool:
    """Say whether a figure tells two matters apart: an offer of two percent, one of four."""
    if str(one.key[0]) not in about_agent():
        return False
    counts = dict(one.slots), dict(other.slots)
    shared = [s for s in counts[0] if s.startswith("count ") and s in counts[1]]
    return any(not set(counts[0][s]) & set(counts[1][s]) for s in shared)


def _of_one_day(one: Fact, other: Fact) -> bool:
    days = filler(one, "on"), filler(other, "on")
    return not all(days) or (days[0][0] <= days[1][1] and days[1][0] <= days[0][1])


def _is_going_on(fact: Fact) -> bool:
    """Say whether a deed is told as under way: "deciding" is not "decided"; but "denied firing" is "fired"."""
    before, word = _spoken(fact)
    return word.endswith("ing") and not {"denied", "denies", "deny"} & set(before.split())


def _on_one_matter(facts: Sequence[Fact], whose: str) -> list[Fact]:
    """Keep what an agent decides on one matter: facts with one undergoer, or two participants in common.

    Of who speaks or is silent the matter is not asked.
    """
    if facts and facts[0].key[0] == "speak":
        return list(facts)
    return [
        f for f in facts if any(_one_matter(f, g, whose) for g in facts if g.article != f.article)
    ]


def _one_matter(one: Fact, other: Fact, whose: str) -> bool:
    if one.key[0] == "confirm" or (one.key[1] is not None and other.key[1] is not None):
        return one.key[1] is not None and one.key[1] == other.key[1]
    return len(set(one.who) & set(other.who) - {whose}) > 1


def _of_one_place(facts: Sequence[Fact], scene: Scene) -> list[Fact]:
    """Keep the facts that name no place, the story's own, or one another: a blackout here is none there."""
    shared = defaultdict[str, set[str]](set)
    for fact in facts:
        for place in fact.where:
            shared[place].add(fact.article)
    common = scene.named | {place for place, articles in shared.items() if len(articles) > 1}
    return [
        f for f in facts if not f.where or common.intersection(f.where) or not scene.elsewhere(f)
    ]
