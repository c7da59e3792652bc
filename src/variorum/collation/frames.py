"""The frame of a fact: where and when it happened, who takes part, and on whose word it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.collation.nations import nation_of
from variorum.collation.trees import Forest, Tree, grow
from variorum.lexicon import words
from variorum.model import Date, Entity, Quantity, Reading, Span, Statement

_PLACES = frozenset({"GPE", "LOC"})
_CARRIES_DATES = frozenset(
    {
        "advcl",
        "xcomp",
        "acl",
        "pcomp",
        "ccomp",
        "prep",
        "conj",
        "relcl",
        "dobj",
        "pobj",
        "attr",
        "nsubj",
        "nsubjpass",
        "nummod",
        "compound",
        "amod",
        "agent",
        "appos",
        "dep",
        "oprd",
        "acomp",
        "poss",
    }
)


@dataclass(frozen=True, slots=True)
class Framer:
    """Answers, for one account, what stands round a token."""

    forest: Forest
    names: tuple[tuple[int, int, Entity], ...]
    starts: tuple[int, ...]
    dates: tuple[Date, ...]
    days: tuple[int, ...]
    said: tuple[tuple[int, int, int, Statement], ...]
    heard: tuple[int, ...]
    kinds: dict[str, frozenset[str]]
    lone_ones: dict[str, bool]

    def named(self, tree: Tree, index: int) -> Entity | None:
        """Give the thing last named that a common noun can stand for: "the missile" after a missile's name.

        Only what is known to be of that kind can be meant: by its full name, or because the
        noun stood beside the name ("the ATR missile").
        """
        token = tree.tokens[index]
        known = self.kinds.get(token.lemma)
        if not known:
            return None
        n = bisect_right(self.starts, token.start) - 1
        return next(
            (self.names[i][2] for i in range(n, -1, -1) if self.names[i][2].id in known), None
        )

    @property
    def reading(self) -> Reading:
        """The account."""
        return self.forest.reading

    def entity(self, start: int) -> Entity | None:
        """Give the entity whose mention holds a character."""
        n = bisect_right(self.starts, start) - 1
        if n >= 0 and self.names[n][1] > start:
            return self.names[n][2]
        return None

    def entities(self, start: int, end: int) -> Iterator[Entity]:
        """Give the entities mentioned in a stretch of the account."""
        n = max(0, bisect_right(self.starts, start) - 1)
        while n < len(self.names) and self.names[n][0] < end:
            if self.names[n][1] > start:
                yield self.names[n][2]
            n += 1

    def people(self, start: int, end: int) -> Iterator[Entity]:
        """Give the people named in a stretch of the account."""
        yield from (e for e in self.entities(start, end) if e.type == "PERSON" and e.named)

    def name_of(self, tree: Tree, index: int) -> str | None:
        """Give what a token names: an entity's id; a country for its people's adjective."""
        found = self.entity(tree.tokens[index].start)
        if found is not None:
            return found.id
        return None

    def where(self, tree: Tree, index: int, end: int | None = None) -> tuple[str, ...]:
        """Give the places named in a predicate's own clause, up to token `end`.

        In "five were hurt and ten houses were damaged in Aix" the place is said of both; a
        sentence that goes on about the last ("It killed …") is where that one was.
        """
        found = self._places(tree, clause(tree, index), end)
        verb = tree.verb_of(index)
        if not found and verb is not None:
            for k in tree.kids[verb]:
                if tree.tokens[k].dep == "conj" and end is None:
                    found |= self._places(tree, clause(tree, k), end)
            if not found and tree.tokens[verb].dep in ("relcl", "acl", "advcl"):
                # "The town was razed by a quake that killed …": those who died died there.
                found = self._places(tree, clause(tree, tree.tokens[verb].head), end)
        if not found and (before := self._goes_on(tree)) is not None:
            found = self._places(before, range(len(before.tokens)), None)
        return tuple(sorted(found))

    def _in_date(self, start: int) -> bool:
        n = bisect_right(self.days, start) - 1
        return n >= 0 and start < self.dates[n].span.end

    def _places(self, tree: Tree, tokens: Iterable[int], end: int | None) -> set[str]:
        found = set[str]()
        for i in tokens:
            token = tree.tokens[i]
            acts = token.dep == "nsubj" or (
                token.dep == "conj" and tree.tokens[token.head].dep == "nsubj"
            )
            # "Mobile internet was cut off" is in no Mobile.
            within = token.dep in ("compound", "amod", "nmod") and tree.tokens[token.head].dep in (
                "nsubj",
                "nsubjpass",
            )
            if acts or within or token.dep == "appos" or (end is not None and i >= end):
                # "France allowed it": France is who, not where.
                continue
            entity = self.entity(token.start)
            if entity is not None and entity.type in _PLACES:
                found.add(entity.name)
            elif (
                entity is None
                and not self._in_date(token.start)
                and token.pos == "PROPN"
                and token.dep == "pobj"
                and tree.tokens[token.head].text.lower() in ("in", "near", "at", "outside")
            ):
                # A village the gazetteer has never heard of is still a place.
                found.add(token.text)
        return found

    def who(self, tree: Tree, index: int) -> tuple[str, ...]:
        """Give who is named in the clause and in those above it; a people counts as its country."""
        found = set[str]()
        for i in _upward(tree, index):
            token = tree.tokens[i]
            entity = self.entity(token.start)
            for word in ([entity.name] if entity else []) + (
                [token.text] if token.pos in ("ADJ", "PROPN") else []
            ):
                country = nation_of(word)
                if country:
                    found.add(country)
                elif entity and word == entity.name:
                    found.add(word)
        return tuple(sorted(found))

    def when(self, tree: Tree, index: int) -> tuple[str, str] | None:
        """Give the first and last day on which a predicate can have happened, as far as it is said.

        A date belongs to a predicate only if its verb governs it, or a verb above it does.
        ("?", "?") where there is a date of which the day is not known.
        """
        by_verb = defaultdict[int | None, list[Date]](list)
        for date in self.dates_in(tree):
            inside = tree.within(date.span.start, date.span.end)
            if inside:
                by_verb[tree.verb_of(inside[0])].append(date)
        if not by_verb:
            before = self._goes_on(tree)
            told = [*self.dates_in(before)] if before is not None else []
            return _days(told[-1]) if told else None
        verb = tree.verb_of(index)
        seen = set[int]()
        while verb is not None and verb not in seen:
            if verb in by_verb:
                return _days(
                    min(by_verb[verb], key=lambda d: abs(d.span.start - tree.tokens[index].start))
                )
            seen.add(verb)
            if tree.tokens[verb].dep not in _CARRIES_DATES:
                return None
            verb = tree.verb_of(tree.tokens[verb].head)
        return None

    def quantities(self, start: int, end: int) -> Iterator[Quantity]:
        """Yield the figures in a stretch of the account."""
        held = self.reading.quantities
        for quantity in held[bisect_left(held, start, key=lambda q: q.span.start) :]:
            if quantity.span.start >= end:
                return
            yield quantity

    def dates_in(self, tree: Tree) -> Iterator[Date]:
        """Yield the days named in a sentence; "now" is none."""
        first = bisect_right(self.days, tree.sentence.start - 1)
        for date in self.dates[first:]:
            if date.span.start >= tree.sentence.end:
                return
            if date.kind == "date" and date.value != "PRESENT_REF":
                yield date

    def _goes_on(self, tree: Tree) -> Tree | None:
        """Give the sentence before, when this one goes on about the same thing.

        "It killed …" does, and "five died in the quake" after "an 8.6-magnitude quake".
        """
        if tree.number == 0:
            return None
        before = self.forest.trees[tree.number - 1]
        if before.sentence.paragraph < tree.sentence.paragraph - 1:
            return None
        first = next((t for t in tree.tokens if t.pos not in ("PUNCT", "CCONJ")), None)
        if first is not None and first.text in ("It", "They", "This", "That"):
            return before
        told = {
            t.lemma
            for i, t in enumerate(before.tokens)
            if t.pos == "NOUN" and _has(before, i, "a", "an", "another")
        }
        again = {
            t.lemma
            for i, t in enumerate(tree.tokens)
            if t.pos == "NOUN" and _has(tree, i, "the", "that", "this")
        }
        return before if told & again else None

    def child_before(self, tree: Tree, index: int) -> str | None:
        """Give the child a stretch is about: the boy or girl named last before it, else first after it."""
        trees = self.forest.trees
        before = [
            (t, range(len(t.tokens) if t is not tree else index)) for t in trees[tree.number :: -1]
        ]
        for where, places in (*before, *((t, range(len(t.tokens))) for t in trees[tree.number :])):
            for i in reversed(places):
                token = where.tokens[i]
                if token.lemma in ("boy", "girl") and token.tag == "NN":
                    return token.lemma
        return None

    def statement_ids(self, span: Span) -> tuple[str, ...]:
        """Give the ids of the statements that hold a span, the innermost first."""
        return tuple(s.id for s in self.statements(span))

    def source(self, span: Span) -> str | None:
        """Give on whose word a span stands: a speaker, the words that name the source, or nobody."""
        for statement in self.statements(span):
            if statement.speaker is not None:
                return statement.speaker
            if statement.source is not None:
                return statement.source.exact
        return None

    def speaker(self, span: Span) -> str | None:
        """Give who speaks a span, as far as it is known."""
        return next((s.speaker for s in self.statements(span) if s.speaker is not None), None)

    def hedged(self, span: Span) -> bool:
        """Say whether one of the statements that hold a span is hedged."""
        return any(s.factuality == "hedged" for s in self.statements(span))

    def denied(self, span: Span) -> bool:
        """Say whether a span is told only to be denied.

        Of a quotation of several sentences, one gives the lie to what it tells itself: "He
        apologised. Her other claims are untrue."
        """
        tree = self.forest.at(span.start)
        return any(
            s.factuality == "denied" and (_is_one_sentence(s, tree) or _gives_the_lie(tree))
            for s in self.statements(span)
        )

    def denial(self, span: Span) -> Statement | None:
        """Give the statement that denies what another asserts in the same words: "his wife denied it"."""
        held = self.statements(span)
        asserted = any(s.factuality == "asserted" and s.source is not None for s in held)
        return next((s for s in held if s.factuality == "denied" and asserted), None)

    def statements(self, span: Span) -> tuple[Statement, ...]:
        """Give the statements whose content holds a span, the innermost first."""
        holding = [
            said
            for said in self.said[: bisect_right(self.heard, span.start)]
            if said[1] >= span.end
        ]
        return tuple(dict.fromkeys(s for *_, s in sorted(holding, key=lambda h: (h[2], h[3].id))))


def _is_one_sentence(statement: Statement, tree: Tree | None) -> bool:
    """Say whether all that is said stands in the sentence of a tree."""
    return tree is None or all(
        tree.sentence.start <= c.start and c.end <= tree.sentence.end for c in statement.content
    )


def _gives_the_lie(tree: Tree | None) -> bool:
    """Say whether a word of a sentence may call something untrue: "is *false*", "*denies* it"."""
    said = {word for t in tree.tokens for word in (t.text.lower(), t.lemma)} if tree else set()
    return any(said & words("stance", sort) for sort in ("untrue", "true", "denying", "disowned"))


def frame(reading: Reading) -> Framer:
    """Make the framer of one account."""
    names = sorted(
        ((m.start, m.end, e) for e in reading.entities for m in e.mentions),
        key=lambda n: (n[0], -n[1], n[2].id),
    )
    kept: list[tuple[int, int, Entity]] = []
    for name in names:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    forest = grow(reading)
    starts = tuple(n[0] for n in kept)
    dates = tuple(sorted(reading.dates, key=lambda d: d.span.start))
    said = sorted(
        (
            (c.start, c.end, sum(p.end - p.start for p in s.content), s)
            for s in reading.statements
            for c in s.content
        ),
        key=lambda h: (h[0], h[1], h[3].id),
    )
    bare = Framer(
        forest,
        tuple(kept),
        starts,
        dates,
        tuple(d.span.start for d in dates),
        tuple(said),
        tuple(h[0] for h in said),
        {},
        {noun: _is_lone(forest, noun) for noun in ("man", "woman")},
    )
    return replace(bare, kinds=_kinds(bare))


def _is_lone(forest: Forest, noun: str) -> bool:
    """Say whether an account brings up one man, or one woman, at most, and never several."""
    brought_up = 0
    for tree in forest.trees:
        for i, token in enumerate(tree.tokens):
            if token.lemma == noun:
                if token.tag == "NNS":
                    return False
                brought_up += _has(tree, i, "a", "an", "another")
    return brought_up < 2


def _kinds(framer: Framer) -> dict[str, frozenset[str]]:
    """Learn what kind of thing each name is: from its own words, and from the noun it stands before."""
    found = defaultdict[str, set[str]](set)
    things = [e for e in framer.reading.entities if e.type in ("PRODUCT", "OTHER", "EVENT")]
    for entity in things:
        for name in (entity.name, *entity.aliases):
            for word in name.lower().split():
                found[word.rstrip("s")].add(entity.id)
    known = {e.id for e in things}
    for tree in framer.forest.trees:
        for i, token in enumerate(tree.tokens):
            if token.pos == "NOUN":
                for k in tree.kids[i]:
                    beside = framer.entity(tree.tokens[k].start)
                    if tree.tokens[k].dep == "compound" and beside and beside.id in known:
                        found[token.lemma].add(beside.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def clause(tree: Tree, index: int) -> Iterator[int]:
    """Yield the tokens of a predicate's own clause, without the clauses below it."""
    verb = tree.verb_of(index)
    todo = [index if verb is None else verb]
    while todo:
        here = todo.pop()
        yield here
        todo += [
            k
            for k in tree.kids[here]
            if tree.tokens[k].dep not in ("ccomp", "advcl", "relcl", "conj", "parataxis", "appos")
            # "in Chile and Peru": a name joined to a name is in the same clause.
            or (tree.tokens[k].dep == "conj" and tree.tokens[k].pos == "PROPN")
        ]


def _has(tree: Tree, index: int, *words: str) -> bool:
    return any(
        tree.tokens[k].dep == "det" and tree.tokens[k].text.lower() in words
        for k in tree.kids[index]
    )


def _days(date: Date) -> tuple[str, str] | None:
    """Give a date's first and last day. Of an unknown weekday it is known that it is near."""
    if date.begin and date.end:
        return date.begin, date.end
    return None if date.value.startswith(("XXXX-WXX", "XXXX-XX-XX")) else ("?", "?")


def _upward(tree: Tree, index: int) -> Iterator[int]:
    yield from clause(tree, index)
    verb = tree.verb_of(index)
    seen = set[int]()
    while verb is not None and verb not in seen:
        seen.add(verb)
        head = tree.tokens[verb].head
        if head == verb or tree.tokens[verb].dep not in (
            "advcl",
            "relcl",
            "acl",
            "xcomp",
            "conj",
            "pcomp",
        ):
            return
        yield from clause(tree, head)
        verb = tree.verb_of(head)
