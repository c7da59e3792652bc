"""Who claimed an attack, and who is blamed for it: a group's own word, and the word of others against it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# As long as a reading may be, in characters.
NEAR = 100
_SAYING = frozenset({"say", "announce", "declare", "state", "boast", "confirm", "claim", "admit"})
_NAMED = frozenset({"ORG", "GPE", "PERSON", "LOC", "PRODUCT", "OTHER"})
_NOBODY = "nobody"


def find_claimants(framer: Framer) -> Iterator[Fact]:
    """Yield who claims to have done it, who is blamed for it, and that nobody claims it."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if token.pos == "NOUN" and token.lemma == "claim" and _is_absent(tree, index):
                yield _fact(framer, tree, index, _NOBODY, index, "claimed")
            if token.pos not in ("VERB", "AUX"):
                continue
            for whose, mention, slot in _told(framer, tree, index):
                yield _fact(framer, tree, index, whose, mention, slot)


def _told(framer: Framer, tree: Tree, verb: int) -> Iterator[tuple[str, int, str]]:
    lemma = tree.tokens[verb].lemma
    claim = claim_at(tree, verb)
    if claim.mood != "real" or claim.hedged:
        return
    if lemma in words("assaults", "claiming", "words") and _is_claimed(tree, verb):
        doer = _doer(tree, verb)
        if doer is not None and (claim.sign < 0 or tree.has_no(doer) or _is_nobody(tree, doer)):
            yield _NOBODY, doer, "claimed"
        elif doer is not None and (name := _name(framer, tree, doer)) is not None:
            yield name, doer, "author"
    elif lemma in _SAYING and claim.sign > 0:
        doer = tree.child(verb, "nsubj")
        own = tree.child(verb, "ccomp", "xcomp")
        if doer is None or own is None or not _is_own_deed(tree, own):
            return
        name = _name(framer, tree, doer)
        if name is not None:
            yield name, doer, "author"
        if name is not None or tree.tokens[doer].lemma.lower() in words(
            "assaults", "group", "words"
        ):
            yield "somebody", doer, "claimed"
    elif lemma == "be" and claim.sign > 0 and _answers_for_it(tree, verb):
        doer = tree.child(verb, "nsubj")
        name = _name(framer, tree, doer) if doer is not None else None
        if doer is not None and name is not None:
            yield name, doer, "author"
    elif claim.sign > 0 and (blamed := _pointed_at(tree, verb)) is not None:
        name = _name(framer, tree, blamed)
        if name is not None:
            yield name, blamed, "author"
    elif lemma in words("assaults", "blaming", "words") and claim.sign > 0:
        blamed = _blamed(tree, verb)
        name = _name(framer, tree, blamed) if blamed is not None else None
        if blamed is not None and name is not None and _is_over_an_attack(tree, verb):
            yield name, blamed, "author"


def _is_claimed(tree: Tree, verb: int) -> bool:
    thing = tree.object(verb)
    return (
        thing is not None
        and tree.tokens[thing].lemma.lower() in words("assaults", "claimed", "words")
        and (
            tree.tokens[verb].lemma in ("claim", "admit")
            or tree.tokens[thing].lemma == "responsibility"
        )
    )


def _answers_for_it(tree: Tree, verb: int) -> bool:
    """Read "the Front was behind the attack", "was responsible for the blast"."""
    near = [k for k in tree.kids[verb] if tree.tokens[k].text.lower() in ("responsible", "behind")]
    below = {tree.tokens[i].lemma.lower() for k in near for i in tree.below(k, 3)}
    return bool(below & words("assaults", "claimed", "words"))


def _pointed_at(tree: Tree, verb: int) -> int | None:
    """Read "pointed the finger at the Front", "held the Front responsible"."""
    for row in entries("assaults", "pointing"):
        if tree.tokens[verb].lemma != row["verb"]:
            continue
        below = {tree.tokens[k].lemma.lower() for k in tree.below(verb, 2)}
        if not below >= {*row["words"]}:
            continue
        if not row["by"]:
            held = tree.object(verb)
            if held is not None:
                return held
            # "Held the Front responsible": the parser takes the two for a clause.
            clause = tree.child(verb, "ccomp", "acomp", "oprd")
            return tree.child(clause, "nsubj") if clause is not None else None
        thing = tree.object(verb)
        thing = tree.child(verb, "nsubj") if thing is None else thing
        attack = thing is not None and tree.tokens[thing].lemma.lower() in (
            words("assaults", "claimed", "words") | {*row["words"]}
        )
        for k in tree.below(verb, 3):
            if attack and tree.tokens[k].text.lower() in row["by"]:
                return tree.child(k, "pobj")
    return None


def _doer(tree: Tree, verb: int) -> int | None:
    by = next((k for k in tree.kids[verb] if tree.tokens[k].dep == "agent"), None)
    if by is not None:
        return tree.child(by, "pobj")
    return tree.child(verb, "nsubj")


def _is_nobody(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.text.lower() in ("nobody", "none", "neither") or tree.has_no(index)


def _is_absent(tree: Tree, claim: int) -> bool:
    """Say whether there was "no claim of responsibility", "no immediate claim"."""
    near = {tree.tokens[k].lemma.lower() for k in tree.below(claim, 3)}
    return tree.has_no(claim) and "responsibility" in near


def _is_own_deed(tree: Tree, verb: int) -> bool:
    """Say whether a clause tells that whoever speaks did it: "it carried out the attack", "was behind it"."""
    doer = tree.subject(verb)
    own = tree.tokens[verb].dep == "xcomp" or (
        doer is not None
        and (
            tree.tokens[doer].text.lower() in ("it", "they", "we", "he")
            or any(tree.tokens[k].text.lower() in ("its", "their", "our") for k in tree.kids[doer])
        )
    )
    claim = claim_at(tree, verb)
    if not own or claim.sign < 0 or claim.mood != "real":
        return False
    if tree.tokens[verb].lemma == "be":
        near = {tree.tokens[k].text.lower() for k in tree.kids[verb]}
        return bool(near & words("assaults", "answering", "words"))
    thing = tree.object(verb)
    attack = thing is not None and (
        tree.tokens[thing].lemma.lower() in words("assaults", "claimed", "words")
        or tree.tokens[thing].lemma.lower() in words("kinds", "explosive", "words")
    )
    return attack and tree.tokens[verb].lemma in words("assaults", "doing", "words")


def _blamed(tree: Tree, verb: int) -> int | None:
    """Give who is blamed: "blamed the Front", "blamed it on the Front"."""
    on = next((k for k in tree.kids[verb] if tree.tokens[k].text.lower() == "on"), None)
    behind = tree.child(on, "pobj") if on is not None else None
    return behind if behind is not None else tree.object(verb)


def _is_over_an_attack(tree: Tree, verb: int) -> bool:
    """Say whether the blame is for an attack, or for nothing else that is told."""
    behind = [
        tree.tokens[g].lemma.lower()
        for k in tree.kids[verb]
        if tree.tokens[k].text.lower() in ("for", "of")
        for g in tree.kids[k]
        if tree.tokens[g].dep in ("pobj", "pcomp")
    ]
    thing = tree.object(verb)
    behind += (
        [tree.tokens[thing].lemma.lower()]
        if thing is not None and any(tree.tokens[k].text.lower() == "on" for k in tree.kids[verb])
        else []
    )
    deeds = words("assaults", "claimed", "words") | words("assaults", "doing", "words") | {"it"}
    return not behind or bool(deeds & set(behind))


def _name(framer: Framer, tree: Tree, index: int) -> str | None:
    """Give the name of a group, or of one that calls itself so: "a group calling itself the Front"."""
    called = tree.child(index, "acl", "appos")
    if tree.tokens[index].pos == "NOUN" and called is not None:
        own = [k for k in tree.below(called, 2) if tree.tokens[k].pos == "PROPN"]
        heads = [k for k in own if tree.tokens[k].dep not in ("compound", "nmod")]
        index = heads[0] if heads else index
    entity = framer.entity(tree.tokens[index].start)
    if entity is None or entity.type not in _NAMED or tree.tokens[index].pos != "PROPN":
        return None
    return canon(framer, tree, index) or entity.name


def _fact(framer: Framer, tree: Tree, verb: int, whose: str, mention: int, slot: str) -> Fact:
    thing = tree.object(verb)
    near = [*tree.phrase(mention), verb, *(tree.phrase(thing) if thing is not None else ())]
    own = tree.child(verb, "ccomp", "xcomp")
    near += tree.below(own, 4) if own is not None else []
    span = tree.span(min(near), max(near))
    if span.end - span.start > NEAR:
        span = tree.span(min(mention, verb), max(mention, verb))
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("circumstance", slot, None, None),
        label=span.exact,
        evidence=(span,),
        value=whose,
        when=framer.when(tree, verb),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )
