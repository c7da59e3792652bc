"""For what reason it was done: called off because of rain, or for want of staff; she quit over a row, or for her health."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.one_mind import opposed
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, paired, words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110
# So many words below a reason are looked at.
NEAR = 12

_TOLD = frozenset({"real", "future", "planned"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_given_reasons(framer: Framer) -> Iterator[Fact]:
    """Yield for what reason an account says that something was done or left."""
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            found = _given(tree, index)
            if found is None:
                continue
            verb, at = found
            kinds = _kinds(tree, at)
            sense = sense_at(tree, verb)
            thing = tree.object(verb)
            thing = tree.subject(verb) if thing is None else thing
            name = canon(framer, tree, thing)
            claim = claim_at(tree, verb)
            lemma = tree.tokens[verb].lemma
            deed = f"{sense.name} {sense.sign}" if sense is not None else lemma
            known = sense is not None or lemma in _chosen()
            if not kinds or not known or name is None or claim.mood not in _TOLD:
                continue
            span = _reading(tree, verb, index, at)
            if claim.sign < 0 or framer.denied(span):
                continue
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("reason given", deed, name),
                label=span.exact,
                evidence=(span,),
                value=" + ".join(kinds),
                subject=str(name),
                modality=claim.mood,
                when=framer.when(tree, verb),
                where=framer.where(tree, verb),
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
                slots=(("kinds", kinds),),
            )


def given_reasons(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the reasons that accounts give for one deed, where they are of kinds that nobody takes for each other."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "reason given" and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        if rivals := opposed(held, unlike_given_reasons):
            yield rivals


def unlike_given_reasons(one: Fact, other: Fact) -> bool:
    """Say whether two reasons of one deed are of unlike kinds."""
    here, there = {*filler(one, "kinds")}, {*filler(other, "kinds")}
    near = here.union(
        *(paired("given_reasons", "reason", "with").get(kind, frozenset()) for kind in here)
    )
    if one.where and other.where and not {*one.where} & {*other.where}:
        return False
    return not near & there and overlap(one, other)


def asked_of_given_reason(question: Sequence[Fact]) -> str:
    """Give what is asked: "the reason given: the concert"."""
    subject = str(question[0].subject)
    return f"the reason given: {f'the {subject}' if subject.islower() else subject}"


def _given(tree: Tree, index: int) -> tuple[int, int] | None:
    """Give the deed and its reason, where a word joins them: "closed *because of* rain"."""
    token = tree.tokens[index]
    word = token.text.lower()
    if token.lemma in words("given_reasons", "citing", "words") and token.pos == "VERB":
        at = tree.child(index, "dobj")
        verb = tree.verb_of(token.head) if token.dep == "advcl" else None
        return (verb, at) if verb is not None and at is not None and at > index else None
    for row in entries("given_reasons", "cue"):
        follow = next((k for k in tree.kids[index] if tree.tokens[k].text in row["after"]), None)
        if word in row["words"] and follow is not None:
            # Of "because of rain" the parser hangs the rain on either word.
            at = tree.child(follow, "pobj")
            at = tree.child(index, "pobj") if at is None else at
            verb = tree.verb_of(token.head)
            return (verb, at) if at is not None and verb is not None else None
    if token.dep != "prep":
        return None
    at, verb = tree.child(index, "pobj"), tree.verb_of(token.head)
    if at is None or verb is None or tree.tokens[verb].lemma not in _chosen():
        return None
    if word in words("given_reasons", "over", "words"):
        return verb, at
    named = tree.tokens[at].lemma in words("given_reasons", "reasons", "words")
    return (verb, at) if named and word in ("for", "on") else None


def _kinds(tree: Tree, at: int) -> tuple[str, ...]:
    """Name the kinds of reasons that the words of one tell."""
    found = set[str]()
    below = [*islice(tree.below(at, 3), NEAR)]
    lemmas = {tree.tokens[i].lemma.lower() for i in below}
    for row in entries("given_reasons", "reason"):
        told = any(lemma in row["words"] for lemma in lemmas)
        phrases = (phrase.split() for phrase in row.get("phrases", ()))
        if told or any(lemmas.issuperset(phrase) for phrase in phrases):
            found.add(str(row["name"]))
    return tuple(sorted(found))


def _reading(tree: Tree, verb: int, cue: int, at: int) -> Span:
    near = [*tree.phrase(at)]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    who = [*tree.phrase(subject)] if subject is not None else []
    for inside in ((*who, verb, cue, *near), (verb, cue, *near), (cue, at)):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(at, at)


@cache
def _chosen() -> frozenset[str]:
    return words("given_reasons", "chosen", "words")
