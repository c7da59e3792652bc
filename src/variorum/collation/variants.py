"""Say how the answers to one question stand to one another, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from variorum.collation.answers import Answer, gather, number_of
from variorum.collation.circumstances import excludes
from variorum.collation.classes import about_agent, labile, of_subject
from variorum.collation.clippings import one_each
from variorum.collation.confidence import confidence_of, share_of
from variorum.collation.days import is_day, overlap
from variorum.collation.excerpts import (
    apart,
    fullest,
    is_definite,
    own_word,
    shortened,
)
from variorum.collation.first_told import first_told
from variorum.collation.independence import Witnesses
from variorum.collation.once import once
from variorum.collation.reasons import asked, why_figures_differ
from variorum.collation.severity import RANK, severity_of, wording_of
from variorum.collation.slots import clash
from variorum.collation.states import answer_of, reply_of
from variorum.collation.vetoes import exclude
from variorum.model import (
    Aspect,
    Fact,
    Lineage,
    Point,
    Reading,
    Relation,
    Severity,
    Status,
    Variant,
)

# Accounts that came out further apart may tell of the next event of the kind; no annotated
# story spans as much as a week.
TOGETHER = timedelta(days=14)


def compare(
    questions: Sequence[tuple[Fact, ...]], readings: Sequence[Reading], sources: Lineage
) -> tuple[Point, ...]:
    """Give a point for each question, most serious first."""
    desk = _Desk.of(readings, sources)
    opened = {f.value for q in questions if q[0].key[0] == "when" for f in q}
    points = [
        point
        for question in map(desk.of_one_time, questions)
        if question
        and not _is_opened_with(question, opened)
        and (point := desk.judge(question)) is not None
    ]
    points += desk.first_told(questions, readings, sources)
    points = list(once(points, loose=TOLD_ALIKE, yielding=_YIELDING))
    points.sort(
        key=lambda p: (
            p.relation == "agree",
            p.status == "check",
            RANK[p.severity],
            -len({a for r in p.readings for a in r.articles}),
            desk.place(p),
            p.subject,
        )
    )
    return tuple(replace(point, id=f"p{n}") for n, point in enumerate(points, 1))


def _is_opened_with(question: Sequence[Fact], days: Collection[object]) -> bool:
    """Say whether a question of days has no answer but the day that the accounts open with."""
    return question[0].key[0] == "day" and all(f.value in days for f in question)


# What differs when one deed is told in words that exclude each other, and why.
_IN_WORDS: dict[str, tuple[Aspect, str]] = {
    "manner": ("value", "The same deed in words that do not go together; no account uses both."),
    "extent": ("scope", "The same things are destroyed in one account and damaged in another."),
    "departure": ("value", "Who resigns is not dismissed, and nobody resigns who was."),
    "one or several": (
        "value",
        "The same was done to one in one account and to several in another.",
    ),
}


# What one deed is told with unlike particulars of.
_PARTICULARS: dict[str, tuple[Aspect, str, str]] = {
    "how done": ("value", "how", "One deed cannot be done both ways."),
    "on done": ("time", "when", "One deed is put on days that do not go together."),
    "share done": ("scope", "whether all", "All of them and some of them cannot both be right."),
    "until done": ("time", "until when", "Two days are given until which it is to last."),
}


TOLD_ALIKE = "The accounts tell the same of the same."
# What is only told alike, and why that is agreement.
_PLAIN = {
    "place": "The accounts give what the story is about the same place.",
    "where": "The accounts open in the same place.",
    "when": "The accounts open with the same day.",
    "who": "The accounts call the one who is named the same.",
    "named": "The accounts name the same at their openings.",
    "news": "The accounts open with the same event.",
    "figure": "The accounts have the same figure, of the same.",
}


# What differs where one slot of what happened is filled unlike; elsewhere it is a value.
_ASPECTS: dict[str, Aspect] = {
    "hour": "time",
    "site": "place",
    "whither": "place",
    "whence": "place",
    "city": "place",
    "side": "place",
    "room": "place",
    "name": "name",
    "towards": "place",
}


# What is said of one and the same in better ways, where it is.
_YIELDING = frozenset({TOLD_ALIKE, _PLAIN["named"], _PLAIN["figure"]})


# Questions that many words ask.
_CALLED = {
    ("shoot", "shot"): "whether shots were fired",
    ("warn", "anyone"): "whether anyone was warned",
    ("arrest", "anyone"): "whether anyone was arrested",
}


# Kinds of questions that facts of happenings are asked, beside that of what they tell alike.
_ASKED = frozenset({"state", "scope", *_IN_WORDS, *_PARTICULARS})


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to judge: the days of publication, the order of the accounts, their groups."""

    published: dict[str, date]
    order: dict[str, int]
    groups: dict[str, str]
    names: dict[str, str]
    witnesses: Witnesses

    @classmethod
    def of(cls, readings: Sequence[Reading], sources: Lineage) -> _Desk:
        return cls(
            {r.article.id: r.article.published for r in readings if r.article.published},
            {r.article.id: n for n, r in enumerate(readings)},
            dict(sources.groups),
            {e.id: e.name for r in readings for e in r.entities},
            Witnesses.of(readings, sources),
        )

    def place(self, point: Point) -> tuple[int, int]:
        """Where a point is first told: for a stable order among equals."""
        return min((self.order[e.article], e.start) for r in point.readings for e in r.evidence)

    def of_one_time(self, question: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Keep the answers of accounts that came out together: what is told a month later is of another day.

        A file of articles may hold three launches of one year. Of several sets that fit, the
        earliest of the largest counts.
        """
        days = sorted({self.published[f.article] for f in question if f.article in self.published})
        if not days or days[-1] - days[0] <= TOGETHER:
            return question
        answered = Counter(
            self.published[a] for a in {f.article for f in question} if a in self.published
        )
        first = max(
            days,
            key=lambda day: (
                sum(n for d, n in answered.items() if timedelta(0) <= d - day <= TOGETHER),
                -day.toordinal(),
            ),
        )
        kept = tuple(
            f
            for f in question
            if f.article not in self.published
            or timedelta(0) <= self.published[f.article] - first <= TOGETHER
        )
        # Where only the one left out said otherwise, nothing is left to ask.
        differ = len({f.value for f in kept}) > 1
        return kept if differ or question[0].key[0] not in _ASKED else ()

    # ── figures ──

    def judge(self, question: tuple[Fact, ...]) -> Point | None:
        accounts = {f.article for f in question}
        if question[0].key[0] == "state":
            return self._whether(question)
        if question[0].key[0] in _IN_WORDS:
            return self._in_words(question)
        if question[0].key[0] in _PARTICULARS:
            return self._particulars(question)
        if question[0].key[0] == "circumstance":
            return self._circumstance(question)
        if question[0].key[0] == "scope":
            return self._how_far(question)
        if question[0].key[0] == "part and whole":
            return self._parts(question)
        if question[0].key[0] in _PLAIN:
            return self._plain(question)
        if question[0].key[0] == "day":
            return self._days(question)
        if question[0].kind == "utterance":
            return self._utterance(question)
        if question[0].kind in ("event", "attribute"):
            return self._telling(question)
        if any(clash(question[0], other) for other in question[1:]):
            return self._directions(question)
        answers = list(gather(question))
        if len(answers) == 1:
            return self._agreement(question, answers[0]) if len(accounts) > 1 else None
        return self._difference(question, answers)

    def first_told(
        self, questions: Sequence[tuple[Fact, ...]], readings: Sequence[Reading], sources: Lineage
    ) -> Iterator[Point]:
        """Yield the question who broke the news, if an account raises it."""
        tellings = [
            q
            for q in questions
            if q[0].kind == "event" and q[0].marks and q[0].key[0] not in _ASKED
        ]
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
                independent=len({self.groups.get(s.article, s.article) for s in spans}),
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

    def _telling(self, question: tuple[Fact, ...]) -> Point | None:
        """Accounts that tell one thing: one reading, in the words of whoever says it shortest."""
        told = defaultdict[str, set[str]](set)
        for fact in question:
            for word, _, _ in fact.marks:
                told[word].add(fact.article)
        shared = frozenset(word for word, articles in told.items() if len(articles) > 1)
        facts = tuple(one_each(question, shared))
        if len(facts) < 2:
            return None
        fullest = max(
            facts,
            key=lambda f: (len(shared.intersection(f.who)), -len(f.label), -self.order[f.article]),
        )
        point = self._point(
            question, [Answer((fullest, *facts))], "agree", None, "firm", TOLD_ALIKE
        )
        return replace(point, subject=fullest.label)

    def _how_far(self, question: tuple[Fact, ...]) -> Point | None:
        """The same with unlike limits: a reading for each."""
        by_limit = defaultdict[str, list[Fact]](list)
        for fact in question:
            by_limit[str(fact.value)].append(fact)
        answers = [Answer(tuple(map(shortened, facts))) for facts in by_limit.values()]
        point = self._point(question, answers, "differ", "scope", "firm", "")
        limits = ", ".join(by_limit)
        reason = (
            f"The account opens without the limits it sets further down: {limits}."
            if point.within
            else f"The same is told with unlike limits: {limits}."
        )
        severity: Severity = "medium" if point.within else point.severity
        return replace(
            point, subject=f"how far: {question[0].label}", reason=reason, severity=severity
        )

    def _directions(self, question: tuple[Fact, ...]) -> Point:
        """One place put on two sides of another."""
        groups: list[list[Fact]] = []
        for fact in question:
            home = next((g for g in groups if not clash(g[0], fact)), None)
            if home is None:
                groups.append([fact])
            else:
                home.append(fact)
        reason = "The accounts put the one place on different sides of the other."
        answers = [Answer(tuple(g)) for g in groups]
        return self._point(question, answers, "differ", "place", "firm", reason)

    def _parts(self, question: tuple[Fact, ...]) -> Point | None:
        """A group and a wider one that holds it, side by side."""
        answers = list(gather(question))
        if len(answers) < 2:
            return None
        reason = "Not one count: the one group is part of the other."
        point = self._point(question, answers, "differ", "scope", "firm", reason)
        return replace(point, subject=" / ".join(a.lead.label for a in answers), severity="medium")

    def _utterance(self, question: tuple[Fact, ...]) -> Point | None:
        """One utterance, in the wording of each account."""
        whole = max(question, key=lambda f: (len(f.label), -self.order[f.article]))
        same = len({f.value for f in question}) == 1
        reason = (
            "The same words in quotation marks."
            if same
            else "One speaker's sentence, cut or worded differently."
        )
        point = self._point(question, [Answer((whole, *question))], "agree", None, "firm", reason)
        return replace(point, subject=whole.label)

    def _plain(self, question: tuple[Fact, ...]) -> Point:
        """All say the same of the place, the day, or who somebody is."""
        reason = _PLAIN[str(question[0].key[0])]
        point = self._point(question, [Answer(question)], "agree", None, "firm", reason)
        if question[0].key[0] not in ("figure", "news"):
            return point
        return replace(point, subject=max(question, key=lambda f: len(f.label)).label)

    def _days(self, question: tuple[Fact, ...]) -> Point | None:
        """One day, if all dates allow for it; else the days that do not go together."""
        groups: list[list[Fact]] = []
        # Single days first: "this month" joins the day, it does not make one of its own.
        for fact in sorted(question, key=lambda f: (not is_day(f), self.order[f.article])):
            home = next((g for g in groups if overlap(g[0], fact)), None)
            if home is not None:
                home.append(fact)
            elif is_day(fact) or not groups:
                groups.append([fact])
        answers = [Answer(tuple(g)) for g in groups]
        told = [fact for group in groups for fact in group]
        if len(answers) > 1:
            reason = "Two days are given to the same, and they exclude each other."
            sure = str(question[0].key[1]).startswith("the ") or _one_day_each(told)
            status: Status = "firm" if sure else "check"
            return self._point(told, answers, "differ", "time", status, reason)
        if len({f.article for f in told}) < 2:
            return None
        reason = "All dates given allow for one day."
        return self._point(told, answers, "agree", None, "firm", reason)

    def _whether(self, question: tuple[Fact, ...]) -> Point | None:
        """Yes against no against unclear; a later yes after an earlier no is an update."""
        accounts = {f.article for f in question}
        by_answer = {
            a: [f for f in question if answer_of(f) == a] for a in ("yes", "no", "unclear")
        }
        answers = [Answer(tuple(facts)) for facts in by_answer.values() if facts]
        if len(accounts) < 2 and not _parties_differ(answers):
            return None
        follows = self._follows(answers)
        name, whose = str(question[0].key[1]).removesuffix(" next"), str(question[0].key[2])
        active = name in about_agent() | of_subject() or (name in labile() and _by_itself(question))
        subject = (
            f"whether there was any {whose}"
            if name == "exist"
            else _CALLED.get((name, whose)) or asked("whether", question, whose, active=active)
        )
        reason = (
            "One state after the other: a word says that it was otherwise before, or that it may not last."
            if follows
            else f"The accounts do not agree {subject}."
            if subject.startswith("whether")
            else "The same is said to be so and not to be so."
        )
        point = self._point(
            question, answers, "update" if follows else "differ", "polarity", "firm", reason
        )
        readings = tuple(
            replace(reading, reply=reply_of(answer.lead, question))
            for reading, answer in zip(point.readings, answers, strict=True)
        )
        return replace(point, subject=subject, readings=readings)

    def _in_words(self, question: tuple[Fact, ...]) -> Point | None:
        """One deed in words that exclude each other: a reading for each."""
        kind, _, undergoer = question[0].key
        aspect, reason = _IN_WORDS[str(kind)]
        by_word = defaultdict[str, list[Fact]](list)
        for fact in question:
            by_word[str(fact.value)].append(fact)
        # Of who left an office it matters how; of what was hit, that and no more.
        cut = shortened if kind == "departure" else None
        answers = [
            Answer(tuple(map(cut, facts) if cut else fullest(facts))) for facts in by_word.values()
        ]
        # Of many houses some are damaged and some destroyed; of one bridge only one can hold.
        known = any(f.unit == "one" or is_definite(f) for f in question)
        many = kind == "extent" and not known
        status: Status = "check" if many else "firm"
        point = self._point(question, answers, "differ", aspect, status, reason)
        words = " or ".join(dict.fromkeys(str(a.lead.value) for a in answers))
        return replace(point, subject=f"{own_word(question[0], str(undergoer))}: {words}")

    def _particulars(self, question: tuple[Fact, ...]) -> Point:
        """One deed with unlike particulars: a reading for each; firm where the same party does it."""
        kind = str(question[0].key[0])
        slot, *_ = kind.split()
        aspect, word, reason = _PARTICULARS[kind]
        groups: list[list[Fact]] = []
        for fact in question:
            home = next((g for g in groups if not any(exclude(f, fact) for f in g)), None)
            if home is None:
                groups.append([fact])
            else:
                home.append(fact)
        one_party = len({f.subject for f in question}) == 1 and question[0].subject is not None
        status: Status = "check" if slot == "on" and not one_party else "firm"
        answers = [Answer(tuple(map(shortened, g))) for g in groups]
        point = self._point(question, answers, "differ", aspect, status, reason)
        return replace(point, subject=asked(word, question, str(question[0].key[2])))

    def _circumstance(self, question: tuple[Fact, ...]) -> Point:
        """What a story fills once, filled with what excludes each other: a reading for each."""
        groups: list[list[Fact]] = []
        for fact in question:
            home = next((g for g in groups if not any(excludes(f, fact) for f in g)), None)
            if home is None:
                groups.append([fact])
            else:
                home.append(fact)
        aspect: Aspect = _ASPECTS.get(str(question[0].key[1]).partition(" ")[0], "value")
        reason = "A story has one answer to this, and those of the accounts exclude each other."
        answers = [Answer(tuple(group)) for group in groups]
        return self._point(question, answers, "differ", aspect, "firm", reason)

    def _follows(self, answers: Sequence[Answer]) -> bool:
        """Say whether the answers are a sequence in time.

        Not by the day of publication: two accounts of one past moment do not follow one
        another. It takes a word that says it was otherwise before ("reopened") or that it may
        not last ("for now", "has not yet").
        """
        return any(f.status == "again" or "so far" in f.scope for a in answers for f in a.facts)

    def _agreement(self, question: tuple[Fact, ...], answer: Answer) -> Point | None:
        exact = {f.label.lower() for f in question}
        reason = (
            "The accounts give the same figure for the same thing."
            if len(exact) == 1 or all(f.approximation == "exact" for f in question)
            else "The figures hold together: conversion, rounding and bounds allow for one value."
        )
        return self._point(question, [answer], "agree", None, "firm", reason)

    def _difference(self, question: tuple[Fact, ...], answers: list[Answer]) -> Point | None:
        accounts = {f.article for f in question}
        if len(accounts) == 1 and not any(f.status == "earlier" for f in question):
            # An account rarely contradicts itself; its second figure is of something else.
            return None
        answers = sorted(answers, key=lambda a: number_of(a.lead))
        grows = question[0].key[0] == "toll" and self._grows(
            answers, open_ended=question[0].key[1] == "kill"
        )
        low, high = answers[0].lead.label, answers[-1].lead.label
        if grows:
            reason = (
                f"A count that grows: “{low}” came out first or says “at least”, “{high}” is later."
            )
            return self._point(question, answers, "update", "value", "firm", reason)
        reason = why_figures_differ(
            answers[0].lead,
            answers[-1].lead,
            self._subject(question[0], question),
            order=self._order(answers),
        )
        status: Status = "firm" if len(accounts) > 1 and _of_one_kind(answers) else "check"
        return self._point(question, answers, "differ", "value", status, reason)

    def _order(self, answers: Sequence[Answer]) -> str:
        """Say what is known of which of two figures came out later."""
        days = [
            [self.published.get(f.article) for f in answer.facts]
            for answer in (answers[0], answers[-1])
        ]
        lower, higher = (sorted(day for day in known if day) for known in days)
        if None in days[0] or None in days[1]:
            return "it is not known which account is later"
        if lower[0] > higher[-1]:
            return "the lower is the later one"
        return (
            "the higher is the later one" if higher[0] > lower[-1] else "neither account is later"
        )

    def _grows(self, answers: Sequence[Answer], *, open_ended: bool) -> bool:
        """Say whether the smaller counts came out before the larger ones.

        Of the dead (`open_ended`) "at least five" is enough: their number is known to rise.
        """
        days = [
            sorted(self.published[f.article] for f in a.facts if f.article in self.published)
            for a in answers
        ]
        known = [d for d in days if d]
        if any(lower[0] > higher[-1] for lower, higher in combinations(known, 2)):
            return False
        if any(lower[0] < higher[-1] for lower, higher in combinations(known, 2)):
            return True
        return open_ended and all(
            any(f.approximation == "at_least" for f in a.facts) for a in answers[:-1]
        )

    def _point(
        self,
        question: Sequence[Fact],
        answers: Sequence[Answer],
        relation: Relation,
        aspect: Aspect | None,
        status: Status,
        reason: str,
    ) -> Point:
        accounts = {f.article for f in question}
        first = question[0]
        kind = [str(k) for k in first.key[:2] if k]
        return Point(
            id="",
            subject=self._subject(first, question),
            relation=relation,
            aspect=aspect,
            status=status,
            within=first.article if len(accounts) == 1 else None,
            readings=tuple(self._variant(a) for a in answers),
            reason=reason,
            severity=severity_of(*kind),
            confidence=confidence_of(
                relation, status, first, same=len({f.value for f in question}) == 1
            ),
        )

    def _subject(self, first: Fact, question: Sequence[Fact]) -> str:
        """Name the question in words of the sources."""
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

    def _variant(self, answer: Answer) -> Variant:
        facts = sorted(answer.facts, key=lambda f: (self.order[f.article], f.evidence[0].start))
        articles = tuple(dict.fromkeys(f.article for f in facts))
        return Variant(
            label=answer.lead.label,
            value=answer.lead.value,
            evidence=tuple(apart(f.evidence[0] for f in facts)),
            statements=tuple(dict.fromkeys(s for f in facts for s in f.statements)),
            articles=articles,
            # One utterance has one source, whoever was in the room.
            independent=1
            if all(f.kind == "utterance" for f in answer.facts)
            else self.witnesses.behind(answer.facts).count,
        )


def _by_itself(question: Sequence[Fact]) -> bool:
    """Say whether no account has it done by anybody: the alarm worked, and was not switched on."""
    return not any(
        _has_object(fact) or {"was", "were", "been", "being"} & set(_before(fact).split())
        for fact in question
        if fact.polarity == "positive"
    )


def _has_object(fact: Fact) -> bool:
    """Say whether what it happens to stands behind the verb: "the council closed the pier"."""
    verb = next((start for _, start, _ in fact.marks), 0)
    return any(start > verb for word, start, _ in fact.marks[1:] if word == fact.key[2])


def _before(fact: Fact) -> str:
    """Give what a reading has before its predicate."""
    whole = fact.evidence[0]
    return next((whole.exact[: max(0, start - whole.start)] for _, start, _ in fact.marks), "")


def _one_day_each(told: Sequence[Fact]) -> bool:
    """Say whether each account has one day for it, and names it more than vaguely."""
    days = {(f.article, f.when) for f in told}
    return len(days) == len({f.article for f in told}) and all(is_day(f) for f in told)


def _parties_differ(answers: Sequence[Answer]) -> bool:
    """Say whether one account tells each answer on the word of another, and none on its own."""
    parties = [{f.source for f in answer.facts} for answer in answers]
    return len(parties) > 1 and None not in set().union(*parties) and not set.intersection(*parties)


def _of_one_kind(answers: Sequence[Answer]) -> bool:
    """Say whether all counts of who was on board are of one kind: passengers are not all people."""
    kinds = [{f.subject for f in a.facts} for a in answers if a.lead.key[1] == "aboard"]
    return not kinds or bool(set.intersection(*kinds))
