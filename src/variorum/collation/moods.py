"""Whether a verb is denied, and in what mood it is told: so, perhaps, to come, asked for, or on a condition.

What is only asked, or stands under a denial that does not reach it ("it does not mean that the
gate is open"), is unsaid: nobody says that it is so, nor that it is not.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Literal

from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

Mood = Literal[
    "real",
    "possible",
    "future",
    "demanded",
    "conditional",
    "planned",
    "permitted",
    "unclear",
    "unsaid",
]

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_QUOTATION = frozenset(["“", "”", '"', "''", "``", "‘", "’"])
# What may stand before an order: "Please open the gate", "“Open the gate”".
_BEFORE_ORDERS = frozenset({"PUNCT", "INTJ", "ADV", "CCONJ", "SPACE", "SYM"})


def asserts(tree: Tree, index: int, governor: int) -> bool:
    """Say whether somebody says that it is so, and asks for nothing: "warned that it *is* unsafe"."""
    verb = words("grammar", "asserting", "words")
    finite = tree.tokens[index].dep == "ccomp" and not has_to(tree, index)
    return finite and tree.tokens[governor].lemma in verb


def takes_time(tree: Tree, verb: int) -> bool:
    """Say whether it is told how long something took, which was done: "needed an hour to acquit her"."""
    time = tree.child(verb, "dobj")
    return (
        time is not None
        and tree.tokens[verb].lemma in ("need", "take")
        and tree.tokens[time].lemma in ("minute", "hour", "day", "week", "month", "year")
    )


def wills(tree: Tree, governor: int) -> bool:
    """Say whether a verb of which nothing is known is denied: what it governs may be so or not."""
    token = tree.tokens[governor]
    states = words("grammar", "seeming", "words")
    return token.pos == "VERB" and token.lemma not in states and negated(tree, governor)


def cannot(tree: Tree, index: int) -> bool:
    """Say whether a verb tells what can or could be, so that denied it was not."""
    return bool({"could", "can", "ca"}.intersection(auxiliaries(tree, index)))


def is_yet_to(tree: Tree, index: int) -> bool:
    """Say whether something is still to come: "has yet to open"."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    near = {tree.tokens[k].text.lower() for i in (index, token.head) for k in tree.kids[i]}
    return token.dep == "xcomp" and over.lemma in ("have", "be") and "yet" in near


def pleads_not(tree: Tree, index: int) -> bool:
    """Say whether the "not" is part of what is said: "pleaded not guilty" is a plea."""
    return tree.tokens[index].lemma == "plead" and any(
        tree.tokens[k].text.lower() == "guilty" for k in tree.kids[index]
    )


def is_unclear(tree: Tree, index: int) -> bool:
    """Say whether a clause hangs on "it is unclear": then its question is open, not answered."""
    token = tree.tokens[index]
    if token.dep not in ("ccomp", "csubj", "advcl", "nsubj"):
        return False
    over = token.head
    near = {tree.tokens[over].lemma, *(tree.tokens[k].lemma for k in tree.kids[over])}
    return bool(near & words("grammar", "unclear", "words"))


def is_unsaid(tree: Tree, index: int) -> bool:
    """Say whether nobody says that it is so, nor that it is not: it is asked, or what holds it is denied.

    "Is the gate open?", "it does not mean that the gate is open", "there is no sign that it is".
    """
    return _is_asked(tree, index) or _hangs_on_a_denial(tree, index)


def _is_asked(tree: Tree, index: int) -> bool:
    """Say whether a clause is, or is within, what a question mark ends."""
    main, seen = index, set[int]()
    while main not in seen and tree.tokens[main].dep in ("xcomp", "conj", "acomp", "attr", "ccomp"):
        seen.add(main)
        over = tree.tokens[main].head
        if tree.tokens[main].dep == "ccomp" and _is_quoted(tree, main, over):
            break
        main = over
    if tree.tokens[main].dep not in ("ROOT", "ccomp", "parataxis"):
        return False
    closing = (t.text[-1:] for t in tree.tokens[max(index, main) + 1 :] if t.text[-1:] in ".!?…")
    return next(closing, "") == "?"


def _is_quoted(tree: Tree, index: int, over: int) -> bool:
    """Say whether a quotation mark stands between a clause and the verb of saying."""
    first, last = min(index, over), max(index, over)
    return any(t.text in _QUOTATION for t in tree.tokens[first + 1 : last])


def _hangs_on_a_denial(tree: Tree, index: int) -> bool:
    """Say whether what governs a whole clause is denied, and by that says nothing of it."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    if token.head == index or has_to(tree, index) or mark_of(tree, index) in ("because", "as"):
        return False
    if over.lemma in words("cuts", "factive", "words"):
        return False
    if token.dep == "ccomp" and over.pos in ("VERB", "AUX"):
        return negated(tree, token.head)
    proof = over.pos == "NOUN" and over.lemma in words("cuts", "proof", "words")
    return token.dep in ("acl", "ccomp") and proof and _is_without(tree, token.head)


def _is_without(tree: Tree, noun: int) -> bool:
    """Say whether there is none of a noun: "no sign", "not any sign", "without a sign"."""
    over = tree.tokens[noun].head
    held = tree.tokens[noun].dep in ("dobj", "attr", "nsubj", "nsubjpass")
    without = tree.tokens[noun].dep == "pobj" and tree.tokens[over].text.lower() == "without"
    return tree.has_no(noun) or without or (held and over != noun and negated(tree, over))


@cache
def _turns() -> tuple[dict[str, int], dict[str, list[tuple[str, int]]]]:
    single = dict[str, int]()
    phrases = defaultdict[str, list[tuple[str, int]]](list)
    single.update(dict.fromkeys(words("grammar", "denial", "words"), -1))
    for row in entries("grammar", "implicative"):
        single.update(dict.fromkeys(row["verbs"], row["sign"]))
        for phrase in row.get("phrases", ()):
            verb, particle = phrase.split()
            phrases[verb].append((particle, row["sign"]))
    return single, phrases


def turn_of(tree: Tree, above: int) -> int | None:
    """Say what a governing word does to the truth of what it governs; None if nothing is known."""
    token = tree.tokens[above]
    single, phrases = _turns()
    for particle, sign in phrases.get(token.lemma, ()):
        if any(tree.tokens[k].text.lower() == particle for k in tree.kids[above]):
            return sign
    return single.get(token.lemma)


def negated(tree: Tree, index: int) -> bool:
    """Say whether a verb is denied: by "not", by "nobody", by "neither side", by "without"."""
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
            token.text.lower() in nobody or tree.has_no(k) or _neither(tree, k)
        ):
            return True
    token = tree.tokens[index]
    return token.dep == "pcomp" and tree.tokens[token.head].text.lower() == "without"


def _neither(tree: Tree, noun: int) -> bool:
    """Say whether a noun is told to be neither of two: "*neither side* broke it", "neither gas nor …"."""
    return any(tree.tokens[k].text.lower() == "neither" for k in tree.kids[noun])


def is_scarce_chance(tree: Tree, noun: int) -> bool:
    """Say whether a noun tells that something will hardly come about: "little chance", "no prospect"."""
    if tree.tokens[noun].lemma not in words("grammar", "chance", "words"):
        return False
    scarce = words("grammar", "scarce", "words")
    beside = {tree.tokens[k].text.lower() for k in tree.kids[noun]}
    return bool(beside & scarce) or _is_without(tree, noun)


def is_loath(tree: Tree, index: int) -> bool:
    """Say whether a word tells that what it governs is hardly done: "was reluctant to open it"."""
    return tree.tokens[index].lemma in words("grammar", "loath", "words")


def is_told_unlikely(tree: Tree, index: int) -> bool:
    """Say whether a whole clause is told to be unlikely: "it is unlikely that it opens"."""
    token = tree.tokens[index]
    if token.dep not in ("ccomp", "csubj") or tree.tokens[token.head].lemma != "be":
        return False
    state = tree.child(token.head, "acomp")
    return state is not None and is_loath(tree, state)


def auxiliaries(tree: Tree, index: int) -> list[str]:
    """Give the helping words of a verb as they are written."""
    return [
        tree.tokens[k].text.lower()
        for k in tree.kids[index]
        if tree.tokens[k].dep in ("aux", "auxpass")
    ]


def has_to(tree: Tree, index: int) -> bool:
    """Say whether a verb is an infinitive with "to"."""
    return "to" in auxiliaries(tree, index)


def mark_of(tree: Tree, index: int) -> str | None:
    """Give the word that joins a clause: "that", "after", "because"."""
    mark = tree.child(index, "mark")
    return tree.tokens[mark].text.lower() if mark is not None else None


@cache
def _moods() -> dict[str, Mood]:
    return {word: row["kind"] for row in entries("grammar", "modal") for word in row["words"]}


def mood_of(tree: Tree, index: int) -> tuple[Mood, bool]:
    """Give the mood of a verb by its own auxiliaries and conjunction, and whether the writer hedges."""
    below = [*tree.kids[index]]
    # The small model hangs the "should" of "should be limited" on "be".
    below += [g for k in below if tree.tokens[k].dep == "auxpass" for g in tree.kids[k]]
    kids = [(tree.tokens[k].text.lower(), tree.tokens[k].dep) for k in below]
    hedged = any(word in words("grammar", "hedge", "words") for word, _ in kids)
    for word, dep in kids:
        if dep in ("aux", "auxpass") and word in _moods():
            return _moods()[word], hedged
    if any(
        word in words("grammar", "condition", "words") and dep in ("mark", "advmod")
        for word, dep in kids
    ):
        return "conditional", hedged
    token = tree.tokens[index]
    if any(word in ("nearly", "almost") and dep == "advmod" for word, dep in kids):
        return "possible", hedged
    if token.tag in ("VB", "VBP") and _commands(tree, index):
        return "demanded", hedged
    # "in order to open", "a plan to open": nobody says that it was opened
    if (
        token.dep in ("advcl", "acl", "relcl", "conj", "ccomp", "dep", "ROOT")
        and any(word == "to" and dep == "aux" for word, dep in kids)
        and turn_of(tree, token.head) is None
    ):
        return "planned", hedged
    return "real", hedged


def _commands(tree: Tree, index: int) -> bool:
    """Say whether a verb without a subject is a command: "Don't open the gate", "Open the gate"."""
    token = tree.tokens[index]
    if (
        token.dep not in ("ROOT", "ccomp", "advcl", "parataxis")
        or tree.child(index, *_SUBJECTS) is not None
    ):
        return False
    helpers = auxiliaries(tree, index)
    if helpers:
        return any(word in ("do", "don't", "don’t") for word in helpers)
    # A sentence, or what is quoted in one, begins with it.
    before = tree.tokens[:index]
    mark = max((i for i, t in enumerate(before) if t.text in _QUOTATION), default=-1)
    opens = token.dep == "ROOT" or mark >= 0
    return token.tag == "VB" and opens and all(t.pos in _BEFORE_ORDERS for t in before[mark + 1 :])
