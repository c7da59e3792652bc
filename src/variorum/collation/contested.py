"""Claims that are open to contest: what is foretold, given as a reason, called a success, safe, or the last.

An editor wants to know on whose word such a claim stands, however it is worded: "will not
change the course of the war" and "are no game-changer" are one claim. Its key is the class of
claim, its side, and what it is about, never how like two sentences are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from variorum.collation.achieved import moved, reached, succeeded, worked
from variorum.collation.contested_claim import Contested
from variorum.collation.contested_reason import reason
from variorum.collation.foretold import at_first, dangerous, isolated, last, likelihood, turning
from variorum.collation.frames import Framer
from variorum.collation.nations import is_nation
from variorum.collation.participants import canon
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# A reading is no longer than a line.
LINE = 100
# Headline, date line and lead say whose story it is.
LEAD = 3
Reader = Callable[[Framer, Tree, int], Iterator[Contested]]
# By which words of the lexicon each kind of claim is known.
_FIELDS: Mapping[Reader, Sequence[tuple[str, str]]] = {
    turning: [("turning", "thing"), ("decisive", "word")],
    last: [("last", "thing")],
    at_first: [("first", "word")],
    likelihood: [("likely", "word"), ("prospect", "word")],
    dangerous: [("danger", "word")],
    isolated: [("isolated", "word")],
    reached: [("reached", "thing")],
    worked: [("success", "word")],
    succeeded: [("success", "adjective"), ("success", "noun")],
    moved: [("moved", "verb")],
    reason: [("reason", field) for field in ("by", "before", "because", "after", "to")],
}
_ORDER = [*_FIELDS]


def find_contested(framer: Framer) -> Iterator[Fact]:
    """Yield the contestable claims of an account, each with its class, its side and what it is about."""
    readers, lead = _readers(), _nations(framer, framer.forest.trees[:LEAD])
    for tree in framer.forest.trees:
        if not tree.tokens or tree.tokens[-1].text == "?":
            continue
        nations: tuple[str, ...] | None = None
        for index, token in enumerate(tree.tokens):
            held = {*readers.get(token.lemma.lower(), ()), *readers.get(token.text.lower(), ())}
            for reader in sorted(held, key=_ORDER.index):
                for claim in reader(framer, tree, index):
                    # Whose story it is says the sentence, else the account's first lines.
                    if nations is None:
                        nations = _nations(framer, (tree,)) or lead
                    yield replace(_fact(framer, tree, index, claim), slots=(("nations", nations),))


@cache
def _readers() -> Mapping[str, tuple[Reader, ...]]:
    """Give for each word those who know what is contested of it."""
    found = defaultdict[str, list[Reader]](list)
    for reader, fields in _FIELDS.items():
        for section, field in fields:
            for word in words("contested", section, field):
                found[word].append(reader)
    return {word: tuple(readers) for word, readers in found.items()}


def _fact(framer: Framer, tree: Tree, index: int, claim: Contested) -> Fact:
    first, last = min(claim.inside), max(claim.inside)
    while last > index and tree.tokens[last].end - tree.tokens[first].start > LINE:
        last -= 1
    while first < index and tree.tokens[last].end - tree.tokens[first].start > LINE:
        first += 1
    span = tree.span(first, last)
    here = tree.span(index, index)
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("contested", claim.name),
        label=span.exact,
        evidence=(span,),
        polarity="positive" if claim.sign > 0 else "negative",
        when=framer.when(tree, index),
        statements=framer.statement_ids(here),
        source=framer.source(here),
        hedged=framer.hedged(here),
        who=tuple(sorted(claim.about)),
    )


def _nations(framer: Framer, trees: Sequence[Tree]) -> tuple[str, ...]:
    """Give the countries that some sentences name."""
    named = {
        nation
        for tree in trees
        for k, token in enumerate(tree.tokens)
        if token.pos in ("PROPN", "ADJ") and is_nation(nation := str(canon(framer, tree, k)))
    }
    return tuple(sorted(named))
