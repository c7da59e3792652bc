"""What is said to happen: classes of predicates, and whether it is said to have happened.

"Lifted the ban", "gave the green light" and "authorised" are one class, `permit`, with
one sign; "held back from authorising" is the same class with the other. Only within a
class can two accounts answer one question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

from variorum.collation.classes import (
    ANYTHING,
    SOMEBODY,
    Entry,
    Table,
    people,
    rows,
    table_of_words,
)
from variorum.collation.moods import (
    Mood,
    asserts,
    auxiliaries,
    cannot,
    has_to,
    is_loath,
    is_scarce_chance,
    is_told_unlikely,
    is_unclear,
    is_unsaid,
    is_yet_to,
    mark_of,
    mood_of,
    negated,
    pleads_not,
    takes_time,
    turn_of,
    wills,
)
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

_COUNTERS = frozenset({"either", "neither", "both", "all", "none", "each", "one", "some", "most"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_TOLD = frozenset({"real", "possible", "future", "planned", "permitted"})
_BELOW = frozenset({"pobj", "dobj", "prep", "neg", "compound", "amod"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A class of predicate at one token, with its sign and where its undergoer stands."""

    name: str
    sign: int
    index: int
    on_subject: bool
    noun: bool = False
    thing: str | None = None
    phrase: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """How a predicate is meant: what sign it has after negation, and whether it is said to be so."""

    sign: int
    mood: Mood
    hedged: bool = False
    denied: bool = False


def sense_at(tree: Tree, index: int, table: Table | None = None) -> Sense | None:
    """Give the class of predicate a token stands for, or None.

    A phrase ("gave … the green light") is preferred to the bare verb. The classes are those of
    all predicates, or those of another table.
    """
    return _known_sense(tree, index) if table is None else _sense_in(table, tree, index)


@lru_cache(maxsize=1 << 12)
def _known_sense(tree: Tree, index: int) -> Sense | None:
    return _sense_in(table_of_words(), tree, index)


def _sense_in(table: Table, tree: Tree, index: int) -> Sense | None:
    token = tree.tokens[index]
    if token.pos in ("VERB", "AUX"):
        below: frozenset[str] | None = None
        special = _of_special(tree, index, table)
        for rest, entry in table.phrases.get(token.lemma, ()):
            if special is not None and not entry.of:
                # "Lifted the warning off the coast" is no "lifted off".
                return _sense(special, index)
            if below is None:
                below = frozenset(_near(tree, index))
            if rest <= below and _befits(tree, index, entry):
                return _sense(entry, index, phrase=rest)
    if token.pos == "VERB" and (verb := _first(tree, index, table.verbs.get(token.lemma, ()))):
        return _sense(verb, index)
    if token.pos in ("ADJ", "ADV") or token.tag == "VBN" or token.text.lower() == "missing":
        return _sense(_first(tree, index, table.adjectives.get(token.text.lower(), ())), index)
    if token.pos in ("NOUN", "PROPN"):
        word = token.lemma if token.pos == "NOUN" else token.text.lower()
        # In headlines ("25 Hurt", "leaves 29 hurt") the tagger takes states for names and nouns.
        state = _first(tree, index, table.adjectives.get(word, ()))
        for rest, entry in table.phrases.get(word, ()):
            # "no claim of responsibility": what a verb tells of one thing, its noun tells, too
            if entry.thing is not None and rest <= frozenset(_near(tree, index)):
                return _sense(entry, index, noun=True, phrase=rest)
        return _sense(table.nouns.get(word), index, noun=True) or _sense(state, index)
    return None


def _of_special(tree: Tree, index: int, table: Table) -> Entry | None:
    """Give the class that a verb has with this very thing: to lift a ban, to clear a merger."""
    held = table.verbs.get(tree.tokens[index].lemma, ())
    narrow = [entry for entry in held if entry.of and not entry.of & {ANYTHING, SOMEBODY}]
    return _first(tree, index, narrow)


def _first(tree: Tree, index: int, held: Sequence[Entry]) -> Entry | None:
    return next((entry for entry in held if _befits(tree, index, entry)), None)


def _befits(tree: Tree, index: int, entry: Entry) -> bool:
    """Say whether a predicate is of a class with this participant: an alarm goes off, and so does a bomb.

    A class that is said of some things only is met only where one of them stands as subject,
    object or described noun.
    """
    if not entry.of:
        return True
    token = tree.tokens[index]
    stands = {tree.object(index), None if entry.of_object else tree.subject(index)}
    if token.dep == "amod":
        stands.add(token.head)
    said_of = [i for i in stands if i is not None]
    # "Either of the recorders": it is said of the recorders.
    said_of += [
        held
        for i in said_of
        if tree.tokens[i].text.lower() in _COUNTERS
        for k in tree.kids[i]
        if tree.tokens[k].text.lower() == "of" and (held := tree.child(k, "pobj")) is not None
    ]
    # "The drug Zelvor is safe": the noun beside a name says what it is of.
    said_of += [
        k
        for i in said_of
        if tree.tokens[i].pos == "PROPN"
        for k in tree.kids[i]
        if tree.tokens[k].pos == "NOUN" and tree.tokens[k].dep in ("compound", "appos")
    ]
    if ANYTHING in entry.of:
        return any(tree.tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in said_of)
    return any(
        tree.tokens[i].lemma.lower() in entry.of or (SOMEBODY in entry.of and _somebody(tree, i))
        for i in said_of
    )


def _somebody(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.pos == "PRON":
        return token.text.lower() in (
            "he",
            "she",
            "him",
            "her",
            "who",
            "whom",
            "himself",
            "herself",
        )
    return token.pos == "PROPN" or token.lemma.lower() in people()


# Who reads a sentence asks the same of its verbs again and again; the next one asks of others.
@lru_cache(maxsize=1 << 12)
def claim_at(tree: Tree, index: int) -> Claim:
    """Say whether a verb's happening is said to be so, not to be so, or neither.

    Climbs from the verb through what governs it: *failed to open* is no opening, *plans to
    open* is none yet, *was cleared to open* says that it may.
    """
    sign, hedged, denied = 1, False, False
    mood: Mood = "real"
    seen = set[int]()
    while index not in seen:
        seen.add(index)
        denies = negated(tree, index) and not pleads_not(tree, index)
        denies = denies or is_yet_to(tree, index) or is_told_unlikely(tree, index)
        if denies:
            sign = -sign
        own, doubted = mood_of(tree, index)
        if denies and own == "possible" and cannot(tree, index):
            # What could not be done was not done; what may not be so may be so.
            own = "real"
        hedged = hedged or doubted
        if mood == "real":
            mood = own
        if mood in ("real", "possible", "conditional") and is_unclear(tree, index):
            mood = "unclear"
        elif mood in _TOLD and is_unsaid(tree, index):
            mood = "unsaid"
        governor = _governor(tree, index)
        if governor is None:
            break
        # What a verb is joined to ("pushing and slapping") does not govern it.
        joined = tree.tokens[index].dep == "conj" or (
            tree.tokens[index].dep == "advcl" and not has_to(tree, index)
        )
        turn = None if joined or asserts(tree, index, governor) else turn_of(tree, governor)
        unsure = turn is None and tree.tokens[index].dep == "xcomp" and wills(tree, governor)
        if (turn == 0 or unsure) and mood == "real" and not takes_time(tree, governor):
            # "did not like to open": nobody says that it was not opened
            mood = "planned"
        elif mood == "planned" and takes_time(tree, governor):
            mood = "real"
        elif (
            mood == "real" and tree.tokens[governor].text.lower() == "going" and has_to(tree, index)
        ):
            mood = "future"
        elif turn == 2 and mood == "real":
            mood = "permitted"
        elif not joined and is_scarce_chance(tree, governor) and mood == "real":
            mood = "future"
        elif turn in (1, -1):
            sign *= turn
        if not joined and (is_scarce_chance(tree, governor) or is_loath(tree, governor)):
            sign = -sign
        denied = denied or (turn == -1 and tree.tokens[governor].lemma in _denials())
        index = governor
    return Claim(sign, mood, hedged, denied)


def none_of(tree: Tree, index: int) -> bool:
    """Say whether a noun tells that there was none: "no arrests", "without any arrests"."""
    any_at_all = any(tree.tokens[k].text.lower() == "any" for k in tree.kids[index])
    return any_at_all or tree.has_no(index)


def noun_claim_at(tree: Tree, index: int) -> Claim:
    """Say whether what a noun names took place: "made no arrests", "has not made an arrest".

    Only a verb that brings it about speaks for it; of all other nouns it is taken for granted.
    """
    above = tree.tokens[index].head
    made = tree.tokens[index].dep in ("dobj", "nsubjpass", "attr", "nsubj") and tree.tokens[
        above
    ].lemma in words("grammar", "bringing", "words")
    if made:
        claim = claim_at(tree, above)
        # "There was no warning": the verb itself knows of no denial.
        bare = tree.tokens[index].dep == "attr" and tree.has_no(index) and claim.sign > 0
        return replace(claim, sign=-1) if bare else claim
    # "Damage to the bridge will be checked": nobody says that there is any.
    assessed = tree.tokens[above].lemma in words("grammar", "assessing", "words")
    mood: Mood = "possible" if assessed else "real"
    return Claim(-1 if tree.has_no(index) or _unheard_of(tree, index) else 1, mood)


def _unheard_of(tree: Tree, index: int) -> bool:
    """Say whether there is no news of a thing, or no sign: "no news of damage to ships"."""
    proof = tree.tokens[tree.tokens[index].head].head
    return (
        tree.tokens[index].dep == "pobj"
        and tree.tokens[proof].lemma in words("existence", "proof", "words")
        and tree.has_no(proof)
    )


@cache
def _denials() -> frozenset[str]:
    return words("grammar", "denial", "words")


def _governor(tree: Tree, index: int) -> int | None:
    """Give the verb or noun whose meaning decides whether this verb's happening took place."""
    token = tree.tokens[index]
    above = token.head
    over = tree.tokens[above]
    if token.dep == "pcomp" and over.text.lower() in ("after", "before", "since", "while", "upon"):
        # "failed to brake after speeding up": it did speed up
        return None
    if token.dep in ("pcomp", "pobj") and over.pos in ("ADP", "SCONJ"):
        verb = over.head
        # "held back from authorising": "from" may hang on "back"
        return (
            tree.tokens[verb].head
            if tree.tokens[verb].pos == "ADV"
            else verb
            if verb != above
            else None
        )
    if token.dep in (
        "xcomp",
        "acomp",
        "oprd",
        "attr",
        "prep",
        "dobj",
        "nsubjpass",
        "nsubj",
    ) and over.pos in ("VERB", "AUX", "ADJ"):
        return above
    if token.dep == "ccomp" and turn_of(tree, above) is not None:
        return above
    if token.dep == "conj" and token.pos == over.pos == "ADJ" and not _but(tree, above):
        # "I hope she will be safe *and well*"
        return above
    if token.dep in ("acl", "ccomp", "relcl") and over.lemma in words("grammar", "report", "words"):
        # "denied reports that it was shut": it is the denial that governs
        return above
    if token.dep in ("acl", "advcl") and has_to(tree, index):
        return above
    if token.dep in ("acl", "ccomp") and is_scarce_chance(tree, above):
        # "little chance that it will open"
        return above
    if token.dep == "advcl" and token.tag == "VBG" and mark_of(tree, index) is None:
        return above
    if (
        token.dep == "conj"
        and over.pos in ("VERB", "AUX")
        and tree.child(index, *_SUBJECTS) is None
        and not auxiliaries(tree, index)
    ):
        return above
    return None


def _but(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].text.lower() == "but" for k in tree.kids[index])


def scope_at(tree: Tree, index: int) -> tuple[str, ...]:
    """Give the scope words that limit a predicate: only, limited, at first, so far, all."""
    singles, phrases = _scopes()
    own = _scope_verbs().get(tree.tokens[index].lemma)
    found = {own} if own is not None else set[str]()
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


def _sense(
    entry: Entry | None, index: int, *, noun: bool = False, phrase: frozenset[str] = frozenset()
) -> Sense | None:
    if entry is None:
        return None
    return Sense(entry.name, entry.sign, index, entry.on_subject, noun, entry.thing, phrase)


def _near(tree: Tree, verb: int) -> list[str]:
    """Give the lemmas of what hangs on a verb, prepositions' objects included, clauses not."""
    found = list[str]()
    for k in tree.kids[verb]:
        token = tree.tokens[k]
        if _is_when(tree, k):
            # "was fired on Monday": nobody fired on anybody
            continue
        if token.dep == "ccomp" and mark_of(tree, k) == "that":
            found.append("that")
        if token.dep == "ccomp" and token.lemma in ("lose", "win"):
            # "refused to acknowledge he had lost"
            found.append(token.lemma)
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
        ) or (token.dep == "ccomp" and token.pos == "ADJ"):
            found += [token.lemma, token.text.lower()]
            for g in tree.kids[k]:
                behind = tree.tokens[g].dep == "pcomp" and tree.tokens[g].pos == "ADV"
                if behind or tree.tokens[g].dep in _BELOW:
                    # "was hit from behind"
                    found += [tree.tokens[g].lemma, tree.tokens[g].text.lower()]
                if tree.tokens[g].dep == "pobj":
                    # "over the speed limit", "among those killed"
                    found += [
                        word
                        for i in tree.kids[g]
                        if tree.tokens[i].dep in ("compound", "amod", "acl")
                        for word in (tree.tokens[i].lemma, tree.tokens[i].text.lower())
                    ]
                if tree.tokens[g].dep == "prep":
                    # "out of order"
                    found += [tree.tokens[i].lemma for i in tree.kids[g]]
            if token.dep == "dobj":
                found += _under_control(tree, k)
    return found


def _under_control(tree: Tree, noun: int) -> list[str]:
    """Give what the parser hangs on an object, though it tells of the deed: "brought the fire *under control*"."""
    for i in tree.below(noun, 4):
        if tree.tokens[i].text.lower() == "under":
            held = tree.child(i, "pobj")
            if held is not None and tree.tokens[held].lemma == "control":
                return ["under", "control"]
    return []


def _is_when(tree: Tree, index: int) -> bool:
    """Say whether a preposition only says on which day, or in which month."""
    time = tree.child(index, "pobj") if tree.tokens[index].dep == "prep" else None
    return time is not None and tree.tokens[time].text in _dates()


@cache
def _dates() -> frozenset[str]:
    found = words("times", "weekday", "words") | words("times", "month", "words")
    return frozenset(word.capitalize() for word in found)


@cache
def _scope_verbs() -> dict[str, str]:
    return {verb: row["scope"] for row in rows() if "scope" in row for verb in row["verbs"]}


@cache
def _scopes() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    single = {
        word: row["kind"] for row in entries("grammar", "scope") for word in row.get("words", ())
    }
    phrases = tuple(
        (p, row["kind"]) for row in entries("grammar", "scope") for p in row.get("phrases", ())
    )
    return single, phrases
