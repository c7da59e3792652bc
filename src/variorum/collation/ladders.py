"""On which rung somebody or something stands: how badly hurt, how made to leave, what became of a post.

On one ladder there is one rung at a time. What lies a step apart may be one thing told less or
more closely (seriously hurt, in a critical condition); two steps apart (critical, stable) only
one of them can be right. An account that names several rungs is a witness for all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from variorum.collation.bearers import bearer_of, may_be_one
from variorum.collation.circumstances import core_of_story
from variorum.collation.classes import ANYTHING, SOMEBODY, Table, people, table_of
from variorum.collation.conditions import find_conditions
from variorum.collation.frames import Framer
from variorum.collation.mysteries import find_mysteries
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import Sense, claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.slots import Slot, are_two, filler, slots_of
from variorum.collation.stretches import core_of, stretch_of
from variorum.collation.trees import Tree
from variorum.collation.undergoers import roles_of, under
from variorum.lexicon import entries, words
from variorum.model import Fact

# Rungs this far apart exclude each other.
APART = 2
_SO_FAR = re.compile(
    r"\b(?:so far|yet|initially|at first|earlier|previously|for now)\b", re.IGNORECASE
)
_HURT = frozenset({"injure", "hospitalise", "shoot", "stab", "kill"})


def find_rungs(framer: Framer) -> Iterator[Fact]:
    """Yield the rungs on which an account puts somebody or something."""
    tables, called, unasked = _tables(), _called(), _unasked(framer)
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            near = called.get(token.lemma.lower(), ()) or called.get(token.text.lower(), ())
            for ladder in near:
                if ladder not in unasked:
                    yield from _rung(framer, tree, index, ladder, tables[ladder])
    yield from find_conditions(framer)
    yield from find_mysteries(framer)
    yield from _willing(framer)
    yield from _absent(framer)


def _unasked(framer: Framer) -> frozenset[str]:
    """Name the ladders that an account is not about: nobody asks for a crossing where there is none."""
    told = {token.lemma.lower() for tree in framer.forest.trees for token in tree.tokens}
    return frozenset(
        name for name, row in _ladders().items() if "story" in row and told.isdisjoint(row["story"])
    )


def ladders(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the rungs of one ladder on which accounts put one and the same, where they exclude each other."""
    told = defaultdict[tuple[str, str], list[Fact]](list)
    core = core_of_story(scene)
    for fact in facts:
        era = scene.era(fact)
        # Of another time only somebody with a name is surely the same in two accounts.
        named = era is not None and str(fact.subject)[:1].isupper()
        if fact.key[0] != "rung" or era is None or not (era == "now" or named):
            continue
        name = str(fact.key[1])
        # Who was hurt here lies in a hospital elsewhere; a mill elsewhere is another mill.
        if not (_ladders()[name].get("groups", False) and scene.elsewhere(fact)):
            about = "" if fact.key[2] in core else fact.key[2]
            told[name, era].append(replace(fact, key=("rung", name, about)))
    many = {f.article for f in facts if f.key[0] == "toll" and f.key[1] in _HURT and _is_many(f)}
    for (name, _), held in sorted(told.items()):
        course = _ladders()[name].get("course", False)
        stood = [*_as_they_stood(held, scene)] if course else held
        lone = {a for a, own in _by_account(stood).items() if _is_of_one(own)} - many
        kept = [f for f in stood if any(_against(f, g, stood, lone) for g in stood)]
        for question in _of_one_bearer(kept, lone):
            yield tuple(
                replace(f, key=("ladder", name, None), subject=_shown(question)) for f in question
            )


def _as_they_stood(facts: Sequence[Fact], scene: Scene) -> Iterator[Fact]:
    """Keep what accounts of unlike days tell first: how it stood then, and not how it had been before."""
    days = {scene.published.get(f.article) for f in facts}
    if len(days) < 2 or None in days:
        # "So far" it was so: whoever tells otherwise may tell what came of it.
        yield from (f for f in facts if not _SO_FAR.search(f.evidence[0].exact))
        return
    for own in _by_account(facts).values():
        first: list[Fact] = []
        for fact in sorted(own, key=lambda f: f.evidence[0].start):
            if not any(may_be_one(fact, other, alone=True) for other in first):
                first.append(fact)
        kept = {(f.subject, f.value) for f in first}
        yield from (f for f in own if (f.subject, f.value) in kept)


def heights(fact: Fact) -> tuple[float, float]:
    """Give the height of a rung, or from where to where what is told but loosely may lie."""
    step = _ladders()[str(fact.key[1])]["step"][str(fact.value)]
    low, high = step if isinstance(step, list) else (step, step)
    return float(low), float(high)


def exclude_rungs(one: Fact, other: Fact) -> bool:
    """Say whether two rungs cannot both be right."""
    here, there = heights(one), heights(other)
    return max(here[0] - there[1], there[0] - here[1]) >= APART


def runs_its_course(question: Sequence[Fact]) -> bool:
    """Say whether the rungs of a question are climbed or fallen from with time."""
    kind, name = question[0].key[:2]
    return kind == "ladder" and bool(_ladders()[str(name)].get("course", False))


def asked_of(ladder: str) -> str:
    """Give what is asked of a ladder: "how badly hurt"."""
    return str(_ladders()[ladder]["asks"])


def _against(one: Fact, other: Fact, held: Sequence[Fact], lone: set[str]) -> bool:
    """Say whether all that another account says of the same excludes all that this one says of it."""
    if one.article == other.article or not _same(one, other, lone) or not exclude_rungs(one, other):
        return False
    mine = [f for f in held if f.article == one.article and _same(f, one, lone)]
    theirs = [f for f in held if f.article == other.article and _same(f, other, lone)]
    return all(exclude_rungs(a, b) for a in _closest(mine) for b in _closest(theirs))


def _closest(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out what is told more closely by the same account: "was hurt" of one badly hurt."""
    spans = {heights(f) for f in facts}
    for fact in facts:
        low, high = heights(fact)
        if not any((low, high) != (a, b) and low <= a and b <= high for a, b in spans):
            yield fact


def _same(one: Fact, other: Fact, lone: set[str]) -> bool:
    if one.key[2] != other.key[2]:
        return False
    if _ladders()[str(one.key[1])].get("whole", False):
        return True
    alone = one.article in lone and other.article in lone
    return (
        may_be_one(one, other, alone=alone) and not are_two(one, other) and not _of_two(one, other)
    )


def _of_two(one: Fact, other: Fact) -> bool:
    """Say whether they belong to two things: the driver of the bus, the driver of the lorry."""
    which = filler(one, "which"), filler(other, "which")
    return all(which) and not set(which[0]) & set(which[1]) and one.subject == other.subject


def _is_of_one(facts: Sequence[Fact]) -> bool:
    """Say whether an account tells a thing of one bearer only."""
    return all(may_be_one(facts[0], f, alone=True) for f in facts)


def _is_many(fact: Fact) -> bool:
    return isinstance(fact.value, float | int) and fact.value > 1


def _of_one_bearer(facts: Sequence[Fact], lone: set[str]) -> Iterator[list[Fact]]:
    """Sort facts by whom they are told of."""
    groups: list[list[Fact]] = []
    for fact in facts:
        home = next((g for g in groups if any(_same(f, fact, lone) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    for group in groups:
        if len({f.article for f in group}) > 1:
            yield group


def _by_account(facts: Sequence[Fact]) -> Mapping[str, Sequence[Fact]]:
    told = defaultdict[str, list[Fact]](list)
    for fact in facts:
        told[fact.article].append(fact)
    return told


def _shown(facts: Sequence[Fact]) -> str:
    """Name the bearer as the accounts do most closely: by a name, else as most of them do."""
    if _ladders()[str(facts[0].key[1])].get("whole", False):
        return ""
    called = Counter(name for f in facts if (name := str(f.subject or "")))
    names = sorted(called, key=lambda n: (n.islower(), -called[n], -len(n), n))
    return names[0] if names else "the one told of"


def _rung(framer: Framer, tree: Tree, index: int, ladder: str, table: Table) -> Iterator[Fact]:
    sense = sense_at(tree, index, table) if tree.tokens[-1].text != "?" else None
    if sense is None or sense.name not in _ladders()[ladder]["step"]:
        return
    row, claim = _ladders()[ladder], claim_at(tree, index)
    name = row.get("refused", {}).get(sense.name) if _is_refused(tree, sense) else sense.name
    sign = -claim.sign if _no_longer(tree, index) else claim.sign
    rung = name if sign > 0 else row.get("denied", {}).get(name)
    ahead = row.get("ahead", False)
    told = claim.mood == "real" or (ahead and claim.mood == "future")
    told = told or (ahead is True and claim.mood == "planned")
    near = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    if not told or rung is None or "until" in near or (row.get("now", False) and "had" in near):
        # "Remained in office until May", "had been sealed": so it was before.
        return
    if row.get("once", False) and _is_of_another(tree):
        return
    token = tree.tokens[index]
    described = token.pos == "ADJ" and token.dep in ("amod", "compound")
    if described or (token.dep == "acl" and token.lemma in ("name", "call")):
        # "the injured guard", "a man named Lind"
        return
    undergoer, agent = roles_of(tree, sense)
    bearer = _bearer(framer, tree, _owner(tree, undergoer, ladder), ladder)
    span = stretch_of(tree, sense, agent, undergoer)
    predicate = tree.span(index, index)
    denies = token.lemma in words("grammar", "denial", "words")
    if bearer is None or (framer.denied(predicate) and not denies):
        return
    name, traits = bearer
    yield Fact(
        kind="attribute",
        article=tree.article.id,
        key=("rung", ladder, ""),
        label=span.exact,
        evidence=(span, core_of(tree, index, undergoer)),
        value=rung,
        subject=name,
        when=framer.when(tree, index),
        where=framer.where(tree, index),
        statements=framer.statement_ids(predicate),
        source=framer.source(predicate),
        hedged=claim.hedged or framer.hedged(predicate),
        slots=tuple(sorted((*traits, *slots_of(framer, tree, index, agent, undergoer)))),
    )


def _is_refused(tree: Tree, sense: Sense) -> bool:
    """Say whether a "not" stands before a word of the phrase: "entered a plea of *not* guilty"."""
    if "not" in sense.phrase:
        return False
    for k in tree.below(sense.index, 4):
        before = [t.text.lower() for t in tree.tokens[max(0, k - 2) : k] if t.text != "-"]
        if tree.tokens[k].pos == "ADJ" and tree.tokens[k].text.lower() in sense.phrase:
            return before[-1:] == ["not"]
    return False


def _no_longer(tree: Tree, index: int) -> bool:
    """Say whether it is so no more: "*no longer* enjoys immunity"."""
    near = [k for k in tree.kids[index] if tree.tokens[k].text.lower() in ("longer", "more")]
    return any(tree.tokens[k - 1].text.lower() == "no" for k in near if k)


def _is_of_another(tree: Tree) -> bool:
    """Say whether a sentence tells of another trial: "the *first* trial ended in a mistrial"."""
    return any(t.text.lower() in words("ladders", "another", "words") for t in tree.tokens)


def _owner(tree: Tree, undergoer: int | None, ladder: str) -> int | None:
    """Give whose a thing is that stands for its owner: "lifted *his* immunity"."""
    owned = _ladders()[ladder].get("owned", ())
    if undergoer is None or tree.tokens[undergoer].lemma not in owned:
        return undergoer
    return tree.child(undergoer, "poss")


def _willing(framer: Framer) -> Iterator[Fact]:
    """Yield who agreed to do what, or refused to: "agreed to testify", "declined to testify"."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            rung = _wills().get(token.lemma)
            done = tree.child(index, "xcomp") if rung is not None else None
            if rung is None or done is None:
                continue
            claim = claim_at(tree, index)
            if claim.mood != "real" or claim.sign < 0:
                continue
            bearer = bearer_of(framer, tree, tree.subject(index))
            held = bearer is not None and (bearer[0] or bearer[1])
            if tree.tokens[done].lemma in words("grammar", "light", "words") or not held:
                continue
            name, traits = bearer or ("", ())
            span = tree.span(min(index, done), max(index, done))
            thing = tree.object(done)
            about = canon(framer, tree, thing) if thing is not None else None
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("rung", "willing", f"{tree.tokens[done].lemma} {about or ''}".strip()),
                label=span.exact,
                evidence=(span,),
                value=rung,
                subject=name,
                when=framer.when(tree, index),
                where=framer.where(tree, index),
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
                slots=traits,
            )


def _absent(framer: Framer) -> Iterator[Fact]:
    """Yield that there is none of what would put somebody on a rung: "no trace of the boy"."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            row = _nones().get(token.lemma.lower()) if token.pos in ("NOUN", "PROPN") else None
            verb = tree.verb_of(index) if row is not None else None
            if row is None or verb is None or not tree.has_no(index):
                continue
            whole = _ladders()[row["ladder"]].get("whole", False)
            there = tree.tokens[verb].lemma in words("existence", "perceiving", "words") | {"be"}
            held = under(tree, index, "of")
            held = under(tree, verb, "of") if held is None else held
            bearer = ("", ()) if whole else bearer_of(framer, tree, held)
            if bearer is None or not there:
                continue
            inside = [index, verb, *tree.kids[index], *([held] if held is not None else [])]
            span = tree.span(min(inside), max(inside))
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("rung", row["ladder"], ""),
                label=span.exact,
                evidence=(span,),
                value=row["rung"],
                subject=bearer[0],
                when=framer.when(tree, index),
                where=framer.where(tree, index),
                statements=framer.statement_ids(span),
                source=framer.source(span),
                hedged=framer.hedged(span),
                slots=bearer[1],
            )


@cache
def _nones() -> Mapping[str, Mapping[str, Any]]:
    return {word: row for row in entries("ladders", "none") for word in row["words"]}


@cache
def _wills() -> Mapping[str, str]:
    return {verb: row["rung"] for row in entries("ladders", "will") for verb in row["words"]}


def _bearer(
    framer: Framer, tree: Tree, index: int | None, ladder: str
) -> tuple[str, tuple[Slot, ...]] | None:
    """Give the one on a rung, where the ladder is one of people, of groups or of things."""
    row = _ladders()[ladder]
    if row.get("whole", False):
        return "", ()
    bearer = bearer_of(framer, tree, index)
    if bearer is None:
        return None
    name, traits = bearer
    groups = row.get("groups", False)
    if dict(traits).get("many") and (not groups or (groups == "things" and name in people())):
        return None
    if index is not None and not name and tree.tokens[index].text.lower() == "it":
        name = _thing_before(tree, index, _said_of(ladder)) or ""
    return (name, traits) if name or traits else None


def _thing_before(tree: Tree, index: int, said_of: frozenset[str]) -> str | None:
    """Give what "it" stands for, of the things that may stand on a ladder: "boarded the *trawler* and seized it"."""
    for i in range(index - 1, -1, -1):
        token = tree.tokens[i]
        if token.lemma.lower() in said_of and token.pos in ("NOUN", "PROPN", "ADJ"):
            return class_of_noun(token.lemma)
    return None


@cache
def _said_of(ladder: str) -> frozenset[str]:
    """Give the nouns that may stand on a ladder, where only some may."""
    table = _tables()[ladder]
    held = (
        *chain.from_iterable(table.verbs.values()),
        *(e for p in table.phrases.values() for _, e in p),
    )
    return frozenset(chain.from_iterable(entry.of for entry in held)) - {ANYTHING, SOMEBODY}


@cache
def _ladders() -> Mapping[str, Mapping[str, Any]]:
    return {row["name"]: row for row in entries("ladders", "ladder")}


@cache
def _tables() -> Mapping[str, Table]:
    rows = defaultdict[str, list[Mapping[str, object]]](list)
    for row in entries("ladders"):
        rows[row["ladder"]].append(row)
    return {ladder: table_of(held) for ladder, held in rows.items()}


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """Map each word that may stand for a rung to the ladders it may stand on."""
    found = defaultdict[str, dict[str, None]](dict)
    for ladder, table in _tables().items():
        for word in (*table.verbs, *table.adjectives, *table.phrases, *table.nouns):
            found[word][ladder] = None
    return {word: tuple(held) for word, held in found.items()}
