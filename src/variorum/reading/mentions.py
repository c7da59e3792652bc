"""Find who and what an account names.

The names of all sentences are gathered, typed by the vote of the whole account, and joined:
a surname with the one full name it fits, an acronym with its expansion, a role with its one
holder. Sources without a name ("U.S. officials") are kept too, typed OTHER, so that it can be
seen on whose word an account rests.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from variorum.lexicon import words
from variorum.lexicon.commonness import UNLISTED, rank
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import (
    is_given_name,
    is_honorific,
    strip_title,
)
from variorum.model import Article, Doubt, Entity, Sentence, Span
from variorum.reading.apposed import before_its_name, named_beside
from variorum.reading.coreference import (
    Holders,
    Referent,
    acronyms,
    roles_of,
    titles_beside,
)
from variorum.reading.descriptions import (
    Description,
    find_descriptions,
    phrase,
    pronoun_before,
)
from variorum.reading.forms import Types, addressed_as, form_of, fuller_forms, told_apart
from variorum.reading.kinds import type_of
from variorum.reading.metonyms import governing_country
from variorum.reading.names import FUNCTION_TAGS, Name, find_names, head_type
from variorum.reading.speakers import Speakers
from variorum.reading.unnamed import Unnamed

# A headline shouts if so many other words of more than so many letters are all capitals.
LOUD, SHORT = 2, 3


def find_entities(
    article: Article, sentences: Sequence[Sentence]
) -> tuple[tuple[Entity, ...], tuple[Doubt, ...]]:
    """Give the entities an account speaks of, each with every span that mentions it.

    >>> find_entities(Article.of(""), ())
    ((), ())
    """
    names = _find_all(sentences)
    referents, doubts = _referents(article, sentences, names)
    doubts += _describe(article, sentences, names, referents)
    referents.sort(key=lambda r: r.first)
    entities = tuple(
        _entity(f"{article.id}.e{n}", article, sentences, r) for n, r in enumerate(referents)
    )
    owned = _owned(article, sentences, entities, referents)
    return owned, tuple(sorted(doubts, key=lambda d: d.span))


def _find_all(sentences: Sequence[Sentence]) -> list[Name]:
    """Give the names of all sentences, each with what the whole account tells of its borders."""
    names = [name for i, s in enumerate(sentences) for name in find_names(i, s)]
    names = sorted([*names, *_again(names, sentences)], key=lambda n: (n.sentence, n.first))
    names = [_with_owner(name, sentences[name.sentence]) for name in _unshouted(names, sentences)]
    return _governments(_trimmed(names, sentences), sentences)


def _unshouted(names: Sequence[Name], sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Yield names without what only a loud headline capitalises: "DINER ATTACK: BOSS SPEAKS OUT"."""
    if not any(name.known is None and name.text.isupper() for name in names):
        yield from names
        return
    loud = [_loud(s) for s in sentences]
    calm = {
        t.text.upper()
        for n, s in enumerate(sentences)
        for t in s.tokens
        if t.text[:1].isupper() and (not t.text.isupper() or len(loud[n]) <= LOUD)
    }
    words_ = [t.text for s in sentences for t in s.tokens]
    small = {w.upper() for w in words_ if w.islower()}
    written = frozenset({w.upper() for w in words_ if w.istitle()} - small)
    for name in names:
        others = loud[name.sentence] - set(range(name.first, name.last + 1))
        shouted = name.known is None and name.text.isupper() and len(others) >= LOUD
        if _is_cry(name, sentences[name.sentence], written):
            continue
        if not shouted or all(w in calm for w in name.text.split()):
            yield name


def _is_cry(name: Name, sentence: Sentence, written: frozenset[str]) -> bool:
    """Say whether a headline only cries out a common word: "HORROR at the pier".

    What is `written` with a capital further down, and never without, is a name after all.
    """
    cries = sentence.paragraph == 0 and name.known is None and name.text.isupper()
    common = len(name.text) > SHORT and rank(name.text.lower()) < UNLISTED
    return cries and common and name.text not in written


def _loud(sentence: Sentence) -> set[int]:
    """Give the longer words of a sentence that are all capitals."""
    return {i for i, t in enumerate(sentence.tokens) if len(t.text) > SHORT and t.text.isupper()}


def _with_owner(name: Name, sentence: Sentence) -> Name:
    """Tell one country's ministry from another's: "Norway’s *Defence Ministry*"."""
    tokens = sentence.tokens
    if name.first < 2 or tokens[name.first - 1].text not in ("'s", "’s") or name.known is not None:
        return name
    if head_type(name.text.split()) != "ORG":
        return name
    land = next(
        (
            k.name
            for size in (3, 2, 1)
            if name.first - 1 - size >= 0
            and (k := known(phrase(sentence, name.first - 1 - size, name.first - 2)))
            and k.kind == "country"
        ),
        None,
    )
    return replace(name, text=f"{land}’s {name.text}") if land is not None else name


def _referents(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[list[Referent], list[Doubt]]:
    """Type the names by the vote of the account, and join those that mean one."""
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if _is_name(name):
            forms[form_of(name)].append(name)
    common = _common(sentences)
    types: Types = {f: type_of(members, sentences, common) for f, members in forms.items()}
    types |= dict.fromkeys(_of_the_house(article.outlet, names, sentences), "OUTLET")
    types |= dict.fromkeys(_made_alike(names, types, article.text, sentences), "PRODUCT")
    defined = {form_of(short): form_of(long) for short, long in acronyms(names, sentences)}
    homes, torn = fuller_forms(forms, types, defined, common)
    types |= {form: types[fits[0]] for form, fits in torn.items()}
    doubts = [_torn(article, sentences, forms[form][0], fits) for form, fits in torn.items()]
    return _gather(forms, types, homes, torn, sentences), doubts


def _of_the_house(
    outlet: str | None, names: Sequence[Name], sentences: Sequence[Sentence]
) -> Iterator[str]:
    """Yield the forms by which an account speaks of its own outlet: "she told the Courier"."""
    parts = (outlet or "").split()
    for name in names if parts else ():
        form = form_of(name)
        before = sentences[name.sentence].tokens[name.first - 1] if name.first else None
        told = before is not None and before.lemma == "tell" and form == parts[0]
        short = before is not None and before.text.lower() == "the" and form == parts[-1]
        if name.known is None and (form == outlet or told or short):
            yield form


# "Elbe and Oste missiles", "Elbe/Oste": one kind of thing.
ALIKE = frozenset({"/", " and ", " or ", " and the ", " or the "})


def _made_alike(
    names: Sequence[Name], types: Types, text: str, sentences: Sequence[Sentence]
) -> Iterator[str]:
    """Yield the forms of what no list knows and what is named in one breath with a product."""
    for one, other in pairwise(names):
        if one.sentence != other.sentence:
            continue
        tokens = sentences[one.sentence].tokens
        if text[tokens[one.last].end : tokens[other.first].start] not in ALIKE:
            continue
        for name, beside in ((one, other), (other, one)):
            unsure = types.get(form_of(name)) in ("ORG", None) and name.known is None
            if unsure and types.get(form_of(beside)) == "PRODUCT":
                yield form_of(name)


def _common(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Give the words an account writes small: capitalised, they may be no names."""
    return frozenset(t.text for s in sentences for t in s.tokens if t.text.islower())


def _again(names: Sequence[Name], sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Yield names that only their other mentions make certain: at the head of a sentence, in a headline."""
    taken = {(n.sentence, i) for n in names for i in range(n.first, n.last + 1)}
    known_forms: dict[str, list[list[str]]] = defaultdict(list)
    for name in names:
        full = strip_title(name.text).split()
        if name.known is None and len(name.text) > 2:
            for form in (full, full[-1:]) if is_given_name(full[0]) else (full,):
                known_forms[form[0]].append(form)
    for index, sentence in enumerate(sentences):
        tokens = sentence.tokens
        i = 0
        while i < len(tokens):
            size = 0
            if (
                tokens[i].text in known_forms
                and (index, i) not in taken
                and tokens[i].text[:1].isupper()
                and tokens[i].tag not in FUNCTION_TAGS
            ):
                fits = (
                    f
                    for f in known_forms[tokens[i].text]
                    if f == [t.text for t in tokens[i : i + len(f)]]
                )
                size = max((len(f) for f in fits), default=0)
            if size and (index, i + size) not in taken:
                yield Name(index, i, i + size - 1, " ".join(t.text for t in tokens[i : i + size]))
            i += max(size, 1)


def _trimmed(names: Sequence[Name], sentences: Sequence[Sentence]) -> list[Name]:
    """Take off what stands before a name the account also gives alone: "Rival Ada Lind"."""
    parts = [n.text.split() for n in names]
    whole = {tuple(p) for p in parts if len(p) > 1 and is_given_name(p[0])}
    last = {p[-1] for p in whole}
    trimmed = []
    for name, words_ in zip(names, parts, strict=True):
        spare = 0
        if name.known is None and len(words_) > 1 and not is_given_name(words_[0]):
            tails = (k for k in range(1, len(words_)) if tuple(words_[k:]) in whole)
            opens = name.first == 0 and len(words_) == 2 and words_[1] in last
            spare = next(tails, int(opens))
        trimmed.append(_without(name, spare, sentences[name.sentence]) if spare else name)
    return trimmed


def _without(name: Name, spare: int, sentence: Sentence) -> Name:
    """Give a name without its first words, which become part of its title."""
    words_ = name.text.split()
    text = " ".join(words_[spare:])
    first = next(i for i in range(name.last, -1, -1) if phrase(sentence, i, name.last) == text)
    title = " ".join([*name.title.split(), *words_[:spare]])
    return replace(name, first=first, text=text, title=title)


def _governments(names: Sequence[Name], sentences: Sequence[Sentence]) -> list[Name]:
    """Take a capital for its country where it stands for the government, and the country is named too."""
    countries = {n.known.name for n in names if n.known is not None and n.known.kind == "country"}
    ruled = ((name, governing_country(name, sentences[name.sentence])) for name in names)
    return [replace(n, known=known(c)) if c is not None and c in countries else n for n, c in ruled]


def _is_name(name: Name) -> bool:
    """Tell names from what is only capitalised: page furniture, single letters."""
    nothing = words("name_heads", "never") | words("name_heads", "corporate")
    return len(name.text) > 1 and name.text not in nothing


# ── names ───────────────────────────────────────────────────────────────────────


def _gather(
    forms: Mapping[str, Sequence[Name]],
    types: Types,
    homes: Mapping[str, str],
    torn: Mapping[str, Sequence[str]],
    sentences: Sequence[Sentence],
) -> list[Referent]:
    """Make one referent of all forms that share a home. A name nothing speaks for is left out."""
    referents: dict[str, Referent] = {}
    for form, members in forms.items():
        apart = dict(told_apart(form, members))
        for name in members:
            home = (
                homes.get(form) or addressed_as(name, torn.get(form, ())) or apart.get(name, form)
            )
            kind = types.get(home) or types[form]
            if kind is not None:
                referent = referents.setdefault(home, Referent(home, kind))
                referent.names.append(name)
                referent.roles.update(roles_of(name, kind, sentences[name.sentence]))
    for referent in referents.values():
        if all(n.known is None for n in referent.names):
            forms_of_home = [n.text for n in referent.names if form_of(n) == referent.name]
            texts = forms_of_home or [n.text for n in referent.names]
            referent.name = Counter(map(strip_title, texts)).most_common(1)[0][0]
    return list(referents.values())


# ── descriptions ────────────────────────────────────────────────────────────────


def _describe(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    referents: list[Referent],
) -> list[Doubt]:
    """Join each description with the one it stands for; make a referent of a source without a name."""
    doubts: list[Doubt] = []
    bearer = {
        (name.sentence, i): referent
        for referent in referents
        for name in referent.names
        for i in range(name.first, name.last + 1)
    }
    taken: dict[int, set[int]] = defaultdict(set)
    for name in names:
        taken[name.sentence].update(range(name.first, name.last + 1))
    descriptions = [find_descriptions(n, s, frozenset(taken[n])) for n, s in enumerate(sentences)]
    holders = Holders(referents, chain.from_iterable(descriptions))
    unnamed = Unnamed()
    for sentence, here in zip(sentences, descriptions, strict=True):
        for said in here:
            found = before_its_name(said, sentence, bearer)
            if (named := named_beside(found, sentence, bearer)) is not None:
                named.descriptions.append(found)
                continue
            fits = _meant(found, holders) if found.definite else []
            if len(fits) == 1:
                fits[0].descriptions.append(found)
            elif fits and found.reports:
                doubts.append(_torn(article, sentences, found, (r.name for r in fits)))
            elif found.reports and not _points_back(found):
                unnamed.keep(found)
    referents.extend(unnamed.referents)
    return doubts


def _meant(found: Description, holders: Holders) -> list[Referent]:
    """Give those a definite description may mean: one with a complement of its own says more than a role."""
    if found.modified:
        return holders.ending(found) if found.role.kind in ("body", "group") else []
    if found.role.kind not in ("person", "body"):
        return []
    if found.owner is None:
        return holders.of(found)
    # "Her lawyer" is who was called so before, not any lawyer.
    same = found.text.lower()
    called = [r for r in holders.of(found) if any(d.text.lower() == same for d in r.descriptions)]
    return called if found.role.kin else []


def _points_back(found: Description) -> bool:
    """Say whether a description means nothing by itself: "the company", "a statement"."""
    bare = not found.modified and found.allegiance is None and found.owner is None
    if found.role.kind == "document":
        return bare and not found.text.endswith("s")
    return found.role.generic and found.definite and found.owner is None


# ── entities ────────────────────────────────────────────────────────────────────


def _entity(id: str, article: Article, sentences: Sequence[Sentence], referent: Referent) -> Entity:
    found: list[Name | Description] = [*referent.names, *referent.descriptions]
    forms = {n.text for n in referent.names}
    # Who has no name is found by the bare word too: "the boy's father" by "father".
    described = referent.descriptions if not forms else ()
    forms |= {d.text for d in described} | {
        d.noun for d in described if d.role.kind != "body" or d.owner is not None
    }
    return Entity(
        id,
        referent.name,
        referent.type,
        tuple(sorted(forms - {referent.name})),
        tuple(sorted(set(_roles(referent, sentences)))),
        tuple(sorted({_span(article, sentences, m) for m in found})),
        named=bool(referent.names),
    )


def _owned(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    referents: Sequence[Referent],
) -> tuple[Entity, ...]:
    """Name what belongs to a pronoun after whom it means: "his office" is Karl Lind's office.

    Who has a name bears it as a role: Ada Lind is "Karl Lind’s wife".
    """
    first = [r.descriptions[0] if r.descriptions else None for r in referents]
    if all(d is None or pronoun_before(sentences[d.sentence], d) is None for d in first):
        return tuple(entities)
    speakers = Speakers(article, sentences, entities, ())
    named = []
    for entity, referent, said in zip(entities, referents, first, strict=True):
        name = None if said is None else _owners_name(article, sentences, speakers, said)
        if name is None:
            named.append(entity)
        elif referent.names:
            named.append(replace(entity, roles=tuple(sorted({*entity.roles, name}))))
        else:
            named.append(replace(entity, name=name, aliases=(entity.name, *entity.aliases)))
    return tuple(named)


def _owners_name(
    article: Article, sentences: Sequence[Sentence], speakers: Speakers, found: Description
) -> str | None:
    pronoun = pronoun_before(sentences[found.sentence], found)
    if pronoun is None:
        return None
    tokens = sentences[found.sentence].tokens
    meant = speakers.of(article.span(tokens[pronoun].start, tokens[pronoun].end)).entity
    rest = article.text[tokens[pronoun + 1].start : tokens[found.last].end]
    return f"{meant.name}’s {rest}" if meant is not None and pronoun < found.last else None


def _roles(referent: Referent, sentences: Sequence[Sentence]) -> Iterator[str]:
    for name in referent.names:
        if name.title and not is_honorific(name.title):
            yield name.title
        yield from titles_beside(name, referent.type, sentences[name.sentence])
    if referent.names:
        yield from (d.text for d in referent.descriptions)


def _span(article: Article, sentences: Sequence[Sentence], found: Name | Description) -> Span:
    tokens = sentences[found.sentence].tokens
    return article.span(tokens[found.first].start, tokens[found.last].end)


def _torn(
    article: Article,
    sentences: Sequence[Sentence],
    found: Name | Description,
    fits: Iterable[str],
) -> Doubt:
    names = sorted(set(fits))
    other = " and another of that office" if len(names) == 1 else ""
    reason = f"“{found.text}” fits {' and '.join(names)}{other}"
    return Doubt(article.id, _span(article, sentences, found), "mentions", reason)
