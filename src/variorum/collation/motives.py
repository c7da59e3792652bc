"""Why somebody did it: "out of revenge", "to collect insurance money", "is treated as terrorism".

As with causes, what an account only holds possible joins what it tells, and is no rival.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from variorum.collation.attackers import is_attacker
from variorum.collation.frames import Framer
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# A reading is no longer than a line and a half.
LINE = 110
# So many words below a verb are looked at: enough for any clause that was written for readers.
NEAR = 40
# So many governors are asked whether they leave it open.
ABOVE = 3
_PARTS = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod"})
_ANGRY_AT = frozenset({"at", "about", "over", "by", "with", "after", "because", "that"})
_MOVED = frozenset({"motivate", "relate", "motivated", "related"})


@dataclass(frozen=True, slots=True)
class _Told:
    tree: Tree
    index: int
    verb: int
    kind: str
    denied: bool = False


def find_motives(framer: Framer) -> Iterator[Fact]:
    """Yield why an account says that it was done, with what else it holds possible."""
    told = [t for tree in framer.forest.trees for t in _told(tree)]
    sure = [t for t in told if _is_sure(framer, t)]
    possible = {t.kind for t in told} - {t.kind for t in sure}
    for one in sure:
        tree = one.tree
        span = _reading(one)
        others = possible | _kin().get(one.kind, frozenset())
        yield Fact(
            kind="attribute",
            article=tree.article.id,
            key=("circumstance", "motive", None, "main"),
            label=span.exact,
            evidence=(span,),
            value=one.kind,
            polarity="negative"
            if one.denied != (claim_at(tree, one.verb).sign < 0)
            else "positive",
            when=framer.when(tree, one.verb),
            where=framer.where(tree, one.verb),
            subject="main",
            statements=framer.statement_ids(span),
            source=framer.source(span),
            hedged=framer.hedged(span),
            slots=(("may be", tuple(sorted(others))),) if others else (),
        )


def find_grievances(framer: Framer) -> Iterator[Fact]:
    """Yield what whoever attacked was angry at: it says why, and that it is known."""
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            told = _grievance(framer, tree, index)
            if told is None or not _is_sure(framer, told):
                continue
            span = _reading(told)
            others = _kin().get(told.kind, frozenset())
            motive = Fact(
                kind="attribute",
                article=tree.article.id,
                key=("circumstance", "motive", None, "main"),
                label=span.exact,
                evidence=(span,),
                value=told.kind,
                where=framer.where(tree, told.verb),
                subject="main",
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
                slots=(("may be", tuple(sorted(others))),) if others else (),
            )
            yield motive
            yield replace(motive, key=("rung", "motive", ""), value="known", subject="", slots=())


def _grievance(framer: Framer, tree: Tree, index: int) -> _Told | None:
    """Read "was upset about losing his job", "had been enraged by his dismissal"."""
    token = tree.tokens[index]
    if token.dep == "dobj" and _kinds().get(token.lemma.lower()) == "revenge":
        # "Wanted revenge"
        wants = tree.tokens[token.head].lemma in words("motives", "wanting", "words")
        by = is_attacker(framer, tree, tree.subject(token.head))
        return _Told(tree, index, token.head, "revenge") if wants and by else None
    if token.lemma.lower() not in words("motives", "feeling", "words"):
        return None
    verb = token.head if token.pos == "ADJ" and token.dep == "acomp" else index
    if tree.tokens[verb].pos not in ("VERB", "AUX"):
        return None
    bearer = tree.object(verb)
    bearer = tree.subject(verb) if bearer is None else bearer
    if not is_attacker(framer, tree, bearer) or claim_at(tree, verb).sign < 0:
        return None
    below = islice(tree.below(verb, 5), NEAR)
    behind = [k for k in sorted(below) if k > index]
    if not behind or tree.tokens[behind[0]].text.lower() not in _ANGRY_AT:
        return None
    for k in behind:
        lemma = tree.tokens[k].lemma.lower()
        kind = _grievances().get(lemma) or _kinds().get(lemma)
        if kind is not None:
            return _Told(tree, k, verb, kind)
    return None


def _is_sure(framer: Framer, told: _Told) -> bool:
    mood = claim_at(told.tree, told.verb).mood
    denied = framer.denied(told.tree.span(told.verb, told.verb))
    return mood == "real" and not denied and not _open(told.tree, told.verb)


def _told(tree: Tree) -> Iterator[_Told]:
    if any(t.text.lower() in words("causes", "elsewhere", "words") for t in tree.tokens):
        return
    for index, token in enumerate(tree.tokens):
        kind = _kinds().get(token.lemma.lower()) or _kinds().get(token.text.lower())
        kind = kind or _kinds().get(f"{tree.tokens[index - 1].lemma.lower()} {token.lemma.lower()}")
        if kind is not None:
            yield from _motive(tree, index, kind)
        if token.pos == "VERB" and token.dep in ("advcl", "xcomp") and _is_infinitive(tree, index):
            yield from _aim(tree, index)


def _motive(tree: Tree, index: int, kind: str) -> Iterator[_Told]:
    """Read a word for a motive in its clause: what a deed was done out of, for, over, or taken as."""
    bearer = _bearer(tree, index)
    if bearer is None:
        return
    token = tree.tokens[bearer]
    verb = tree.verb_of(bearer)
    if verb is None:
        return
    lemma = tree.tokens[verb].lemma
    ruled = token.dep in ("dobj", "nsubjpass") and lemma == "rule"
    if ruled and any(tree.tokens[k].text.lower() == "out" for k in tree.kids[verb]):
        yield _Told(tree, index, verb, kind, denied=True)
    elif (
        (token.dep == "pobj" and _led_by(tree, bearer, verb, kind))
        or (token.dep == "nsubj" and _moves(tree, verb))
        or (kind in _leading()["over"] and _comes_of(tree, bearer, verb))
        or (
            token.dep in ("attr", "acomp", "oprd")
            and lemma in ("be", *_MOVED)
            and _is_deed(tree, verb if lemma == "be" else tree.tokens[verb].head)
        )
        or _because(tree, verb)
        # "racially motivated"
        or (token.lemma in _MOVED and bearer != index and _is_deed(tree, verb))
    ):
        yield _Told(tree, index, verb, kind)


def _comes_of(tree: Tree, bearer: int, verb: int) -> bool:
    """Read "the shooting followed a dispute", "stemmed from a row", "was sparked by an argument"."""
    token = tree.tokens[bearer]
    lemma = tree.tokens[verb].lemma
    subject = tree.child(verb, "nsubj", "nsubjpass")
    deed = subject is not None and tree.tokens[subject].lemma in words("motives", "deed", "words")
    if not deed:
        return False
    if token.dep == "dobj":
        return lemma == "follow"
    before = tree.tokens[token.head].text.lower()
    led = before in ("from", "out", "of") and lemma in ("stem", "arise", "result", "grow", "spring")
    sparked = before == "by" and lemma in words("mysteries", "causing", "words")
    return token.dep == "pobj" and (led or sparked)


def _because(tree: Tree, verb: int) -> bool:
    """Read "killed her because he was jealous"."""
    above = tree.tokens[verb].head
    marked = any(tree.tokens[k].text.lower() == "because" for k in tree.kids[verb] if k < verb)
    doing = tree.tokens[above].lemma in words("motives", "doing", "words")
    return marked and tree.tokens[verb].dep == "advcl" and doing


def _moves(tree: Tree, verb: int) -> bool:
    """Read "jealousy drove him to it", "robbery was the motive"."""
    named = tree.child(verb, "attr")
    if named is not None:
        return tree.tokens[named].lemma == "motive"
    moving = tree.tokens[verb].lemma in words("motives", "moving", "words")
    return (
        moving
        and tree.child(verb, "dobj") is not None
        and tree.child(verb, "xcomp", "advcl") is not None
    )


def _bearer(tree: Tree, index: int) -> int | None:
    """Climb from a word for a motive to the noun that stands for it: a racist attack, a robbery attempt."""
    for _ in range(ABOVE):
        token = tree.tokens[index]
        if token.dep not in _PARTS or token.head == index:
            return index
        over = tree.tokens[token.head]
        bears = over.lemma.lower() in words("motives", "bearing", "words")
        if not bears and over.lemma not in _MOVED:
            return None if over.pos in ("NOUN", "PROPN") else index
        index = token.head
    return index


def _led_by(tree: Tree, bearer: int, verb: int, kind: str) -> bool:
    """Say whether a preposition makes a motive of a noun: "killed over a debt", "treated as a robbery"."""
    preposition = tree.tokens[bearer].head
    word = tree.tokens[preposition].text.lower()
    lemma = tree.tokens[verb].lemma
    if lemma in words("motives", "taking", "words"):
        return word in ("as", "to", "with") and _is_deed(tree, verb)
    if lemma in words("motives", "moving", "words"):
        return word == "by"
    doing = lemma in words("motives", "doing", "words") or (lemma == "be" and _is_deed(tree, verb))
    if not doing:
        return False
    before = tree.tokens[preposition - 1].text.lower() if preposition else ""
    if word in ("of", "because"):
        return word == "because" or before in ("out", "because")
    if tree.tokens[bearer].lemma == "row" and tree.child(bearer, "prep") is None:
        # "The third day in a row"
        return False
    return kind in _leading().get(word, ())


def _is_deed(tree: Tree, verb: int) -> bool:
    """Say whether a clause is about a deed, or about its motive; of what "it" is, nobody knows."""
    named = (tree.child(verb, "nsubj", "nsubjpass"), tree.child(verb, "dobj"))
    deeds = words("motives", "deed", "words")
    bare = tree.tokens[verb].lemma == "be"
    return any(
        i is not None
        and tree.tokens[i].lemma.lower() in deeds
        and not (bare and tree.tokens[i].pos == "PRON")
        for i in named
    )


def _aim(tree: Tree, index: int) -> Iterator[_Told]:
    """Read what a deed was done for: "torched the inn *to collect insurance money*"."""
    above = tree.tokens[index].head
    if tree.tokens[above].lemma not in words("motives", "doing", "words") or above > index:
        return
    nouns = {tree.tokens[k].lemma.lower() for k in islice(tree.below(index, 3), NEAR)}
    for row in entries("motives", "aim"):
        if tree.tokens[index].lemma in row["verbs"] or nouns & {*row["nouns"]}:
            yield _Told(tree, index, above, row["kind"])
            return


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].tag == "TO" for k in tree.kids[index])


def _open(tree: Tree, verb: int) -> bool:
    """Say whether somebody only asks whether it was so, or holds it possible."""
    maybe = words("causes", "maybe", "words")
    for _ in range(ABOVE):
        if any(tree.tokens[k].lemma.lower() in maybe for k in (verb, *tree.kids[verb][:NEAR])):
            return True
        if tree.tokens[verb].dep not in ("ccomp", "xcomp", "acl", "pcomp"):
            return False
        verb = tree.tokens[verb].head
    return False


def _reading(told: _Told) -> Span:
    """Give the deed with its motive, as far as they stand close together; else the motive."""
    tree, index, verb = told.tree, told.index, told.verb
    aim = [*islice(tree.below(index, 3), NEAR)] if tree.tokens[index].pos == "VERB" else []
    motive = [index, *tree.phrase(index), *aim]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    doer = [*tree.phrase(subject)] if subject is not None else []
    for inside in ((*doer, verb, *motive), (verb, *motive), motive):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= LINE:
            return span
    return tree.span(index, index)


@cache
def _grievances() -> dict[str, str]:
    return {word: row["kind"] for row in entries("motives", "grievance") for word in row["words"]}


@cache
def _kinds() -> dict[str, str]:
    return {word: row["kind"] for row in entries("motives", "motive") for word in row["words"]}


@cache
def _kin() -> dict[str, frozenset[str]]:
    rows = (*entries("motives", "motive"), *entries("motives", "aim"))
    return {row["kind"]: frozenset(row["may_be"]) for row in rows if "may_be" in row}


@cache
def _leading() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["kinds"]) for row in entries("motives", "leading")}
