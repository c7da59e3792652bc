"""Who had not answered when one account came out, and had when a later one did.

"Lind did not respond to requests for comment" holds for the day it is printed. Of accounts of one
day nothing is asked: each asks for itself, and whoever answers one may leave another waiting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from variorum.collation.frames import Framer
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Entity, Fact, Span, Statement

# A reading is as long as a line of print.
LINE = 110

_SPEAKERS = frozenset({"PERSON", "ORG"})


def find_unanswered(framer: Framer) -> Iterator[Fact]:
    """Yield who was asked and did not answer, and whoever is told to say something."""
    known = {e.id: e for e in framer.reading.entities if e.named and e.type in _SPEAKERS}
    for statement in framer.reading.statements:
        who = known.get(statement.speaker or "")
        if who is None or statement.source is None or statement.cue is None:
            continue
        if not _names(statement.source, who) or len(statement.chain) > 1:
            continue
        if statement.act == "silence":
            span = _stretch(framer, statement)
            if not _is_partial(statement):
                yield _fact(framer, who, span, statement, answered=False)
        elif statement.act == "statement" and _is_firsthand(framer, statement):
            yield _fact(framer, who, _stretch(framer, statement), statement, answered=True)
    for tree in framer.forest.trees:
        yield from _asked(framer, tree, known)
        yield from _answering(framer, tree, known)


def unanswered(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield whom one account could get no answer from, with what later accounts have from them."""
    told = defaultdict[str, list[Fact]](list)
    dated = [f for f in facts if f.key[0] == "answer" and f.article in scene.published]
    names = {str(f.key[1]) for f in dated}
    for fact in dated:
        told[_in_full(str(fact.key[1]), names)].append(fact)
    for who, held in told.items():
        silent = _first([f for f in held if f.polarity == "negative"])
        answered = [f for f in held if f.polarity == "positive"]
        spoken = {f.article for f in answered}
        days = [scene.published[f.article] for f in silent]
        silent = [f for f in silent if f.article not in spoken]
        later = [f for f in answered if days and scene.published[f.article] > max(days)]
        if silent and later:
            yield tuple(
                replace(f, key=("state", "answer", who), subject=who)
                for f in (*silent, *_first(later))
            )


def _in_full(name: str, names: Collection[str]) -> str:
    """Give the one full name that a last name stands for: "Lind" for "Ada Lind"."""
    full = [n for n in names if n.endswith(f" {name}")]
    return full[0] if len(full) == 1 and " " not in name else name


def _first(facts: Sequence[Fact]) -> list[Fact]:
    """Keep what each account tells first."""
    found = dict[str, Fact]()
    for fact in sorted(facts, key=lambda f: f.evidence[0].start):
        found.setdefault(fact.article, fact)
    return list(found.values())


def _names(source: Span, who: Entity) -> bool:
    """Say whether a source is called by its own name, and speaks for itself."""
    return any(source.start <= m.start and m.end == source.end for m in who.mentions)


def _is_partial(statement: Statement) -> bool:
    """Say whether only some of it is left unsaid: "did not comment on timing", "declined to say how"."""
    told = {w.lower().strip(".,") for c in statement.content for w in c.exact.split()}
    return bool(told - words("denials", "asked", "words") - words("denials", "around", "words"))


def _is_firsthand(framer: Framer, statement: Statement) -> bool:
    """Say whether somebody is told to say it, in so many words: "said", and not "confirming a rumour"."""
    cue, tree = statement.cue, framer.forest.at(statement.cue.start if statement.cue else 0)
    if cue is None or tree is None or statement.factuality not in ("asserted", "opinion", "denied"):
        return False
    told = [tree.tokens[i] for i in tree.within(cue.start, cue.end)]
    saying = words("light", "saying", "word")
    return any(t.lemma in saying and t.tag in ("VBD", "VBZ", "VBP", "VBN") for t in told)


def _answering(framer: Framer, tree: Tree, known: dict[str, Entity]) -> Iterator[Fact]:
    """Yield who "has responded", whatever it was to."""
    for index, token in enumerate(tree.tokens):
        if token.lemma not in words("denials", "replying", "words") or token.pos != "VERB":
            continue
        who = tree.child(index, "nsubj")
        entity = framer.entity(tree.tokens[who].start) if who is not None else None
        if who is None or entity is None or entity.id not in known or token.tag == "VBG":
            continue
        if claim_at(tree, index) != Claim(1, "real"):
            continue
        inside = [i for i in tree.below(index) if i >= min(tree.phrase(who))]
        start = tree.tokens[min(inside)].start
        kept = [i for i in inside if tree.tokens[i].end - start <= LINE or i <= index]
        span = tree.span(min(kept), max(kept))
        yield _fact(framer, entity, span, None, answered=True)


def _asked(framer: Framer, tree: Tree, known: dict[str, Entity]) -> Iterator[Fact]:
    """Yield who "has been contacted for comment"."""
    for index, token in enumerate(tree.tokens):
        if token.lemma not in words("denials", "asking", "words") or token.pos != "VERB":
            continue
        who = tree.child(index, "nsubjpass")
        near = [*tree.below(index, 2)]
        entity = framer.entity(tree.tokens[who].start) if who is not None else None
        comment = any(tree.tokens[i].lemma in ("comment", "response", "reply") for i in near)
        if who is not None and entity is not None and entity.id in known and comment:
            span = tree.span(min(tree.phrase(who)), max(i for i in near if i < index + 3))
            yield _fact(framer, entity, span, None, answered=False)


def _stretch(framer: Framer, statement: Statement) -> Span:
    """Give who speaks with what is said, or as much of it as a line holds."""
    core = tuple(s for s in (statement.source, statement.cue) if s is not None)
    spans = (*core, *statement.content[:1])
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    article = framer.reading.article
    if end - start > LINE:
        first, last = min(s.start for s in core), max(s.end for s in core)
        if last - first > LINE:
            return core[0]
        cut = article.text.rfind(" ", last, first + LINE)
        return article.span(first, max(last, cut))
    return article.span(start, end)


def _fact(
    framer: Framer, who: Entity, span: Span, statement: Statement | None, *, answered: bool
) -> Fact:
    return Fact(
        kind="attribute",
        article=framer.reading.article.id,
        key=("answer", who.name),
        label=span.exact,
        evidence=(span,),
        value="answer" if answered else "not answer",
        polarity="positive" if answered else "negative",
        scope=() if answered else ("so far",),
        statements=(statement.id,) if statement is not None else (),
        subject=who.name,
    )
