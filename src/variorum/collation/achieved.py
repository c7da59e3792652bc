"""What somebody is said to have brought off: a test that worked, an orbit that was reached, money moved."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.contested_claim import (
    BEFORE,
    NEAR,
    STOPS,
    Contested,
    helpers,
    is_done,
    names,
    sided,
)
from variorum.collation.frames import Framer
from variorum.collation.trees import Tree
from variorum.lexicon import words


def reached(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "put a satellite into orbit", "reached space"."""
    verb = tree.verb_of(index)
    if verb is None or tree.tokens[verb].lemma not in words("contested", "reached", "verb"):
        return
    if tree.tokens[index].dep in ("dobj", "pobj") and is_done(tree, verb):
        yield sided(tree, "success", verb, (index, *helpers(tree, verb)), {"orbit"})


def worked(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "successfully launched"."""
    verb = tree.tokens[index].head
    if tree.tokens[verb].pos == "VERB" and is_done(tree, verb):
        thing = tree.object(verb)
        inside = (verb, index, *helpers(tree, verb), *((thing,) if thing is not None else ()))
        yield sided(tree, "success", min(verb, index), inside, {tree.tokens[verb].lemma})


def succeeded(framer: Framer, tree: Tree, index: int) -> Iterator[Contested]:
    """Read "the test was successful", "the launch was a success"."""
    verb = tree.verb_of(index)
    what = tree.subject(verb) if verb is not None else None
    if verb is None or what is None or tree.tokens[index].dep not in ("acomp", "attr"):
        return
    if tree.tokens[what].lemma.lower() in words("contested", "success", "try"):
        yield sided(tree, "success", index, (what, verb), {tree.tokens[what].lemma})


def moved(framer: Framer, tree: Tree, verb: int) -> Iterator[Contested]:
    """Read "wired the money to Peru", "the funds were funnelled through Malta", by the order of the words.

    The parser takes a quoted "wired" for an adjective as often as not.
    """
    tokens = tree.tokens
    before = {t.text.lower() for t in tokens[max(0, verb - NEAR) : verb]}
    done = tokens[verb].text.lower().endswith("ed") or "did" in before
    if not done or before & (words("contested", "moved", "meant") | words("contested", "denying")):
        return
    first = max(0, verb - 2 * NEAR) if before & {"was", "were", "been"} else verb + 1
    things = [
        k
        for k in range(first, min(len(tokens), verb + NEAR))
        if tokens[k].lemma.lower() in words("contested", "moved", "thing")
    ]
    behind = range(verb + 1, min(len(tokens), verb + BEFORE))
    stop = next((k for k in behind if tokens[k].text in STOPS), behind.stop)
    about = names(framer, tree, [*range(verb + 1, stop)])
    if things and about:
        opening = {"did", "was", "were", "been", "has", "have", "had", '"', "“", "‘"}
        helped = [k for k in range(max(0, verb - NEAR), verb) if tokens[k].text.lower() in opening]
        yield Contested("moved", about, 1, (min(verb, *things, *helped), verb, stop - 1))
