"""Tell which forms of a name belong together: short and full, acronym and expansion, capitals.

A short form goes with the one full name it fits. Where it fits two it goes with neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.lexicon import words
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import Gender, full_names, gender, same_person, strip_title, surname
from variorum.model import EntityType
from variorum.reading.names import Name

Forms = Mapping[str, Sequence[Name]]
Types = dict[str, EntityType | None]


def form_of(name: Name) -> str:
    """Give the form under which mentions are counted: without titles, by the gazetteer's common name."""
    if name.known is not None:
        return name.known.name
    parts = strip_title(name.text).split()
    while len(parts) > 1 and parts[-1] in words("name_heads", "corporate"):
        parts = parts[:-1]
    return " ".join(parts)


def fuller_forms(
    forms: Forms, types: Types, defined: Mapping[str, str], common: frozenset[str] = frozenset()
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Say which form goes with which fuller one, and which fit two.

    `types` learns what an acronym tells of its expansion. `defined` maps acronyms to what the
    account says they stand for; `common` holds the words that it also writes small.
    """
    homes: dict[str, str] = {}
    torn: dict[str, list[str]] = {}
    for short, long in defined.items():
        if short in forms and long in forms and short != long:
            # Who knows the acronym may know the type, but its owner is the longer name.
            homes[short], types[long] = long, _certain(forms[short]) or types[long] or types[short]
    usual = {form.upper(): form for form in sorted(forms, key=lambda f: (len(forms[f]), f))}
    known_full = _Full(types)
    for form, members in forms.items():
        if form in homes:
            continue
        loud = usual[form.upper()]
        fits = [loud] if loud != form else known_full.of(form, members, common)
        fits = [full for full in fits if not _told_together(form, members, forms.get(full, ()))]
        if len(fits) == 1:
            homes[form] = fits[0]
        elif fits:
            torn[form] = fits
    return {form: _end(form, homes) for form in homes}, torn


def _certain(members: Sequence[Name]) -> EntityType | None:
    return next((n.known.type for n in members if n.known is not None), None)


def _told_together(form: str, members: Sequence[Name], others: Sequence[Name]) -> bool:
    """Say whether one sentence has both: "Karl Ole Lind, the son of Karl Lind" are two.

    A surname alone may take up the full name beside it.
    """
    whole = " " in form and members[0].known is None
    return whole and not {n.sentence for n in members}.isdisjoint(n.sentence for n in others)


class _Full:
    """The full names of an account, by the words they may be shortened to."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._people: dict[str, list[str]] = defaultdict(list)
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self._outlets: dict[str, list[str]] = defaultdict(list)
        self._owned: dict[str, list[str]] = defaultdict(list)
        for form, kind in types.items():
            parts = form.split()
            if len(parts) > 1 and kind == "PERSON":
                self._people[surname(form)].append(form)
                self._people[parts[0]].append(form)
            elif len(parts) > 1 and kind in ("ORG", "PRODUCT"):
                self._bodies[parts[0]].append(form)
                owner, _, owned = form.partition("’s ")
                if owned and known(owner) is not None:
                    self._owned[owned].append(form)  # "Norway’s Defence Ministry"
            elif len(parts) > 1 and kind == "OUTLET" and parts[0] != "The":
                self._outlets[parts[-1]].append(form)

    def of(self, form: str, members: Sequence[Name], common: frozenset[str]) -> list[str]:
        """Give the fuller names a form may be short for."""
        kind = self._types[form]
        if (paper := self._outlets.get(form.removeprefix("The "))) is not None:
            return paper  # "The Times" is the New York Times, once that is named
        if members[0].known is not None and kind != "PERSON":
            return []
        if " " not in form:
            people = [p for p in self._people.get(form, ()) if _may_be(members, p)]
            called = full_names(form, people)
            if called or kind in ("PERSON", "LOC") or form.lower() in common:
                return called
            return self._bodies.get(form, [])
        if kind == "ORG":
            return [o for o in self._owned.get(form, ()) if o != form]
        if kind == "PERSON":
            alike = self._people.get(surname(form), ())
            longer = [p for p in alike if len(p) > len(form) and same_person(form, p)]
            longest = max(longer, key=len, default="")
            return [longest] if longest and all(same_person(p, longest) for p in longer) else []
        return []


def addressed_as(name: Name, fits: Sequence[str]) -> str | None:
    """Give the one of several full names that a form of address allows: "Mrs Lind" is Ada Lind."""
    sex = _addressed(name)
    allowed = [full for full in fits if sex is not None and gender(full) in (None, sex)]
    return allowed[0] if len(allowed) == 1 else None


# Whoever is called by one of these is not called by another in the same account.
COURTESIES = {"mr": "mr", "mrs": "ms", "ms": "ms", "miss": "ms", "dr": "dr"}


def told_apart(form: str, members: Sequence[Name]) -> Iterator[tuple[Name, str]]:
    """Tell two of one surname by how they are addressed: "Ms Lind" and "Dr Lind" are two.

    A bare "Lind" is whoever was addressed last.
    """
    called = [_courtesy(name) for name in members]
    if " " in form or len({c for c in called if c}) < 2:
        return
    last = next(c for c in called if c)
    for name, courtesy in zip(members, called, strict=True):
        last = courtesy or last
        yield name, f"{form} ({last})"


def _courtesy(name: Name) -> str | None:
    words_ = f"{name.title} {name.text}".lower().split()[:-1]
    return next((c for w in words_[::-1] if (c := COURTESIES.get(w.removesuffix(".")))), None)


def _may_be(short: Sequence[Name], full: str) -> bool:
    """Say whether forms of address allow it: "Mr Lind" is not Ada Lind."""
    addressed = {_addressed(n) for n in short} - {None}
    return not addressed or gender(full) is None or gender(full) in addressed


def _addressed(name: Name) -> Gender | None:
    return gender(f"{name.title.split()[-1]} X") if name.title else None


def _end(form: str, homes: Mapping[str, str]) -> str:
    seen = {form}
    while form in homes and homes[form] not in seen:
        form = homes[form]
        seen.add(form)
    return form
