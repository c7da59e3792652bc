"""How much land somebody holds: the whole of a province in one account, slivers of it in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.one_mind import opposed
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110

_TOLD = frozenset({"real", "future", "planned", "permitted"})
_PLACES = frozenset({"GPE", "LOC"})
_NAMES = frozenset({"compound", "poss", "amod", "nmod", "appos"})
_DASHES = frozenset({"-", "–", "—", ","})
# More than a part, and less than the whole: nobody can tell whether they differ.
_QUANTIFIED = frozenset({"most", "much", "nearly", "almost", "some", "more", "several", "two"})
_FEW = frozenset({"few", "handful"})


def find_holdings(framer: Framer) -> Iterator[Fact]:
    """Yield how much of a land an account says that somebody holds, took or means to take."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos != "VERB" or not _holds(tree, index):
                continue
            at = tree.object(index)
            if at is None:
                at = _relative(tree, index)
            elif tree.tokens[at].lemma in _hands():
                # "took control of the town"
                of = next((k for k in tree.kids[at] if tree.tokens[k].text == "of"), None)
                at = tree.child(of, "pobj") if of is not None else None
            if at is not None:
                yield from _held(framer, tree, index, tree.antecedent(at))


def holdings(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the holdings of which one account tells a whole land, and another only parts of it."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "held" and scene.era(fact) in ("now", None):
            told[fact.key[1]].append(fact)
    for held in told.values():
        if rivals := opposed(held, unlike_holdings):
            yield rivals


def unlike_holdings(one: Fact, other: Fact) -> bool:
    """Say whether one account has the same land held whole, and the other in part."""
    return (
        one.value != other.value
        and bool(set(filler(one, "place")) & set(filler(other, "place")))
        and overlap(one, other)
    )


def asked_of_holding(question: Sequence[Fact]) -> str:
    """Give what is asked: "how much of Kelm is held"."""
    shared = set(filler(question[0], "place"))
    for fact in question[1:]:
        shared = shared & set(filler(fact, "place")) or shared
    return f"how much land is held: {min(sorted(shared))}"


@cache
def _hands() -> frozenset[str]:
    return words("holdings", "holding", "hands")


def _holds(tree: Tree, index: int) -> bool:
    (row,) = entries("holdings", "holding")
    near = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    if tree.tokens[index].lemma in row["words"] and tree.child(index, "prt") is None:
        return True
    phrases = (phrase.split() for phrase in row["phrases"])
    return any(tree.tokens[index].lemma == verb and rest in near for verb, rest in phrases)


def _relative(tree: Tree, verb: int) -> int | None:
    """Give the land of "slivers of land troops *seized*": the parser may hang the clause on the troops."""
    subject = tree.subject(verb)
    token = tree.tokens[verb]
    if subject is None or token.dep not in ("acl", "relcl", "conj"):
        return None
    first = min(tree.phrase(subject))
    before = [i for i in range(max(0, first - 4), first) if tree.tokens[i].pos == "NOUN"]
    own = words("holdings", "land", "words") | {"land", "ground", "territory", "soil"}
    if before and before[-1] == first - 1 and tree.tokens[before[-1]].lemma.lower() in own:
        of = tree.tokens[tree.tokens[before[-1]].head]
        over = tree.tokens[before[-1]].head
        return tree.tokens[over].head if of.text.lower() == "of" else before[-1]
    return None


def _held(framer: Framer, tree: Tree, verb: int, at: int) -> Iterator[Fact]:
    claim = claim_at(tree, verb)
    if claim.sign < 0 or claim.mood not in _TOLD or framer.denied(tree.span(verb, verb)):
        return
    value = _how_much(framer, tree, at)
    holder = _holder(framer, tree, verb, at)
    places = _places(framer, tree, at)
    if value == "part" and not places:
        # "In Kelm they hold …", "they hold a few streets in Kelm"
        places = _places_of(framer, tree, [*range(at), *tree.below(verb, 3)])
    if value is None or holder is None or not places:
        return
    span = _reading(tree, verb, at)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("held", holder),
        label=span.exact,
        evidence=(span,),
        value=value,
        modality=claim.mood,
        when=framer.when(tree, verb),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(("place", tuple(sorted(places - {holder}))),),
    )


def _how_much(framer: Framer, tree: Tree, at: int) -> str | None:
    """Say whether a whole land is meant or parts of one; None where nobody can tell."""
    token = tree.tokens[at]
    lemma = token.lemma.lower()
    beside = {tree.tokens[k].text.lower() for k in tree.kids[at]}
    before = {t.text.lower() for t in tree.tokens[max(0, at - 3) : at]}
    if lemma in words("holdings", "part", "words"):
        whole = any(tree.tokens[k].text.lower() == "of" for k in tree.kids[at])
        return "part" if whole or lemma in ("foothold", "toehold") else None
    if before & _FEW and token.tag == "NNS" and lemma in words("holdings", "spot", "words"):
        return "part"
    if (beside | before) & (_QUANTIFIED | words("holdings", "part", "words")):
        return None
    entity = framer.entity(token.start)
    if token.pos == "PROPN" and entity is not None and entity.type in _PLACES:
        return "whole"
    one = token.tag in ("NN", "NNP") and "a" not in beside and "another" not in beside
    return "whole" if one and lemma in words("holdings", "land", "words") else None


def _holder(framer: Framer, tree: Tree, verb: int, at: int) -> str | None:
    """Name the country or body that holds it, or from which it is to be taken back."""
    lost = ("retake", "recapture", "reclaim", "regain", "reconquer", "liberate", "recover")
    if tree.tokens[verb].lemma in lost or "back" in _near(tree, verb):
        for k in (*tree.kids[verb], *tree.below(at, 2)):
            if tree.tokens[k].text.lower() == "from":
                held = tree.child(k, "pobj")
                return _party(framer, tree, [held]) if held is not None else None
        return None
    subject = tree.subject(verb)
    if subject is None:
        return None
    if tree.tokens[subject].text.lower() in ("it", "they", "which", "that"):
        before = range(min(tree.phrase(at)) - 1, -1, -1)
        return next((n for i in before if (n := _nation(framer, tree, i)) is not None), None)
    return _party(framer, tree, sorted(tree.phrase(subject)))


def _near(tree: Tree, verb: int) -> set[str]:
    return {tree.tokens[k].text.lower() for k in tree.kids[verb]}


def _party(framer: Framer, tree: Tree, tokens: Sequence[int]) -> str | None:
    nations = {n for i in tokens if (n := _nation(framer, tree, i)) is not None}
    if nations:
        return nations.pop() if len(nations) == 1 else None
    entities = (framer.entity(tree.tokens[i].start) for i in tokens)
    bodies = {e.name for e in entities if e is not None and e.named and e.type in ("ORG", "PERSON")}
    if bodies:
        return bodies.pop() if len(bodies) == 1 else None
    forces = words("purposes", "force", "words") | words("holdings", "fighter", "words")
    own = (tree.tokens[i].lemma.lower() for i in reversed(tokens) if tree.tokens[i].pos == "NOUN")
    return next((class_of_noun(lemma) for lemma in own if lemma in forces), None)


def _nation(framer: Framer, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.pos not in ("PROPN", "ADJ"):
        return None
    pair = " ".join(t.text for t in tree.tokens[max(0, index - 1) : index + 1])
    return nation_of(pair) or nation_of(token.text)


def _places(framer: Framer, tree: Tree, at: int) -> set[str]:
    """Name the land itself: "Kelm", "the Kelm province", "Kelm, the region that it holds"."""
    token = tree.tokens[at]
    own = [at, *(k for k in tree.below(at, 5) if tree.tokens[k].dep in (*_NAMES, "pobj"))]
    if token.dep == "appos":
        own.append(token.head)
    first = min(tree.phrase(at))
    if first > 1 and tree.tokens[first - 1].text in _DASHES:
        # "Kelm – the province that it holds"
        own.append(first - 2)
    return _places_of(framer, tree, own)


def _places_of(framer: Framer, tree: Tree, tokens: Sequence[int]) -> set[str]:
    found = set[str]()
    for i in tokens:
        entity = framer.entity(tree.tokens[i].start)
        if tree.tokens[i].pos != "PROPN" or entity is None or entity.type not in _PLACES:
            continue
        if nation_of(entity.name) is None:
            found.add(entity.name)
    return found


def _reading(tree: Tree, verb: int, at: int) -> Span:
    inside = [*tree.phrase(at)]
    name = tree.tokens[at].head if tree.tokens[at].dep == "appos" else at
    subject = tree.subject(verb)
    who = [subject] if subject is not None and abs(subject - verb) < 6 else []
    lost = [i for k in tree.kids[verb] if tree.tokens[k].text == "from" for i in tree.below(k, 3)]
    for tokens in ((name, *inside, verb, *who, *lost), (*inside, verb), (at, verb)):
        span = tree.span(min(tokens), max(tokens))
        if span.end - span.start <= LINE:
            return span
    return tree.span(at, at)
