"""Whose words stand between quotation marks, by the name that a reader knows them by.

A quotation says "we" and "it", and of whom is known only to who knows the speaker: he stands in
the heading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.trees import Forest
from variorum.model import Fact, Reading, Span, Statement

# Fewer words are a scrap that any two accounts may have: "middle man".
FEWEST = 4
# Who speaks is told in a few words, or not in the heading.
NAMED_IN = 60
_SPOKEN = frozenset({"speech", "partial"})
_NAMING = frozenset({"NOUN", "PROPN"})


_FIRST = frozenset(
    {"i", "we", "my", "our", "us", "me", "i'm", "i’m", "we're", "we’re", "mine", "ours"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words with their speaker before them, and whether that says something by itself."""

    text: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """The quotations and statements of a story: `quotes` are where they stand, sorted."""

    quotes: Mapping[str, Sequence[tuple[int, int]]]
    statements: Mapping[str, Statement]
    names: Mapping[str, str]
    forests: Mapping[str, Forest]

    @classmethod
    def of(
        cls, readings: Sequence[Reading], names: Mapping[str, str], forests: Mapping[str, Forest]
    ) -> Spoken:
        """Look over the accounts; `names` are those of the entities."""
        quotes = {
            r.article.id: sorted(
                (q.inner.start, q.inner.end) for q in r.quotes if q.depth == 0 and q.kind in _SPOKEN
            )
            for r in readings
        }
        statements = {s.id: s for r in readings for s in r.statements}
        return cls(quotes, statements, names, forests)

    def is_quoted(self, span: Span) -> bool:
        """Say whether a stretch lies between two quotation marks."""
        held = self.quotes.get(span.article, ())
        at = bisect_right(held, span.start, key=lambda quote: quote[0]) - 1
        return at >= 0 and span.end <= held[at][1]

    def said(self, words: str, facts: Sequence[Fact]) -> Said:
        """Put words into quotation marks, behind who says them where an account tells it."""
        speaker = self.speaker(facts)
        bare = words.strip(" ,")
        quoted = bare if bare[:1] == "“" else f"“{bare}”"
        text = quoted if speaker is None else f"{speaker}: {quoted}"
        held = Counter[str]()
        for fact in facts:
            held[fact.article] += len(fact.label.split())
        # As many words as two accounts have.
        shared = sorted(held.values())[-2:][0]
        stands = speaker is not None and shared >= FEWEST and not self._hangs(facts, bare)
        return Said(text, stands)

    def _hangs(self, facts: Sequence[Fact], words: str) -> bool:
        """Say whether words hang on others that are not shown: "which asks for an answer", "to prepare a plan"."""
        for fact in facts:
            span = fact.evidence[0]
            forest = self.forests.get(span.article)
            tree = forest.at(span.start) if forest is not None else None
            if tree is None or span.exact.strip("“” ,") != words:
                continue
            inside = tree.within(span.start, span.end)
            tags = [tree.tokens[i].tag for i in inside if tree.tokens[i].pos != "PUNCT"]
            return tags[:1] == ["WDT"] or tags[:2] == ["TO", "VB"]
        return False

    def speaker(self, facts: Sequence[Fact]) -> str | None:
        """Name who says what several facts tell: as most accounts name him, else by his office."""
        named = Counter(name for fact in facts if (name := self._named(fact)) is not None)
        if named:
            (best, count), *others = named.most_common()
            # Where accounts have the same words of two people nobody is known to have said them.
            return best if not others or others[0][1] < count else None
        called = [name for fact in facts if (name := self._called(fact)) is not None]
        return min(called, key=lambda name: (len(name), name), default=None)

    def _said(self, fact: Fact) -> Iterator[Statement]:
        yield from (self.statements[s] for s in fact.statements if s in self.statements)

    def _named(self, fact: Fact) -> str | None:
        for statement in self._said(fact):
            if statement.speaker is not None:
                name = self.names.get(statement.speaker, "")
                return name if name[:1].isupper() else None
        return None

    def _called(self, fact: Fact) -> str | None:
        """Give the noun by which an account calls who speaks: "a spokesman for the port"."""
        for statement in self._said(fact):
            source = statement.source
            forest = self.forests.get(statement.article)
            tree = forest.at(source.start) if forest is not None and source is not None else None
            if source is None or tree is None:
                continue
            inside = tree.within(source.start, source.end)
            nouns = any(tree.tokens[i].pos in _NAMING for i in inside)
            pronoun = bool(inside) and tree.tokens[inside[0]].tag in ("PRP", "PRP$")
            if nouns and not pronoun and len(source.exact) <= NAMED_IN:
                return f"{source.exact[:1].upper()}{source.exact[1:]}"
        return None


def in_first_person(words: str) -> bool:
    """Say whether somebody speaks of himself: "we were alerted", and not "what we know of it".

    >>> in_first_person("We were alerted"), in_first_person("The moon lights up our skies")
    (True, False)
    """
    bare = [word.strip("“”\"',.;:!?").lower() for word in words.split()]
    return bool(_FIRST.intersection(bare[:1])) or "i" in bare
