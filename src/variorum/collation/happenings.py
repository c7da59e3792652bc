"""What happened, to whom, by whom: each predicate of a known class as a comparable fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.collation.classes import of_anybody, people
from variorum.collation.frames import Framer
from variorum.collation.marks import marks_of
from variorum.collation.nations import nation_of
from variorum.collation.participants import NOBODY, canon, is_nobody
from variorum.collation.predicates import (
    Claim,
    Sense,
    claim_at,
    none_of,
    noun_claim_at,
    scope_at,
    sense_at,
)
from variorum.collation.slots import Slot, slots_of, slots_of_noun
from variorum.collation.stretches import (
    brought_about,
    core_of,
    is_complement,
    stretch_of,
    with_doubt,
)
from variorum.collation.supposed import is_asked, is_rumoured, is_taken_back
from variorum.collation.trees import Tree
from variorum.collation.undergoers import AMMUNITION, roles_of, under
from variorum.lexicon import words
from variorum.model import Fact, Statement

_DESCRIBES = frozenset({"amod", "compound", "nmod", "poss", "prep", "nummod", "appos", "acl"})
_PRONOUN = re.compile(r" (?:it|this|that|so)\b")


def find_happenings(framer: Framer) -> Iterator[Fact]:
    """Yield what an account says happened, was done or is so, with its sign and its mood.

    A verb of no known class stands for itself; a noun with what describes it ("a rubber
    bullet") is an attribute. Neither can contradict anything, but accounts can agree in it.
    """
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            sense = sense_at(tree, index)
            if sense is not None and _tells(tree, sense):
                yield from _happening(framer, tree, sense)
            elif (held := _held(tree, index)) is not None:
                # "The club had sprinklers": nothing to agree in, but it may have had none.
                yield from (replace(f, marks=()) for f in _happening(framer, tree, held))
            elif token.pos == "VERB" and token.lemma not in words("grammar", "light", "words"):
                yield from _happening(
                    framer, tree, Sense(f"to {token.lemma}", 1, index, on_subject=False)
                )
            elif _is_state(tree, index):
                # Nothing is told by "is safe" alone; but somebody may say that it is not.
                what = f"a {token.lemma}" if token.pos == "NOUN" else token.lemma
                state = Sense(f"is {what}", 1, index, on_subject=True)
                yield from (replace(f, marks=()) for f in _happening(framer, tree, state))
            elif token.pos == "NOUN":
                yield from _description(framer, tree, index)


def _is_state(tree: Tree, index: int) -> bool:
    """Say whether a word tells what something is: "is safe", but not "is able to", "is fair"."""
    token = tree.tokens[index]
    told = token.pos == "ADJ" and token.dep == "acomp"
    return (
        told
        and tree.tokens[token.head].lemma == "be"
        and tree.child(index, "xcomp", "ccomp", "prep") is None
        and token.lemma not in words("grammar", "opinion", "words")
    )


def _held(tree: Tree, index: int) -> Sense | None:
    """Read what something has or lacks: "had no sprinklers", "was fitted with sprinklers"."""
    token = tree.tokens[index]
    if token.lemma == "use" and token.pos == "VERB" and tree.object(index) is not None:
        return Sense("to use", 1, index, on_subject=False)
    if token.lemma in ("have", "lack") and token.dep not in ("aux", "auxpass"):
        thing = tree.child(index, "dobj")
        on_subject = True
    elif token.lemma in ("fit", "equip"):
        thing, on_subject = under(tree, index, "with"), False
    else:
        return None
    if (
        thing is None
        or tree.tokens[thing].pos != "NOUN"
        or tree.tokens[thing].lemma in words("existence", "empty", "words")
        or tree.tokens[thing].lemma in people()
        or _is_of_a_kind(tree, thing)
    ):
        return None
    sign = -1 if token.lemma == "lack" else 1
    return Sense(f"to have {tree.tokens[thing].lemma}", sign, index, on_subject)


def _is_of_a_kind(tree: Tree, noun: int) -> bool:
    """Say whether but a kind of a thing is told of: "had no *serious* symptoms"."""
    return any(
        tree.tokens[k].dep == "amod"
        and tree.tokens[k].text.lower() not in words("existence", "plain", "words")
        for k in tree.kids[noun]
    )


def _tells(tree: Tree, sense: Sense) -> bool:
    """Leave out what only describes: "the injured driver", "a closed door"."""
    token = tree.tokens[sense.index]
    if sense.noun:
        perceived = tree.tokens[token.head].lemma in words("existence", "perceiving", "words")
        return (
            (perceived and token.dep == "dobj")
            or none_of(tree, sense.index)
            or any(
                tree.tokens[k].dep in ("poss", "prep", "acl", "compound", "amod")
                for k in tree.kids[sense.index]
            )
        )
    return not (token.dep in ("amod", "compound") and token.pos == "ADJ")


def _happening(framer: Framer, tree: Tree, sense: Sense) -> Iterator[Fact]:
    index = sense.index
    claim = noun_claim_at(tree, index) if sense.noun else claim_at(tree, index)
    if claim.mood == "real" and is_taken_back(tree):
        claim = replace(claim, mood="conditional")
    undergoer, agent = (i if i is None else tree.antecedent(i) for i in roles_of(tree, sense))
    grouped = _members(tree, undergoer)
    nobody = claim.sign < 0 and (
        undergoer is None
        if sense.noun
        else is_nobody(tree, undergoer) or _none_at_all(tree, sense, undergoer)
    )
    group = under(tree, undergoer, "of") if nobody and undergoer is not None else None
    if group is not None and sense.name not in of_anybody():
        # "None of the passengers was paid": it is denied of the passengers.
        undergoer, nobody = group, False
    marks = marks_of(framer, tree, index, sense.name)
    somebody = undergoer is not None and _is_somebody(tree, undergoer)
    if len(marks) < 2 and not (nobody or somebody):
        return
    # "She said that the claims are denied": the denial is told, and not itself denied.
    denies = tree.tokens[index].lemma in words("grammar", "denial", "words")
    denial = framer.denial(tree.span(index, index)) if claim.sign > 0 and not denies else None
    if claim.sign > 0 and not denies and denial is None and framer.denied(tree.span(index, index)):
        # It is told to be denied, and how the parser could not see.
        if sense.noun or sense.name.startswith(("to ", "is ")):
            # "The claims are untrue", she says, who denies them.
            return
        claim = replace(claim, sign=-1)
    evidence = brought_about(tree, index) if nobody and sense.noun else None
    evidence = evidence or stretch_of(tree, sense, agent, undergoer)
    if claim.mood == "unclear":
        evidence = with_doubt(tree, index, evidence)
    predicate = tree.span(index, index)
    fact = Fact(
        kind="event",
        article=tree.article.id,
        key=(
            sense.name,
            NOBODY if nobody else _undergoer(framer, tree, sense, undergoer, grouped),
        ),
        label=evidence.exact,
        evidence=(evidence, core_of(tree, index, undergoer)),
        value=_word(tree, index) if claim.sign > 0 else f"not {_word(tree, index)}",
        unit=_how_many(tree, undergoer, grouped),
        polarity="positive" if sense.sign * claim.sign > 0 else "negative",
        modality=claim.mood,
        part=_numbered(tree, agent if undergoer is None else undergoer),
        status="again" if tree.tokens[index].lemma in words("grammar", "again", "words") else "",
        subject=_party(framer, tree, agent),
        statements=framer.statement_ids(predicate),
        where=framer.where(tree, index),
        when=framer.when(tree, index),
        who=tuple(sorted({name for name, _, _ in marks[1:]})),
        scope=_scope(tree, index, claim),
        source=framer.source(predicate),
        hedged=claim.hedged or framer.hedged(predicate),
        marks=marks,
        slots=(*slots_of(framer, tree, index, agent, undergoer), *_supposed(tree, index)),
    )
    if denial is not None and fact.modality == "real" and _is_the_main(tree, index):
        asserted = [s for s in framer.statements(predicate) if s.factuality == "asserted"]
        fact = replace(fact, source=asserted[0].speaker or _name_of(asserted[0]))
        yield from _denied_by(fact, denial, tree)
    yield fact
    if undergoer is not None and not nobody:
        for other in _joined(tree, undergoer):
            yield replace(fact, key=(sense.name, canon(framer, tree, other)))


def _supposed(tree: Tree, index: int) -> Iterator[Slot]:
    """Yield that a clause only asks, or tells a rumour: nobody says so, and nobody can deny it."""
    if is_asked(tree) or is_rumoured(tree, index):
        yield "supposed", ("yes",)


def _is_somebody(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.lemma in people() or token.text.lower() in ("he", "she", "him", "her")


def _denied_by(fact: Fact, denial: Statement, tree: Tree) -> Iterator[Fact]:
    """Yield the denial of what another asserts, in the words of the denial: "his wife denied it"."""
    if denial.source is None or denial.cue is None:
        return
    start = min(denial.source.start, denial.cue.start)
    end = max(denial.source.end, denial.cue.end)
    told = _PRONOUN.match(tree.article.text, end)
    evidence = tree.article.span(start, told.end() if told else end)
    yield replace(
        fact,
        label=evidence.exact,
        evidence=(evidence,),
        value=f"not {fact.value}",
        polarity="negative" if fact.polarity == "positive" else "positive",
        source=denial.speaker or _name_of(denial),
        statements=(denial.id,),
    )


def _is_the_main(tree: Tree, index: int) -> bool:
    """Say whether a predicate is what is said, and no clause within it: "more than it *held*"."""
    while tree.tokens[index].dep in ("xcomp", "acomp", "attr", "conj", "prep", "pobj"):
        index = tree.tokens[index].head
    return tree.tokens[index].dep in ("ROOT", "ccomp", "parataxis")


def _name_of(statement: Statement) -> str | None:
    return statement.source.exact if statement.source is not None else None


def _none_at_all(tree: Tree, sense: Sense, undergoer: int | None) -> bool:
    """Say whether there was none of what the predicate itself names: "no charges were filed"."""
    return (
        undergoer is not None
        and sense.name in of_anybody()
        and tree.has_no(undergoer)
        and tree.tokens[undergoer].lemma not in people()
    )


def _undergoer(
    framer: Framer, tree: Tree, sense: Sense, undergoer: int | None, grouped: int | None
) -> str | None:
    """Name what it happens to, so that two accounts name it alike."""
    if sense.thing is not None:
        return sense.thing
    at = undergoer if grouped is None else grouped
    if sense.name == "shoot" and at is not None and tree.tokens[at].lemma in AMMUNITION:
        return "shot"
    return canon(framer, tree, at)


def _joined(tree: Tree, index: int) -> Iterator[int]:
    """Yield what is joined to a noun, on either side: "the *barriers* and the lights worked"."""
    for k in tree.kids[index]:
        before = tree.tokens[k].dep == "nmod" and tree.child(k, "cc") is not None
        if tree.tokens[k].pos == "NOUN" and (tree.tokens[k].dep == "conj" or before):
            yield k


def _party(framer: Framer, tree: Tree, agent: int | None) -> str | None:
    """Name who acts; troops act for their country."""
    name = canon(framer, tree, agent)
    if name != "troops" or agent is None:
        return name
    nations = [n for k in tree.kids[agent] if (n := nation_of(tree.tokens[k].text)) is not None]
    return nations[0] if len(nations) == 1 else name


def _scope(tree: Tree, index: int, claim: Claim) -> tuple[str, ...]:
    """Give the scope words of a predicate and of the verb it completes: "has so far failed to find"."""
    top = index
    while is_complement(tree, top):
        top = tree.tokens[top].head
    found = {*scope_at(tree, index), *(scope_at(tree, top) if top != index else ())}
    if claim.sign < 0 and (_not_yet(tree, index) or _not_yet(tree, top)):
        found.add("so far")
    return tuple(sorted(found))


def _not_yet(tree: Tree, index: int) -> bool:
    """Say whether a denial holds up to now only: "has not yet opened", "no group has claimed it".

    "Has not been arrested" may be said of what another says has been done.
    """
    kids = tree.kids[index]
    near = (*kids, *tree.kids[tree.tokens[index].head])
    if any(tree.tokens[k].text.lower() in ("yet", "still") for k in near):
        return True
    nobody = any(
        tree.tokens[k].dep in ("nsubj", "nsubjpass")
        and any(tree.tokens[i].text.lower() in ("no", "nobody", "none") for i in (k, *tree.kids[k]))
        for k in kids
    )
    return nobody and any(
        tree.tokens[k].dep == "aux" and tree.tokens[k].text.lower() in ("has", "have") for k in kids
    )


def _description(framer: Framer, tree: Tree, index: int) -> Iterator[Fact]:
    name = canon(framer, tree, index)
    modifiers = [k for k in tree.kids[index] if tree.tokens[k].dep in _DESCRIBES]
    # "The decision to allow …" is told by the verb, and better.
    told = any(tree.tokens[k].dep == "acl" and sense_at(tree, k) is not None for k in modifiers)
    joined = tree.tokens[index].dep == "conj" and (
        tree.tokens[tree.tokens[index].head].lemma == tree.tokens[index].lemma
    )
    if (
        name is None
        or not modifiers
        or told
        or joined
        or name.lower() in words("grammar", "empty", "words")
    ):
        return
    marks = marks_of(framer, tree, index, f"a {name}")
    if len(marks) < 2:
        return
    first = min(*(start for _, start, _ in marks), tree.tokens[index].start)
    last = max(*(end for _, _, end in marks), tree.tokens[index].end)
    evidence = tree.article.span(first, last)
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=(f"a {name}", None),
        label=evidence.exact,
        evidence=(evidence,),
        statements=framer.statement_ids(evidence),
        who=tuple(sorted({word for word, _, _ in marks[1:]})),
        marks=marks,
        slots=slots_of_noun(framer, tree, index),
    )


def _members(tree: Tree, index: int | None) -> int | None:
    """Give who "a pair of guards" or "dozens of guards" are."""
    if index is None:
        return None
    counted = tree.tokens[index].pos == "NUM"
    if not counted and tree.tokens[index].lemma not in (
        "pair",
        "couple",
        "group",
        "number",
        "dozen",
        "hundred",
        "score",
        "several",
        "all",
        "some",
        "most",
        "many",
        "half",
        "each",
        "both",
        "majority",
    ):
        return None
    return under(tree, index, "of")


def _numbered(tree: Tree, index: int | None) -> bool:
    """Say whether a figure stands with a noun: then the figure is the question."""
    return index is not None and (
        tree.tokens[index].pos == "NUM"
        or any(tree.tokens[k].dep == "nummod" for k in tree.kids[index])
    )


def _how_many(tree: Tree, index: int | None, grouped: int | None) -> str | None:
    """Say whether a noun is one or several."""
    if grouped is not None:
        return "several"
    if index is None or tree.tokens[index].pos != "NOUN":
        return None
    token = tree.tokens[index]
    if token.tag == "NNS" or token.lemma in ("troops", "police", "people"):
        return "several"
    alone = any(
        tree.tokens[k].dep in ("det", "poss") or tree.tokens[k].text.lower() == "one"
        for k in tree.kids[index]
    )
    return "one" if alone and tree.child(index, "conj") is None else None


def _word(tree: Tree, index: int) -> str:
    """Give the predicate as a word of the dictionary, with its particle."""
    particle = tree.child(index, "prt")
    word = tree.tokens[index].lemma
    return f"{word} {tree.tokens[particle].text}" if particle is not None else word
