"""Whether a clause is told to be so, or only supposed: feared, rumoured, asked, set on a condition."""

from __future__ import annotations

from variorum.collation.trees import Tree
from variorum.lexicon import words


def is_told(tree: Tree, verb: int) -> bool:
    """Say whether a clause is told to be so: not on a condition, not feared, not asked, not denied above."""
    seen = set[int]()
    here = verb
    while here not in seen:
        seen.add(here)
        token = tree.tokens[here]
        mark = {
            tree.tokens[k].text.lower()
            for k in tree.kids[here]
            if tree.tokens[k].dep in ("mark", "advmod")
        }
        if mark & words("denials", "supposing", "words"):
            return False
        above = tree.tokens[token.head]
        if here != verb and above.lemma.lower() in words("denials", "supposing", "words"):
            return False
        if token.dep in ("ccomp", "acl", "relcl", "advcl", "pcomp", "xcomp") and (
            above.lemma.lower() in words("denials", "doubting", "words")
        ):
            return False
        if token.dep == "ccomp" and any(tree.tokens[k].dep == "neg" for k in tree.kids[token.head]):
            return False
        here = token.head
    return True


def is_asked(tree: Tree) -> bool:
    """Say whether a sentence asks: "Did Lind open the gate?" tells nothing."""
    return bool(tree.tokens) and tree.tokens[-1].text == "?"


def is_rumoured(tree: Tree, verb: int) -> bool:
    """Say whether a clause is what a rumour says: "a rumour spread that the gate was open"."""
    seen = set[int]()
    while verb not in seen:
        seen.add(verb)
        token = tree.tokens[verb]
        near = (token.head, *tree.kids[token.head]) if token.dep in ("acl", "ccomp") else ()
        if any(tree.tokens[i].lemma in words("denials", "rumour", "words") for i in near):
            return True
        verb = token.head
    return False


def is_taken_back(tree: Tree) -> bool:
    """Say whether a sentence tells that what it reports was withdrawn: "before withdrawing the story"."""
    return any(
        token.lemma in ("withdraw", "retract", "disown", "recant")
        and (told := tree.object(i)) is not None
        and tree.tokens[told].lemma in words("kinds", "account", "words") | {"story", "article"}
        for i, token in enumerate(tree.tokens)
    )
