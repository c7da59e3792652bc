"""What a clause claims of whom, yes or no, whatever its words: "apologised", "issued no apology".

A claim is a root, which verb and noun share, whoever does it, to whom it is done, and all that
narrows it. What is only feared, asked for, wished or supposed claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import Sense, claim_at, sense_at
from variorum.collation.supposed import is_asked, is_rumoured, is_taken_back, is_told
from variorum.collation.trees import Tree
from variorum.collation.undergoers import roles_of
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is as long as a line of print.
LINE = 110
# A root is as long as a word that says something.
LEAST = 3

# "Has not been hit in more than 25 years": it may have been hit now.
_SINCE = re.compile(
    r"\b(?:since|before|previously|until)\b|\b(?:in|for) [^,.]*\b(?:years|months|decades)\b"
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV"})
_LINKS = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "PART"})
_FIRST = frozenset({"i", "me", "my", "myself"})
_CUT = frozenset({"relcl", "advcl", "conj", "parataxis", "cc", "punct", "appos", "mark", "csubj"})
# What only tells which one is meant: "*Ada Lind's* boat", "the *Elbe* ferry".
_WHICH = frozenset({"poss", "compound", "appos", "nmod"})
_MOODS = frozenset({"real", "future"})
# How nouns of doing are made of their verbs, the longest first.
_ENDINGS = (
    *("ization", "isation", "ication", "ations", "ation", "ition", "ction", "ption", "sion"),
    *("tion", "ment", "ance", "ence", "ise", "ize", "ify", "ing", "al", "ion", "ure", "y", "e"),
)
# How nouns of doing end, as far as things do not.
_OF_DEEDS = ("ation", "ition", "ction", "ption", "ssion", "ement", "ment", "ance", "ence")


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A predicate: where it stands, its verb, its root and sign, who does it, and to whom."""

    index: int
    verb: int
    root: str
    sign: int
    doer: int | None
    done: int | None
    lost: bool = False


def root_of(lemma: str) -> str:
    """Give what a verb and the noun made of it have in common.

    >>> root_of("apologise") == root_of("apology"), root_of("retire") == root_of("retirement")
    (True, True)
    """
    word = _alike().get(lemma.lower(), lemma.lower())
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > LEAST), "")
    bare = word.removesuffix(ending)
    return bare.removesuffix("e") if len(bare) > LEAST + 1 else bare


def find_claims(framer: Framer) -> Iterator[Fact]:
    """Yield each claim of an account, with its sign, and with what narrows it."""
    for tree in framer.forest.trees:
        if is_asked(tree) or is_taken_back(tree):
            continue
        for index in range(len(tree.tokens)):
            for predicate in _predicates(tree, index):
                fact = _claim(framer, tree, predicate)
                if fact is not None:
                    yield fact


def _predicates(tree: Tree, index: int) -> Iterator[_Predicate]:
    token = tree.tokens[index]
    if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod", "compound"):
        light = token.lemma in words("grammar", "light", "words")
        sense = sense_at(tree, index)
        if not light and token.lemma not in words("denials", "turning", "words"):
            held = sense or Sense(f"to {token.lemma}", 1, index, on_subject=False)
            done, doer = roles_of(tree, held)
            name, sign = (held.name, held.sign) if sense else (root_of(token.lemma), 1)
            yield _Predicate(index, index, name, sign, doer, done)
    if token.pos == "NOUN" and _is_deed(token.lemma) and token.dep in ("dobj", "nsubjpass", "pobj"):
        yield from _of_noun(tree, index)
    opinion = token.lemma in words("grammar", "opinion", "words")
    told = token.pos == "ADJ" and token.dep == "acomp" and tree.tokens[token.head].lemma == "be"
    if told and not opinion:
        sense = sense_at(tree, index)
        name, sign = (sense.name, sense.sign) if sense else (token.lemma, 1)
        yield _Predicate(index, token.head, name, sign, None, tree.subject(token.head))


def _is_deed(noun: str) -> bool:
    """Say whether a noun names a deed or a state, and no thing: an apology, a payment, control."""
    known = noun in words("denials", "deed", "words") or noun in _alike()
    return known or (len(noun) > 7 and noun.endswith(_OF_DEEDS))


def _of_noun(tree: Tree, index: int) -> Iterator[_Predicate]:
    """Yield what is done with a noun: "issued an apology", "has lost control", "is out of control"."""
    token = tree.tokens[index]
    above = token.head
    if token.dep == "pobj":
        turn = _held_in(tree, above)
        verb = tree.verb_of(above)
        if turn and verb is not None:
            thing = tree.object(verb)
            stays = tree.tokens[verb].lemma in words("denials", "staying", "words")
            whose = tree.subject(verb) if stays or thing is None else thing
            root = root_of(token.lemma)
            yield _Predicate(index, verb, root, turn, None, whose, turn < 0)
        return
    verb = above
    lemma = tree.tokens[verb].lemma
    turn = -1 if lemma in words("denials", "losing", "words") else 1
    if turn > 0 and lemma not in words("denials", "bringing", "words"):
        return
    owned = next(
        (
            g
            for i in (index, verb)
            for k in tree.kids[i]
            if tree.tokens[k].text.lower() in ("of", "over", "on", "to", "for", "against")
            for g in tree.kids[k]
            if tree.tokens[g].dep == "pobj"
        ),
        None,
    )
    doer = tree.subject(verb) if token.dep != "nsubjpass" else None
    yield _Predicate(index, verb, root_of(token.lemma), turn, doer, owned, turn < 0)


def _held_in(tree: Tree, preposition: int) -> int:
    """Say what a preposition makes of its noun: under control, out of control, without it."""
    word = tree.tokens[preposition].text.lower()
    if word == "of" and tree.tokens[tree.tokens[preposition].head].text.lower() == "out":
        return -1
    return {"under": 1, "in": 1, "without": -1, "beyond": -1}.get(word, 0)


def _claim(framer: Framer, tree: Tree, predicate: _Predicate) -> Fact | None:
    if _is_bare(tree, predicate.verb):
        return None
    meant = claim_at(tree, predicate.verb)
    if (
        meant.mood not in _MOODS
        or len(predicate.root) < LEAST
        or not is_told(tree, predicate.verb)
        or is_rumoured(tree, predicate.verb)
    ):
        return None
    span = tree.span(predicate.index, predicate.index)
    none = predicate.index != predicate.verb and tree.has_no(predicate.index) and meant.sign > 0
    denied = none != (meant.sign < 0) != _is_untrue(tree, predicate.verb)
    sign = -predicate.sign if denied else predicate.sign
    word = tree.tokens[predicate.index].lemma
    if meant.sign > 0 and framer.denied(span) and framer.denial(span) is None and not meant.denied:
        return None
    evidence = _evidence(tree, predicate)
    if denied and _SINCE.search(evidence.exact):
        return None
    doer, done = (_names(framer, tree, i) for i in (predicate.doer, predicate.done))
    unknown = [
        role
        for role, at, held in (("doer", predicate.doer, doer), ("done", predicate.done, done))
        if at is not None and not held
    ]
    if any(_is_of_some(tree, i) for i in (predicate.doer, predicate.done) if i is not None):
        return None
    with_it = _rest(framer, tree, predicate)
    if predicate.root in words("denials", "answering", "roots"):
        with_it -= words("denials", "asked", "words")
    after = {tree.tokens[k].text.lower() for k in tree.kids[predicate.verb]}
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("claim", predicate.root),
        label=evidence.exact,
        evidence=(evidence, tree.span(predicate.index, predicate.index)),
        value=f"not {word}" if denied else word,
        polarity="positive" if sign > 0 else "negative",
        modality=meant.mood,
        status="again" if after & words("denials", "at_last", "words") else "",
        scope=("so far",) if denied and after & words("denials", "yet", "words") else (),
        unit="state" if predicate.verb != predicate.index and predicate.doer is None else "deed",
        part=predicate.verb == predicate.index and _is_going_on(tree, predicate.verb),
        hedged=meant.hedged or framer.hedged(span),
        subject=next(iter(sorted(doer)), None),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        when=framer.when(tree, predicate.index),
        where=framer.where(tree, predicate.index),
        slots=(
            ("doer", tuple(sorted(doer))),
            ("lost", ("yes",) if predicate.lost else ()),
            ("done", tuple(sorted(done))),
            ("loose", tuple(_loose(tree, predicate))),
            ("perfect", ("yes",) if _is_perfect(tree, predicate.verb) else ()),
            ("unknown", tuple(unknown)),
            ("with", tuple(sorted(with_it - doer - done))),
        ),
    )


def _is_bare(tree: Tree, verb: int) -> bool:
    """Say whether a verb is told without its time: "not paying it would be a shame"; a denial of it has one."""
    token = tree.tokens[verb]
    helped = any(tree.tokens[k].dep in ("aux", "auxpass") for k in tree.kids[verb])
    over = tree.tokens[token.head]
    denied = over.lemma in words("grammar", "denial", "words") or over.pos == "ADP"
    can = any(tree.tokens[k].text.lower() in ("can", "ca") for k in tree.kids[verb])
    return can or (token.tag in ("VBG", "VB") and not helped and token.dep != "ROOT" and not denied)


def _is_going_on(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag == "VBG" and any(
        tree.tokens[k].lemma == "be" for k in tree.kids[verb] if tree.tokens[k].dep == "aux"
    )


def _is_perfect(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what holds up to now: "has not been charged"."""
    return any(tree.tokens[k].text.lower() in ("has", "have") for k in tree.kids[verb])


def _is_untrue(tree: Tree, verb: int) -> bool:
    """Say whether a clause hangs on what is called untrue: "her claims of being struck are false"."""
    seen = set[int]()
    here = verb
    while here not in seen:
        seen.add(here)
        token = tree.tokens[here]
        if token.lemma in words("grammar", "report", "words") and token.dep == "nsubj":
            told = tree.tokens[token.head].lemma == "be"
            kids = {tree.tokens[k].text.lower() for k in tree.kids[token.head]}
            return told and bool(kids & words("denials", "untrue", "words"))
        here = token.head
    return False


def _is_of_some(tree: Tree, index: int) -> bool:
    """Say whether a noun stands for some of many: "most guests", "three of them"."""
    beside = {tree.tokens[k].text.lower() for k in (index, *tree.kids[index])}
    counted = tree.child(index, "nummod") is not None
    return counted or bool(beside & words("denials", "some", "words"))


def _loose(tree: Tree, predicate: _Predicate) -> Iterator[str]:
    """Yield which roles a noun fills of which nobody knows which one it is: "a boat", "dogs"."""
    for role, at in (("doer", predicate.doer), ("done", predicate.done)):
        if at is None or tree.tokens[at].pos in ("PROPN", "PRON"):
            continue
        held = [k for k in tree.kids[at] if tree.tokens[k].dep in ("det", "poss")]
        if not any(
            tree.tokens[k].text.lower() not in ("a", "an", "another", "no", "any") for k in held
        ):
            yield role


def _names(framer: Framer, tree: Tree, index: int | None) -> set[str]:
    """Give the names by which accounts can know who or what takes part."""
    if index is None:
        return set()
    index = tree.antecedent(index)
    token = tree.tokens[index]
    if token.text.lower() in _FIRST:
        speaker = framer.source(tree.span(index, index))
        entity = next((e for e in framer.reading.entities if e.id == speaker), None)
        return {entity.name} if entity is not None else set()
    name = canon(framer, tree, index)
    found = {name} if name is not None else set[str]()
    if token.pos in _NOUNS and (framer.entity(token.start) is None or token.text.islower()):
        found.add(_noun(token.lemma))
    # "A collaborator, director Ada Lind": the parser joins the name as often as it apposes it.
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("appos", "conj")]
    joined = tree.child(index, "cc") is not None
    people = (framer.entity(tree.tokens[k].start) for k in beside if not joined)
    return found | {e.name for e in people if e is not None and e.named and e.type == "PERSON"}


def _noun(lemma: str) -> str:
    return _alike().get(lemma.lower(), class_of_noun(lemma))


def _rest(framer: Framer, tree: Tree, predicate: _Predicate) -> set[str]:
    """Give all that narrows a claim: what hangs on its predicate and on its undergoer."""
    found = set[str]()
    roots = {predicate.index, predicate.verb}
    todo = [k for i in roots for k in tree.kids[i]]
    if predicate.done is not None:
        todo += tree.kids[predicate.done]
    seen = {*roots, predicate.done, predicate.doer}
    while todo:
        here = todo.pop()
        if here in seen or tree.tokens[here].dep in _CUT:
            continue
        seen.add(here)
        if tree.tokens[here].dep in ("nsubj", "nsubjpass") and tree.tokens[here].head in roots:
            continue
        token = tree.tokens[here]
        if tree.tokens[predicate.verb].lemma == "be" and token.dep in ("ccomp", "csubj"):
            continue
        todo += tree.kids[here]
        if token.head == predicate.done and token.dep in _WHICH and token.pos in ("PROPN", "PRON"):
            continue
        word = _narrowing(framer, tree, here)
        if word is not None:
            found.add(word)
    return found


def _narrowing(framer: Framer, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.dep in ("aux", "auxpass", "neg", "det") or token.text.lower() in words(
        "denials", "idle", "words"
    ):
        return None
    if token.pos == "PRON" or token.tag == "PRP$":
        return canon(framer, tree, index)
    if token.pos not in _TELLING:
        return None
    if token.pos == "VERB":
        return root_of(token.lemma)
    if token.pos in _NOUNS:
        name = canon(framer, tree, index) or token.lemma
        return _alike().get(name, name)
    return token.text.lower()


def _evidence(tree: Tree, predicate: _Predicate) -> Span:
    """Give the clause of a claim, as much of it as a line holds."""
    top = predicate.verb
    # "denied ever threatening", "failed to open", "did not have to open"
    while tree.tokens[top].dep in ("xcomp", "pcomp") or (
        tree.tokens[top].dep == "ccomp"
        and tree.tokens[tree.tokens[top].head].lemma in words("grammar", "denial", "words")
    ):
        above = tree.tokens[top].head
        top = above if tree.tokens[above].pos != "ADP" else tree.tokens[above].head
    todo, inside = [top], set[int]()
    while todo:
        here = todo.pop()
        inside.add(here)
        todo += [
            k
            for k in tree.kids[here]
            if tree.tokens[k].dep not in _CUT
            or (tree.tokens[k].dep == "conj" and tree.tokens[k].pos in _NOUNS)
        ]
    who = tree.subject(top)
    if who is not None:
        named = [i for i in tree.phrase(who) if i < top]
        if named and tree.tokens[top].end - tree.tokens[min(named)].start <= LINE:
            # What is told first ("On Monday, ...") is no part of it; a subject it shares is.
            inside = {i for i in inside if i >= min(named)} | {min(named)}
    core = [predicate.index, predicate.verb, *(i for i in (predicate.done,) if i in inside)]
    first, last = min(*inside, *core), max(core)
    kept = [i for i in sorted(inside) if i <= last or _reaches(tree, first, i)]
    while kept and kept[-1] > last and tree.tokens[kept[-1]].pos in _LINKS:
        kept.pop()
    return tree.span(first, max([last, *kept]))


def _reaches(tree: Tree, first: int, index: int) -> bool:
    return tree.tokens[index].end - tree.tokens[first].start <= LINE


@cache
def _alike() -> dict[str, str]:
    return {word: row["words"][0] for row in entries("denials", "alike") for word in row["words"]}
