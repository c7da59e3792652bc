"""What accounts tell alike, as whoever asks on whose word it stands must know it.

Three ways lead there: counts of one value; clauses of one grave predicate; and whole
sentences, or all that somebody is reported to say in one, that share most of their words.
Likeness is asked for much more than where accounts are shown to agree: on whose word a
thing stands can only be compared where it is the same thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Literal

from variorum.collation.answers import gather, number_of
from variorum.collation.likeness import Weighed, content, in_plain_words, likeness, plain, weigh
from variorum.collation.scene import Scene
from variorum.collation.vetoes import Traits, forbid
from variorum.lexicon import entries, words
from variorum.model import Fact, Reading, Sentence, Span

# Two clauses must share so many words, so much weight, and that much of the shorter one; of
# sentences more. Of pairs just above these, read in 46 stories, four in five tell one thing;
# of pairs with two thirds of the weight half do.
FEWEST, CLAUSE, SENTENCE, SHARED = 3, 0.9, 1.2, 0.6
# Of those that tell one thing so many are looked at.
SAMPLE = 24
# An account comes back to what it told within so many sentences.
FAR = 24
# Each is compared with so many neighbours in the order of each of its words.
WINDOW = 18
# A reading is a line of print.
LINE = 110
# What is shorter says too little to be told apart from its like.
SHORT = 25
Kind = Literal[
    "count", "clause", "sentence", "figure", "telling", "news", "lead", "typed", "contested"
]
_TOLD = frozenset({"real", "permitted", "possible", "future", "planned"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "NUM", "PROPN"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What several accounts tell alike: of which class, why it is grave, and where each tells it.

    `again` is where one of them comes back to it, in words of which less is the same.
    """

    name: str
    facts: tuple[Fact, ...]
    kind: Kind
    again: tuple[Fact, ...] = ()

    @property
    def reason(self) -> str:
        """Why it matters on whose word it stands; empty where it matters less."""
        return reasons().get(self.name, "")

    @property
    def is_shared(self) -> bool:
        """Whether more than one account tells it."""
        return len({fact.article for fact in self.facts}) > 1


def same_claims(
    questions: Sequence[tuple[Fact, ...]],
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    scene: Scene,
    sides: Mapping[str, str],
) -> Iterator[Claim]:
    """Yield what several accounts tell alike, each with the stretches of text that tell it.

    `questions` are those of figures, and what clauses tell alike; `sides` maps a name to its country.
    """
    events = [f for f in facts if f.kind == "event" and f.marks]
    found = [
        *_asked(questions, events),
        *_clauses(events, scene, sides),
        *_sentences(events, readings, scene),
    ]
    yield from (claim for claim in found if claim.is_shared)


def _asked(questions: Sequence[tuple[Fact, ...]], events: Sequence[Fact]) -> Iterator[Claim]:
    """Yield the figures on which accounts agree, and what their clauses tell alike."""
    fates = defaultdict[tuple[str, str, float], list[Fact]](list)
    for event in events:
        for number in _figures(event):
            fates[event.article, str(event.key[0]), number].append(event)
    for question in questions:
        first = question[0]
        kind, name = str(first.key[0]), str(first.key[1])
        if kind == "toll" and name in reasons():
            for answer in gather(question):
                counted = tuple(f for f in answer.facts if not f.part)
                again = (e for f in counted for e in fates[f.article, name, number_of(f)])
                yield Claim(name, counted, "count", tuple(again))
        elif kind == "figure":
            for answer in gather(question):
                yield Claim("", answer.facts, "figure")
        elif kind == "news":
            yield Claim(name, question, "news")
        elif first.kind == "event" and first.marks:
            name = kind if kind in reasons() else ""
            yield Claim(name, tuple(cut(question)), "telling")


def _figures(fact: Fact) -> Iterator[float]:
    """Yield the whole numbers in a clause: of "ten people" ten."""
    for word, _, _ in in_plain_words(fact):
        first = word.partition(" ")[0].replace(",", "")
        if first.isdecimal():
            yield float(first)


def _clauses(events: Sequence[Fact], scene: Scene, sides: Mapping[str, str]) -> Iterator[Claim]:
    """Yield what is told of a grave deed in much the same words, round each clause that tells it."""
    told = [
        scene.marked(f)
        for f in events
        if str(f.key[0]) in reasons() and f.modality in _TOLD and scene.era(f) == "now"
    ]
    traits = [Traits.of(f, sides) for f in told]
    alike = _alike([content(f) for f in told], [str(f.key[0]) for f in told], CLAUSE)
    company = defaultdict[int, list[int]](list)
    for i, j in alike:
        if not forbid(traits[i], traits[j]):
            company[i].append(j)
            company[j].append(i)
    for i, around, again in _round(told, company, FEWEST):
        yield Claim(str(told[i].key[0]), tuple(cut(around)), "clause", again)


def _sentences(
    events: Sequence[Fact], readings: Sequence[Reading], scene: Scene
) -> Iterator[Claim]:
    """Yield what whole sentences tell alike, or all that somebody says in one."""
    told = [unit for r in readings for unit in units(r, scene)]
    alike = _alike([frozenset(w for w, _, _ in f.marks) for f in told], [""] * len(told), SENTENCE)
    grave = _grave_by_place(events)
    company = defaultdict[int, list[int]](list)
    for i, j in alike:
        apart = told[i].article != told[j].article
        if apart and _at_one(told[i], told[j]) and not of_two(told[i], told[j]):
            company[i].append(j)
            company[j].append(i)
    for i, around, again in _round(told, company, FEWEST + 1):
        yield Claim(_gravest(told[i], grave), tuple(cut(around)), "sentence", again)


def _round(
    told: Sequence[Fact], company: Mapping[int, Sequence[int]], fewest: int
) -> Iterator[tuple[int, Sequence[Fact], tuple[Fact, ...]]]:
    """Yield for each that has its like in another account those, and where their accounts come back to it."""
    contents = [frozenset(w for w, _, _ in in_plain_words(f)) for f in told]
    places = defaultdict[tuple[str, str], list[int]](list)
    for n, fact in enumerate(told):
        places[fact.article, str(fact.key[0])].append(n)
    seen = set[tuple[int, ...]]()
    for i, others in sorted(company.items()):
        around = tuple(sorted({i, *others[:SAMPLE]}))
        if around in seen:
            continue
        seen.add(around)
        back = set[int]()
        for n in around:
            there = places[told[n].article, str(told[n].key[0])]
            at = bisect_left(there, n)
            near = there[max(0, at - FAR) : at + FAR]
            back.update(m for m in near if _comes_back(contents[n], contents[m], fewest))
        again = sorted(back.difference(around))
        yield i, [told[n] for n in around], tuple(told[n] for n in again)


def _comes_back(one: frozenset[str], other: frozenset[str], fewest: int) -> bool:
    """Say whether an account tells a thing again: for that less is enough than for what two accounts tell."""
    shared = len(one & other)
    return shared >= fewest and 3 * shared >= 2 * min(len(one), len(other))


def units(reading: Reading, scene: Scene) -> Iterator[Fact]:
    """Yield what each sentence tells in the account's own voice, else what each source says in it."""
    article = reading.article
    said = sorted((c.start, c.end, s.id) for s in reading.statements for c in s.content)
    speakers = {s.id: s.source.exact for s in reading.statements if s.source is not None}
    reach = list(accumulate((end for _, end, _ in said), max))
    named = {
        m.start: (m.end, scene.names.get((article.id, e.name), e.name))
        for e in reading.entities
        for m in e.mentions
    }
    for sentence in reading.sentences:
        first, last = (bisect_right(reach, sentence.start), bisect_left(said, (sentence.end,)))
        spoken = [
            (start, end, (name,)) for start, end, name in said[first:last] if end > sentence.start
        ]
        whole: list[tuple[int, int, tuple[str, ...]]] = [(sentence.start, sentence.end, ())]
        for start, end, names in spoken or whole:
            span = article.span(max(start, sentence.start), min(end, sentence.end))
            marks = tuple(_marks(sentence, span, named))
            if len(span.exact) > SHORT and len(marks) >= FEWEST:
                yield Fact(
                    "event",
                    article.id,
                    ("told",),
                    span.exact,
                    (span,),
                    statements=names,
                    who=tuple(_spoken_by(speakers, names)),
                    marks=marks,
                )


def _spoken_by(speakers: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    """Yield who says it, where they have a name."""
    spoken = (speakers[n] for n in names if n in speakers)
    yield from (s for s in spoken if any(w[:1].isupper() for w in s.split()[1:]))


def _marks(
    sentence: Sentence, span: Span, named: Mapping[int, tuple[int, str]]
) -> Iterator[tuple[str, int, int]]:
    """Yield the words that tell something, a name as one."""
    done = span.start
    for token in sentence.tokens:
        if not done <= token.start < span.end:
            continue
        if token.start in named:
            done, name = named[token.start]
            yield name, token.start, done
        elif token.pos in _TELLING and token.lemma not in _idle():
            yield (
                plain(token.text.lower() if token.pos == "NUM" else token.lemma),
                token.start,
                token.end,
            )


def _alike(
    contents: Sequence[frozenset[str]], kinds: Sequence[str], enough: float
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one kind that share enough, of those that stand close in the order of a word."""
    weights = weigh(contents)
    weighed = [Weighed.of(held, weights) for held in contents]
    holding = defaultdict[tuple[str, str], list[int]](list)
    for i in sorted(range(len(contents)), key=lambda i: (weighed[i].ranked, i)):
        for word in weighed[i].ranked:
            holding[kinds[i], word].append(i)
    met = set[tuple[int, int]]()
    for places in holding.values():
        for n, i in enumerate(places):
            for j in places[n + 1 : n + 1 + WINDOW]:
                pair = (min(i, j), max(i, j))
                if pair not in met:
                    met.add(pair)
                    if _share_enough(weighed[i], weighed[j], weights, enough):
                        yield pair


def _share_enough(
    one: Weighed, other: Weighed, weights: Mapping[str, float], enough: float
) -> bool:
    shared = one.words & other.words
    return (
        len(shared) >= FEWEST
        and likeness(one, other, weights) >= enough
        and sum(weights[w] for w in shared) >= SHARED * min(one.total, other.total)
    )


def _at_one(one: Fact, other: Fact) -> bool:
    """Say whether one of two sentences has all the figures of the other, and neither a "not" or "may" alone."""
    here, there = ({w for w, _, _ in f.marks if w[:1].isdigit()} for f in (one, other))
    turned = [_unlike().search(f.label) is not None for f in (one, other)]
    return turned[0] == turned[1] and (here <= there or there <= here)


def cut(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give each clause cut to what it shares with another, and to a line."""
    marked = [replace(f, marks=in_plain_words(f)) for f in facts]
    held = Counter(word for f in marked for word in {w for w, _, _ in f.marks})
    shared = {word for word, n in held.items() if n > 1}
    for fact in marked:
        whole = fact.evidence[0]
        inside = [
            (s, e) for w, s, e in fact.marks if w in shared and whole.start <= s and e <= whole.end
        ]
        yield replace(fact, evidence=(_line(whole, inside),)) if inside else fact


def _line(whole: Span, inside: Sequence[tuple[int, int]]) -> Span:
    """Give a stretch from its beginning, or from the first shared word, to the last that a line holds."""
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    if end - whole.start <= LINE:
        start = whole.start
    if whole.end - start <= LINE:
        end = whole.end
    if end - start > LINE:
        end = max((e for _, e in inside if e - start <= LINE), default=end)
    exact = whole.exact[start - whole.start : end - whole.start]
    return replace(whole, start=start, end=end, exact=exact)


def of_two(one: Fact, other: Fact) -> bool:
    """Say whether two sentences name somebody each, and nobody in common; who speaks of "us" is meant."""
    here, there = _names(one), _names(other)
    return bool(here and there) and not here & there


def _names(fact: Fact) -> frozenset[str]:
    """Give the words of the names in a sentence, else of who says it."""
    told = [w for w, _, _ in fact.marks if w[:1].isupper()] or fact.who
    return frozenset(word for name in told for word in name.split() if word[:1].isupper())


def _grave_by_place(events: Sequence[Fact]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Give for each account where its grave predicates stand."""
    found = defaultdict[str, list[tuple[int, str]]](list)
    for fact in events:
        if str(fact.key[0]) in reasons():
            found[fact.article].append((fact.marks[0][1], str(fact.key[0])))
    return {article: sorted(held) for article, held in found.items()}


def _gravest(fact: Fact, grave: Mapping[str, Sequence[tuple[int, str]]]) -> str:
    """Name the gravest predicate of a sentence."""
    held, span = grave.get(fact.article, ()), fact.evidence[0]
    first = bisect_left(held, (span.start, ""))
    names = [name for at, name in held[first : bisect_left(held, (span.end, ""))]]
    return min(names, key=lambda n: list(reasons()).index(n), default="")


@cache
def reasons() -> Mapping[str, str]:
    """Give the classes of grave claims, the gravest first, each with why it is grave."""
    return {name: row["reason"] for row in entries("grave") for name in row["class"]}


@cache
def _idle() -> frozenset[str]:
    return words("grammar", "light", "words") | words("grammar", "empty", "words") | {"say", "tell"}


@cache
def _unlike() -> re.Pattern[str]:
    """Match what makes of a sentence another one, however much two of them share."""
    return re.compile(
        rf"n['’]t\b|\b(?:{'|'.join(sorted(words('standing', 'unlike')))})\b", re.IGNORECASE
    )
