"""What became of those counted: killed, hurt, missing, arrested, by whatever words say it.

It is read from a total first ("the toll rose to 26"), then from the counted noun ("26 deaths",
"12 dead"), from what stands behind it ("27 people … hurt", "two in critical condition"), from a
clause that hangs on it ("the 28 who lost their lives"), and at last from the verb above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from variorum.collation.figures import Figure
from variorum.collation.populations import is_partitive, tolls
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# How far to the right of "27 people" the word that says what became of them may stand.
REACH = 6
# How far before its figure a total may stand: "the toll in the collapse of the mine … rose to 26".
FAR = 24
# Fewer protesters are some of them.
CROWD = 50
# What may stand between a total, or its verb, and the figure.
_TO = frozenset({"to", "at", "above", "past", "beyond", ":", "now", "over", "about"})


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


def fate_of(figure: Figure) -> Fate | None:
    """Find what became of those counted, or None where nothing says it."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    total = _total(figure)
    if total is not None:
        return total
    if _of_somebody(tree, figure.number):
        return None
    if is_partitive(tree, figure.number):
        # "Two of the wounded died": what they are told to be apart from the others.
        return (
            _behind(figure, max(figure.inside[-1], figure.noun or 0))
            or _above(tree, figure.number)
            or _own(tree, figure.noun)
        )
    found = (
        _own(tree, figure.noun)
        or _of_those(tree, tree.tokens[here].head)
        or _beside(tree, here)
        or _behind(figure, max(here, figure.inside[-1]))
        or _told(tree, here)
        or _to_the_right(tree, here)
    )
    if found is not None and found.sign > 0:
        return found
    # "Crews brought 104 survivors ashore" says of the living what was done for them.
    return _above(tree, here) or found or _as_a_crowd(figure)


def _as_a_crowd(figure: Figure) -> Fate | None:
    """Read how many turned out where only their being protesters tells it: "tear gas was fired at 5,000 marchers"."""
    noun = figure.noun
    crowd = noun is not None and figure.tree.tokens[noun].lemma in words("fates", "crowd", "words")
    if noun is None or not crowd or (figure.quantity.value or 0) < CROWD:
        return None
    return Fate("turn out", noun, noun=True)


def _of_somebody(tree: Tree, number: int) -> bool:
    """Say whether a bare number is what one person has: "a grandad of nine died"."""
    token = tree.tokens[number]
    over = tree.tokens[tree.tokens[token.head].head]
    return (
        token.dep == "pobj"
        and tree.tokens[token.head].text.lower() == "of"
        and over.tag == "NN"
        and over.lemma not in words("fates", "group", "words")
        and over.lemma not in _ofs()
    )


# ── totals ──────────────────────────────────────────────────────────────────────


def _total(figure: Figure) -> Fate | None:
    """Read "the death toll rose to 26", "the number of dead is 41", "putting the toll at 12"."""
    tree, first = figure.tree, figure.inside[0]
    at = next((i for i in range(first - 1, max(-1, first - FAR), -1) if _is_total(tree, i)), None)
    if at is None or not _comes_to(tree, at, first):
        return None
    stands = words("fates", "stand", "words")
    risen = next(
        (i for i in reversed(range(at + 1, first)) if tree.tokens[i].lemma in stands), None
    )
    if tree.tokens[at].lemma in _tolls():
        return Fate(_tolls()[tree.tokens[at].lemma], at, noun=True, total=True, last=risen)
    for i in range(at + 1, first):
        found = told_by(tree, i) or _state_at(tree, i)
        if found is not None:
            counted = next(
                (k for k in range(at + 1, i) if tree.tokens[k].tag in ("NNS", "NNPS")), None
            )
            return replace(found, index=i, noun=True, total=True, counted=counted, last=risen)
    return None


def refers_back(figure: Figure) -> int | None:
    """Give the word that takes up the count told before: "the trust put the *figure* at 1,450"."""
    tree, first = figure.tree, figure.inside[0]
    back = words("fates", "back", "words")
    near = range(first - 1, max(-1, first - REACH), -1)
    at = next((i for i in near if tree.tokens[i].lemma in back), None)
    bare = at is not None and not any(tree.tokens[k].text.lower() == "of" for k in tree.kids[at])
    return at if at is not None and bare and _comes_to(tree, at, first) else None


def _is_total(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.pos in ("NOUN", "PROPN") and token.text.lower() in (
        _tolls().keys() | words("fates", "tally", "words")
    )


def _comes_to(tree: Tree, total: int, figure: int) -> bool:
    """Say whether a total is said to be a figure, by the words between and before the two."""
    before = tree.tokens[figure - 1]
    if before.text.lower() == "of":
        return figure - total == 2 and tree.tokens[total].lemma in _tolls()
    # In headlines the tagger takes "climbs" for a noun: the lemma is what can be relied on.
    stands = words("fates", "stand", "words")
    risen = [i for i in range(total + 1, figure) if tree.tokens[i].lemma in stands]
    brings = words("fates", "bring", "words")
    brought = any(t.lemma in brings for t in tree.tokens[max(0, total - 5) : total])
    if before.text.lower() == "from" or any(
        tree.tokens[i].tag == "CD" and tree.tokens[i - 1].text.lower() != "from"
        for i in range(total + 1, figure)
    ):
        return False
    if before.text.lower() in _TO:
        return bool(risen) or brought or figure - total == 2 or before.text in ("now", ":")
    return bool(risen) and (risen[-1] == figure - 1 or before.pos in ("ADV", "AUX"))


# ── words that tell a fate ──────────────────────────────────────────────────────


def told_by(tree: Tree, index: int) -> Fate | None:
    """Give the fate a word tells by itself, or with the words that hang on it."""
    token = tree.tokens[index]
    if token.pos in ("NOUN", "PROPN") and token.lemma in _nouns():
        return Fate(_nouns()[token.lemma], index, noun=True)
    if token.pos in ("VERB", "AUX"):
        if _held_at_gunpoint(tree, index):
            return Fate("abduct", index)
        phrase = _phrase(tree, index)
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


def _phrase(tree: Tree, verb: int) -> _Phrase | None:
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


def _undergoes(tree: Tree, verb: int, role: str) -> Fate | None:
    """Give what a verb does to whoever stands in a role of it."""
    passive = tree.child(verb, "auxpass") is not None
    if role in ("dobj", "nsubjpass") and _held_at_gunpoint(tree, verb):
        return Fate("abduct", verb)
    phrase = _phrase(tree, verb)
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
            fate = _undergoes(tree, token.head, token.dep)
            return fate.name if fate is not None and fate.sign > 0 else None
        if token.dep not in ("appos", "nmod", "compound", "npadvmod", "amod"):
            return None
        index = token.head
    return None


# ── where to look ───────────────────────────────────────────────────────────────


def _own(tree: Tree, noun: int | None) -> Fate | None:
    """Read "26 deaths", "14 arrests", "40 wounded": the counted noun tells it."""
    if noun is None:
        return None
    found = told_by(tree, noun)
    return found if found is not None and tree.tokens[noun].pos != "VERB" else None


def _beside(tree: Tree, here: int) -> Fate | None:
    """Read "12 dead", "four missing miners", "the 12 killed": a word that hangs on those counted."""
    for k in tree.kids[here]:
        if tree.tokens[k].dep in ("amod", "acl", "appos", "acomp", "oprd"):
            active = tree.tokens[k].tag == "VBG" or tree.child(k, "dobj") is not None
            if tree.tokens[k].dep == "acl" and active:
                # "Killed one person, injured dozens": the one was not hurt.
                continue
            found = told_by(tree, k)
            if found is not None and not found.noun:
                return found
    return None


def _told(tree: Tree, here: int) -> Fate | None:
    """Read the clause that hangs on those counted: "the 28 people who lost their lives"."""
    for k in tree.kids[here]:
        if tree.tokens[k].dep in ("acl", "relcl") and tree.tokens[k].tag == "VB":
            # "one of seven soldiers to die"
            return _undergoes(tree, k, "nsubj")
        if tree.tokens[k].dep != "relcl":
            continue
        who = next(
            (
                g
                for g in tree.kids[k]
                if tree.tokens[g].dep in ("nsubj", "nsubjpass")
                and tree.tokens[g].text.lower() in ("who", "that", "which")
            ),
            None,
        )
        if who is not None:
            return _undergoes(tree, k, tree.tokens[who].dep)
    return None


def _behind(figure: Figure, last: int) -> Fate | None:
    """Read on from those counted to a phrase of state: "two of them are in critical condition"."""
    tree = figure.tree
    links = words("populations", "link", "words") | _OF_THEM
    i = last + 1
    while i < min(last + 1 + REACH, len(tree.tokens)):
        if (state := _state_at(tree, i)) is not None:
            return state
        if tree.tokens[i].text.lower() not in links:
            return None
        i += 1
    return None


def _state_at(tree: Tree, index: int) -> Fate | None:
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


_OF_THEM = frozenset({"of", "them", "whom", "who", "were", "are", "now"})


def _to_the_right(tree: Tree, here: int) -> Fate | None:
    """Read on from "27 people …" over links and adverbs to "injured", however the parser took it."""
    links = words("populations", "link", "words")
    for i in range(here + 1, min(here + 1 + REACH, len(tree.tokens))):
        token = tree.tokens[i]
        found = told_by(tree, i) if token.pos in ("ADJ", "VERB", "PROPN") else None
        if found is not None and not found.noun:
            # A headline drops the verb: "27 hurt" is no act of theirs, unless it has an object.
            passive = token.tag in ("VBN", "JJ") or tree.child(i, "dobj") is None
            if passive or _undergoes(tree, i, "nsubj") is not None:
                return found
        if token.text.lower() not in links and token.pos not in ("ADV", "AUX"):
            return None
    return None


_CLIMBS = frozenset(
    {"conj", "nummod", "quantmod", "pobj", "prep", "appos", "amod", "compound", "npadvmod"}
)


def _above(tree: Tree, index: int) -> Fate | None:
    """Climb from those counted to the verb that says what became of them, or to "the deaths of"."""
    for _ in range(5):
        token = tree.tokens[index]
        head = token.head
        if head == index:
            return None
        if token.dep in ("nsubj", "nsubjpass", "dobj", "oprd"):
            return (
                _undergoes(tree, head, token.dep)
                or _state(tree, head, index)
                or _thought(tree, head)
                or _listed_as(tree, head)
                or _done_at_last(tree, head)
                or _cut_off(tree, head, token.dep)
                or _drawn(tree, head, token.dep)
            )
        if token.dep == "pobj":
            named = _of_those(tree, head) or _by_those(tree, head) or _cut_off_from(tree, head)
            if named is not None:
                return named
            if tree.tokens[head].text.lower() in ("including", "among", "plus"):
                return _of_whole(tree, tree.tokens[head].head)
            gathers = tree.tokens[tree.tokens[head].head].lemma in words("fates", "group", "words")
            if tree.tokens[head].text.lower() != "of" or not (
                gathers or tree.tokens[head - 1].tag == "CD"
            ):
                # "A grandad of nine died": he has nine grandchildren.
                return None
        if token.dep not in _CLIMBS:
            return None
        index = head
    return None


def _of_whole(tree: Tree, over: int) -> Fate | None:
    """Give the fate of those among whom others are counted: "six were hurt, including two nurses"."""
    if tree.tokens[over].pos in ("VERB", "AUX"):
        found = told_by(tree, over)
        return found if found is not None and found.name in tolls() else None
    return (
        _own(tree, over) or _beside(tree, over) or _to_the_right(tree, over) or _above(tree, over)
    )


def _of_those(tree: Tree, preposition: int) -> Fate | None:
    """Read "the bodies of nine miners", "the lives of 12", "the evacuation of 500"."""
    over = tree.tokens[preposition].head
    lemma = tree.tokens[over].lemma
    if tree.tokens[preposition].text.lower() == "against" and lemma in _againsts():
        return Fate(_againsts()[lemma], over, noun=True)
    about = tree.tokens[preposition].text.lower() in ("on", "about", "belonging", "for")
    if about and (data := _what_is_taken(tree, over)) is not None:
        return Fate("affect people", data, noun=True)
    if tree.tokens[preposition].text.lower() != "of":
        return None
    if lemma in _ofs() and tree.tokens[over].pos in ("NOUN", "PROPN"):
        return Fate(_ofs()[lemma], over, noun=True)
    if lemma == "life":
        verb = tree.verb_of(over)
        phrase = _phrase(tree, verb) if verb is not None else None
        return Fate(phrase.name, over, noun=True) if phrase is not None else None
    return None


def _what_is_taken(tree: Tree, over: int) -> int | None:
    """Give the data of which it is told that something was done to them: "stole *data* on 700 officers"."""
    done = over if tree.tokens[over].pos == "VERB" else tree.tokens[over].head
    data = tree.child(done, "dobj", "nsubjpass")
    if data is None or (over not in (data, done)):
        return None
    return data if _ofs().get(tree.tokens[data].lemma) == "affect people" else None


def _by_those(tree: Tree, preposition: int) -> Fate | None:
    """Read "a strike by 1,800 dockers", "a march by 300 pupils"."""
    over = tree.tokens[preposition].head
    name = _bys().get(tree.tokens[over].lemma)
    by = tree.tokens[preposition].text.lower() == "by" and tree.tokens[over].pos == "NOUN"
    return Fate(name, over, noun=True) if by and name is not None else None


def _state(tree: Tree, verb: int, counted: int) -> Fate | None:
    """Read the state a light verb ascribes: "five were left homeless", "four people had injuries"."""
    if tree.tokens[verb].lemma == "have" and tree.tokens[counted].tag == "CD":
        # "Ten had gunshot wounds": of the dead told of before.
        return None
    for k in tree.kids[verb]:
        if k != counted and tree.tokens[k].dep in ("acomp", "oprd", "attr", "dobj", "ccomp"):
            found = told_by(tree, k)
            if found is not None:
                return found
    return None


def _thought(tree: Tree, verb: int) -> Fate | None:
    """Read what is known or feared of those counted: "six are now known to have died"."""
    if tree.tokens[verb].lemma not in words("populations", "thought", "words"):
        return None
    done = tree.child(verb, "xcomp")
    return told_by(tree, done) if done is not None else None


def _done_at_last(tree: Tree, verb: int) -> Fate | None:
    """Read what those counted had to do, or to have done to them: "had to leave their flats"."""
    done = tree.child(verb, "xcomp")
    if done is None or tree.tokens[verb].lemma not in words("fates", "doing", "words"):
        return None
    passive = tree.child(done, "auxpass") is not None
    return _undergoes(tree, done, "nsubjpass" if passive else "nsubj")


def _cut_off(tree: Tree, verb: int, role: str) -> Fate | None:
    """Read "the power cut hit 45,000 households"."""
    cut = tree.subject(verb)
    hits = tree.tokens[verb].lemma in ("hit", "strike", "affect", "leave")
    if role != "dobj" or not hits or cut is None:
        return None
    known = tree.tokens[cut].lemma in words("fates", "cut", "words")
    return Fate("affect people", verb) if known else None


def _cut_off_from(tree: Tree, preposition: int) -> Fate | None:
    """Read "cut power to 90,000 homes", "a loss of power for 90,000 homes"."""
    verb = tree.verb_of(preposition)
    if verb is None or tree.tokens[preposition].text.lower() not in ("to", "for", "in"):
        return None
    supply = tree.child(verb, "dobj", "nsubjpass")
    cuts = tree.tokens[verb].lemma in ("cut", "knock", "disrupt", "interrupt", "lose", "shut")
    if supply is None or not cuts:
        return None
    known = tree.tokens[supply].lemma in words("populations", "supply", "words")
    return Fate("affect people", verb) if known else None


def _drawn(tree: Tree, verb: int, role: str) -> Fate | None:
    """Read "the protest drew 20,000 people"."""
    subject = tree.subject(verb)
    if role != "dobj" or subject is None:
        return None
    draws = tree.tokens[verb].lemma in words("fates", "drawing", "verbs")
    crowd = tree.tokens[subject].lemma in words("fates", "drawing", "nouns")
    return Fate("turn out", verb) if draws and crowd else None


def _listed_as(tree: Tree, verb: int) -> Fate | None:
    """Read "27 people were listed as missing"."""
    for k in tree.kids[verb]:
        if tree.tokens[k].text.lower() == "as":
            for g in tree.kids[k]:
                if (found := told_by(tree, g)) is not None:
                    return found
    return None


# ── the lexicon, by word ────────────────────────────────────────────────────────


@cache
def _nouns() -> dict[str, str]:
    return {word: row["class"] for row in entries("fates", "noun") for word in row["words"]}


@cache
def _tolls() -> dict[str, str]:
    return {word: row["class"] for row in entries("fates", "toll") for word in row["words"]}


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    return {
        word: (row["class"], row.get("undergoer") == "subject")
        for row in entries("fates", "verb")
        for word in row["words"]
    }


@cache
def _ofs() -> dict[str, str]:
    return {word: row["class"] for row in entries("fates", "of") for word in row["words"]}


@cache
def _againsts() -> dict[str, str]:
    return {word: row["class"] for row in entries("fates", "against") for word in row["words"]}


@cache
def _bys() -> dict[str, str]:
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
