"""On whose word a claim stands, and who told the news first: points of attribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.answers import Answer
from variorum.collation.camps import HEARSAY, OWN, spoken_of
from variorum.collation.confidence import share_of
from variorum.collation.excerpts import apart
from variorum.collation.first_told import first_told
from variorum.collation.point_maker import PointMaker
from variorum.model import Fact, Lineage, Point, Reading, Variant

# Why it matters on whose word a thing stands, by what gapes between the accounts.
_REASONS = {
    "party": "Told as a fact in one account; in another only on the word of {}.",
    "hearsay": "One account vouches for it, or names who does; another has it only from hearsay.",
    "sources": "The accounts have it from unlike sources: {}.",
    "firmness": "One account tells it for certain, another only as likely.",
    "authorities": "Some accounts tell it as a fact, others on the word of the authorities.",
}


def on_whose_word(maker: PointMaker, question: tuple[Fact, ...]) -> Point | None:
    """Accounts that have one thing from unlike sources: a reading for each kind of source.

    None where the accounts rest on one another: a copy may well leave the source out.
    """
    if len({maker.groups.get(f.article, f.article) for f in question}) < 2:
        return None
    told = defaultdict[str, list[Fact]](list)
    for fact in question:
        told[str(fact.value)].append(fact)
    gap = str(question[0].key[1]).partition(" ")[0]
    vouching = [spoken_of(value) for value in told if value not in (OWN, HEARSAY)]
    reason = _REASONS[gap].format(" and ".join(vouching))
    answers = [Answer(tuple(facts)) for facts in told.values()]
    point = maker.point(question, answers, "differ", "attribution", "firm", reason)
    readings = (
        replace(reading, evidence=tuple(apart(e for f in facts for e in f.evidence)))
        for reading, facts in zip(point.readings, told.values(), strict=True)
    )
    return replace(point, readings=tuple(readings))


def who_was_first(
    maker: PointMaker,
    tellings: Sequence[tuple[Fact, ...]],
    readings: Sequence[Reading],
    sources: Lineage,
) -> Iterator[Point]:
    """Yield the question who broke the news, if an account raises it."""
    if not tellings:
        return
    news = max(tellings, key=lambda q: (len({f.article for f in q}), len(q)))
    answers = first_told(news, readings, sources)
    if not answers:
        return
    variants = tuple(
        Variant(
            label=spans[0].exact,
            value=answer,
            evidence=tuple(dict.fromkeys(spans)),
            statements=(),
            articles=tuple(dict.fromkeys(s.article for s in spans)),
            independent=len({maker.groups.get(s.article, s.article) for s in spans}),
        )
        for answer, spans in answers.items()
    )
    yield Point(
        id="",
        subject="who reported it first",
        relation="differ",
        aspect="attribution",
        status="firm",
        within=None,
        readings=variants,
        reason="One account says who broke the news; the others credit somebody else, or nobody.",
        severity="high",
        confidence=share_of("differ first"),
    )
