"""How an attack was carried out, and by whom: where the gun came from, what was known of the gunman, who claimed it.

The questions and their answers are data (`lexicon/en/assaults.toml`): a verb with the words that
hang on it, of a thing or of whoever attacked, denied or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from variorum.collation.attackers import is_attacker
from variorum.collation.classes import Table, table_of
from variorum.collation.frames import Framer
from variorum.collation.kinds import kind_of
from variorum.collation.predicates import Sense, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span

# As long as a reading may be, in characters.
NEAR = 100
_BEHIND = frozenset({"about", "of", "on", "with", "to", "by"})
_AROUND = frozenset({"aux", "auxpass", "neg", "prt", "dobj", "prep", "agent", "acomp", "attr"})
_SHOWN = frozenset({"pobj", "det", "amod", "compound", "nummod", "poss", "prep", "xcomp", "aux"})
# Of these it is told what had been long before: its date says nothing against it.
_BEFORE = frozenset({"record", "known", "acquired"})
_HOW = "by how"
_DENIALS = frozenset({"nothing", "no", "not", "never", "without"})
# What answers nothing unless it is denied: who was arrested before need not have been convicted.
_ONLY_DENIED = " (denied)"


def find_assaults(framer: Framer) -> Iterator[Fact]:
    """Yield what an account answers to the questions of an attack."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            for slot in _called().get(token.lemma.lower(), _called().get(token.text.lower(), ())):
                told = _answer(framer, tree, index, slot)
                if told is not None and (slot in _BEFORE or not _is_of_another_time(framer, tree)):
                    yield _fact(framer, tree, index, slot, told)
            for row in _titles():
                if _is_so_called(framer, tree, index, row) or _is_so_modified(tree, index, row):
                    yield _fact(framer, tree, index, row["slot"], row["kind"])


def _answer(framer: Framer, tree: Tree, index: int, slot: str) -> str | None:
    """Give the answer that a word tells with what hangs on it."""
    question = _questions()[slot]
    sense = sense_at(tree, index, _tables()[slot])
    if sense is None or not _is_of_the_bearer(framer, tree, sense, question):
        return None
    if slot == "speech" and any(
        t.lemma in words("assaults", "asked", "words") for t in tree.tokens
    ):
        return None
    claim = claim_at(tree, index)
    if claim.mood != "real" or claim.hedged:
        return None
    # "Said nothing" has its denial in it.
    denied = not sense.phrase & _DENIALS and (claim.sign < 0 or _without(tree, index))
    if denied:
        answer = question.get("denied", {}).get(sense.name.removesuffix(_ONLY_DENIED))
        return str(answer) if answer is not None else None
    return None if sense.name.endswith(_ONLY_DENIED) else sense.name


def _is_of_another_time(framer: Framer, tree: Tree) -> bool:
    """Say whether a sentence names a month or a year: "in May", where nobody knows which."""
    months = words("times", "month", "words")
    return any(t.text.lower() in months and t.pos == "PROPN" for t in tree.tokens) and not any(
        date.begin == date.end for date in framer.dates_in(tree)
    )


def _is_so_called(framer: Framer, tree: Tree, index: int, row: Mapping[str, Any]) -> bool:
    """Say whether a noun beside whoever attacked says it of them: "the gunman, an ex-convict"."""
    token = tree.tokens[index]
    if token.tag not in ("NN", "NNP") or token.dep not in ("appos", "attr"):
        return False
    beside = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    if not (
        _with_a_hyphen(tree, index) in row.get("called", ()) or beside & {*row.get("styled", ())}
    ):
        return False
    bearer = token.head if token.dep == "appos" else tree.subject(token.head)
    verb = tree.verb_of(index)
    claim = claim_at(tree, verb) if verb is not None and token.dep == "attr" else None
    told = claim is None or (claim.mood == "real" and claim.sign > 0 and not claim.hedged)
    return told and is_attacker(framer, tree, bearer)


def _with_a_hyphen(tree: Tree, index: int) -> str:
    """Give a noun with what a hyphen joins to it: "ex-convict"."""
    lemma = tree.tokens[index].lemma.lower()
    if index > 1 and tree.tokens[index - 1].text == "-":
        return f"{tree.tokens[index - 2].text.lower()}-{lemma}"
    return lemma


def _is_so_modified(tree: Tree, index: int, row: Mapping[str, Any]) -> bool:
    """Say whether a noun before another says it: "a suicide bomber"."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    told = token.lemma.lower() == row.get("modifier") and over.lemma.lower() in row["modified"]
    verb = tree.verb_of(index) if told else None
    if verb is None or over.tag != "NN" or _is_another(tree, token.head):
        return False
    claim = claim_at(tree, verb)
    guess = any(t.lemma.lower() in words("mysteries", "guess", "words") for t in tree.tokens)
    told = not tree.has_no(token.head) and not guess and claim.sign > 0
    return told and claim.mood == "real" and not claim.hedged


def _without(tree: Tree, index: int) -> bool:
    """Say whether a verb has no object at all: "had no criminal record", "said not a word"."""
    thing = tree.child(index, "dobj", "attr")
    if thing is None or claim_at(tree, index).sign < 0:
        return False
    return tree.has_no(thing) or any(tree.tokens[k].text.lower() == "not" for k in tree.kids[thing])


def _is_of_the_bearer(
    framer: Framer, tree: Tree, sense: Sense, question: Mapping[str, Any]
) -> bool:
    index, bearer = sense.index, question.get("bearer")
    token = tree.tokens[index]
    described = token.dep in ("amod", "compound")
    subject = token.head if described else tree.subject(index)
    thing = None if described else tree.object(index)
    if not all(_fits(tree, held) for held in (thing, subject)):
        return False
    if question.get("another"):
        held = thing if thing is not None else subject
        return held is not None and _is_another(tree, held)
    if any(held is not None and _is_another(tree, held) for held in (thing, subject)):
        return False
    if bearer == "gun":
        return _is_of_a_gun(framer, tree, thing if thing is not None else subject, subject)
    if bearer == "doer":
        passive = tree.child(index, "auxpass") is not None and tree.tokens[index].lemma != "clad"
        return is_attacker(framer, tree, subject if not passive or described else thing)
    if bearer not in ("attacker", "anywhere"):
        return True
    behind = [
        held
        for k in tree.below(index, 3 if bearer == "anywhere" else 0)
        if tree.tokens[k].text.lower() in _BEHIND and (held := tree.child(k, "pobj")) is not None
    ]
    return any(is_attacker(framer, tree, i) for i in (subject, thing, *behind))


def _fits(tree: Tree, index: int | None) -> bool:
    """Say whether a relative pronoun stands for a weapon; of other words it is asked elsewhere."""
    if index is None or tree.tokens[index].text.lower() not in ("which", "that"):
        return True
    return tree.tokens[tree.antecedent(index)].lemma.lower() in _weapons()


def _is_of_a_gun(framer: Framer, tree: Tree, thing: int | None, subject: int | None) -> bool:
    """Say whether it is told of a gun, or of whoever attacked: "had no licence for the gun"."""
    told = tree.tokens[tree.antecedent(thing)].lemma.lower() if thing is not None else ""
    return told in _guns() or is_attacker(framer, tree, subject)


def _is_another(tree: Tree, noun: int) -> bool:
    noun = tree.antecedent(noun)
    beside = {tree.tokens[k].text.lower() for k in tree.kids[noun]}
    return tree.tokens[noun].tag == "NN" and bool(beside & words("assaults", "other", "words"))


def _fact(framer: Framer, tree: Tree, index: int, slot: str, told: str) -> Fact:
    span = _reading(tree, index)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        # What set a bomb off is told of in `causes`, too.
        key=("circumstance", slot, None, "main" if slot == "trigger" else None),
        label=span.exact,
        evidence=(span,),
        value=f"{told} + {_HOW}" if slot == "acquired" and _by_how(tree, index) else told,
        when=None if slot in _BEFORE else framer.when(tree, index),
        where=() if slot in _BEFORE else framer.where(tree, index),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
        slots=(("of", (kind,)),) if slot == "acquired" and (kind := _which(tree, index)) else (),
    )


def _by_how(tree: Tree, index: int) -> bool:
    """Say whether an adverb tells it: "legally" and "illegally" are set against each other in `deeds`."""
    return any(
        tree.tokens[k].text.lower().endswith(("legally", "lawfully")) for k in tree.below(index, 2)
    )


def _which(tree: Tree, index: int) -> str | None:
    """Give the kind of gun that is told of: the rifle was bought, and the pistol stolen."""
    thing = tree.object(index)
    return kind_of("weapon", tree, tree.antecedent(thing)) if thing is not None else None


def _reading(tree: Tree, index: int) -> Span:
    """Give a verb with its subject and what hangs on it, as far as they stand close together.

    Of a noun that tells it, give its phrase: "a suicide bomber", "the gunman, an ex-convict".
    """
    token = tree.tokens[index]
    if token.pos in ("NOUN", "PROPN"):
        beside = token.dep in ("compound", "appos")
        over = tree.span(min(tree.phrase(token.head)), index) if beside else None
        if token.dep == "compound":
            over = tree.span(min(tree.phrase(token.head)), token.head)
        own = tree.span(min(tree.phrase(index)), index)
        return over if over is not None and over.end - over.start <= NEAR else own
    subject = tree.child(index, "nsubj", "nsubjpass")
    near = [index]
    for k in tree.kids[index]:
        if tree.tokens[k].dep in _AROUND:
            near += [k, *(i for i in tree.below(k, 3) if tree.tokens[i].dep in _SHOWN)]
    front = [*tree.phrase(subject)] if subject is not None else [*_shared(tree, index)]
    for inside in ((*front, *near), near):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(index, index)


def _shared(tree: Tree, index: int) -> Iterator[int]:
    """Yield where the one begins whom a verb shares with another: "*a man* who shouted and blew himself up"."""
    subject = tree.subject(index) if tree.tokens[index].dep in ("conj", "relcl") else None
    who = tree.antecedent(subject) if subject is not None else None
    if who is not None and who < index:
        yield min(tree.phrase(who))


@cache
def _titles() -> tuple[Mapping[str, Any], ...]:
    fields = {"called", "styled", "modifier"}
    return tuple(row for row in entries("assaults", "told") if not fields.isdisjoint(row))


@cache
def _questions() -> Mapping[str, Mapping[str, Any]]:
    return {row["slot"]: row for row in entries("assaults", "question")}


@cache
def _tables() -> Mapping[str, Table]:
    things = {row["group"]: row["words"] for row in entries("assaults", "thing")}
    held = defaultdict[str, list[Mapping[str, Any]]](list)
    for row in entries("assaults", "told"):
        made = [f"{verb} {word}" for verb in row.get("does", ()) for word in row.get("beside", ())]
        held[row["slot"]].append(
            {
                **row,
                "class": row["kind"] + (_ONLY_DENIED if row.get("only_denied") else ""),
                "sign": 1,
                "about": "assault",
                "phrases": [*row.get("phrases", ()), *made],
                "of": [word for group in row.get("of", ()) for word in things[group]],
            }
        )
    return {slot: table_of(rows) for slot, rows in held.items()}


@cache
def _guns() -> frozenset[str]:
    return _things("gun")


@cache
def _weapons() -> frozenset[str]:
    return _things("gun", "bomb") - {"it", "which", "that"}


def _things(*groups: str) -> frozenset[str]:
    held = (row["words"] for row in entries("assaults", "thing") if row["group"] in groups)
    return frozenset(chain.from_iterable(held))


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """Map each word that may answer a question to the questions it may answer."""
    found = defaultdict[str, dict[str, None]](dict)
    for slot, table in _tables().items():
        for word in (*table.verbs, *table.adjectives, *table.phrases, *table.nouns):
            found[word][slot] = None
    return {word: tuple(held) for word, held in found.items()}
