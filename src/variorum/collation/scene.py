"""The scene of a story: its days, its places, what happened. What stands outside is background."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum.collation.nations import nation_of
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import sense_at
from variorum.collation.trees import tree_of
from variorum.lexicon import words
from variorum.model import Fact, Reading

# What lies further back than this from the day of publication is told as background:
# a follow-up story comes within days, and "last month" is the month before.
RECENT = timedelta(days=14)
YEAR = timedelta(days=365)
# Sentences at the head of an account that say what the story is about: headline and lead.
HEAD = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What the accounts of a story share before any fact is compared."""

    published: dict[str, date]
    middle: date | None
    days: tuple[date, ...]
    places: frozenset[str]
    named: frozenset[str]
    happenings: frozenset[str]
    heads: tuple[frozenset[str], ...]
    names: dict[tuple[str, str], str]
    spoken: frozenset[str]

    def settle(self, fact: Fact) -> Fact:
        """Give a fact with what it names under the names of the whole story."""

        def story(name: str) -> str:
            return self.names.get((fact.article, name), name)

        def owned(subject: str) -> str:
            """Name whose it is, too: "suspension of the sprinter Lind", "Aix – Linz"."""
            for link in (" of ", " for ", " – ") if fact.kind == "measure" else ():
                thing, told, whose = subject.rpartition(link)
                if told and (named := story(whose)) != whose:
                    return f"{thing}{told}{named}"
            return subject

        return replace(
            fact,
            key=tuple(story(k) if isinstance(k, str) else k for k in fact.key),
            subject=owned(story(fact.subject)) if fact.subject is not None else None,
            where=tuple(sorted({story(w) for w in fact.where})),
            who=tuple(sorted({story(w) for w in fact.who})),
            slots=tuple((slot, tuple(map(story, names))) for slot, names in fact.slots),
        )

    def marked(self, fact: Fact) -> Fact:
        """Give a clause with its marks under the names of the whole story."""
        marks = tuple(
            (self.names.get((fact.article, word), word), start, end)
            for word, start, end in fact.marks
        )
        return fact if marks == fact.marks else replace(fact, marks=marks)

    def era(self, fact: Fact) -> str | None:
        """Say whether a fact is of the story's own days ("now") or of a year before; None if unclear."""
        if fact.when is None:
            return "now"
        first, last = fact.when
        day = self.published.get(fact.article, self.middle)
        try:
            begin, end = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            return None
        own = (*((day,) if day is not None else ()), *self.days)
        if any(near - RECENT <= end and begin <= near + RECENT for near in own):
            return "now"
        if day is not None and begin > day + RECENT:
            # What is told as past cannot lie ahead: "in December", in January, is the last one.
            begin, end = begin - YEAR, end - YEAR
            return "now" if end >= day - RECENT else str(begin.year)
        return first[:4] if first[:4] == last[:4] else None

    def lately(self, fact: Fact) -> bool:
        """Say whether a fact is of the story's days or of the year before: a state may have lasted."""
        if self.era(fact) == "now":
            return True
        day = self.published.get(fact.article, self.middle)
        try:
            begin = date.fromisoformat(fact.when[0]) if fact.when is not None else None
        except ValueError:
            return False
        return day is not None and begin is not None and day - YEAR <= begin <= day

    def elsewhere(self, fact: Fact) -> bool:
        """Say whether a fact names places, and none of them is where the story plays."""
        return bool(fact.where) and not any(
            place in self.places or self.spoken.issuperset(place.split()) for place in fact.where
        )


def survey(readings: Sequence[Reading]) -> Scene:
    """Look over the accounts: when they came out, which places they share, what their heads tell."""
    published = {
        r.article.id: r.article.published for r in readings if r.article.published is not None
    }
    places, happenings = Counter[str](), Counter[str]()
    names = _story_names(readings)
    heads = tuple(frozenset(_told_at_the_head(reading)) for reading in readings)
    for reading in readings:
        account = reading.article.id
        places.update(
            {names[account, e.name] for e in reading.entities if e.type in ("GPE", "LOC")}
        )
    happenings.update(name for head in heads for name in head)
    enough = max(2, len(readings) / 2)
    return Scene(
        published=published,
        middle=sorted(published.values())[len(published) // 2] if published else None,
        days=_own_days(readings, published),
        places=frozenset(p for p, n in places.items() if n >= enough),
        named=frozenset(p for p, n in places.items() if n > 1),
        happenings=frozenset(h for h, n in happenings.items() if n >= max(2, len(readings) / 3)),
        heads=heads,
        names=names,
        spoken=_spoken(readings, enough),
    )


def _spoken(readings: Sequence[Reading], enough: float) -> frozenset[str]:
    """Give the words with a capital that enough accounts have: a village no list knows is one."""
    told = Counter(
        word
        for reading in readings
        for word in {t.text for s in reading.sentences for t in s.tokens if t.pos == "PROPN"}
    )
    return frozenset(word for word, n in told.items() if n >= enough)


def _own_days(readings: Sequence[Reading], published: Mapping[str, date]) -> tuple[date, ...]:
    """Give the days of the last year that half the accounts name: what the story is about.

    An indictment tells of a crime of weeks ago; its day is the story's own as much as today.
    """
    if not published:
        return ()
    named = Counter[date]()
    for reading in readings:
        days = {d.begin for d in reading.dates if d.begin and d.begin == d.end}
        named.update(day for text in days if (day := _as_day(text)) is not None)
    last = max(published.values())
    enough = max(2, len(readings) / 2)
    return tuple(sorted(d for d, n in named.items() if n >= enough and last - YEAR < d <= last))


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _story_names(readings: Sequence[Reading]) -> dict[tuple[str, str], str]:
    """Map what each account calls an entity to what the first of them calls it."""
    chosen = dict[str, str]()
    found = dict[tuple[str, str], str]()
    for reading in readings:
        for entity in reading.entities:
            name = chosen.setdefault(entity.id, entity.name)
            found[reading.article.id, entity.name] = nation_of(name) or name
    for role, name in _role_names(readings, chosen).items():
        for reading in readings:
            found.setdefault((reading.article.id, role), name)
    return found


def _role_names(readings: Sequence[Reading], chosen: Mapping[str, str]) -> dict[str, str]:
    """Map what one person alone is called in the whole story to their name: *the captain*, *the gunman*.

    A word that stands beside two names names nobody, and kin is always somebody's.
    """
    borne = defaultdict[str, set[str]](set)
    for reading in readings:
        for entity in reading.entities:
            if entity.type == "PERSON" and entity.named:
                for called in entity.roles:
                    word = class_of_noun(
                        called.partition(" of ")[0].partition(" for ")[0].split()[-1]
                    )
                    borne[word].add(entity.id)
    return {
        word: chosen[next(iter(ids))]
        for word, ids in borne.items()
        if len(ids) == 1 and word in words("roles", "one", "word")
    }


def _told_at_the_head(reading: Reading) -> set[str]:
    trees = [tree_of(reading.article, n, s) for n, s in enumerate(reading.sentences[:HEAD])]
    return {
        sense.name
        for tree in trees
        for i in range(len(tree.tokens))
        if (sense := sense_at(tree, i)) is not None
    }
