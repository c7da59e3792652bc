"""Put what arrives into its stories: copies to their originals, the rest by grouping."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.collation.grouping import regroup
from variorum.collation.neighbours import Holder, Link, arrive
from variorum.desk.arrivals import Prepared, prepare
from variorum.desk.choices import has_vectors
from variorum.desk.copies import LIKELY, says_nothing_new
from variorum.store import articles, copies, neighbours, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store.articles import Entry, Kept

# An article of the same web address is the same one, edited, if they seem to share so much of
# their passages: a live blog that was rewritten keeps a third. Less is another article that
# claims this address, or a front page.
KINDRED = 0.2


def keep(db: Connection, prepared: Prepared, moment: str) -> Kept:
    """Keep an article: as a new one, or as a new version of one that is known."""
    known, kin = articles.find(db, prepared.arrival)
    if known is None and kin:
        signatures = copies.signatures(db, [entry.number for entry in kin])
        alike = [
            (copies.likeness(prepared.signature, signatures[entry.number]), -entry.number, entry)
            for entry in kin
            if prepared.signature and entry.number in signatures
        ]
        best = max(alike, default=(0.0, 0, None), key=lambda found: found[:2])
        known = best[2] if best[0] >= KINDRED else None
    kept = articles.keep(db, prepared.arrival, known, moment)
    if kept.how != "known":
        copies.write(db, kept.number, prepared.signature)
    return kept


def place(db: Connection, prepared: Prepared, kept: Kept) -> tuple[set[str], bool]:
    """Let an article that is new, or has a new text, find its neighbours.

    Gives the names of the articles whose stories must be told apart anew, and whether the
    article only carries what another says.
    """
    touched = set[str]()
    if kept.how == "changed":
        for carrier in articles.copies_of(db, [kept.number]):
            # What it carried is no longer what its original says.
            articles.set_copy(db, carrier.number, None)
            touched |= _among_neighbours(db, _as_prepared(db, carrier))
        articles.set_copy(db, kept.number, None)
    twin = _twin(db, prepared, kept)
    original = twin or _original(db, prepared, kept)
    if original is not None:
        articles.set_copy(db, kept.number, original.number)
    if twin is not None and kept.how == "new":
        # The very same text has no neighbours but its twin's.
        return touched | {twin.name}, True
    return touched | _among_neighbours(db, prepared, kept.name), original is not None


def settle(db: Connection, touched: Iterable[str], moment: str) -> set[int]:
    """Tell the stories of these articles apart anew. Gives the numbers of those that changed."""
    told = list(
        regroup(
            _neighbourhood(db),
            sorted(touched),
            together=_pairs(db, "together"),
            apart=_pairs(db, "apart"),
        )
    )
    known = articles.named(db, (name for names in told for name in names))
    carried: dict[int, list[Entry]] = {}
    originals = {entry.number: entry for entry in known.values()}
    for copy in articles.copies_of(db, originals):
        original = originals[copy.copy_of or 0]
        # A copy with words of its own was grouped by them.
        if copy.words == original.words and copy.name not in known:
            carried.setdefault(original.number, []).append(copy)
    groups = [
        [e for name in names for e in (known[name], *carried.get(known[name].number, ()))]
        for names in told
    ]
    return stories.assign(db, groups, moment)


def placed(db: Connection, entries: Iterable[Entry]) -> list[Entry]:
    """Give those of the articles that have a place of their own; the others go where their original goes."""
    known = list(entries)
    there = _neighbourhood(db).gists(entry.name for entry in known)
    return [entry for entry in known if entry.name in there]


def _neighbourhood(db: Connection) -> neighbours.Kept[Holder, Link]:
    return neighbours.Kept(db, Holder, Link)


def _among_neighbours(db: Connection, prepared: Prepared, name: str | None = None) -> set[str]:
    there = _neighbourhood(db)
    name = name or prepared.gist.article
    gist = replace(prepared.gist, article=name)
    # An article is grouped by the words it first came with: edited, it is still of that event.
    return {name} if there.gists([name]) else arrive(there, gist)


def _twin(db: Connection, prepared: Prepared, kept: Kept) -> Entry | None:
    if not prepared.signature:
        return None
    return articles.with_words(db, prepared.arrival.words, kept.number)


def _original(db: Connection, prepared: Prepared, kept: Kept) -> Entry | None:
    """Give an article that says all this one says, and is no copy itself."""
    near = copies.near(db, prepared.signature)
    likely = [number for number, part in near.items() if part >= LIKELY and number != kept.number]
    for entry in articles.entries(db, likely):
        if entry.copy_of is None:
            skim = articles.skim_of(db, entry.number, entry.version)
            if says_nothing_new(prepared.arrival.skim, skim):
                return entry
    return None


def _as_prepared(db: Connection, entry: Entry) -> Prepared:
    skim = articles.skim_of(db, entry.number, entry.version)
    return prepare(skim, entry.address, vectors=has_vectors(db))


def _pairs(db: Connection, kind: str) -> list[tuple[str, str]]:
    rulings = [ruling for ruling in stories.rulings(db) if ruling.kind == kind]
    numbers = {number for ruling in rulings for number in (ruling.one, ruling.other)}
    names = {entry.number: entry.name for entry in articles.entries(db, numbers)}
    return [(names[ruling.one], names[ruling.other]) for ruling in rulings]
