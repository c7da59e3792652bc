"""A figure where it stands in its sentence, and the fact it makes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.collation.frames import Framer
from variorum.collation.predicates import scope_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Quantity, Span

# Evidence is the figure, its noun and its verb; a longer stretch is a sentence, not a reading.
EVIDENCE = 70

# How many tokens a dateline may have: "KANO, Nigeria, 5 May (Agency) -".
DATELINE = 14
_DASHES = frozenset({"-", "–", "—", "--"})
_VAGUE = frozenset({"dozen", "hundred", "thousand", "score", "million", "several", "no", "many"})


_OTHER_CLAUSES = frozenset({"conj", "parataxis", "ccomp", "advcl", "relcl"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, the tokens it covers, the number among them, and the noun it counts if there is one.

    `restated` is the bracket that closes behind the same figure in another unit.
    """

    framer: Framer
    tree: Tree
    quantity: Quantity
    inside: tuple[int, ...]
    number: int
    noun: int | None
    restated: int | None = None

    def chain(self, steps: int) -> Iterator[int]:
        """Yield the number and the heads above it, nearest first."""
        index = self.number
        yield index
        for _ in range(steps):
            head = self.tree.tokens[index].head
            if head == index:
                return
            yield head
            index = head

    def evidence(self, *more: int | None) -> Span:
        """Give the stretch that is the reading: the figure and its noun, with what else stands close."""
        must = [*self.inside, *(i for i in (self.noun, self.restated) if i is not None)]
        span = self.tree.span(min(must), max(must))
        for i in more:
            if i is not None:
                wide = self.tree.span(min(*must, i), max(*must, i))
                if wide.end - wide.start <= EVIDENCE:
                    must.append(i)
                    span = wide
        return span

    def fact(
        self,
        key: tuple[str | None, ...],
        evidence: Span,
        at: int,
        *,
        label: str | None = None,
        value: float | None = None,
        part: bool = False,
        subject: str | None = None,
        modality: str = "real",
        positive: bool = True,
        source: str | None = None,
        slots: tuple[tuple[str, tuple[str, ...]], ...] = (),
    ) -> Fact:
        """Make the fact, framed by what stands round token `at`."""
        tree, framer, quantity = self.tree, self.framer, self.quantity
        worth = quantity.si_value if quantity.si_value is not None else quantity.value
        low = quantity.si_low if quantity.si_low is not None else quantity.low
        high = quantity.si_high if quantity.si_high is not None else quantity.high
        return Fact(
            kind="measure",
            article=tree.article.id,
            key=key,
            label=label or evidence.exact,
            evidence=(evidence,),
            value=worth if value is None else value,
            low=low,
            high=high,
            unit=quantity.unit,
            approximation=quantity.approximation,
            polarity="positive" if positive else "negative",
            modality=modality,
            status=self.status(at),
            as_of=quantity.as_of,
            subject=subject,
            statements=framer.statement_ids(evidence),
            where=self._where(at),
            when=framer.when(tree, at),
            who=framer.who(tree, at),
            scope=scope_at(tree, at),
            part=part,
            source=framer.source(evidence) or source,
            hedged=framer.hedged(evidence),
            slots=slots,
        )

    def _where(self, at: int) -> tuple[str, ...]:
        """Give the places of the fact, without those of a dateline: "ALMATY (Agency) - Seven died"."""
        tree, framer = self.tree, self.framer
        dash = next((i for i, t in enumerate(tree.tokens[:DATELINE]) if t.text in _DASHES), 0)
        if not dash or any(t.pos in ("VERB", "AUX") for t in tree.tokens[:dash]):
            return framer.where(tree, at, self.next_figure())
        filed = {e.name for t in tree.tokens[:dash] if (e := framer.entity(t.start)) is not None}
        again = {e.name for t in tree.tokens[dash:] if (e := framer.entity(t.start)) is not None}
        found = framer.where(tree, at, self.next_figure())
        return tuple(place for place in found if place not in filed - again)

    def is_figure(self, index: int) -> bool:
        """Say whether a token belongs to some figure of the account, and so is no thing measured."""
        start = self.tree.tokens[index].start
        held = self.framer.reading.quantities
        n = bisect_right(held, start, key=lambda q: q.span.start) - 1
        return n >= 0 and start < held[n].span.end

    def next_figure(self) -> int | None:
        """Give the token where the next figure of the sentence begins: its places are its own."""
        last = self.inside[-1]
        return next(
            (
                i
                for i in range(last + 1, len(self.tree.tokens))
                if self.tree.tokens[i].tag == "CD" or self.tree.tokens[i].lemma in _VAGUE
            ),
            None,
        )

    def last_figure(self) -> int | None:
        """Give the token of the figure before this one in the sentence."""
        return next(
            (
                i
                for i in reversed(range(self.inside[0]))
                if self.tree.tokens[i].tag == "CD" and self.is_figure(i)
            ),
            None,
        )

    def status(self, at: int) -> str:
        """Say whether the text itself calls the figure an earlier one, or what is left of one."""
        near = {
            self.tree.tokens[i].lemma
            for h in {*self._own_clause(), at}
            for i in (h, *self.tree.kids[h])
            if i == h or self.tree.tokens[i].dep not in _OTHER_CLAUSES
        }
        for status in ("earlier", "remaining"):
            if near & words("populations", status, "words"):
                return status
        return ""

    def _own_clause(self) -> Iterator[int]:
        """Yield the heads above the number up to its verb: what is said beyond it is of another."""
        for index in self.chain(4):
            yield index
            if self.tree.tokens[index].pos == "VERB":
                if self.tree.tokens[index].dep == "ccomp":
                    # "The ministry originally said that three had died."
                    yield from self._adverbs(self.tree.tokens[index].head)
                return

    def _adverbs(self, verb: int) -> Iterator[int]:
        yield from (k for k in self.tree.kids[verb] if self.tree.tokens[k].dep == "advmod")


def figures(framer: Framer) -> Iterator[Figure]:
    """Yield the figures of an account; one written twice ("190 miles (300 kilometres)") is one."""
    text = framer.reading.article.text
    held = framer.reading.quantities
    for before, quantity, after in zip((None, *held), held, (*held[1:], None), strict=False):
        tree = framer.forest.at(quantity.span.start)
        inside = tree.within(quantity.span.start, quantity.span.end) if tree is not None else ()
        if tree is None or not inside or (before and _in_brackets(text, before, quantity)):
            continue
        number = _number(tree, inside)
        again = after if after is not None and _in_brackets(text, quantity, after) else None
        closed = _closed(tree, again) if again is not None else None
        yield Figure(framer, tree, quantity, inside, number, _counted(tree, number), closed)


def _closed(tree: Tree, quantity: Quantity) -> int | None:
    """Give the bracket that closes right behind a figure."""
    inside = tree.within(quantity.span.start, quantity.span.end)
    if not inside or inside[-1] + 1 >= len(tree.tokens):
        return None
    return inside[-1] + 1 if tree.tokens[inside[-1] + 1].text == ")" else None


def _in_brackets(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Say whether a figure stands in brackets right behind another of its dimension."""
    between = text[before.span.end : quantity.span.start]
    return (
        before.dimension == quantity.dimension
        and len(between) <= 30
        and between.rstrip().endswith("(")
    )


def _is_vague(tree: Tree, index: int) -> bool:
    """Say whether a noun is a number itself: dozens, hundreds."""
    return tree.tokens[index].lemma in _VAGUE


def _number(tree: Tree, inside: tuple[int, ...]) -> int:
    numbers = [i for i in inside if tree.tokens[i].tag == "CD" or tree.tokens[i].lemma in _VAGUE]
    return numbers[-1] if numbers else inside[-1]


def _counted(tree: Tree, number: int) -> int | None:
    """Give the noun a number counts, or None when it stands alone ("27 hurt")."""
    token = tree.tokens[number]
    of = next(
        (tree.child(k, "pobj") for k in tree.kids[number] if tree.tokens[k].text.lower() == "of"),
        None,
    )
    # "Five dozen bullets" are bullets.
    grouped = token.lemma in _VAGUE and token.dep in ("nummod", "quantmod", "nmod", "compound")
    if token.pos == "NOUN" and (of is not None or not grouped):
        return of if of is not None else None if token.lemma in _VAGUE else number
    index = number
    for _ in range(4):
        if tree.tokens[index].dep not in (
            "nummod",
            "quantmod",
            "det",
            "amod",
            "compound",
            "nmod",
            "predet",
        ):
            break
        index = tree.tokens[index].head
        if tree.tokens[index].pos in ("NOUN", "PROPN"):
            # "Five dead, dozens injured": the parser takes the five for dozens.
            return (
                None
                if "," in {t.text for t in tree.tokens[number:index]} and _is_vague(tree, index)
                else index
            )
    return of
