"""When it was said: the days that accounts give to one and the same quotation of one speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collation.frames import Framer
from variorum.collation.moments import excludes
from variorum.collation.occasions import governor
from variorum.collation.one_mind import of_one_mind
from variorum.collation.together import Together
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Date, Fact, Statement

# Two quotations are one where so many words of the shorter stand in the longer one, and at
# least so many: "are ripping apart the social fabric" in two accounts.
SHARED, ENOUGH = 0.7, 5
# As long as a reading may be, in characters.
LONGEST = 90
_WORD = re.compile(r"[^\W\d_]{3,}")


def find_sayings(framer: Framer) -> Iterator[Fact]:
    """Yield each quotation of which the verb that reports it is given a day, a month or a year."""
    names = {entity.id: entity.name for entity in framer.reading.entities}
    starts = [quote.inner.start for quote in framer.reading.quotes]
    for statement in framer.reading.statements:
        cue = statement.cue
        tree = framer.forest.at(cue.start) if cue is not None else None
        if cue is None or tree is None or statement.speaker not in names:
            continue
        quoted = _quoted(framer, statement, starts)
        if not quoted:
            continue
        for told in framer.dates_in(tree):
            inside = tree.within(told.span.start, told.span.end)
            head = governor(tree, inside)[0] if inside else None
            if head not in tree.within(cue.start, cue.end) or not _is_named(tree, told):
                continue
            speaker = names[statement.speaker]
            span = tree.article.span(min(cue.start, told.span.start), max(cue.end, told.span.end))
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("said when", speaker),
                label=span.exact,
                evidence=(span if len(span.exact) <= LONGEST else told.span,),
                value="/".join(dict.fromkeys((str(told.begin), str(told.end)))),
                subject=speaker,
                statements=(statement.id,),
                when=(str(told.begin), str(told.end)),
                who=tuple(sorted(quoted)),
                source=framer.source(span),
            )


def said_when(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield the days that accounts give to one quotation, where each gives one."""
    by_speaker = defaultdict[str | None, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "said when":
            by_speaker[fact.subject].append(fact)
    for held in by_speaker.values():
        groups = Together[int]()
        for i, j in combinations(range(len(held)), 2):
            if _is_one_quotation(held[i], held[j]):
                groups.join(i, j)
        together = defaultdict[int, list[Fact]](list)
        for i, fact in enumerate(held):
            together[groups.name(i)].append(fact)
        for group in together.values():
            told = of_one_mind(group, excludes)
            if any(excludes(*two) for two in combinations(told, 2)):
                yield tuple(replace(f, key=("moment", "say", f.subject), who=()) for f in told)


def _quoted(framer: Framer, statement: Statement, starts: Sequence[int]) -> frozenset[str]:
    """Give the words that a statement quotes; `starts` is where the quotations of its account begin."""
    text, quotes = framer.reading.article.text, framer.reading.quotes
    held = (
        text[quote.inner.start : quote.inner.end]
        for content in statement.content
        # A quotation that goes on from before is quoted, too.
        for quote in quotes[
            max(0, bisect_left(starts, content.start) - 1) : bisect_left(starts, content.end)
        ]
        if quote.inner.end > content.start
    )
    return frozenset(word.lower() for part in held for word in _WORD.findall(part))


def _is_named(tree: Tree, told: Date) -> bool:
    """Say whether a day is named, and not told from another: "last week", "a year later"."""
    if told.kind != "date" or not told.begin or not told.end or told.value.endswith("_REF"):
        return False
    before = tree.article.text[max(tree.sentence.start, told.span.start - 12) : told.span.start]
    near = {*told.span.exact.lower().split(), *before.lower().split()[-1:]}
    return near.isdisjoint(words("occasions", "relative", "words"))


def _is_one_quotation(one: Fact, other: Fact) -> bool:
    shared = len({*one.who} & {*other.who})
    return shared >= ENOUGH and shared >= SHARED * min(len(one.who), len(other.who))
