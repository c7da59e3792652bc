"""In what weather, what it hit, and whether it was meant: conditions that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from variorum.collation.contrasts import first_of
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family, kind_of
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words


def _weather(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("weather", tree, index)
    token = tree.tokens[index]
    if (
        kind is None
        or token.pos not in ("NOUN", "ADJ")
        or (token.lemma == "good" and token.pos == "NOUN")
    ):
        return
    if token.pos == "ADJ":
        subject = tree.subject(index) if token.dep in ("acomp", "attr") else token.head
        if subject is None or tree.tokens[subject].lemma not in words("kinds", "sky", "words"):
            return
    if not _is_local(tree, index):
        yield "weather", kind, None, "main"


def _is_local(tree: Tree, index: int) -> bool:
    """Say whether it is the weather of some place: "fog in the valley"; elsewhere it may be another."""
    return any(
        tree.tokens[k].text.lower() in ("in", "over", "on") and tree.child(k, "pobj") is not None
        for k in tree.kids[index]
    )


def _pouring(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the weather that a verb tells: "it was raining", "rain was falling" is told by its noun."""
    kind = _falling().get(tree.tokens[index].lemma) if tree.tokens[index].pos == "VERB" else None
    subject = tree.subject(index)
    it = subject is not None and tree.tokens[subject].text.lower() == "it"
    if kind is not None and it and not _is_local(tree, index):
        yield "weather", kind, None, "main"


@cache
def _falling() -> dict[str, str]:
    return {word: row["kind"] for row in entries("kinds", "falling") for word in row["words"]}


def _struck(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what a vehicle hit, or what hit it: "collided with a bus", "was hit by a landslide".

    Of what lies by a road a car may hit one thing after another; rails have nothing on them but
    what should not be there.
    """
    kind, token = kind_of("struck", tree, index), tree.tokens[index]
    if kind is None or token.pos not in ("NOUN", "PROPN") or token.tag in ("NNS", "NNPS"):
        return
    first = first_of(tree, index)
    # "Hit a car and then a lorry": the parser may join the lorry to the verb.
    told = tree.tokens[first].pos == "VERB"
    token = tree.tokens[first]
    bare = told or token.dep == "dobj"
    verb = first if told else token.head if bare else tree.tokens[token.head].head
    way = "" if bare else tree.tokens[token.head].text.lower()
    if not (bare or token.dep == "pobj") or way not in _ways().get(tree.tokens[verb].lemma, ()):
        return
    vehicle = tree.object(verb) if way == "by" else tree.subject(verb)
    if vehicle is None or vehicle == index:
        return
    name = class_of_noun(tree.tokens[tree.antecedent(vehicle)].lemma.lower())
    on_rails = name in words("kinds", "railed", "words")
    if not on_rails and kind not in words("kinds", "traveller", "words"):
        return
    if on_rails or name in words("kinds", "traveller", "words"):
        yield "struck", kind, None, "train" if on_rails else name


@cache
def _ways() -> dict[str, frozenset[str]]:
    """Map the verbs of striking to the prepositions behind which stands what is struck."""
    return {
        word: frozenset(row["behind"])
        for row in entries("kinds", "striking")
        for word in row["words"]
    }


def _intent(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield whether it was meant: "the blaze was started deliberately", "the crash was an accident"."""
    kind = kind_of("intent", tree, index)
    verb = tree.verb_of(index)
    token = tree.tokens[index]
    bears = ("attr", "acomp", "oprd", "advmod", "dobj", "nsubjpass", "pobj")
    if kind is None or verb is None or token.dep not in bears:
        return
    if tree.tokens[verb].lemma not in words("kinds", "thinking", "words"):
        return
    beside = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    if token.lemma == "accident" and beside & words("kinds", "accident", "words"):
        # "It was the second fatal accident there": of what kind it was nobody says.
        return
    told_of = {tree.subject(verb), tree.child(verb, "dobj", "nsubjpass")} - {index}
    meant = any(
        tree.tokens[i].lemma.lower() in words("kinds", "meant", "words")
        for i in told_of
        if i is not None
    )
    suspected = tree.tokens[verb].lemma in ("suspect", "rule") and token.dep in (
        "dobj",
        "nsubjpass",
    )
    if meant or suspected:
        yield "intent", kind, None, "main"


def _trigger(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what set a bomb off: whoever carried it, or somebody from afar."""
    kind = kind_of("trigger", tree, index)
    bombs = words("kinds", "explosive", "words") | {"bomber", "bombing", "blast", "explosion"}
    if kind is None:
        return
    verb = tree.verb_of(index)
    near = {tree.tokens[tree.tokens[index].head].lemma}
    if verb is not None:
        near |= {tree.tokens[i].lemma for i in tree.below(verb, 4)} | {tree.tokens[verb].lemma}
    if near & (bombs | {"detonate"}):
        yield "trigger", kind, None, "main"


def _lapse(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield what came over whoever steered: sleep, a blackout, a stroke."""
    kind = kind_of("lapse", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None:
        return
    out = any(tree.tokens[k].text.lower() == "out" for k in tree.kids[index])
    if tree.tokens[index].lemma in ("black", "pass") and not out:
        return
    whose = canon(framer, tree, tree.subject(verb))
    if whose in words("kinds", "steering", "words"):
        yield "lapse", kind, None, "main"


CAUSES: tuple[tuple[frozenset[str], Fill], ...] = (
    (frozenset(family("weather")), _weather),
    (frozenset(_falling()), _pouring),
    (frozenset(family("struck")), _struck),
    (frozenset(family("intent")), _intent),
    (frozenset(family("trigger")), _trigger),
    (frozenset(family("lapse")), _lapse),
)
