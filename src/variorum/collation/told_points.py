"""What accounts tell alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.answers import Answer
from variorum.collation.clippings import one_each
from variorum.collation.leads import clause_round, lead_of
from variorum.collation.likeness import rarity
from variorum.collation.point_maker import PointMaker
from variorum.collation.spoken import in_first_person
from variorum.collation.subjects import with_its_subject
from variorum.model import Fact, Point

TOLD_ALIKE = "The accounts tell the same of the same."
CALLED_ALIKE = "The accounts speak of the same in the same words."
# What nothing but the likeness of the words joins.
LOOSE = frozenset({TOLD_ALIKE, CALLED_ALIKE})

# What is only told alike, and why that is agreement.
PLAIN = {
    "place": "The accounts give what the story is about the same place.",
    "where": "The accounts open in the same place.",
    "when": "The accounts open with the same day.",
    "who": "The accounts call the one who is named the same.",
    "named": "The accounts name the same at their openings.",
    "news": "The accounts open with the same event.",
    "figure": "The accounts have the same figure, of the same.",
}


# What is said of one and the same in better ways, where it is.
YIELDING = frozenset({*LOOSE, PLAIN["named"], PLAIN["figure"]})
SAME_WORDS = "The same words in quotation marks."
ONE_SENTENCE = "One speaker's sentence, cut or worded differently."
# Said after the reason of whatever nothing but one text, its copies or its house tells.
ONE_TEXT = "They rest on one another: one text or one house stands behind it."
# Of what lies within a fuller one of these nothing is told by the piece.
UTTERED = frozenset({SAME_WORDS, ONE_SENTENCE})
PARTS = LOOSE | UTTERED
# What says least: that somebody or a place is named, or a thing is spoken of. It stands behind all others.
SLIGHT = frozenset({CALLED_ALIKE, PLAIN["named"], PLAIN["who"], PLAIN["where"], PLAIN["place"]})
# What says who or where, and nothing of what was done.
NAMING = frozenset({PLAIN[kind] for kind in ("who", "named", "where", "when", "place")})

# The clause that stands for all must share so much with that of another account, and more where no
# other has its verb. Of 60 clauses below these that were read, half told two things; of those
# above one in six.
LEAST, WITHOUT_ITS_VERB = 0.3, 0.45
# What is said of one time only.
ONCE = ("the first time", "the last time", "the only time")
# A noun with so few words beside it tells nobody anything: "sexual assaults", "their arrest".
SCRAP = 2
# What stands nearly whole in the clause tells a part of it.
HELD = 0.6


def telling(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """Accounts that tell one thing: one reading, in the words of whoever says it shortest."""
    holding = defaultdict[str, set[str]](set)
    for fact in question:
        for word, _, _ in fact.marks:
            holding[word].add(fact.article)
    shared = frozenset(word for word, articles in holding.items() if len(articles) > 1)
    mended = (
        with_its_subject(maker.cuts.mended(f), maker.cuts) for f in one_each(question, shared)
    )
    told = tuple(f for f in mended if not f.evidence[0].exact.endswith("?"))
    once = [f for f in told if f.evidence[0].exact.lower().startswith(ONCE)]
    if 2 * len(once) <= len(told):
        # That it happened is not that it had never happened before.
        told = tuple(f for f in told if f not in once)
    facts = told_by_any = tuple(_alike_as_shown(told))
    if len(facts) < 2:
        return None
    lead = lead_of(
        facts,
        shared,
        maker.cuts,
        maker.order,
        is_quoted=maker.spoken.is_quoted,
        is_heading=maker.is_heading,
    )
    facts = tuple(f for f in facts if f is lead.fact or _tells_it_too(lead.fact, f)) or facts
    if len({f.article for f in facts}) < 2:
        facts, lead = told_by_any, replace(lead, stands=False, leans=False)
    if not lead.stands and all(f.label.count(" ") < SCRAP for f in facts):
        return None
    reason = CALLED_ALIKE if all(f.kind == "attribute" for f in facts) else TOLD_ALIKE
    point = maker.point(question, [Answer((lead.fact, *facts))], "agree", None, "firm", reason)
    slight = reason in SLIGHT or _shares_little(lead.fact, facts)
    if maker.spoken.is_quoted(lead.fact.evidence[0]) or in_first_person(lead.text):
        said = maker.spoken.said(lead.text, facts)
        # Whoever says "we" must be known by name.
        stands = said.stands and (lead.stands or lead.leans)
        return replace(point, subject=said.text, slight=slight or not stands)
    return replace(point, subject=lead.text, slight=slight or not lead.stands)


def _tells_it_too(lead: Fact, fact: Fact) -> bool:
    """Say whether a reading is like the clause that stands for all, and not only like a third one."""
    words, other = _shown(lead), _shown(fact)
    verb = any(word in other for word, _, _ in lead.marks[:1])
    return verb or _part(words, other) >= LEAST or _part(words & other, other) >= HELD


def _shares_little(lead: Fact, facts: Sequence[Fact]) -> bool:
    """Say whether a clause tells far more than any other account has of it, or does it by another verb."""
    words, verb = _shown(lead), {word for word, _, _ in lead.marks[:1]}
    others = [_shown(f) for f in facts if f.article != lead.article]
    most = max((_part(words, other) for other in others), default=0.0)
    told = max((sum(map(_is_told, words & other)) for other in others), default=0)
    if any(verb & other for other in others):
        return not told or most < LEAST
    return told < 2 or most < WITHOUT_ITS_VERB


def _is_told(word: str) -> bool:
    """Say whether a word tells something: a name or a figure is only of what it is told."""
    return word[:1].islower()


def _part(one: frozenset[str], other: frozenset[str]) -> float:
    """Give what part of the fuller of two clauses both share, in words weighed by how rare they are."""
    fuller = max(sum(map(rarity, sorted(one))), sum(map(rarity, sorted(other))))
    return sum(map(rarity, sorted(one & other))) / fuller if fuller else 0.0


def _alike_as_shown(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out an account whose words, as they are printed, share less than two with any other's.

    What joined them stands elsewhere in the clause, or in a third clause between the two: a reader
    who sees "the ferry turned" beside "the wind dropped" is shown no agreement.
    """
    shown = [_shown(fact) for fact in facts]
    for n, fact in enumerate(facts):
        if any(len(shown[n] & other) > 1 for m, other in enumerate(shown) if m != n):
            yield fact


def _shown(fact: Fact) -> frozenset[str]:
    """Give the words of a fact that stand in what is printed of it, and its day."""
    shown = fact.evidence[0]
    days = {day for slot, days in fact.slots if slot == "on" for day in days}
    return frozenset(days) | {
        w for w, start, end in fact.marks if shown.start <= start and end <= shown.end
    }


def utterance(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """One utterance, in the wording of each account."""
    whole = max(question, key=lambda f: (len(f.label), -maker.order[f.article]))
    same = len({f.value for f in question}) == 1
    reason = SAME_WORDS if same else ONE_SENTENCE
    point = maker.point(question, [Answer((whole, *question))], "agree", None, "firm", reason)
    said = maker.spoken.said(maker.cuts.mended(whole).label, question)
    return replace(point, subject=said.text, slight=not said.stands)


def plain(maker: PointMaker, question: tuple[Fact, ...]) -> Point:
    """All say the same of the place, the day, or who somebody is."""
    reason = PLAIN[str(question[0].key[0])]
    point = maker.point(question, [Answer(question)], "agree", None, "firm", reason)
    point = replace(point, slight=reason in SLIGHT)
    if question[0].key[0] not in ("figure", "news"):
        return point
    clause = clause_round(question, maker.cuts, maker.order, is_heading=maker.is_heading)
    whole = maker.cuts.mended(max(question, key=lambda f: len(f.label))).label
    return replace(point, subject=clause or whole, slight=clause is None)
