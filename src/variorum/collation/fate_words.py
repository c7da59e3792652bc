"""The words that tell a fate: nouns, verbs with what stands beside them, phrases of state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.populations import tolls
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words


@dataclass(frozen=True, slots=True)
class Fate:
    """A class of fate, the token that tells it, and its sign: -1 for its contrary ("survived").

    `total` when the figure is the whole of it ("the toll"); `counted` is the noun a total is of.
    `noun` when no verb tells it, so that no clause limits it; `last` is the word beside the verb
    that makes it a fate ("lost their *lives*").
    """

    name: str
    index: int
    sign: int = 1
    noun: bool = False
    total: bool = False
    counted: int | None = None
    last: int | None = None


def told_by(tree: Tree, index: int) -> Fate | None:
    """Give the fate a word tells by itself, or with the words that hang on it."""
    token = tree.tokens[index]
    if token.pos in ("NOUN", "PROPN") and token.lemma in _nouns():
        return Fate(_nouns()[token.lemma], index, noun=True)
    if token.pos in ("VERB", "AUX"):
        if _held_at_gunpoint(tree, index):
            return Fate("abduct", index)
        phrase = phrase_of(tree, index)
        if phrase is not None:
            return Fate(phrase.name, index, last=phrase.last)
        if token.lemma in _verbs():
            return Fate(_verbs()[token.lemma][0], index)
    sense = sense_at(tree, index)
    if sense is None or sense.name not in tolls():
        # The tagger takes "four missing miners" for miners who miss something.
        state = _states().get(token.text.lower()) if token.dep in _DESCRIBES else None
        return Fate(state, index) if state is not None else None
    return Fate(sense.name, index, sense.sign, noun=sense.noun)


_DESCRIBES = frozenset({"amod", "pobj", "acomp", "acl", "oprd", "attr"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A verb with a word beside it: the class, who undergoes it, and the word."""

    name: str
    undergoer: str
    last: int


def phrase_of(tree: Tree, verb: int) -> _Phrase | None:
    """Give the class of a verb with the words beside it: "burned alive", "lost their lives"."""
    rows = _phrases().get(tree.tokens[verb].lemma, ())
    if not rows:
        return None
    near = {tree.tokens[i].text.lower(): i for i in _beside_verb(tree, verb)}
    for beside, name, undergoer in rows:
        for word in sorted(beside & near.keys(), key=lambda w: near[w]):
            return _Phrase(name, undergoer, near[word])
    return None


def _beside_verb(tree: Tree, verb: int) -> Iterator[int]:
    for k in tree.kids[verb]:
        # "held 17 people hostage": the tagger takes the hostage for a verb, but a bare one.
        bare = (
            tree.tokens[k].dep == "advcl"
            and tree.child(k, "aux", "mark", "nsubj", "advmod") is None
        )
        if tree.tokens[k].dep in _OTHER_CLAUSES and not bare:
            continue
        yield k
        for g in tree.kids[k]:
            if tree.tokens[g].dep in ("pobj", "dobj", "prep", "attr", "acomp", "prt"):
                yield g
                yield from (h for h in tree.kids[g] if tree.tokens[h].dep == "pobj")


_OTHER_CLAUSES = frozenset({"nsubj", "advcl", "relcl", "conj", "parataxis", "punct"})


def _held_at_gunpoint(tree: Tree, verb: int) -> bool:
    """Say whether it is gunmen who hold people, or take them: no arrest."""
    if tree.tokens[verb].lemma not in words("fates", "holding", "verbs"):
        return False
    by = tree.child(verb, "agent")
    who = tree.child(by, "pobj") if by is not None else tree.child(verb, "nsubj")
    if who is None:
        return False
    armed = {tree.tokens[k].lemma for k in (who, *tree.kids[who])}
    return bool(armed & (words("fates", "holding", "words")))


def undergoes(tree: Tree, verb: int, role: str) -> Fate | None:
    """Give what a verb does to whoever stands in a role of it."""
    passive = tree.child(verb, "auxpass") is not None
    if role in ("dobj", "nsubjpass") and _held_at_gunpoint(tree, verb):
        return Fate("abduct", verb)
    phrase = phrase_of(tree, verb)
    if phrase is not None:
        told = Fate(phrase.name, verb, last=phrase.last)
        who = phrase.undergoer
        alone = who == "either" and tree.child(verb, "dobj") is None
        if role in ("dobj", "nsubjpass", "oprd") and (who != "subject" or role == "nsubjpass"):
            return told
        if role == "nsubj" and (who == "subject" or alone):
            return told
    if tree.tokens[verb].lemma in _verbs():
        own, on_subject = _verbs()[tree.tokens[verb].lemma]
        roles = ("nsubj",) if on_subject else ("dobj", "nsubjpass", "oprd")
        return Fate(own, verb) if role in roles else None
    sense = sense_at(tree, verb)
    if sense is None or sense.name not in tolls():
        return None
    if role in ("dobj", "nsubjpass", "oprd") and not sense.on_subject:
        return Fate(sense.name, verb, sense.sign)
    if role in ("nsubj", "dobj") and sense.on_subject:
        return Fate(sense.name, verb, sense.sign)
    if role == "nsubj" and passive and not sense.on_subject:
        return Fate(sense.name, verb, sense.sign)
    return None


def fate_of_one(tree: Tree, index: int) -> str | None:
    """Name what became of one person, by the verb over the noun: "a 19-year-old *was killed*"."""
    for _ in range(3):
        token = tree.tokens[index]
        if token.dep in ("nsubj", "nsubjpass", "dobj"):
            fate = undergoes(tree, token.head, token.dep)
            return fate.name if fate is not None and fate.sign > 0 else None
        if token.dep not in ("appos", "nmod", "compound", "npadvmod", "amod"):
            return None
        index = token.head
    return None


def state_at(tree: Tree, index: int) -> Fate | None:
    """Give the phrase of state that begins at a token: "in critical condition", "on strike"."""
    for length in range(min(6, len(tree.tokens) - index), 0, -1):
        text = " ".join(t.text.lower() for t in tree.tokens[index : index + length])
        last = index + length - 1
        if text in _states() and not _grades(tree, last):
            return Fate(_states()[text], last)
    return None


def _grades(tree: Tree, index: int) -> bool:
    """Say whether an adverb is the next word's, not the state of those counted: "badly hit"."""
    after = tree.tokens[index + 1 : index + 2]
    return tree.tokens[index].pos == "ADV" and bool(after) and after[0].pos in ("VERB", "ADJ")


# ── the lexicon, by word ────────────────────────────────────────────────────────


@cache
def _nouns() -> dict[str, str]:
    return {word: row["class"] for row in entries("fates", "noun") for word in row["words"]}


@cache
def total_words() -> dict[str, str]:
    """Give the nouns of which a figure is the total, each with its fate: the toll, infections."""
    return {word: row["class"] for row in entries("fates", "toll") for word in row["words"]}


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    return {
        word: (row["class"], row.get("undergoer") == "subject")
        for row in entries("fates", "verb")
        for word in row["words"]
    }


@cache
def fates_of() -> dict[str, str]:
    """Give the nouns on which those counted hang by "of": the bodies, the rescue."""
    return {word: row["class"] for row in entries("fates", "of") for word in row["words"]}


@cache
def fates_against() -> dict[str, str]:
    """Give the nouns of what is brought against those counted: charges."""
    return {word: row["class"] for row in entries("fates", "against") for word in row["words"]}


@cache
def fates_by() -> dict[str, str]:
    """Give the nouns of what those counted do together: a strike by so many."""
    return {word: row["class"] for row in entries("fates", "by") for word in row["words"]}


@cache
def _states() -> dict[str, str]:
    return {phrase: row["class"] for row in entries("fates", "state") for phrase in row["phrases"]}


@cache
def _phrases() -> dict[str, tuple[tuple[frozenset[str], str, str], ...]]:
    found = dict[str, tuple[tuple[frozenset[str], str, str], ...]]()
    for row in entries("fates", "phrase"):
        entry = (frozenset(row["beside"]), row["class"], row.get("undergoer", "object"))
        for verb in row["verbs"]:
            found[verb] = (*found.get(verb, ()), entry)
    return found
