"""What takes part in a clause: its predicate and participants under their names, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words

# What stands below these tells something of its own.
_CUT = frozenset({"relcl", "advcl", "conj", "parataxis", "cc", "punct", "mark", "appos", "acl"})


def marks_of(framer: Framer, tree: Tree, index: int, name: str) -> tuple[tuple[str, int, int], ...]:
    """Give the predicate and its participants, each by its canonical name and where it stands."""
    token = tree.tokens[index]
    found = dict(_arguments(framer, tree, index))
    return (
        (name, token.start, token.end),
        *sorted((word, *_whole(tree, i)) for word, i in found.items()),
    )


def _whole(tree: Tree, index: int) -> tuple[int, int]:
    """Give where a participant stands, with all of its name and its figure: nobody cuts through these."""
    first = last = index
    while (
        tree.tokens[last].dep in ("compound", "nummod", "quantmod", "nmod", "amod", "poss")
        and last < tree.tokens[last].head
    ):
        last = tree.tokens[last].head
    for top in {index, last}:
        for k in tree.kids[top]:
            if k < top and tree.tokens[k].dep in ("compound", "nummod", "quantmod"):
                first = min(first, *tree.below(k, 3))
    return tree.tokens[first].start, tree.tokens[last].end


def _arguments(framer: Framer, tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    """Yield what takes part in a happening, by its canonical names, with the token that names it."""
    todo = [index]
    subject = tree.subject(index) if tree.tokens[index].pos in ("VERB", "AUX", "ADJ") else None
    if subject is not None:
        todo.append(subject)
    seen = set[int]()
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        if here != index:
            name = _participant(framer, tree, here)
            if name is not None and name.lower() not in words("grammar", "empty", "words"):
                yield name, here
        todo += [k for k in tree.kids[here] if _takes_part(tree, k, top=here == index)]


def _participant(framer: Framer, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.pos == "VERB":
        return _verb_class(tree, index)
    if token.pos == "NUM":
        return token.text.lower()
    return canon(framer, tree, index) if token.pos in ("NOUN", "PROPN", "ADJ", "PRON") else None


def _takes_part(tree: Tree, index: int, *, top: bool) -> bool:
    token = tree.tokens[index]
    if token.dep == "acl":
        return top
    if token.dep == "conj":
        return token.pos in ("NOUN", "PROPN")
    return token.dep not in _CUT


def _verb_class(tree: Tree, index: int) -> str | None:
    sense = sense_at(tree, index)
    return sense.name if sense is not None else tree.tokens[index].lemma
