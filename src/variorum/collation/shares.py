"""How much of a thing a phrase means: all of it, a part, this and nothing else, or the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from variorum.collation.frames import Framer
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.trees import Tree
from variorum.lexicon import words

# "few" is some and perhaps more; "rest" is what something else is said of.
Kind = Literal["all", "part", "only", "few", "rest", "more"]

_FRONT = frozenset({"det", "predet", "amod", "quantmod", "nummod", "advmod", "poss", "compound"})
_LINKS = frozenset({"pobj", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OWNED = frozenset({"the", "its", "his", "her", "their", "not", "an", "a"})
# "All guests at the hotel" are all there are.
_PLACED = frozenset({"of", "from", "including", "in", "out", "at"})
_ENDS = frozenset({"PUNCT", "AUX", "VERB", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Share:
    """How much is meant, the nouns that say of what, and where the phrase begins and ends."""

    kind: Kind
    heads: tuple[int, ...]
    first: int
    last: int
    narrowed: bool = False
    """Whether a clause or a place says which of them: "all families *living by the dam*"."""


def share_at(tree: Tree, at: int) -> Share | None:
    """Say how much of a thing a noun with its words means; None where nothing tells."""
    token = tree.tokens[at]
    if token.pos not in _NOUNS and token.pos not in ("PRON", "NUM", "DET"):
        return None
    first, last = _from(tree, at), _to(tree, at)
    heads = (at, *_below(tree, at))
    before = [_word(tree, i) for i in range(max(0, first - 1), at)]
    kind = _kind(tree, at, before, first, last)
    if kind is None:
        return None
    counts = token.pos in ("NUM", "DET", "PRON")
    counts = counts or (kind == "all" and _word(tree, at) in words("extents", "all_of", "words"))
    if kind in ("all", "only") and counts and _of(tree, at) is not None and len(heads) > 1:
        # "The whole of the mill" is the mill, "all nine of the mills" are mills.
        heads = heads[1:]
    begins = (
        first - 1
        if first and _word(tree, first - 1) in words("extents", "only", "words")
        else first
    )
    ends = last + 1 if last + 1 < len(tree.tokens) and _trails(tree, last) else last
    return Share(kind, heads, begins, ends, _is_narrowed(tree, at))


def things_of(framer: Framer, tree: Tree, share: Share) -> tuple[str, ...]:
    """Name what a share is of, as other accounts name it: nouns in small letters, and names."""
    found = dict[str, None]()
    for i in share.heads:
        token = tree.tokens[i]
        if token.pos == "PROPN":
            found |= dict.fromkeys(n.lower() for n in _names(tree, i))
        if (name := canon(framer, tree, i)) is not None and token.pos != "PRON":
            found[name.lower()] = None
        found[class_of_noun(token.lemma.lower())] = None
    return tuple(found)


def rests_in(tree: Tree) -> Iterator[int]:
    """Yield the nouns of a sentence that stand for what is left of a thing: "the rest of the quay"."""
    for i, token in enumerate(tree.tokens):
        if token.pos in (*_NOUNS, "NUM") and _is_rest(tree, i):
            yield i


def _kind(tree: Tree, at: int, before: list[str], first: int, last: int) -> Kind | None:
    word = _word(tree, at)
    hedged = set(before) & words("extents", "nearly", "words")
    own = before[1:] if first else before
    every = set(own) & words("extents", "all", "words")
    whole_of = word in words("extents", "all_of", "words") and _of(tree, at) is not None
    everybody = word in words("extents", "everybody", "words")
    if _is_rest(tree, at):
        return "rest"
    alike = last + 1 < len(tree.tokens) and _word(tree, last + 1) == "alike"
    if every or whole_of or everybody or alike or _of_every(tree, at):
        return None if hedged else "all"
    if _is_only(tree, at, before) or _trails(tree, last):
        return "only"
    if word in words("extents", "part", "words") and _of(tree, at) is not None:
        return "part"
    if tree.tokens[at].pos != "PRON" and set(before) & words("extents", "few", "words"):
        return "few"
    return None


def _of_every(tree: Tree, at: int) -> bool:
    """Say whether a number stands for each of a group: "every one of the lamps"."""
    return tree.tokens[at].pos == "NUM" and any(
        _word(tree, k) in words("extents", "all", "words") for k in tree.kids[at]
    )


def _is_only(tree: Tree, at: int, before: list[str]) -> bool:
    """Say whether "only" stands before a phrase, and not "the only", "not only" or "only hours"."""
    limits = words("extents", "only", "words")
    told = [n for n, word in enumerate(before) if word in limits]
    if not told or tree.tokens[at].lemma.lower() in words("extents", "spans", "words"):
        return False
    return told[0] == 0 or before[told[0] - 1] not in _OWNED


def _trails(tree: Tree, last: int) -> bool:
    """Say whether "only" or "alone" stands right behind a phrase: "shellfish only are barred"."""
    follows = last + 1
    if follows >= len(tree.tokens) or _word(tree, follows) not in words(
        "extents", "alone", "words"
    ):
        return False
    return follows + 1 >= len(tree.tokens) or tree.tokens[follows + 1].pos in _ENDS


def _is_rest(tree: Tree, at: int) -> bool:
    if _word(tree, at) in words("extents", "rest", "words"):
        return any(_word(tree, k) == "the" for k in tree.kids[at])
    kids = {_word(tree, k) for k in tree.kids[at]}
    return "the" in kids and bool(kids & words("extents", "others", "words"))


def _is_narrowed(tree: Tree, at: int) -> bool:
    """Say whether it is told which of them are meant, by more than the name of a place."""
    for k in tree.kids[at]:
        token = tree.tokens[k]
        if token.dep in ("acl", "relcl") and k > at:
            return not _takes_in_all(tree, k)
        if token.dep == "prep" and token.text.lower() not in _PLACED:
            return not any(_word(tree, g) in ("board", "aboard") for g in tree.kids[k])
        held = tree.child(k, "pobj") if token.dep == "prep" else None
        if held is not None and token.text.lower() == "in" and tree.tokens[held].pos == "NOUN":
            # "Every household *in the country*" are all there are.
            return tree.tokens[held].lemma not in words("extents", "lands", "words")
    return False


def _takes_in_all(tree: Tree, clause: int) -> bool:
    """Say whether a clause leaves nobody out: "every car *sold worldwide*", "every count *she faced*"."""
    wide = words("extents", "after_all", "words")
    subject = tree.child(clause, "nsubj")
    if any(_word(tree, i) in wide for i in tree.below(clause, 2)):
        return True
    return subject is not None and tree.tokens[subject].tag == "PRP"


def _below(tree: Tree, at: int) -> Iterator[int]:
    """Yield what a noun is of, and what is joined to it: the *mill* of "a part of the mill"."""
    todo, seen = [at], {at}
    while todo:
        here = todo.pop()
        for k in tree.kids[here]:
            dep = tree.tokens[k].dep
            follows = [k] if dep in _LINKS and tree.tokens[k].pos in (*_NOUNS, "PRON") else []
            if dep == "prep" and _word(tree, k) in ("of", "from", "in", "at", "to"):
                follows = [g for g in tree.kids[k] if tree.tokens[g].dep == "pobj"]
            for i in follows:
                if i not in seen:
                    seen.add(i)
                    todo.append(i)
                    yield i


def _of(tree: Tree, at: int) -> int | None:
    of = next((k for k in tree.kids[at] if _word(tree, k) == "of"), None)
    return tree.child(of, "pobj") if of is not None else None


def _from(tree: Tree, at: int) -> int:
    """Give where a noun's own words begin."""
    own = [at]
    todo = [at]
    while todo:
        here = todo.pop()
        nearer = [k for k in tree.kids[here] if k < at and tree.tokens[k].dep in _FRONT]
        own += nearer
        todo += nearer
    return min(own)


def _to(tree: Tree, at: int) -> int:
    """Give where a noun ends with what is joined to it, and no clause or place behind it."""
    return max(at, *(i for i in tree.conjuncts(at)))


def _names(tree: Tree, at: int) -> Iterator[str]:
    beside = [k for k in tree.kids[at] if tree.tokens[k].dep == "compound"]
    yield from (tree.tokens[i].text for i in (*beside, at) if tree.tokens[i].pos == "PROPN")


def _word(tree: Tree, index: int) -> str:
    return tree.tokens[index].text.lower()
