"""When and where a story plays, as the openings of its accounts tell.

An account dates its news in its first sentences, on whatever verb: "a ferry capsized on
Monday", "Monday's disaster". The day that most of them name there is the story's own, and
so is a place that half of them name there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.nations import is_nation
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Date, Fact, Span

# News is told and dated in so many sentences, headline and date line among them.
OPENING = 7
_AT = frozenset({"in", "at", "near", "off", "outside", "on"})
_A_DAY = re.compile(r"day|night|morning|evening|afternoon", re.IGNORECASE)
_ENDS = frozenset({"until", "till", "since", "by", "before", "from", "through"})


def find_settings(framer: Framer) -> Iterator[Fact]:
    """Yield each day and each place that the opening of an account names of what happened."""
    for tree in framer.forest.trees[:OPENING]:
        for date in _days_in(framer, tree):
            inside = tree.within(date.span.start, date.span.end)
            if not inside or date.begin is None or date.begin != date.end or not _is_told(tree):
                continue
            if not _is_dateline(tree, inside[-1]) and not _is_end(tree, inside[0]):
                said = "said" if _of_the_saying(tree, inside[0]) else None
                yield _fact(framer, tree, ("when", said), date.begin, _whole(tree, inside, _AT))
        for index, token in enumerate(tree.tokens):
            entity = framer.entity(token.start) if token.dep == "pobj" else None
            before = tree.tokens[token.head].text.lower()
            if entity is None or entity.type not in ("GPE", "LOC") or before not in _AT:
                continue
            if token.head < index and not _of_the_saying(tree, token.head):
                span = tree.span(token.head, index)
                yield _fact(framer, tree, ("where", entity.name), entity.name, span)


def settings(facts: Sequence[Fact], accounts: int) -> Iterator[tuple[Fact, ...]]:
    """Yield the day the story is of, and each place that half of the accounts name at their openings."""
    days = defaultdict[str, dict[str, Fact]](dict)
    said = defaultdict[str, dict[str, Fact]](dict)
    places = defaultdict[str, dict[str, Fact]](dict)
    for fact in facts:
        if fact.key[0] == "when":
            # What is only said on a day happened before it, unless all others have that day, too.
            held = days if fact.key[1] is None else said
            held[str(fact.value)].setdefault(fact.article, fact)
        elif fact.key[0] == "where":
            places[str(fact.value)].setdefault(fact.article, fact)
    if days:
        day = max(sorted(days), key=lambda d: len(days[d]))
        one_day = said[day] | days[day]
        if len(days[day]) > 1 or (len(one_day) > 1 and len(days) == 1):
            yield tuple(replace(f, key=("when", None)) for _, f in sorted(one_day.items()))
    enough = max(2, accounts / 2)
    shared = {name: told for name, told in sorted(places.items()) if len(told) >= enough}
    for name, told in shared.items():
        # "In China" says nothing beside "in Hebei".
        if not is_nation(name) or all(map(is_nation, shared)):
            yield tuple(replace(f, key=("where", None), subject=name) for f in told.values())


def _fact(framer: Framer, tree: Tree, key: tuple[str, str | None], value: str, span: Span) -> Fact:
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=key,
        label=span.exact,
        evidence=(span,),
        value=value,
        subject=value,
        statements=framer.statement_ids(span),
        source=framer.source(span),
    )


def _days_in(framer: Framer, tree: Tree) -> Iterator[Date]:
    """Yield the days named in a sentence, "Monday morning" among them, but no bare hour."""
    for date in framer.dates:
        if tree.sentence.start <= date.span.start < tree.sentence.end and (
            date.kind == "date" or (date.kind == "time" and _A_DAY.search(date.span.exact))
        ):
            yield date


def _is_end(tree: Tree, index: int) -> bool:
    """Say whether a day is an end, or a beginning: "until Friday"."""
    return tree.tokens[tree.tokens[index].head].text.lower() in _ENDS


def _is_dateline(tree: Tree, last: int) -> bool:
    """Say whether a day stands before the text begins: "AIX, May 4 (Agency) - …"."""
    behind = tree.tokens[last + 1 : last + 7]
    return last < 9 and any(t.text in ("-", "–", "—", "--") for t in behind)


def _of_the_saying(tree: Tree, index: int) -> bool:
    """Say whether a time or place is that of who says it: "said on Friday"."""
    verb = tree.verb_of(index)
    if verb is None or tree.tokens[verb].lemma not in _saying():
        return False
    # "The walkout began on Monday" reports nothing.
    plain = tree.tokens[verb].lemma in ("say", "tell", "announce")
    return plain or tree.child(verb, "ccomp", "parataxis") is not None


def _is_told(tree: Tree) -> bool:
    """Tell a sentence from a date line."""
    return any(t.pos in ("VERB", "AUX") for t in tree.tokens)


def _whole(tree: Tree, inside: Sequence[int], prepositions: frozenset[str]) -> Span:
    """Give a date with the preposition before it."""
    first, before = inside[0], inside[0] - 1
    governs = any(tree.tokens[i].head == before for i in inside)
    if first and governs and tree.tokens[before].text.lower() in prepositions:
        first = before
    return tree.span(first, inside[-1])


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["word"] for row in entries("reporting", "verb"))
