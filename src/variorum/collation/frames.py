"""The frame of a fact: where and when it happened, who takes part, and on whose word it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.collation.nations import nation_of
from variorum.collation.trees import Forest, Tree, grow
from variorum.model import Date, Entity, Reading, Span, Statement

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

    def name_of(self, tree: Tree, index: int) -> str | None:
        """Give what a token names: an entity's id; a country for its people's adjective."""
        found = self.entity(tree.tokens[index].start)
        if found is not None:
            return found.id
        return None

    def where(self, tree: Tree, index: int) -> tuple[str, ...]:
        """Give the places named in a predicate's own clause."""
        return tuple(
            sorted(
                {
                    e.name
                    for i in clause(tree, index)
                    if (e := self.entity(tree.tokens[i].start)) and e.type in _PLACES
                }
            )
        )

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
        """
        here = [
            d
            for d in self.dates
            if tree.sentence.start <= d.span.start < tree.sentence.end
            and d.kind in ("date", "time")
            and d.begin
            and d.end
        ]
        if not here:
            return self._carried(tree)
        by_verb = dict[int | None, list[Date]]()
        for date in here:
            inside = tree.within(date.span.start, date.span.end)
            if inside:
                by_verb.setdefault(tree.verb_of(inside[0]), []).append(date)
        verb = tree.verb_of(index)
        seen = set[int]()
        while verb is not None and verb not in seen:
            if verb in by_verb:
                found = by_verb[verb]
                first = min(found, key=lambda d: abs(d.span.start - tree.tokens[index].start))
                return (first.begin, first.end) if first.begin and first.end else None
            seen.add(verb)
            if tree.tokens[verb].dep not in _CARRIES_DATES:
                return None
            verb = tree.verb_of(tree.tokens[verb].head)
        return None

    def _carried(self, tree: Tree) -> tuple[str, str] | None:
        """Take the day from the sentence before, when this one goes on about the same thing ("It killed …")."""
        first = next(
            (i for i, t in enumerate(tree.tokens) if t.pos not in ("PUNCT", "CCONJ")), None
        )
        if (
            first is None
            or tree.number == 0
            or tree.tokens[first].text not in ("It", "They", "This", "That", "He", "She")
        ):
            return None
        before = self.forest.trees[tree.number - 1]
        if before.sentence.paragraph < tree.sentence.paragraph - 1:
            return None
        held = [
            d
            for d in self.dates
            if before.sentence.start <= d.span.start < before.sentence.end
            and d.begin
            and d.end
            and d.kind == "date"
        ]
        return (str(held[-1].begin), str(held[-1].end)) if held else None

    def statements(self, spans: Iterable[Span]) -> tuple[Statement, ...]:
        """Give the statements whose content holds one of the spans, the innermost first."""
        spans = tuple(spans)
        return tuple(
            sorted(
                (
                    s
                    for s in self.reading.statements
                    if any(c.covers(e) for c in s.content for e in spans)
                ),
                key=lambda s: (sum(c.end - c.start for c in s.content), s.id),
            )
        )


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
    return Framer(grow(reading), tuple(kept), tuple(n[0] for n in kept), reading.dates)


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
            if tree.tokens[k].dep not in ("ccomp", "advcl", "relcl", "conj", "parataxis")
        ]


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
