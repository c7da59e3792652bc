"""How an account tells a claim: as a fact in its own voice, on somebody's word, or as hearsay.

Told in its own voice is only what no word of the paragraph gives to anybody: a source reaches
over its paragraph, and whoever names it once need not name it in every sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from variorum.collation.camps import camp_of
from variorum.collation.firmness import hedge_at
from variorum.collation.origins import MEDIA, Sources
from variorum.collation.publishers import is_own
from variorum.collation.trees import tree_of
from variorum.lexicon import words
from variorum.model import Fact, Origin, Reading, Sentence, Span, Statement

Voice = Literal["own", "word", "hearsay"]
# How firmly a clause is told.
CERTAIN, LIKELY = "told for certain", "told as likely"

# A word that doubts stands so near before what it doubts, in characters.
NEAR = 40
# A reading is a source, its verb and what it says, on one line of print.
LINE = 80
# How far behind a claim its speaker may stand, when others are told of between.
FAR = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """On what a claim stands in an account: whose word it is, and the words that say so.

    `whose` tells one source from another; `camp` is None where nothing tells to which it belongs.
    `doubted` where the account itself doubts it ("is thought to have left"); `passed_on` where
    it has it through another outlet.
    """

    fact: Fact
    voice: Voice
    whose: str = ""
    camp: str | None = None
    words: tuple[Span, ...] = ()
    doubted: bool = False
    passed_on: bool = False


@dataclass(frozen=True, slots=True)
class Standings:
    """What is needed to tell on what a claim stands; made once for a story."""

    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    sources: Sources
    called: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, Sequence[int]]
    said: Mapping[str, frozenset[int]]
    sourced: Mapping[str, frozenset[int]]
    leads: Mapping[str, int]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Standings:
        """Look over the accounts of a story."""
        called = defaultdict[str, dict[str, None]](dict)
        for reading in readings:
            for entity in reading.entities:
                names = () if entity.type == "PERSON" else (entity.name, *entity.aliases)
                called[entity.id].update(dict.fromkeys((*entity.roles, *names)))
        starts = {r.article.id: [s.start for s in r.sentences] for r in readings}
        return cls(
            {r.article.id: r for r in readings},
            {s.id: s for r in readings for s in r.statements},
            Sources.of(readings),
            {entity: tuple(names) for entity, names in called.items()},
            starts,
            {r.article.id: _reported(r.statements, starts[r.article.id]) for r in readings},
            {
                r.article.id: _reported(
                    (s for s in r.statements if s.source is not None), starts[r.article.id]
                )
                for r in readings
            },
            {r.article.id: _lead(r) for r in readings},
        )

    def standing(self, fact: Fact) -> Standing | None:
        """Say on what a claim stands; None where that is not clear, or only a headline tells it."""
        reading = self.readings[fact.article]
        span = fact.evidence[0]
        number = bisect_right(self.starts[fact.article], span.start) - 1
        if number < 0:
            return None
        sentence = reading.sentences[number]
        doubt = _doubt(reading, sentence, span)
        if doubt is not None:
            held = self._held_to_think(fact, doubt)
            if held is not None:
                return held
            # "reportedly" where a source stands beside it only says that the source reports it.
            if _beside(reading, number) & self.sourced[fact.article]:
                return None
            return Standing(fact, "hearsay", words=(doubt,), doubted=True)
        for name in fact.statements:
            statement = self.statements.get(name)
            if statement is not None and (
                statement.chain or statement.source or _is_hearsay(statement)
            ):
                # "Described it *as* the last": that is what the speaker says.
                called = fact.key[0] == "contested" and statement.factuality == "opinion"
                granted = not called and _takes_for_granted(reading, span)
                return None if granted else self._on_word(fact, statement, reading)
        return Standing(fact, "own") if self._is_own(fact, reading, number) else None

    def is_prose(self, fact: Fact) -> bool:
        """Say whether it is a sentence of the story that tells a claim, and no headline."""
        return _is_prose(self.readings[fact.article], fact.evidence[0])

    def with_firmness(self, fact: Fact) -> Fact:
        """Give a clause with how firmly it is told as its value, from the word that says so; None if unclear."""
        reading, span = self.readings[fact.article], fact.evidence[0]
        number = bisect_right(self.starts[fact.article], span.start) - 1
        unclear = replace(fact, value=None)
        if number < 0 or not fact.marks:
            return unclear
        tree = tree_of(reading.article, number, reading.sentences[number])
        verb = next((i for i, t in enumerate(tree.tokens) if t.start == fact.marks[0][1]), None)
        if verb is None or tree.tokens[verb].pos != "VERB" or tree.tokens[verb].lemma == "be":
            return unclear
        subject = tree.child(verb, "nsubj", "nsubjpass")
        first = min(tree.phrase(subject), default=verb) if subject is not None else verb
        start = max(span.start, tree.tokens[min(first, verb)].start)
        hedge = hedge_at(tree, verb)
        if hedge is None:
            doubted = _doubt(reading, tree.sentence, span) is not None
            unsure = doubted or fact.hedged or fact.modality != "real"
            whole = reading.article.span(start, span.end)
        else:
            unsure = False
            start, end = min(tree.tokens[hedge].start, start), max(span.end, tree.tokens[hedge].end)
            whole = reading.article.span(start, end)
        value = None if unsure else CERTAIN if hedge is None else LIKELY
        return replace(fact, value=value, label=whole.exact, evidence=(whole,))

    def shown(self, standing: Standing) -> tuple[Span, ...]:
        """Give the claim with the words that say whose it is: in one stretch, where a line holds them.

        Else the words come first: the claim itself is what all the accounts tell.
        """
        claim = standing.fact.evidence[0]
        article = self.readings[claim.article].article
        if not standing.words:
            return (claim,)
        first = min(s.start for s in standing.words)
        last = max(s.end for s in standing.words)
        start, end = min(first, claim.start), max(last, claim.end)
        if end - start <= LINE and "\n" not in article.text[start:end]:
            return (article.span(start, end),)
        frame = (article.span(first, last),) if last - first <= LINE else standing.words
        return (*frame, claim)

    def _held_to_think(self, fact: Fact, doubt: Span) -> Standing | None:
        """Give a claim that somebody is only believed to make: "officials are believed to think"."""
        for name in fact.statements:
            statement = self.statements.get(name)
            if statement is None or statement.cue is None or statement.source is None:
                continue
            if statement.cue.overlaps(doubt):
                frame = (statement.source, statement.cue)
                return Standing(fact, "hearsay", words=frame, doubted=True)
        return None

    def _on_word(self, fact: Fact, statement: Statement, reading: Reading) -> Standing | None:
        # Whoever calls it the last or the reason vouches for that, opinion or not.
        contested = fact.key[0] == "contested"
        unsaid = {"conditional", "denied"} | (set() if contested else {"opinion"})
        if statement.act != "statement" or statement.factuality in unsaid:
            return None
        unlike = statement.polarity != fact.polarity and not contested
        if unlike and statement.polarity == "negative":
            return None
        if statement.cue is not None and not statement.cue.exact[:1].isalpha():
            return None
        if _asks(reading, fact, statement):
            return None
        begins = contested and any(
            c.start <= fact.evidence[0].start < c.start + len(" ") * 3 for c in statement.content
        )
        if (
            statement.cue is not None
            and not begins
            and _speaks_of_others(reading, fact, statement.cue)
        ):
            return None
        origins = [origin for origin, _ in self.sources.chain(statement)]
        last = origins[-1] if origins else None
        spoken = (statement.source, statement.cue) if statement.cue is not None else ()
        frame = tuple(s for s in spoken if s is not None)
        if last is not None and last.id == MEDIA:
            return Standing(fact, "hearsay", MEDIA, "press", frame)
        if last is not None and last.kind == "outlet":
            own = is_own(last.name, reading.article)
            return None if own else Standing(fact, "word", last.id, "outlet", frame)
        if (
            last is None
            and statement.source is not None
            and (named := _outlets(reading, statement.source))
        ):
            # "The Gazette and the Herald" are two, and neither of them is a person.
            return (
                None
                if any(is_own(n, reading.article) for n in named)
                else Standing(fact, "word", named[0], "outlet", frame)
            )
        camp = self._camp(statement, last)
        if statement.source is None or (camp == "unnamed" and len(origins) > 1):
            return None
        whose = last.id if last is not None else statement.speaker or statement.source.exact.lower()
        first = origins[0] if origins else None
        passed_on = (
            first is not None and first.kind == "outlet" and not is_own(first.name, reading.article)
        )
        return Standing(fact, "word", whose, camp, frame, passed_on=passed_on)

    def _camp(self, statement: Statement, origin: Origin | None) -> str | None:
        names = [statement.source.exact] if statement.source is not None else []
        names += [origin.name] if origin is not None and origin.kind != "person" else []
        return camp_of(names) or camp_of(self.called.get(statement.speaker or "", ()))

    def _is_own(self, fact: Fact, reading: Reading, number: int) -> bool:
        """Say whether nobody speaks in the sentence, nor right before or after it in its paragraph."""
        sentence, said = reading.sentences[number], self.said[fact.article]
        if fact.hedged or _speaks().search(reading.article.text, sentence.start, sentence.end):
            return False
        # A lead stands for itself, whoever is quoted after it.
        lead = number == self.leads[fact.article]
        return not ({number} if lead else _beside(reading, number)) & said


def _outlets(reading: Reading, source: Span) -> Sequence[str]:
    """Give the outlets that are named in the words of a source."""
    return [
        entity.name
        for entity in reading.entities
        if entity.type == "OUTLET" and any(source.overlaps(m) for m in entity.mentions)
    ]


def _beside(reading: Reading, number: int) -> frozenset[int]:
    """Give the numbers of a sentence and of those right before and after it in its paragraph."""
    paragraph = reading.sentences[number].paragraph
    return frozenset(
        n
        for n in (number - 1, number, number + 1)
        if 0 <= n < len(reading.sentences) and reading.sentences[n].paragraph == paragraph
    )


def _reported(statements: Iterable[Statement], starts: Sequence[int]) -> frozenset[int]:
    """Give the numbers of the sentences in which somebody is reported to speak."""
    found = set[int]()
    for statement in statements:
        for span in (*statement.content, statement.cue, statement.source):
            if span is not None:
                first = bisect_right(starts, span.start) - 1
                last = bisect_right(starts, max(span.start, span.end - 1)) - 1
                found.update(range(max(first, 0), last + 1))
    return frozenset(found)


def _lead(reading: Reading) -> int:
    """Give the number of the first sentence of the story itself."""
    prose = (
        n
        for n, s in enumerate(reading.sentences)
        if reading.paragraphs and reading.paragraphs[s.paragraph].role == "paragraph"
    )
    return next(prose, 0)


def _is_prose(reading: Reading, span: Span) -> bool:
    return not any(
        p.role != "paragraph" and p.start <= span.start < p.end for p in reading.paragraphs
    )


def _is_hearsay(statement: Statement) -> bool:
    return statement.cue is not None and _doubts().search(statement.cue.exact) is not None


def _doubt(reading: Reading, sentence: Sentence, span: Span) -> Span | None:
    """Give the word of doubt in a claim, or right before it in the same breath."""
    text = reading.article.text
    for found in _doubts().finditer(text, max(sentence.start, span.start - NEAR), span.end):
        between = text[found.end() : max(span.start, found.end())]
        if not any(mark in between for mark in ",;:()"):
            return reading.article.span(found.start(), found.end())
    return None


def _asks(reading: Reading, fact: Fact, statement: Statement) -> bool:
    """Say whether a claim is what somebody would know: "whether he fell asleep"."""
    span = fact.evidence[0]
    start = max((c.start for c in statement.content if c.start <= span.start), default=span.start)
    before = reading.article.text[max(0, start - len("whether ")) : span.start].lower()
    # "A decision on whether to close it" is no question of the speaker's.
    before += span.exact[: len("whether ")].lower()
    return re.search(r"\b(?:whether|if)\b", before) is not None


def _takes_for_granted(reading: Reading, span: Span) -> bool:
    """Say whether a claim only tells when something else was, which is what the speaker vouches for.

    "Eight died when guards opened fire, a doctor said": the doctor tells of the dead.
    """
    before = reading.article.text[max(0, span.start - NEAR) : span.start].lower().split()
    return bool(before) and before[-1] in words("standing", "granting")


def _speaks_of_others(reading: Reading, fact: Fact, cue: Span) -> bool:
    """Say whether the speaker stands far behind the claim, with something else told between.

    Of "ten were hurt, among them a guard, who is at home, his wife said" the wife says the last.
    """
    between = reading.article.text[fact.evidence[0].end : cue.start]
    return len(between) > FAR and _turns().search(between) is not None


def any_of(section: str) -> str:
    """Give a pattern for any word of a section of the lexicon, the longest first."""
    return "|".join(sorted(words("standing", section), key=lambda w: (-len(w), w)))


@cache
def _doubts() -> re.Pattern[str]:
    """Match what is only believed, or in circulation: nobody vouches for it."""
    held = rf"(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:{any_of('held')})"
    return re.compile(rf"\b(?:{any_of('doubt')}|{held})\b", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('speaks')})\b", re.IGNORECASE)


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('turns')})\b|;", re.IGNORECASE)
