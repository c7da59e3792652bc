"""What for: whether a force stands there to attack or to defend, whether money is to reward or to buy off.

Asked only of one force and one place, or of one measure and one object; what a body is there for
is told by the verb that brings it there, or by the noun it prepares for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.one_mind import opposed
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, paired, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# So many words below a verb are looked at: enough for any clause that was written for readers.
NEAR = 40

_TOLD = frozenset({"real", "future", "planned", "permitted"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OWN = frozenset({"amod", "compound", "nmod", "poss", "conj"})
_COUNTERS = frozenset({"majority", "most", "thousand", "hundred", "number", "part", "many", "bulk"})


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What has a purpose: its kind, and the tree and token where it is named."""

    kind: str
    tree: Tree
    index: int


def find_purposes(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says that a force, a measure or a sum is there for."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos not in ("VERB", "AUX"):
                continue
            aims = token.lemma in words("purposes", "aiming", "words")
            posts = token.lemma in words("purposes", "posting", "words")
            bearer = _bearer(framer, tree, index, posts=posts, aims=aims) if aims or posts else None
            if bearer is None:
                continue
            for at, purpose in islice(_ends(tree, index), 1):
                fact = _fact(framer, tree, index, bearer, at, purpose)
                if fact is not None:
                    yield fact


def purposes(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the ends that accounts give to one force or measure, where some rule out others."""
    told = defaultdict[tuple[object, ...], list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "purpose" and scene.era(fact) in ("now", None):
            told[fact.key].append(fact)
    for held in told.values():
        if rivals := opposed(held, unlike_purposes):
            yield rivals


def unlike_purposes(one: Fact, other: Fact) -> bool:
    """Say whether one body or measure is there for two ends that rule each other out."""
    if other.value not in paired("purposes", "purpose", "excludes").get(
        str(one.value), frozenset()
    ) or not overlap(one, other):
        return False
    whose = set(filler(one, "whose")), set(filler(other, "whose"))
    if (whose[0] or whose[1]) and not whose[0] & whose[1]:
        return False
    return bool(set(filler(one, "about")) & set(filler(other, "about")) - whose[0] - whose[1])


def asked_of_purpose(question: Sequence[Fact]) -> str:
    """Give what is asked: "what the troops are there for"."""
    subject = min((str(f.subject) for f in question), key=lambda s: (len(s), s))
    there = " there" if question[0].key[1] == "force" else ""
    return f"what the {subject} {'is' if filler(question[0], 'one') else 'are'}{there} for"


def _bearer(framer: Framer, tree: Tree, verb: int, *, posts: bool, aims: bool) -> _Bearer | None:
    """Give the force that a verb posts, or the measure that it aims."""
    at = tree.object(verb)
    at = tree.subject(verb) if at is None else at
    if at is None:
        return None
    where, index = _meant(framer, tree, tree.antecedent(at))
    lemma = where.tokens[index].lemma.lower()
    if posts and lemma in _forces():
        return _Bearer(f"force {_forces()[lemma]}", where, index)
    if aims and lemma in _measures():
        return _Bearer(f"measure {_measures()[lemma]}", where, index)
    return None


def _meant(framer: Framer, tree: Tree, index: int) -> tuple[Tree, int]:
    """Give the noun that a counting word or a pronoun stands for: "the majority of *them*"."""
    if tree.tokens[index].lemma.lower() in _COUNTERS:
        of = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() == "of"), None)
        held = tree.child(of, "pobj") if of is not None else None
        index = index if held is None else held
    if tree.tokens[index].text.lower() not in ("they", "them") or tree.number == 0:
        return tree, index
    before = framer.forest.trees[tree.number - 1]
    subject = next(
        (
            i
            for i, t in enumerate(before.tokens)
            if t.dep in ("nsubj", "nsubjpass") and t.lemma.lower() in _forces()
        ),
        None,
    )
    return (tree, index) if subject is None else (before, subject)


def _ends(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """Yield each end that a verb serves, nearest first: its infinitive, or the noun it prepares for."""
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        if k < verb:
            continue
        if token.dep in ("advcl", "xcomp", "acl", "ccomp") and _is_infinitive(tree, k):
            yield from _of_verb(tree, k)
        elif token.dep == "prep" and token.text.lower() in ("for", "in", "as", "with", "at"):
            held = tree.child(k, "pobj", "pcomp")
            if held is not None:
                yield from _of_noun(tree, k, held)


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].tag == "TO" for k in tree.kids[index])


def _of_verb(tree: Tree, index: int) -> Iterator[tuple[int, str]]:
    """Yield the end that an infinitive tells, or the one it tries or helps for."""
    for i in [*tree.conjuncts(index)]:
        purpose = _class_of(tree, i)
        if purpose is not None and claim_at(tree, i).sign > 0:
            yield i, purpose
    below = (k for i in tree.conjuncts(index) for k in tree.kids[i])
    for k in below:
        token = tree.tokens[k]
        if token.dep in ("xcomp", "ccomp") and (_is_infinitive(tree, k) or token.tag == "VB"):
            yield from _of_verb(tree, k)
        elif token.dep == "dobj" and token.pos == "NOUN" and token.lemma in _nouns():
            # "to launch an attack", "to carry out an exercise"
            light = tree.tokens[token.head].lemma in ("launch", "mount", "begin", "start", "carry")
            if light:
                yield k, _nouns()[token.lemma]


def _of_noun(tree: Tree, preposition: int, held: int) -> Iterator[tuple[int, str]]:
    """Yield the end that a noun names: "in preparation for *an offensive*", "for *a drill*"."""
    token = tree.tokens[held]
    word = tree.tokens[preposition].text.lower()
    if token.tag == "VBG":
        # "aimed at deterring", "meant for guarding"
        purpose = _class_of(tree, held)
        if purpose is not None and word in ("for", "at"):
            yield held, purpose
        return
    if token.lemma.lower() in words("purposes", "cue", "words"):
        for k in tree.kids[held]:
            inner = tree.child(k, "pobj", "pcomp")
            if tree.tokens[k].dep == "prep" and inner is not None:
                noun = _nouns().get(tree.tokens[inner].lemma.lower())
                purpose = noun or _class_of(tree, inner)
                if purpose is not None:
                    yield inner, purpose
            elif tree.tokens[k].dep == "acl" and _is_infinitive(tree, k):
                yield from _of_verb(tree, k)
        return
    if word in ("for", "as") and token.lemma.lower() in _nouns():
        yield held, _nouns()[token.lemma.lower()]


def _class_of(tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return None
    near = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    for rest, name in _phrases().get(token.lemma, ()):
        if rest in near:
            return name
    return _verbs().get(token.lemma)


def _fact(
    framer: Framer, tree: Tree, verb: int, bearer: _Bearer, at: int, purpose: str
) -> Fact | None:
    claim = claim_at(tree, verb)
    span = _reading(tree, verb, bearer, at)
    if claim.sign < 0 or claim.mood not in _TOLD or framer.denied(span):
        return None
    kind, _, name = bearer.kind.partition(" ")
    noun = bearer.tree.tokens[bearer.index]
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("purpose", kind, name),
        label=span.exact,
        evidence=(span,),
        value=purpose,
        subject=noun.text.lower(),
        modality=claim.mood,
        when=framer.when(tree, verb),
        where=framer.where(tree, verb),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(
            ("about", _about(framer, tree, verb)),
            ("one", ("yes",) if noun.tag in ("NN", "NNP") else ()),
            ("whose", _whose(framer, bearer) or _poster(framer, tree, verb, bearer)),
        ),
    )


def _about(framer: Framer, tree: Tree, verb: int) -> tuple[str, ...]:
    """Name the places and things of a posting: where it is, and what its end is done to."""
    found = set[str]()
    for i in islice(tree.below(verb), NEAR):
        token = tree.tokens[i]
        entity = framer.entity(token.start)
        if i == verb or token.pos not in _NOUNS:
            continue
        if entity is not None and entity.named:
            found.add(nation_of(entity.name) or entity.name)
        elif token.pos == "PROPN":
            found.add(nation_of(token.text) or token.text)
        elif token.dep in ("dobj", "pobj"):
            found.add(class_of_noun(token.lemma))
    return tuple(sorted(found))


def _whose(framer: Framer, bearer: _Bearer) -> tuple[str, ...]:
    """Name the countries and bodies that a force or measure is of."""
    tree = bearer.tree
    beside = [k for k in tree.below(bearer.index, 3) if tree.tokens[k].dep in _OWN]
    found = set[str]()
    for k in (k for k in beside if k < bearer.index):
        token = tree.tokens[k]
        two = " ".join(t.text for t in tree.tokens[max(0, k - 1) : k + 1])
        after = " ".join(t.text for t in tree.tokens[k : k + 2])
        nation = nation_of(two) or nation_of(after) or nation_of(token.text)
        entity = framer.entity(token.start)
        if nation is not None:
            found.add(nation)
        elif entity is not None and entity.named:
            found.add(entity.name)
    return tuple(sorted(found))


def _poster(framer: Framer, tree: Tree, verb: int, bearer: _Bearer) -> tuple[str, ...]:
    """Name the country that posts its force: "*Norway* has deployed ships"."""
    subject = tree.child(verb, "nsubj")
    if subject is None or bearer.tree is not tree or subject == bearer.index:
        return ()
    nation = nation_of(tree.tokens[subject].text)
    return (nation,) if nation is not None else ()


def _reading(tree: Tree, verb: int, bearer: _Bearer, at: int) -> Span:
    """Give who is there, or at least how, with the end as far as the line goes."""
    last = max(i for i in tree.phrase(at))
    while last > at and tree.tokens[last].pos in ("ADP", "PUNCT", "DET", "CCONJ"):
        last -= 1
    own = bearer.tree is tree and bearer.index < verb
    firsts = [min(tree.phrase(bearer.index))] if own else []
    for first in (*firsts, *([bearer.index] if own else []), verb):
        span = tree.span(first, last)
        if span.end - span.start <= LINE:
            return span
    start = max(verb, at - 8)
    return tree.span(start, at)


@cache
def _verbs() -> Mapping[str, str]:
    return {w: row["name"] for row in entries("purposes", "purpose") for w in row["verbs"]}


@cache
def _nouns() -> Mapping[str, str]:
    return {w: row["name"] for row in entries("purposes", "purpose") for w in row["nouns"]}


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found = defaultdict[str, list[tuple[str, str]]](list)
    for row in entries("purposes", "purpose"):
        for phrase in row["phrases"]:
            verb, rest = phrase.split()
            found[verb].append((rest, row["name"]))
    return {verb: tuple(held) for verb, held in found.items()}


@cache
def _forces() -> Mapping[str, str]:
    return {w: row["words"][0] for row in entries("purposes", "force") for w in row["words"]}


@cache
def _measures() -> Mapping[str, str]:
    return {w: row["words"][0] for row in entries("purposes", "measure") for w in row["words"]}
