"""Which time it is: the first in one account, the third in another; and what a coming first is the first of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.one_mind import opposed
from variorum.collation.ordinals import cardinal, ordinal
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Span

# A reading is as long as a line and a half of print.
LINE = 110

_AHEAD = frozenset({"future", "planned"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_firsts(framer: Framer) -> Iterator[Fact]:
    """Yield which time it is that somebody does something: "for the first time", "its maiden flight"."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.lemma == "time" and (count := _ordinal(tree, index)) is not None:
                yield from _time(framer, tree, index, count)
            elif token.pos == "NOUN" and token.lemma != "time":
                yield from _of_its_kind(framer, tree, index)


def firsts(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield how often accounts say that one deed was done, where they count unlike; then unlike firsts to come."""
    counted, ahead = defaultdict[object, list[Fact]](list), defaultdict[object, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "which time" and scene.era(fact) == "now":
            counted[fact.key].append(fact)
        elif fact.key[0] == "first ahead":
            ahead[fact.key].append(fact)
    for told in (counted, ahead):
        for held in told.values():
            if rivals := opposed(held, unlike_firsts):
                yield rivals


def unlike_firsts(one: Fact, other: Fact) -> bool:
    """Say whether two accounts count one deed unlike, or call unlike things the first that is to come."""
    if one.key[0] == "first ahead":
        known = one.when is not None and other.when is not None
        deeds = set(filler(one, "deed")), set(filler(other, "deed"))
        return known and overlap(one, other) and not deeds[0] & deeds[1]
    which = set(filler(one, "which")), set(filler(other, "which"))
    return one.value != other.value and which[0] == which[1] and overlap(one, other)


def asked_of_first(question: Sequence[Fact]) -> str:
    """Give what is asked: "which time it is that Kelm bids", "what is to be the first of its kind"."""
    if question[0].key[0] == "first ahead":
        return f"what is to be the first: {question[0].key[1]}"
    return f"which time it is: {question[0].subject}"


def _ordinal(tree: Tree, index: int) -> int | None:
    """Give which time a noun tells: "the *third* time"."""
    for k in tree.kids[index]:
        value = ordinal(tree.tokens[k].text) if tree.tokens[k].dep == "amod" else None
        if value is not None:
            return int(value)
    return None


def _time(framer: Framer, tree: Tree, index: int, count: int) -> Iterator[Fact]:
    """Read "for the first time" with the verb above it, "the third time that" with the one below."""
    above = tree.tokens[index].head
    verb: int | None
    if tree.tokens[index].dep == "pobj" and tree.tokens[above].text.lower() == "for":
        verb = tree.verb_of(above)
        bounded = _is_bounded(tree, index)
    elif tree.tokens[index].dep in ("attr", "dobj"):
        verb = next((k for k in tree.below(index, 3) if tree.tokens[k].dep == "relcl"), None)
        bounded = _is_bounded(tree, index)
        if tree.tokens[above].pos in ("VERB", "AUX") and claim_at(tree, above).sign < 0:
            # "It is not the first time that …"
            return
    else:
        return
    if verb is None or tree.tokens[verb].pos != "VERB":
        return
    # "Its first attempt": the deed may be brought about by a light verb.
    agent, thing = tree.subject(verb), tree.object(verb)
    who = _who(framer, tree, agent)
    if who is None or agent == thing:
        return
    span = _reading(tree, [verb, index, *([] if thing is None else [thing])])
    deed = _deed(tree, verb, thing)
    if deed is None:
        return
    yield from _facts(framer, tree, verb, who, deed, count, span, bounded=bounded, thing=thing)


def _of_its_kind(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    """Read "its first long-range attacks", "the company's maiden flight"."""
    kids = tree.kids[index]
    told = [k for k in kids if tree.tokens[k].dep in ("amod", "compound")]
    maiden = any(tree.tokens[k].text.lower() in words("firsts", "maiden", "words") for k in told)
    # "Its first night raids": the parser may hang the first on the night.
    near = (g for k in told for g in (k, *tree.kids[k]))
    first = any(tree.tokens[k].text.lower() == "first" for k in near)
    owner = tree.child(index, "poss")
    verb = tree.verb_of(index)
    if not (maiden or first) or owner is None or verb is None:
        return
    sense = sense_at(tree, index)
    if sense is None and tree.tokens[verb].lemma not in words("firsts", "light", "words"):
        return
    who = _who(framer, tree, owner)
    if who is None and tree.tokens[owner].tag == "PRP$":
        who = _who(framer, tree, tree.subject(verb))
    if who is None:
        return
    deed = sense.name if sense is not None else class_of_noun(tree.tokens[index].lemma)
    span = _reading(tree, [*told, owner, index])
    yield from _facts(
        framer, tree, verb, who, deed, 1, span, bounded=_is_bounded(tree, index), thing=index
    )


def _facts(
    framer: Framer,
    tree: Tree,
    verb: int,
    who: str,
    deed: str,
    count: int,
    span: Span,
    *,
    bounded: bool,
    thing: int | None,
) -> Iterator[Fact]:
    claim = claim_at(tree, verb)
    if claim.sign < 0 or framer.denied(span):
        return
    ahead = claim.mood in _AHEAD and count == 1
    if not ahead and (claim.mood != "real" or bounded):
        return
    named = "" if thing is None else class_of_noun(tree.tokens[thing].lemma)
    key = ("first ahead", who) if ahead else ("which time", who, f"{deed} {named}")
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=key,
        label=span.exact,
        evidence=(span,),
        value=str(count),
        subject=f"{who}, {tree.tokens[verb].lemma} {named}".strip(),
        modality=claim.mood,
        when=framer.when(tree, verb),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(("deed", tuple(sorted({deed, named} - {""}))), ("which", _which(tree, thing))),
    )


def _deed(tree: Tree, verb: int, thing: int | None) -> str | None:
    """Name what is done: by the class of the verb, or of what a light verb brings about."""
    if tree.tokens[verb].lemma in words("firsts", "light", "words"):
        sense = sense_at(tree, thing) if thing is not None else None
        return sense.name if sense is not None else None
    if tree.tokens[verb].lemma in words("firsts", "plain", "words"):
        return None
    sense = sense_at(tree, verb)
    return sense.name if sense is not None else tree.tokens[verb].lemma


def _who(framer: Framer, tree: Tree, index: int | None) -> str | None:
    """Name whoever does it: a country, or somebody with a name."""
    name = canon(framer, tree, index)
    if name is None:
        return None
    return nation_of(name) or (name if not name.islower() else None)


def _which(tree: Tree, thing: int | None) -> tuple[str, ...]:
    if thing is None:
        return ()
    own = (k for k in tree.kids[thing] if tree.tokens[k].dep in ("amod", "compound", "poss"))
    told = {tree.tokens[k].lemma.lower() for k in own if tree.tokens[k].pos in (*_NOUNS, "ADJ")}
    return tuple(sorted(w for w in told if ordinal(w) is None and cardinal(w) is None))


def _is_bounded(tree: Tree, index: int) -> bool:
    """Say whether a count is of some years only, or on some terms: "the second time in four days"."""
    bounds = words("firsts", "bound", "words")
    near = {tree.tokens[k].text.lower() for k in tree.kids[index] if k > index}
    after = tree.tokens[index + 1].text.lower() if index + 1 < len(tree.tokens) else ""
    later = {t.text.lower() for t in tree.tokens[index:]}
    return bool((near | {after}) & bounds) or "since" in later


def _reading(tree: Tree, inside: Sequence[int]) -> Span:
    span = tree.span(min(inside), max(inside))
    return span if span.end - span.start <= LINE else tree.span(inside[-1], inside[-1])
