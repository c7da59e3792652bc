"""On what ground it was done: what accounts say moved somebody to what the story is about.

That accounts give several grounds is no difference: each may tell a part. It is one where some
share a ground and another, which gives a ground of its own, never speaks of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# So many words below a ground are looked at.
NEAR = 30

# "The move", "the decision": what the news is of.
NEWS = "news"

_NOUNS = frozenset({"NOUN", "PROPN"})
_IN = frozenset({"in", "on", "as"})
_TOLD = frozenset({"real", "possible", "future", "planned", "permitted"})


def find_grounds(framer: Framer) -> Iterator[Fact]:
    """Yield on what ground an account says that somebody did what they did."""
    spoken: tuple[str, ...] | None = None
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            found = _moved(tree, index) or _behind(tree, index)
            if found is None:
                continue
            verb, at, deeds = found
            about = _about(framer, tree, at)
            claim = claim_at(tree, verb)
            span = _reading(tree, verb, index, at)
            if not about or claim.sign < 0 or claim.mood not in _TOLD or framer.denied(span):
                continue
            spoken = _spoken(framer) if spoken is None else spoken
            for deed in sorted(deeds):
                yield Fact(
                    kind="attribute",
                    article=tree.article.id,
                    key=("ground", deed),
                    label=span.exact,
                    evidence=(span,),
                    value=" ".join(about),
                    when=framer.when(tree, verb),
                    statements=framer.statement_ids(span),
                    source=framer.source(span),
                    hedged=framer.hedged(span),
                    slots=(("about", about), ("names", _names(tree, at)), ("spoken", spoken)),
                )


def grounds(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the grounds of one deed where some share one, and another account has none of it."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] != "ground" or scene.era(fact) not in ("now", None):
            continue
        if fact.key[1] == NEWS or fact.key[1] in scene.happenings:
            told[fact.key[1]].append(fact)
    for held in told.values():
        alike = [f for f in held if any(_share(f, g) for g in held if g.article != f.article)]
        others = {f.article for f in alike}
        apart = [
            f
            for f in held
            if f.article not in others and alike and all(_lacks(f, g) for g in alike)
        ]
        if apart:
            yield (*alike, *apart)


def unlike_grounds(one: Fact, other: Fact) -> bool:
    """Say whether accounts give grounds that share nothing, and one never speaks of the other's."""
    return one.article != other.article and (_lacks(one, other) or _lacks(other, one))


def _lacks(own: Fact, theirs: Fact) -> bool:
    """Say whether an account never brings up the ground of another: none of its nouns, or not its names."""
    if _share(own, theirs):
        return False
    spoken = {*filler(own, "spoken")}
    nouns, names = {*filler(theirs, "about")}, {*filler(theirs, "names")}
    return not nouns & spoken or bool(names - spoken)


def asked_of_ground(question: Sequence[Fact]) -> str:
    """Give what is asked."""
    return "what moved them to it"


def _share(one: Fact, other: Fact) -> bool:
    return bool({*filler(one, "about")} & {*filler(other, "about")})


def _moved(tree: Tree, index: int) -> tuple[int, int, set[str]] | None:
    """Read "the decision was prompted by a letter", "a letter prompted the decision"."""
    token = tree.tokens[index]
    if token.pos != "VERB" or token.lemma not in words("grounds", "moving", "words"):
        return None
    by = tree.child(index, "agent")
    if by is not None:
        at, thing = tree.child(by, "pobj", "pcomp"), tree.object(index)
    elif token.lemma not in words("grounds", "swaying", "words"):
        return None
    else:
        at, thing = tree.subject(index), tree.child(index, "dobj")
        if thing is None:
            to = next((k for k in tree.kids[index] if tree.tokens[k].text.lower() == "to"), None)
            thing = tree.child(to, "pobj") if to is not None else None
    if at is None or thing is None or at == thing:
        return None
    deeds = _deeds(tree, thing)
    return (index, at, deeds) if deeds else None


def _behind(tree: Tree, index: int) -> tuple[int, int, set[str]] | None:
    """Read "the move comes after lobbying", "it was closed because of frost"."""
    token = tree.tokens[index]
    word = token.text.lower()
    if word not in words("grounds", "behind", "words"):
        return None
    noun = token.pos == "NOUN"
    if noun and (token.dep != "pobj" or tree.tokens[token.head].text.lower() not in _IN):
        # "The green light" is none, "in light of" is.
        return None
    if tree.child(index, "npadvmod") is not None:
        # "Two days after" says when.
        return None
    at = tree.child(index, "pobj", "pcomp")
    if at is None:
        follow = next(
            (k for k in (*tree.kids[index], index + 1) if k < len(tree.tokens) and k >= index),
            index,
        )
        at = tree.child(follow, "pobj", "pcomp") if tree.tokens[follow].pos == "ADP" else None
    if at is None or tree.tokens[at].pos not in (*_NOUNS, "VERB"):
        return None
    verb = tree.verb_of(token.head)
    if verb is None:
        return None
    comes = tree.tokens[verb].lemma in words("grounds", "coming", "words")
    if word in ("after", "following") and not comes:
        return None
    subject = tree.subject(verb)
    deeds = _deeds(tree, subject) if subject is not None and comes else set[str]()
    sense = sense_at(tree, verb)
    if not comes and sense is not None:
        deeds = {sense.name}
    return (verb, at, deeds) if deeds else None


def _deeds(tree: Tree, at: int) -> set[str]:
    """Give the classes of a noun for a deed: "the *permission*", "the decision *to permit*"."""
    found = set[str]()
    lemma = tree.tokens[at].lemma
    named = lemma in words("grounds", "deed", "words")
    for k in (at, *(k for k in tree.kids[at] if named and tree.tokens[k].dep == "acl")):
        sense = sense_at(tree, k)
        if sense is not None:
            found.add(sense.name)
    return found or ({NEWS} if named else set())


def _about(framer: Framer, tree: Tree, at: int) -> tuple[str, ...]:
    """Name what a ground is about: its nouns, and the names in it."""
    found = set[str]()
    for i in islice(tree.below(at), NEAR):
        token = tree.tokens[i]
        if token.pos in _NOUNS and token.lemma.lower() not in words("grounds", "plain", "words"):
            nation = nation_of(token.text)
            if nation is None and token.text.isalpha():
                found.add(class_of_noun(token.lemma))
    return tuple(sorted(found))


def _names(tree: Tree, at: int) -> tuple[str, ...]:
    """Give the countries that a ground names."""
    below = [*islice(tree.below(at), NEAR)]
    return tuple(sorted({n for i in below if (n := _nation(tree, i)) is not None}))


def _nation(tree: Tree, index: int) -> str | None:
    if tree.tokens[index].pos not in ("PROPN", "ADJ"):
        return None
    around = (tree.tokens[max(0, first) : first + 2] for first in (index - 1, index))
    pairs = (nation_of(" ".join(t.text for t in two)) for two in around if len(two) > 1)
    return next((n for n in pairs if n), None) or nation_of(tree.tokens[index].text)


def _spoken(framer: Framer) -> tuple[str, ...]:
    """Give what an account speaks of at all: its nouns and verbs, and the countries it names."""
    told = set[str]()
    for tree in framer.forest.trees:
        for i, token in enumerate(tree.tokens):
            if token.pos in (*_NOUNS, "VERB", "ADJ"):
                told.add(class_of_noun(token.lemma))
                told |= {n for n in (_nation(tree, i),) if n is not None}
    return tuple(sorted(told))


def _reading(tree: Tree, verb: int, cue: int, at: int) -> Span:
    subject = tree.subject(verb)
    who = [] if subject is None else [*tree.phrase(subject)]
    whole, short = [*_clause(tree, at)], [*tree.phrase(at)]
    for inside in ((*who, *whole), whole, (*who, *short), short, (at,)):
        span = tree.span(min(verb, cue, *inside), max(verb, cue, *inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(cue, at)


def _clause(tree: Tree, at: int) -> Iterator[int]:
    """Yield a ground with what tells which it is, without what is said of it beside."""
    todo = [at]
    for _ in range(NEAR):
        if not todo:
            return
        here = todo.pop()
        yield here
        todo += [
            k for k in tree.kids[here] if tree.tokens[k].dep not in ("relcl", "appos", "punct")
        ]
