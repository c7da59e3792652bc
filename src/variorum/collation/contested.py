"""Claims that are open to contest: what is foretold, given as a reason, called a success, safe, or the last.

An editor wants to know on whose word such a claim stands, however it is worded: "will not
change the course of the war" and "are no game-changer" are one claim. Its key is the class of
claim, its side, and what it is about, never how like two sentences are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    readers = _readers()
    for tree in framer.forest.trees:
        if not tree.tokens or tree.tokens[-1].text == "?":
            continue
        for index, token in enumerate(tree.tokens):
            held = {*readers.get(token.lemma.lower(), ()), *readers.get(token.text.lower(), ())}
            for reader in sorted(held, key=_ORDER.index):
                for claim in reader(framer, tree, index):
                    yield _fact(framer, tree, index, claim)


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
        slots=(("nations", _nations(framer, tree)),),
    )


def _nations(framer: Framer, tree: Tree) -> tuple[str, ...]:
    """Give the countries that a sentence names, else those the account's first lines name."""
    for some in ((tree,), framer.forest.trees[:LEAD]):
        named = {
            nation
            for t in some
            for k in range(len(t.tokens))
            if t.tokens[k].pos in ("PROPN", "ADJ") and is_nation(nation := str(canon(framer, t, k)))
        }
        if named:
            return tuple(sorted(named))
    return ()
