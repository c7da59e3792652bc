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

from variorum.collation.callings import calling, callings_of, elsewhere
from variorum.collation.entity_groups import Groups, Local, forms_of
from variorum.collation.names_alike import by_name, by_paper, by_short_name, by_spelling
from variorum.collation.namesakes import full, plain
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import Gender, facets, gender_before, role, same_role
from variorum.model import Doubt, Entity, EntityType, Reading

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
        (Local(r.article.id, e, _addressed(r, e)) for r in readings for e in r.entities),
        key=lambda x: (x.entity.name, x.article, x.entity.mentions[:1]),
    )
    groups = Groups(locals_, keep_apart)
    for names in join:
        called = {plain(name) for name in names}
        groups.join_all((x for x in locals_ if not called.isdisjoint(forms_of(x))), "order")
    by_name(groups)
    by_spelling(groups)
    by_paper(groups)
    doubts = [*by_short_name(groups), *_by_role(groups), *_by_calling(groups)]
    return _joined(groups, sorted(doubts, key=lambda d: (d.article, d.span)))


def _addressed(reading: Reading, entity: Entity) -> frozenset[Gender]:
    """Tell he from she by the forms of address and the roles an account gives someone."""
    told = {gender_before(reading.article.text, m.start) for m in entity.mentions}
    told |= {r.gender for title in entity.roles for w in title.split() if (r := role(w))}
    return frozenset(g for g in told if g is not None)


def _by_role(groups: Groups) -> Iterator[Doubt]:
    """Join "the Norwegian president" with the one person some account calls so."""
    holders: dict[str, list[tuple[str, Local]]] = defaultdict(list)
    for member in groups.members:
        if member.entity.type == "PERSON":
            for held, country in member.roles:
                if country is not None:
                    holders[country].append((held, member))
    for member in groups.members:
        if member.entity.named or member.entity.type != "OTHER":
            continue
        for named, country in facets(member.entity.name.split()):
            fits = {
                groups.of(m)[0].entity.id: m
                for held, m in holders.get(country or "", ())
                if same_role(held, named) or same_role(named, held)
            }
            if len(fits) == 1:
                groups.join(next(iter(fits.values())), member, "role")
            elif fits:
                names = " and ".join(sorted(m.entity.name for m in fits.values()))
                reason = f"“{member.entity.name}” fits {names}"
                yield Doubt(member.article, member.entity.mentions[0], "entities", reason)
            break


def _by_calling(groups: Groups) -> Iterator[Doubt]:
    """Join "the mayor" and "the union" with the one whom the story knows to be such."""
    meant = [(m, called) for m in groups.members if (called := calling(m.entity)) is not None]
    if not meant:
        return
    holders: dict[str, list[Local]] = defaultdict(list)
    for member in groups.members:
        for called in callings_of(member.entity):
            holders[called].append(member)
    others = {held for m in groups.members for held in elsewhere(m.entity)}
    for member, alone in meant:
        if alone in others:
            continue
        fits = {groups.of(m)[0].entity.id: m for m in holders[alone]}
        if len(fits) == 1:
            groups.join(next(iter(fits.values())), member, "role")
        elif fits:
            names = " and ".join(sorted({m.entity.name for m in fits.values()}))
            reason = f"“{member.entity.name}” fits {names}"
            yield Doubt(member.article, member.entity.mentions[0], "entities", reason)


def _joined(groups: Groups, doubts: Sequence[Doubt]) -> Joined:
    merged = [(_name(group), _type(group), group) for group in groups.all()]
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
        merges = groups.merges(group[0])
        entities.append(Entity(new, name, kind, aliases, held, mentions, named, merges))
        ids |= {m.entity.id: new for m in group}
    entities.sort(key=lambda e: (-len(e.mentions), e.name, e.id))
    return Joined(tuple(entities), ids, tuple(doubts))


def _name(group: Sequence[Local]) -> str:
    """Choose the fullest name that most mentions bear."""
    named = [m for m in group if m.entity.named] or list(group)
    weight: Counter[str] = Counter()
    for member in named:
        weight[member.entity.name] += len(member.entity.mentions)
    whole = [n for n in weight if full(n)] or list(weight)
    return max(whole, key=lambda n: (known(n) is not None, weight[n], len(n), n))


def _type(group: Sequence[Local]) -> EntityType:
    """Let the accounts vote; among equals the surer type wins."""
    votes: Counter[EntityType] = Counter()
    for member in group:
        if member.entity.named:
            votes[member.entity.type] += len(member.entity.mentions)
    if not votes:
        return group[0].entity.type
    return max(votes, key=lambda kind: (votes[kind], -SURER.index(kind)))
