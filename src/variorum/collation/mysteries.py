"""Whether the cause is known, or the motive: "the cause of the fire is unclear", "a candle was to blame".

Who says that nobody knows it differs from who says what it was, whatever it was. A guess, and
that somebody looks into it, are neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# A reading is no longer than a line.
LINE = 100
_CAUSE, _MOTIVE = "cause", "motive"
_OF_THE_CAUSE = frozenset({"of", "for", "behind"})
# A name of a question, what is said of it, of what happened, and the words that say so.
Told = tuple[str, str, str, tuple[int, ...]]


def find_mysteries(framer: Framer) -> Iterator[Fact]:
    """Yield where an account says that the cause or the motive is unknown, or what it was."""
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            for question, value, about, inside in _told(framer, tree, index):
                span = tree.span(min(inside), max(inside))
                if span.end - span.start > LINE:
                    span = tree.span(index, index)
                statement = framer.denied(span)
                if not statement:
                    yield Fact(
                        kind="attribute",
                        article=tree.article.id,
                        key=("rung", question, about),
                        label=span.exact,
                        evidence=(span,),
                        value=value,
                        subject="",
                        when=framer.when(tree, index),
                        where=framer.where(tree, index),
                        statements=framer.statement_ids(span),
                        source=framer.source(span),
                        hedged=framer.hedged(span),
                    )


def _told(framer: Framer, tree: Tree, index: int) -> Iterator[Told]:
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if token.pos == "NOUN" and lemma in (_CAUSE, _MOTIVE, "reason"):
        yield from _of_the_noun(tree, index, _MOTIVE if lemma == _MOTIVE else _CAUSE)
    elif token.pos == "VERB" and lemma in words("mysteries", "causing", "words"):
        yield from _caused(framer, tree, index)
    elif token.pos == "VERB" and lemma in words("mysteries", "making", "words"):
        if (what := tree.child(index, "nsubj")) is not None and tree.tokens[what].lemma == "what":
            yield from _caused(framer, tree, index)
    elif token.text.lower() in ("how", "why") and tree.tokens[token.head].pos in ("VERB", "AUX"):
        yield from _asked(tree, index)
    elif lemma in words("mysteries", "driven", "words") and token.dep in ("pobj", "pcomp", "prep"):
        yield from _driven(framer, tree, index)


def _of_the_noun(tree: Tree, noun: int, question: str) -> Iterator[Told]:
    """Read "the cause of the fire is not known", "driver error was the cause", "no known motive"."""
    token = tree.tokens[noun]
    verb = tree.verb_of(noun)
    word = tree.tokens[token.head].head
    if token.dep == "pobj" and tree.tokens[word].lemma in words("mysteries", "word", "words"):
        # "There was no word on the cause"
        if tree.has_no(word) and verb is not None:
            yield question, "unknown", _about(tree, noun), (word, *_phrase(tree, noun))
        return
    if verb is None or token.dep not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return
    about = _about(tree, noun)
    inside = (*_phrase(tree, noun), verb, *_around(tree, verb))
    claim = claim_at(tree, verb)
    near = {tree.tokens[k].text.lower() for k in tree.below(verb, 2)}
    lemma = tree.tokens[verb].lemma
    finding = lemma in words("mysteries", "finding", "words") or "clear" in near
    unknown = near & words("mysteries", "unknown", "words")
    if (
        unknown
        and token.dep in ("nsubj", "nsubjpass")
        and claim.sign > 0
        and claim.mood in ("real", "unclear")
    ) or (finding and claim.mood == "real" and (claim.sign < 0 or tree.has_no(noun))):
        yield question, "unknown", about, (*inside, *_completing(tree, verb))
    elif lemma == "be" and claim == Claim(1, "real") and not tree.has_no(noun):
        other = tree.child(verb, "nsubj") if token.dep == "attr" else tree.child(verb, "attr")
        said = other is not None and other != noun and tree.tokens[other].pos in ("NOUN", "PROPN")
        if said and other is not None and not near & words("mysteries", "guess", "words"):
            yield question, "known", about, (*inside, *_phrase(tree, other))


def _caused(framer: Framer, tree: Tree, verb: int) -> Iterator[Told]:
    """Read "was caused by ice", "a candle was to blame", and "unclear what caused it"."""
    lemma = tree.tokens[verb].lemma
    subject, thing = tree.child(verb, "nsubj"), tree.object(verb)
    if subject is not None and tree.tokens[subject].text.lower() == "what":
        if _is_a_mystery(tree, verb) and thing is not None:
            travels = tree.tokens[thing].lemma.lower() in words("kinds", "traveller", "words")
            about = "" if travels else _event(tree, thing)
            yield _CAUSE, "unknown", about, (*_above(tree, verb), *tree.phrase(thing))
        elif _is_a_mystery(tree, verb):
            yield _CAUSE, "unknown", "", (*_above(tree, verb), verb)
        return
    claim = claim_at(tree, verb)
    if lemma == "blame":
        doer = tree.subject(verb)
        bare = tree.child(verb, "dobj", "nsubjpass", "agent") is None
        to_blame = tree.tokens[verb].dep == "xcomp" and bare and doer is not None
        over = tree.tokens[verb].head
        blamed = to_blame and claim_at(tree, over) == Claim(1, "real")
        if blamed and doer is not None and not is_guessed(framer, tree, verb):
            thing = tree.tokens[doer].lemma.lower() not in people()
            yield from [(_CAUSE, "known", "", (*_phrase(tree, doer), over, verb))] if thing else ()
        return
    by = next(
        (tree.child(k, "pobj") for k in tree.kids[verb] if tree.tokens[k].dep == "agent"), None
    )
    culprit = by if by is not None else subject
    if (
        culprit is None
        or thing is None
        or claim != Claim(1, "real")
        or is_guessed(framer, tree, verb)
    ):
        return
    noun = tree.tokens[culprit]
    about = _event(tree, thing)
    if noun.pos in ("NOUN", "PROPN") and culprit != thing:
        yield _CAUSE, "known", about, (*_phrase(tree, thing), verb, *_phrase(tree, culprit))


def _asked(tree: Tree, word: int) -> Iterator[Told]:
    """Read "did not know how it started", "nobody knows why he did it"."""
    verb = tree.tokens[word].head
    if not _is_a_mystery(tree, verb):
        return
    subject = tree.child(verb, "nsubj", "nsubjpass")
    doer = tree.tokens[subject].lemma.lower() if subject is not None else ""
    person = (
        doer in people()
        or doer in ("he", "she", "they")
        or (subject is not None and tree.tokens[subject].pos == "PROPN")
    )
    inside = (
        *_above(tree, verb),
        word,
        verb,
        *(_phrase(tree, subject) if subject is not None else ()),
    )
    if tree.tokens[word].text.lower() == "why" and person:
        yield _MOTIVE, "unknown", "", inside
        return
    if person or subject is None:
        return
    sense = sense_at(tree, verb)
    travels = tree.tokens[subject].lemma.lower() in words("kinds", "traveller", "words")
    about = _event(tree, subject) or (sense.name if sense is not None else "")
    # "Why the train left the tracks" asks for the cause of what the story is about.
    about = "" if travels else about
    happens = tree.tokens[verb].lemma in words("mysteries", "happening", "words")
    if happens or sense is not None:
        yield _CAUSE, "unknown", about, inside


def _driven(framer: Framer, tree: Tree, index: int) -> Iterator[Told]:
    """Read "acted out of revenge", "was motivated by hatred"."""
    verb = tree.verb_of(index)
    if verb is None or claim_at(tree, verb) != Claim(1, "real") or is_guessed(framer, tree, verb):
        return
    above = {t.text.lower() for t in tree.tokens[max(0, index - 3) : index]}
    out_of = {"out", "of"} <= above or (
        "in" in above and tree.tokens[index].lemma in ("revenge", "retaliation")
    )
    sense = sense_at(tree, verb)
    acts = tree.tokens[verb].lemma in words("mysteries", "acting", "words") or sense is not None
    moved = tree.tokens[verb].lemma in words("mysteries", "moving", "words") and "by" in above
    if (out_of and acts) or moved:
        yield _MOTIVE, "known", "", (*_phrase(tree, index), verb, *_around(tree, verb))


def is_guessed(framer: Framer, tree: Tree, verb: int) -> bool:
    """Say whether somebody only believes what a verb tells, or it is likely."""
    chain, here = [verb], verb
    while tree.tokens[here].dep in ("ccomp", "xcomp") and tree.tokens[here].head != here:
        here = tree.tokens[here].head
        chain.append(here)
    near = {tree.tokens[k].lemma.lower() for i in chain for k in (i, *tree.kids[i])}
    near |= {tree.tokens[k].text.lower() for i in chain for k in (i, *tree.kids[i])}
    return bool(near & words("mysteries", "guess", "words")) or framer.hedged(tree.span(verb, verb))


def _is_a_mystery(tree: Tree, verb: int) -> bool:
    """Say whether a clause hangs on "nobody knows", "it is unclear", "it is not known"."""
    token = tree.tokens[verb]
    over = token.head
    if token.dep not in ("ccomp", "csubj", "advcl", "nsubj", "acl", "pcomp", "dobj"):
        return False
    if tree.tokens[over].pos == "ADP":
        over = tree.tokens[over].head
    near = {tree.tokens[k].text.lower() for k in (over, *tree.kids[over])}
    if near & words("mysteries", "unknown", "words"):
        return claim_at(tree, over).sign > 0
    knows = tree.tokens[over].lemma in ("know", "understand") or "clear" in near or "known" in near
    nobody = near & {"nobody", "none"} or ("no" in near and "one" in near)
    return knows and (claim_at(tree, over).sign < 0 or bool(nobody))


def _about(tree: Tree, noun: int) -> str:
    """Name of what a cause is the cause."""
    for k in tree.kids[noun]:
        held = tree.child(k, "pobj") if tree.tokens[k].text.lower() in _OF_THE_CAUSE else None
        if held is not None:
            return _event(tree, held) or ""
    owner = tree.child(noun, "poss", "compound")
    return (_event(tree, owner) or "") if owner is not None else ""


def _event(tree: Tree, noun: int) -> str:
    """Name what happened by its class; what every story may call it is of no class."""
    token = tree.tokens[noun]
    lemma = token.lemma.lower()
    if lemma in words("mysteries", "occurrence", "words") or token.pos == "PRON":
        return ""
    sense = sense_at(tree, noun)
    # What killed somebody is another question than what set fire to the house.
    of_a_class = sense is not None and sense.noun and sense.name != "kill"
    return sense.name if sense is not None and of_a_class else class_of_noun(lemma)


def _phrase(tree: Tree, noun: int) -> tuple[int, ...]:
    return tuple(tree.phrase(noun))


def _around(tree: Tree, verb: int) -> tuple[int, ...]:
    return tuple(k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass", "neg"))


def _completing(tree: Tree, verb: int) -> tuple[int, ...]:
    return tuple(k for k in tree.kids[verb] if tree.tokens[k].dep in ("acomp", "attr", "oprd"))


def _above(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the words that say that it is not known, down to the verb."""
    over = tree.tokens[verb].head
    near = [k for k in tree.kids[over] if tree.tokens[k].dep in ("aux", "neg", "acomp", "nsubj")]
    return (over, verb, *near)
