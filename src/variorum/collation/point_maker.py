"""A point made of the answers to one question: its wording, its weight, and a reading for each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.collation.answers import Answer
from variorum.collation.confidence import confidence_of
from variorum.collation.cuts import Cuts
from variorum.collation.excerpts import apart
from variorum.collation.independence import Witnesses
from variorum.collation.severity import severity_of, wording_of
from variorum.collation.spoken import Spoken
from variorum.model import Aspect, Fact, Lineage, Point, Reading, Relation, Status, Variant


@dataclass(frozen=True, slots=True)
class PointMaker:
    """What is known of the accounts of a story when their answers are judged.

    `published` are the days of publication that are known, `order` is the order of the
    accounts; `groups` are accounts that rest on one another, `names` those of the entities; `cuts` is where readings may
    be cut, `spoken` whose words stand between quotation marks.
    """

    published: dict[str, date]
    order: dict[str, int]
    groups: dict[str, str]
    names: dict[str, str]
    headings: dict[str, tuple[tuple[int, int], ...]]
    witnesses: Witnesses
    cuts: Cuts
    spoken: Spoken

    @classmethod
    def of(cls, readings: Sequence[Reading], sources: Lineage) -> PointMaker:
        """Look over the accounts."""
        names = {e.id: e.name for r in readings for e in r.entities}
        cuts = Cuts.of(readings)
        return cls(
            {r.article.id: r.article.published for r in readings if r.article.published},
            {r.article.id: n for n, r in enumerate(readings)},
            dict(sources.groups),
            names,
            {r.article.id: tuple(_headings(r)) for r in readings},
            Witnesses.of(readings, sources),
            cuts,
            Spoken.of(readings, names, cuts.forests),
        )

    def place(self, point: Point) -> tuple[int, int]:
        """Where a point is first told: for a stable order among equals."""
        return min((self.order[e.article], e.start) for r in point.readings for e in r.evidence)

    def opening(self, point: Point) -> frozenset[str]:
        """Give the groups of accounts that tell a point in their headline or opening."""
        return frozenset(
            self.groups.get(e.article, e.article)
            for r in point.readings
            for e in r.evidence
            if e.start < self.witnesses.openings.get(e.article, 0)
        )

    def point(
        self,
        question: Sequence[Fact],
        answers: Sequence[Answer],
        relation: Relation,
        aspect: Aspect | None,
        status: Status,
        reason: str,
    ) -> Point:
        """Make the point; it lies within one account where that alone answers."""
        accounts = {f.article for f in question}
        first = question[0]
        kind = [str(k) for k in first.key[:2] if k]
        return Point(
            id="",
            subject=self.subject(question),
            relation=relation,
            aspect=aspect,
            status=status,
            within=first.article if len(accounts) == 1 else None,
            readings=tuple(self._variant(a, brief=relation != "agree") for a in answers),
            reason=reason,
            severity=severity_of(*kind),
            confidence=confidence_of(
                relation, status, first, same=len({f.value for f in question}) == 1
            ),
        )

    def subject(self, question: Sequence[Fact]) -> str:
        """Name the question in words of the sources."""
        first = question[0]
        thing = self.names.get(first.subject or "", first.subject or "")
        if first.key[0] == "money":
            thing = " ".join(
                word for word in (thing, f"({first.key[2]})" if first.key[2] else "") if word
            )
        # The plural, where there is one: "gunmen", not "gunman".
        nouns = Counter(f.subject or "" for f in question if f.value != 1) or Counter(
            [first.subject or ""]
        )
        counted = max(sorted(nouns), key=lambda noun: nouns[noun])
        counted = "people" if counted in ("others", "other", "one") else counted
        measure = str(first.key[1] or "")
        wording = wording_of(
            *(str(k) for k in first.key[:2] if k), counted=counted, subject=thing, measure=measure
        )
        if not first.status.startswith("from "):
            return wording
        source = first.status.removeprefix("from ")
        return f"{wording}, as {self.names.get(source, source)} gave it"

    def _variant(self, answer: Answer, *, brief: bool) -> Variant:
        facts = sorted(answer.facts, key=lambda f: (self.order[f.article], f.evidence[0].start))
        articles = tuple(dict.fromkeys(f.article for f in facts))
        told = Answer(tuple(self._in_the_text(answer.facts)))
        return Variant(
            label=self.cuts.mended(told.lead, brief=brief).label,
            value=told.lead.value,
            evidence=tuple(
                apart(
                    self.cuts.mended(f, brief=brief).evidence[0] for f in facts if f in told.facts
                )
            ),
            statements=tuple(dict.fromkeys(s for f in facts for s in f.statements)),
            articles=articles,
            # One utterance has one source, whoever was in the room.
            independent=1
            if all(f.kind == "utterance" for f in answer.facts)
            else self.witnesses.behind(answer.facts).count,
        )

    def _in_the_text(self, facts: Sequence[Fact]) -> Iterator[Fact]:
        """Leave out what an account's headlines say where its sentences say it as well."""
        told = {f.article for f in facts if not self.is_heading(f)}
        yield from (f for f in facts if f.article not in told or not self.is_heading(f))

    def is_heading(self, fact: Fact) -> bool:
        """Say whether a fact stands in a headline of its account."""
        start = fact.evidence[0].start
        return any(first <= start < last for first, last in self.headings[fact.article])


def _headings(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((p.start, p.end) for p in reading.paragraphs if p.role == "headline")
