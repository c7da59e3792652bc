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
