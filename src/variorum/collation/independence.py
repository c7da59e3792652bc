"""Count the sources behind one reading that do not rest on one another, and show the path to each.

Independence is a matter of the single claim, not of the article. First it is asked on whose
word each account tells it:

- A named person, body, document or outlet is one source, however many accounts quote it.
- An account that credits somebody once does not tell the same again on its own word.
- Accounts of one group (copies, one agency's texts, one house) are one; so are accounts that
  tell a claim in the same words, for sentences are not written twice.
- Who is told to say something ("the group claimed the attack") is the source of that.
- Where one says that another "first reported the news", all have the news from there: what their
  own voice tells in headline and opening counts as that other's, for nobody was before the first.

Two different sources may still be one:

- A nameless class ("witnesses") may stand behind any outlet that reports the claim.
- "Officials" may be any person or body that another account names, too.
- An account that names nobody may have it from anybody that another names.

What counts is the greatest number of sources of which no two can be one: three outlets and a
mayor are four; three accounts in their own voice and a mayor are three, for each of the three
may have it from the mayor, but they did not have it from each other. So an account that is added
never lowers the count, unless it shows a bond between others that nobody saw before: a text from
which both copied, or who was first.

Too few is the safer error: an editor who is told "three" stops asking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from variorum.collation.origins import Sources
from variorum.collation.publishers import houses, keys, short_forms
from variorum.collation.together import Together
from variorum.lexicon import words
from variorum.model import Fact, Lineage, Origin, Reading, Span, Statement

Path = tuple[str, ...]

# The news stands in the headline and the first so many paragraphs; what follows is background.
OPENING = 3
# So many words in a row are not written twice: fewer than one sentence in a hundred of
# independent outlets is the same, and those are short.
RUN = 8
# So much text on either side of a reading is read for them.
BESIDE = 60
# A reading holds no more sayings than these.
SAYINGS = 4
_WORD = re.compile(r"[^\W_]+")
# What the words "first reported" go on with where they mean the account's own news.
_NEWS = re.compile(r"(?:\s+on)?(?:\s+(?:the|this))\s+(?:news|story|development|decision|move)\b")
_BROKEN = re.compile(r"\bbroke the (?:news|story)$")


@dataclass(frozen=True, slots=True)
class Backing:
    """How many independent sources stand behind a reading, and for each the shortest way to it.

    A path runs from an article's id over the origins' ids; an article that vouches for
    itself is a path of one.
    """

    count: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is needed to ask who stands behind a claim; make it once for a story.

    >>> from variorum.model import Article
    >>> Witnesses.of((), Lineage()).behind(()).count
    0
    """

    statements: Mapping[str, Statement]
    sayings: Mapping[str, Sequence[Statement]]
    texts: Mapping[str, str]
    sources: Sources
    groups: Mapping[str, str]
    houses: Mapping[str, str]
    news: Mapping[str, tuple[Origin, ...]]
    openings: Mapping[str, int]

    @classmethod
    def of(cls, readings: Sequence[Reading], lineage: Lineage) -> Witnesses:
        """Index the statements and groups of a story."""
        groups = dict(lineage.groups)
        return cls(
            {s.id: s for r in readings for s in r.statements},
            {r.article.id: _by_cue(r) for r in readings},
            {r.article.id: r.article.text for r in readings},
            Sources.of(readings),
            groups,
            _by_house(readings, groups),
            _first_reporters(readings, lineage),
            {r.article.id: _opening(r) for r in readings},
        )

    def behind(self, facts: Iterable[Fact]) -> Backing:
        """Say which independent sources stand behind facts that give one and the same answer."""
        facts = tuple(facts)
        copied = self._in_same_words(facts)
        firsts = dict.fromkeys(
            first
            for fact in facts
            if self._opens(fact)
            for first in self.news.get(fact.article, ())
        )
        trails = sorted(
            {
                replace(trail, source=copied.get(trail.source, trail.source))
                for fact in facts
                for trail in self._trails(fact, tuple(firsts))
            },
            key=lambda t: (len(t.path), t),
        )
        found: dict[Kind, dict[str, _Trail]] = {kind: {} for kind in KINDS}
        credits_somebody = {trail.path[0] for trail in trails if trail.kind != "own"}
        for trail in trails:
            if trail.kind != "own" or trail.path[0] not in credits_somebody:
                found[trail.kind].setdefault(trail.source, trail)
        surely = max(APART, key=lambda kinds: sum(len(found[kind]) for kind in kinds))
        # One account that names two who were first is one that can be checked.
        most = len({self.groups.get(t.path[0], t.path[0]) for t in trails})
        paths = tuple(sorted(t.path for kind in surely for t in found[kind].values())[:most])
        return Backing(len(paths), paths)

    def _in_same_words(self, facts: Sequence[Fact]) -> Mapping[str, str]:
        """Map groups of accounts that tell a claim in the same words to one of them."""
        seen: dict[tuple[str, ...], str] = {}
        same: Together[str] = Together()
        groups = set[str]()
        for fact in sorted(facts, key=lambda f: (f.article, f.evidence)):
            group = f"group:{self.groups.get(fact.article, fact.article)}"
            groups.add(group)
            for span in fact.evidence[:1]:
                for run in _runs(self.texts.get(fact.article, ""), span):
                    if (other := seen.setdefault(run, group)) != group:
                        same.join(other, group)
        return {group: same.name(group) for group in sorted(groups)}

    def _told_to_say(self, fact: Fact) -> Statement | None:
        """Give the statement whose own speaker and cue are what a fact tells: "the group claimed it"."""
        if not fact.evidence:
            return None
        whole = fact.evidence[0]
        said = self.sayings.get(fact.article, ())
        first = bisect_left(said, whole.start, key=_cue_start)
        for statement in said[first : first + SAYINGS]:
            cue, source = statement.cue, statement.source
            if cue is None or cue.start >= whole.end:
                return None
            if source is not None and whole.covers(cue) and whole.covers(source):
                return statement
        return None

    def _opens(self, fact: Fact) -> bool:
        """Say whether a fact is told in the headline or the opening of its account."""
        opening = self.openings.get(fact.article, 0)
        return any(span.start < opening for span in fact.evidence)

    def _trails(self, fact: Fact, firsts: Sequence[Origin]) -> Iterator[_Trail]:
        """Give the ways from the article to whoever's word the fact is.

        There is one, by the innermost statement that holds the fact; but two outlets may
        have been first.
        """
        origins = self._origins(fact)
        if origins:
            yield self._to((fact.article, *(origin.id for origin in origins)), origins[-1])
        elif firsts and self._opens(fact):
            for first in self.news.get(fact.article, firsts):
                yield self._to((fact.article, first.id), first)
        else:
            group = self.groups.get(fact.article, fact.article)
            yield _Trail(f"group:{group}", (fact.article,), "own")

    def _origins(self, fact: Fact) -> Sequence[Origin]:
        """Give those through whom an account has a fact, outermost first; nobody for its own voice."""
        holding = [self.statements[i] for i in fact.statements if i in self.statements]
        if not holding and (saying := self._told_to_say(fact)) is not None:
            holding = [saying]
        if not holding:
            return ()
        inner = min(holding, key=lambda s: (-len(s.chain), _length(s), s.id))
        links = [origin for origin, _ in self.sources.chain(inner)]
        return _to_the_last_named([o for o in links if not self._is_kin(o, fact.article)])

    def _is_kin(self, origin: Origin, article: str) -> bool:
        """Say whether an outlet is of the article's own group: a copy still says "told the Gazette"."""
        return origin.kind == "outlet" and self._group_of(origin) == self.groups.get(
            article, article
        )

    def _group_of(self, outlet: Origin) -> str | None:
        return next((self.houses[k] for k in sorted(keys(outlet.name)) if k in self.houses), None)

    def _to(self, path: Path, last: Origin) -> _Trail:
        """Give the way to a source; an outlet whose account we have is that account's group."""
        if last.kind == "outlet":
            group = self._group_of(last)
            return _Trail(last.id if group is None else f"group:{group}", path, "outlet")
        if last.kind != "unnamed":
            return _Trail(last.id, path, "named")
        return _Trail(last.id, path, "wide" if _is_wide(last.id) else "nameless")


Kind = Literal["outlet", "named", "nameless", "wide", "own"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Kinds of sources of which no two can be one; of equals the first, whose paths tell most.
APART: tuple[tuple[Kind, ...], ...] = (
    ("outlet", "named"),
    ("named", "nameless"),
    ("nameless", "wide"),
    ("own",),
)


@dataclass(frozen=True, slots=True, order=True)
class _Trail:
    """A way to a source: what tells the source from others, the way, and what kind of source it is."""

    source: str
    path: Path
    kind: Kind


def _by_cue(reading: Reading) -> Sequence[Statement]:
    return sorted(
        (s for s in reading.statements if s.cue is not None), key=lambda s: (_cue_start(s), s.id)
    )


def _cue_start(statement: Statement) -> int:
    return statement.cue.start if statement.cue is not None else 0


def _runs(text: str, evidence: Span) -> Iterator[tuple[str, ...]]:
    """Yield the runs of `RUN` words that hold a part of a reading."""
    start = max(0, evidence.start - BESIDE)
    found = [
        (m.group().lower(), m.start() + start)
        for m in _WORD.finditer(text[start : evidence.end + BESIDE])
    ]
    for n in range(len(found) - RUN + 1):
        first, last = found[n][1], found[n + RUN - 1][1]
        if first < evidence.end and last >= evidence.start:
            yield tuple(word for word, _ in found[n : n + RUN])


def _first_reporters(
    readings: Sequence[Reading], lineage: Lineage
) -> dict[str, tuple[Origin, ...]]:
    """Map an account to the outlets of which it says that they first reported its news."""
    texts = {r.article.id: r.article.text for r in readings}
    origins = {origin.id: origin for origin in lineage.origins}
    found: dict[str, list[Origin]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.kind != "first_reported" or edge.to not in origins:
            continue
        means_the_news = any(
            _BROKEN.search(span.exact) or _NEWS.match(texts.get(span.article, ""), span.end)
            for span in edge.evidence
        )
        if means_the_news:
            found[edge.from_].append(origins[edge.to])
    return {article: tuple(firsts) for article, firsts in found.items()}


def _by_house(readings: Sequence[Reading], groups: Mapping[str, str]) -> dict[str, str]:
    """Map the forms of the accounts' outlets' names to the groups of those accounts.

    "The Gazette" is the Kelmouth Gazette, where no other group has a paper of such a name.
    """
    found: dict[str, str] = {}
    short: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        group = groups.get(reading.article.id, reading.article.id)
        found |= dict.fromkeys(houses(reading.article), group)
        for form in short_forms(reading.article.outlet or ""):
            short[form].add(group)
    return {form: min(of) for form, of in short.items() if len(of) == 1} | found


def _opening(reading: Reading) -> int:
    """Give where the opening of an account ends."""
    prose = [p.end for p in reading.paragraphs if p.role == "paragraph"]
    return max(prose[:OPENING], default=0)


def _is_wide(source: str) -> bool:
    """Say whether a nameless class is so wide that a named source may be of it.

    >>> _is_wide("unnamed:united-states-official"), _is_wide("unnamed:witness")
    (True, False)
    """
    return re.split("[:-]", source)[-1] in words("sources", "wide")


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _to_the_last_named(origins: Sequence[Origin]) -> list[Origin]:
    """Leave out nameless sources behind a named one: their class tells less than the paper that vouches."""
    known = list(origins)
    while len(known) > 1 and known[-1].kind == "unnamed":
        known.pop()
    return known


def independent_sources(
    facts: Iterable[Fact], readings: Sequence[Reading], lineage: Lineage
) -> Backing:
    """Say how many independent sources stand behind facts that give one answer, with the path to each.

    For more than one answer of a story make the `Witnesses` once and ask them.
    """
    return Witnesses.of(readings, lineage).behind(facts)
