"""Who did what is done once: who brokered the truce, called the strike, blocked the budget, found the body.

Two accounts that credit one deed to unlike names, countries or kinds of people differ in who did
it. What the deed is done to has to be one thing in both, as far as it is told; who is named by
one and described by the other may be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from variorum.collation.cast import are_people
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.traits import country_of
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

ENACTED = "enacted"
# As long as a reading may be, in characters.
NEAR = 110
_TOLD = frozenset({"real", "future", "planned"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "poss"})
_NAMED = frozenset({"ORG", "PERSON", "GPE"})
# Of what sort an answer may be; those of one sort are set against each other.
_SORTS = ("nations", "kinds", "persons", "bodies")
# Words of which many names are made.
_COMMON = frozenset({"the", "of", "and", "group", "party", "union", "company", "association"})
_SERVICE = "service"


def find_enactors(framer: Framer) -> Iterator[Fact]:
    """Yield who an account says did what is done once, and to what."""
    courts = frozenset(_court_words(framer))
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            for row in entries("enactors", "deed"):
                thing: int | None = None
                if token.pos == "VERB" and _is_deed(tree, index, row):
                    doer, thing = _doer(tree, index), _thing(tree, index)
                    if not _is_done_to(tree, thing, row):
                        continue
                elif token.pos == "NOUN" and token.lemma in row.get("nouns", ()):
                    doer = _author(tree, index)
                else:
                    continue
                if doer is None or doer == thing:
                    continue
                yield from _credited(framer, tree, index, doer, thing, row, courts)


def enactors(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield for each deed the facts of the accounts that credit it to unlike doers."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == ENACTED and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        agreed = _of_one_mind(held)
        kept = [fact for fact in agreed if any(unlike_enactors(fact, other) for other in agreed)]
        if kept:
            yield tuple(kept)


def unlike_enactors(one: Fact, other: Fact) -> bool:
    """Say whether two accounts credit one deed to doers of whom only one can have done it."""
    if one.article == other.article:
        return False
    here, there = set(filler(one, "done to")), set(filler(other, "done to"))
    if here and there and not here & there and not _ATTACKER & (here | there):
        return False
    if not (here & there) and one.key[1] in _OF_ONE_THING:
        return False
    return _rule_out(one, other)


# By these whoever is overpowered is one and the same.
_ATTACKER = frozenset({"man", "suspect", "woman"})
# Of these a story may have several, unless what they are done to is told alike.
_OF_ONE_THING = frozenset({"rescued {}", "abducted {}", "bought {}", "found {}"})


def _rule_out(one: Fact, other: Fact) -> bool:
    """Say whether the doers are unlike in a way that both tell, and alike in none."""
    sorts = [(set(filler(one, s)), set(filler(other, s))) for s in _SORTS]
    if any(a & b for a, b in sorts):
        return False
    return any(a and b for a, b in sorts)


def _of_one_mind(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the accounts that credit a deed to two: they tell of two deeds, or of two doers."""
    by_account = defaultdict[str, list[Fact]](list)
    for fact in facts:
        by_account[fact.article].append(fact)
    return [
        fact
        for held in by_account.values()
        if not any(_rule_out(a, b) for a in held for b in held)
        for fact in held
    ]


# ── the deed ────────────────────────────────────────────────────────────────────


def _is_deed(tree: Tree, index: int, row: dict[str, Any]) -> bool:
    lemma = tree.tokens[index].lemma
    near = {lemma} | {f"{lemma} {tree.tokens[k].lemma}" for k in tree.kids[index]}
    # "Pulled out of the meeting": the parser hangs "of" on "out".
    near |= {f"{lemma} {tree.tokens[g].lemma}" for k in tree.kids[index] for g in tree.kids[k]}
    ends = tree.tokens[index].dep == "advcl" and tree.tokens[
        tree.tokens[index].head
    ].lemma in words("enactors", "ending", "words")
    return not near.isdisjoint(row["verbs"]) or (ends and lemma in row.get("ends", ()))


def _doer(tree: Tree, verb: int) -> int | None:
    by = next((k for k in tree.kids[verb] if tree.tokens[k].dep == "agent"), None)
    if by is not None:
        return tree.child(by, "pobj")
    passive = tree.child(verb, "auxpass") is not None or (
        tree.tokens[verb].dep == "acl" and tree.tokens[verb].tag == "VBN"
    )
    subject = None if passive else tree.subject(verb)
    return None if subject is None else tree.antecedent(subject)


def _thing(tree: Tree, verb: int) -> int | None:
    """Give what a deed is done to: its object, or what stands behind its preposition."""
    thing = tree.object(verb)
    if thing is None and tree.child(verb, "auxpass") is not None:
        # "Missing after being taken": whoever is missing was taken.
        thing = tree.subject(verb)
    if thing is not None:
        return thing
    for k in sorted(tree.below(verb, 2), key=lambda i: tree.tokens[i].head != verb):
        if tree.tokens[k].text.lower() in ("of", "from", "off", "for"):
            held = tree.child(k, "pobj")
            if held is not None:
                return held
    return None


def _author(tree: Tree, noun: int) -> int | None:
    """Give whose work, call, veto or decision it is: "the work *of Turkish envoys*"."""
    for k in tree.kids[noun]:
        if tree.tokens[k].text.lower() in ("of", "by", "from"):
            held = tree.child(k, "pobj")
            if held is not None:
                return held
    return tree.child(noun, "poss")


def _is_done_to(tree: Tree, thing: int | None, row: dict[str, Any]) -> bool:
    """Say whether a deed is done to what it has to be done to: a budget, a body, people."""
    if row["told"] == ["courts"]:
        return True
    if thing is None:
        return False
    token = tree.tokens[thing]
    if "things" not in row:
        return are_people(tree, thing) or token.text.lower() in _THEM
    named = token.pos == "PROPN" and bool(row.get("named"))
    return named or token.lemma.lower() in row["things"]


_THEM = frozenset({"them", "him", "her", "who", "whom", "group", "family", "couple", "crew"})


# ── who did it ──────────────────────────────────────────────────────────────────


def _credited(
    framer: Framer,
    tree: Tree,
    index: int,
    doer: int,
    thing: int | None,
    row: dict[str, Any],
    courts: frozenset[str],
) -> Iterator[Fact]:
    verb = tree.verb_of(index)
    claim = claim_at(tree, index if verb is None else verb)
    if claim.sign < 0 or claim.mood not in _TOLD or claim.hedged:
        return
    doers = [*tree.conjuncts(doer)]
    found: dict[str, Collection[str]]
    if row["told"] == ["courts"]:
        found = {"kinds": _kinds_of("courts", courts)} if _is_court(tree, doer) else {}
    else:
        found = {
            "nations": {n for i in doers for n in _nations(framer, tree, i)},
            "persons": {n for i in doers for s, n in _names(framer, tree, i) if s == "persons"},
            "bodies": {n for i in doers for s, n in _names(framer, tree, i) if s == "bodies"},
            "kinds": {n for i in doers for n in _kinds(tree, i, row["deed"])},
        }
        found = {sort: held for sort, held in found.items() if sort in row["told"]}
    if not any(found.values()):
        return
    span = _reading(tree, index, doer, thing)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=(ENACTED, row["deed"]),
        label=span.exact,
        evidence=(span,),
        value=" and ".join(sorted({n for held in found.values() for n in held})),
        subject=_asked(tree, index, thing, row),
        slots=(
            *((sort, tuple(sorted(held))) for sort, held in sorted(found.items()) if held),
            ("done to", tuple(sorted(_marks(framer, tree, thing)))),
        ),
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _nations(framer: Framer, tree: Tree, index: int) -> Iterator[str]:
    """Yield the countries that act: by their own names, or by the adjective of whoever acts."""
    for i in (index, *tree.kids[index]):
        token = tree.tokens[i]
        if i == index or token.dep in _MODIFIES:
            nation = country_of(token.text) if token.pos in ("ADJ", "PROPN", "NOUN") else None
            if nation is not None and token.text[:1].isupper():
                yield nation


def _names(framer: Framer, tree: Tree, index: int) -> Iterator[tuple[str, str]]:
    """Yield the words of a name that tell it from other names, with whose it is: a person's or a body's.

    "Lind's office cancelled it" is Lind's doing; a body goes by its initials, too.
    """
    owner = tree.child(index, "poss")
    if owner is not None and tree.tokens[owner].pos == "PROPN" and tree.tokens[index].pos == "NOUN":
        yield "persons", tree.tokens[owner].text.lower()
        return
    entity = framer.entity(tree.tokens[index].start)
    named = entity is not None and entity.named and tree.tokens[index].pos == "PROPN"
    if entity is None or not named or entity.type not in _NAMED or nation_of(entity.name):
        return
    parts = entity.name.split()
    if entity.type == "PERSON":
        yield "persons", parts[-1].lower()
        return
    yield from (("bodies", word.lower()) for word in parts if word.lower() not in _COMMON)
    yield "bodies", "".join(word[0] for word in parts if word[0].isupper()).lower()


def _kinds(tree: Tree, index: int, deed: str) -> Iterator[str]:
    """Yield of which kinds whoever acts may be, by the noun for them and what stands before it."""
    near = [index, *(k for k in tree.kids[index] if tree.tokens[k].dep in _MODIFIES)]
    called = {w for i in near for w in (tree.tokens[i].lemma.lower(), tree.tokens[i].text.lower())}
    if deed == "abducted {}":
        yield from _kinds_of("takers", called)
        return
    if deed == "blocked {}":
        yield from _kinds_of("powers", called)
        return
    kinds = _kinds_of("actors", called)
    yield from kinds
    if not kinds and called & words("enactors", "service", "words") and deed != "found {}":
        yield _SERVICE


def _kinds_of(slot: str, called: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(kind for word in called for kind in _fitting(slot).get(word, ()))


@cache
def _fitting(slot: str) -> dict[str, frozenset[str]]:
    """Map each word of a family to the kinds that it fits."""
    row = next(row for row in entries("enactors", "family") if row["slot"] == slot)
    kinds = row["kinds"]
    found = {
        word: frozenset(kind[0] for kind in kinds if word in kind)
        for held in kinds
        for word in held
    }
    everyone = frozenset(kind[0] for kind in kinds)
    return found | dict.fromkeys(row.get("anybody", ()), everyone)


def _is_court(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma.lower() in ("court", "tribunal")


def _court_words(framer: Framer) -> Iterator[str]:
    """Yield the words that tell which courts an account speaks of, wherever it does."""
    for tree in framer.forest.trees:
        for i in range(len(tree.tokens)):
            if _is_court(tree, i):
                for k in tree.below(i, 2):
                    if tree.tokens[k].text.lower() in _fitting("courts"):
                        yield tree.tokens[k].text.lower()


def _marks(framer: Framer, tree: Tree, thing: int | None) -> Iterator[str]:
    """Yield by what a thing may be known in another account: its nouns, its country, its count, its name."""
    if thing is None:
        return
    for i in tree.below(thing, 4):
        token = tree.tokens[i]
        nation = country_of(token.text) if token.text[:1].isupper() else None
        if nation is not None:
            yield nation
        elif token.pos == "PROPN":
            yield token.text
        elif token.pos == "NOUN":
            yield class_of_noun(token.lemma)
    start, end = tree.tokens[thing].start, tree.tokens[thing].end
    inside = [*tree.phrase(thing)]
    start, end = tree.tokens[min(inside)].start, tree.tokens[max(inside)].end
    yield from (str(q.value) for q in framer.quantities(start, end) if q.value is not None)


def _asked(tree: Tree, index: int, thing: int | None, row: dict[str, Any]) -> str:
    """Ask after the deed in the account's word for what it is done to: "who brokered the truce"."""
    told = thing is not None and tree.tokens[thing].pos == "NOUN"
    noun = tree.tokens[thing].text.lower() if thing is not None and told else ""
    noun = "stake" if noun in ("cent", "percent") else noun
    called = f"the {noun}" if noun else "it" if "things" in row else "them"
    return f"who {str(row['deed']).format(called)}"


def _reading(tree: Tree, index: int, doer: int, thing: int | None) -> Span:
    """Give the deed with whoever did it, and to what, as far as they stand close together."""
    around = [k for k in tree.kids[index] if tree.tokens[k].dep in ("aux", "auxpass", "prt")]
    done_to = [*tree.phrase(thing)] if thing is not None else []
    whole = (*tree.phrase(doer), *around, index)
    for inside in ((*whole, *done_to), whole, (doer, index), tuple(tree.phrase(doer))):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(doer, doer)
