"""Where it was: at what kind of place, in which country, on which side of a town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

from variorum.collation.frames import Framer
from variorum.collation.matters import HEAD, of_one_matter, topic
from variorum.collation.nations import nation_of
from variorum.collation.occasions import is_known
from variorum.collation.one_mind import of_one_mind
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import known
from variorum.model import Fact, Span

LONGEST = 90
# How the words of a phrase hang together, and the prepositions that lead on to where it lies.
_PHRASE = frozenset({"pobj", "prep", "compound", "amod", "nmod", "appos", "det", "poss", "nummod"})
_WITHIN = frozenset({"of", "in", "at", "on", "near", "outside", "inside", "by", "behind"})
# So many words may lie between a side and what it is a side of.
CLOSE = 6
_AT = frozenset({"in", "at", "on", "inside", "near", "outside", "into", "over", "off", "behind"})
_AT_ENDS = frozenset({"before", "front", "by", "aboard", "upstream", "downstream"})
_MOODS = frozenset({"real", "future", "planned"})
# Of these a story has one, whoever takes part.
_ONE = frozenset({"held", "built", "begin", "end", "give way", "come down", "last seen"})
# What is planned may be told of as such; the rest is asked of the past.
_PLANNED = frozenset({"held", "built"})


def find_locales(framer: Framer) -> Iterator[Fact]:
    """Yield each place that something was done at, by its kind, its country, or its side of a town."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            side = token.text.lower() in _bearings()
            if (token.dep not in ("prep", "advmod", "prt") and not side) or index == token.head:
                continue
            verb = _seen(tree, _led_from(tree, index))
            act = _act(tree, verb) if verb is not None else None
            if verb is None or act is None or not (side or _leads(tree, act, index)):
                continue
            for level, value in _side(tree, index) if side else _levels(framer, tree, index):
                yield _locale(framer, tree, str(act["act"]), (level, value), (verb, index))


def _led_from(tree: Tree, index: int) -> int | None:
    """Give the verb that a place belongs to: of "traced the blast that gutted the mill to the still" it is *traced*."""
    verb = tree.verb_of(index)
    if verb is None or tree.tokens[verb].dep != "relcl" or tree.tokens[index].text.lower() != "to":
        return verb
    above = tree.tokens[tree.tokens[verb].head].head
    return above if tree.tokens[above].lemma == "trace" else verb


def _locale(
    framer: Framer, tree: Tree, act: str, told: tuple[str, str], at: tuple[int, int]
) -> Fact:
    verb, index = at
    span = _reading(tree, verb, index)
    level, value = told
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("locale", act, level),
        label=span.exact,
        evidence=(span,),
        value=value,
        when=framer.when(tree, verb),
        who=topic(framer, tree),
        part=tree.number >= HEAD,
        scope=() if _is_known(framer, tree, verb) else ("any",),
        statements=framer.statement_ids(span),
        source=framer.source(span),
    )


def _is_known(framer: Framer, tree: Tree, verb: int) -> bool:
    """Say whether it is known to whom or what it was done: a name, a pronoun, "the yacht"."""
    whose = tree.object(verb)
    whose = tree.subject(verb) if whose is None else whose
    if whose is None:
        return True
    return is_known(framer, tree, tree.antecedent(whose))


def _act(tree: Tree, verb: int) -> dict[str, Any] | None:
    """Give what is done at a place, by the verb, or by its subject where the verb is bare."""
    token = tree.tokens[verb]
    claim = claim_at(tree, verb)
    if claim.sign < 0 or claim.mood not in _MOODS:
        return None
    near = {
        word
        for k in tree.below(verb, 2)
        if k != verb
        for word in (tree.tokens[k].lemma.lower(), tree.tokens[k].text.lower())
    }
    named = {token.lemma.lower()}
    subject = tree.subject(verb)
    if token.lemma == "be" and subject is not None:
        named.add(tree.tokens[subject].lemma.lower())
    for row in _rows():
        phrased = any(
            lemma == token.lemma and rest in near
            for lemma, rest in (phrase.split() for phrase in row.get("phrases", ()))
        )
        if (phrased or named & {*row["words"]}) and (
            claim.mood == "real" or row["act"] in _PLANNED
        ):
            return row
    return None


def _seen(tree: Tree, verb: int | None) -> int | None:
    """Give the verb that tells it: who "was last spotted boarding a coach" was spotted there."""
    if verb is None or tree.tokens[verb].dep != "xcomp":
        return verb
    over = tree.tokens[verb].head
    return over if tree.tokens[over].lemma in ("see", "spot") else verb


def _leads(tree: Tree, act: dict[str, Any], index: int) -> bool:
    word = tree.tokens[index].text.lower()
    usual = not act.get("only") and (word in _AT or word in _AT_ENDS)
    return usual or word in act.get("by", ())


def _levels(framer: Framer, tree: Tree, index: int) -> Iterator[tuple[str, str]]:
    """Yield what a phrase tells of a place: sites by their level, the country, the side of a town."""
    inside = sorted(i for i in tree.below(index, 8) if _belongs(tree, i, index))
    sites = defaultdict[str, set[str]](set)
    for i in inside:
        for kind, levels in _sites_at(tree, i):
            for level in levels:
                sites[level].add(kind)
    yield from ((level, " + ".join(sorted(kinds))) for level, kinds in sites.items())
    lands = {land for i in inside if (land := _country(framer, tree, i)) is not None}
    if len(lands) == 1:
        yield "country", lands.pop()


def _side(tree: Tree, index: int) -> Iterator[tuple[str, str]]:
    """Yield on which side of what it was: "upstream of Aix", "the northern slope of Mount Lind"."""
    inside = {*tree.below(index, 4), *tree.below(tree.tokens[index].head, 3)}
    names = [
        i
        for i in inside
        if tree.tokens[i].pos == "PROPN" and tree.tokens[i].dep in ("pobj", "poss")
    ]
    near = min(names, key=lambda i: abs(i - index), default=None)
    if near is not None and abs(near - index) <= CLOSE:
        yield f"side of {tree.tokens[near].text}", _bearings()[tree.tokens[index].text.lower()]


def _belongs(tree: Tree, i: int, index: int) -> bool:
    """Say whether a word lies in the phrase itself, and in no clause that hangs on it."""
    while i != index:
        token = tree.tokens[i]
        further = token.dep == "prep" and token.text.lower() not in _WITHIN
        if token.dep not in _PHRASE or further:
            return False
        i = token.head
    return True


def _sites_at(tree: Tree, index: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    token = tree.tokens[index]
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return
    lemma = token.lemma.lower()
    beside = [tree.tokens[k].text.lower() for k in tree.kids[index] if k < index]
    for word in (*(f"{before} {lemma}" for before in beside), lemma):
        if word in _sites():
            yield _sites()[word]
            return


def _country(framer: Framer, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    named = token.pos == "PROPN" and token.dep in ("pobj", "appos", "npadvmod")
    beside = tree.tokens[token.head].lemma.lower()
    told = token.pos == "ADJ" and beside in words("locales", "town", "words")
    if not (named or told):
        return None
    nation = nation_of(token.text)
    if nation is not None:
        return nation
    entity = framer.entity(token.start)
    place = known(entity.name) if entity is not None else None
    # There is a Cadiz in more than one country.
    return place.country if place is not None and place.kind == "capital" else None


def _reading(tree: Tree, verb: int, index: int) -> Span:
    """Give the verb with its place, or the place alone where the two stand far apart."""
    phrase = [
        i
        for i in tree.below(index, 8)
        if _belongs(tree, i, index) and tree.tokens[i].pos != "PUNCT"
    ]
    around = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "prt")]
    for inside in ((*around, verb, *phrase), phrase):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LONGEST:
            return span
    return tree.span(index, index + min(8, max(phrase) - index))


def locales(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the places that accounts give to one deed, where each gives one and two exclude each other."""
    by_key = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "locale" and scene.era(fact) in ("now", None):
            by_key[fact.key].append(fact)
    for told in by_key.values():
        kept = of_one_mind(told, excludes)
        met = [
            pair
            for pair in combinations(kept, 2)
            if pair[0].article != pair[1].article and _of_one_deed(*pair)
        ]
        if any(excludes(*pair) for pair in met):
            known_ones = {id(fact) for pair in met for fact in pair}
            yield tuple(replace(fact, who=()) for fact in kept if id(fact) in known_ones)


def _of_one_deed(one: Fact, other: Fact) -> bool:
    """Say whether two clauses tell of one deed: of "a man" arrested here and there, there are two."""
    unknown = sum("any" in fact.scope for fact in (one, other))
    opened_with = one.key[1] == "attack" and not (one.part or other.part)
    if opened_with or one.key[1] in _ONE:
        # One attack, one meeting: whoever was its victim, or came to it.
        unknown = 0
    allowed = 0 if one.key[1] == "arrest" else 1
    return unknown <= allowed and of_one_matter(one, other)


def excludes(one: Fact, other: Fact) -> bool:
    """Say whether two places have nothing in common; of sides only opposite ones."""
    if str(one.key[2]).startswith("side of "):
        return _opposite().get(str(one.value)) == other.value
    return set(str(one.value).split(" + ")).isdisjoint(str(other.value).split(" + "))


def asks_after(act: str) -> str:
    """Give what stands over the question.

    >>> asks_after("found")
    'where it was found'
    """
    return next(str(row["asks"]) for row in _rows() if row["act"] == act)


def _rows() -> tuple[dict[str, Any], ...]:
    return entries("locales", "act")


@cache
def _sites() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        word: (word if row.get("each") else row["kind"], tuple(row["levels"]))
        for row in entries("locales", "site")
        for word in row["words"]
    }


@cache
def _bearings() -> dict[str, str]:
    return {word: row["name"] for row in entries("locales", "bearing") for word in row["words"]}


@cache
def _opposite() -> dict[str, str]:
    return {row["name"]: row["against"] for row in entries("locales", "bearing")}
