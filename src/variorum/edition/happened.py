"""What happened, and what it comes from: the sentences that carry the most of what the accounts share."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.edition.concepts import Concept, concepts, headed, nouns
from variorum.edition.days import day_of, looks_back
from variorum.edition.lines import compose
from variorum.edition.passages import Passage, find_passages
from variorum.edition.recency import apart, outdated, place_in_time
from variorum.edition.vouching import Vouching
from variorum.model import Line, Point, Reading, Severity, Span, Statement, Story

__all__ = ["tell"]

# A point on which accounts agree outweighs shared words: it is a question they all answered.
# How serious the question is decides by how much: a death toll is not the age of a passer-by.
POINT_WEIGHT = {"high": 8, "medium": 3, "low": 1}
# What headlines and leads have in common is the news: what holds all of that opens the section
# though it weighs this much less.
HEADED = 4
# A sentence in the fourth paragraph counts half of the same sentence in the first.
DECAY = 3
# What the last account reports counts this much more than what the first did: the boy in the
# well is sought in three accounts, and found in the fourth.
LATEST = 0.5
# What a later account has updated is how the story began, and not how it stands.
OUTDATED = 0.3
# A passage that opens with "He" or "But" counts this part of what it carries.
LEANING = 0.4
# "The accident happened late on Tuesday" is no good opening, and neither is "hostile forces are
# behind it, a paper alleged", nor what one person says of it: that is no deed.
TAKEN_UP, CLAIMED = 0.6, 0.5
# The news stands in these paragraphs, counted from 0.
LEADING = 1
# "A pier does not fall in one night", "the pier is old": what always holds is no news.
STANDING = 0.3
# A passage says it again when what is told makes up more than this part of what it weighs:
# of .5, .6 and .7 the first alone kept three stories of five from telling their lead twice.
SAME = 0.5
# What one account alone has is not told again, however little it weighs: where two accounts share
# few words, all of the second one's lead may be among them, and its news is not.
OWN = 0.5
# What answers a question that is answered already counts this much of what else it brings.
REPEATED = 0.5
# A line past the first must still bring this part of what the first brought.
WORTH = 0.05

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NOT_TOLD = ("opinion", "predicted", "conditional")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A reading that several accounts give, of a point they agree on or differ about.

    `accounts` counts who gives it; for what stands in the end of an update, who answered at all.
    """

    spans: tuple[Span, ...]
    severity: Severity
    accounts: int

    @property
    def weight(self) -> int:
        """Weigh how serious it is, for each account beyond the first."""
        return POINT_WEIGHT[self.severity] * (self.accounts - 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that might be printed: what it is about, and the agreements it holds."""

    passage: Passage
    about: frozenset[Concept]
    agreed: tuple[Agreement, ...]
    recency: float
    outdated: bool
    claimed: bool = False

    def worth(
        self, weights: Mapping[Concept, int], told: set[Concept], settled: set[Agreement]
    ) -> float:
        """Weigh what it would add to what is told, for the place it stands in and the room it takes."""
        new = sum(weights.get(concept, 0) for concept in self.about - told)
        new += sum(agreement.weight for agreement in self.agreed if agreement not in settled)
        again = any(a in settled for a in self.agreed if a.severity != "low")
        place = DECAY / (DECAY + self.passage.place) * (1 + LATEST * self.recency)
        doubt = (REPEATED if again else 1.0) * (LEANING if self.passage.leans else 1.0)
        # "Four are dead": what answers a grave question is news in whatever tense.
        grave = any(a.severity == "high" for a in self.agreed)
        doubt *= 1.0 if grave or self.passage.tells_an_event else STANDING
        doubt *= OUTDATED if self.outdated else 1.0
        # The root of the length: twice as long must say more, but need not say twice as much.
        return new * place * doubt / math.sqrt(max(self.passage.length, 12))

    def opens(self, news: Mapping[Concept, int]) -> float:
        """Say how well it tells what the accounts put into their headlines and leads."""
        words = {token.lemma.lower() for token in self.passage.tokens}
        held = sum(weight for c, weight in news.items() if c in self.about or c in words)
        doubt = TAKEN_UP if self.passage.takes_up is not None else 1.0
        doubt *= CLAIMED if self.claimed else 1.0
        return doubt * (1 + HEADED * held / max(sum(news.values()), 1))

    def repeats(self, weights: Mapping[Concept, int], told: set[Concept]) -> float:
        """Say which part of what it weighs is told already."""
        words = [concept for concept in self.about if isinstance(concept, str)]
        weight = sum(weights.get(word, 0) + OWN for word in words)
        return sum(weights.get(word, 0) + OWN for word in words if word in told) / max(weight, 1)


def tell(
    story: Story,
    weights: Mapping[Concept, int],
    *,
    before: bool = False,
    words: int = 110,
    most: int = 4,
    taken: Sequence[Span] = (),
) -> list[Line]:
    """Choose up to `most` sentences of together at most `words` words, weightiest first.

    With `before` they are chosen from what happened long before the story did: its background.
    What stands in `taken` has been told before.
    """
    vouching = Vouching.of(story)
    news = {} if before else headed(story)
    known = nouns(story, taken)
    candidates = [
        c
        for c in _candidates(story, before=before)
        if c.passage.length <= words and not (before and c.passage.is_left_open(known))
    ]
    chosen = _choose(candidates, weights, news, words=words, most=most)
    return [
        compose([best.passage.span, *_support(best, vouching)])
        for best in _introduced(chosen, news)
    ]


def _introduced(chosen: Sequence[Candidate], news: Mapping[Concept, int]) -> Sequence[Candidate]:
    """Let no line open with "the six-year-old" where a later lead says who that is: "A boy of Hebei"."""
    if not chosen or chosen[0].passage.takes_up is None:
        return chosen
    leads = (
        c
        for c in chosen
        if not c.passage.is_left_open(())
        and c.passage.place <= LEADING
        and c.opens(news) >= chosen[0].opens(news)
    )
    first = next(leads, chosen[0])
    return [first, *(c for c in chosen if c is not first)]


def _choose(
    candidates: Sequence[Candidate],
    weights: Mapping[Concept, int],
    news: Mapping[Concept, int],
    *,
    words: int,
    most: int,
) -> Sequence[Candidate]:
    """Choose one after another what adds most to what is told; the news comes first."""
    chosen: list[Candidate] = []
    told: set[Concept] = set()
    settled: set[Agreement] = set()
    first = 0.0
    while candidates and len(chosen) < most:
        # `max` keeps the first of equals: the earlier account, the earlier sentence.
        best = max(
            candidates,
            key=lambda c: c.worth(weights, told, settled) * (1 if chosen else c.opens(news)),
        )
        worth = best.worth(weights, told, settled)
        if worth <= WORTH * first:
            break
        first = first or worth
        chosen.append(best)
        told |= best.about
        settled.update(best.agreed)
        words -= best.passage.length
        candidates = [
            c
            for c in candidates
            if c.passage.length <= words
            and c.repeats(weights, told) <= SAME
            and not c.passage.span.overlaps(best.passage.span)
        ]
    return chosen


def _candidates(story: Story, *, before: bool) -> Iterator[Candidate]:
    """Yield the passages that tell what is, not what someone says, thinks or foresees."""
    agreements = list(_agreements(story.points))
    recency, stale, day = place_in_time(story), outdated(story), day_of(story)
    far = apart(story)
    people = {entity.id for entity in story.entities if entity.type == "PERSON"}
    for reading in story.readings:
        if reading.article.id in far and not before:
            continue
        quoted, thought, claims = (
            [span for s in reading.statements if is_so(s) for span in s.content]
            for is_so in (_is_direct, _is_not_told, _is_claimed)
        )
        claims += [span for s in reading.statements if s.speaker in people for span in s.content]
        for passage in find_passages(reading):
            if passage.is_quotation or any(map(passage.span.overlaps, quoted)):
                continue
            if any(passage.tells(span) for span in thought if passage.span.overlaps(span)):
                continue
            if passage.span.exact.endswith("?"):
                continue
            # Of another year, "on Monday" would be taken for a Monday of this story.
            if reading.article.id in far and not _YEAR.search(passage.span.exact):
                continue
            if looks_back(reading, passage.sentences, day or _came_out(reading)) != before:
                continue
            agreed = tuple(a for a in agreements if any(map(passage.span.covers, a.spans)))
            about = frozenset(concepts(passage.tokens))
            yield Candidate(
                passage,
                about,
                agreed,
                recency.get(reading.article.id, 0.0),
                outdated=any(map(passage.span.covers, stale)),
                claimed=any(passage.tells(s) for s in claims if passage.span.overlaps(s)),
            )


def _is_claimed(statement: Statement) -> bool:
    """Say whether somebody holds it to be so: "alleged", and not "said" or "announced"."""
    words = statement.cue.exact.lower().split() if statement.cue is not None else []
    return not lexicon.words("openers", "claim").isdisjoint(words)


def _came_out(reading: Reading) -> str | None:
    day = reading.article.published
    return str(day) if day is not None else None


def _is_direct(statement: Statement) -> bool:
    return statement.manner == "direct"


def _is_not_told(statement: Statement) -> bool:
    return statement.manner != "direct" and statement.factuality in _NOT_TOLD


def _agreements(points: Sequence[Point]) -> Iterator[Agreement]:
    """Yield what accounts agree on: all of an agreement, each reading of a difference by itself."""
    for point in points:
        if point.status != "firm":
            continue
        if point.relation == "agree":
            spans = tuple(span for reading in point.readings for span in reading.evidence)
            yield Agreement(spans, point.severity, _accounts(spans))
            continue
        for reading in point.readings:
            stands = point.relation == "update" and reading is point.readings[-1]
            told = point.readings if stands else (reading,)
            answered = _accounts(span for one in told for span in one.evidence)
            yield Agreement(reading.evidence, point.severity, answered)


def _accounts(spans: Iterable[Span]) -> int:
    return len({span.article for span in spans})


def _support(candidate: Candidate, vouching: Vouching) -> Sequence[Span]:
    """Give the accounts that bear out a passage, each with what it says of the gravest matter.

    An account that has the place and another death toll does not bear out the sentence, and
    neither does one whose sentence lacks a figure, a name or a day of it.
    """
    serious = [a for a in candidate.agreed if a.severity != "low"] or list(candidate.agreed)
    if not serious:
        return ()
    bearers = set.intersection(*({span.article for span in a.spans} for a in serious))
    printed = vouching.gist([candidate.passage.span])
    found: dict[str, Span] = {}
    for span in max(serious, key=lambda a: a.weight).spans:
        fresh = span.article in bearers - found.keys() - {candidate.passage.span.article}
        if fresh and vouching.sentence(span).bears_out(printed):
            found[span.article] = span
    return list(found.values())
