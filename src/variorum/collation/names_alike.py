"""Join the entities of accounts by their names: equal, misspelt, shortened, or a paper's last word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from variorum.collation.entity_groups import Groups, Local
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
from variorum.lexicon.persons import also_called, gender, is_given_name, role, surname
from variorum.model import Doubt

BODIES = frozenset({"ORG", "OUTLET", "PRODUCT", "EVENT"})
OFFICES = frozenset({"ministry", "department", "embassy"})
# Of so many words a body's name tells it in any order: "the teaching hospital in Elbe".
TELLING = 3
# Beyond so many full names a misspelt surname is not looked for: the search is over all pairs.
MANY = 500
POSSESSIVES = frozenset({"his", "her", "its", "their"})


def by_name(groups: Groups) -> None:
    """Join equal names, and short forms that an account spells out ("RAIB")."""
    keyed: dict[tuple[str, str], list[Local]] = defaultdict(list)
    for member in groups.members:
        for key in _keys(member):
            keyed[key].append(member)
    for members in keyed.values():
        groups.join_all(members, "name")


def _keys(member: Local) -> Iterator[tuple[str, str]]:
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


def by_spelling(groups: Groups) -> None:
    """Join spellings of one full name, and of one place that no list knows."""
    people: dict[str, list[Local]] = defaultdict(list)
    places: dict[str, list[Local]] = defaultdict(list)
    for member in groups.members:
        entity = member.entity
        if entity.type == "PERSON" and full(entity.name):
            people[plain(surname(entity.name))[:2]].append(member)
        elif entity.type == "LOC" and known(entity.name) is None:
            places[place(entity.name)[:2]].append(member)
    for block in people.values():
        for a, b in combinations(_one_each(block), 2):
            if one_person(a.entity.name, b.entity.name):
                groups.join(a, b, "spelling")
    for block in places.values():
        for a, b in combinations(_one_each(block), 2):
            apart = {m.article for m in groups.of(a)} & {m.article for m in groups.of(b)}
            if not apart and one_place(a.entity.name, b.entity.name):
                groups.join(a, b, "spelling")


def _one_each(block: Sequence[Local]) -> list[Local]:
    """Keep one member for each name: equal names are joined already."""
    return list({m.entity.name: m for m in block}.values())


def by_short_name(groups: Groups) -> Iterator[Doubt]:
    """Join a surname or a given name with the one person of the story it fits."""
    people = [m for m in groups.members if m.entity.type == "PERSON" and full(m.entity.name)]
    bearers: dict[str, list[Local]] = defaultdict(list)
    for person in people:
        bearers[plain(surname(person.entity.name))].append(person)
        bearers[plain(person.entity.name.split()[0])].append(person)
    alone: dict[str, list[Local]] = defaultdict(list)
    for member in groups.members:
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
        fits = _bearing(name, spelled, groups)
        fits = {k: p for k, p in fits.items() if _may_be(member, groups.of(p))}
        if len(fits) > 1:
            # "The chief executive, Dr Lind": of two Linds the one whom others call so.
            called = {k: p for k, p in fits.items() if _share_a_role(member, groups.of(p))}
            fits = called if len(called) == 1 else fits
        if len(fits) == 1:
            groups.join(next(iter(fits.values())), member, "short name")
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
            if _may_be(b, groups.of(a)):
                groups.join(a, b, "name")


def by_paper(groups: Groups) -> None:
    """Join "the Gazette" with the one paper of the story that is called so in full."""
    papers: dict[str, list[Local]] = defaultdict(list)
    short: list[tuple[str, Local]] = []
    for member in groups.members:
        if member.entity.type != "OUTLET" or not member.entity.named:
            continue
        words_ = plain(member.entity.name).split()
        if len(words_) > 1:
            papers[words_[-1]].append(member)
        elif words_ and known(member.entity.name) is None:
            short.append((words_[0], member))
    for word, member in short:
        fits = {groups.of(p)[0].entity.id: p for p in papers.get(word, ())}
        if len(fits) == 1:
            groups.join(next(iter(fits.values())), member, "short name")


def _bearing(name: str, people: Sequence[Local], groups: Groups) -> dict[str, Local]:
    """Give one member of each group that bears a name: by surname, else by given name; sons last."""
    by_surname = [p for p in people if plain(surname(p.entity.name)) == plain(name)] or [
        p for p in people if one_surname(surname(p.entity.name), name)
    ]
    fathers = [
        p for p in by_surname if plain(p.entity.name.split()[-1]) == plain(surname(p.entity.name))
    ]
    fits = fathers or by_surname or people
    return {groups.of(p)[0].entity.id: p for p in fits}


def _may_be(short: Local, person: Sequence[Local]) -> bool:
    """Say whether nothing speaks against it: not he and she, not two of one account."""
    sexes = {g for m in (*person, short) for g in (gender(m.entity.name), *m.addressed) if g}
    if len(sexes) > 1:
        return False
    # Who has a full name in the same account would have been joined there, but for a wrong type.
    return all(m.article != short.article or m.entity.type != "PERSON" for m in person)


def _is_unsure(member: Local) -> bool:
    """Say whether a lone word was typed by its looks alone: "Tarantula" may be a body, or a surname."""
    entity = member.entity
    typed = entity.type in ("ORG", "LOC", "PRODUCT", "OTHER") and entity.named
    return typed and " " not in entity.name and known(entity.name) is None and not entity.roles


def _is_certain(person: Local, name: str) -> bool:
    """Say whether somebody is a person beyond doubt, and a name their surname."""
    given = person.entity.name.split()[0]
    return is_given_name(given) and plain(surname(person.entity.name)) == plain(name)


def _share_a_role(short: Local, person: Sequence[Local]) -> bool:
    held = {role for member in person for role, _ in member.roles}
    return any(role in held for role, _ in short.roles)
