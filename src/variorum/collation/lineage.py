"""Trace who rests on whom: copies, papers of one house, agencies, and whom the accounts cite.

Three rules, and every edge shows the words it rests on. Who says that another reported it
does not stand beside that other. Copies are one source, however many print them. Nameless
sources of one class ("U.S. officials") may be the same people: that is shown, and neither
merged in silence nor counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from variorum.collation.origins import Resting, Sources, outlet, restings
from variorum.collation.passages import Shared, find_shared
from variorum.collation.publishers import Credit, credits_of, houses, keys
from variorum.collation.retelling import particulars, retells
from variorum.collation.together import Together
from variorum.model import Edge, EdgeKind, Lineage, Origin, Reading, Span

# So many places are shown for one edge.
SHOWN = 5
NOBODY: Mapping[str, str] = MappingProxyType({})


def trace(readings: Sequence[Reading], *, owners: Mapping[str, str] = NOBODY) -> Lineage:
    """Give the origins behind the accounts, the edges between them, and the groups that are not independent.

    `owners` maps the names of outlets to whoever publishes them, where the user knows it:
    papers of one owner are one house. The order of the accounts changes nothing; time grows
    with their words, not with their pairs.
    """
    accounts = tuple(sorted(readings, key=lambda r: r.article.id))
    sources = Sources.of(accounts)
    outlets = sorted({r.article.outlet for r in accounts if r.article.outlet})
    cited = [found for reading in accounts for found in restings(reading, sources, outlets)]
    signed = credits_of(accounts)
    shared = find_shared(accounts)
    copied = [s for s in shared if s.whole]
    families = _families(accounts, copied, signed, cited, owners)
    borrowed = [
        *_from_agencies(accounts, signed),
        *_from_copies(copied, accounts, signed, cited),
        *_from_echoes([s for s in shared if not s.whole], accounts),
    ]
    edges = _edges(_perhaps_shared([*cited, *borrowed], families))
    return Lineage(
        origins=_origins([*cited, *borrowed]),
        edges=edges,
        groups=tuple(
            sorted((reading.article.id, families[reading.article.id]) for reading in accounts)
        ),
    )


# ── groups ──────────────────────────────────────────────────────────────────────


def _families(
    accounts: Sequence[Reading],
    copied: Sequence[Shared],
    signed: Mapping[str, Sequence[Credit]],
    cited: Sequence[Resting],
    owners: Mapping[str, str],
) -> dict[str, str]:
    """Map every account to its group: copies, one agency's texts, retellings, one house's own reports."""
    ids = [reading.article.id for reading in accounts]
    groups: Together[str] = Together()
    for shared in copied:
        groups.join(ids[shared.first], ids[shared.second])
    for same in _by_agency(accounts, signed).values():
        for other in same[1:]:
            groups.join(same[0], other)
    for teller, told in _retellings(accounts, cited):
        groups.join(teller, told)
    for same in _by_house(accounts, groups, signed, owners).values():
        for other in same[1:]:
            groups.join(same[0], other)
    return {i: groups.name(i) for i in ids}


def _by_agency(
    accounts: Sequence[Reading], signed: Mapping[str, Sequence[Credit]]
) -> dict[str, list[str]]:
    """Put together the texts of one agency: those it signed, and those it publishes itself."""
    agencies = sorted({c.agency for given in signed.values() for c in given if c.whole})
    found: dict[str, list[str]] = defaultdict(list)
    for reading in accounts:
        house, given = houses(reading.article), signed[reading.article.id]
        for agency in agencies:
            if keys(agency) & house or any(c.whole and c.agency == agency for c in given):
                found[agency].append(reading.article.id)
    return found


def _by_house(
    accounts: Sequence[Reading],
    groups: Together[str],
    signed: Mapping[str, Sequence[Credit]],
    owners: Mapping[str, str],
) -> dict[str, list[str]]:
    """Put together what one house reported itself.

    A house that prints two agencies makes them no one source: whoever prints another's
    text counts with that text.
    """
    families: dict[str, list[Reading]] = defaultdict(list)
    for reading in accounts:
        families[groups.name(reading.article.id)].append(reading)
    found: dict[str, list[str]] = defaultdict(list)
    for family in families.values():
        if any(c.whole for reading in family for c in signed[reading.article.id]):
            continue
        first = _original(family, signed)
        owner = owners.get(first.article.outlet or "")
        for house in sorted({*houses(first.article), *([f"owner:{owner}"] if owner else [])}):
            found[house].append(first.article.id)
    return found


def _original(family: Sequence[Reading], signed: Mapping[str, Sequence[Credit]]) -> Reading:
    """Give the account of a family that the others were copied from, as far as it can be told.

    It is the agency's own, else the earliest, else the longest.
    """
    return min(
        family,
        key=lambda r: (
            not any(c.whole and keys(c.agency) & houses(r.article) for c in signed[r.article.id]),
            r.article.published is None,
            str(r.article.published),
            -len(r.article.text),
            r.article.id,
        ),
    )


def _retellings(accounts: Sequence[Reading], cited: Sequence[Resting]) -> Iterator[tuple[str, str]]:
    """Give the accounts that tell again what an account they credit has told."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for reading in accounts:
        for key in houses(reading.article):
            by_key[key].append(reading.article.id)
    credited = {(c.from_, c.origin.name) for c in cited if c.origin.kind == "outlet"}
    pairs = {
        (teller, told)
        for teller, name in credited
        for key in keys(name)
        for told in by_key.get(key, ())
        if teller != told
    }
    asked = {article for pair in pairs for article in pair}
    own = {r.article.id: particulars(r) for r in accounts if r.article.id in asked}
    for teller, told in sorted(pairs):
        if teller in own and told in own and retells(own[teller], own[told]):
            yield teller, told


# ── edges ───────────────────────────────────────────────────────────────────────


def _from_agencies(
    accounts: Sequence[Reading], signed: Mapping[str, Sequence[Credit]]
) -> Iterator[Resting]:
    """Let every account rest on the agencies it credits; an agency's own report signs itself."""
    for article in (reading.article for reading in accounts):
        for credit in signed[article.id]:
            if not keys(credit.agency) & houses(article):
                kind: EdgeKind = "copies" if credit.whole else "cites"
                yield Resting(article.id, outlet(credit.agency), kind, credit.span)


def _from_copies(
    copied: Sequence[Shared],
    accounts: Sequence[Reading],
    signed: Mapping[str, Sequence[Credit]],
    cited: Sequence[Resting],
) -> Iterator[Resting]:
    """Let accounts that share their passages rest on the agency that signed them, or on whom they credit.

    Where neither is shown nobody can say who had the text from whom, or both from a third:
    the earlier is no evidence, for agencies print nothing themselves. Then the two are only
    possibly one text, each to the other.
    """
    agencies = _agencies_of_copies(copied, accounts, signed)
    credited = {(c.from_, key) for c in cited for key in keys(c.origin.name)}
    for shared in copied:
        pair = accounts[shared.first], accounts[shared.second]
        credits_other = [
            any((one.article.id, key) in credited for key in houses(other.article))
            for one, other in (pair, pair[::-1])
        ]
        for number, passage in enumerate(shared.evidence):
            one, other = pair[number], pair[1 - number]
            agency = agencies.get(one.article.id)
            if agency is not None:
                if not any(c.whole for c in signed[one.article.id]):
                    yield Resting(one.article.id, outlet(agency), "copies", passage)
            elif credits_other[0] != credits_other[1]:
                if credits_other[number]:
                    yield Resting(one.article.id, _publisher(other), "copies", passage)
            elif not houses(one.article) & houses(other.article):
                yield Resting(one.article.id, _publisher(other), "possibly_shared", passage)


def _from_echoes(echoes: Sequence[Shared], accounts: Sequence[Reading]) -> Iterator[Resting]:
    """Let accounts that share a sentence possibly rest on each other; all the rest is their own."""
    for shared in echoes:
        pair = accounts[shared.first], accounts[shared.second]
        for number, passage in enumerate(shared.evidence):
            if not houses(pair[0].article) & houses(pair[1].article):
                origin = _publisher(pair[1 - number])
                yield Resting(pair[number].article.id, origin, "possibly_shared", passage)


def _agencies_of_copies(
    copied: Sequence[Shared],
    accounts: Sequence[Reading],
    signed: Mapping[str, Sequence[Credit]],
) -> dict[str, str]:
    """Map each account to the agency that signed it, or one it shares its passages with."""
    families: Together[int] = Together()
    for shared in copied:
        families.join(shared.first, shared.second)
    found: dict[int, str] = {}
    for number, reading in enumerate(accounts):
        for credit in signed[reading.article.id]:
            if credit.whole:
                family = families.name(number)
                found[family] = min(found.get(family, credit.agency), credit.agency)
    return {
        reading.article.id: found[families.name(number)]
        for number, reading in enumerate(accounts)
        if families.name(number) in found
    }


def _publisher(reading: Reading) -> Origin:
    """Give the origin that stands for an account of our own collection."""
    if reading.article.outlet:
        return outlet(reading.article.outlet)
    return Origin(
        f"account:{reading.article.id}", reading.article.title or reading.article.path, "outlet"
    )


def _perhaps_shared(found: Sequence[Resting], families: Mapping[str, str]) -> Iterator[Resting]:
    """Mark nameless sources that accounts of two groups cite: they may be the same people."""
    citing: dict[str, set[str]] = defaultdict(set)
    for resting in found:
        citing[resting.origin.id].add(families.get(resting.from_, resting.from_))
    for resting in found:
        shared = resting.origin.kind == "unnamed" and len(citing[resting.origin.id]) > 1
        yield replace(resting, kind="possibly_shared") if shared else resting


def _edges(found: Iterable[Resting]) -> tuple[Edge, ...]:
    """Give one edge for each pair and kind, with the first places that show it."""
    evidence: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    edges: dict[tuple[str, str, str], Edge] = {}
    for resting in found:
        key = (resting.from_, resting.origin.id, resting.kind)
        edges.setdefault(key, resting.edge())
        evidence[key].append(resting.evidence)
    return tuple(
        replace(edges[key], evidence=tuple(sorted(set(evidence[key])))[:SHOWN])
        for key in sorted(edges)
    )


def _origins(found: Iterable[Resting]) -> tuple[Origin, ...]:
    """Give each origin once: who has a name under its fullest, who has none under what all have in common."""
    met: dict[str, set[Origin]] = defaultdict(set)
    for resting in found:
        met[resting.origin.id].add(resting.origin)
    return tuple(min(met[i], key=_aptness) for i in sorted(met))


def _aptness(origin: Origin) -> tuple[int, str]:
    length = len(origin.name)
    return (length if origin.kind == "unnamed" else -length, origin.name)
