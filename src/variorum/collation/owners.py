"""Whose a figure is: one owner, whom accounts call by a name, by a trade, or "the boy"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.classes import people
from variorum.model import Fact

Key = tuple[object, ...]

_EXTENTS = frozenset({"height", "length", "depth", "width"})


def of_one_owner(facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts, each age and each measure of a person under what all accounts can call them."""
    return [*_of_known_measure([*_of_one_person([*_of_one_bearer([*_of_the_only_one(facts)])])])]


def _of_the_only_one(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, the age of "the one killed" only where one alone was, as far as anybody tells."""
    told = defaultdict[str | None, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "age" and fact.key[1] is not None:
            told[fact.key[1]].append(fact)
    several = {fact.key[1] for fact in facts if fact.key[0] == "toll" and fact.value != 1}
    for fact in facts:
        if fact.key[0] != "age" or fact.key[1] is None:
            yield fact
            continue
        held = told[fact.key[1]]
        sexes, names = ({f.key[n] for f in held} - {""} for n in (2, 3))
        ages = Counter(f.article for f in {(f.article, f.value): f for f in held}.values())
        alone = len(sexes) < 2 and len(names) < 2 and max(ages.values()) == 1
        if alone and fact.key[1] not in several:
            yield replace(fact, key=fact.key[:2])


def _of_known_measure(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, a bare size as what the other accounts measure of that thing: its height, its length."""
    told = defaultdict[str | None, set[tuple[str | None, ...]]](set)
    for fact in facts:
        if fact.key[:1] == ("measure",) and fact.key[1] in _EXTENTS and len(fact.key) == 2:
            told[fact.subject].add(fact.key)
    for fact in facts:
        bare = fact.key == ("measure", "size") and len(told[fact.subject]) == 1
        yield replace(fact, key=next(iter(told[fact.subject]))) if bare else fact


def _of_one_bearer(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, each age that of one bearer: "a security guard, 48" is "the guard".

    Where an account has two of a trade ("the driver", "the bus driver") they stay apart.
    """
    accounts = defaultdict[str, set[str]](set)
    for fact in facts:
        if fact.key[0] == "age" and fact.subject is not None and fact.subject.islower():
            accounts[fact.subject].add(fact.article)
    shorter = {
        subject: trade
        for subject in accounts
        if (trade := subject.split()[-1]) in accounts and not accounts[trade] & accounts[subject]
    }
    # "The guard" is not to be told from a security guard and a night guard.
    once = Counter(trade for subject, trade in shorter.items() if subject != trade)
    for fact in facts:
        bearer = shorter.get(str(fact.subject)) if fact.key[0] == "age" else None
        yield replace(fact, subject=bearer) if bearer and once[bearer] == 1 else fact


def _of_one_person(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, those of "the boy" and of the one person named under the name: he fell so far.

    Where two are named, or an account has both, nobody can tell who the boy is.
    """
    bearers = defaultdict[Key, dict[str, set[str]]](lambda: defaultdict(set))
    for fact in facts:
        if fact.key[0] == "measure" and fact.subject is not None:
            bearers[fact.key][fact.subject].add(fact.article)
    named = dict[tuple[Key, str], str]()
    for key, accounts in bearers.items():
        names = [subject for subject in accounts if not subject.islower()]
        nouns = [subject for subject in accounts if subject in people()]
        if len(names) == len(nouns) == 1 and not accounts[names[0]] & accounts[nouns[0]]:
            named[key, nouns[0]] = names[0]
    for fact in facts:
        name = named.get((fact.key, str(fact.subject)))
        yield replace(fact, subject=name) if name is not None else fact
