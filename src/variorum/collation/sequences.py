"""Which came first: "the launch came after the drill" in one account, the drill in answer to the launch in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collation.classes import people
from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.one_mind import opposed
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110

_NOUNS = frozenset({"NOUN", "PROPN"})


class _Event(NamedTuple):
    """What happened, by whom, and to what as far as it is told."""

    name: str
    agent: str
    at: int
    thing: str | None = None


def find_sequences(framer: Framer) -> Iterator[Fact]:
    """Yield which of two events an account says came first, where it tells who did each."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            way = _way(tree, index)
            if way is None:
                continue
            later, earlier = _joined(framer, tree, index)
            if later is None or earlier is None:
                continue
            if way == "before":
                later, earlier = earlier, later
            if later[:2] == earlier[:2]:
                continue
            verb = tree.verb_of(token.head)
            if verb is None or not all(_is_done(tree, e.at) for e in (later, earlier)):
                continue
            inside = [index, later.at, earlier.at]
            if token.dep == "pobj":
                # "*In* response to it"
                inside.append(token.head)
            span = _reading(tree, inside)
            one, other = sorted((later[:2], earlier[:2]))
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("sequence", *one, *other),
                label=span.exact,
                evidence=(span,),
                value=earlier.name + " of " + earlier.agent,
                when=framer.when(tree, verb),
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
                slots=tuple(
                    (f"{e.name} of {e.agent}", (e.thing,) if e.thing else ())
                    for e in (later, earlier)
                ),
            )


def sequences(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the pairs of events that accounts have in contrary order."""
    told = defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "sequence" and scene.era(fact) == "now":
            told[fact.key].append(fact)
    for held in told.values():
        if rivals := opposed(held, unlike_sequences):
            yield rivals


def unlike_sequences(one: Fact, other: Fact) -> bool:
    """Say whether two accounts have other events come first."""
    things = dict(one.slots), dict(other.slots)
    alike = all(_may_be_one(name, things[0][name], things[1].get(name, ())) for name in things[0])
    return one.value != other.value and alike and overlap(one, other)


def _may_be_one(name: str, here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Say whether two deeds of one name may be one: of a verb that anybody does often, only with one object."""
    often = name.startswith("to ")
    return here == there or (not often and not (here and there))


def asked_of_sequence(question: Sequence[Fact]) -> str:
    """Give what is asked: "which came first: the launch or the drill", in an account's own words."""
    return f"which came first: {min((f.label for f in question), key=len)}"


def _way(tree: Tree, index: int) -> str | None:
    """Say whether what hangs on a word lies before or after what it hangs on."""
    token = tree.tokens[index]
    word = token.text.lower()
    if word in ("after", "following"):
        return "after"
    if word == "before":
        return "before"
    if word in ("response", "reaction", "retaliation", "reply", "answer"):
        above = tree.tokens[token.head].text.lower()
        return "after" if token.dep == "pobj" and above == "in" else None
    return None


def _is_done(tree: Tree, index: int) -> bool:
    """Say whether an account tells that it was done: no clause in doubt, none that denies it."""
    verb = tree.verb_of(index)
    claim = claim_at(tree, verb) if verb is not None else None
    return claim is None or (claim.sign > 0 and claim.mood == "real")


def _joined(framer: Framer, tree: Tree, index: int) -> tuple[_Event | None, _Event | None]:
    """Give the event that a word of time hangs on, and the one that hangs on it."""
    token = tree.tokens[index]
    if token.dep == "mark":
        inner, outer = token.head, tree.tokens[token.head].head
    else:
        held = tree.child(index, "pobj", "pcomp")
        if held is None:
            to = next((k for k in tree.kids[index] if tree.tokens[k].text in ("to", "for")), None)
            held = tree.child(to, "pobj") if to is not None else None
        if held is None:
            return None, None
        top = tree.tokens[token.head].head if token.dep == "pobj" else token.head
        inner, outer = held, top
    return _event(framer, tree, outer), _event(framer, tree, inner)


def _event(framer: Framer, tree: Tree, at: int) -> _Event | None:
    token = tree.tokens[at]
    if token.pos in ("VERB", "AUX"):
        subject, thing = tree.subject(at), tree.object(at)
        bare = token.lemma in words("offsets", "bare", "words")
        if bare and subject is not None and tree.tokens[subject].pos in _NOUNS and thing is None:
            return _event(framer, tree, subject)
        agent = _agent(framer, tree, subject)
        if agent is None:
            return None
        if token.lemma in words("firsts", "light", "words"):
            if thing is None or tree.tokens[thing].pos != "NOUN":
                return None
            return _Event(_name(tree, thing), agent, thing)
        sense = sense_at(tree, at)
        object_ = canon(framer, tree, thing) if thing is not None and thing != subject else None
        if sense is None and bare:
            return None
        name = f"to {token.lemma}" if sense is None else sense.name
        return _Event(name, agent, at, object_)
    if token.pos != "NOUN" or token.lemma in people():
        return None
    for k in tree.kids[at]:
        if tree.tokens[k].dep in ("poss", "amod", "compound", "nmod"):
            agent = _agent(framer, tree, k)
            if agent is not None:
                return _Event(_name(tree, at), agent, at)
    return None


def _name(tree: Tree, at: int) -> str:
    sense = sense_at(tree, at)
    return sense.name if sense is not None else class_of_noun(tree.tokens[at].lemma)


def _agent(framer: Framer, tree: Tree, index: int | None) -> str | None:
    if index is None:
        return None
    pair = " ".join(t.text for t in tree.tokens[max(0, index - 1) : index + 1])
    nation = nation_of(pair) or nation_of(tree.tokens[index].text)
    if nation is not None:
        return nation
    token, entity = tree.tokens[index], framer.entity(tree.tokens[index].start)
    known = any(tree.tokens[k].text.lower() in ("the", "its", "their") for k in tree.kids[index])
    known = known or token.lemma == "police"
    role = token.tag in ("NN", "NNS") and token.lemma.lower() in people() and known
    if token.pos == "PRON" or role or (entity is not None and entity.named):
        return canon(framer, tree, index)
    return None


def _reading(tree: Tree, inside: Sequence[int]) -> Span:
    whole = [i for at in inside for i in tree.phrase(at)]
    span = tree.span(min(whole), max(whole))
    return span if span.end - span.start <= LINE else tree.span(min(inside), max(inside))
