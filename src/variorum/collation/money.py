"""What a deal is worth: sums with the deal they belong to, its stage, and whether debt is in them.

Sums of money differ only where all of that is known and alike; equal sums need nothing more
than to be sums of a deal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.figures import Figure
from variorum.collation.frames import Framer
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# A sum below this is a price of a share, or a part of it, even where the text leaves that out.
MILLION = 1_000_000


def find_money(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each sum that a deal is said to be worth."""
    for figure in figures:
        if figure.quantity.dimension != "money":
            continue
        deal = _deal(figure)
        if deal is None:
            continue
        small = (figure.quantity.value or 0) < MILLION
        each = "each" if small or "/" in (figure.quantity.unit or "") else "in all"
        yield figure.fact(
            ("money", each, _stage(figure, deal)),
            figure.evidence(deal),
            deal,
            subject=_target(figure, deal),
        )


def _deal(figure: Figure) -> int | None:
    """Give the noun or verb of a deal that a sum belongs to."""
    tree = figure.tree
    deals = words("deals", "deal", "words")
    for h in figure.chain(6):
        beside = [k for k in tree.kids[h] if tree.tokens[k].dep in _BESIDE]
        # "the deal's value would be …"
        beside += [k for b in beside for k in tree.kids[b] if tree.tokens[k].dep == "poss"]
        for i in (h, *beside):
            if tree.tokens[i].lemma in deals and i not in figure.inside:
                return i
    return None


_BESIDE = ("nsubj", "nsubjpass", "dobj", "poss", "pobj")


def _stage(figure: Figure, deal: int) -> str | None:
    """Say which of several offers it is, or that debt is counted in."""
    tree = figure.tree
    said = {tree.tokens[i].lemma for i in range(len(tree.tokens))}
    if "debt" in said and "exclude" not in said and "without" not in said:
        return "with debt"
    near = {tree.tokens[k].lemma for h in (deal, *figure.chain(6)) for k in tree.kids[h]}
    if near & words("deals", "first", "words"):
        return "first"
    return "last" if near & words("deals", "last", "words") else None


def _target(figure: Figure, deal: int) -> str | None:
    """Name what is bought: by "of", "for" or a verb of buying in the phrase, else what was last said to be."""
    tree = figure.tree
    verb = tree.verb_of(deal)
    own = _bought(figure.framer, tree, deal)
    if own is None and verb is not None and tree.tokens[deal].dep == "dobj":
        # "made its bid in May for the mill": the parser hangs "for" on the verb
        own = next(
            (
                _company(figure.framer, tree, tree.child(k, "pobj"))
                for k in tree.kids[verb]
                if tree.tokens[k].text.lower() == "for"
            ),
            None,
        )
    if own is not None:
        return own
    definite = any(tree.tokens[k].text.lower() in ("the", "that", "this") for k in tree.kids[deal])
    if not definite:
        return None
    before = [
        name
        for i in range(figure.inside[0])
        if (name := _bought(figure.framer, tree, i)) is not None
    ]
    return before[-1] if before else None


def _bought(framer: Framer, tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.pos == "VERB" and token.lemma in words("deals", "buy", "words"):
        target = tree.object(index)
        return _company(framer, tree, target)
    if token.lemma not in words("deals", "deal", "words"):
        return None
    for k in tree.kids[index]:
        if tree.tokens[k].text.lower() in ("of", "for"):
            return _company(framer, tree, tree.child(k, "pobj"))
        if tree.tokens[k].lemma in words("deals", "buy", "words"):
            return _company(framer, tree, tree.object(k))
    return None


def _company(framer: Framer, tree: Tree, index: int | None) -> str | None:
    if index is None:
        return None
    names = [
        e.name
        for i in tree.below(index, 2)
        if (e := framer.entity(tree.tokens[i].start)) and e.type not in ("GPE", "LOC")
    ]
    # One account has the company's full name, another the first word of it.
    return names[0].split()[0] if names else None
