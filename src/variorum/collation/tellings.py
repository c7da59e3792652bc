"""Clauses of several accounts that tell one thing, in whatever words.

Each clause chooses the one of each other account that is most like it; two are joined when
the choice is mutual, the likeness enough, and nothing forbids it. Whether two clauses
*differ* is never decided here: likeness admits only agreement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.likeness import Weighed, content, in_plain_words, likeness, plain, weigh
from variorum.collation.scene import Scene
from variorum.collation.together import Together
from variorum.collation.vetoes import Traits, forbid
from variorum.lexicon.persons import role
from variorum.model import Fact, Nearness, Span

# What two clauses must share, in words weighed by rarity and by what part they are of the
# fuller clause: of one class of predicate less is enough than of one verb, of what the story is
# about less still. Chosen by reading pairs on either side of each threshold in thirteen stories:
# of those just above it some four in five tell one thing, of those below it half.
SAME = 0.5
VERB = 0.6
CORE = 0.35
OTHER = 0.95
# Two descriptions of a noun agree in every second phrase: they must share more.
DESCRIBED = 0.8
# One speaker's clauses are likely one utterance.
ONE_VOICE = 0.1
# Houses badly damaged are no roads badly damaged.
UNLIKE_UNDERGOER = 0.2
# A group's clauses must be like one another on average, not like a chain.
COHESION = 0.75
# Of each group so many stand for all.
SAMPLE = 8
# Each clause is compared with so many neighbours in the order of each of its words (the
# sorted neighbourhood of Hernández and Stolfo 1995): time grows with the clauses, not their pairs.
WINDOW = 18

# Where sentence vectors are at hand, clauses that lack so little may be near enough in meaning:
# what they are nearer than `UNRELATED` is added to what they share. Of 45 points this added 33
# told one thing and 7 did not; of pairs that vectors would join alone, one in three did.
LACKING = 0.25
UNRELATED = 0.5

# So many clauses at most begin before a noun and hold it.
NESTED = 12

# What is told to be so, or to come, and neither asked for nor set on a condition.
TOLD = frozenset({"real", "permitted", "future", "possible", "planned"})


def same_tellings(
    events: Sequence[Fact],
    scene: Scene,
    sides: Mapping[str, str],
    near: Nearness | None = None,
) -> Iterator[tuple[Fact, ...]]:
    """Yield groups of clauses that tell one thing, each from at least two accounts.

    Of what the scene holds, which the heads of the accounts are about, less must be shared:
    what the story is about is told in every way there is. `sides` maps a name to its country;
    `near`, if it is given, says how near two clauses are in meaning.
    """
    told = _Told.of([scene.marked(f) for f in events if f.modality in TOLD], scene, sides)
    groups: Together[int] = Together()
    members = {i: [i] for i in range(len(told.facts))}
    for _, i, j in sorted(told.mutual(near), key=lambda p: (-p[0], p[1], p[2])):
        a, b = sorted((groups.name(i), groups.name(j)))
        if a != b and told.cohere(members[a], members[b]):
            groups.join(a, b)
            members[a] += members.pop(b)
    for group in members.values():
        facts = [told.facts[i] for i in sorted(group)]
        if len({f.article for f in facts}) > 1:
            yield tuple(map(with_plain_words, facts))


@dataclass(frozen=True, slots=True)
class _Told:
    """The clauses of a story, with what is needed to compare two of them."""

    facts: Sequence[Fact]
    predicates: Sequence[str]
    undergoers: Sequence[str | None]
    contents: Sequence[Weighed]
    weights: Mapping[str, float]
    eras: Sequence[str | None]
    inner: Sequence[bool]
    core: frozenset[str]
    traits: Sequence[Traits]

    @classmethod
    def of(cls, facts: Sequence[Fact], scene: Scene, sides: Mapping[str, str]) -> _Told:
        found = [content(f) for f in facts]
        weights = weigh(found)
        contents = [Weighed.of(words, weights) for words in found]
        core = frozenset(map(plain, scene.happenings))
        eras = [scene.era(f) for f in facts]
        traits = [Traits.of(f, sides) for f in facts]
        predicates = [plain(str(f.key[0])) for f in facts]
        undergoers = [plain(f.key[1]) if f.key[1] is not None else None for f in facts]
        return cls(
            facts, predicates, undergoers, contents, weights, eras, _inner(facts), core, traits
        )

    def mutual(self, near: Nearness | None) -> Iterator[tuple[float, int, int]]:
        """Yield the pairs of clauses that choose each other, with how far they are above enough."""
        choices = [dict[str, float]() for _ in self.facts]
        above = dict[tuple[int, int], float]()
        for score, i, j in self._enough_alike(near):
            if not self._forbidden(i, j):
                above[i, j] = score
                for one, other in ((i, j), (j, i)):
                    there = self.facts[other].article
                    choices[one][there] = max(choices[one].get(there, 0.0), score)
        for (i, j), score in above.items():
            mine, yours = choices[i][self.facts[j].article], choices[j][self.facts[i].article]
            if score >= max(mine, yours):
                yield score, i, j

    def _enough_alike(self, near: Nearness | None) -> Iterator[tuple[float, int, int]]:
        """Yield the pairs that share enough, and those that lack little and are near in meaning."""
        lacking = dict[tuple[int, int], float]()
        for i, j in self._neighbours():
            score = self._above(i, j)
            if score >= 0:
                yield score, i, j
            elif score >= -LACKING and self.facts[i].kind == self.facts[j].kind == "event":
                lacking[i, j] = score
        if near is None or not lacking:
            return
        meant = near({self._words_of(i, j) for i, j in lacking})
        for (i, j), score in lacking.items():
            nearer = score + max(0.0, meant[self._words_of(i, j)] - UNRELATED)
            if nearer >= 0:
                yield nearer, i, j

    def _words_of(self, i: int, j: int) -> tuple[str, str]:
        return self.facts[i].evidence[0].exact, self.facts[j].evidence[0].exact

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Yield each pair of clauses of two accounts that stand close in the order of a telling word they share."""
        holding = defaultdict[str, list[int]](list)
        order = sorted(range(len(self.facts)), key=lambda i: (self.contents[i].ranked, i))
        for i in order:
            for word in self.contents[i].ranked[: self.contents[i].telling]:
                holding[word].append(i)
        met = set[tuple[int, int]]()
        for places in holding.values():
            for n, i in enumerate(places):
                for j in places[n + 1 : n + 1 + WINDOW]:
                    pair = (min(i, j), max(i, j))
                    if self.facts[i].article != self.facts[j].article and pair not in met:
                        met.add(pair)
                        yield pair

    def _above(self, i: int, j: int) -> float:
        """Give how far the likeness of two clauses is above what is needed; below, it is negative."""
        one, other = self.facts[i], self.facts[j]
        if one.kind != other.kind and (self.inner[i] or self.inner[j]):
            # What stands within a clause is compared with that clause.
            return -1.0
        shared = self.contents[i].words & self.contents[j].words
        if len(shared) < _fewest(one, other):
            return -1.0
        if one.kind == other.kind == "attribute" and not _describes(shared, one, other):
            return -1.0
        like = likeness(self.contents[i], self.contents[j], self.weights)
        if one.source is not None and one.source == other.source:
            like += ONE_VOICE
        here, there = self.undergoers[i], self.undergoers[j]
        if here is not None and there is not None and here != there:
            like -= UNLIKE_UNDERGOER
        return like - self._enough(i, j)

    def _enough(self, i: int, j: int) -> float:
        one, other = self.facts[i], self.facts[j]
        if one.kind == other.kind == "attribute":
            return DESCRIBED
        if self.predicates[i] != self.predicates[j] or one.kind != other.kind:
            return OTHER
        if self.predicates[i] in self.core:
            return CORE
        return VERB if str(one.key[0]).startswith("to ") else SAME

    def _forbidden(self, i: int, j: int) -> bool:
        here, there = self.eras[i], self.eras[j]
        apart = here is not None and there is not None and here != there
        return apart or forbid(self.traits[i], self.traits[j])

    def cohere(self, here: Sequence[int], there: Sequence[int]) -> bool:
        """Keep a group from drifting: on average its clauses are like one another, and none forbids."""
        pairs = [(i, j) for i in here[:SAMPLE] for j in there[:SAMPLE]]
        if any(self._forbidden(i, j) for i, j in pairs):
            return False
        likes = [likeness(self.contents[i], self.contents[j], self.weights) for i, j in pairs]
        return sum(likes) >= COHESION * sum([self._enough(i, j) for i, j in pairs])


def _inner(facts: Sequence[Fact]) -> list[bool]:
    """Say of each fact whether it describes a noun within a clause that is a fact itself."""
    clauses = defaultdict[str, list[Span]](list)
    for fact in facts:
        if fact.kind == "event":
            clauses[fact.article].append(fact.evidence[0])
    starts = {article: [c.start for c in held] for article, held in clauses.items()}
    return [
        fact.kind == "attribute"
        and any(
            clause.covers(fact.evidence[0])
            for clause in clauses[fact.article][
                : bisect_right(starts.get(fact.article, []), fact.evidence[0].start)
            ][-NESTED:]
        )
        for fact in facts
    ]


def _fewest(one: Fact, other: Fact) -> int:
    """Give how many words two clauses must share: of two descriptions or one unknown verb, three.

    "Emergency exits" and "expects Norway" are in both accounts, and nobody agrees in them. Who
    denies is told by two: by the name and the denial.
    """
    if one.kind == other.kind == "attribute":
        return 3
    if one.key[0] in _SAID or other.key[0] in _SAID:
        return 2 if _is_denied_by_one(one, other) else 3
    return 3 if one.key[0] == other.key[0] and str(one.key[0]).startswith("to ") else 2


def _is_denied_by_one(one: Fact, other: Fact) -> bool:
    named = one.subject is not None and one.subject[:1].isupper() and one.subject == other.subject
    return named and one.key[0] == other.key[0] and one.polarity == other.polarity == "negative"


# Classes of saying: what is denied, or warned of, is told in the words below.
_SAID = frozenset({"confirm", "accuse", "announce", "speak", "respond", "warn", "know", "to warn"})


def _describes(shared: frozenset[str], one: Fact, other: Fact) -> bool:
    """Say whether words that two descriptions share say more than where something is, or whose.

    Two accounts that name "Norway's Lind province" agree in nothing; who is "a spokesman for
    the Lind fire brigade" is asked elsewhere.
    """
    offices = (role(str(fact.key[0]).removeprefix("a ")) for fact in (one, other))
    if any(office is not None and office.title for office in offices):
        return False
    return sum(word[:1].islower() and word not in _PLACES for word in shared) > 1


# What places are called, in plain words.
_PLACES = frozenset({"area", "city", "country", "capital", "island", "coast", "village", "street"})


def with_plain_words(fact: Fact) -> Fact:
    """Give a clause with its words under those by which all accounts know them."""
    marks = in_plain_words(fact)
    return replace(fact, who=tuple(sorted({word for word, _, _ in marks[1:]})), marks=marks)
