"""Where the words of a family stand in a sentence, and of whom or what they are said there.

A place is told by what governs it: the verb by its class, and what that is said of; the noun
that a modifier tells apart; whom a noun says something of. Two accounts that fill one place
with what excludes each other, the Pacific and the Atlantic, differ (`niche_questions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.doings import doing, says_nothing
from variorum.collation.families import (
    Member,
    family_of_places,
    members,
    members_at,
)
from variorum.collation.frames import Framer
from variorum.collation.likeness import plain
from variorum.collation.occasions import is_known
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.lexicon.gazetteer import known
from variorum.model import Fact, Span

NICHE = "niche"
# As long as a reading may be, in characters.
NEAR = 90
# Off two lands, and near two towns, a ship may lie at once.
_IN = frozenset({"in", "on", "at", "inside", "aboard", "within", "over"})
_TO = frozenset({"to", "into", "onto", "toward", "towards", "for"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "poss"})
# So many nouns at most lie between what fills a place and its verb.
NESTED = 3
# So many steps up from a word at most what governs it tells what it is about.
UP = 8
_NOUNS = frozenset({"NOUN", "PROPN"})
BEING = "be at"


@dataclass(frozen=True, slots=True)
class Niche:
    """Where a word stands: as what, in which deed, said of whom or what, and the tokens of both."""

    stands: str
    deed: str | None
    core: str | None
    known: bool
    at: int
    of: int | None = None


def find_niches(framer: Framer) -> Iterator[Fact]:
    """Yield what fills the places of an account's sentences that two accounts may fill unlike."""
    found = [
        (tree, member)
        for tree in framer.forest.trees
        for member in (*members(tree), *_places(framer, tree))
        if _is_meant(tree, member)
    ]
    held = defaultdict[str, set[str]](set)
    for _, member in found:
        held[member.family.name].add(member.kind)
    for tree, member in found:
        if _listed(tree, member.head) or _is_another(tree, member):
            continue
        for niche in _niches(framer, tree, member):
            verb = tree.verb_of(niche.at)
            claim = claim_at(tree, verb) if verb is not None else None
            if claim is None or (claim.sign > 0 and claim.mood in _MOODS):
                yield _fact(framer, tree, member, niche, held[member.family.name])


_MOODS = frozenset({"real", "future", "planned"})


def _places(framer: Framer, tree: Tree) -> Iterator[Member]:
    """Yield the towns, states and countries that a sentence names, as a family's words."""
    found = {e.id: e for e in framer.entities(tree.sentence.start, tree.sentence.end)}
    for entity in found.values():
        place = known(entity.name) if entity.type in ("GPE", "LOC") else None
        family = family_of_places(place.kind) if place is not None else None
        if place is None or family is None:
            continue
        for mention in entity.mentions:
            inside = tree.within(mention.start, mention.end)
            if inside and tree.sentence.start <= mention.start < tree.sentence.end:
                head = next((i for i in inside if tree.tokens[i].head not in inside), inside[-1])
                yield Member(family, place.name, inside[0], inside[-1], head)


def _is_meant(tree: Tree, member: Member) -> bool:
    """Say whether a word means what its family is of: no "born", no "Falcon Heavy", and modifiers before their nouns."""
    token = tree.tokens[member.head]
    modifies = token.dep in _MODIFIES
    if token.pos not in _MEANING and not modifies:
        return False
    if token.pos == "PROPN" and not member.family.named and _is_a_name(tree, member.head):
        return False
    if not member.family.heads or "mod" not in member.family.stands:
        return True
    if not modifies:
        return len(member.family.stands) > 1
    return tree.tokens[token.head].lemma.lower() in member.family.heads


_MEANING = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM", "X"})


def _is_a_name(tree: Tree, index: int) -> bool:
    """Say whether a word stands in a longer name: "*Park* Soo-hyun", "the *White* House"."""
    beside = [tree.tokens[index].head, *tree.kids[index]]
    return any(tree.tokens[k].pos == "PROPN" and abs(k - index) == 1 and k != index for k in beside)


def _is_one(framer: Framer, tree: Tree, index: int) -> bool:
    """Say whether a noun can mean one thing, or one group of people, only."""
    before = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    return bool(before & _DEFINITE) or (not before & _ANY and is_known(framer, tree, index))


_DEFINITE = frozenset({"the", "these", "those"})
_ANY = frozenset({"a", "an"})


def _listed(tree: Tree, index: int) -> bool:
    return tree.tokens[index].dep == "conj" or tree.child(index, "conj") is not None


def _is_another(tree: Tree, member: Member) -> bool:
    """Say whether there are several of it, or it is told beside another: "the second van", "also"."""
    index = member.head
    noun = tree.tokens[index].head if tree.tokens[index].dep in _MODIFIES else index
    verb = tree.verb_of(noun)
    beside = {*tree.kids[noun], *(tree.kids[verb] if verb is not None else ())}
    several = not member.family.plural and any(
        tree.tokens[i].tag in ("NNS", "NNPS") for i in (index, noun)
    )
    return several or any(
        tree.tokens[k].text.lower() in words("niches", "another", "words") for k in beside
    )


# ── where a word stands ─────────────────────────────────────────────────────────


def _niches(framer: Framer, tree: Tree, member: Member) -> Iterator[Niche]:
    token = tree.tokens[member.head]
    stands = member.family.stands
    if token.dep == "poss" and "of" in stands:
        # "His cousin's home" is the home of his cousin.
        yield _resting_at(framer, tree, "of", token.head)
    elif token.dep in _MODIFIES:
        yield from _modifier(framer, tree, member)
    elif "bearing" in stands:
        yield from _bearing(framer, tree, member.head)
    elif token.dep == "pobj":
        yield from _behind(framer, tree, member)
    elif token.dep in ("dobj", "nsubjpass", "oprd") and "thing" in stands:
        yield _in_deed(framer, tree, "thing", token.head, _other_party(tree, member.head))
    elif token.dep == "nsubj" and "doer" in stands:
        yield _in_deed(framer, tree, "doer", token.head, tree.object(token.head))
    elif token.dep == "attr" and "doer" in stands and _cleft(tree, member.head) is not None:
        verb = _cleft(tree, member.head) or 0
        yield _in_deed(framer, tree, "doer", verb, tree.child(verb, "dobj"))
    if "is" in stands:
        whole = token.head if token.dep in _MODIFIES else member.head
        yield from _said_of(framer, tree, whole)


def _other_party(tree: Tree, index: int) -> int | None:
    """Give who else takes part: who does it, or who is given it ("*they* were given arsenic")."""
    verb = tree.tokens[index].head
    by = tree.child(verb, "agent")
    if by is not None:
        return tree.child(by, "pobj")
    if tree.tokens[index].dep == "nsubjpass":
        return None
    given = tree.child(verb, "nsubjpass")
    return tree.subject(verb) if given is None else given


def _cleft(tree: Tree, index: int) -> int | None:
    """Give the verb of "it was the uncle who *found* him"."""
    subject = tree.child(tree.tokens[index].head, "nsubj")
    it = subject is not None and tree.tokens[subject].text.lower() == "it"
    return tree.child(index, "relcl") if it else None


def _bearing(framer: Framer, tree: Tree, index: int) -> Iterator[Niche]:
    """Yield what lies in which direction of what: "the farm lies north of Aix"."""
    verb = tree.verb_of(index)
    thing = tree.subject(verb) if verb is not None else None
    place = next(
        (tree.child(k, "pobj") for k in tree.kids[index] if tree.tokens[k].text.lower() == "of"),
        None,
    )
    lies = verb is not None and tree.tokens[verb].lemma in _resting() | words(
        "niches", "befalling", "words"
    )
    if place is not None and thing is not None and lies:
        core = f"{_named(framer, tree, thing)} of {canon(framer, tree, place)}"
        yield Niche("bearing", BEING, core, _is_one(framer, tree, place), place)


def _resting_at(framer: Framer, tree: Tree, stands: str, noun: int) -> Niche:
    known = _is_one(framer, tree, noun)
    return Niche(stands, BEING, _named(framer, tree, noun), known, noun, noun)


def _named(framer: Framer, tree: Tree, noun: int) -> str:
    """Give a noun by its family's word, where it is of one: a drone ship is a droneship."""
    kind = next((m.kind for m in members_at(tree, noun)), None)
    word = canon(framer, tree, noun) or class_of_noun(tree.tokens[noun].lemma.lower())
    return kind or plain(word)


def _modifier(framer: Framer, tree: Tree, member: Member) -> Iterator[Niche]:
    """Yield the place beside a noun: the *east* wing, a *freight* train, *chairman* Lind."""
    noun = tree.tokens[member.head].head
    if tree.tokens[noun].pos not in _NOUNS or noun < member.head or _listed(tree, noun):
        return
    entity = framer.entity(tree.tokens[noun].start)
    if tree.tokens[noun].pos == "PROPN" and entity is not None and entity.type == "PERSON":
        if "is" in member.family.stands:
            yield Niche("is", None, entity.name, known=True, at=noun)
        return
    if "mod" not in member.family.stands:
        return
    yield from _beside_noun(framer, tree, member, noun)


def _beside_noun(framer: Framer, tree: Tree, member: Member, noun: int) -> Iterator[Niche]:
    """Yield what tells a noun apart, with the deed that the noun has a part in."""
    if member.family.heads and tree.tokens[noun].lemma.lower() not in member.family.heads:
        return
    verb = tree.verb_of(noun)
    deed = doing(tree, verb) if verb is not None and not says_nothing(tree, verb) else None
    core = plain(class_of_noun(tree.tokens[noun].lemma.lower()))
    subject = tree.subject(verb) if verb is not None else None
    of_one = subject is not None and subject != noun and _is_one(framer, tree, subject)
    if of_one and tree.tokens[noun].dep == "attr":
        deed = "be"
    known = _is_one(framer, tree, noun) or _is_of_one(framer, tree, noun)
    yield Niche("mod", deed, core, known or (of_one and deed is not None), noun, noun)


def _is_of_one(framer: Framer, tree: Tree, noun: int) -> bool:
    """Say whether a noun belongs to what is known: "the driver of a red van"."""
    over = tree.tokens[noun].head
    of = tree.tokens[noun].dep == "pobj" and tree.tokens[over].text.lower() == "of"
    return of and _is_one(framer, tree, tree.tokens[over].head)


def _said_of(framer: Framer, tree: Tree, index: int) -> Iterator[Niche]:
    """Yield what is said of somebody named: "Ada Lind, its *founder*", "Lind is a *Democrat*"."""
    token = tree.tokens[index]
    whom: int | None = None
    if token.dep == "attr" and tree.tokens[token.head].lemma == "be":
        whom = tree.subject(token.head)
    elif token.dep == "appos":
        whom = token.head
    else:
        whom = tree.child(index, "appos")
    if whom is None:
        return
    name = canon(framer, tree, whom)
    if name is not None and _is_one(framer, tree, whom):
        yield Niche("is", None, name, known=True, at=whom, of=whom)


def _behind(framer: Framer, tree: Tree, member: Member) -> Iterator[Niche]:
    """Yield the place behind a preposition, of a verb or of a noun."""
    preposition = tree.tokens[member.head].head
    word = tree.tokens[preposition].text.lower()
    governor = tree.tokens[preposition].head
    stands = _group(word)
    if tree.tokens[preposition].dep == "agent" and not member.family.loose:
        if member.family.stands & {"by", "doer"}:
            yield _in_deed(framer, tree, "doer", governor, tree.object(governor))
        return
    if stands not in member.family.stands:
        return
    if stands == "of" and "mod" in member.family.stands and tree.tokens[governor].pos in _NOUNS:
        # A helicopter of the navy is a navy helicopter.
        yield from _beside_noun(framer, tree, member, governor)
    stands = "by" if member.family.loose else stands
    for _ in range(NESTED):
        # "The window of a church" is where the window is, and whence the shot came.
        if tree.tokens[governor].pos not in _NOUNS:
            break
        yield _resting_at(framer, tree, stands, governor)
        over = tree.tokens[governor].head
        outer = tree.tokens[over].text.lower()
        if tree.tokens[governor].dep != "pobj" or outer == "for":
            break
        governor = tree.tokens[over].head
        if not member.family.loose and stands != "of":
            stands = _group(outer)
    if tree.tokens[governor].pos in ("VERB", "AUX"):
        of = tree.object(governor)
        yield _in_deed(framer, tree, stands, governor, tree.subject(governor) if of is None else of)


def _group(preposition: str) -> str:
    """Give the one name of prepositions that tell a place alike."""
    return "at" if preposition in _IN else "to" if preposition in _TO else preposition


def _in_deed(framer: Framer, tree: Tree, stands: str, verb: int, of: int | None) -> Niche:
    of = None if of is None else tree.antecedent(of)
    core = None if of is None else _named(framer, tree, of)
    known = of is not None and _is_one(framer, tree, of)
    return Niche(stands, _deed(tree, verb, stands), core, known, verb, of)


def _deed(tree: Tree, verb: int, stands: str) -> str | None:
    """Give the class of a deed; None of what tells nothing, or is done in many places."""
    lemma = tree.tokens[verb].lemma
    if stands == "at" and lemma in _resting():
        return BEING
    if lemma in words("niches", "often", "words"):
        return None
    empty = says_nothing(tree, verb) and sense_at(tree, verb) is None
    return None if empty else doing(tree, verb)


@cache
def _resting() -> frozenset[str]:
    return words("niches", "resting", "words")


def _fact(framer: Framer, tree: Tree, member: Member, niche: Niche, held: set[str]) -> Fact:
    span = _reading(tree, member, niche)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=(NICHE, member.family.name, niche.stands),
        label=span.exact,
        evidence=(span,),
        value=member.kind,
        subject=_called(tree, niche),
        scope=tuple(sorted(held)),
        who=tuple(sorted(_about(framer, tree, member, niche))),
        slots=(
            ("core", (niche.core or "",)),
            ("deed", (niche.deed or "",)),
            ("known", ("yes" if niche.known else "",)),
            *_beside(framer, tree, member, niche),
        ),
        when=framer.when(tree, niche.at),
        where=framer.where(tree, niche.at),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _beside(
    framer: Framer, tree: Tree, member: Member, niche: Niche
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what else stands behind prepositions of the same verb and noun: "in the relay"."""
    verb = tree.verb_of(niche.at)
    found = defaultdict[str, set[str]](set)
    for k in {*tree.kids[niche.at], *(tree.kids[verb] if verb is not None else ())}:
        noun = tree.child(k, "pobj") if tree.tokens[k].dep == "prep" else None
        if noun is not None and member.head not in tree.below(k):
            found[_group(tree.tokens[k].text.lower())].add(
                plain(canon(framer, tree, noun) or tree.tokens[noun].lemma.lower())
            )
    yield from ((f"beside {word}", tuple(sorted(nouns))) for word, nouns in sorted(found.items()))


def _called(tree: Tree, niche: Niche) -> str | None:
    """Give the account's own word for what a niche is said of; a pronoun says nothing."""
    if niche.core is not None and niche.core[:1].isupper():
        return niche.core
    if niche.of is None or tree.tokens[niche.of].pos == "PRON":
        return None
    return tree.tokens[niche.of].text.lower()


def _about(framer: Framer, tree: Tree, member: Member, niche: Niche) -> set[str]:
    """Give what stands near a niche: all that governs it, and what hangs on that."""
    own = range(member.first, member.last + 1)
    above = [member.head]
    while tree.tokens[above[-1]].head != above[-1] and len(above) < UP:
        above.append(tree.tokens[above[-1]].head)
    near = {*above, *(k for i in above for k in tree.kids[i])}
    near |= {i for k in near if tree.tokens[k].pos == "ADP" for i in tree.kids[k]}
    near |= {
        i
        for k in near
        if tree.tokens[k].pos in _NOUNS
        for i in tree.kids[k]
        if tree.tokens[i].dep in _MODIFIES
    }
    found = set[str]()
    for i in near - {*own, niche.at}:
        token = tree.tokens[i]
        if token.pos in _NOUNS or token.dep in ("nsubj", "nsubjpass", "dobj"):
            found.add(plain(canon(framer, tree, i) or token.lemma.lower()))
        elif token.pos == "VERB" and not says_nothing(tree, i):
            found.add(f"to {doing(tree, i)}")
        elif token.pos in ("ADJ", "NUM"):
            found.add(plain(token.lemma.lower()))
    return found


def _reading(tree: Tree, member: Member, niche: Niche) -> Span:
    """Give what fills a niche with what governs it, and what that is said of, as far as they stand close."""
    phrase = [*tree.phrase(member.head), *range(member.first, member.last + 1)]
    if niche.stands == "is":
        whole = [*phrase, *tree.phrase(niche.at)]
        span = tree.span(min(whole), max(whole))
        return span if span.end - span.start <= NEAR else tree.span(min(phrase), max(phrase))
    over = tree.tokens[member.head].head
    if tree.tokens[member.head].dep == "pobj":
        phrase.append(over)
    verb = tree.verb_of(niche.at)
    around = []
    if verb is not None:
        around = [verb, *(k for k in tree.kids[verb] if tree.tokens[k].dep in _AROUND)]
    governed = [niche.at, *(i for i in tree.phrase(niche.at) if abs(i - niche.at) < 4)]
    for inside in ((*around, *governed, *phrase), (*governed, *phrase), (niche.at, *phrase)):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(min(phrase), max(phrase))


_AROUND = frozenset({"aux", "auxpass", "prt", "neg"})
