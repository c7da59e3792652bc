"""What somebody may do in a land: strike anywhere in it, or not beyond what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.one_mind import opposed
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# So many governors of a deed are asked whether they allow it.
ABOVE = 4
# So many words below a deed are looked at.
NEAR = 20

_CAN = frozenset({"can", "could", "may", "ca"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_INTO = frozenset({"in", "into", "inside", "on", "at", "against", "within", "across", "to"})


class _Allowed(NamedTuple):
    """Whether a deed is allowed, whom, and where the word stands that says so."""

    value: str
    agent: str | None
    at: int


def find_allowances(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says that somebody may do in a land, or may not."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            deed = _deed(tree, index) if token.pos == "VERB" else None
            if deed is None or _is_open(tree, index) or _has_terms(tree, index):
                continue
            land = _land(tree, index)
            found = _allowed(framer, tree, index) if land is not None else None
            if land is None or found is None or found.agent is None or found.agent == land[0]:
                continue
            span = _reading(tree, index, found.at, land[1])
            if framer.denied(span):
                continue
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("allowance", deed, found.agent, land[0]),
                label=span.exact,
                evidence=(span,),
                value=found.value,
                polarity="positive" if found.value == "yes" else "negative",
                subject=f"{found.agent} may {deed} {land[0]}",
                when=framer.when(tree, index),
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
            )


def allowances(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield what somebody may do in a land by one account, and may not by another."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "allowance" and scene.era(fact) in ("now", None):
            told[fact.key].append(fact)
    for held in told.values():
        if rivals := opposed(held, unlike_allowances):
            yield rivals


def unlike_allowances(one: Fact, other: Fact) -> bool:
    """Say whether the one may not be done, and the other may."""
    return one.value != other.value and overlap(one, other)


def asked_of_allowance(question: Sequence[Fact]) -> str:
    """Give what is asked: "how far Kelm may fish: Orn"."""
    _, deed, who, land = question[0].key
    return f"how far {who} may {deed}: {land}"


def _deed(tree: Tree, index: int) -> str | None:
    """Name the kind of deed that a verb tells: "strike", "launch *strikes*", "use them *against* it"."""
    lemma = tree.tokens[index].lemma
    for row in _deeds().get(lemma, ()):
        if lemma in row["verbs"]:
            return str(row["name"])
        thing = tree.child(index, "dobj")
        if lemma in row["light"] and thing is not None and tree.tokens[thing].lemma in row["nouns"]:
            return str(row["name"])
        near = {tree.tokens[k].text.lower() for k in tree.below(index, 2)}
        if lemma in row["against"] and "against" in near:
            return str(row["name"])
    return None


def _is_open(tree: Tree, index: int) -> bool:
    """Say whether a clause only asks where or whether: "a limit on *where* they can strike"."""
    seen = 0
    while seen < ABOVE:
        if any(
            tree.tokens[k].text.lower() in words("allowances", "open", "words")
            for k in tree.kids[index]
        ):
            return True
        if tree.tokens[index].head == index or tree.tokens[index].dep in ("relcl", "conj"):
            return False
        index, seen = tree.tokens[index].head, seen + 1
    return False


def _has_terms(tree: Tree, index: int) -> bool:
    """Say whether it is told on what terms: "not *without* a visa"."""
    terms = words("allowances", "terms", "words")
    return any(tree.tokens[k].text.lower() in terms for k in islice(tree.below(index, 4), NEAR))


def _land(tree: Tree, index: int) -> tuple[str, int] | None:
    """Give the one country in all of which it may be done, or not: "*Russian* territory", "deep inside *Chile*"."""
    found = dict[str, int]()
    for k in tree.kids[index]:
        token = tree.tokens[k]
        if token.dep == "dobj":
            found |= _country(tree, k)
        elif token.dep in ("prep", "advmod", "dative") and k > index:
            for i in islice(tree.below(k, 6), NEAR):
                if tree.tokens[i].dep == "pobj" and tree.tokens[tree.tokens[i].head].text in _INTO:
                    found |= _country(tree, i)
    below = tree.child(index, "dobj")
    if not found and below is not None:
        for i in islice(tree.below(below, 6), NEAR):
            if tree.tokens[i].dep == "pobj" and tree.tokens[tree.tokens[i].head].text in _INTO:
                found |= _country(tree, i)
    return next(iter(found.items())) if len(found) == 1 else None


def _country(tree: Tree, index: int) -> dict[str, int]:
    """Give the country that a noun stands for, with nothing that names a part of it."""
    own = [*tree.phrase(index)]
    token = tree.tokens[index]
    nations = {n: i for i in own if (n := nation_of(tree.tokens[i].text)) is not None}
    names = [i for i in own if tree.tokens[i].pos == "PROPN"]
    bare = all(nation_of(tree.tokens[i].text) is not None for i in names)
    limited = {tree.tokens[i].text.lower() for i in own} & words("allowances", "limit", "words")
    whole = nation_of(token.text) is not None or token.lemma.lower() in _lands()
    ok = bare and not limited and whole and len(nations) == 1
    return dict.fromkeys(nations, index) if ok else {}


def _allowed(framer: Framer, tree: Tree, index: int) -> _Allowed | None:
    """Say whether a deed is allowed, by its own auxiliary or by what governs it."""
    kids = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    if kids & _CAN and kids & _NOT:
        return _Allowed("no", _agent(framer, tree, index), index)
    here = index
    for _ in range(ABOVE):
        above = tree.tokens[here].head
        if above == here:
            return None
        token, beside = tree.tokens[above], {tree.tokens[k].text.lower() for k in tree.kids[above]}
        if beside & words("allowances", "limit", "words"):
            return None
        if token.lemma in words("allowances", "allowing", "words"):
            claim = claim_at(tree, above)
            agent = _agent(framer, tree, index, below=above)
            sure = claim.mood in ("real", "future") and (claim.sign > 0 or bool(beside & _NOT))
            return _Allowed("yes" if claim.sign > 0 else "no", agent, above) if sure else None
        if token.lemma in words("allowances", "barring", "words") and token.pos == "VERB":
            claim = claim_at(tree, above)
            sure = claim.sign > 0 and claim.mood == "real"
            return _Allowed("no", _name(framer, tree, tree.object(above)), above) if sure else None
        if token.lemma in words("allowances", "allowed", "words"):
            verb = tree.verb_of(above)
            claimed = claim_at(tree, verb) if verb is not None else None
            if claimed is None or claimed.sign < 0 or claimed.mood not in ("real", "future"):
                return None
            return _Allowed("yes", _agent(framer, tree, index, below=above), above)
        here = above
    return None


def _agent(framer: Framer, tree: Tree, index: int, below: int | None = None) -> str | None:
    """Name whoever may do it: the nearest subject, or object of what allows it, that is a country or body."""
    here = index
    for _ in range(ABOVE):
        for at in (tree.child(here, "nsubj", "nsubjpass"), tree.child(here, "dobj", "dative")):
            if at is not None and (here != index or tree.tokens[at].dep != "dobj"):
                name = _name(framer, tree, at)
                if name is not None:
                    return name
        if here == below or tree.tokens[here].head == here:
            break
        here = tree.tokens[here].head
    if below is not None and (verb := tree.verb_of(below)) is not None:
        subject = tree.subject(verb)
        return _name(framer, tree, subject)
    return None


def _name(framer: Framer, tree: Tree, index: int | None) -> str | None:
    if index is None:
        return None
    token = tree.tokens[index]
    own = [index, *(k for k in tree.kids[index] if tree.tokens[k].dep in ("amod", "poss"))]
    nations = [n for i in own if (n := nation_of(tree.tokens[i].text)) is not None]
    if len(set(nations)) > 1:
        return None
    if nations:
        itself = nation_of(token.text) is not None or class_of_noun(token.lemma) == "troops"
        return nations[0] if itself else f"{nations[0]}’s {class_of_noun(token.lemma)}"
    if token.pos == "PRON":
        name = canon(framer, tree, index)
        return None if name is None else nation_of(name) or (None if name.islower() else name)
    entity = framer.entity(token.start)
    named = entity is not None and entity.named and entity.type in ("ORG", "PERSON", "GPE")
    return entity.name if named and entity is not None else None


def _reading(tree: Tree, deed: int, at: int, land: int) -> Span:
    subject = tree.child(deed, "nsubj")
    last = max(deed, land, *(i for i in tree.phrase(land)))
    beside = [k for k in tree.kids[deed] if tree.tokens[k].dep in ("aux", "neg")]
    firsts = [
        at,
        *([min(tree.phrase(subject))] if subject is not None else []),
        min([deed, *beside]),
    ]
    for first in sorted(firsts):
        span = tree.span(first, last)
        if span.end - span.start <= LINE - 40 or first == max(firsts):
            return span
    return tree.span(deed, land)


@cache
def _deeds() -> dict[str, list[dict[str, Any]]]:
    found = defaultdict[str, list[dict[str, Any]]](list)
    for row in entries("allowances", "deed"):
        for verb in dict.fromkeys((*row["verbs"], *row["light"], *row["against"])):
            found[verb].append(row)
    return dict(found)


@cache
def _lands() -> frozenset[str]:
    return words("allowances", "land", "words")
