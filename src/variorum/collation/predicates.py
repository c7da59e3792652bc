"""What is said to happen: classes of predicates, and whether it is said to have happened.

"Lifted the ban", "gave the green light" and "authorised" are one class, `permit`, with
one sign; "held back from authorising" is the same class with the other. Only within a
class can two accounts answer one question.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

Mood = Literal["real", "possible", "future", "demanded", "conditional", "planned", "forbidden"]


@dataclass(frozen=True, slots=True)
class Sense:
    """A class of predicate at one token, with its sign and where its undergoer stands."""

    name: str
    sign: int
    index: int
    on_subject: bool
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """How a predicate is meant: what sign it has after negation, and whether it is said to be so."""

    sign: int
    mood: Mood
    hedged: bool = False


def sense_at(tree: Tree, index: int) -> Sense | None:
    """Give the class of predicate a token stands for, or None.

    A phrase ("gave … the green light") is preferred to the bare verb.
    """
    token = tree.tokens[index]
    table = _table()
    if token.pos in ("VERB", "AUX"):
        below: frozenset[str] | None = None
        for rest, entry in table.phrases.get(token.lemma, ()):
            if below is None:
                below = frozenset(_near(tree, index))
            if rest <= below:
                return _sense(entry, index)
    if token.pos == "VERB":
        return _sense(table.verbs.get(token.lemma), index)
    if token.pos in ("ADJ", "ADV") or token.tag == "VBN":
        return _sense(table.adjectives.get(token.text.lower()), index)
    if token.pos in ("NOUN", "PROPN"):
        entry = table.nouns.get(token.lemma if token.pos == "NOUN" else token.text.lower())
        return _sense(entry, index, noun=True)
    return None


def claim_at(tree: Tree, index: int) -> Claim:
    """Say whether a verb's happening is said to be so, not to be so, or neither.

    Climbs from the verb through what governs it: *failed to open* is no opening, *plans to
    open* is none yet, *was cleared to open* says no more than that it may.
    """
    sign, mood, hedged = 1, "real", False
    seen = set[int]()
    while index not in seen:
        seen.add(index)
        if _negated(tree, index):
            sign = -sign
        own = _mood(tree, index)
        if own == "hedged":
            hedged = True
        elif own != "real" and mood == "real":
            mood = own
        token = tree.tokens[index]
        above = token.head
        if token.dep in ("conj",) and tree.child(index, *_SUBJECTS) is None:
            if _auxiliaries(tree, index):
                break
            index = above
            continue
        if token.dep in ("xcomp", "pcomp", "ccomp", "prep", "acl", "advcl", "dobj"):
            turn = _turn(tree, above) if token.dep != "advcl" else None
            if token.dep in ("advcl", "acl") and _to(tree, index):
                mood = "planned" if mood == "real" else mood
                break
            if turn is not None:
                if turn == 0:
                    mood = "planned" if mood == "real" else mood
                else:
                    sign *= turn
            if token.dep in ("xcomp", "pcomp", "prep", "dobj") and tree.tokens[above].pos in (
                "VERB",
                "AUX",
                "ADP",
                "ADJ",
            ):
                index = above
                continue
            if token.dep == "advcl" and _mark(tree, index) is None and token.tag == "VBG":
                index = above
                continue
        break
    return Claim(sign, mood, hedged)  # type: ignore[arg-type]


def scope_at(tree: Tree, index: int) -> tuple[str, ...]:
    """Give the scope words that limit a predicate: only, limited, at first, so far, all."""
    singles, phrases = _scopes()
    found = set[str]()
    near = {index, *tree.kids[index]}
    for k in tree.kids[index]:
        if tree.tokens[k].dep in ("prep", "advmod", "npadvmod", "dobj", "attr", "acomp"):
            near.update(tree.kids[k])
            near.update(chain.from_iterable(tree.kids[g] for g in tree.kids[k]))
    for i in near:
        for form in (tree.tokens[i].lemma, tree.tokens[i].text.lower()):
            if form in singles:
                found.add(singles[form])
    text = " ".join(tree.tokens[i].text.lower() for i in sorted(set(tree.below(index, 4))))
    found.update(kind for phrase, kind in phrases if phrase in text)
    return tuple(sorted(found))


# ── the lexicon, by word ────────────────────────────────────────────────────────

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_Entry = tuple[str, int, bool]


@dataclass(frozen=True, slots=True)
class _Table:
    verbs: dict[str, _Entry]
    nouns: dict[str, _Entry]
    adjectives: dict[str, _Entry]
    phrases: dict[str, tuple[tuple[frozenset[str], _Entry], ...]]


@cache
def _table() -> _Table:
    verbs, nouns, adjectives = dict[str, _Entry](), dict[str, _Entry](), dict[str, _Entry]()
    phrases = defaultdict[str, list[tuple[frozenset[str], _Entry]]](list)
    for row in entries("predicates"):
        entry = (row["class"], int(row["sign"]), row.get("undergoer") == "subject")
        verbs.update(dict.fromkeys(row.get("verbs", ()), entry))
        nouns.update(dict.fromkeys(row.get("nouns", ()), entry))
        # What an adjective describes is the subject, whatever the verb of its class does.
        adjectives.update(dict.fromkeys(row.get("adjectives", ()), (entry[0], entry[1], True)))
        for phrase in row.get("phrases", ()):
            verb, *rest = phrase.split()
            phrases[verb].append((frozenset(rest), entry))
    longest_first = {
        v: tuple(sorted(p, key=lambda e: (-len(e[0]), sorted(e[0])))) for v, p in phrases.items()
    }
    return _Table(verbs, nouns, adjectives, longest_first)


def _sense(entry: _Entry | None, index: int, *, noun: bool = False) -> Sense | None:
    return Sense(entry[0], entry[1], index, entry[2], noun) if entry else None


def _near(tree: Tree, verb: int) -> list[str]:
    """Give the lemmas of what hangs on a verb, prepositions' objects included, clauses not."""
    found = list[str]()
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        if token.dep in (
            "dobj",
            "prt",
            "advmod",
            "oprd",
            "acomp",
            "attr",
            "prep",
            "xcomp",
            "npadvmod",
            "neg",
            "agent",
            "nsubjpass",
            "dative",
        ):
            found += [token.lemma, token.text.lower()]
            for g in tree.kids[k]:
                if tree.tokens[g].dep in ("pobj", "dobj", "prep", "neg"):
                    found += [tree.tokens[g].lemma, tree.tokens[g].text.lower()]
    return found


# ── negation and mood ───────────────────────────────────────────────────────────


@cache
def _turns() -> tuple[dict[str, int], dict[str, list[tuple[str, int]]]]:
    single = dict[str, int]()
    phrases = defaultdict[str, list[tuple[str, int]]](list)
    for row in entries("grammar", "implicative"):
        single.update(dict.fromkeys(row["verbs"], row["sign"]))
        for phrase in row.get("phrases", ()):
            verb, particle = phrase.split()
            phrases[verb].append((particle, row["sign"]))
    return single, phrases


def _turn(tree: Tree, above: int) -> int | None:
    """Say what a governing verb does to the truth of what it governs; None if nothing is known."""
    token = tree.tokens[above]
    if token.pos == "ADP":
        above = token.head
        token = tree.tokens[above]
    single, phrases = _turns()
    for particle, sign in phrases.get(token.lemma, ()):
        if any(tree.tokens[k].text.lower() == particle for k in tree.kids[above]):
            return sign
    return single.get(token.lemma)


def _negated(tree: Tree, index: int) -> bool:
    negations = words("grammar", "negation", "words")
    nobody = words("grammar", "nobody", "words")
    for k in tree.kids[index]:
        token = tree.tokens[k]
        if token.dep == "neg" or token.text.lower() in negations:
            return True
        # The small model misses the negation in a curly "didn’t": the tail alone tells.
        if token.dep in ("aux", "auxpass") and token.text.lower().endswith(("n't", "n’t")):
            return True
        if token.dep in ("nsubj", "nsubjpass", "dobj") and (
            token.text.lower() in nobody
            or any(tree.tokens[g].text.lower() == "no" for g in tree.kids[k])
        ):
            return True
    token = tree.tokens[index]
    return token.dep == "pcomp" and tree.tokens[token.head].text.lower() == "without"


def _auxiliaries(tree: Tree, index: int) -> list[str]:
    return [
        tree.tokens[k].text.lower()
        for k in tree.kids[index]
        if tree.tokens[k].dep in ("aux", "auxpass")
    ]


def _to(tree: Tree, index: int) -> bool:
    return "to" in _auxiliaries(tree, index)


def _mark(tree: Tree, index: int) -> str | None:
    mark = tree.child(index, "mark")
    return tree.tokens[mark].text.lower() if mark is not None else None


@cache
def _moods() -> dict[str, str]:
    return {word: row["kind"] for row in entries("grammar", "modal") for word in row["words"]}


def _mood(tree: Tree, index: int) -> str:
    moods = _moods()
    for word in _auxiliaries(tree, index):
        if word in moods:
            return moods[word]
    mark = _mark(tree, index)
    if mark in words("grammar", "condition", "words"):
        return "conditional"
    if any(
        tree.tokens[k].text.lower() in words("grammar", "condition", "words")
        and tree.tokens[k].dep == "advmod"
        for k in tree.kids[index]
    ):
        return "conditional"
    hedges = words("grammar", "hedge", "words")
    if any(tree.tokens[k].text.lower() in hedges for k in tree.kids[index]):
        return "hedged"
    return "real"


@cache
def _scopes() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    single = {
        word: row["kind"] for row in entries("grammar", "scope") for word in row.get("words", ())
    }
    phrases = tuple(
        (p, row["kind"]) for row in entries("grammar", "scope") for p in row.get("phrases", ())
    )
    return single, phrases
