"""Find who and what an account names.

The names of all sentences are gathered, typed by the vote of the whole account, and joined:
a surname with the one full name it fits, an acronym with its expansion, a short form with
the long one. Father and son, minister and ministry stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from variorum.lexicon.persons import is_given_name, is_honorific, is_suffix
from variorum.model import Article, Doubt, Entity, EntityType, Sentence, Span
from variorum.reading.kinds import type_of
from variorum.reading.names import Name, find_names, strip_title, surname

CORPORATE = frozenset(
    "Inc Inc. Ltd Ltd. LLC LLP PLC Plc plc Corp Corp. Co Co. GmbH AG SA NV N.V. S.A. SE Group Holdings".split()
)
STOP = frozenset("Company Building Internet Do OK Image Photo Video Copyright Media".split())


def find_entities(
    article: Article, sentences: Sequence[Sentence]
) -> tuple[tuple[Entity, ...], tuple[Doubt, ...]]:
    """Give the entities an account names, each with every span that mentions it.

    >>> find_entities(Article.of(""), ())
    ((), ())
    """
    names = [
        name
        for i, s in enumerate(sentences)
        for name in find_names(i, s)
        if name.text not in STOP and len(name.text) > 1
    ]
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        forms[_canonical(name)].append(name)
    types = {form: type_of(members, sentences) for form, members in forms.items()}
    homes, torn = _join(forms, types, _acronyms(names, sentences))
    groups: dict[str, list[Name]] = defaultdict(list)
    for form, members in forms.items():
        groups[homes.get(form, form)].extend(members)
    kept = [
        (home, types.get(home) or "OTHER", sorted(members, key=lambda n: (n.sentence, n.first)))
        for home, members in groups.items()
        if types.get(home) is not None
    ]
    kept.sort(key=lambda g: (g[2][0].sentence, g[2][0].first))
    entities = tuple(
        _entity(f"{article.id}.e{n}", article, home, kind, members, sentences)
        for n, (home, kind, members) in enumerate(kept)
    )
    return entities, tuple(
        Doubt(
            article.id,
            _span(article, sentences, forms[form][0]),
            "mentions",
            f"“{form}” fits {' and '.join(fits)}",
        )
        for form, fits in sorted(torn.items())
    )


def _canonical(name: Name) -> str:
    """The form under which mentions are counted: without titles, by the gazetteer's common name."""
    if name.known is not None:
        return name.known.name
    text = strip_title(name.text)
    parts = text.split()
    while len(parts) > 1 and parts[-1] in CORPORATE:
        parts = parts[:-1]
    return " ".join(parts)


def _entity(
    id: str,
    article: Article,
    home: str,
    kind: EntityType,
    members: Sequence[Name],
    sentences: Sequence[Sentence],
) -> Entity:
    texts = Counter(n.text for n in members)
    aliases = tuple(sorted(t for t in texts if t != home))
    roles = Counter(n.title for n in members if n.title and not is_honorific(n.title))
    return Entity(
        id,
        home,
        kind,
        aliases,
        tuple(sorted(roles)),
        tuple(_span(article, sentences, n) for n in members),
    )


def _span(article: Article, sentences: Sequence[Sentence], name: Name) -> Span:
    tokens = sentences[name.sentence].tokens
    return article.span(tokens[name.first].start, tokens[name.last].end)


def _acronyms(names: Sequence[Name], sentences: Sequence[Sentence]) -> dict[str, str]:
    """Read acronyms where they are defined: "Elbe Bridge Authority (EBA)"."""
    found: dict[str, str] = {}
    for long, short in zip(names, names[1:], strict=False):
        if long.sentence != short.sentence or short.first != long.last + 2:
            continue
        if sentences[long.sentence].tokens[short.first - 1].text != "(":
            continue
        capitals = "".join(c for c in short.text if c.isupper())
        initials = "".join(w[0] for w in long.text.replace("-", " ").split() if w[0].isupper())
        if len(capitals) >= 2 and (
            capitals in initials or initials.startswith(capitals[: max(2, len(initials) - 1)])
        ):
            found[_canonical(short)] = _canonical(long)
    return found


def _join(
    forms: dict[str, list[Name]], types: dict[str, EntityType | None], acronyms: dict[str, str]
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Say which form belongs to which fuller one, and which fit two."""
    homes: dict[str, str] = {}
    torn: dict[str, list[str]] = {}
    upper = {form.upper(): form for form in forms if form.isupper()}
    people = [f for f in forms if types[f] == "PERSON" and len(f.split()) > 1]
    bodies = [f for f in forms if types[f] in ("ORG", "PRODUCT") and len(f.split()) > 1]
    for short, long in acronyms.items():
        homes[short] = long
        if forms[short][0].known is None or types[long] is None:
            types[short] = types[long] = types[long] or types[short]
        else:
            types[long] = types[short]
    for form, members in forms.items():
        if form in homes or members[0].known is not None and types[form] not in ("PERSON",):
            continue
        if form.upper() in upper and upper[form.upper()] != form:
            homes[form] = upper[form.upper()]
        elif len(form.split()) == 1:
            fits = _people_called(form, members, people) or (
                [] if types[form] in ("PERSON", "LOC") else _bodies_called(form, bodies)
            )
            if len(fits) == 1:
                homes[form] = fits[0]
            elif fits:
                torn[form] = fits
                types[form] = types[form] or "PERSON"
        elif types[form] == "PERSON":
            fuller = [p for p in people if p != form and _same_person(form, p)]
            if len(fuller) == 1 and len(fuller[0]) > len(form):
                homes[form] = fuller[0]
    return {form: _end(form, homes) for form in homes}, torn


def _end(form: str, homes: dict[str, str]) -> str:
    seen = {form}
    while form in homes and homes[form] not in seen:
        form = homes[form]
        seen.add(form)
    return form


def _people_called(short: str, members: Iterable[Name], people: Sequence[str]) -> list[str]:
    """Give the full names a surname or a given name fits; a suffix makes another person."""
    by_surname = [p for p in people if surname(p) == short]
    plain = [p for p in by_surname if not is_suffix(p.split()[-1])]
    if by_surname:
        return plain or by_surname
    return [p for p in people if p.split()[0] == short and is_given_name(short)]


def _bodies_called(short: str, bodies: Sequence[str]) -> list[str]:
    return [b for b in bodies if b.split()[0] == short]


def _same_person(short: str, long: str) -> bool:
    """Say whether two full names differ by middle names alone."""
    a, b = short.split(), long.split()
    return a[0] == b[0] and surname(short) == surname(long) and is_suffix(a[-1]) == is_suffix(b[-1])
