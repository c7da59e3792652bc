"""In what weather, and whether it was meant: conditions that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family, kind_of
from variorum.collation.participants import canon
from variorum.collation.trees import Tree
from variorum.lexicon import words


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
    # "There was fog in the valley": what the weather was elsewhere is not known.
    local = any(
        tree.tokens[k].text.lower() in ("in", "over", "on") and tree.child(k, "pobj") is not None
        for k in tree.kids[index]
    )
    if not local:
        yield "weather", kind, None, "main"


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
    (frozenset(family("intent")), _intent),
    (frozenset(family("trigger")), _trigger),
    (frozenset(family("lapse")), _lapse),
)
