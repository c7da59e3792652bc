"""Join the names of all accounts into the story's entities.

Spellings of one name join, short names join the one full name they fit, a role joins its one
holder. Son is not father, minister is not ministry, and two whom one account tells apart are
two. Every merge keeps the mentions that justify it, and can be forbidden or ordered by name
(`orders`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, pairwise

from variorum.collation.callings import calling, callings_of, elsewhere
from variorum.collation.namesakes import (
    bag,
    body,
    full,
    one_person,
    one_place,
    one_surname,
    place,
    plain,
)
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import (
    Gender,
    also_called,
    facets,
    gender,
    gender_before,
    is_given_name,
    role,
    same_role,
    surname,
)
from variorum.model import Doubt, Entity, EntityType, Merge, MergeGround, Reading, Span

Roles = frozenset[tuple[str, str | None]]
BODIES = frozenset({"ORG", "OUTLET", "PRODUCT", "EVENT"})
OFFICES = frozenset({"ministry", "department", "embassy"})
# Of so many words a body's name tells it in any order: "the teaching hospital in Elbe".
TELLING = 3
POSSESSIVES = frozenset({"his", "her", "its", "their"})
# A type that fewer accounts give wins only if it is the surer one.
SURER: tuple[EntityType, ...] = (
    "OUTLET",
    "GPE",
    "PERSON",
    "ORG",
    "LOC",
    "PRODUCT",
    "EVENT",
    "OTHER",
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The story's entities, and which of them each account's own entity became."""

    entities: tuple[Entity, ...]
    ids: dict[str, str]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Local:
    """An entity of one account."""

    article: str
    entity: Entity
    addressed: frozenset[Gender]

    @property
    def roles(self) -> Roles:
        return frozenset(f for title in self.entity.roles for f in facets(title.split()))


def join_entities(
    readings: Sequence[Reading],
    *,
    keep_apart: Iterable[Collection[str]] = (),
    join: Iterable[Collection[str]] = (),
) -> Joined:
    """Join what the accounts name. Son is not father, minister is not ministry.

    `keep_apart` and `join` hold groups of names, as printed, that the user knows to be
    different or the same.
    """
    locals_ = sorted(
        (_Local(r.article.id, e, _addressed(r, e)) for r in readings for e in r.entities),
        key=lambda x: (x.entity.name, x.article, x.entity.mentions[:1]),
    )
    clusters = _Clusters(locals_, keep_apart)
    for names in join:
        called = {plain(name) for name in names}
        clusters.join_all((x for x in locals_ if not called.isdisjoint(_forms(x))), "order")
    _by_name(clusters)
    _by_spelling(clusters)
    _by_paper(clusters)
    doubts = [*_by_short_name(clusters), *_by_role(clusters), *_by_calling(clusters)]
    return _joined(clusters, sorted(doubts, key=lambda d: (d.article, d.span)))


class _Clusters:
    """Which entities of the accounts are one. What one account tells apart is never joined."""

    def __init__(self, members: Sequence[_Local], keep_apart: Iterable[Collection[str]]) -> None:
        self.members = members
        self._home = {m.entity.id: m.entity.id for m in members}
        self._groups = {m.entity.id: [m] for m in members}
        self._people = {
            m.entity.id: {m.article: plain(m.entity.name)} if _is_full_person(m) else {}
            for m in members
        }
        self._apart = [frozenset(map(plain, names)) for names in keep_apart]
        self._merges: dict[str, list[Merge]] = {m.entity.id: [] for m in members}

    def of(self, member: _Local) -> list[_Local]:
        return self._groups[self._home[member.entity.id]]

    def groups(self) -> Iterator[list[_Local]]:
        """Yield the clusters, each in the order of its members."""
        yield from self._groups.values()

    def merges(self, member: _Local) -> tuple[Merge, ...]:
        """Give why the members of a cluster were taken for one."""
        return tuple(sorted(self._merges[self._home[member.entity.id]]))

    def join(self, a: _Local, b: _Local, ground: MergeGround) -> bool:
        """Join two clusters, if no account tells them apart and no user keeps them so.

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

    def join_all(self, members: Iterable[_Local], ground: MergeGround) -> None:
        first: _Local | None = None
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
        a, b = ({form for m in self._groups[side] for form in _forms(m)} for side in (one, other))
        return any(a & names and b & names and a != b for names in self._apart)


def _standing(entity: Entity) -> Span:
    """Give the first place where an entity stands by its name, and not by what it is called."""
    parts = set(entity.name.split())
    named = (m for m in entity.mentions if not parts.isdisjoint(m.exact.split()))
    return min(named, default=min(entity.mentions))


def _forms(member: _Local) -> set[str]:
    return {plain(name) for name in (member.entity.name, *member.entity.aliases)}


def _is_full_person(member: _Local) -> bool:
    return member.entity.type == "PERSON" and full(member.entity.name)


# ── rules ───────────────────────────────────────────────────────────────────────


def _by_name(clusters: _Clusters) -> None:
    """Join equal names, and short forms that an account spells out ("RAIB")."""
    keyed: dict[tuple[str, str], list[_Local]] = defaultdict(list)
    for member in clusters.members:
        for key in _keys(member):
            keyed[key].append(member)
    for members in keyed.values():
        clusters.join_all(members, "name")


def _keys(member: _Local) -> Iterator[tuple[str, str]]:
    """Give what a name may be looked up by: its kind and its plain form."""
    entity = member.entity
    if not entity.named:
        # "A spokesman" here and there may be two; "officials" are one class of source.
        parts = entity.name.lower().split()
        noun = role(parts[-1])
        classed = entity.type == "ORG" or (noun is not None and noun.kind == "group")
        if classed and parts[0] not in POSSESSIVES:
            # "The army" here is "the military" there.
            yield "unnamed", min(map(plain, also_called(entity.name.lower())))
        # "The health ministry" of one account is the Ministry of Health of another.
        if len(parts) > 1 and not OFFICES.isdisjoint(parts) and parts[0] not in POSSESSIVES:
            yield "body", body(entity.name)
        if entity.type == "ORG" and len(parts) > TELLING and parts[0] not in POSSESSIVES:
            yield "bag", bag(entity.name)
        return
    entry = known(entity.name)
    if entry is not None and entity.type in (entry.type, "OTHER"):
        yield "known", entry.name
        if entity.type not in BODIES:
            return
    if entity.type in BODIES:
        yield from (("body", body(form)) for form in (entity.name, *entity.aliases))
        if len(entity.name.split()) >= TELLING:
            yield "bag", bag(entity.name)
    elif entity.type in ("LOC", "GPE"):
        yield "place", place(entity.name)
    # What one account takes for a body and another for a person bears one name all the same.
    if full(entity.name):
        yield "name", plain(entity.name)
    elif entity.type != "PERSON":
        yield "word", plain(entity.name)


def _by_spelling(clusters: _Clusters) -> None:
    """Join spellings of one full name, and of one place that no list knows."""
    people: dict[str, list[_Local]] = defaultdict(list)
    places: dict[str, list[_Local]] = defaultdict(list)
    for member in clusters.members:
        entity = member.entity
        if entity.type == "PERSON" and full(entity.name):
            people[plain(surname(entity.name))[:2]].append(member)
        elif entity.type == "LOC" and known(entity.name) is None:
            places[place(entity.name)[:2]].append(member)
    for block in people.values():
        for a, b in combinations(_one_each(block), 2):
            if one_person(a.entity.name, b.entity.name):
                clusters.join(a, b, "spelling")
    for block in places.values():
        for a, b in combinations(_one_each(block), 2):
            apart = {m.article for m in clusters.of(a)} & {m.article for m in clusters.of(b)}
            if not apart and one_place(a.entity.name, b.entity.name):
                clusters.join(a, b, "spelling")


def _one_each(block: Sequence[_Local]) -> list[_Local]:
    """Keep one member for each name: equal names are joined already."""
    return list({m.entity.name: m for m in block}.values())


def _by_short_name(clusters: _Clusters) -> Iterator[Doubt]:
    """Join a surname or a given name with the one person of the story it fits."""
    people = [m for m in clusters.members if m.entity.type == "PERSON" and full(m.entity.name)]
    bearers: dict[str, list[_Local]] = defaultdict(list)
    for person in people:
        bearers[plain(surname(person.entity.name))].append(person)
        bearers[plain(person.entity.name.split()[0])].append(person)
    alone: dict[str, list[_Local]] = defaultdict(list)
    for member in clusters.members:
        name = member.entity.name
        if full(name) or not (member.entity.type == "PERSON" or _is_unsure(member)):
            continue
        spelled = bearers.get(plain(name)) or (
            [p for p in people if one_surname(surname(p.entity.name), name)]
            if len(people) <= MANY and member.entity.type == "PERSON"
            else []
        )
        if member.entity.type != "PERSON":
            spelled = [p for p in spelled if _is_certain(p, name)]
        fits = _bearing(name, spelled, clusters)
        fits = {k: p for k, p in fits.items() if _may_be(member, clusters.of(p))}
        if len(fits) > 1:
            # "The chief executive, Dr Lind": of two Linds the one whom others call so.
            called = {k: p for k, p in fits.items() if _share_a_role(member, clusters.of(p))}
            fits = called if len(called) == 1 else fits
        if len(fits) == 1:
            clusters.join(next(iter(fits.values())), member, "short name")
        elif member.entity.type != "PERSON":
            continue
        elif fits:
            names = " and ".join(sorted(p.entity.name for p in fits.values()))
            reason = f"“{name}” fits {names}"
            yield Doubt(member.article, member.entity.mentions[0], "entities", reason)
        else:
            alone[plain(name)].append(member)
    for members in alone.values():  # who goes by one name everywhere
        for a, b in pairwise(members):
            if _may_be(b, clusters.of(a)):
                clusters.join(a, b, "name")


def _by_paper(clusters: _Clusters) -> None:
    """Join "the Gazette" with the one paper of the story that is called so in full."""
    papers: dict[str, list[_Local]] = defaultdict(list)
    short: list[tuple[str, _Local]] = []
    for member in clusters.members:
        if member.entity.type != "OUTLET" or not member.entity.named:
            continue
        words_ = plain(member.entity.name).split()
        if len(words_) > 1:
            papers[words_[-1]].append(member)
        elif words_ and known(member.entity.name) is None:
            short.append((words_[0], member))
    for word, member in short:
        fits = {clusters.of(p)[0].entity.id: p for p in papers.get(word, ())}
        if len(fits) == 1:
            clusters.join(next(iter(fits.values())), member, "short name")


# Beyond so many full names a misspelt surname is not looked for: the search is over all pairs.
MANY = 500


def _bearing(name: str, people: Sequence[_Local], clusters: _Clusters) -> dict[str, _Local]:
    """Give one member of each cluster that bears a name: by surname, else by given name; sons last."""
    by_surname = [p for p in people if plain(surname(p.entity.name)) == plain(name)] or [
        p for p in people if one_surname(surname(p.entity.name), name)
    ]
    fathers = [
        p for p in by_surname if plain(p.entity.name.split()[-1]) == plain(surname(p.entity.name))
    ]
    fits = fathers or by_surname or people
    return {clusters.of(p)[0].entity.id: p for p in fits}


def _may_be(short: _Local, person: Sequence[_Local]) -> bool:
    """Say whether nothing speaks against it: not he and she, not two of one account."""
    sexes = {g for m in (*person, short) for g in (gender(m.entity.name), *m.addressed) if g}
    if len(sexes) > 1:
        return False
    # Who has a full name in the same account would have been joined there, but for a wrong type.
    return all(m.article != short.article or m.entity.type != "PERSON" for m in person)


def _is_unsure(member: _Local) -> bool:
    """Say whether a lone word was typed by its looks alone: "Tarantula" may be a body, or a surname."""
    entity = member.entity
    typed = entity.type in ("ORG", "LOC", "PRODUCT", "OTHER") and entity.named
    return typed and " " not in entity.name and known(entity.name) is None and not entity.roles


def _is_certain(person: _Local, name: str) -> bool:
    """Say whether somebody is a person beyond doubt, and a name their surname."""
    given = person.entity.name.split()[0]
    return is_given_name(given) and plain(surname(person.entity.name)) == plain(name)


def _share_a_role(short: _Local, person: Sequence[_Local]) -> bool:
    held = {role for member in person for role, _ in member.roles}
    return any(role in held for role, _ in short.roles)


def _addressed(reading: Reading, entity: Entity) -> frozenset[Gender]:
    """Tell he from she by the forms of address and the roles an account gives someone."""
    told = {gender_before(reading.article.text, m.start) for m in entity.mentions}
    told |= {r.gender for title in entity.roles for w in title.split() if (r := role(w))}
    return frozenset(g for g in told if g is not None)


def _by_role(clusters: _Clusters) -> Iterator[Doubt]:
    """Join "the Norwegian president" with the one person some account calls so."""
    holders: dict[str, list[tuple[str, _Local]]] = defaultdict(list)
    for member in clusters.members:
        if member.entity.type == "PERSON":
            for held, country in member.roles:
                if country is not None:
                    holders[country].append((held, member))
    for member in clusters.members:
        if member.entity.named or member.entity.type != "OTHER":
            continue
        for named, country in facets(member.entity.name.split()):
            fits = {
                clusters.of(m)[0].entity.id: m
                for held, m in holders.get(country or "", ())
                if same_role(held, named) or same_role(named, held)
            }
            if len(fits) == 1:
                clusters.join(next(iter(fits.values())), member, "role")
            elif fits:
                names = " and ".join(sorted(m.entity.name for m in fits.values()))
                reason = f"“{member.entity.name}” fits {names}"
                yield Doubt(member.article, member.entity.mentions[0], "entities", reason)
            break


def _by_calling(clusters: _Clusters) -> Iterator[Doubt]:
    """Join "the mayor" and "the union" with the one whom the story knows to be such."""
    meant = [(m, called) for m in clusters.members if (called := calling(m.entity)) is not None]
    if not meant:
        return
    holders: dict[str, list[_Local]] = defaultdict(list)
    for member in clusters.members:
        for called in callings_of(member.entity):
            holders[called].append(member)
    others = {held for m in clusters.members for held in elsewhere(m.entity)}
    for member, alone in meant:
        if alone in others:
            continue
        fits = {clusters.of(m)[0].entity.id: m for m in holders[alone]}
        if len(fits) == 1:
            clusters.join(next(iter(fits.values())), member, "role")
        elif fits:
            names = " and ".join(sorted({m.entity.name for m in fits.values()}))
            reason = f"“{member.entity.name}” fits {names}"
            yield Doubt(member.article, member.entity.mentions[0], "entities", reason)


# ── what comes out ──────────────────────────────────────────────────────────────


def _joined(clusters: _Clusters, doubts: Sequence[Doubt]) -> Joined:
    merged = [(_name(group), _type(group), group) for group in clusters.groups()]
    taken = Counter((name, kind) for name, kind, _ in merged)
    entities: list[Entity] = []
    ids: dict[str, str] = {}
    for name, kind, group in merged:
        mentions = tuple(sorted({s for m in group for s in m.entity.mentions}))
        # Two of one name and type ("spokesman") are told apart by where they first speak.
        where = (
            f"{mentions[0].article}:{mentions[0].start}"
            if taken[name, kind] > 1 and mentions
            else ""
        )
        digest = sha256(f"{kind}:{name}:{where}".encode("utf-8", "surrogatepass"))
        new = f"e{digest.hexdigest()[:10]}"
        forms = {n for m in group for n in (m.entity.name, *m.entity.aliases)} - {name}
        roles = {r for m in group for r in m.entity.roles}
        named = any(m.entity.named for m in group)
        aliases, held = tuple(sorted(forms)), tuple(sorted(roles))
        merges = clusters.merges(group[0])
        entities.append(Entity(new, name, kind, aliases, held, mentions, named, merges))
        ids |= {m.entity.id: new for m in group}
    entities.sort(key=lambda e: (-len(e.mentions), e.name, e.id))
    return Joined(tuple(entities), ids, tuple(doubts))


def _name(group: Sequence[_Local]) -> str:
    """Choose the fullest name that most mentions bear."""
    named = [m for m in group if m.entity.named] or list(group)
    weight: Counter[str] = Counter()
    for member in named:
        weight[member.entity.name] += len(member.entity.mentions)
    whole = [n for n in weight if full(n)] or list(weight)
    return max(whole, key=lambda n: (known(n) is not None, weight[n], len(n), n))


def _type(group: Sequence[_Local]) -> EntityType:
    """Let the accounts vote; among equals the surer type wins."""
    votes: Counter[EntityType] = Counter()
    for member in group:
        if member.entity.named:
            votes[member.entity.type] += len(member.entity.mentions)
    if not votes:
        return group[0].entity.type
    return max(votes, key=lambda kind: (votes[kind], -SURER.index(kind)))
