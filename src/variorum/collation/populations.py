"""What is counted: classes of nouns, and the words that make of a count a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.collation.trees import Tree
from variorum.lexicon import entries, words


@dataclass(frozen=True, slots=True)
class Population:
    """A class of what is counted; `whole` when the word stands for all of them.

    `narrow` are the words that restrict it ("North Korean", "mud-brick").
    """

    name: str
    whole: bool
    narrow: tuple[str, ...] = ()


def population(tree: Tree, noun: int | None) -> Population:
    """Give the class of a counted noun; with no noun at all ("27 hurt") it is people."""
    if noun is None:
        return Population("people", whole=True)
    token = tree.tokens[noun]
    name, whole = _classes().get(
        token.lemma, _classes().get(token.text.lower(), (token.lemma, True))
    )
    narrow = tuple(
        sorted(
            tree.tokens[k].text
            for k in tree.kids[noun]
            if tree.tokens[k].dep in ("amod", "compound", "poss", "nmod")
            and tree.tokens[k].tag != "CD"
            and tree.tokens[k].lemma not in _LOOSE
        )
    )
    return Population(name, whole, narrow)


def is_part(tree: Tree, number: int, noun: int | None) -> bool:
    """Say whether a count is marked as part of a larger one: *four of them*, *another two*, *seriously*."""
    marks, links = _parts()
    here = {number} if noun is None else {number, noun}
    for i in sorted(here):
        for k in (*tree.kids[i], tree.tokens[i].head):
            token = tree.tokens[k]
            if token.lemma in marks or token.text.lower() in marks:
                return True
        token = tree.tokens[i]
        if token.lemma in marks or (
            token.dep == "pobj" and tree.tokens[token.head].text.lower() in links - {"of"}
        ):
            return True
        # "four of whom", "one of the dead", but not "a total of 51"
        for k in tree.kids[i]:
            if (
                tree.tokens[k].text.lower() == "of"
                and tree.tokens[number].tag == "CD"
                and number == i
            ):
                return True
    return False


_LOOSE = frozenset({"many", "several", "total", "estimated", "few", "least", "other", "more"})


@cache
def _classes() -> dict[str, tuple[str, bool]]:
    return {
        w: (row["class"], bool(row["whole"]))
        for row in entries("populations")
        for w in row["words"]
    }


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    rows = entries("populations", "part")
    return frozenset(rows[0]["words"]), words("populations", "part", "words") & frozenset(
        rows[1]["words"]
    )
