"""Who is who: what the accounts call somebody whom they name.

"Police Chief Ada Lind", "the police chief, Ada Lind" and "Ada Lind, who is chief of police"
agree in who she is. Nothing is claimed of what only one of them calls her.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collation.frames import Framer
from variorum.collation.likeness import plain
from variorum.collation.nations import nation_of
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.lexicon.persons import is_honorific, role
from variorum.model import Entity, Fact, Span

# What may stand between a name and what its bearer is called: a comma, an article, a rank.
_BEFORE = re.compile(r"(?: of [\w’'-]+(?: [\w’'-]+){0,3})?(?:,? (?:[A-Z][\w.]*,? ){0,2}|: )$")
_AFTER = re.compile(
    r"^(?: \([^)]{1,12}\))?,? (?:(?:is|was|who is) )?(?:(?:an?|the|its|his|her|their|[\w'’]+[’']s) )?(?:[\w'’-]+ ){0,2}$"
)
NEAR = 45
# Ranks and forms of address that tell nobody from another.
_EMPTY = frozenset({"dr", "prof", "gen", "brig", "capt", "sgt", "rev", "sir"})


def find_identities(framer: Framer) -> Iterator[Fact]:
    """Yield for each name and each thing its bearer is called the first place where both stand together."""
    for entity in framer.reading.entities:
        if entity.type != "PERSON" or not entity.named:
            continue
        for called in (*entity.roles, *_appositions(framer, entity)):
            offices = frozenset(_offices(called)) or frozenset({plain(called.lower())})
            span = _together(framer, entity, called)
            if span is not None and not _is_empty(called):
                yield Fact(
                    kind="attribute",
                    article=span.article,
                    key=("who", entity.name),
                    label=span.exact,
                    evidence=(span,),
                    subject=entity.name,
                    statements=framer.statement_ids(span),
                    who=tuple(sorted(offices)),
                    source=framer.source(span),
                )


def identities(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield for each name the facts of the accounts that call its bearer the same."""
    bearers = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "who":
            bearers[str(fact.key[1])].append(fact)
    for held in bearers.values():
        tellers = defaultdict[str, dict[str, Fact]](dict)
        for fact in held:
            for word in fact.who:
                tellers[word].setdefault(fact.article, fact)
        word = max(sorted(tellers), key=lambda w: len(tellers[w]))
        told = tuple(tellers[word].values())
        if len(told) > 1 and not all(map(_rules_a_country, told)):
            yield told


def _rules_a_country(fact: Fact) -> bool:
    """Say whether all that somebody is called is who rules a country: every reader knows that.

    "Norwegian Prime Minister Ada Lind" tells it, "Ada Lind, president of the rowing club" not.
    """
    left = fact.label.replace("’s", "").replace("'s", "").replace(",", "")
    for title in sorted(words("roles", "leader", "word"), key=lambda w: (-len(w), w)):
        rest = re.sub(rf"\b{title}\b", "", left, flags=re.IGNORECASE)
        if rest != left:
            parts = set(rest.split()) - set((fact.subject or "").split())
            return all(w in ("the", "of") or nation_of(w) or w in _COMPASS for w in parts)
    return False


_COMPASS = frozenset({"South", "North"})


def _appositions(framer: Framer, entity: Entity) -> Iterator[str]:
    """Yield the nouns that stand beside a name for its bearer: "his former assistant, Ada Lind"."""
    for mention in entity.mentions:
        tree = framer.forest.at(mention.start)
        if tree is None:
            continue
        for i in tree.within(mention.start, mention.end):
            beside = [tree.tokens[i].head] if tree.tokens[i].dep == "appos" else []
            beside += [k for k in tree.kids[i] if tree.tokens[k].dep == "appos"]
            yield from (_with_rank(tree, b) for b in beside if tree.tokens[b].tag == "NN")


def _with_rank(tree: Tree, noun: int) -> str:
    """Give a noun with the word before it that makes a lesser office of it: "assistant professor"."""
    before = tree.tokens[noun - 1].text if noun else ""
    lesser = before.lower() in words("roles", "lesser", "word")
    return f"{before} {tree.tokens[noun].text}" if lesser else tree.tokens[noun].text


def _is_empty(called: str) -> bool:
    """Say whether a word tells nobody from another: a form of address, a rank, "man"."""
    bare = called.lower().rstrip(".")
    office = role(bare)
    generic = office is not None and office.generic
    return generic or bare in _EMPTY or is_honorific(bare) or bare in ("man", "woman", "resident")


def _offices(called: str) -> Iterator[str]:
    """Yield the last word of a description that tells an office, a relation or a trade.

    A police chief is no chief inspector, and an assistant professor no professor.

    >>> [*_offices("former deputy mayor")]
    ['deputy mayor']
    """
    parts = [word.rstrip(".,") for word in called.lower().partition(",")[0].split()]
    for at in reversed(range(len(parts))):
        bare = parts[at]
        office = role(bare)
        if office is not None and bare not in _EMPTY and not is_honorific(bare):
            lesser = [w for w in parts[:at] if w in words("roles", "lesser", "word")]
            yield " ".join([*lesser, plain(bare)])
            return


def _together(framer: Framer, entity: Entity, called: str) -> Span | None:
    """Give the first stretch in which a name and what its bearer is called stand side by side."""
    article = framer.reading.article
    for mention in entity.mentions:
        if len(set(entity.name.split()) & set(mention.exact.split())) < min(
            2, len(entity.name.split())
        ):
            # "Dr Price" may be the other Price, and "the mayor's cousin" is no name.
            continue
        before = article.text[max(0, mention.start - NEAR - len(called)) : mention.start]
        at = before.rfind(called)
        if at >= 0 and _BEFORE.match(before[at + len(called) :]):
            start = mention.start - len(before) + at
            return article.span(
                _whole_from(article.text, start), _whole_to(article.text, mention.end)
            )
        after = article.text[mention.end : mention.end + NEAR + len(called)]
        at = after.find(called)
        if at >= 0 and _AFTER.match(after[:at]):
            return article.span(mention.start, mention.end + at + len(called))
    return None


def _whole_from(text: str, start: int) -> int:
    """Give where a title begins of which only the end was found: "Lind County [Executive]"."""
    if not text[start : start + 1].isupper():
        return start
    before = _NAME_BEFORE.search(text, max(0, start - NEAR), start)
    return before.start() if before is not None else start


def _whole_to(text: str, end: int) -> int:
    """Give where a name ends that was cut at a hyphen."""
    rest = re.compile(r"-\w+").match(text, end)
    return rest.end() if rest is not None else end


# Words with a capital before a title, inside a sentence: what opens one may be any word.
_NAME_BEFORE = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w’'&.-]* )+$")
