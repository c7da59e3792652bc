"""Which entities of the accounts are one: groups that grow, and never join what is told apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.collation.namesakes import full, plain
from variorum.lexicon.persons import Gender, facets
from variorum.model import Entity, Merge, MergeGround, Span

Roles = frozenset[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Local:
    """An entity of one account, and whether that account speaks of "Mr" or "Mrs", him or her."""

    article: str
    entity: Entity
    addressed: frozenset[Gender]

    @property
    def roles(self) -> Roles:
        """Give what offices it holds, each with the country of which."""
        return frozenset(f for title in self.entity.roles for f in facets(title.split()))


class Groups:
    """Which entities of the accounts are one. What one account tells apart is never joined."""

    def __init__(self, members: Sequence[Local], keep_apart: Iterable[Collection[str]]) -> None:
        self.members = members
        self._home = {m.entity.id: m.entity.id for m in members}
        self._groups = {m.entity.id: [m] for m in members}
        self._people = {
            m.entity.id: {m.article: plain(m.entity.name)} if _is_full_person(m) else {}
            for m in members
        }
        self._apart = [frozenset(map(plain, names)) for names in keep_apart]
        self._merges: dict[str, list[Merge]] = {m.entity.id: [] for m in members}

    def of(self, member: Local) -> list[Local]:
        """Give all that are one with a member."""
        return self._groups[self._home[member.entity.id]]

    def all(self) -> Iterator[list[Local]]:
        """Yield the groups, each in the order of its members."""
        yield from self._groups.values()

    def merges(self, member: Local) -> tuple[Merge, ...]:
        """Give why the members of a group were taken for one."""
        return tuple(sorted(self._merges[self._home[member.entity.id]]))

    def join(self, a: Local, b: Local, ground: MergeGround) -> bool:
        """Join two groups, if no account tells them apart and no user keeps them so.

        What the user orders is joined even where an account tells two apart.
        """
        one, other = self._home[a.entity.id], self._home[b.entity.id]
        if one == other:
            return True
        told = ground != "order" and self._told_apart(one, other)
        if told or self._kept_apart(one, other):
            return False
        if a.entity.mentions and b.entity.mentions and a.entity.name != b.entity.name:
            spans = sorted((_standing(a.entity), _standing(b.entity)))
            self._merges[one].append(Merge(ground, *spans))
        if len(self._groups[one]) < len(self._groups[other]):
            one, other = other, one
        for member in self._groups[other]:
            self._home[member.entity.id] = one
        self._groups[one].extend(self._groups.pop(other))
        self._people[one] |= self._people.pop(other)
        self._merges[one].extend(self._merges.pop(other))
        return True

    def join_all(self, members: Iterable[Local], ground: MergeGround) -> None:
        """Join each member with the first."""
        first: Local | None = None
        for member in members:
            if first is not None:
                self.join(first, member, ground)
            first = first or member

    def _told_apart(self, one: str, other: str) -> bool:
        """Say whether one account gives the two sides different full names."""
        here, there = self._people[one], self._people[other]
        return any(article in there and there[article] != name for article, name in here.items())

    def _kept_apart(self, one: str, other: str) -> bool:
        if not self._apart:
            return False
        a, b = ({form for m in self._groups[side] for form in forms_of(m)} for side in (one, other))
        return any(a & names and b & names and a != b for names in self._apart)


def _standing(entity: Entity) -> Span:
    """Give the first place where an entity stands by its name, and not by what it is called."""
    parts = set(entity.name.split())
    named = (m for m in entity.mentions if not parts.isdisjoint(m.exact.split()))
    return min(named, default=min(entity.mentions))


def forms_of(member: Local) -> set[str]:
    """Give the plain forms of all names of an entity."""
    return {plain(name) for name in (member.entity.name, *member.entity.aliases)}


def _is_full_person(member: Local) -> bool:
    return member.entity.type == "PERSON" and full(member.entity.name)
