"""Count the sources behind one reading that do not rest on one another, and show the path to each.

Independence is a matter of the single claim, not of the article. What counts is the one
whose word it is, as far as the accounts show it:

- A named person, body, document or outlet is one source, however many accounts quote it.
- Accounts of one group (copies, one agency's texts, one house) are one; so are accounts that
  tell a claim in the same words, for sentences are not written twice.
- Who is told to say something ("the group claimed the attack") is the source of that.
- A nameless class of source may be the same people elsewhere, and may stand behind any
  outlet: it counts once, and not at all beside an outlet that reported the claim.
  "Officials" count for nothing beside a person or body that can be asked.
- Who says that another "first reported the news" has the news from there: what its own
  voice tells in headline and opening counts as that other's.
- Where one account names its source, those that name none are taken to have the claim
  from there. Where none does, each group stands for itself.

Too few is the safer error: an editor who is told "three" stops asking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
        trails = sorted(
            {
                replace(trail, source=copied.get(trail.source, trail.source))
                for fact in facts
                for trail in self._trails(fact)
            },
            key=lambda t: (len(t.path), t),
        )
        found: dict[str, _Trail] = {}
        for trail in trails:
            found.setdefault(trail.source, trail)
        by_kind = {kind: [t for t in found.values() if t.kind == kind] for kind in KINDS}
        # A nameless class may stand behind any outlet that reports the claim, and "officials"
        # may be whoever another account names.
        credited = [*by_kind["outlet"], *by_kind["named"]]
        nameless = [
            trail
            for trail in by_kind["nameless"]
            if not by_kind["outlet"] and not (by_kind["named"] and _is_wide(trail.source))
        ]
        chosen = [*credited, *nameless] or by_kind["own"]
        # One account that names two who were first is one that can be checked.
        most = len({self.groups.get(t.path[0], t.path[0]) for t in trails})
        paths = tuple(sorted(t.path for t in chosen)[:most])
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
                    same.join(seen.setdefault(run, group), group)
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

    def _trails(self, fact: Fact) -> Iterator[_Trail]:
        """Give the ways from the article to whoever's word the fact is.

        There is one, by the innermost statement that holds the fact; but two outlets may
        have been first.
        """
        holding = [self.statements[i] for i in fact.statements if i in self.statements]
        origins: list[Origin] = []
        if not holding and (saying := self._told_to_say(fact)) is not None:
            holding = [saying]
        if holding:
            inner = min(holding, key=lambda s: (-len(s.chain), _length(s), s.id))
            links = [origin for origin, _ in self.sources.chain(inner)]
            origins = _to_the_last_named([o for o in links if not self._is_kin(o, fact.article)])
        opening = self.openings.get(fact.article, 0)
        if not origins and any(span.start < opening for span in fact.evidence):
            for first in self.news.get(fact.article, ()):
                yield self._to((fact.article, first.id), first)
            if self.news.get(fact.article):
                return
        path = (fact.article, *(origin.id for origin in origins))
        if origins:
            yield self._to(path, origins[-1])
        else:
            yield _Trail(f"group:{self.groups.get(fact.article, fact.article)}", path, "own")

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
        return _Trail(last.id, path, "nameless" if last.kind == "unnamed" else "named")


KINDS = ("own", "outlet", "named", "nameless")


@dataclass(frozen=True, slots=True, order=True)
class _Trail:
    """A way to a source: what tells the source from others, the way, and what kind of source it is."""

    source: str
    path: Path
    kind: str


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
