"""Tell which names and descriptions of one account mean the same.

A surname goes with the one full name it fits, a role with the one who holds it. Where two
fit, nothing is joined: son is not father, and one minister is not another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from variorum.lexicon.gazetteer import known, longest
from variorum.lexicon.persons import also_called, facets, same_role
from variorum.model import EntityType, Sentence
from variorum.reading.descriptions import Description, phrase
from variorum.reading.kinds import appositives, noun_role
from variorum.reading.names import Name

# Who may be called what: a role of a person stands for people only.
FITTING: dict[str, frozenset[EntityType]] = {
    "person": frozenset({"PERSON"}),
    "body": frozenset({"ORG", "OUTLET"}),
}


# "The minister" is one spoken of in the last few sentences; later another may hold the title.
REACH = 4


@dataclass(slots=True)
class Referent:
    """One who is spoken of in an account: by which names, by which descriptions, in which roles."""

    name: str
    type: EntityType
    names: list[Name] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    roles: set[tuple[str, str | None]] = field(default_factory=set)

    @property
    def spoken(self) -> list[Name | Description]:
        """Every name and description by which it is spoken of."""
        return [*self.names, *self.descriptions]

    @property
    def first(self) -> tuple[int, int]:
        """Where it is first spoken of: sentence and token."""
        return min((m.sentence, m.first) for m in self.spoken)


def roles_of(name: Name, kind: EntityType, sentence: Sentence) -> Iterator[tuple[str, str | None]]:
    """Give the roles a name is introduced with, each with its country where that is said."""
    abroad = _country_after(name, sentence)
    yield from ((word, its or abroad) for word, its in facets(name.title.split()))
    for noun in _role_nouns(name, kind, sentence):
        held = facets(_title(noun, sentence))
        country = _belongs_to(noun, sentence)
        yield from ((word, its or country) for word, its in held)


def _country_after(name: Name, sentence: Sentence) -> str | None:
    """Give the country a title is of where it stands behind the name: "President Lind of Norway"."""
    after = [t.text for t in sentence.tokens[name.last + 1 : name.last + 6]]
    found = longest(after[1:]) if after[:1] == ["of"] else None
    return found[1].name if found is not None and found[1].kind == "country" else None


def titles_beside(name: Name, kind: EntityType, sentence: Sentence) -> Iterator[str]:
    """Give the roles beside a name in the account's words: "Ada Lind, the harbour master"."""
    for noun in _role_nouns(name, kind, sentence):
        country = _belongs_to(noun, sentence)
        title = phrase(sentence, _leading(noun, sentence)[0], noun)
        yield f"{title} of {country}" if country else title


def _role_nouns(name: Name, kind: EntityType, sentence: Sentence) -> Iterator[int]:
    for noun in appositives(name, sentence):
        found = noun_role(noun, sentence)
        if found is not None and kind in FITTING.get(found.kind, ()):
            yield noun


def _title(noun: int, sentence: Sentence) -> list[str]:
    """Give the words of a title: its noun and what stands before it, without the article."""
    return [sentence.tokens[i].text for i in _leading(noun, sentence)]


def _leading(noun: int, sentence: Sentence) -> list[int]:
    leads = (c for c in sentence.children(noun) if c < noun)
    kept = [c for c in leads if sentence.tokens[c].dep in ("amod", "compound", "nmod")]
    first = min(sentence.subtree(kept[0])) if kept else noun
    return list(range(first, noun + 1))


def _belongs_to(noun: int, sentence: Sentence) -> str | None:
    """Give the country after "of": "the president of Norway"."""
    for child in sentence.children(noun):
        if sentence.tokens[child].text == "of":
            for i in sentence.subtree(child):
                entry = known(sentence.tokens[i].text)
                if entry is not None and entry.kind == "country":
                    return entry.name
    return None


class Holders:
    """Who in an account may be called what, by role."""

    def __init__(
        self, referents: Sequence[Referent], descriptions: Iterable[Description] = ()
    ) -> None:
        self._offices: dict[str, set[str]] = defaultdict(set)
        for d in descriptions:
            if d.allegiance is not None:
                self._offices[d.noun].add(d.allegiance)
        self._called: dict[str, list[Referent]] = defaultdict(list)
        for referent in sorted(referents, key=lambda r: r.first):
            for word in {w for held, _ in referent.roles for w in also_called(held)} | _nouns(
                referent
            ):
                self._called[word].append(referent)

    def of(self, description: Description) -> list[Referent]:
        """Give those a description may stand for, spoken of before it: none, one, or the first two.

        Without a country ("the minister") it reaches back a few sentences only, and stands for
        no one where the account knows a second of that office.
        """
        found: list[Referent] = []
        for referent in self._called.get(description.noun, ()):
            if referent.first >= (description.sentence, description.first):
                break
            if _fits(referent, description):
                found.append(referent)
            if len(found) > 1:
                break
        if len(found) == 1 and description.allegiance is None:
            found += self._rivals(found[0], description)
        return found

    def _rivals(self, holder: Referent, description: Description) -> list[Referent]:
        """Give another person of the same office; the holder again, where another country has one."""
        if description.role.kind != "person":
            return []
        called = self._called.get(description.noun, ())
        others = [r for r in called if r is not holder and r.type == "PERSON"]
        its = {c for held, c in holder.roles if c and same_role(held, description.noun)}
        abroad = len(its | self._offices.get(description.noun, set())) > 1
        return others[:1] or [holder] * abroad

    def ending(self, description: Description) -> list[Referent]:
        """Give the bodies whose names end as a description reads: "the harbour police"."""
        tail = f" {description.text.lower()}"
        return [
            referent
            for referent in self._called.get(description.noun, ())
            if referent.type != "PERSON"
            if any(name.text.lower().endswith(tail) for name in referent.names)
        ]


def _fits(referent: Referent, description: Description) -> bool:
    if referent.type not in FITTING.get(description.role.kind, ()):
        return False
    theirs = description.allegiance
    if theirs is not None:
        return any(
            theirs == its and same_role(held, description.noun) for held, its in referent.roles
        )
    nearby = range(description.sentence - REACH, description.sentence + 1)
    return any(m.sentence in nearby for m in referent.spoken)


def _nouns(referent: Referent) -> set[str]:
    """Give the words of a body's name it may be called by: the Elbe Harbour Police are "the police"."""
    if referent.type == "PERSON":
        return set()
    return {w.lower() for name in referent.names for w in name.text.split()[1:]}


def acronyms(names: Sequence[Name], sentences: Sequence[Sentence]) -> Iterator[tuple[Name, Name]]:
    """Yield acronyms with what they stand for, where an account defines them: "Elbe Bridge Authority (EBA)"."""
    for long, short in pairwise(names):
        if long.sentence != short.sentence or short.first != long.last + 2:
            continue
        between = sentences[long.sentence].tokens[short.first - 1].text
        if between == "(" and _abbreviates(short.text, long.text):
            yield short, long


def _abbreviates(short: str, long: str) -> bool:
    """Match letters from the right, the first at the beginning of a word (Schwartz and Hearst, 2003).

    >>> _abbreviates("ATACMS", "Army Tactical Missile System")
    True
    """
    letters = [c for c in short.lower() if c.isalnum()]
    if sum(c.isupper() for c in short) < 2:  # a name in brackets is no acronym
        return False
    at = len(long)
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            long[at].lower() != letters[n] or (n == 0 and at > 0 and long[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return False
    return True
